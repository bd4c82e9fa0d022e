/** A story as Markdown (CommonMark, with GitHub's tables): readable anywhere, for ever. */
import { blockMarkdown } from '../../story/blocks/markdown.ts'
import { type Markdown, type MarkdownTools, withNotesAtEnd } from '../../story/blocks/markdown-text.ts'
import type { Block, KnownBlock, StoryDocument } from '../../story/document.ts'
import { readableBlocks } from '../../story/unknown-block.ts'

type Places = Pick<MarkdownTools, 'pictureAt' | 'fileAt' | 'datasetOf' | 'locale'>

const blocksOf = (blocks: readonly Block[], places: Places): string =>
  blocks.map((block) => blockOf(block, places)).join('\n\n')

function blockOf(block: Block, places: Places): string {
  if (block.type === 'unknownBlock') return blocksOf(readableBlocks(block), places)
  // Its entry fits the block it is looked up by, which TypeScript cannot see through a table.
  const write = blockMarkdown[block.type] as Markdown<KnownBlock>
  return write(block, { ...places, inside: (blocks) => blocksOf(blocks, places) })
}

/** @param places where the files of pictures, sounds, films and documents lie, seen from the text */
export const markdownOf = (document: StoryDocument, places: Places): string =>
  withNotesAtEnd(blocksOf(document.content, places))
