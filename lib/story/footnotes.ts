/** Footnotes of a document: a note stands in the line where its mark is, and is numbered wherever the document is shown. */
import type { AnyNode, StoryDocument } from './document.ts'
import type { Footnote } from './inline.ts'

/** What no note is shown of: a pull quote repeats a line of the text, and with it its mark. */
const withoutNotes = new Set<string>(['pullQuote'])

/** Notes of a node and all in it, in reading order. */
export function notesIn(node: AnyNode): Footnote[] {
  if (node.type === 'footnote') return [node]
  if (withoutNotes.has(node.type) || node.type === 'text') return []
  const children: readonly AnyNode[] = ('content' in node && node.content) || []
  return children.flatMap(notesIn)
}

/** The number of each note. Notes that say the same are two: each has its own place to come back to. */
export type NoteNumbers = ReadonlyMap<Footnote, number>

export const noteNumbers = (document: StoryDocument): NoteNumbers =>
  new Map(notesIn(document).map((note, index) => [note, index + 1]))

/** What a note, and its mark, is called within its page. */
export const noteId = (number: number): string => `fn-${number}`
export const noteMarkId = (number: number): string => `fnref-${number}`
