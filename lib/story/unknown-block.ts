import type { UnknownBlock } from './blocks/unknown-block/model.ts'
import type { Block, StoryDocument } from './document.ts'
import { validateDocument } from './validate.ts'

/** What can be read of a block that this version does not know: the text it holds, as blocks. */
export const readableBlocks = (block: UnknownBlock): Block[] =>
  validateDocument({ type: 'doc', content: [block] }).document.content

/**
 * A document as its row holds it: a block of a newer version in its own form, so that the version that knows it, and
 * the index of the pictures that stories show, find in it what they look for.
 */
export const asStored = ({ type, content }: StoryDocument): StoryDocument => ({
  type,
  content: content.map((block) =>
    block.type === 'unknownBlock' ? (JSON.parse(block.attrs.stored) as Block) : block,
  ),
})
