/**
 * What Obsidian, kramdown, Goldmark and Pandoc have beyond GitHub's Markdown and is written within lines: wiki links,
 * marked words, formulas, attributes, remarks, footnotes.
 */
import { escapeHtml, pictureHtml } from '../import/html-text.ts'
import { note } from '../import/notes.ts'
import type { Footnotes } from './footnotes.ts'
import type { Expanding } from './hugo-shortcodes.ts'

export type Beyond = Expanding & {
  footnotes: Footnotes
  /** Obsidian's folders have remarks between two signs of per cent, and names of blocks. */
  isVault: boolean
  /** Where a picture of that name lies in the folder. */
  pictureAt: (name: string) => string | null
}

const special = /[\\=[!$%{^]/g
const formula = /\\[A-Za-z]|[_^=<>+]/

/** @param text without code */
export function withoutExtensions(text: string, beyond: Beyond): string {
  let result = ''
  let from = 0
  const finder = new RegExp(special)
  for (let found = finder.exec(text); found; found = finder.exec(text)) {
    const at = found.index
    const [length, instead] = constructAt(text, at, beyond)
    if (length === 0) continue
    result += text.slice(from, at) + (instead ?? text.slice(at, at + length))
    from = at + length
    finder.lastIndex = from
  }
  return result + text.slice(from)
}

/** What stands at a place, how long it is, and what becomes of it; without the latter it stays. */
function constructAt(text: string, at: number, beyond: Beyond): [length: number, instead?: string] {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  switch (text[at]) {
    case '\\': {
      const found = match(/\\\(([^\n]{1,300}?)\\\)|\\\[([^[\]]{1,600}?)\\\]/y)
      if (found && formula.test(found[1] ?? found[2] ?? ''))
        return [found[0].length, beyond.pieces.put(escapeHtml(found[0]))]
      return [2]
    }
    case '=': {
      const found = /[\w=]/.test(text[at - 1] ?? '')
        ? null
        : match(/==(?=[^\s=])([^=\n]{0,500}[^\s=])==(?!=)/y)
      return found ? [found[0].length, `<mark>${found[1]}</mark>`] : [1]
    }
    case '!': {
      const found = match(/!\[\[([^[\]\n]{1,300})\]\]/y)
      return found ? [found[0].length, shown(found[1] ?? '', found[0], beyond)] : [1]
    }
    case '[':
      return bracketAt(match, beyond)
    case '$': {
      const block = match(/\$\$[^$]{1,3000}\$\$/y)
      if (block) return [block[0].length, beyond.pieces.put(escapeHtml(block[0]))]
      const inline = match(/\$(?=[^\s$])([^$\n]{0,300}[^\s$\\]|)\$(?!\d)/y)
      return inline && formula.test(inline[1] ?? '')
        ? [inline[0].length, beyond.pieces.put(escapeHtml(inline[0]))]
        : [1]
    }
    case '%': {
      const found = beyond.isVault ? match(/%%[^%]{0,3000}%%/y) : null
      return found ? [found[0].length, ''] : [1]
    }
    case '{': {
      const remark = match(/\{::comment\}[^{]{0,3000}\{:\/(?:comment)?\}/y)
      const list = match(/\{:[^{}\n]{0,300}\}/y)
      if (remark ?? list) return [(remark ?? list)?.[0].length ?? 0, '']
      const attributes = match(/\{(?=[#.])[^{}\n]{1,200}\}(?=[ \t]*(?:\r?\n|$))/y)
      return attributes ? [attributes[0].length, ''] : [1]
    }
    default: {
      const inline = match(/\^\[([^[\]\n]{1,1000})\]/y)
      if (inline) return [inline[0].length, beyond.footnotes.addInline(inline[1] ?? '')]
      const name =
        beyond.isVault && /[ \t]/.test(text[at - 1] ?? '')
          ? match(/\^[\w-]{1,60}(?=[ \t]*(?:\r?\n|$))/y)
          : null
      return name ? [name[0].length, ''] : [1]
    }
  }
}

function bracketAt(
  match: (pattern: RegExp) => RegExpExecArray | null,
  { footnotes, pieces, pageAt }: Beyond,
): [number, string?] {
  const reference = match(/\[\^([^\]\s]{1,100})\](?!:)/y)
  if (reference) {
    const marker = footnotes.refer(reference[1] ?? '')
    return marker === null ? [1] : [reference[0].length, marker]
  }
  const wiki = match(/\[\[([^[\]\n|]{1,300})(?:\\?\|([^[\]\n]{1,300}))?\]\]/y)
  if (!wiki) return [1]
  const [whole, page = '', words] = wiki
  const address = pageAt(page.trim())
  const said = escapeHtml(words?.trim() || page.trim().replace(/^#/, '').replaceAll('#', ' › '))
  return [whole.length, pieces.put(address ? `<a href="${escapeHtml(address)}">${said}</a>` : said)]
}

/** `![[picture.png|300]]`: a picture; of anything else its name, which is said to be missing. */
function shown(inner: string, whole: string, { pieces, pictureAt, pageAt, say }: Beyond): string {
  const [name = '', ...sizes] = inner.split('|').map((each) => each.trim())
  if (/\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i.test(name)) {
    const alt = sizes.find((each) => !/^\d+(?:x\d+)?$/.test(each)) ?? ''
    return pieces.putBlock(pictureHtml(pictureAt(name) ?? name, alt, escapeHtml(alt)))
  }
  say(note('command-removed', whole))
  const address = pageAt(name)
  return address ? pieces.put(`<a href="${escapeHtml(address)}">${escapeHtml(name)}</a>`) : ''
}
