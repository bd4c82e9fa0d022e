import type { ReactNode } from 'react'
import { blockDirection } from '@/lib/story/block-direction.ts'
import type { BlockReader } from '@/lib/story/blocks/reader-parts.tsx'
import { blockReaders } from '@/lib/story/blocks/readers.tsx'
import type { Block, KnownBlock, StoryDocument as StoryDocumentJson } from '@/lib/story/document.ts'
import { readableBlocks } from '@/lib/story/unknown-block.ts'
import { inOrder } from './in-order.ts'
import type { ReaderContext } from './story-line.tsx'
import { useReader } from './use-reader.ts'

/** A story's text, each block in its own direction, everything foreign isolated. */
export function StoryDocument({ document, ...context }: ReaderContext & { document: StoryDocumentJson }) {
  return inOrder(document.content.map((block) => <BlockView block={block} context={context} />))
}

function BlockView({ block, context }: { block: Block; context: ReaderContext }): ReactNode {
  const { locale } = useReader()
  const inside = (blocks: readonly Block[]) =>
    inOrder(blocks.map((each) => <BlockView block={each} context={context} />))
  if (block.type === 'unknownBlock') return inside(readableBlocks(block))
  // Its entry fits the block it is looked up by, which TypeScript cannot see through a table.
  const Reader = blockReaders[block.type] as BlockReader<KnownBlock>
  return <Reader block={block} dir={blockDirection(block, locale)} context={context} inside={inside} />
}
