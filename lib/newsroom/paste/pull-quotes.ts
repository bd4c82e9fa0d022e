/** Sentences that were lifted out of a story and set large. */
import type { Block } from '../../story/document.ts'
import type { Inline } from '../../story/inline.ts'
import { wordsOf } from './inline-run.ts'

/** More are none that anybody lifted out. */
const most = 20

const ofPullQuotes = /\b(?:wp-block-pullquote|pull-?quote|pull_quote)\b/i
export const isPullQuote = (className: string | undefined): boolean => ofPullQuotes.test(className ?? '')

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

const textOf = (node: { text?: string; content?: unknown[]; attrs?: unknown }): string =>
  node.text ?? (node.content ?? []).map((child) => textOf(child as { text?: string })).join(' ')

/**
 * A pull quote repeats the story, and feeds and search pass over it. One that says what the story does not say elsewhere is
 * a quotation, or its words would be lost to them.
 */
export function repeatedPullQuotes(blocks: Block[]): Block[] {
  if (!blocks.some(({ type }) => type === 'pullQuote')) return blocks
  const story = bare(
    blocks
      .filter(({ type }) => type !== 'pullQuote')
      .map((block) => textOf(block as { text?: string }))
      .join(' '),
  )
  let seen = 0
  return blocks.map((block) => {
    if (block.type !== 'pullQuote') return block
    seen += 1
    const words = bare(wordsOf(block.content ?? []))
    if (seen <= most && words && story.includes(words)) return block
    return {
      type: 'blockquote',
      attrs: { attribution: block.attrs?.attribution ?? null },
      content: [{ type: 'paragraph', content: block.content ?? [] }],
    }
  })
}

/** A quotation's paragraphs as the lines of one. */
export const asLines = (paragraphs: readonly { content?: Inline[] }[]): Inline[] =>
  paragraphs.flatMap(({ content = [] }, index) => [
    ...(index ? [{ type: 'hardBreak' as const }] : []),
    ...content,
  ])
