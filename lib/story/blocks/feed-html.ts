/** Every kind of block as HTML for feed readers. */
import type { BlockOf, KnownBlock } from '../document.ts'
import { audio } from './audio/feed-html.ts'
import { beforeAfter } from './before-after/feed-html.ts'
import { blockquote } from './blockquote/feed-html.ts'
import { bulletList } from './bullet-list/feed-html.ts'
import { callOut } from './call-out/feed-html.ts'
import { chart } from './chart/feed-html.ts'
import { codeBlock } from './code-block/feed-html.ts'
import { contentsList } from './contents-list/feed-html.ts'
import { dataTable } from './data-table/feed-html.ts'
import { details } from './details/feed-html.ts'
import { embed } from './embed/feed-html.ts'
import { factBox } from './fact-box/feed-html.ts'
import type { FeedHtml } from './feed-context.ts'
import { figure } from './figure/feed-html.ts'
import { file } from './file/feed-html.ts'
import { gallery } from './gallery/feed-html.ts'
import { heading } from './heading/feed-html.ts'
import { horizontalRule } from './horizontal-rule/feed-html.ts'
import { keyFigure } from './key-figure/feed-html.ts'
import { liveUpdate } from './live-update/feed-html.ts'
import { map } from './map/feed-html.ts'
import { orderedList } from './ordered-list/feed-html.ts'
import { paragraph } from './paragraph/feed-html.ts'
import { poem } from './poem/feed-html.ts'
import { profileBox } from './profile-box/feed-html.ts'
import { pullQuote } from './pull-quote/feed-html.ts'
import { questionAnswer } from './question-answer/feed-html.ts'
import { scripture } from './scripture/feed-html.ts'
import { sharedBox } from './shared-box/feed-html.ts'
import { storyCard } from './story-card/feed-html.ts'
import { table } from './table/feed-html.ts'
import { timelineEntry } from './timeline-entry/feed-html.ts'
import { video } from './video/feed-html.ts'

export const blockFeedHtml = {
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
} satisfies { [T in KnownBlock['type']]: FeedHtml<BlockOf<T>> }
