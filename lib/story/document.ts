/**
 * The story document: ProseMirror JSON, the shape Tiptap edits, held in `article.document`.
 * These types are the allow-list; `validate.ts` is its guard at the door. What a kind of block is, in all its concerns,
 * stands in its folder in `blocks`.
 */
import type { Locale } from '../locale/table.ts'
import type { Audio } from './blocks/audio/model.ts'
import type { BeforeAfter } from './blocks/before-after/model.ts'
import type { BlockQuote } from './blocks/blockquote/model.ts'
import type { BulletList } from './blocks/bullet-list/model.ts'
import type { CallOut } from './blocks/call-out/model.ts'
import type { Chart } from './blocks/chart/model.ts'
import type { CodeBlock } from './blocks/code-block/model.ts'
import type { ContentsList } from './blocks/contents-list/model.ts'
import type { DataTable } from './blocks/data-table/model.ts'
import type { Details } from './blocks/details/model.ts'
import type { Embed } from './blocks/embed/model.ts'
import type { FactBox } from './blocks/fact-box/model.ts'
import type { Figure } from './blocks/figure/model.ts'
import type { File } from './blocks/file/model.ts'
import type { Gallery } from './blocks/gallery/model.ts'
import type { Heading } from './blocks/heading/model.ts'
import type { Divider } from './blocks/horizontal-rule/model.ts'
import type { KeyFigure } from './blocks/key-figure/model.ts'
import type { ListItem } from './blocks/list-item/model.ts'
import type { LiveUpdate } from './blocks/live-update/model.ts'
import type { MapBlock } from './blocks/map/model.ts'
import type { OrderedList } from './blocks/ordered-list/model.ts'
import type { Paragraph } from './blocks/paragraph/model.ts'
import type { Hemistich, Poem, Verse } from './blocks/poem/model.ts'
import type { ProfileBox } from './blocks/profile-box/model.ts'
import type { PullQuote } from './blocks/pull-quote/model.ts'
import type { QuestionAnswer } from './blocks/question-answer/model.ts'
import type { Scripture } from './blocks/scripture/model.ts'
import type { SharedBox } from './blocks/shared-box/model.ts'
import type { StoryCard } from './blocks/story-card/model.ts'
import type { Table, TableCell, TableRow } from './blocks/table/model.ts'
import type { TimelineEntry } from './blocks/timeline-entry/model.ts'
import type { UnknownBlock } from './blocks/unknown-block/model.ts'
import type { Video } from './blocks/video/model.ts'
import type { Inline } from './inline.ts'

/** Raised with every change of shape that old documents need a step for; see `up-steps.ts`. */
export const documentVersion = 1

/** A block that this version knows. A new one is added here, and the compiler lists the tables that lack it. */
export type KnownBlock =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | BlockQuote
  | PullQuote
  | Poem
  | Scripture
  | Figure
  | Gallery
  | BeforeAfter
  | Audio
  | Video
  | File
  | StoryCard
  | Embed
  | FactBox
  | SharedBox
  | Details
  | QuestionAnswer
  | TimelineEntry
  | KeyFigure
  | CallOut
  | ProfileBox
  | ContentsList
  | Table
  | Chart
  | DataTable
  | MapBlock
  | CodeBlock
  | Divider
  | LiveUpdate
export type Block = KnownBlock | UnknownBlock

/** The block of a type. */
export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>

/** What stands in a block and is none itself. */
export type BlockPart = ListItem | TableRow | TableCell | Verse | Hemistich

export type StoryDocument = { type: 'doc'; content: Block[] }
export type AnyNode = StoryDocument | Block | BlockPart | Inline

/** What rendering needs to know of a story that a document mentions. Absent from the map: not public here. */
export type MentionedStory = { href: string; headline: string; locale: Locale }
