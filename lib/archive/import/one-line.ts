/** Texts of another system, as a line of ours. */
import { longestLine } from '../../newsroom/limits.ts'
import { withoutOverrides } from '../../story/clean-text.ts'

/** Null when nothing is left. Cut where ours would be refused: what comes in is not asked to be shorter. */
export const oneLine = (text: string | null): string | null =>
  withoutOverrides((text ?? '').replace(/[\s\u0085]+/gu, ' ').trim())
    .trim()
    .slice(0, longestLine) || null
