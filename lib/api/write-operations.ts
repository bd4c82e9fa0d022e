/** What is done with a key: each asks the newsroom's own operation, which knows who made the key and what it is for. */
import { join } from 'node:path'
import { z } from 'zod'
import { largestTable } from '../dataset/dataset.ts'
import { newId } from '../db/id.ts'
import { locales } from '../locale/table.ts'
import { audiencePeriods, readAudience } from '../newsroom/audience/read-audience.ts'
import { mostCounted } from '../newsroom/counted.ts'
import { type DatasetSummary, listDatasets, readDataset } from '../newsroom/datasets/read-datasets.ts'
import { changeRows, createDataset, replaceDataset } from '../newsroom/datasets/write-dataset.ts'
import { readFigureBoard, writeFigures } from '../newsroom/front/write-figures.ts'
import type { KeyScope } from '../newsroom/keys/key-scopes.ts'
import { withdrawEntry } from '../newsroom/live/change-entry.ts'
import { postEntry } from '../newsroom/live/post-entry.ts'
import { NewsroomError } from '../newsroom/newsroom-error.ts'
import { describePicture } from '../newsroom/pictures/describe-picture.ts'
import { type LibraryPicture, listPictures, readPicture } from '../newsroom/pictures/list-pictures.ts'
import { limits } from '../newsroom/pictures/picture-rules.ts'
import { uploadPicture } from '../newsroom/pictures/upload-picture.ts'
import { deleteArticle } from '../newsroom/stories/bin.ts'
import { createStory } from '../newsroom/stories/create-story.ts'
import { fileStory } from '../newsroom/stories/file-story.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { openDraft } from '../newsroom/stories/working-draft.ts'
import { absolute } from '../publication/addresses.ts'
import { readSettings } from '../settings/settings.ts'
import { articleStates } from '../vocabulary.ts'
import { draftAnswer, draftApi, listDrafts, saveWords, versionTag } from './drafts.ts'
import { type Operation, operation } from './operation.ts'
import type { ProblemCode } from './problems.ts'
import {
  audienceSchema,
  begunSchema,
  changedRowsSchema,
  conflictSchema,
  datasetListSchema,
  datasetSchema,
  type datasetSummarySchema,
  draftListSchema,
  draftSchema,
  figureBoardSchema,
  figuresSchema,
  filingSchema,
  libraryListSchema,
  libraryPictureSchema,
  madeDatasetSchema,
  movedSchema,
  moveSchema,
  newDatasetSchema,
  newDraftSchema,
  newEntrySchema,
  parameters,
  pictureWordsSchema,
  postedEntrySchema,
  savedSchema,
  saveSchema,
  uploadedSchema,
  wholeDatasetSchema,
  writtenDatasetSchema,
} from './schemas.ts'

/** Bytes. A move, a filing: nobody sends more. */
const small = 64 * 1024
/** Bytes. A hundred thousand words of Arabic, with every mark there is, are three million. */
const story = 6 * 1024 * 1024

const withKey: ProblemCode[] = [
  'key-missing',
  'key-refused',
  'scope-missing',
  'not-allowed',
  'too-many-requests',
]
const onOne: ProblemCode[] = [...withKey, 'not-found', 'invalid']
const withBody: ProblemCode[] = ['malformed-json', 'too-large', 'unsupported-media-type']
const id = z.object({ id: parameters.id })
const moveScopes: KeyScope[] = [
  'story.submit',
  'story.review',
  'story.schedule',
  'story.publish',
  'story.unpublish',
  'story.kill',
]

const mediaFolder = (): string => join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')

/** A body that ends before its time is a file cut short. */
async function* arriving(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body
  } catch {
    throw new NewsroomError('picture-refused', 'damaged')
  }
}

const pictureOf = (picture: LibraryPicture): z.output<typeof libraryPictureSchema> => ({
  id: picture.mediaId,
  width: picture.width,
  height: picture.height,
  alts: picture.alts,
  captions: picture.captions,
  credits: picture.credits,
  licence: picture.licence,
  expiresAt: picture.expiresAt,
  url: absolute(picture.preview),
  createdAt: picture.createdAt,
  createdBy: picture.createdBy,
})

export const writeOperations: Operation[] = [
  operation({
    id: 'readAudience',
    method: 'GET',
    path: '/audience',
    summary: 'What is read: counts of now, of today against the usual, and of some days',
    description:
      'Readers are estimated for each day; of several days the sum of those is told. “reads” are pages that said how they were read: what times and shares are of.',
    scopes: ['audience.read'],
    query: z.object({
      locale: parameters.locale,
      period: z.enum(audiencePeriods).default('today'),
      language: z.enum(locales).optional().describe('What is read in one language alone.'),
    }),
    answers: [{ status: 200, description: 'The counts', schema: audienceSchema }],
    problems: [...withKey, 'invalid'],
    run: async ({ db, keyed, query }) => ({ status: 200, body: await readAudience(db, keyed.actor, query) }),
  }),
  operation({
    id: 'listDrafts',
    method: 'GET',
    path: '/drafts',
    summary: 'Stories as the newsroom has them, what was worked on last first',
    description: `No further than ${mostCounted}: narrow it by state, language or desk for what is older.`,
    scopes: ['story.read'],
    query: z.object({
      locale: z.enum(locales).optional(),
      state: z.enum(articleStates).optional(),
      desk: parameters.id.optional().describe('A desk, by its id.'),
      mine: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
      q: parameters.query.optional().describe('Words of the headline.'),
      page: parameters.page,
    }),
    answers: [{ status: 200, description: 'A page of them', schema: draftListSchema }],
    problems: [...withKey, 'invalid'],
    run: async ({ db, keyed, query }) => ({ status: 200, body: await listDrafts(db, keyed, query) }),
  }),
  operation({
    id: 'createDraft',
    method: 'POST',
    path: '/drafts',
    summary: 'Begins a story, as a draft in one language',
    description: 'Its words are saved afterwards, from version 1 on.',
    scopes: ['story.create'],
    body: { schema: newDraftSchema, most: small },
    answers: [{ status: 201, description: 'It was begun', schema: begunSchema }],
    problems: [...withKey, ...withBody, 'invalid', 'in-progress', 'other-request'],
    run: async ({ db, keyed, body }) => {
      const { storyId, articleId } = await createStory(db, keyed.actor, body)
      const api = draftApi(articleId)
      return { status: 201, body: { id: articleId, storyId, version: 1, api }, headers: { location: api } }
    },
  }),
  operation({
    id: 'readDraft',
    method: 'GET',
    path: '/drafts/{id}',
    summary: 'A story as it is being worked on',
    scopes: ['story.read'],
    params: id,
    answers: [{ status: 200, description: 'The draft; its version is its ETag', schema: draftSchema }],
    problems: onOne,
    run: async ({ db, keyed, params }) => {
      const draft = await openDraft(db, keyed.actor, { articleId: params.id })
      return { status: 200, body: draftAnswer(draft), headers: { etag: versionTag(draft.version) } }
    },
  }),
  operation({
    id: 'saveDraft',
    method: 'PUT',
    path: '/drafts/{id}',
    summary: 'Saves the words of a draft; readers see nothing of it',
    description:
      'Nobody’s words are overwritten: made from another version than the latest, it is refused, with both versions.',
    scopes: ['story.edit'],
    params: id,
    body: { schema: saveSchema, most: story },
    answers: [
      { status: 200, description: 'It was saved', schema: savedSchema },
      {
        status: 409,
        description: 'It was saved meanwhile, or somebody writes in it',
        schema: conflictSchema,
      },
      { status: 412, description: 'It is not the version of If-Match', schema: conflictSchema },
    ],
    problems: [...onOne, ...withBody],
    run: async ({ db, keyed, params, body, request }) => {
      const saved = await saveWords(db, keyed, params.id, body, request.headers.get('if-match'))
      return { status: 200, body: saved, headers: { etag: versionTag(saved.version) } }
    },
  }),
  operation({
    id: 'fileDraft',
    method: 'PATCH',
    path: '/drafts/{id}',
    summary: 'Files its story under a section, a desk, topics and a kind, in all languages',
    scopes: ['story.file'],
    params: id,
    body: { schema: filingSchema, most: small },
    answers: [{ status: 204, description: 'It is filed so' }],
    problems: [...onOne, ...withBody],
    run: async ({ db, keyed, params, body }) => {
      await fileStory(db, keyed.actor, { ...body, articleId: params.id })
      return { status: 204 }
    },
  }),
  operation({
    id: 'deleteDraft',
    method: 'DELETE',
    path: '/drafts/{id}',
    summary: 'Puts what was never public in the bin',
    scopes: ['story.delete'],
    params: id,
    answers: [{ status: 204, description: 'It lies in the bin' }],
    problems: onOne,
    run: async ({ db, keyed, params }) => {
      await deleteArticle(db, keyed.actor, { articleId: params.id })
      return { status: 204 }
    },
  }),
  operation({
    id: 'moveDraft',
    method: 'POST',
    path: '/drafts/{id}/moves',
    summary: 'Moves a story on: submit, return, approve, schedule, unschedule, publish, unpublish, kill',
    description: 'Each move needs a scope of its own, and a key whose maker may make it.',
    scopes: moveScopes,
    params: id,
    body: { schema: moveSchema, most: small },
    answers: [{ status: 200, description: 'The state it is in now', schema: movedSchema }],
    problems: [...onOne, ...withBody, 'stale-version', 'in-progress', 'other-request'],
    run: async ({ db, keyed, params, body }) => {
      const state = await transitionArticle(db, keyed.actor, { ...body, articleId: params.id })
      return { status: 200, body: { state } }
    },
  }),
  operation({
    id: 'postEntry',
    method: 'POST',
    path: '/drafts/{id}/entries',
    summary: 'Posts an entry to live coverage, or lays down one that others may release',
    description:
      'Open pages of readers are told of it at once. To lay down a draft needs `story.edit`, to post `story.publish`.',
    scopes: ['story.edit', 'story.publish'],
    params: id,
    body: { schema: newEntrySchema, most: small },
    answers: [{ status: 201, description: 'It stands there', schema: postedEntrySchema }],
    problems: [...onOne, ...withBody, 'in-progress', 'other-request'],
    run: async ({ db, keyed, params, body }) => {
      const given = { ...body, articleId: params.id, key: `api-${newId()}` }
      const { entryId, ...posted } = await postEntry(db, keyed.actor, given)
      const location = absolute(`/api/v1/entries/${entryId}`)
      return { status: 201, body: { id: entryId, ...posted }, headers: { location } }
    },
  }),
  operation({
    id: 'withdrawEntry',
    method: 'DELETE',
    path: '/entries/{id}',
    summary: 'Takes an entry of live coverage from readers for good, also from open pages',
    scopes: ['story.edit', 'story.publish'],
    params: id,
    answers: [{ status: 204, description: 'It is gone' }],
    problems: onOne,
    run: async ({ db, keyed, params }) => {
      await withdrawEntry(db, keyed.actor, { entryId: params.id })
      return { status: 204 }
    },
  }),
  operation({
    id: 'listPictures',
    method: 'GET',
    path: '/pictures',
    summary: 'The picture library, the newest first',
    scopes: ['story.read'],
    query: z.object({
      q: parameters.query.optional().describe('Words of what is said of it.'),
      after: z.string().max(120).optional().describe('From the `next` of a page before.'),
    }),
    answers: [{ status: 200, description: 'A page of it', schema: libraryListSchema }],
    problems: [...withKey, 'invalid'],
    run: async ({ db, keyed, query: { q = '', after } }) => {
      const found = await listPictures(db, keyed.actor, { query: q, after })
      const next = new URLSearchParams({ ...(q && { q }), after: found.older ?? '' })
      return {
        status: 200,
        body: {
          items: found.pictures.map(pictureOf),
          next: found.older === null ? null : absolute(`/api/v1/pictures?${next}`),
          total: found.total,
        },
      }
    },
  }),
  operation({
    id: 'uploadPicture',
    method: 'POST',
    path: '/pictures',
    summary: 'Brings a picture: the body is the file',
    description: 'JPEG, PNG, WebP or GIF by its bytes. What is kept is made of its pixels alone.',
    scopes: ['media.upload'],
    body: 'picture',
    answers: [{ status: 201, description: 'It is kept', schema: uploadedSchema }],
    problems: [...withKey, 'too-large', 'unsupported-media-type', 'invalid'],
    run: async ({ db, keyed, request }) => {
      // Who says so beforehand is spared the sending; who says something else is counted as it comes.
      if (Number(request.headers.get('content-length')) > limits.bytes)
        throw new NewsroomError('picture-refused', 'too-heavy')
      const { mediaId, ...kept } = await uploadPicture(
        db,
        keyed.actor,
        {},
        mediaFolder(),
        arriving(request.body),
      )
      return {
        status: 201,
        body: { id: mediaId, ...kept },
        headers: { location: absolute(`/api/v1/pictures/${mediaId}`) },
      }
    },
  }),
  operation({
    id: 'readPicture',
    method: 'GET',
    path: '/pictures/{id}',
    summary: 'A picture of the library',
    scopes: ['story.read'],
    params: id,
    answers: [{ status: 200, description: 'The picture', schema: libraryPictureSchema }],
    problems: onOne,
    run: async ({ db, keyed, params }) => ({
      status: 200,
      body: pictureOf(await readPicture(db, keyed.actor, { mediaId: params.id })),
    }),
  }),
  operation({
    id: 'describePicture',
    method: 'PATCH',
    path: '/pictures/{id}',
    summary: 'Says in one language what a picture shows, and whose it is',
    scopes: ['media.edit'],
    params: id,
    body: { schema: pictureWordsSchema, most: small },
    answers: [{ status: 204, description: 'It says so' }],
    problems: [...onOne, ...withBody],
    run: async ({ db, keyed, params, body }) => {
      const { locale, alt = null, caption = null, credit = null } = body
      await describePicture(db, keyed.actor, { mediaId: params.id, locale, alt, caption, credit })
      return { status: 204 }
    },
  }),
  operation({
    id: 'readFigures',
    method: 'GET',
    path: '/figures/{locale}',
    summary: 'The figures on the front of a language',
    scopes: ['figures.write'],
    params: z.object({ locale: z.enum(locales) }),
    answers: [{ status: 200, description: 'All of them, in order', schema: figureBoardSchema }],
    problems: [...withKey, 'not-found', 'invalid'],
    run: async ({ db, keyed, params }) => {
      const { changedBy: _, ...board } = await readFigureBoard(db, keyed.actor, params)
      return { status: 200, body: board }
    },
  }),
  operation({
    id: 'writeFigures',
    method: 'PUT',
    path: '/figures/{locale}',
    summary: 'Puts figures in the place of those on the front of a language',
    description: 'Readers see them at once. The same figures again are no change.',
    scopes: ['figures.write'],
    params: z.object({ locale: z.enum(locales) }),
    body: { schema: figuresSchema, most: small },
    answers: [{ status: 204, description: 'They stand there' }],
    problems: [...withKey, ...withBody, 'not-found', 'invalid', 'stale-version'],
    run: async ({ db, keyed, params, body }) => {
      await writeFigures(db, keyed.actor, { ...body, locale: params.locale })
      return { status: 204 }
    },
  }),
  operation({
    id: 'listDatasets',
    method: 'GET',
    path: '/datasets',
    summary: 'Tables of figures, those that were written to last first',
    scopes: ['figures.write'],
    answers: [{ status: 200, description: 'All of them, without their rows', schema: datasetListSchema }],
    problems: withKey,
    run: async ({ db, keyed }) => ({
      status: 200,
      body: { items: (await listDatasets(db, keyed.actor)).map(datasetOf) },
    }),
  }),
  operation({
    id: 'createDataset',
    method: 'POST',
    path: '/datasets',
    summary: 'Makes a table of figures',
    description:
      'Its first column holds what rows are called, by which they are found. Editors put it into stories as the block `dataTable`.',
    scopes: ['figures.write'],
    body: { schema: newDatasetSchema, most: largestTable },
    answers: [{ status: 201, description: 'It is there', schema: madeDatasetSchema }],
    problems: [...withKey, ...withBody, 'invalid'],
    run: async ({ db, keyed, body }) => ({ status: 201, body: await createDataset(db, keyed.actor, body) }),
  }),
  operation({
    id: 'readDataset',
    method: 'GET',
    path: '/datasets/{id}',
    summary: 'A table of figures with its rows',
    scopes: ['figures.write'],
    params: id,
    answers: [{ status: 200, description: 'As it stands', schema: datasetSchema }],
    problems: onOne,
    run: async ({ db, keyed, params }) => {
      const { rows, ...table } = await readDataset(db, keyed.actor, { datasetId: params.id })
      return { status: 200, body: { ...datasetOf(table), rows } }
    },
  }),
  operation({
    id: 'replaceDataset',
    method: 'PUT',
    path: '/datasets/{id}',
    summary: 'Puts a whole table in the place of the one that stands',
    description:
      'Rows that are not sent go. The same table again is no change. Pages of readers are told once a second at most, however often it is written.',
    scopes: ['figures.write'],
    params: id,
    body: { schema: wholeDatasetSchema, most: largestTable },
    answers: [{ status: 200, description: 'It stands there', schema: writtenDatasetSchema }],
    problems: [...onOne, ...withBody, 'stale-version'],
    run: async ({ db, keyed, params, body }) => ({
      status: 200,
      body: await replaceDataset(db, keyed.actor, { ...body, datasetId: params.id }),
    }),
  }),
  operation({
    id: 'changeRows',
    method: 'PATCH',
    path: '/datasets/{id}/rows',
    summary: 'Changes some rows of a table, by their names',
    description:
      'Of each row, the cells that are sent; all others stay. A row that is not there comes at the end. The same again is no change.',
    scopes: ['figures.write'],
    params: id,
    body: { schema: changedRowsSchema, most: largestTable },
    answers: [{ status: 200, description: 'They stand there', schema: writtenDatasetSchema }],
    problems: [...onOne, ...withBody, 'stale-version'],
    run: async ({ db, keyed, params, body }) => ({
      status: 200,
      body: await changeRows(db, keyed.actor, { ...body, datasetId: params.id }),
    }),
  }),
]

const datasetOf = ({
  id,
  name,
  locale,
  columns,
  rowCount,
  version,
  changedAt,
  isArchived,
}: DatasetSummary): z.output<typeof datasetSummarySchema> => ({
  id,
  name,
  locale,
  columns,
  rowCount,
  version,
  changedAt,
  isArchived,
})
