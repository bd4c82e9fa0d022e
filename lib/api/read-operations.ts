/** What everybody may read, without a key: published content. */
import { z } from 'zod'
import { type Operation, operation } from './operation.ts'
import { listAuthors, listSections, listTopics, readAuthor } from './read-directory.ts'
import { listStories, readStory, search } from './read-stories.ts'
import {
  authorListSchema,
  authorSchema,
  listsSchema,
  parameters,
  searchResultSchema,
  storyListSchema,
  storySchema,
} from './schemas.ts'

const { locale, limit, cursor } = parameters

export const readOperations: Operation[] = [
  operation({
    id: 'listStories',
    method: 'GET',
    path: '/stories',
    summary: 'Published stories of one language, the newest first',
    query: z.object({
      locale,
      section: parameters.slug.optional().describe('A section, by its slug or id.'),
      topic: parameters.slug.optional().describe('A topic, by its slug or id.'),
      author: parameters.slug.optional().describe('Somebody with a byline, by their slug or id.'),
      since: parameters.since,
      limit,
      cursor,
    }),
    answers: [{ status: 200, description: 'A page of them', schema: storyListSchema }],
    problems: ['not-found', 'invalid'],
    run: async ({ db, query }) => ({ status: 200, body: await listStories(db, query) }),
  }),
  operation({
    id: 'readStory',
    method: 'GET',
    path: '/stories/{id}',
    summary: 'A published story, whole',
    params: z.object({ id: parameters.id }),
    answers: [{ status: 200, description: 'The story', schema: storySchema }],
    problems: ['not-found', 'gone', 'invalid'],
    run: async ({ db, params }) => ({ status: 200, body: await readStory(db, params.id) }),
  }),
  operation({
    id: 'listSections',
    method: 'GET',
    path: '/sections',
    summary: 'The sections, in the order of the masthead',
    query: z.object({ locale }),
    answers: [{ status: 200, description: 'All of them', schema: listsSchema }],
    problems: ['invalid'],
    run: async ({ db, query }) => ({ status: 200, body: await listSections(db, query) }),
  }),
  operation({
    id: 'listTopics',
    method: 'GET',
    path: '/topics',
    summary: 'The topics',
    query: z.object({ locale, limit, cursor }),
    answers: [{ status: 200, description: 'A page of them', schema: listsSchema }],
    problems: ['invalid'],
    run: async ({ db, query }) => ({ status: 200, body: await listTopics(db, query) }),
  }),
  operation({
    id: 'listAuthors',
    method: 'GET',
    path: '/authors',
    summary: 'Who writes',
    query: z.object({ locale, limit, cursor }),
    answers: [{ status: 200, description: 'A page of them', schema: authorListSchema }],
    problems: ['invalid'],
    run: async ({ db, query }) => ({ status: 200, body: await listAuthors(db, query) }),
  }),
  operation({
    id: 'readAuthor',
    method: 'GET',
    path: '/authors/{author}',
    summary: 'Somebody with a byline, by their slug or id',
    params: z.object({ author: parameters.slug }),
    query: z.object({ locale }),
    answers: [{ status: 200, description: 'Who it is', schema: authorSchema }],
    problems: ['not-found', 'invalid'],
    run: async ({ db, params, query }) => ({
      status: 200,
      body: await readAuthor(db, query.locale, params.author),
    }),
  }),
  operation({
    id: 'search',
    method: 'GET',
    path: '/search',
    summary: 'What words find, as the search page has it',
    query: z.object({
      q: parameters.query.describe('Words; “author:”, “topic:”, “after:” and “before:” narrow them.'),
      locale,
      page: parameters.page,
    }),
    answers: [{ status: 200, description: 'A page of it', schema: searchResultSchema }],
    problems: ['not-found', 'invalid'],
    run: async ({ db, query }) => ({ status: 200, body: await search(db, query) }),
  }),
]
