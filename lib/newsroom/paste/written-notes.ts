/** Footnotes as they are written in plain text: `[^1]` where one stands, and `[^1]: its words` on a line of its own. */
import type { Block } from '../../story/document.ts'
import type { Inline, NoteText } from '../../story/inline.ts'

type Within = { type: string; content?: unknown[] }

const definition = /^ {0,3}\[\^([^\]\s]{1,100})\]:\s*(\S.*)$/
const mark = /\[\^([^\]\s]{1,100})\]/

/**
 * The lines without those that define a note to which a mark leads, and the notes. A note goes on in the lines behind it
 * that are indented; one without a mark stays where it is, and so does a mark without a note.
 */
export function takeWrittenNotes(lines: readonly string[]): { lines: string[]; notes: Map<string, string> } {
  const notes = new Map<string, string>()
  const marked = new Set<string>()
  for (const line of lines)
    for (const [, name = ''] of line.replace(definition, '').matchAll(new RegExp(mark, 'g'))) marked.add(name)
  if (marked.size === 0) return { lines: [...lines], notes }
  const kept: string[] = []
  let open: string | null = null
  for (const line of lines) {
    const [, name = '', words = ''] = definition.exec(line) ?? []
    if (name && marked.has(name) && !notes.has(name)) {
      notes.set(name, words.trim())
      open = name
    } else if (open !== null && /^(?: {2,}|\t)\s*\S/.test(line))
      notes.set(open, `${notes.get(open)} ${line.trim()}`)
    else {
      open = null
      kept.push(line)
    }
  }
  return { lines: kept, notes }
}

/**
 * The same blocks with notes at their marks, in their paragraphs at any depth.
 * @returns `left`: notes whose marks stand only where no note can (in code, or in another note), as they were written
 */
export function withWrittenNotes(
  blocks: readonly Block[],
  notes: ReadonlyMap<string, string>,
  noteOf: (words: string) => NoteText[],
): { blocks: Block[]; left: string[] } {
  const left = new Map(notes)
  const placed = (inline: Inline): Inline[] => {
    if (inline.type !== 'text' || inline.marks?.some(({ type }) => type === 'code')) return [inline]
    // Text, and a name behind each piece of it.
    return inline.text.split(mark).flatMap((piece, index): Inline[] => {
      if (index % 2 === 0) return piece ? [{ ...inline, text: piece }] : []
      const words = notes.get(piece)
      left.delete(piece)
      return words === undefined
        ? [{ ...inline, text: `[^${piece}]` }]
        : [{ type: 'footnote', content: noteOf(words) }]
    })
  }
  const within = (node: Within): unknown => ({
    ...node,
    ...(node.content && {
      content:
        node.type === 'paragraph'
          ? (node.content as Inline[]).flatMap(placed)
          : (node.content as Within[]).map(within),
    }),
  })
  return {
    blocks: notes.size === 0 ? [...blocks] : blocks.map((block) => within(block as Within) as Block),
    left: [...left].map(([name, words]) => `[^${name}]: ${words}`),
  }
}
