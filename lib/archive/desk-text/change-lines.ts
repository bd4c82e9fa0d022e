/** Changes to a text as a person in front of a terminal checks them. */

import type { TidyChange } from '../../arabic/tidy.ts'
import { codePointOf, firstOf, lastOf, present } from '../../present.ts'

/** One change made to the words: in which block, by which rule, from what to what. */
export type TextChange = { where: string; rule: string; before: string; after: string }

/**
 * Changes with the words they touch, so that a lost space can be seen. Those that touch each other show the same
 * words, before any of them and after all.
 */
export function inContext(text: string, changes: TidyChange[]): Omit<TextChange, 'where'>[] {
  const touching: TidyChange[][] = []
  for (const change of changes) {
    const last = touching.at(-1)
    if (last && lastOf(last).end === change.start) last.push(change)
    else touching.push([change])
  }
  return touching.flatMap((group) => {
    const { start } = firstOf(group)
    const { end } = lastOf(group)
    const lead = present(text.slice(Math.max(0, start - 20), start).match(/\S*\s?$/u), 'lead')[0]
    const trail = present(text.slice(end, end + 20).match(/^\s?\S*/u), 'trail')[0]
    const before = lead + text.slice(start, end) + trail
    const after = lead + group.map((change) => change.after).join('') + trail
    return group.map(({ rule }) => ({ rule, before, after }))
  })
}

/** One line per change: where, by which rules, and the words before and after. */
export const changeLines = (changes: TextChange[]): string[] =>
  withRulesJoined(changes).map(
    ({ where, rules, before, after }) =>
      `${where.padEnd(13)} ${rules.join(', ').padEnd(25)} ${isolated(excerpt(visible(before)))} → ${isolated(excerpt(visible(after)))}`,
  )

/** Several rules that made one change, in one line. */
function withRulesJoined(changes: TextChange[]): (TextChange & { rules: string[] })[] {
  const joined: (TextChange & { rules: string[] })[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    const isSame =
      last && last.where === change.where && last.before === change.before && last.after === change.after
    if (isSame && !last.rules.includes(change.rule)) last.rules.push(change.rule)
    else joined.push({ ...change, rules: [change.rule] })
  }
  return joined
}

/** Spaces and controls that a terminal would not show: a no-break space as ⍽, others by their number. */
const visible = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, '⍽')
    .replace(
      /\p{Cf}/gu,
      (control) => `‹U+${codePointOf(control).toString(16).toUpperCase().padStart(4, '0')}›`,
    )

/** First-strong isolate and its end (UAX #9): Arabic among English keeps its order in a terminal. */
export const isolated = (text: string): string => `\u2068${text}\u2069`

/** Enough of both ends to recognise a passage by. */
const excerpt = (text: string): string =>
  text.length <= 80 ? text : `${text.slice(0, 38)} … ${text.slice(-38)}`
