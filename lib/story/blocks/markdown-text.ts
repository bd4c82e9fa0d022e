/** What a block needs to be written as Markdown (CommonMark, with GitHub's tables). */
import type { Locale } from '../../locale/table.ts'
import type { Block } from '../document.ts'
import type { Inline } from '../inline.ts'
import type { PublicDataset } from './data-table/printed-table.ts'

export type MarkdownTools = {
  /** The blocks in one, an empty line between. */
  inside: (blocks: readonly Block[]) => string
  /** Where a picture's file lies, seen from the text. */
  pictureAt: (mediaId: string) => string
  /** Where that of a sound, film or document does. */
  fileAt: (mediaId: string) => string
  /** A table of figures, as it stands. */
  datasetOf?: (datasetId: string) => PublicDataset | undefined
  /** The language of the text. */
  locale?: Locale
}

export type Markdown<B> = (block: B, tools: MarkdownTools) => string

const signs = new Set(Array.from('\\`*_[]<>|~', (sign) => sign.charCodeAt(0)))

/** By hand: a text of signs alone takes a regular expression three times as long. */
function withSignsEscaped(text: string): string {
  let made = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1)
    if (signs.has(text.charCodeAt(at))) {
      made += `${text.slice(from, at)}\\`
      from = at
    }
  return from === 0 && made === '' ? text : made + text.slice(from)
}

/** Text of which no sign is taken for one of Markdown's. */
export const escaped = (text: string): string =>
  withSignsEscaped(text).replace(/^([^\S\n]*)([#+>-]|\d+[.)])(?=\s)/gm, '$1\\$2')

/** Around a note in its line, until all of a document are numbered. No story has these two (`clean-text.ts`). */
const noteBegins = '\uFFFE'
const noteEnds = '\uFFFF'

/** A whole text with its notes at its end, as GitHub's Markdown and others' have them. */
export function withNotesAtEnd(text: string): string {
  if (!text.includes(noteBegins)) return text
  const notes: string[] = []
  const marked = text.replace(
    /\uFFFE([^\uFFFE\uFFFF]*)\uFFFF/g,
    (_, note: string) => `[^${notes.push(note)}]`,
  )
  return `${marked}\n\n${notes.map((note, index) => `[^${index + 1}]: ${note}`).join('\n')}`
}

export function inlineMarkdown(content: readonly Inline[] = []): string {
  return content
    .map((each) => {
      if (each.type === 'hardBreak') return '\\\n'
      if (each.type === 'footnote')
        return noteBegins + inlineMarkdown(each.content).replaceAll('\\\n', ' ').trim() + noteEnds
      const marks = each.marks ?? []
      const has = (type: string) => marks.some((mark) => mark.type === type)
      // Signs must stand at the words, not at the spaces around them.
      const words = each.text.trim()
      const [before = '', after = ''] = words ? each.text.split(words, 2) : []
      if (!words) return each.text
      let text = has('code') ? `\`${words.replaceAll('`', "'")}\`` : escaped(words)
      // Markdown has no signs of its own for these three, and lets HTML stand for them.
      if (has('superscript')) text = `<sup>${text}</sup>`
      if (has('subscript')) text = `<sub>${text}</sub>`
      if (has('underline')) text = `<u>${text}</u>`
      if (has('strike')) text = `~~${text}~~`
      if (has('italic')) text = `*${text}*`
      if (has('bold')) text = `**${text}**`
      const link = marks.find((mark) => mark.type === 'link')
      const story = marks.find((mark) => mark.type === 'storyLink')
      if (link) text = `[${text}](<${link.attrs.href}>)`
      else if (story) text = `[${text}](/s/${story.attrs.storyId})`
      return before + text + after
    })
    .join('')
}

export const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : by + line))
    .join('\n')

export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')
