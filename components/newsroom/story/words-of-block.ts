import type { AnyNode, Block } from '@/lib/story/document.ts'
import { textOf } from '@/lib/story/plain-text.ts'

/** Names of blocks that their words alone do not tell, `Newsroom.Stories.blocks.*`. */
export type NamedBlock =
  | 'figure'
  | 'storyCard'
  | 'embed'
  | 'horizontalRule'
  | 'table'
  | 'codeBlock'
  | 'liveUpdate'
  | 'factBox'
  | 'pullQuote'
  | 'blockquote'
  | 'heading'

/** Everything a block says, in lines: what two versions of it are compared by. */
export function wordsOfBlock(block: Block, nameOf: (block: NamedBlock) => string): string {
  const named = (name: NamedBlock, ...lines: (string | null | undefined)[]) =>
    [`[${nameOf(name)}]`, ...lines].filter(Boolean).join('\n')
  switch (block.type) {
    case 'unknownBlock':
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return textOf(block)
    case 'heading':
      return textOf(block)
    case 'figure':
      return named('figure', block.attrs.alt, block.attrs.caption, block.attrs.credit)
    case 'embed':
      return named('embed', block.attrs.title, block.attrs.url)
    case 'storyCard':
    case 'horizontalRule':
      return named(block.type)
    case 'factBox':
      return named('factBox', block.attrs.title, textOf(block))
    case 'pullQuote':
    case 'blockquote':
      return named(block.type, textOf(block), block.attrs?.attribution)
    case 'table':
      return named('table', block.attrs?.caption, textOf(block))
    case 'codeBlock':
      return named('codeBlock', textOf(block))
    case 'liveUpdate':
      return named(
        'liveUpdate',
        block.attrs.headline,
        ...block.content.map((child) => textOf(child as AnyNode)),
      )
  }
}
