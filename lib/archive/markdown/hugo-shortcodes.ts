/** Hugo's shortcodes: `{{< name words >}}` and `{{% name words %}}` (https://gohugo.io/content-management/shortcodes/). */
import type { ImportNote } from '../../vocabulary.ts'
import { escapeHtml } from '../import/html-text.ts'
import { note } from '../import/notes.ts'
import { type CommandArguments, commandArguments } from './command-arguments.ts'
import type { Pieces } from './pieces.ts'
import { aroundBy, shownBy } from './shown-elsewhere.ts'

export type Expanding = {
  pieces: Pieces
  say: (each: ImportNote) => void
  /** The address of a page of the site, by what a text calls it; null where there is none of that name. */
  pageAt: (name: string, language?: string) => string | null
  /** What the head of the story, or the site's configuration, says under a name. */
  variable: (name: string) => string | null
  /** A line of Markdown as HTML. */
  words: (markdown: string) => string
}

type Tag = {
  at: number
  end: number
  kind: 'open' | 'close' | 'alone' | 'escaped'
  name: string
  given: CommandArguments
  /** As it is written. */
  whole: string
}

/** Characters between the braces. */
const longest = 3_000

/** Where each kind of end is found next; asked for places that only grow. */
function nextOf(text: string, wanted: string): (from: number) => number {
  let found = -2
  return (from) => {
    if (found === -1 || found >= from) return found
    found = text.indexOf(wanted, from)
    return found
  }
}

function tagsIn(text: string): Tag[] {
  const ends = { '<': nextOf(text, '>}}'), '%': nextOf(text, '%}}') }
  const tags: Tag[] = []
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const sign = text[at + 2]
    const end = sign === '<' || sign === '%' ? ends[sign](at + 3) : -1
    if (end < 0 || end - at > longest) {
      at += 2
      continue
    }
    const inner = text.slice(at + 3, end)
    const whole = text.slice(at, end + 3)
    at = end + 3
    const [, comment] = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(inner) ?? []
    if (comment !== undefined) {
      const shown = `{{${sign}${comment}${sign === '<' ? '>' : '%'}}}`
      tags.push({
        at: at - whole.length,
        end: at,
        kind: 'escaped',
        name: '',
        given: { named: {}, bare: [] },
        whole: shown,
      })
      continue
    }
    const [head = '', closes, name = ''] =
      /^\s{0,99}(\/?)\s{0,99}([\p{L}_][\p{L}\p{N}_./-]{0,99})/u.exec(inner) ?? []
    if (!name) continue
    const rest = inner.slice(head.length)
    const isAlone = /(?:^|\s|["'`])\/\s*$/.test(rest)
    tags.push({
      at: at - whole.length,
      end: at,
      kind: closes ? 'close' : isAlone ? 'alone' : 'open',
      name,
      given: commandArguments(isAlone ? rest.replace(/\/\s*$/, '') : rest),
      whole,
    })
  }
  return tags
}

/** Of each that opens, the one that closes it. */
function pairsOf(tags: readonly Tag[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open = new Map<string, number[]>()
  tags.forEach(({ kind, name }, index) => {
    if (kind === 'open') open.set(name, [...(open.get(name)?.slice(-50) ?? []), index])
    const last = kind === 'close' ? open.get(name)?.pop() : undefined
    if (last !== undefined) pairs.set(last, index)
  })
  return pairs
}

export function expandHugoShortcodes(text: string, expanding: Expanding): string {
  const tags = tagsIn(text)
  if (tags.length === 0) return text
  const { pieces, say } = expanding
  const pairs = pairsOf(tags)
  const endings = new Map<number, string>()
  let result = ''
  let from = 0
  for (let index = 0; index < tags.length; index += 1) {
    const tag = tags[index]
    if (!tag || tag.at < from) continue
    result += text.slice(from, tag.at)
    from = tag.end
    const close = pairs.get(index)
    const closing = close === undefined ? undefined : tags[close]
    if (tag.kind === 'escaped') result += pieces.put(escapeHtml(tag.whole))
    else if (tag.kind === 'close') result += endings.get(index) ?? ''
    else if (closing && (tag.name === 'highlight' || tag.name === 'comment')) {
      const code = text.slice(tag.end, closing.at).replace(/^\r?\n|\s+$/g, '')
      from = closing.end
      if (tag.name === 'highlight') result += pieces.putBlock(`<pre>${escapeHtml(code)}</pre>`)
    } else {
      const shown = textOf(tag, expanding)
      const around = closing ? aroundBy(tag.name, tag.given) : null
      const isLink = around?.begin.startsWith('<a') === true
      // What is a picture and a box is both; what is a link and its words is a link.
      if (shown !== null && !isLink) result += shown
      if (around && close !== undefined) {
        result += around.begin && (isLink ? pieces.put(around.begin) : pieces.putBlock(around.begin))
        endings.set(close, around.end && (isLink ? pieces.put(around.end) : pieces.putBlock(around.end)))
      } else if (shown === null) say(note('command-removed', tag.whole))
    }
  }
  return result + text.slice(from)
}

/** What stands for one without words within it; null where it is not known. */
function textOf({ name, given, kind }: Tag, { pieces, pageAt, variable, words }: Expanding): string | null {
  switch (name) {
    case 'ref':
    case 'relref': {
      const page = given.named.path ?? given.bare[0] ?? ''
      return pageAt(page, given.named.lang) ?? page.replace(/\.(?:md|markdown|html)(?=$|#)/i, '')
    }
    case 'param':
      return variable(given.named.name ?? given.bare[0] ?? '')
    default: {
      if (kind === 'open' && /^(?:gallery|details)$/.test(name)) return null
      const html = shownBy(name, given, words)
      return html === null ? null : pieces.putBlock(html)
    }
  }
}
