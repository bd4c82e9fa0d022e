/**
 * The style sheet of a page, without the rules that nothing on the page could be dressed by. The sheet of readers' pages
 * stands in each of them, and grows with every kind of block and every part of a front; a page has a few of those.
 */
import { type Selector, parse as selectorsOf } from 'css-what'
import { type AtRule, type ChildNode, parse } from 'postcss'

/** What a selector asks of a page: a class somewhere on it, or one of several selectors in `:is()` or `:where()`. */
type Need = string | readonly Need[][]

/** In the order of the sheet. `needs` of a rule are those of its selectors; other parts stand in every page. */
type Part = { css: string; needs?: readonly Need[][] } | { around: string; parts: readonly Part[] }

type Has = (name: string) => boolean

/** A sheet of a finished build, read when the first page needs it. `usedBy` throws when it is no style sheet. */
export type StyleSheet = { whole: string; usedBy: (has: Has) => string }

/** Pages of one kind have much the same classes: these are the sheets of some hundred kinds, 40 KB each. */
const mostKept = 100

export function styleSheet(css: string): StyleSheet {
  let parts: readonly Part[] | undefined
  let names: readonly string[] = []
  const kept = new Map<string, string>()
  return {
    whole: css,
    usedBy: (has) => {
      if (!parts) {
        parts = partsOf(parse(css).nodes)
        names = [...new Set(parts.flatMap(namesIn))]
      }
      const key = names.filter(has).join(' ')
      let used = kept.get(key)
      if (used === undefined) {
        used = textOf(parts, has)
        if (kept.size >= mostKept) kept.clear()
        kept.set(key, used)
      }
      return used
    },
  }
}

const namesIn = (part: Part): string[] =>
  'css' in part ? (part.needs ?? []).flatMap(namesOf) : part.parts.flatMap(namesIn)

const namesOf = (needs: readonly Need[]): string[] =>
  needs.flatMap((need) => (typeof need === 'string' ? [need] : need.flatMap(namesOf)))

const partsOf = (nodes: readonly ChildNode[]): Part[] =>
  nodes.map((node) => {
    if (node.type === 'rule') return { css: `${node}`, needs: selectorsOf(node.selector).map(needsOf) }
    return node.type === 'atrule' && holdsRules(node)
      ? { around: `@${node.name} ${node.params}`, parts: partsOf(node.nodes ?? []) }
      : { css: node.type === 'atrule' && !node.nodes ? `${node};` : `${node}` }
  })

const holdsRules = ({ name, nodes }: AtRule): boolean =>
  nodes !== undefined && ['media', 'supports', 'container', 'layer'].includes(name)

/** `:not(.a)` asks for nothing, and of `:has(.a)` we ask nothing: a rule too many harms nobody. */
const needsOf = (selector: readonly Selector[]): Need[] =>
  selector.flatMap((part): Need[] => {
    if (part.type === 'attribute' && part.name === 'class' && part.action === 'element') return [part.value]
    if (part.type !== 'pseudo' || !/^(is|where)$/.test(part.name) || !Array.isArray(part.data)) return []
    return [part.data.map(needsOf)]
  })

/**
 * The rules of sheets that a page could use.
 * @param html of the whole page
 * @param ofScripts words of the scripts it may load, which put classes on what they make
 */
export function stylesUsedBy(html: string, ofScripts: ReadonlySet<string>): (sheet: StyleSheet) => string {
  // What comes to a live page while it is read may be of any kind.
  if (html.includes('<live-story')) return (sheet) => sheet.whole
  const classes = classesOf(html)
  return (sheet) => sheet.usedBy((name) => classes.has(name) || ofScripts.has(name))
}

/** As React and we write them, in double quotes. */
function classesOf(html: string): Set<string> {
  const classes = new Set<string>()
  for (const [, names = ''] of html.matchAll(/ class="([^"]*)"/g))
    for (const name of names.split(' ')) classes.add(name)
  return classes
}

const textOf = (parts: readonly Part[], has: Has): string =>
  parts
    .map((part) => {
      if ('css' in part) return !part.needs || isMet(part.needs, has) ? part.css : ''
      const inside = textOf(part.parts, has)
      return inside && `${part.around}{${inside}}`
    })
    .join('')

const isMet = (selectors: readonly Need[][], has: Has): boolean =>
  selectors.some((needs) => needs.every((need) => (typeof need === 'string' ? has(need) : isMet(need, has))))
