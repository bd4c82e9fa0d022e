/**
 * What of a story the tidy pass looks at: the lines over its text, the lines of its text, and the words that a block
 * carries beside its own. The editor's panel and the checklist both ask here, so that they cannot count differently.
 */
import type { TidyChange } from '../arabic/tidy.ts'
import type { Locale } from '../locale/table.ts'
import { modelOf } from './blocks/models.ts'
import type { AnyNode } from './document.ts'
import { noteMark, type Piece, protection, tidyPieces } from './tidy-inline.ts'

export { type HeadLine, headLines } from '../vocabulary.ts'

/** Whether nodes of a type carry words beside their text. */
export const carriesWords = (type: string): boolean => Boolean(modelOf(type)?.fields.length)

/** As much of a node as has to be known here: the document's nodes are such, and the editor's, whose footnotes have a size, are easily made such. */
export type LineNode = {
  type: string
  attrs?: Readonly<Record<string, unknown>>
  content?: readonly { type: string; text?: string; size?: number; marks?: readonly { type: string }[] }[]
}

/** A line of a node: the words of one of its attributes, or, where that is null, its own text. */
export type TidiedLine = { attribute: string | null; pieces: Piece[] }

/** The lines of one node, not of those in it. Code has none, nor what is quoted to the letter. */
export function tidiedLines({ type, attrs, content }: LineNode): TidiedLine[] {
  const model = modelOf(type)
  const lines = (model?.fields ?? []).flatMap((attribute: string): TidiedLine[] => {
    const words = attrs?.[attribute]
    return typeof words === 'string' && words ? [{ attribute, pieces: plainLine(words) }] : []
  })
  // The words of a note are its source's as often as ours.
  if (
    !model?.isCode &&
    !model?.isVerbatim &&
    type !== 'footnote' &&
    content?.some((child) => child.type === 'text')
  ) {
    const pieces = content.map(
      ({ type, text, size = 1, marks }): Piece =>
        type === 'footnote'
          ? { ...noteMark, text: noteMark.text.repeat(size) }
          : { text: text ?? '\n', ...protection((marks ?? []).map(({ type }) => type)) },
    )
    lines.push({ attribute: null, pieces })
  }
  return lines
}

/** A line without marks. */
export const plainLine = (text: string): Piece[] => [{ text, isProtected: false }]

/** UTF-16 units. A novel's chapter in one paragraph: tidying it would take minutes. */
const longestTidied = 50_000

/** What the tidy pass proposes to an editor for a line, at UTF-16 offsets within the text of all its pieces. */
export function proposedChanges(pieces: readonly Piece[], locale: Locale): TidyChange[] {
  if (pieces.reduce((length, { text }) => length + text.length, 0) > longestTidied) return []
  // A change over the end of a line cannot be shown as one; none has been seen.
  return tidyPieces(pieces, locale).filter(
    ({ before, after }) => !before.includes('\n') && !after.includes('\n'),
  )
}

/** How many changes are proposed for a node and everything in it. */
export function countProposed(node: AnyNode, locale: Locale): number {
  const own = tidiedLines(node as LineNode).reduce(
    (sum, { pieces }) => sum + proposedChanges(pieces, locale).length,
    0,
  )
  const children: readonly AnyNode[] = ('content' in node && node.content) || []
  return children.reduce((sum, child) => sum + countProposed(child, locale), own)
}
