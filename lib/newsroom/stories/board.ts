import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { draft, editingTab } from '../../db/tables/drafts.ts'
import { author, desk, rendition, staff } from '../../db/tables/people-and-pictures.ts'
import { coverage } from '../../db/tables/planning.ts'
import { article, byline, story } from '../../db/tables/stories.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { mediaHref } from '../../publication/addresses.ts'
import type { StoryDocument } from '../../story/document.ts'
import { type ArticleState, articleStates, type BylineEntry, type StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import type { Counted } from '../counted.ts'
import { localeName } from '../fields.ts'
import { openNotesOf } from '../notes/list-notes.ts'
import { operation } from '../operation.ts'
import { may } from '../permissions.ts'
import { sourceHasChanged } from '../translation/present-revision.ts'
import { type BoardCriteria, matches } from './board-matches.ts'
import { isLive } from './editing-tabs.ts'
import { type HandOver, handOversOf } from './hand-overs.ts'
import { type Excerpt, excerptOf, wordsOfQuery } from './search-words.ts'

export type BoardFilter = BoardCriteria & {
  /** From 1. */
  page: number
}

/** Moments are ISO 8601. */
export type BoardRow = {
  articleId: string
  storyId: string
  locale: Locale
  state: ArticleState
  kind: StoryKind
  /** Who has it in hand. */
  ownerId: string | null
  owner: string | null
  /** It is in nobody's hands, and not before readers: the actor may take it. */
  mayTake: boolean
  /** The address of a small file of its lead picture. */
  picture: string | null
  wordCount: number
  /** Of the working text; '' while there is none. */
  headline: string
  section: PerLocale
  desk: PerLocale | null
  /** Everybody whom the working text credits, each once, in its order. */
  authors: PerLocale[]
  /** When its words were last worked on. */
  updatedAt: string
  /** By whom; null for a machine, and for what was never opened here. */
  updatedBy: string | null
  publishedAt: string | null
  scheduledFor: string | null
  /** A refusal's name, or `failed`. */
  scheduleFailure: string | null
  embargoUntil: string | null
  /** When the first of what was planned of it is due; null once all of that is done, and for what nobody planned. */
  dueAt: string | null
  /** It is due already, and readers do not see it. */
  isLate: boolean
  /** It is, or was, published, and the working text says something else. */
  hasUnpublishedChanges: boolean
  /** It is a translation, and its source says something else now than what was translated. */
  sourceHasChanged: boolean
  /** Set in the bin. */
  deletedAt: string | null
  /** Where in the body the words of a query stand; null without one, and where they stand nowhere in it. */
  excerpt: Excerpt | null
  /** Who handed it over last, and with which words; null for what was never handed over, or is published. */
  handOver: HandOver | null
  /** The language of the version that was. */
  handedOver: Locale
  /** Threads of notes on it that are open. */
  openNotes: number
  /** Names of people who have it open now, the actor too. */
  openBy: string[]
  /** The story's other versions, the bin's left out. */
  siblings: { articleId: string; locale: Locale; state: ArticleState; headline: string }[]
}

type Board = {
  rows: BoardRow[]
  /** As far as there are pages. */
  total: number
  /** There are more than `total`. */
  hasMore: boolean
  page: number
  /** At least 1. */
  pages: number
}

export const boardPageSize = 30

/** On the way to readers. */
const inWork: readonly ArticleState[] = ['draft', 'in_review', 'approved']

const headline = sql<string>`coalesce(${draft.headline}, ${article.headline})`
const workedOnAt = sql`coalesce(${draft.updatedAt}, ${article.updatedAt}, ${article.publishedAt}, ${article.createdAt})`
/** The working text's bylines, or the public ones of what was never opened here. */
const credits = sql`coalesce(${draft.bylines}, (
  select coalesce(jsonb_agg(jsonb_build_object('authorId', ${byline.authorId}, 'role', ${byline.role}) order by ${byline.position}), '[]'::jsonb)
  from ${byline} where ${byline.articleId} = ${article.id}))`
/** Of what was planned of an article and is neither done nor called off. */
const dueAt = sql`select min(${coverage.dueAt}) from ${coverage}
  where ${coverage.articleId} = ${article.id} and ${coverage.doneAt} is null and ${coverage.cancelledAt} is null`
const differs = sql<boolean>`(${article.publishedAt} is not null and ${draft.articleId} is not null and (
  (${draft.headline}, ${draft.kicker}, ${draft.standfirst}, ${draft.dateline}, ${draft.leadMediaId},
    ${draft.searchTitle}, ${draft.searchDescription}, ${draft.socialTitle}, ${draft.socialDescription})
    is distinct from (${article.headline}, ${article.kicker}, ${article.standfirst}, ${article.dateline}, ${article.leadMediaId},
      ${article.searchTitle}, ${article.searchDescription}, ${article.socialTitle}, ${article.socialDescription})
  or ${draft.document} <> ${article.document}
  or ${draft.bylines} <> (
    select coalesce(jsonb_agg(jsonb_build_object('authorId', ${byline.authorId}, 'role', ${byline.role}) order by ${byline.position}), '[]'::jsonb)
    from ${byline} where ${byline.articleId} = ${article.id})))`

export const boardInput = z.object({
  locale: localeName.optional().catch(undefined),
  state: z.enum(articleStates).optional().catch(undefined),
  deskId: z.string().optional(),
  mine: z.boolean().optional(),
  expiring: z.boolean().optional(),
  query: z.string().optional(),
  bin: z.boolean().optional(),
  page: z.number().catch(1),
})

/**
 * The stories that the newsroom has, what was worked on last first; the bin's by when they were deleted. A filter that
 * names what there is not (a state, a language) is as good as none.
 * @throws {NewsroomError} `not-allowed`
 */
export const board = operation({ name: 'board.read', input: boardInput, permission: 'story.read', run: read })

async function read(db: Database, actor: Actor, filter: BoardFilter): Promise<Board> {
  const placeOf = ({ count }: Counted) => {
    const pages = Math.max(1, Math.ceil(count / boardPageSize))
    const page = Number.isInteger(filter.page) ? Math.min(Math.max(filter.page, 1), pages) : 1
    return { page, pages, limit: boardPageSize, offset: (page - 1) * boardPageSize }
  }
  // First which, then what: only what is shown is read.
  const { ids, counted } = await matches(db, { ...filter, actor }, placeOf)
  const { page, pages } = placeOf(counted)
  return {
    rows: await boardRows(db, ids, { ...filter, actor }),
    total: counted.count,
    hasMore: counted.hasMore,
    page,
    pages,
  }
}

/** What the board shows an actor of some articles, in the order in which they are given. */
export async function boardRows(
  db: Database,
  ids: string[],
  { actor, query }: { actor: Actor; query?: string },
): Promise<BoardRow[]> {
  if (ids.length === 0) return []
  const words = wordsOfQuery(query)
  const rows = await db.orm
    .select({
      articleId: article.id,
      storyId: article.storyId,
      locale: article.locale,
      state: article.state,
      kind: story.kind,
      ownerId: story.ownerId,
      deskId: story.deskId,
      createdBy: article.createdBy,
      owner: sql<string | null>`(select name from staff as owner where owner.id = ${story.ownerId})`,
      leadId: sql<
        string | null
      >`case when ${draft.articleId} is null then ${article.leadMediaId} else ${draft.leadMediaId} end`,
      // Of a draft, as many words as its folded text has.
      wordCount: sql<number>`case when ${draft.articleId} is null then ${article.wordCount}
        else coalesce(array_length(regexp_split_to_array(nullif(btrim(${draft.words}), ''), '\\s+'), 1), 0) end::int`,
      headline,
      section: section.names,
      desk: desk.names,
      credits: sql<BylineEntry[]>`${credits}`,
      updatedAt: sql<Date>`${workedOnAt}`.mapWith(article.createdAt),
      updatedBy: staff.name,
      publishedAt: article.publishedAt,
      scheduledFor: article.scheduledFor,
      scheduleFailure: article.scheduleFailure,
      embargoUntil: article.embargoUntil,
      dueAt: sql<Date | null>`(${dueAt})`.mapWith(article.createdAt),
      isLate: sql<boolean>`coalesce(${article.state} <> 'published' and (${dueAt}) < now(), false)`,
      hasUnpublishedChanges: differs,
      sourceHasChanged,
      deletedAt: article.deletedAt,
      document:
        words.length > 0
          ? sql<StoryDocument>`coalesce(${draft.document}, ${article.document})`
          : sql<null>`null`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .leftJoin(desk, eq(desk.id, story.deskId))
    .leftJoin(draft, eq(draft.articleId, article.id))
    .leftJoin(staff, eq(staff.id, draft.updatedBy))
    .where(inArray(article.id, ids))
  rows.sort((one, two) => ids.indexOf(one.articleId) - ids.indexOf(two.articleId))
  const names = await authorNames(
    db,
    rows.flatMap((row) => row.credits.map((each) => each.authorId)),
  )
  const open = await openTabs(
    db,
    rows.map((row) => row.articleId),
  )
  const articleIds = rows.map((row) => row.articleId)
  const pictures = await smallPictures(
    db,
    rows.map((row) => row.leadId),
  )
  const handedOver = await handOversOf(db, articleIds)
  const notes = await openNotesOf(db, articleIds)
  const versions = await versionsOf(
    db,
    rows.map((row) => row.storyId),
  )
  return rows.map(({ credits: entries, document, leadId, deskId, createdBy, ...row }) => {
    const own = versions.get(row.storyId) ?? []
    return {
      ...row,
      mayTake:
        row.ownerId === null &&
        actor.staffId !== null &&
        inWork.includes(row.state) &&
        may(actor, 'story.assign', {
          deskId,
          createdBy,
          authorIds: entries.map(({ authorId }) => authorId),
        }),
      picture: (leadId && pictures.get(leadId)) || null,
      authors: [...new Set(entries.map((each) => each.authorId))].flatMap((id) => names.get(id) ?? []),
      updatedAt: row.updatedAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      scheduledFor: row.scheduledFor?.toISOString() ?? null,
      embargoUntil: row.embargoUntil?.toISOString() ?? null,
      deletedAt: row.deletedAt?.toISOString() ?? null,
      excerpt: document && excerptOf(document, words),
      handOver: handedOver.get(row.articleId) ?? null,
      handedOver: row.locale,
      openNotes: notes.get(row.articleId) ?? 0,
      openBy: open.get(row.articleId) ?? [],
      siblings: own.filter((each) => each.articleId !== row.articleId),
    }
  })
}

/** The address of the smallest file of each picture. */
async function smallPictures({ orm }: Database, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await orm
    .selectDistinctOn([rendition.mediaId], { mediaId: rendition.mediaId, path: rendition.path })
    .from(rendition)
    .where(inArray(rendition.mediaId, [...new Set(wanted)]))
    .orderBy(asc(rendition.mediaId), asc(rendition.width))
  return new Map(rows.map(({ mediaId, path }) => [mediaId, mediaHref(path)]))
}

async function authorNames({ orm }: Database, ids: string[]): Promise<Map<string, PerLocale>> {
  if (ids.length === 0) return new Map()
  const rows = await orm
    .select({ id: author.id, names: author.names })
    .from(author)
    .where(inArray(author.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, names }) => [id, names]))
}

async function openTabs({ orm }: Database, articleIds: string[]): Promise<Map<string, string[]>> {
  if (articleIds.length === 0) return new Map()
  const rows = await orm
    .selectDistinct({ articleId: editingTab.articleId, staffId: staff.id, name: staff.name })
    .from(editingTab)
    .innerJoin(staff, eq(staff.id, editingTab.staffId))
    .where(and(inArray(editingTab.articleId, articleIds), isLive))
  return new Map(
    [...Map.groupBy(rows, (row) => row.articleId)].map(([id, tabs]) => [
      id,
      tabs.map(({ name }) => name).sort(),
    ]),
  )
}

async function versionsOf({ orm }: Database, storyIds: string[]): Promise<Map<string, BoardRow['siblings']>> {
  if (storyIds.length === 0) return new Map()
  const rows = await orm
    .select({
      storyId: article.storyId,
      articleId: article.id,
      locale: article.locale,
      state: article.state,
      headline,
    })
    .from(article)
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(and(inArray(article.storyId, [...new Set(storyIds)]), isNull(article.deletedAt)))
    .orderBy(asc(article.locale))
  return new Map(
    [...Map.groupBy(rows, (row) => row.storyId)].map(([id, versions]) => [
      id,
      versions.map(({ storyId: _, ...version }) => version),
    ]),
  )
}
