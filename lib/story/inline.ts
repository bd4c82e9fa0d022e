/** A line of a story: runs of text with marks. The allow-list of marks; `validate.ts` is its guard at the door. */
import type { Direction } from '../locale/table.ts'

export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'underline' }
  /** What no longer holds, left to be read: `<s>`. */
  | { type: 'strike' }
  /** One of both at a time: a character stands either above the line or below it. */
  | { type: 'superscript' }
  | { type: 'subscript' }
  | { type: 'code' }
  | { type: 'link'; attrs: { href: string } }
  /** A link to one of our own stories, by id: it survives renaming, and dies with the story, not before. */
  | { type: 'storyLink'; attrs: { storyId: string } }
  /** A run in another language or direction, isolated from its sentence (UAX #9, section 2.4). */
  | { type: 'isolate'; attrs: { dir: Direction | null; lang: string | null } }

export type TextNode = { type: 'text'; text: string; marks?: Mark[] }
/** What a footnote's words are made of; no note has notes. */
export type NoteText = TextNode | { type: 'hardBreak' }
/** A footnote, where its mark stands. Its number is its place among those of the document (`footnotes.ts`). */
export type Footnote = { type: 'footnote'; content: NoteText[] }
export type Inline = NoteText | Footnote
