/** Blocks that are items of one list where several stand one after the other: whoever shows them puts the list around. */
import type { Block } from './document.ts'

const listed = ['timelineEntry', 'keyFigure'] as const
type ListedBlock = Extract<Block, { type: (typeof listed)[number] }>

/** Items of one list, all of one type, or a block by itself. */
export type BlockRun = { list: ListedBlock['type']; items: ListedBlock[] } | { list: null; block: Block }

const isListed = (block: Block): block is ListedBlock => (listed as readonly string[]).includes(block.type)

export function blockRuns(blocks: readonly Block[]): BlockRun[] {
  const runs: BlockRun[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (!isListed(block)) runs.push({ list: null, block })
    else if (last?.list === block.type) last.items.push(block)
    else runs.push({ list: block.type, items: [block] })
  }
  return runs
}
