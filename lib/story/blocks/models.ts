/** Every kind of block, by its type: what is known of it anywhere. */
import type { Block, BlockOf, BlockPart, KnownBlock } from '../document.ts'
import { audio } from './audio/model.ts'
import { beforeAfter } from './before-after/model.ts'
import type { BlockModel, NodeRule } from './block-model.ts'
import { blockquote } from './blockquote/model.ts'
import { bulletList } from './bullet-list/model.ts'
import { callOut } from './call-out/model.ts'
import { chart } from './chart/model.ts'
import { codeBlock } from './code-block/model.ts'
import { contentsList } from './contents-list/model.ts'
import { dataTable } from './data-table/model.ts'
import { details } from './details/model.ts'
import { embed } from './embed/model.ts'
import { factBox } from './fact-box/model.ts'
import { figure } from './figure/model.ts'
import { file } from './file/model.ts'
import { gallery } from './gallery/model.ts'
import { heading } from './heading/model.ts'
import { horizontalRule } from './horizontal-rule/model.ts'
import { keyFigure } from './key-figure/model.ts'
import { listItemRule } from './list-item/model.ts'
import { liveUpdate } from './live-update/model.ts'
import { map } from './map/model.ts'
import { orderedList } from './ordered-list/model.ts'
import { paragraph } from './paragraph/model.ts'
import { hemistichRule, poem, verseRule } from './poem/model.ts'
import { profileBox } from './profile-box/model.ts'
import { pullQuote } from './pull-quote/model.ts'
import { questionAnswer } from './question-answer/model.ts'
import { scripture } from './scripture/model.ts'
import { sharedBox } from './shared-box/model.ts'
import { storyCard } from './story-card/model.ts'
import { table, tableCellRule, tableRowRule } from './table/model.ts'
import { timelineEntry } from './timeline-entry/model.ts'
import { video } from './video/model.ts'

export const blockModels = {
  paragraph,
  heading,
  bulletList,
  orderedList,
  blockquote,
  pullQuote,
  poem,
  scripture,
  figure,
  gallery,
  beforeAfter,
  audio,
  video,
  file,
  storyCard,
  embed,
  factBox,
  sharedBox,
  details,
  questionAnswer,
  timelineEntry,
  keyFigure,
  callOut,
  profileBox,
  contentsList,
  table,
  chart,
  dataTable,
  map,
  codeBlock,
  horizontalRule,
  liveUpdate,
} satisfies { [T in KnownBlock['type']]: BlockModel<BlockOf<T>> }

/** The rules of what stands in blocks and is none itself. */
export const partRules: Record<BlockPart['type'], NodeRule> = {
  listItem: listItemRule,
  tableRow: tableRowRule,
  tableCell: tableCellRule,
  tableHeader: tableCellRule,
  verse: verseRule,
  hemistich: hemistichRule,
}

/**
 * The model of a type of node; null where it is no block that we know. It is asked about blocks of its own type only,
 * which TypeScript cannot see through a table.
 */
export const modelOf = (type: string): BlockModel<Block> | null =>
  Object.hasOwn(blockModels, type) ? (blockModels[type as KnownBlock['type']] as BlockModel<Block>) : null

/** Types whose words alone do not tell what they are: they have a name, `Newsroom.Blocks.TYPE.name`. */
export type NamedBlock = {
  [T in KnownBlock['type']]: (typeof blockModels)[T] extends { isNamed: true } ? T : never
}[KnownBlock['type']]
