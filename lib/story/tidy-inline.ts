/** Tidying the text of a block, which the document holds in pieces: `lib/arabic/tidy.ts` wants the whole of it. */
import { hidden } from '../arabic/edit-buffer.ts'
import { type TidyChange, tidy } from '../arabic/tidy.ts'
import type { TidyRule } from '../arabic/tidy-rules.ts'
import type { Locale } from '../locale/table.ts'
import type { Inline, TextNode } from './document.ts'

/** A stretch of a block's text. What is code, or isolated as foreign, no rule may look into. */
export type Piece = { text: string; isProtected: boolean }

/** Pieces of text as one; protected ones stand as that many words nobody reads. */
export const textForTidy = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isProtected }) => (isProtected ? hidden.repeat(text.length) : text)).join('')

/** The changes a block's text wants, at UTF-16 offsets within the text of all its pieces; line breaks count as one. */
export function tidyPieces(pieces: readonly Piece[], locale: Locale): TidyChange[] {
  const text = textForTidy(pieces)
  return tidy(text, locale).changes.filter(
    ({ before, after }) => !before.includes(hidden) && !after.includes(hidden),
  )
}

const isProtected = ({ marks }: TextNode): boolean =>
  (marks ?? []).some(({ type }) => type === 'code' || type === 'isolate')

/** A line with those changes made that some rules ask for. What a change puts in wears the marks of where it begins. */
export function tidyInline(inlines: Inline[], locale: Locale, rules: ReadonlySet<TidyRule>): Inline[] {
  const pieces = inlines.map(
    (each): Piece =>
      each.type === 'text'
        ? { text: each.text, isProtected: isProtected(each) }
        : { text: '\n', isProtected: false },
  )
  const changes = tidyPieces(pieces, locale).filter(({ rule }) => rules.has(rule))
  if (changes.length === 0) return inlines
  let from = 0
  return inlines.flatMap((inline, index): Inline[] => {
    const start = from
    const length = pieces[index]!.text.length
    from += length
    if (inline.type === 'hardBreak') return [inline]
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
