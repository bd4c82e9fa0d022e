/** Every kind of block as readers see it. Imported by the reader's pages and by previews: nothing of the editor. */
import type { BlockOf, KnownBlock } from '../document.ts'
import { AudioReader } from './audio/reader.tsx'
import { BeforeAfterReader } from './before-after/reader.tsx'
import { BlockQuoteReader } from './blockquote/reader.tsx'
import { BulletListReader } from './bullet-list/reader.tsx'
import { CallOutReader } from './call-out/reader.tsx'
import { ChartReader } from './chart/reader.tsx'
import { CodeBlockReader } from './code-block/reader.tsx'
import { ContentsListReader } from './contents-list/reader.tsx'
import { DataTableReader } from './data-table/reader.tsx'
import { DetailsReader } from './details/reader.tsx'
import { EmbedReader } from './embed/reader.tsx'
import { FactBoxReader } from './fact-box/reader.tsx'
import { FigureReader } from './figure/reader.tsx'
import { FileReader } from './file/reader.tsx'
import { GalleryReader } from './gallery/reader.tsx'
import { HeadingReader } from './heading/reader.tsx'
import { HorizontalRuleReader } from './horizontal-rule/reader.tsx'
import { KeyFigureReader } from './key-figure/reader.tsx'
import { LiveUpdateReader } from './live-update/reader.tsx'
import { MapReader } from './map/reader.tsx'
import { OrderedListReader } from './ordered-list/reader.tsx'
import { ParagraphReader } from './paragraph/reader.tsx'
import { PoemReader } from './poem/reader.tsx'
import { ProfileBoxReader } from './profile-box/reader.tsx'
import { PullQuoteReader } from './pull-quote/reader.tsx'
import { QuestionAnswerReader } from './question-answer/reader.tsx'
import type { BlockReader } from './reader-parts.tsx'
import { ScriptureReader } from './scripture/reader.tsx'
import { SharedBoxReader } from './shared-box/reader.tsx'
import { StoryCardReader } from './story-card/reader.tsx'
import { TableReader } from './table/reader.tsx'
import { TimelineEntryReader } from './timeline-entry/reader.tsx'
import { VideoReader } from './video/reader.tsx'

export const blockReaders = {
  paragraph: ParagraphReader,
  heading: HeadingReader,
  bulletList: BulletListReader,
  orderedList: OrderedListReader,
  blockquote: BlockQuoteReader,
  pullQuote: PullQuoteReader,
  poem: PoemReader,
  scripture: ScriptureReader,
  figure: FigureReader,
  gallery: GalleryReader,
  beforeAfter: BeforeAfterReader,
  audio: AudioReader,
  video: VideoReader,
  file: FileReader,
  storyCard: StoryCardReader,
  embed: EmbedReader,
  factBox: FactBoxReader,
  sharedBox: SharedBoxReader,
  details: DetailsReader,
  questionAnswer: QuestionAnswerReader,
  timelineEntry: TimelineEntryReader,
  keyFigure: KeyFigureReader,
  callOut: CallOutReader,
  profileBox: ProfileBoxReader,
  contentsList: ContentsListReader,
  table: TableReader,
  chart: ChartReader,
  dataTable: DataTableReader,
  map: MapReader,
  codeBlock: CodeBlockReader,
  horizontalRule: HorizontalRuleReader,
  liveUpdate: LiveUpdateReader,
} satisfies { [T in KnownBlock['type']]: BlockReader<BlockOf<T>> }
