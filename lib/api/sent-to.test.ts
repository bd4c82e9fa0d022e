import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { longestFigureText } from '../newsroom/front/figure-limits.ts'
import { writeFigures } from '../newsroom/front/write-figures.ts'
import { longestLine, mostBylines, mostRelated, mostTopics } from '../newsroom/limits.ts'
import { postEntry } from '../newsroom/live/post-entry.ts'
import { describePicture } from '../newsroom/pictures/describe-picture.ts'
import { createStory } from '../newsroom/stories/create-story.ts'
import { fileStory } from '../newsroom/stories/file-story.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { saveDraft } from '../newsroom/stories/working-draft.ts'
import {
  figuresSchema,
  filingSchema,
  moveSchema,
  newDraftSchema,
  newEntrySchema,
  pictureWordsSchema,
  saveSchema,
} from './schemas.ts'
import { sentTo } from './sent-to.ts'

const id = 'x'.repeat(64)
const line = 'س'.repeat(longestLine)
const short = 'س'.repeat(longestFigureText)
const ids = (many: number) => Array.from({ length: many }, (_, at) => `id-${at}`)

/** The most that a schema of the API lets through, and what the operation is told besides. */
const bodies = {
  createStory: [
    createStory.input,
    newDraftSchema,
    {},
    { locale: 'ar', headline: line, sectionId: id, deskId: id, kind: 'report', topicIds: ids(mostTopics) },
    { locale: 'ar', sectionId: id, deskId: null },
  ],
  saveDraft: [
    saveDraft.input,
    saveSchema,
    { articleId: id, tabId: 'a-tab-of-its-own' },
    {
      baseVersion: 0,
      content: {
        kicker: line,
        headline: line,
        standfirst: line,
        dateline: line,
        document: { type: 'doc', content: [] },
        leadMediaId: id,
        bylines: ids(mostBylines).map((authorId) => ({ authorId, role: 'author' })),
      },
    },
    {
      baseVersion: 1,
      content: {
        headline: '',
        document: { type: 'doc', content: [{ type: 'of-a-newer-version' }] },
        bylines: [],
      },
    },
  ],
  fileStory: [
    fileStory.input,
    filingSchema,
    { articleId: id },
    { sectionId: id, deskId: null, topicIds: ids(mostTopics), kind: 'report', relatedIds: ids(mostRelated) },
    {},
  ],
  transitionArticle: [
    transitionArticle.input,
    moveSchema,
    { articleId: id },
    { move: 'schedule', note: line, at: '2027-01-01T10:00:00+03:00', baseVersion: 0 },
    { move: 'kill' },
  ],
  postEntry: [
    postEntry.input,
    newEntrySchema,
    { articleId: id, key: 'sent-once' },
    {
      headline: line,
      words: 'w'.repeat(10_000),
      quotation: 'q'.repeat(10_000),
      attribution: line,
      mediaId: id,
      caption: line,
      link: 'https://example.org/a',
      isKey: true,
      isBreaking: true,
      isPinned: true,
      isDraft: true,
    },
    { words: null, mediaId: null, link: null },
  ],
  describePicture: [
    describePicture.input,
    pictureWordsSchema,
    { mediaId: id },
    { locale: 'ar', alt: line, caption: line, credit: line },
    { locale: 'ar', alt: null },
  ],
  writeFigures: [
    writeFigures.input,
    figuresSchema,
    { locale: 'ar' },
    {
      title: short,
      figures: [
        {
          label: short,
          value: '-3.50',
          unit: '$',
          change: '+0.2',
          changeIn: 'points',
          at: '2027-01-01T10:00:00Z',
        },
        { label: short, value: '7', unit: null, source: short },
      ],
    },
    { figures: [], baseVersion: 1 },
  ],
} as const

describe('what the API lets through, the operation takes', () => {
  for (const [name, [input, schema, address, ...given]] of Object.entries(bodies))
    it(name, () => {
      for (const body of given)
        expect(input.safeParse({ ...(schema.parse(body) as object), ...address }).error).toBeUndefined()
    })
})

it('a body that leaves a field out, has one more, or one of another kind, does not compile', () => {
  // @ts-expect-error: no kind
  sentTo(fileStory, ['articleId'], {
    sectionId: z.string(),
    deskId: z.string(),
    topicIds: z.array(z.string()),
  })
  sentTo(transitionArticle, ['articleId'], {
    move: z.literal('kill'),
    note: z.string(),
    at: z.string(),
    baseVersion: z.int(),
    // @ts-expect-error: it has no such field
    mood: z.string(),
  })
  sentTo(transitionArticle, ['articleId'], {
    // @ts-expect-error: no move of ours
    move: z.literal('forget'),
    note: z.string(),
    at: z.string(),
    baseVersion: z.int(),
  })
})
