/** A source laid beside its translation: what each row shows of the source, and what changed in it since. */
import { itemAt } from '../../present.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { diffBlocks } from '../stories/diff-blocks.ts'
import { alignBlocks } from './align-blocks.ts'

/** A block of the source, as it was translated and as it is now. */
export type SourceBlock =
  | { kind: 'same'; block: Block }
  | { kind: 'changed'; before: Block; after: Block }
  | { kind: 'gone'; block: Block }
  | { kind: 'new'; block: Block }

export type SourceRow = {
  /** In order; none beside what only the translation has. */
  source: readonly SourceBlock[]
  /** Places in the translation's document, one after another; none where something is not translated yet. */
  target: readonly number[]
}

/** Every block of both versions of a source, in reading order; what came anew after what stands before it. */
export const sourceBlocks = (base: StoryDocument, present: StoryDocument): SourceBlock[] =>
  base === present
    ? base.content.map((block) => ({ kind: 'same', block }))
    : diffBlocks(base, present).map((each) =>
        each.kind === 'changed' ? { kind: 'changed', before: each.before, after: each.after } : each,
      )

/** @param blocks as {@link sourceBlocks} gives them, once for as long as the source is the same */
export function sourceRows(blocks: readonly SourceBlock[], target: readonly Block[]): SourceRow[] {
  // The translation is one of what stood there: what came since is looked for only where nothing else fits.
  const asTranslated = blocks.map((each) => (each.kind === 'changed' ? each.before : each.block))
  return alignBlocks(asTranslated, target, (place) => blocks[place]?.kind === 'new').map((row) => ({
    source: row.source.map((place) => itemAt(blocks, place)),
    target: row.target,
  }))
}

/** Blocks of the source that are other now than when they were translated. */
export const changesIn = (blocks: readonly SourceBlock[]): number =>
  blocks.filter((each) => each.kind !== 'same').length
