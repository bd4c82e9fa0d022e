/** A story as Markdown (CommonMark, with GitHub's tables): readable anywhere, for ever. */
import { blockMarkdown } from '../../story/blocks/markdown.ts'
import { type Markdown, withNotesAtEnd } from '../../story/blocks/markdown-text.ts'
import type { Block, KnownBlock, StoryDocument } from '../../story/document.ts'
import { readableBlocks } from '../../story/unknown-block.ts'

type PictureAt = (mediaId: string) => string

const blocksOf = (blocks: readonly Block[], pictureAt: PictureAt): string =>
  blocks.map((block) => blockOf(block, pictureAt)).join('\n\n')

function blockOf(block: Block, pictureAt: PictureAt): string {
  if (block.type === 'unknownBlock') return blocksOf(readableBlocks(block), pictureAt)
  // Its entry fits the block it is looked up by, which TypeScript cannot see through a table.
  const write = blockMarkdown[block.type] as Markdown<KnownBlock>
  return write(block, { pictureAt, inside: (blocks) => blocksOf(blocks, pictureAt) })
}

/** @param pictureAt where a picture's file lies, seen from the text */
export const markdownOf = (document: StoryDocument, pictureAt: PictureAt): string =>
  withNotesAtEnd(blocksOf(document.content, pictureAt))
