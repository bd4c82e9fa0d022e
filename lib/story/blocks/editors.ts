/** Every kind of block as the editor has it. Imported by the editor alone. */
import type { Block } from '../document.ts'
import { audio } from './audio/editor.ts'
import { beforeAfter } from './before-after/editor.ts'
import type { BlockEditor } from './block-editor.ts'
import { blockquote } from './blockquote/editor.ts'
import { bulletList } from './bullet-list/editor.ts'
import { callOut } from './call-out/editor.ts'
import { chart } from './chart/editor.ts'
import { codeBlock } from './code-block/editor.ts'
import { contentsList } from './contents-list/editor.ts'
import { dataTable } from './data-table/editor.ts'
import { details } from './details/editor.ts'
import { embed } from './embed/editor.ts'
import { factBox } from './fact-box/editor.ts'
import { figure } from './figure/editor.ts'
import { file } from './file/editor.ts'
import { gallery } from './gallery/editor.ts'
import { heading } from './heading/editor.ts'
import { horizontalRule } from './horizontal-rule/editor.ts'
import { keyFigure } from './key-figure/editor.ts'
import { liveUpdate } from './live-update/editor.ts'
import { map } from './map/editor.ts'
import { orderedList } from './ordered-list/editor.ts'
import { paragraph } from './paragraph/editor.ts'
import { poem } from './poem/editor.ts'
import { profileBox } from './profile-box/editor.ts'
import { pullQuote } from './pull-quote/editor.ts'
import { questionAnswer } from './question-answer/editor.ts'
import { scripture } from './scripture/editor.ts'
import { sharedBox } from './shared-box/editor.ts'
import { storyCard } from './story-card/editor.ts'
import { table } from './table/editor.ts'
import { timelineEntry } from './timeline-entry/editor.ts'
import { unknownBlock } from './unknown-block/editor.ts'
import { video } from './video/editor.ts'

/** In the order in which the editor offers them. Where anything may stand, ProseMirror makes the first that fits. */
export const blockEditors = {
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
  unknownBlock,
} as const satisfies Record<Block['type'], BlockEditor>
