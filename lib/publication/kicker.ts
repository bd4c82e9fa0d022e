/** The short line over a headline, and what it is in each kind of story. */
import { fold } from '../arabic/fold.ts'
import type { StoryKind } from '../vocabulary.ts'

/**
 * What a desk writes over the headline of these kinds, which their pages set apart: of an obituary the years of a life,
 * of a statement who issues it, of a review what is reviewed. Named as the message that says so.
 */
export const kickerMeanings = {
  obituary: 'lived',
  statement: 'issuedBy',
  review: 'reviewed',
} as const satisfies Partial<Record<StoryKind, string>>

/** Whether the kicker of a kind is more than a line over the headline: {@link kickerMeanings}. */
export const isSetApart = (kind: StoryKind): kind is keyof typeof kickerMeanings => kind in kickerMeanings

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * A kicker, unless it says again what already stands beside it: the section's name, or the label of its kind, alone or
 * with one word more («مباشر» beside «تغطية مباشرة»).
 * @param beside what else the line says
 */
export function kickerBeside(kicker: string | null, beside: readonly (string | null)[]): string | null {
  if (!kicker) return null
  const words = wordsOf(kicker)
  const isSaid = beside.some((each) => {
    const said = each ? wordsOf(each) : []
    if (said.length === 0) return false
    if (said.join(' ') === words.join(' ')) return true
    const [label = ''] = said
    return said.length === 1 && words.length <= 2 && words.some((word) => repeats(word, label))
  })
  return isSaid ? null : kicker
}

/** The same word, with the ending of another gender or the Arabic article before it. */
const repeats = (word: string, label: string): boolean =>
  label.length > 2 && [label, `ال${label}`].some((form) => word === form || word === `${form}ه`)
