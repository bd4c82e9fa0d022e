/** Every kind of block as Markdown. */
import type { BlockOf, KnownBlock } from '../document.ts'
import { audio } from './audio/markdown.ts'
import { beforeAfter } from './before-after/markdown.ts'
import { blockquote } from './blockquote/markdown.ts'
import { bulletList } from './bullet-list/markdown.ts'
import { callOut } from './call-out/markdown.ts'
import { chart } from './chart/markdown.ts'
import { codeBlock } from './code-block/markdown.ts'
import { contentsList } from './contents-list/markdown.ts'
import { dataTable } from './data-table/markdown.ts'
import { details } from './details/markdown.ts'
import { embed } from './embed/markdown.ts'
import { factBox } from './fact-box/markdown.ts'
import { figure } from './figure/markdown.ts'
import { file } from './file/markdown.ts'
import { gallery } from './gallery/markdown.ts'
import { heading } from './heading/markdown.ts'
import { horizontalRule } from './horizontal-rule/markdown.ts'
import { keyFigure } from './key-figure/markdown.ts'
import { liveUpdate } from './live-update/markdown.ts'
import { map } from './map/markdown.ts'
import type { Markdown } from './markdown-text.ts'
import { orderedList } from './ordered-list/markdown.ts'
import { paragraph } from './paragraph/markdown.ts'
import { poem } from './poem/markdown.ts'
import { profileBox } from './profile-box/markdown.ts'
import { pullQuote } from './pull-quote/markdown.ts'
import { questionAnswer } from './question-answer/markdown.ts'
import { scripture } from './scripture/markdown.ts'
import { sharedBox } from './shared-box/markdown.ts'
import { storyCard } from './story-card/markdown.ts'
import { table } from './table/markdown.ts'
import { timelineEntry } from './timeline-entry/markdown.ts'
import { video } from './video/markdown.ts'

export const blockMarkdown = {
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
} satisfies { [T in KnownBlock['type']]: Markdown<BlockOf<T>> }
