/** What the newsroom has in which language: the translation desk's board, and a translator's own queue. */
import {
  and,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { staff } from '../../db/account-tables.ts'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import {
  type ArticleState,
  article,
  author,
  type BylineEntry,
  byline,
  draft,
  type StoryKind,
  section,
  story,
} from '../../db/schema.ts'
import { isLocale, type Locale, locales, type PerLocale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { authorise } from '../permissions.ts'
import { sourceHasChanged } from './present-revision.ts'

export type TranslationsFilter = {
  /** A language to look at alone. */
  locale?: Locale | undefined
  sectionId?: string | undefined
  /** Stories without a version in that language; without one named, in any. */
  missing?: boolean | undefined
  /** Stories with a translation whose source has changed. */
  changed?: boolean | undefined
  /** From 1. */
  page: number
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

export type TranslationsBoard = { rows: TranslationsRow[]; total: number; page: number; pages: number }

export const translationsPageSize = 25
/** More than anybody has in hand. */
const longestQueue = 50

/**
 * Stories and the languages they are in, the newest first. A filter that names what there is not is as good as none.
 * @throws {RefusedByNewsroom} `not-allowed`
 */
export async function translationsBoard(
  db: Database,
  actor: Actor,
  filter: TranslationsFilter,
): Promise<TranslationsBoard> {
  authorise(actor, 'story.read')
  const where = conditions(db, filter)
  const [counted] = await db.orm.select({ total: count() }).from(story).where(where)
  const total = counted?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / translationsPageSize))
  const page = Number.isInteger(filter.page) ? Math.min(Math.max(filter.page, 1), pages) : 1
  const newest = sql`(select max(coalesce(${article.publishedAt}, ${article.createdAt})) from ${article}
    where ${article.storyId} = ${story.id} and ${article.deletedAt} is null)`
  const shown = await db.orm
    .select({ storyId: story.id, kind: story.kind, section: section.names })
    .from(story)
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(where)
    .orderBy(desc(newest), desc(story.id))
    .limit(translationsPageSize)
    .offset((page - 1) * translationsPageSize)
  const ids = shown.map((each) => each.storyId)
  const versions = ids.length ? await boardVersions(db, inArray(article.storyId, ids)) : []
  const byStory = Map.groupBy(versions, (each) => each.storyId)
  return {
    rows: shown.map((row) => {
      const own = byStory.get(row.storyId) ?? []
      return { ...row, source: sourceAmong(own), versions: own }
    }),
    total,
    page,
    pages,
  }
}

/**
 * The translations that somebody has in hand: what she began or is credited for, and is not out yet, or was overtaken by
 * its source. What has changed first.
 */
export async function translationsInHand(db: Database, actor: Actor): Promise<BoardVersion[]> {
  authorise(actor, 'story.read')
  const mine = [
    actor.staffId === null ? undefined : eq(article.createdBy, actor.staffId),
    actor.authorId === null
      ? undefined
      : sql`${draft.bylines} @> ${JSON.stringify([{ authorId: actor.authorId, role: 'translator' }])}::jsonb`,
  ].filter((each) => each !== undefined)
  if (mine.length === 0) return []
  const found = await boardVersions(
    db,
    and(
      isNotNull(article.translatedFromId),
      isNull(article.deletedAt),
      or(...mine),
      or(
        inArray(article.state, ['draft', 'in_review', 'approved', 'scheduled']),
        and(ne(article.state, 'killed'), sourceHasChanged),
      ),
    ),
    longestQueue,
  )
  return found.sort(
    (one, two) =>
      Number(two.sourceHasChanged) - Number(one.sourceHasChanged) || Date.parse(two.at) - Date.parse(one.at),
  )
}

function conditions({ orm }: Database, filter: TranslationsFilter): SQL | undefined {
  const { missing, changed, sectionId } = filter
  const locale = isLocale(filter.locale) ? filter.locale : undefined
  const ofStory = (...more: (SQL | undefined)[]) =>
    orm
      .select({ one: sql`1` })
      .from(article)
      .where(and(eq(article.storyId, story.id), ...more))
  return and(
    exists(ofStory(isNull(article.deletedAt), ne(article.state, 'killed'))),
    couldBeId(sectionId) ? eq(story.sectionId, sectionId) : undefined,
    // What lies in the bin keeps its language: it is to be brought back, not begun again.
    missing && locale ? notExists(ofStory(eq(article.locale, locale))) : undefined,
    missing && !locale
      ? sql`(select count(*) from ${article} where ${article.storyId} = ${story.id}) < ${locales.length}`
      : undefined,
    changed
      ? exists(ofStory(isNull(article.deletedAt), locale && eq(article.locale, locale), sourceHasChanged))
      : undefined,
  )
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
