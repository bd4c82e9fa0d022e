import { foldWithin } from '../../arabic/fold.ts'
import { plainText } from '../../story/plain-text.ts'
import type { DraftContent } from './draft-content.ts'

/** About two sentences. */
const mostNeeded = 20

/** UTF-16 units of each, folded: 20,000 words. */
const mostCompared = 150_000

/**
 * Whether who has read a story would read it again for what has changed: twenty words came or went, or a fifth of a
 * shorter text. A mended comma, another spelling or a better word is no news, and a list must not call it that.
 */
export function isSignificantUpdate(before: DraftContent, after: DraftContent): boolean {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const changed = Math.max(missingFrom(now, old), missingFrom(old, now))
  return changed > 0 && changed >= Math.min(mostNeeded, Math.ceil(now.length / 5))
}

const wordsOf = ({ headline, standfirst, document }: DraftContent): string[] =>
  foldWithin([headline, standfirst ?? '', plainText(document)].join('\n'), mostCompared).match(
    /[\p{L}\p{N}]+/gu,
  ) ?? []

/** How many of some words others do not have, each counted as often as it stands there. */
function missingFrom(others: readonly string[], words: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const there = left.get(word) ?? 0
    left.set(word, there - 1)
    return there <= 0
  }).length
}
