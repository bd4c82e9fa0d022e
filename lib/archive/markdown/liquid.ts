/** Liquid, as Jekyll has it, and the tags of Octopress and Hexo, which look the same (https://jekyllrb.com/docs/liquid/). */
import { escapeHtml, galleryHtml, pictureHtml } from '../import/html-text.ts'
import { note } from '../import/notes.ts'
import { commandArguments } from './command-arguments.ts'
import type { Expanding } from './hugo-shortcodes.ts'
import { aroundBy, shownBy } from './shown-elsewhere.ts'

export type LiquidExpanding = Expanding & {
  /** Path of the site on its host, without a slash behind it; and its whole address likewise, where it is known. */
  basePath: string
  address: string | null
  /** Pictures that the head of the story lists. */
  gallery: (name: string) => { src: string; alt: string }[]
}

type Tag = { at: number; end: number; isOutput: boolean; name: string; rest: string; whole: string }

/** Characters between the braces. */
const longest = 5_000
/** Which end with a tag of their own, and what is within them. */
const verbatim = new Set([
  'raw',
  'highlight',
  'codeblock',
  'code',
  'comment',
  'for',
  'tablerow',
  'math',
  'katex',
])

function tagsIn(text: string): Tag[] {
  const tags: Tag[] = []
  /** Where each kind of end is next; a search goes on from where the last one stopped. */
  const next = { '%}': -2, '}}': -2 }
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const sign = text[at + 1]
    if (sign !== '%' && sign !== '{') {
      at += 1
      continue
    }
    const closing = sign === '%' ? '%}' : '}}'
    if (next[closing] !== -1 && next[closing] < at + 2) next[closing] = text.indexOf(closing, at + 2)
    const end = next[closing]
    if (end < 0 || end - at > longest) {
      at += 2
      continue
    }
    const inner = text
      .slice(at + 2, end)
      .replace(/^-/, '')
      .replace(/-$/, '')
      .trim()
    const [, name = '', rest = ''] = /^([\w-]{1,99})(?![^\s])([\s\S]*)$/.exec(inner) ?? []
    const isOutput = sign === '{'
    if (isOutput || name)
      tags.push({
        at,
        end: end + 2,
        isOutput,
        name,
        rest: isOutput ? inner : rest.trim(),
        whole: text.slice(at, end + 2),
      })
    at = end + 2
  }
  return tags
}

/** Of each tag, the next that ends what it begins; asked in order. */
function endsOf(tags: readonly Tag[]): (index: number) => number {
  const ends = new Map<string, { places: number[]; passed: number }>()
  tags.forEach(({ isOutput, name }, index) => {
    if (isOutput || !name.startsWith('end')) return
    const of = ends.get(name) ?? { places: [], passed: 0 }
    of.places.push(index)
    ends.set(name, of)
  })
  return (index) => {
    const of = ends.get(`end${tags[index]?.name}`)
    if (!of) return -1
    while ((of.places[of.passed] ?? Number.POSITIVE_INFINITY) < index) of.passed += 1
    return of.places[of.passed] ?? -1
  }
}

export function expandLiquid(text: string, expanding: LiquidExpanding): string {
  const tags = tagsIn(text)
  if (tags.length === 0) return text
  const { pieces, say } = expanding
  const endOf = endsOf(tags)
  const endings = new Map<number, string>()
  let result = ''
  let from = 0
  for (let index = 0; index < tags.length; index += 1) {
    const tag = tags[index]
    if (!tag || tag.at < from) continue
    result += text.slice(from, tag.at)
    from = tag.end
    if (tag.isOutput) {
      const value = outputOf(tag.rest, expanding)
      if (value === null) say(note('command-removed', tag.whole))
      result += value ?? ''
      continue
    }
    const close = tag.name.startsWith('end') ? -1 : endOf(index)
    const closing = tags[close]
    if (closing && verbatim.has(tag.name)) {
      const inner = text.slice(tag.end, closing.at)
      from = closing.end
      if (tag.name === 'raw') result += inner
      else if (/^(?:highlight|code)/.test(tag.name))
        result += pieces.putBlock(`<pre>${escapeHtml(inner.replace(/^\s*\n|\s+$/g, ''))}</pre>`)
      else if (/^(?:math|katex)$/.test(tag.name)) result += pieces.put(escapeHtml(inner))
      // What a loop writes is made of other pages.
      else if (tag.name !== 'comment') say(note('command-removed', text.slice(tag.at, closing.end)))
      continue
    }
    const ending = endings.get(index)
    if (ending !== undefined) result += ending
    else if (tag.name.startsWith('end')) continue
    else {
      const shown = textOf(tag, expanding)
      const around = closing && shown === null ? aroundBy(tag.name, commandArguments(tag.rest)) : null
      if (around) {
        result += around.begin && pieces.putBlock(around.begin)
        endings.set(close, around.end && pieces.putBlock(around.end))
      } else if (shown === null) say(note('command-removed', tag.whole))
      result += shown ?? ''
    }
  }
  return result + text.slice(from)
}

/** What stands for a tag; null where it is not known. */
function textOf({ name, rest }: Tag, expanding: LiquidExpanding): string | null {
  const { pieces, pageAt, words, gallery } = expanding
  const given = commandArguments(rest)
  switch (name) {
    case 'link':
    case 'post_url':
      return pageAt(rest) ?? ''
    // What was captured is nearly always what stands there.
    case 'capture':
      return ''
    case 'include':
    case 'include_relative':
    case 'include_cached':
    case 'render': {
      const [file = '', ...bare] = given.bare
      const kind = file.replace(/\.\w+$/, '')
      if (/gallery$/.test(kind)) {
        const pictures = gallery(given.named.id ?? 'gallery')
        if (pictures.length === 0) return null
        return pieces.putBlock(
          galleryHtml(
            pictures.map(({ src, alt }) => pictureHtml(src, alt)),
            given.named.caption && words(given.named.caption),
          ),
        )
      }
      const html = shownBy(kind, { named: withValues(given.named, expanding), bare }, words)
      return html === null ? null : pieces.putBlock(html)
    }
    case 'img':
    case 'asset_img': {
      // Octopress: {% img [class] path [width [height]] [title [alt]] %}
      const at = given.bare.findIndex((each) => /[./]/.test(each))
      const said = given.bare.slice(at + 1).filter((each) => !/^\d+%?$/.test(each))
      return at < 0
        ? null
        : pieces.putBlock(pictureHtml(given.bare[at], said[1] ?? said[0], said[0] && escapeHtml(said[0])))
    }
    default: {
      const html = shownBy(name, given, words)
      return html === null ? null : pieces.putBlock(html)
    }
  }
}

/** Arguments of includes may be values themselves: `url=page.image`. */
const withValues = (named: Record<string, string>, expanding: LiquidExpanding): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).map(([name, value]) => [
      name,
      /^(?:page|site)\.[\w.]+$/.test(value) ? (outputOf(value, expanding) ?? '') : value,
    ]),
  )

/** What `{{ … }}` says, as far as it is of the site and the page themselves; null for everything else. */
function outputOf(expression: string, expanding: LiquidExpanding): string | null {
  const [first = '', ...filters] = partsOf(expression)
  let value = valueIn(first, expanding)
  for (const filter of filters) {
    if (value === null) return null
    const [, name = '', argument = ''] = /^(\w{1,40})\s{0,9}(?::\s{0,9}(.{0,500}))?$/s.exec(filter) ?? []
    const given = argument ? valueIn(argument.trim(), expanding) : ''
    switch (name) {
      case 'relative_url':
        value = `${expanding.basePath}/${value.replace(/^\/+/, '')}`
        break
      case 'absolute_url':
        value = `${expanding.address ?? expanding.basePath}/${value.replace(/^\/+/, '')}`
        break
      case 'prepend':
        value = given === null ? null : given + value
        break
      case 'append':
        value = given === null ? null : value + given
        break
      case 'escape':
      case 'escape_once':
      case 'xml_escape':
      case 'strip':
      case 'markdownify':
      case 'smartify':
      case 'url':
      case 'strip_html':
      case 'strip_newlines':
      case 'uri_escape':
        break
      default:
        return null
    }
  }
  return value
}

/** What stands between bars, but for those in quotation marks. */
function partsOf(expression: string): string[] {
  const parts = ['']
  let quote = ''
  for (const char of expression) {
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    if (char === '|' && !quote) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.map((each) => each.trim())
}

function valueIn(written: string, { basePath, address, variable }: LiquidExpanding): string | null {
  const [, , quoted] = /^(["'])([^"']*)\1$/.exec(written) ?? []
  if (quoted !== undefined) return quoted
  if (written === 'site.baseurl') return basePath
  if (written === 'site.url') return address ? new URL(address).origin : ''
  return /^(?:page|site)\.\w+$/.test(written) ? variable(written) : null
}
