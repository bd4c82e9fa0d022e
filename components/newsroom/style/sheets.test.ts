/**
 * What modules of CSS would hold for the newsroom's sheets, which are plain (docs/decisions/0019-plain-sheets.md): a class
 * belongs to one sheet, others touch it only inside of what is theirs, and none is left that nothing wears.
 */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sheets = globSync('components/newsroom/**/*.css')
/** What ProseMirror itself puts on what is chosen, and what stands around it. */
const ofTheEditor = /^ProseMirror-/

/** Of each sheet, the classes of each of its selectors. */
const selectors = new Map(
  sheets.map((file) => {
    const text = readFileSync(file, 'utf8')
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/url\([^)]*\)|"[^"]*"|'[^']*'/g, '')
    // The formatter gives each selector of a list its own line.
    const found = [...text.matchAll(/([^{};]+)\{/g)].flatMap(([, list]) => list!.trim().split(/,\s*\n/))
    return [
      file,
      found
        .filter((selector) => !selector.startsWith('@'))
        .map((selector) => ({
          selector,
          // An attribute of ours marks a place as a class does.
          classes: [...selector.matchAll(/\.([a-zA-Z][\w-]*)|\[(data-[\w-]+)/g)].map(
            ([, name, data]) => name ?? data!,
          ),
        })),
    ] as const
  }),
)
const classes = [...new Set([...selectors.values()].flat().flatMap((each) => each.classes))]

/** The sheets that dress a class wherever it stands; where none does, the one that alone names it. */
function ownersOf(name: string): string[] {
  const naming = sheets.filter((file) => selectors.get(file)!.some((each) => each.classes.includes(name)))
  const dressing = naming.filter((file) => selectors.get(file)!.some((each) => each.classes.join() === name))
  return dressing.length > 0 || naming.length > 1 ? dressing : naming
}

describe('the newsroom’s sheets', () => {
  it('each class belongs to one of them', () => {
    expect(ownersOf('button')).toEqual(['components/newsroom/ui/ui.css'])
    expect(classes.filter((name) => ownersOf(name).length > 1)).toEqual([])
  })

  it('and others touch it only inside of what is theirs', () => {
    const foreign = sheets.flatMap((file) =>
      selectors
        .get(file)!
        .filter(({ classes }) => classes.length > 0 && !classes.some((name) => ownersOf(name).includes(file)))
        .map(({ selector }) => `${file}: ${selector}`),
    )
    expect(foreign).toEqual([])
  })

  it('nothing wears none of them', () => {
    const code = globSync(['{app,components,lib}/**/*.{ts,tsx}'])
      .filter((file) => !file.includes('.test.'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    // A class may be put together: `story-line-${name}`.
    const isWorn = (name: string) =>
      new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code) ||
      name.split('-').some((_, i, parts) => i > 0 && code.includes(`${parts.slice(0, i).join('-')}-\${`))
    expect(classes.filter((name) => !ofTheEditor.test(name) && !isWorn(name))).toEqual([])
  })
})
