/** Tidying the text of a block, which the document holds in pieces: `lib/arabic/tidy.ts` wants the whole of it. */

import { hidden } from '../arabic/edit-buffer.ts'
import { type TidyChange, tidy } from '../arabic/tidy.ts'
import type { TidyRule } from '../arabic/tidy-rules.ts'
import type { Locale } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import type { Inline } from './inline.ts'

/**
 * A stretch of a block's text. What is code, or isolated as foreign, no rule may look into; nor what is raised or
 * lowered, whose neighbours are besides none of its own: a footnote's mark stands at a full stop without a space.
 */
export type Piece = { text: string; isProtected: boolean; isScript?: boolean }

/** The mark of a footnote, as one character that stands at its word. */
export const noteMark: Piece = { text: hidden, isProtected: true, isScript: true }

/** Whether a text with these marks is protected, and how: by the marks' names, as the document and the editor have them. */
export const protection = (marks: readonly string[]): Omit<Piece, 'text'> => {
  const isScript = marks.includes('superscript') || marks.includes('subscript')
  return { isProtected: isScript || marks.includes('code') || marks.includes('isolate'), isScript }
}

/** Pieces of text as one; protected ones stand as that many words nobody reads. */
const textForTidy = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isProtected }) => (isProtected ? hidden.repeat(text.length) : text)).join('')

/** The changes a block's text wants, at UTF-16 offsets within the text of all its pieces; line breaks count as one. */
export function tidyPieces(pieces: readonly Piece[], locale: Locale): TidyChange[] {
  const text = textForTidy(pieces)
  let at = 0
  const edges = pieces.flatMap(({ text: { length }, isScript }) => {
    at += length
    return isScript ? [at - length, at] : []
  })
  return tidy(text, locale).changes.filter(
    ({ before, after, start, end }) =>
      !before.includes(hidden) && !after.includes(hidden) && !(start === end && edges.includes(start)),
  )
}

/** A line with those changes made that some rules ask for. What a change puts in wears the marks of where it begins. */
export function tidyInline(inlines: Inline[], locale: Locale, rules: ReadonlySet<TidyRule>): Inline[] {
  const pieces = inlines.map(
    (each): Piece =>
      each.type === 'text'
        ? { text: each.text, ...protection((each.marks ?? []).map(({ type }) => type)) }
        : each.type === 'footnote'
          ? noteMark
          : { text: '\n', isProtected: false },
  )
  const changes = tidyPieces(pieces, locale).filter(({ rule }) => rules.has(rule))
  if (changes.length === 0) return inlines
  let from = 0
  return inlines.flatMap((inline, index): Inline[] => {
    const start = from
    const length = itemAt(pieces, index).text.length
    from += length
    if (inline.type !== 'text') return [inline]
    let text = ''
    let at = start
    for (const change of changes) {
      if (change.end < start || change.start >= start + length) continue
      const isFirst = change.start >= start
      // An insertion between two pieces belongs to the one it begins.
      if (change.start === change.end && change.start === start && start > 0) continue
      const cut = Math.max(change.start, start)
      if (cut > at) text += inline.text.slice(at - start, cut - start)
      if (isFirst) text += change.after
      at = Math.max(at, Math.min(change.end, start + length))
    }
    text += inline.text.slice(at - start)
    return text ? [{ ...inline, text }] : []
  })
}
