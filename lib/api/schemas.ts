/**
 * What goes in and out of the API, once: requests are checked against these schemas, and the OpenAPI document is made
 * of them.
 */

import { z } from 'zod'
import {
  columnKey,
  columnKinds,
  longestCell,
  longestUnit as longestCellUnit,
  mostColumns,
  mostDigits,
  mostRows,
} from '../dataset/dataset.ts'
import { idPattern } from '../db/id.ts'
import { defaultLocale, locales } from '../locale/table.ts'
import { mostCounted } from '../newsroom/counted.ts'
import { changeRows, createDataset, replaceDataset } from '../newsroom/datasets/write-dataset.ts'
import { longestFigureText, longestUnit, mostFigures } from '../newsroom/front/figure-limits.ts'
import { writeFigures } from '../newsroom/front/write-figures.ts'
import { longestLine, mostBylines, mostOtherHeadlines, mostRelated, mostTopics } from '../newsroom/limits.ts'
import { postEntry } from '../newsroom/live/post-entry.ts'
import { describePicture } from '../newsroom/pictures/describe-picture.ts'
import { mostWithWords } from '../newsroom/stories/board-matches.ts'
import { createStory } from '../newsroom/stories/create-story.ts'
import type { DraftField } from '../newsroom/stories/draft-fields.ts'
import { fileStory } from '../newsroom/stories/file-story.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { saveDraft } from '../newsroom/stories/working-draft.ts'
import { transitionNames } from '../newsroom/workflow.ts'
import {
  articleStates,
  bylineRoles,
  correctionKinds,
  type ElsewhereField,
  liveEntryStates,
  storyKinds,
} from '../vocabulary.ts'
import { sentTo } from './sent-to.ts'

/** Schemas that the document names, of what is sent to us and of what we send. */
export const received = z.registry<{ id: string; description?: string }>()
export const sent = z.registry<{ id: string; description?: string }>()

const moment = () => z.iso.datetime().describe('A moment in UTC, ISO 8601.')
const address = () => z.url().describe('An absolute address.')
const id = () => z.string().regex(idPattern)
/** How lists and people are named in addresses. */
const slug = () => z.string().regex(/^[\w-]{1,64}$/)
const localeName = () => z.enum(locales)
const words = () => z.string().nullable()
const perLocale = () => z.partialRecord(z.enum(locales), z.string()).describe('By language.')

// --- Sent

export const problemSchema = z
  .looseObject({
    type: z.url().describe('Which problem it is; explained at this address.'),
    code: z.string().describe('The same, as a word that never changes.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong with this request.'),
    errors: z
      .array(
        z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }),
      )
      .optional()
      .describe('Where it is wrong.'),
  })
  .register(sent, { id: 'Problem', description: 'Problem details (RFC 9457).' })

const pictureFileSchema = z.object({
  url: address(),
  type: z.enum(['image/avif', 'image/webp', 'image/jpeg']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
})

export const pictureSchema = z
  .object({
    id: id(),
    width: z.int(),
    height: z.int(),
    alt: z.string(),
    caption: z.string(),
    credit: z.string(),
    licence: words(),
    focus: z.object({ x: z.number(), y: z.number() }).describe('What must stay in sight, from 0 to 1.'),
    files: z.array(pictureFileSchema),
  })
  .register(sent, { id: 'Picture' })

const namedSchema = z.object({ name: z.string(), url: address() })

const bylineSchema = z
  .object({
    role: z.enum(bylineRoles),
    author: z.object({ id: id(), name: z.string(), url: address(), jobTitle: z.string() }),
  })
  .register(sent, { id: 'Byline' })

const summary = {
  id: id().describe('Of the story in one language.'),
  storyId: id().describe('What its languages share.'),
  locale: localeName(),
  kind: z.enum(storyKinds),
  url: address().describe('Where readers find it.'),
  api: address(),
  section: namedSchema.extend({ slug: slug() }),
  kicker: words(),
  headline: z.string(),
  standfirst: words(),
  publishedAt: moment(),
  updatedAt: moment().nullable(),
  wordCount: z.int(),
  bylines: z.array(bylineSchema),
  picture: pictureSchema.nullable(),
}
export const storySummarySchema = z.object(summary).register(sent, { id: 'StorySummary' })

const documentSchema = z
  .looseObject({ type: z.literal('doc'), content: z.array(z.looseObject({ type: z.string() })) })
  .describe(
    'ProseMirror JSON: blocks of paragraphs, headings, lists, figures and so on. Marks of its text: `bold`, `italic`, `underline`, `strike`, `superscript`, `subscript`, `code`, `link`, `storyLink`, `isolate`. An `unknownBlock` of a draft is a block of a newer version, as JSON in `attrs.stored`: send it back as it is.',
  )
  .register(sent, { id: 'StoryDocument' })

const toldElsewhere = {
  searchTitle: words().describe('What search engines are told instead of the headline.'),
  searchDescription: words().describe('What search engines are told instead of the standfirst.'),
  socialTitle: words().describe('What platforms that show its link are told instead of the headline.'),
  socialDescription: words().describe('What they are told instead of the standfirst.'),
} satisfies Record<ElsewhereField, z.ZodType>

const correctionSchema = z
  .object({
    id: id(),
    kind: z.enum(correctionKinds),
    note: z.string(),
    correctedAt: moment(),
    changes: z
      .array(z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })))
      .nullable()
      .describe('Which words changed, where the newsroom shows it.'),
    amends: id().nullable().describe('The note that this one sets right.'),
  })
  .register(sent, { id: 'Correction' })

export const storySchema = z
  .object({
    ...summary,
    shortUrl: address(),
    dateline: words(),
    ...toldElsewhere,
    document: documentSchema,
    html: z
      .string()
      .describe('The document as plain HTML, with `dir` on every block and absolute addresses.'),
    text: z.string(),
    pictures: z.array(pictureSchema).describe('Those of the document, by the ids that its figures name.'),
    topics: z.array(namedSchema),
    alternates: z.array(
      z.object({ locale: localeName(), id: id(), headline: z.string(), url: address(), api: address() }),
    ),
    translatedFrom: localeName().nullable(),
    corrections: z.array(correctionSchema),
  })
  .register(sent, { id: 'Story' })

const page = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), next: address().nullable().describe('The next page; null on the last.') })

export const storyListSchema = page(storySummarySchema).register(sent, { id: 'StoryList' })

const listSchema = z
  .object({
    id: id(),
    slug: slug(),
    name: z.string(),
    names: perLocale(),
    description: z.string(),
    url: address(),
    stories: address().describe('Its stories, in this API.'),
  })
  .register(sent, { id: 'List', description: 'A section or a topic.' })
export const listsSchema = page(listSchema).register(sent, { id: 'Lists' })

export const authorSchema = z
  .object({
    id: id(),
    slug: slug(),
    name: z.string(),
    names: perLocale(),
    jobTitle: z.string(),
    biography: z.string(),
    url: address(),
    stories: address(),
    portrait: pictureSchema.nullable(),
  })
  .register(sent, { id: 'Author' })
export const authorListSchema = page(authorSchema).register(sent, { id: 'AuthorList' })

export const searchResultSchema = page(
  z.object({ story: storySummarySchema, extract: z.string().describe('Where the words stand.') }),
)
  .extend({
    total: z.int(),
    answers: z
      .enum(['nothing', 'query', 'mended', 'some'])
      .describe('Whether the stories answer the query, its mended spelling, or some of its words only.'),
    meant: words().describe('What may have been meant.'),
  })
  .register(sent, { id: 'SearchResult' })

const bylineEntry = z.object({ authorId: id(), role: z.enum(bylineRoles) })
const draftContentSchema = z
  .object({
    kicker: words(),
    headline: z.string(),
    standfirst: words(),
    dateline: words(),
    ...toldElsewhere,
    otherHeadlines: z
      .array(z.string())
      .describe('Headlines that it could have instead; of its makers alone.'),
    document: documentSchema,
    leadMediaId: id().nullable(),
    bylines: z.array(bylineEntry),
  })
  .register(sent, { id: 'DraftContent' })

export const draftSchema = z
  .object({
    id: id(),
    storyId: id(),
    locale: localeName(),
    state: z.enum(articleStates),
    version: z.int().describe('What the next save names as its base.'),
    content: draftContentSchema,
    slug: z.string(),
    kind: z.enum(storyKinds),
    sectionId: id(),
    deskId: id().nullable(),
    topicIds: z.array(id()),
    relatedIds: z.array(id()).describe('Stories that its readers are led on to, in order.'),
    updatedAt: moment(),
    publishedAt: moment().nullable(),
    scheduledFor: moment().nullable(),
    embargoUntil: moment().nullable(),
    hasUnpublishedChanges: z.boolean(),
    moves: z.array(z.enum(transitionNames)).describe('What this key may do to it as it is now.'),
  })
  .register(sent, { id: 'Draft' })

const draftRowSchema = z
  .object({
    id: id(),
    storyId: id(),
    locale: localeName(),
    state: z.enum(articleStates),
    kind: z.enum(storyKinds),
    headline: z.string(),
    updatedAt: moment(),
    publishedAt: moment().nullable(),
    scheduledFor: moment().nullable(),
    embargoUntil: moment().nullable(),
    hasUnpublishedChanges: z.boolean(),
    api: address(),
  })
  .register(sent, { id: 'DraftRow' })
/** Of a list that may be long. */
const countedSoFar = `Counted no further than ${mostCounted}, and with words to look for no further than ${mostWithWords}.`
export const draftListSchema = page(draftRowSchema)
  .extend({ total: z.int().describe(countedSoFar) })
  .register(sent, { id: 'DraftList' })

export const begunSchema = z
  .object({ id: id(), storyId: id(), version: z.int(), api: address() })
  .register(sent, { id: 'Begun' })
export const savedSchema = z
  .object({ version: z.int(), savedAt: moment(), changed: z.boolean() })
  .register(sent, { id: 'Saved' })
export const movedSchema = z.object({ state: z.enum(articleStates) }).register(sent, { id: 'Moved' })

export const conflictSchema = problemSchema
  .extend({
    version: z.int().optional().describe('The latest, where it was saved meanwhile.'),
    theirs: draftContentSchema.optional().describe('The latest words, for a key that may read them.'),
    yours: z.unknown().optional().describe('What was sent.'),
  })
  .register(sent, { id: 'Conflict' })

export const libraryPictureSchema = z
  .object({
    id: id(),
    width: z.int(),
    height: z.int(),
    alts: perLocale(),
    captions: perLocale(),
    credits: perLocale(),
    licence: words(),
    expiresAt: moment().nullable(),
    url: address(),
    createdAt: moment(),
    createdBy: words(),
  })
  .register(sent, { id: 'LibraryPicture' })
export const libraryListSchema = page(libraryPictureSchema)
  .extend({ total: z.int().describe(countedSoFar) })
  .register(sent, { id: 'LibraryList' })
export const uploadedSchema = z
  .object({
    id: id(),
    width: z.int(),
    height: z.int(),
    isKnown: z.boolean().describe('The same bytes had been brought before.'),
  })
  .register(sent, { id: 'Uploaded' })

// --- Received

const line = () => z.string().max(longestLine)
const topicIds = () => z.array(id()).max(mostTopics)

export const newDraftSchema = sentTo(createStory, [], {
  locale: localeName(),
  headline: line().optional(),
  sectionId: id(),
  deskId: id().nullish(),
  kind: z.enum(storyKinds).optional(),
  topicIds: topicIds().optional(),
  templateId: id().nullish().describe('The template that it begins with.'),
}).register(received, { id: 'NewDraft' })

const sentContentSchema = z
  .strictObject({
    kicker: line().nullish(),
    headline: line(),
    standfirst: line().nullish(),
    dateline: line().nullish(),
    searchTitle: line().nullish(),
    searchDescription: line().nullish(),
    socialTitle: line().nullish(),
    socialDescription: line().nullish(),
    otherHeadlines: z.array(line()).max(mostOtherHeadlines).optional(),
    document: z.looseObject({
      type: z.literal('doc'),
      content: z.array(z.looseObject({ type: z.string() })),
    }),
    leadMediaId: id().nullish(),
    bylines: z.array(z.strictObject({ authorId: id(), role: z.enum(bylineRoles) })).max(mostBylines),
  } satisfies Record<DraftField, z.ZodType>)
  .register(received, {
    id: 'NewContent',
    description:
      'All of a draft’s words: what is left out is taken away, except for the other headlines and what is told elsewhere, which stay as they are.',
  })

export const saveSchema = z
  .strictObject({
    baseVersion: z
      .int()
      .min(0)
      .optional()
      .describe('The version that the words were made from; `If-Match` may say it instead.'),
    ...sentTo(saveDraft, ['articleId', 'tabId', 'turn', 'baseVersion', 'accepts', 'reopens'], {
      content: sentContentSchema,
    }).shape,
  })
  .register(received, { id: 'Save' })

export const filingSchema = sentTo(fileStory, ['articleId', 'was'], {
  sectionId: id().optional(),
  deskId: id().nullish(),
  topicIds: topicIds().optional(),
  relatedIds: z.array(id()).max(mostRelated).optional(),
  kind: z.enum(storyKinds).optional(),
}).register(received, { id: 'Filing', description: 'What is left out stays as it is.' })

export const moveSchema = sentTo(transitionArticle, ['articleId', 'was'], {
  move: z.enum(transitionNames),
  note: line().optional().describe('To whoever takes over; of `kill`, to readers.'),
  at: z.iso.datetime({ offset: true }).optional().describe('When to publish: of `schedule`.'),
  baseVersion: z.int().min(0).optional().describe('Another version than this is not moved.'),
}).register(received, { id: 'Move' })

export const newEntrySchema = sentTo(postEntry, ['articleId', 'key'], {
  headline: line().nullish(),
  words: z.string().max(10_000).nullish().describe('Paragraphs, a line each.'),
  quotation: z.string().max(10_000).nullish(),
  attribution: line().nullish().describe('Whose words the quotation is.'),
  mediaId: id().nullish().describe('A picture of the library.'),
  caption: line().nullish(),
  link: line().nullish().describe('A post or film of a site that we show, or any other page.'),
  isKey: z.boolean().optional(),
  isBreaking: z.boolean().optional(),
  isPinned: z.boolean().optional().describe('Over all others: whatever was pinned is so no longer.'),
  isDraft: z.boolean().optional().describe('Readers see it when somebody releases it.'),
}).register(received, { id: 'NewEntry', description: 'One of its fields must say something.' })

export const postedEntrySchema = z
  .object({
    id: id(),
    anchor: z.string().describe('The last part of its address, after that of its story.'),
    state: z.enum(liveEntryStates),
  })
  .register(sent, { id: 'PostedEntry' })

export const pictureWordsSchema = sentTo(describePicture, ['mediaId'], {
  locale: localeName(),
  alt: line().nullish(),
  caption: line().nullish(),
  credit: line().nullish(),
}).register(received, {
  id: 'PictureWords',
  description: 'Its words in one language; what is left out is taken away.',
})

const decimalText = () =>
  z
    .string()
    .regex(/^[+-]?\d{1,15}(\.\d{1,6})?$/)
    .describe('A decimal as text, printed with as many digits after the point as are sent.')

const figureSchema = z.strictObject({
  label: z.string().min(1).max(longestFigureText),
  value: decimalText(),
  unit: z.string().max(longestUnit).nullish().describe('Printed after the value.'),
  change: decimalText().nullish().describe('Against the time before, with its sign.'),
  changeIn: z.enum(['percent', 'points']).optional(),
  at: z.iso.datetime({ offset: true }).nullish().describe('As of when.'),
  source: z.string().max(longestFigureText).nullish(),
})

export const figuresSchema = sentTo(writeFigures, ['locale'], {
  title: z.string().max(longestFigureText).nullish().describe('Stands over them, instead of our own words.'),
  figures: z
    .array(figureSchema)
    .max(mostFigures)
    .describe('All of them, in order; none takes the block away.'),
  baseVersion: z
    .int()
    .optional()
    .describe('The version it was made from; refused when it is not the latest.'),
}).register(received, {
  id: 'Figures',
  description: 'The figures on the front of one language: prices, rates, results.',
})

export const figureBoardSchema = z
  .object({
    title: words(),
    figures: z.array(
      z.object({
        label: z.string(),
        value: z.string(),
        unit: words(),
        change: words(),
        changeIn: z.enum(['percent', 'points']),
        at: moment().nullable(),
        source: words(),
      }),
    ),
    version: z.int(),
    changedAt: moment().nullable(),
  })
  .register(sent, { id: 'FigureBoard' })

// --- Tables of figures

const newColumnSchema = z.strictObject({
  key: z.string().regex(columnKey).describe('What programs call it: lower case, digits, `-` and `_`.'),
  name: z.string().min(1).max(longestCell).describe('Stands over it.'),
  kind: z
    .enum(columnKinds)
    .optional()
    .describe('`text` unless it is said; `change` is a number that says how far something rose or fell.'),
  unit: z.string().max(longestCellUnit).nullish().describe('Printed after each number.'),
  digits: z
    .int()
    .min(0)
    .max(mostDigits)
    .nullish()
    .describe('Digits after the point; null: those that a number is sent with.'),
})
const newColumnsSchema = z
  .array(newColumnSchema)
  .min(1)
  .max(mostColumns)
  .describe('In order. The first holds what rows are called.')
const cellSchema = z
  .union([z.string(), z.number()])
  .nullable()
  .describe(
    'A number as JSON has it, or as text that is kept to the digit; a date as `2026-12-31`; null for nothing.',
  )
const newRowSchema = z.strictObject({
  name: z.string().min(1).max(longestCell).describe('What it is called, and found by.'),
  cells: z.record(z.string(), cellSchema).optional().describe('By the keys of their columns.'),
})
const newRowsSchema = z.array(newRowSchema).max(mostRows)
const baseVersionSchema = z
  .int()
  .optional()
  .describe('The version it was made from; refused when it is not the latest.')

export const newDatasetSchema = sentTo(createDataset, [], {
  name: z.string().min(1).max(longestCell).describe('For the newsroom; readers see the titles of blocks.'),
  locale: localeName().describe(
    'The language in which its columns and rows are called what they are called.',
  ),
  columns: newColumnsSchema,
  rows: newRowsSchema.optional(),
}).register(received, { id: 'NewDataset', description: 'A table of figures.' })

export const wholeDatasetSchema = sentTo(replaceDataset, ['datasetId'], {
  name: z.string().min(1).max(longestCell).optional(),
  columns: newColumnsSchema.optional(),
  rows: newRowsSchema.describe('All of them, in order.'),
  baseVersion: baseVersionSchema,
}).register(received, { id: 'WholeDataset', description: 'A table of figures, whole.' })

export const changedRowsSchema = sentTo(changeRows, ['datasetId'], {
  rows: z
    .array(
      z.strictObject({
        ...newRowSchema.shape,
        was: z.string().max(longestCell).optional().describe('The name that it had, where it gets another.'),
        seen: z
          .record(z.string(), z.string().nullable())
          .optional()
          .describe('What was seen in some of its cells: refused where something else stands there by now.'),
      }),
    )
    .max(mostRows)
    .optional(),
  remove: z.array(z.string().max(longestCell)).max(mostRows).optional().describe('Names of rows that go.'),
  baseVersion: baseVersionSchema,
}).register(received, { id: 'ChangedRows', description: 'Some rows of a table of figures.' })

export const madeDatasetSchema = z
  .object({ id: z.string(), version: z.int() })
  .register(sent, { id: 'MadeDataset' })
export const writtenDatasetSchema = z
  .object({ version: z.int().describe('Another one with each change.') })
  .register(sent, { id: 'WrittenDataset' })
export const datasetSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    locale: localeName(),
    columns: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        kind: z.enum(columnKinds),
        unit: words(),
        digits: z.int().nullable(),
      }),
    ),
    rowCount: z.int(),
    version: z.int(),
    changedAt: moment(),
    isArchived: z.boolean(),
  })
  .register(sent, { id: 'DatasetSummary' })
export const datasetListSchema = z
  .object({ items: z.array(datasetSummarySchema) })
  .register(sent, { id: 'DatasetList' })
export const datasetSchema = datasetSummarySchema
  .extend({ rows: z.array(z.object({ name: z.string(), cells: z.record(z.string(), z.string()) })) })
  .register(sent, { id: 'Dataset' })
const share = () => z.number().min(0).max(1)
const readFigures = {
  views: z.int(),
  readers: z.int(),
  reads: z.int(),
  seconds: z.int().nullable().describe('In which it was read, on average.'),
  reached: z
    .object({ quarter: share(), half: share(), most: share(), end: share() })
    .nullable()
    .describe('Shares of the reads that came to a quarter, half, three quarters and the end of the text.'),
}
const namedFigures = z.array(z.object({ key: id(), name: z.string(), ...readFigures }))
const namedCounts = z.array(z.object({ key: z.string(), views: z.int() }))
export const audienceSchema = z
  .object({
    now: z.array(z.int()).describe('Views of each of the last thirty minutes.'),
    today: z.object({
      hours: z.array(z.object({ views: z.int(), usual: z.number().nullable() })),
      views: z.int(),
      usual: z.int().nullable().describe('By this hour, on average on this weekday of the last four weeks.'),
      readers: z.int(),
    }),
    period: z.object(readFigures),
    stories: z.array(
      z.object({
        articleId: id(),
        headline: z.string(),
        locale: localeName(),
        href: z.string().nullable(),
        ...readFigures,
      }),
    ),
    sections: namedFigures,
    desks: namedFigures,
    authors: namedFigures,
    languages: z.array(z.object({ locale: localeName(), ...readFigures })),
    sources: namedCounts.describe('Sites; an empty one for who came directly.'),
    searches: z.array(z.object({ key: z.string(), views: z.int(), locale: localeName() })),
    bots: namedCounts,
    refused: namedCounts,
  })
  .register(sent, { id: 'Audience' })

// --- Parameters

export const parameters = {
  id: id().describe('An id.'),
  slug: slug(),
  locale: localeName().default(defaultLocale).describe('The language of what is answered.'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Of items on a page.'),
  cursor: z
    .string()
    .regex(/^[\w-]{1,120}$/)
    .optional()
    .describe('From the `next` of a page before; nothing else is one.'),
  page: z.coerce.number().int().min(1).max(500).default(1),
  since: z.iso
    .datetime({ offset: true })
    .regex(/^(19|20)/)
    .optional()
    .describe('Only what was published, or changed for its readers, at this moment or after it.'),
  query: z.string().max(200),
}
