import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { author, desk, staff } from '../../db/tables/people-and-pictures.ts'
import {
  type ArticleState,
  articleStates,
  boardOrders,
  newsroomLocales,
  storyKinds,
} from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { localeName, momentOrNull } from '../fields.ts'
import { operation } from '../operation.ts'
import type { BoardRow } from './board.ts'
import { type AskedOfBoard, nobody } from './board-matches.ts'
import { rowsOfStories } from './front-versions.ts'
import {
  type Beside,
  countStories,
  placeOf,
  placeText,
  type StoryCounts,
  storyPage,
} from './story-matches.ts'

/** Rows of a page: as one reads them, or as one chooses among them to do something to many. */
export const boardLengths = [30, 200] as const
/** Of each state, where they stand beside each other. */
const columnLength = 12

const moment = momentOrNull
  .optional()
  .transform((value) => (value && !Number.isNaN(value.getTime()) ? value : undefined))

const criteria = z.object({
  locale: localeName.optional().catch(undefined),
  state: z.enum(articleStates).optional().catch(undefined),
  deskId: z.string().optional(),
  sectionId: z.string().optional(),
  authorId: z.string().optional(),
  topicId: z.string().optional(),
  /** A person's id, or `nobody`. */
  ownerId: z.string().optional(),
  kind: z.enum(storyKinds).optional().catch(undefined),
  hasPicture: z.boolean().optional(),
  from: moment,
  before: moment,
  mine: z.boolean().optional(),
  expiring: z.boolean().optional(),
  query: z.string().optional(),
  order: z.enum(boardOrders).default('worked').catch('worked'),
  /** The language that whoever asks works in: her version leads each row. */
  reader: z.enum(newsroomLocales).optional().catch(undefined),
})

const storyBoardInput = criteria.extend({
  /** Where the page before ended, or the one after it begins; what is no such place is the beginning. */
  after: z.string().optional(),
  upTo: z.string().optional(),
  length: z.union([z.literal(boardLengths[0]), z.literal(boardLengths[1])]).default(boardLengths[0]),
})

/** What a filter named that is not there any more: it narrows nothing, and is told. */
export type GoneFilter = 'desk' | 'section' | 'author' | 'topic' | 'owner'

type StoryBoard = {
  /** A row for each story, led by the version that whoever asks knows it by (`front-versions.ts`). */
  rows: BoardRow[]
  counts: StoryCounts
  gone: GoneFilter[]
  /** Where the pages beside it are; null where there is none. */
  after: string | null
  upTo: string | null
}

/**
 * The newsroom's stories, a row for each, without the bin's. A filter that names a state, a language or a kind that there is
 * not is as good as none.
 * @throws {NewsroomError} `not-allowed`
 */
export const storyBoard = operation({
  name: 'board.stories',
  input: storyBoardInput,
  permission: 'story.read',
  run: read,
})

async function read(
  db: Database,
  actor: Actor,
  { after, upTo, length, ...filter }: z.output<typeof storyBoardInput>,
): Promise<StoryBoard> {
  const { asked, gone } = await withoutGone(db, { ...filter, actor })
  const [next, previous] = [placeOf(after), placeOf(upTo)]
  const beside: Beside | undefined = next
    ? { side: 'after', place: next }
    : previous && { side: 'before', place: previous }
  let page = await storyPage(db, asked, length, beside)
  // Whoever pages back to where fewer are than a page holds is at the beginning; and beyond the end is nothing to look at.
  if (beside && (page.ids.length === 0 || (beside.side === 'before' && !page.hasBefore)))
    page = await storyPage(db, asked, length)
  return {
    rows: await rowsOfStories(db, page.ids, { ...asked, actor }),
    counts: await countStories(db, asked),
    gone,
    after: page.hasAfter && page.last ? placeText(page.last) : null,
    upTo: page.hasBefore && page.first ? placeText(page.first) : null,
  }
}

export type StoryColumns = {
  columns: Record<ArticleState, BoardRow[]>
  counts: StoryCounts
  gone: GoneFilter[]
}

/**
 * The same, the states beside each other: the first of each.
 * @throws {NewsroomError} `not-allowed`
 */
export const storyColumns = operation({
  name: 'board.columns',
  input: criteria,
  permission: 'story.read',
  run: async (db: Database, actor: Actor, filter: z.output<typeof criteria>): Promise<StoryColumns> => {
    const { asked, gone } = await withoutGone(db, { ...filter, actor })
    const columns: Partial<StoryColumns['columns']> = {}
    for (const state of articleStates) {
      const { ids } = await storyPage(db, { ...asked, state }, columnLength)
      columns[state] = await rowsOfStories(db, ids, { ...asked, state, actor })
    }
    return { columns: columns as StoryColumns['columns'], counts: await countStories(db, asked), gone }
  },
})

type Asked = AskedOfBoard & Pick<z.output<typeof criteria>, 'order' | 'reader'>

const named = [
  ['desk', 'deskId', desk],
  ['section', 'sectionId', section],
  ['author', 'authorId', author],
  ['topic', 'topicId', topic],
  ['owner', 'ownerId', staff],
] as const

async function withoutGone({ orm }: Database, asked: Asked): Promise<{ asked: Asked; gone: GoneFilter[] }> {
  const kept = { ...asked }
  const gone: GoneFilter[] = []
  for (const [name, key, table] of named) {
    const id = asked[key]
    if (id === undefined || (name === 'owner' && id === nobody)) continue
    if (couldBeId(id) && (await orm.$count(table, eq(table.id, id))) > 0) continue
    gone.push(name)
    kept[key] = undefined
  }
  return { asked: kept, gone }
}
