/**
 * Small builders for story documents, so that a story written in code (the demo publication, tests, the
 * importers) reads as prose and is checked by the compiler.
 */

import type { Direction } from '../locale/table.ts'
import type { Audio } from './blocks/audio/model.ts'
import type { BeforeAfter } from './blocks/before-after/model.ts'
import type { BlockQuote } from './blocks/blockquote/model.ts'
import type { BulletList } from './blocks/bullet-list/model.ts'
import type { CallOut } from './blocks/call-out/model.ts'
import type { Chart } from './blocks/chart/model.ts'
import type { CodeBlock } from './blocks/code-block/model.ts'
import type { ContentsList } from './blocks/contents-list/model.ts'
import type { DataTable } from './blocks/data-table/model.ts'
import type { Details, DetailsContent } from './blocks/details/model.ts'
import type { Embed } from './blocks/embed/model.ts'
import type { FactBox, FactBoxContent } from './blocks/fact-box/model.ts'
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
import type { Poem } from './blocks/poem/model.ts'
import { versesOfText } from './blocks/poem/verses.ts'
import type { ProfileBox } from './blocks/profile-box/model.ts'
import type { PullQuote } from './blocks/pull-quote/model.ts'
import type { QuestionAnswer } from './blocks/question-answer/model.ts'
import type { Scripture } from './blocks/scripture/model.ts'
import type { SharedBox } from './blocks/shared-box/model.ts'
import type { StoryCard } from './blocks/story-card/model.ts'
import type { Table } from './blocks/table/model.ts'
import type { TimelineEntry } from './blocks/timeline-entry/model.ts'
import type { Video } from './blocks/video/model.ts'
import type { Block, StoryDocument } from './document.ts'
import type { Footnote, Inline, Mark, TextNode } from './inline.ts'

/** A plain string, or a run made by {@link bold}, {@link link}, {@link storyLink}… */
export type Words = string | Inline

const inline = (words: Words[]): Inline[] =>
  words.filter((w) => w !== '').map((w) => (typeof w === 'string' ? { type: 'text', text: w } : w))

const marked = (text: string, mark: Mark): TextNode => ({ type: 'text', text, marks: [mark] })
export const bold = (text: string): TextNode => marked(text, { type: 'bold' })
export const italic = (text: string): TextNode => marked(text, { type: 'italic' })
export const underline = (text: string): TextNode => marked(text, { type: 'underline' })
export const strike = (text: string): TextNode => marked(text, { type: 'strike' })
export const superscript = (text: string): TextNode => marked(text, { type: 'superscript' })
export const subscript = (text: string): TextNode => marked(text, { type: 'subscript' })
export const code = (text: string): TextNode => marked(text, { type: 'code' })
export const link = (href: string, text: string): TextNode => marked(text, { type: 'link', attrs: { href } })
export const storyLink = (storyId: string, text: string): TextNode =>
  marked(text, { type: 'storyLink', attrs: { storyId } })
export const isolate = (text: string, lang: string | null = null, dir: Direction | null = null): TextNode =>
  marked(text, { type: 'isolate', attrs: { dir, lang } })

/** A note at the foot, where its mark stands. */
export const footnote = (...words: (string | TextNode)[]): Footnote => ({
  type: 'footnote',
  content: words.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
})

export const doc = (...content: Block[]): StoryDocument => ({ type: 'doc', content })
export const p = (...words: Words[]): Paragraph => ({ type: 'paragraph', content: inline(words) })
export const h2 = (...words: Words[]): Heading => ({
  type: 'heading',
  attrs: { level: 2 },
  content: inline(words),
})
export const h3 = (...words: Words[]): Heading => ({
  type: 'heading',
  attrs: { level: 3 },
  content: inline(words),
})

const items = (texts: (Words | Words[])[]): ListItem[] =>
  texts.map((text) => ({ type: 'listItem', content: [p(...(Array.isArray(text) ? text : [text]))] }))
/** One argument an item; an array where an item mixes plain and marked words. */
export const bullets = (...texts: (Words | Words[])[]): BulletList => ({
  type: 'bulletList',
  content: items(texts),
})
export const numbered = (...texts: (Words | Words[])[]): OrderedList => ({
  type: 'orderedList',
  content: items(texts),
})

export const quote = (attribution: string | null, ...paragraphs: (Words | Words[])[]): BlockQuote => ({
  type: 'blockquote',
  attrs: { attribution },
  content: paragraphs.map((text) => p(...(Array.isArray(text) ? text : [text]))),
})
export const pullQuote = (text: string, attribution: string | null = null): PullQuote => ({
  type: 'pullQuote',
  attrs: { attribution },
  content: inline([text]),
})
/** One argument a verse, its halves with « … » between them; an empty one parts stanzas. */
export const poem = (attribution: string | null, ...lines: string[]): Poem => ({
  type: 'poem',
  attrs: { attribution },
  content: versesOfText(lines.join('\n')),
})
/** The Qur'an, to the letter. */
export const quran = (reference: string, text: string, translation: string | null = null): Scripture => ({
  type: 'scripture',
  attrs: { kind: 'quran', reference, translation },
  content: [{ type: 'text', text }],
})
/** @param grade how it is judged, and by whom */
export const hadith = (
  reference: string,
  grade: string,
  text: string,
  translation: string | null = null,
): Scripture => ({
  type: 'scripture',
  attrs: { kind: 'hadith', reference, grade, translation },
  content: [{ type: 'text', text }],
})
/** What opens when its title is pressed. */
export const details = (title: string, ...content: DetailsContent[]): Details => ({
  type: 'details',
  attrs: { title },
  content,
})
export const questionAnswer = (question: string, ...answer: Words[]): QuestionAnswer => ({
  type: 'questionAnswer',
  attrs: { question },
  content: [p(...answer)],
})
/** Several stand one after the other. @param when as it is printed */
export const timelineEntry = (when: string, ...content: Words[]): TimelineEntry => ({
  type: 'timelineEntry',
  attrs: { when },
  content: [p(...content)],
})
/** Several stand one after the other. @param shown the figure as it is printed */
export const keyFigure = (shown: string, label: string, note: string | null = null): KeyFigure => ({
  type: 'keyFigure',
  attrs: { figure: shown, label, note },
})
/** @param label what its link says */
export const callOut = (label: string, url: string | null, ...words: Words[]): CallOut => ({
  type: 'callOut',
  attrs: { label, url },
  content: [p(...words)],
})
export const profileBox = (authorId: string): ProfileBox => ({ type: 'profileBox', attrs: { authorId } })
/** The story's own headings, wherever it stands. */
export const contentsList = (): ContentsList => ({ type: 'contentsList' })
export const figure = (mediaId: string, attrs: Omit<Figure['attrs'], 'mediaId'> = {}): Figure => ({
  type: 'figure',
  attrs: { mediaId, ...attrs },
})
export const gallery = (attrs: Gallery['attrs'], ...content: Figure[]): Gallery => ({
  type: 'gallery',
  attrs,
  content,
})
export const beforeAfter = (attrs: BeforeAfter['attrs'], ...content: [Figure, Figure]): BeforeAfter => ({
  type: 'beforeAfter',
  attrs,
  content,
})
/** A box that stands in many stories. @param name what the newsroom calls it */
export const sharedBox = (boxId: string, name: string): SharedBox => ({
  type: 'sharedBox',
  attrs: { boxId, name },
})
export const storyCard = (storyId: string): StoryCard => ({ type: 'storyCard', attrs: { storyId } })
/** @param transcript what is said in it */
export const audio = (
  mediaId: string,
  attrs: Omit<Audio['attrs'], 'mediaId'> = {},
  ...transcript: Paragraph[]
): Audio => ({
  type: 'audio',
  attrs: { dir: null, mediaId, title: null, caption: null, credit: null, reads: null, ...attrs },
  ...(transcript.length > 0 && { content: transcript }),
})
export const video = (
  mediaId: string,
  attrs: Omit<Video['attrs'], 'mediaId'> = {},
  ...transcript: Paragraph[]
): Video => ({
  type: 'video',
  attrs: { dir: null, mediaId, posterId: null, title: null, caption: null, credit: null, ...attrs },
  ...(transcript.length > 0 && { content: transcript }),
})
export const file = (mediaId: string, title: string | null = null, caption: string | null = null): File => ({
  type: 'file',
  attrs: { mediaId, title, caption },
})
export const embed = (
  provider: string,
  url: string,
  title: string | null = null,
  told: Omit<Embed['attrs'], 'provider' | 'url' | 'title'> = {},
): Embed => ({
  type: 'embed',
  attrs: { provider, url, title, ...told },
})
export const factBox = (title: string, ...content: FactBoxContent[]): FactBox => ({
  type: 'factBox',
  attrs: { title },
  content,
})
/** The box that ends a review. @param rating stars, from 1 to 5 */
export const verdict = (title: string, rating: number, ...content: FactBoxContent[]): FactBox => ({
  ...factBox(title, ...content),
  attrs: { title, rating },
})
/** First row is the header row. Every row has as many cells as the first. */
export const table = (caption: string | null, header: string[], ...rows: string[][]): Table => ({
  type: 'table',
  attrs: { caption },
  content: [header, ...rows].map((cells, row) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [p(cell)] })),
  })),
})
/** Rows of a table, the first of them names; a cell to an argument. */
export const chart = (attrs: Omit<Chart['attrs'], 'data'>, ...rows: (string | number)[][]): Chart => ({
  type: 'chart',
  attrs: { ...attrs, data: rows.map((row) => row.join('\t')).join('\n') },
})
/** Places, or countries and their figures. */
/** A table of figures; all of it, unless something else is said. */
export const dataTable = (
  datasetId: string,
  attrs: Partial<Omit<DataTable['attrs'], 'datasetId'>> = {},
): DataTable => ({
  type: 'dataTable',
  attrs: {
    ...{ datasetId, title: null, note: null, columns: null, filter: null, sort: null, limit: null },
    ...attrs,
  },
})

export const map = (attrs: MapBlock['attrs']): MapBlock => ({ type: 'map', attrs })
export const codeBlock = (language: string | null, text: string): CodeBlock => ({
  type: 'codeBlock',
  attrs: { language },
  content: [{ type: 'text', text }],
})
export const divider = (): Divider => ({ type: 'horizontalRule' })
/** `at` is an ISO 8601 instant. */
export const liveUpdate = (at: string, headline: string, ...content: LiveUpdate['content']): LiveUpdate => ({
  type: 'liveUpdate',
  attrs: { at, headline },
  content,
})
/** One of the updates that tell a live story by themselves. */
export const keyUpdate = (update: LiveUpdate): LiveUpdate => ({
  ...update,
  attrs: { ...update.attrs, weight: 'key' },
})
