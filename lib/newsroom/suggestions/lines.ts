/**
 * The lines over a text as suggestions look at them: a headline is another one or stays, so that each is suggested as a
 * whole. Pure: the screen and the server ask the same.
 */
import type { HeadLine, HeadWords, SuggestedChange } from '../../vocabulary.ts'
import { makeable } from './changes.ts'
import { type Piece, textOf } from './pieces.ts'

export const headWordsOf = (from: Readonly<Record<HeadLine, string | null>>): HeadWords => ({
  kicker: from.kicker ?? '',
  headline: from.headline ?? '',
  standfirst: from.standfirst ?? '',
  dateline: from.dateline ?? '',
})

const pieces = (text: string): Piece[] => (text ? [{ type: 'text', text }] : [])

export const changedLine = (before: string, after: string): SuggestedChange => ({
  kind: 'line',
  path: [],
  from: 0,
  to: before.length,
  before: pieces(before),
  after: pieces(after),
})

/** What becomes of a suggestion for a line that now says something. */
export function followLine(
  { before, after }: Pick<SuggestedChange, 'before' | 'after'>,
  now: string,
): 'stands' | 'made' | 'gone' {
  if (now === textOf(after)) return 'made'
  return now === textOf(before) ? 'stands' : 'gone'
}

type Whole = SuggestedChange & { id: string; part: HeadLine | null; isGone: boolean }

/**
 * Of all that is suggested for a story, what can be accepted at once, and what an earlier one stands in the way of. What is
 * gone is neither.
 */
export function acceptable<T extends Whole>(open: readonly T[]): { together: T[]; others: T[] } {
  const present = open.filter((each) => !each.isGone)
  const ofText = makeable(present.filter(({ part }) => part === null))
  const ofLines = present.filter(({ part }) => part !== null)
  const isFirst = (each: T) => ofLines.find(({ part }) => part === each.part) === each
  return {
    together: [...ofLines.filter(isFirst), ...ofText.together],
    others: [...ofLines.filter((each) => !isFirst(each)), ...ofText.others],
  }
}
