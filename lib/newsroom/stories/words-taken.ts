/** How much of what stood in a draft a save takes away. */
import type { StoryDocument } from '../../story/document.ts'
import { headLines } from '../../story/tidied-lines.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import type { DraftContent } from './draft-content.ts'

/** Fewer words than this that gave way to others are a sentence at work, not a text that was replaced. */
const replacedFrom = 10

/**
 * Whether a save takes away so much that what stood there is kept first: all of it, more than a third of its words, or,
 * from ten words on, more than a third of them with others in their place. The text and each line count by themselves:
 * a long headline cannot make up for a text that is gone, nor a long text for a standfirst. The text's words are all
 * that somebody wrote in it, captions, alternative texts and quotations too.
 */
export function takesMuch(before: DraftContent, after: DraftContent): boolean {
  if (isEmpty(after.document) && !isEmpty(before.document)) return true
  if (takesThird(wordsIn(textOf(before.document)), wordsIn(textOf(after.document)))) return true
  return headLines.some((name) => takesThird(wordsIn(before[name] ?? ''), wordsIn(after[name] ?? '')))
}

/** Words of a draft, of the text and all lines. */
export const countOf = (content: DraftContent): number => wordsIn(allOf(content)).length

/** How many words of one draft another does not have, wherever they stand. */
export const countGone = (before: DraftContent, after: DraftContent): number =>
  gone(wordsIn(allOf(before)), wordsIn(allOf(after)))

const textOf = ({ content }: StoryDocument): string => content.map(wordsOfBlock).join('\n')
const allOf = (content: DraftContent): string =>
  [...headLines.map((name) => content[name] ?? ''), textOf(content.document)].join('\n')

/** What has no spaces counts as a word for every forty of its letters. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]{1,40}/gu) ?? []

function takesThird(before: readonly string[], after: readonly string[]): boolean {
  const third = before.length / 3
  if (before.length - after.length > third) return true
  if (before.length < replacedFrom) return false
  const taken = gone(before, after)
  return taken >= replacedFrom && taken > third
}

function gone(before: readonly string[], after: readonly string[]): number {
  const there = new Map<string, number>()
  for (const word of after) there.set(word, (there.get(word) ?? 0) + 1)
  let count = 0
  for (const word of before) {
    const left = there.get(word) ?? 0
    if (left > 0) there.set(word, left - 1)
    else count += 1
  }
  return count
}

/** Nothing but empty lines: neither a word nor a picture. */
const isEmpty = ({ content }: StoryDocument): boolean =>
  content.every(
    (block) => (block.type === 'paragraph' || block.type === 'heading') && wordsOfBlock(block).trim() === '',
  )
