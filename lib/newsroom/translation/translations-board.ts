/** What the newsroom has in which language: the translation desk's board, and a translator's own queue. */
import { and, arrayContains, desc, eq, inArray, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { boardArticle, boardStory } from '../../db/tables/boards.ts'
import { section } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import { article, byline, story } from '../../db/tables/stories.ts'
import { isLocale, type Locale, locales, type PerLocale } from '../../locale/table.ts'
import { firstOf, itemAt, present } from '../../present.ts'
import { type ArticleState, articleStates, type BylineEntry, type StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type Counted, countedTo, mostCounted } from '../counted.ts'
import { localeName, nothing } from '../fields.ts'
import { operation } from '../operation.ts'
import { isMine } from '../stories/board-matches.ts'
import { sourceHasChanged } from './present-revision.ts'

/** How a story stands in a language: not there, overtaken by its source, or in a state. */
export type Standing = 'missing' | 'changed' | ArticleState
export const standings: readonly Standing[] = ['missing', 'changed', ...articleStates]

export type TranslationsFilter = {
  /** A language to look at alone. */
  locale?: Locale | undefined
  sectionId?: string | undefined
  deskId?: string | undefined
  /** Stories that stand so in that language; without one named, in any. */
  standing?: Standing | undefined
  /** Where the page before ended, as `next` said; what is no such place is the beginning. */
  after?: string | undefined
}

/** A story in one language, as the board shows it. Moments are ISO 8601. */
export type BoardVersion = {
  articleId: string
  storyId: string
  locale: Locale
  state: ArticleState
  /** Of the working text; '' while there is none. */
  headline: string
  isTranslation: boolean
  sourceHasChanged: boolean
  isInBin: boolean
  /** Its translators, as its working text credits them; of an original, and without any, whoever began it. */
  people: (PerLocale | string)[]
  /** When it was published, is to be, or was last worked on: as its state is. */
  at: string
}

export type TranslationsRow = {
  storyId: string
  kind: StoryKind
  section: PerLocale
  /** What a translation is made from: the original, or what there is of it. Null when all is in the bin or withdrawn. */
  source: BoardVersion | null
  /** At most one in each language. */
  versions: BoardVersion[]
}

export type TranslationsBoard = {
  rows: TranslationsRow[]
  /** How many stories there are under the filter, and of each standing under the filter's other parts. */
  total: Counted
  all: Counted
  counts: Record<Standing, Counted>
  /** Where the next page begins; null on the last one. */
  next: string | null
}

const translationsPageSize = 25
/** More than anybody has in hand. */
const longestQueue = 50

const translationsBoardInput = z.object({
  locale: localeName.optional().catch(undefined),
  sectionId: z.string().optional(),
  deskId: z.string().optional(),
  standing: z.enum(standings).optional().catch(undefined),
  after: z.string().optional(),
})

/**
 * Stories and the languages they are in, the newest first. A filter that names what there is not is as good as none.
 * @throws {NewsroomError} `not-allowed`
 */
export const translationsBoard = operation({
  name: 'translation.board',
  input: translationsBoardInput,
  permission: 'story.read',
  run: readBoard,
})

async function readBoard(
  db: Database,
  _actor: Actor,
  filter: TranslationsFilter,
): Promise<TranslationsBoard> {
  const { locale, standing, after, ...place } = read(filter)
  const within = placed(place)
  const changed = await changedTranslations(db)
  const overtaken = changed.filter((each) => !locale || each.locale === locale).map((each) => each.storyId)
  const stands = (of: Standing) => and(within, standsSo(of, locale, overtaken))
  const shown = await db.orm
    .select({
      storyId: boardStory.storyId,
      kind: story.kind,
      section: section.names,
      at: sql<string>`(extract(epoch from ${boardStory.newestAt}) * 1000000)::bigint`,
    })
    .from(boardStory)
    .innerJoin(story, eq(story.id, boardStory.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(
      and(
        standing ? stands(standing) : within,
        after &&
          sql`(${boardStory.newestAt}, ${boardStory.storyId})
            < (timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond', ${after.storyId})`,
      ),
    )
    .orderBy(desc(boardStory.newestAt), desc(boardStory.storyId))
    .limit(translationsPageSize + 1)
  const page = shown.slice(0, translationsPageSize)
  const last = shown.length > page.length ? page.at(-1) : undefined
  const ids = page.map((each) => each.storyId)
  const versions = ids.length ? await boardVersions(db, inArray(article.storyId, ids)) : []
  const byStory = Map.groupBy(versions, (each) => each.storyId)
  const [all, ...each] = await countStories(db, [within, ...standings.map(stands)])
  const counts = Object.fromEntries(standings.map((of, at) => [of, itemAt(each, at)])) as Record<
    Standing,
    Counted
  >
  return {
    rows: page.map(({ at: _, ...row }) => {
      const own = byStory.get(row.storyId) ?? []
      return { ...row, source: sourceAmong(own), versions: own }
    }),
    total: standing ? counts[standing] : present(all, 'count'),
    all: present(all, 'count'),
    counts,
    next: last ? `${last.at}-${last.storyId}` : null,
  }
}

function read(filter: TranslationsFilter) {
  const [, at, storyId] = /^(\d{1,17})-([\w-]{1,64})$/.exec(filter.after ?? '') ?? []
  return {
    locale: isLocale(filter.locale) ? filter.locale : undefined,
    sectionId: couldBeId(filter.sectionId) ? filter.sectionId : undefined,
    deskId: couldBeId(filter.deskId) ? filter.deskId : undefined,
    standing: standings.find((each) => each === filter.standing),
    after: at && storyId ? { at, storyId } : undefined,
  }
}

/**
 * The translations that somebody has in hand: what she began or is credited for, and is not out yet, or was overtaken by
 * its source. What has changed first.
 */
export const translationsInHand = operation({
  name: 'translation.in-hand',
  input: nothing,
  permission: 'story.read',
  run: readInHand,
})

async function readInHand(db: Database, actor: Actor): Promise<BoardVersion[]> {
  if (actor.staffId === null && actor.authorId === null) return []
  // First which may be hers, by an index; of those it is looked at what they are.
  const { rows } = await db.orm.execute<{ ids: string[] }>(sql`
    select array(
      select ${boardArticle.articleId} from ${boardArticle}
      where ${and(isMine(actor), boardArticle.isTranslation, isNull(boardArticle.deletedAt), ne(boardArticle.state, 'killed'))}
      order by ${boardArticle.state} = 'published', ${desc(boardArticle.workedOnAt)} limit ${mostCompared}) as ids`)
  const found = await boardVersions(
    db,
    and(
      sql`${article.id} = any(${sql.param(firstOf(rows).ids)}::text[])`,
      or(
        actor.staffId === null ? undefined : eq(article.createdBy, actor.staffId),
        actor.authorId === null
          ? undefined
          : sql`${draft.bylines} @> ${JSON.stringify([{ authorId: actor.authorId, role: 'translator' }])}::jsonb`,
      ),
      or(inArray(article.state, ['draft', 'in_review', 'approved', 'scheduled']), sourceHasChanged),
    ),
    longestQueue,
  )
  return found.sort(
    (one, two) =>
      Number(two.sourceHasChanged) - Number(one.sourceHasChanged) || Date.parse(two.at) - Date.parse(one.at),
  )
}

/** Stories in a section and of a desk. */
const placed = ({ sectionId, deskId }: { sectionId?: string; deskId?: string }) =>
  and(
    sectionId ? eq(boardStory.sectionId, sectionId) : undefined,
    deskId ? eq(boardStory.deskId, deskId) : undefined,
  )

/**
 * Stories that stand so in a language, or in any.
 * @param overtaken those of which a translation is overtaken by its source
 */
function standsSo(standing: Standing, locale: Locale | undefined, overtaken: readonly string[]): SQL {
  // What lies in the bin keeps its language: it is to be brought back, not begun again.
  if (standing === 'missing')
    return locale
      ? not(arrayContains(boardStory.locales, [locale]))
      : sql`cardinality(${boardStory.locales}) < ${locales.length}`
  if (standing === 'changed') return sql`${boardStory.storyId} = any(${sql.param(overtaken)}::text[])`
  return arrayContains(boardStory.states, [locale ? `${locale}:${standing}` : standing])
}

/** So many of the translations that were worked on last are held against their sources. */
const mostCompared = 3_000

/** Translations whose source says something else now than what was translated. */
async function changedTranslations({ orm }: Database): Promise<{ storyId: string; locale: Locale }[]> {
  // Two numbers tell of most that nothing has changed: only the others' words are compared, and only then.
  const differing = sql`array(
    select translation.id from (
      select ${boardArticle.articleId} from ${boardArticle}
      where ${and(isNull(boardArticle.deletedAt), boardArticle.isTranslation)}
      order by ${desc(boardArticle.workedOnAt)}, ${desc(boardArticle.articleId)} limit ${mostCompared}) as latest
    join ${article} as translation on translation.id = latest.article_id
    join ${article} as source on source.id = translation.translated_from_id
    where source.state <> 'published' or source.revision_number <> translation.translated_from_revision)`
  return orm
    .select({ storyId: article.storyId, locale: article.locale })
    .from(article)
    .where(and(sql`${article.id} = any(${differing})`, sourceHasChanged))
}

/** How many stories satisfy each of some conditions, in the order of an index, no further than need be. */
async function countStories({ orm }: Database, all: readonly (SQL | undefined)[]): Promise<Counted[]> {
  const counts = all.map(
    (where) => sql`(select count(*)::int from (select 1 from ${boardStory} where ${where ?? sql`true`}
      order by ${desc(boardStory.newestAt)}, ${desc(boardStory.storyId)} limit ${mostCounted + 1}) as one)`,
  )
  const { rows } = await orm.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}] as counts`,
  )
  return firstOf(rows).counts.map((each) => countedTo(mostCounted, each))
}

const workedOnAt = sql`coalesce(${draft.updatedAt}, ${article.updatedAt}, ${article.publishedAt}, ${article.createdAt})`
/** The working text's bylines, or the public ones of what was never opened here. */
const credits = sql<BylineEntry[]>`coalesce(${draft.bylines}, (
  select coalesce(jsonb_agg(jsonb_build_object('authorId', ${byline.authorId}, 'role', ${byline.role}) order by ${byline.position}), '[]'::jsonb)
  from ${byline} where ${byline.articleId} = ${article.id}))`

/** In the order in which they were begun; with a limit, the last ones, the other way round. */
async function boardVersions(db: Database, where: SQL | undefined, latest?: number): Promise<BoardVersion[]> {
  const rows = await db.orm
    .select({
      articleId: article.id,
      storyId: article.storyId,
      locale: article.locale,
      state: article.state,
      headline: sql<string>`coalesce(${draft.headline}, ${article.headline})`,
      translatedFromId: article.translatedFromId,
      sourceHasChanged,
      deletedAt: article.deletedAt,
      credits,
      begunBy: staff.name,
      publishedAt: article.publishedAt,
      scheduledFor: article.scheduledFor,
      workedOnAt: sql<Date>`${workedOnAt}`.mapWith(article.createdAt),
    })
    .from(article)
    .leftJoin(draft, eq(draft.articleId, article.id))
    .leftJoin(staff, eq(staff.id, article.createdBy))
    .where(where)
    .orderBy(...(latest ? [desc(article.createdAt), desc(article.id)] : [article.createdAt, article.id]))
    .limit(latest ?? locales.length * translationsPageSize)
  const named = (entries: BylineEntry[], isTranslation: boolean) =>
    entries.filter(({ role }) => role === (isTranslation ? 'translator' : 'author'))
  const ids = rows.flatMap((row) =>
    named(row.credits, row.translatedFromId !== null).map((each) => each.authorId),
  )
  const names = new Map(
    ids.length === 0
      ? []
      : (
          await db.orm
            .select({ id: author.id, names: author.names })
            .from(author)
            .where(inArray(author.id, [...new Set(ids)]))
        ).map((row) => [row.id, row.names]),
  )
  return rows.map((row) => {
    const isTranslation = row.translatedFromId !== null
    const credited = named(row.credits, isTranslation).flatMap((each) => names.get(each.authorId) ?? [])
    const isOut = row.state === 'published' || row.state === 'killed'
    const at = (isOut && row.publishedAt) || (row.state === 'scheduled' && row.scheduledFor) || row.workedOnAt
    return {
      articleId: row.articleId,
      storyId: row.storyId,
      locale: row.locale,
      state: row.state,
      headline: row.headline,
      isTranslation,
      sourceHasChanged: row.sourceHasChanged,
      isInBin: row.deletedAt !== null,
      people: credited.length > 0 ? credited : row.begunBy ? [row.begunBy] : [],
      at: at.toISOString(),
    }
  })
}

/** An original before a translation, what readers see before what they do not. */
function sourceAmong(versions: readonly BoardVersion[]): BoardVersion | null {
  const fit = versions.filter((each) => !each.isInBin && each.state !== 'killed')
  const rank = (each: BoardVersion) => (each.isTranslation ? 2 : 0) + (each.state === 'published' ? 0 : 1)
  return fit.toSorted((one, two) => rank(one) - rank(two))[0] ?? null
}
