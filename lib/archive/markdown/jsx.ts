/**
 * Markdown with components (https://mdxjs.com/docs/what-is-mdx/): programs, expressions and components go, and are said;
 * the words between them stay.
 */
import { note } from '../import/notes.ts'
import type { CommandArguments } from './command-arguments.ts'
import type { Expanding } from './hugo-shortcodes.ts'
import { outsideCode } from './outside-code.ts'
import { aroundBy, shownBy } from './shown-elsewhere.ts'

/** Characters of one tag or expression. */
const longest = 5_000
const mostUnclosed = 1_000

export function withoutJsx(text: string, expanding: Expanding): string {
  const imports = new Map<string, string>()
  return outsideCode(text, (stretch) => withoutTags(withoutPrograms(stretch, imports), imports, expanding))
}

/** Lines of `import` and `export`, to the next empty line; pictures that are imported are remembered by their names. */
function withoutPrograms(text: string, imports: Map<string, string>): string {
  let isWithin = false
  return text
    .split('\n')
    .filter((line) => {
      if (isWithin) isWithin = line.trim() !== ''
      else
        isWithin =
          /^(?:import\s{1,9}(?:["'{*]|[\w$, {}]{1,300}\sfrom\s{1,9}["'])|export\s+(?:const|let|default|function|async|\{|\*))/.test(
            line,
          )
      if (!isWithin) return true
      const [, name, path] =
        /^import\s{1,9}(\w{1,99})\s{1,9}from\s{1,9}["']([^"']{1,500})["']/.exec(line) ?? []
      if (name && path && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(path)) imports.set(name, path)
      return false
    })
    .join('\n')
}

type JsxTag = { name: string; isEnd: boolean; isAlone: boolean; given: CommandArguments; end: number }

function withoutTags(text: string, imports: ReadonlyMap<string, string>, expanding: Expanding): string {
  const { pieces, say, words } = expanding
  let result = ''
  let from = 0
  /** Ends that go with what was begun, the innermost last. */
  const open: { name: string; end: string }[] = []
  const special = /[{<\\]/g
  /** Braces and tags that nothing near closes: after so many it is no program's text. */
  let unclosed = 0
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const at = found.index
    if (at < from) continue
    if (found[0] === '\\') {
      special.lastIndex = at + 2
      continue
    }
    if (found[0] === '{') {
      const end = unclosed < mostUnclosed ? closingBrace(text, at) : -1
      if (end < 0) {
        unclosed += 1
        continue
      }
      const inner = text.slice(at + 1, end).trim()
      result += text.slice(from, at)
      from = end + 1
      const [, , said] = /^(["'`])([^"'`]*)\1$/.exec(inner) ?? []
      if (said !== undefined) result += said
      else if (inner && !/^\/\*[\s\S]*\*\/$/.test(inner)) say(note('command-removed', text.slice(at, from)))
      continue
    }
    const tag = unclosed < mostUnclosed ? tagAt(text, at) : null
    if (!tag) {
      unclosed += 1
      continue
    }
    result += text.slice(from, at)
    from = tag.end
    special.lastIndex = from
    if (!/^[A-Z]|\./.test(tag.name)) {
      result += plainTag(tag, imports)
      continue
    }
    if (tag.isEnd) {
      const last = open.findLastIndex(({ name }) => name === tag.name)
      if (last >= 0) result += open.splice(last)[0]?.end ?? ''
      continue
    }
    const named = Object.fromEntries(
      Object.entries(tag.given.named).map(([name, value]) => [name, importedIn(value, imports)]),
    )
    const shown = tag.name ? shownBy(tag.name, { named, bare: [] }, words) : null
    const around = tag.isAlone ? null : aroundBy(tag.name, { named, bare: [] })
    const isLink = around?.begin.startsWith('<a') === true
    if (shown !== null && !isLink) result += pieces.putBlock(shown)
    if (around) result += around.begin && (isLink ? pieces.put(around.begin) : pieces.putBlock(around.begin))
    if (!tag.isAlone && open.length < 100)
      open.push({
        name: tag.name,
        end: around?.end ? (isLink ? pieces.put(around.end) : pieces.putBlock(around.end)) : '\n\n',
      })
    if (!tag.isAlone && !around) result += '\n\n'
    if (shown === null && !around && tag.name !== 'Fragment')
      say(note('command-removed', text.slice(at, tag.end)))
  }
  return result + text.slice(from)
}

/** `{photo}` and `{photo.src}` are the picture that was imported under that name. */
function importedIn(value: string, imports: ReadonlyMap<string, string>): string {
  const [, name = ''] = /^\{\s{0,9}(\w{1,99})(?:\.src)?\s{0,9}\}$/.exec(value) ?? []
  const [, said] = /^\{\s{0,9}["'`]([^"'`]*)["'`]\s{0,9}\}$/.exec(value) ?? []
  return imports.get(name) ?? said ?? (value.startsWith('{') ? '' : value)
}

/** HTML's own, with what of its attributes is HTML. */
function plainTag({ name, isEnd, isAlone, given }: JsxTag, imports: ReadonlyMap<string, string>): string {
  if (isEnd) return `</${name}>`
  const attributes = Object.entries(given.named)
    .map(([key, value]) => [key, importedIn(value, imports)] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`)
  return `<${name}${attributes.join('')}${isAlone ? ' /' : ''}>`
}

/** Where the brace is that closes one; -1 where there is none near. */
function closingBrace(text: string, start: number): number {
  let depth = 0
  let quote = ''
  const limit = Math.min(text.length, start + longest)
  for (let at = start; at < limit; at += 1) {
    const char = text[at] ?? ''
    if (quote) {
      if (char === '\\') at += 1
      else if (char === quote) quote = ''
    } else if (depth > 0 && (char === '"' || char === '`')) quote = char
    else if (char === '{') depth += 1
    else if (char === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return -1
}

const beginning = /<(\/?)([A-Za-z][\w.-]{0,99})?(?=[\s/>])/y

function tagAt(text: string, start: number): JsxTag | null {
  beginning.lastIndex = start
  const found = beginning.exec(text)
  if (!found) return null
  const named: Record<string, string> = Object.create(null)
  const limit = Math.min(text.length, start + longest)
  let at = beginning.lastIndex
  const tag = { name: found[2] ?? '', isEnd: found[1] === '/', given: { named, bare: [] } }
  const attribute = /\s{0,500}([A-Za-z_][\w:.-]{0,99})(\s{0,9}=\s{0,9})?/y
  while (at < limit) {
    const char = text[at] ?? ''
    if (char === '>') return { ...tag, isAlone: text[at - 1] === '/', end: at + 1 }
    attribute.lastIndex = at
    const each = attribute.exec(text)
    if (!each) {
      if (char === '<') return null
      at += 1
      continue
    }
    at = attribute.lastIndex
    if (!each[2]) continue
    const quote = text[at] ?? ''
    const end = quote === '{' ? closingBrace(text, at) : /["']/.test(quote) ? text.indexOf(quote, at + 1) : -1
    if (end < 0 || end >= limit) return null
    named[(each[1] ?? '').toLowerCase()] = quote === '{' ? text.slice(at, end + 1) : text.slice(at + 1, end)
    at = end + 1
  }
  return null
}
