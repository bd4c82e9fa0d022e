import type { TidyChange } from '@/lib/arabic/tidy.ts'

/** A change of a line that is all words, such as a headline or a caption. */
export type LineChange = TidyChange & {
  /** The whole line; `start` and `end` are offsets in it. */
  words: string
}

/** Characters on either side by which a change is known again. */
const side = 6

/** Whether two changes of a line are the same one, though something was typed elsewhere in the line between them. */
export function isSameChange(one: LineChange, two: LineChange): boolean {
  if (one.rule !== two.rule || one.before !== two.before || one.after !== two.after) return false
  if (one.words === two.words) return one.start === two.start
  const beforeOne = one.words.slice(Math.max(0, one.start - side), one.start)
  const beforeTwo = two.words.slice(Math.max(0, two.start - side), two.start)
  const afterOne = one.words.slice(one.end, one.end + side)
  const afterTwo = two.words.slice(two.end, two.end + side)
  return (
    (beforeOne.endsWith(beforeTwo) || beforeTwo.endsWith(beforeOne)) &&
    (afterOne.startsWith(afterTwo) || afterTwo.startsWith(afterOne))
  )
}
