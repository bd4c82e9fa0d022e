/** What site maps list: every public story, a month of one language at a time, and every list that has any. */
import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { author, desk, media, rendition } from '../db/tables/people-and-pictures.ts'
import { article, byline, correction, story, storyTopic } from '../db/tables/stories.ts'
import { defaultLocale, type Locale, locales } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import {
  authorHref,
  correctionsHref,
  deskHref,
  frontHref,
  type ListKind,
  latestHref,
  listKinds,
  mediaHref,
  sectionHref,
  storyHref,
  topicHref,
} from './addresses.ts'
import { isShown } from './picture.ts'
import { isPublic, isPublicIn } from './visibility.ts'

export type Version = { locale: Locale; href: string }
export type MappedStory = {
  href: string
  /** When what it says last changed: its publication, its update or its last correction. */
  changedAt: Date
  /** Itself and its public siblings. */
  versions: Version[]
  /** The one that leads it. */
  picture: string | null
}
/** A page and, where its language tells, the same page in others. */
export type MappedPage = { href: string; changedAt: Date | null; versions: Version[] }

/** A month as addresses write it, in UTC: `2026-11`. */
export type Month = string

const monthOf = sql<Month>`to_char(${article.publishedAt} at time zone 'UTC', 'YYYY-MM')`

/** @returns the moments at which a month begins and the next one does */
function boundsOf(month: Month): { from: Date; until: Date } {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return { from: new Date(Date.UTC(year, index - 1)), until: new Date(Date.UTC(year, index)) }
}
const inMonth = (locale: Locale, month: Month): SQL => {
  const { from, until } = boundsOf(month)
  return and(isPublicIn(locale), gte(article.publishedAt, from), lt(article.publishedAt, until))!
}

/** Greatest of what is there; corrections are asked for apart where many articles are looked at. */
const changed = sql`greatest(${article.publishedAt}, ${article.updatedAt})`
/** When a note was said, or withdrawn. */
const toldAt = sql`coalesce(${correction.withdrawnAt}, ${correction.correctedAt})`
const correctedAt = sql`(select max(${toldAt}) from ${correction} where ${correction.articleId} = ${article.id})`
const changedOrCorrected = sql`greatest(${article.publishedAt}, ${article.updatedAt}, ${correctedAt})`

/** Oldest first, so that a file that is full stays as it is. The index on (locale, state, published_at desc, id), backwards. */
const oldestFirst = [asc(article.publishedAt), desc(article.id)]

/** Rows in one query: a thousand come in one round, and are a megabyte at most. */
const rowsAtOnce = 1_000

/**
 * A stretch of a month's stories, in pages, each asked for when the one before it has been used: memory holds one page
 * whatever the month holds.
 * @param offset stories of the month to pass over
 * @param limit stories at most
 */
export async function* storiesOfMonth(
  db: Database,
  locale: Locale,
  month: Month,
  { offset, limit }: { offset: number; limit: number },
): AsyncGenerator<MappedStory[]> {
  dependsOn(tags.month(locale, month), tags.sectionSlugs())
  let after: { publishedAt: string; id: string } | undefined
  for (let left = limit; left > 0; ) {
    // The articles first and their sections after: asked for together, a planner that sees a whole month reads every
    // story there is.
    const page = db.orm
      .select({
        id: article.id,
        storyId: article.storyId,
        slug: article.slug,
        leadMediaId: article.leadMediaId,
        changedAt: changedOrCorrected.mapWith(article.publishedAt).as('changed_at'),
        // As text: a JavaScript date has milliseconds, and would lose its place among microseconds.
        publishedAt: sql<string>`${article.publishedAt}::text`.as('published_at_text'),
        place: sql<number>`row_number() over (order by ${article.publishedAt} asc, ${article.id} desc)`.as(
          'place',
        ),
      })
      .from(article)
      .where(and(inMonth(locale, month), after && isAfter(after)))
      .orderBy(...oldestFirst)
      .limit(Math.min(left, rowsAtOnce))
      .offset(after ? 0 : offset)
      .as('page')
    const rows = await db.orm
      .select({
        id: page.id,
        storyId: page.storyId,
        slug: page.slug,
        section: section.slug,
        leadMediaId: page.leadMediaId,
        changedAt: page.changedAt,
        publishedAt: page.publishedAt,
      })
      .from(page)
      .innerJoin(story, eq(story.id, page.storyId))
      .innerJoin(section, eq(section.id, story.sectionId))
      .orderBy(page.place)
    if (rows.length === 0) return
    for (const row of rows) dependsOn(tags.article(row.id), tags.story(row.storyId))
    const [versions, pictures] = [
      await versionsOf(
        db,
        rows.map((row) => row.storyId),
      ),
      await leadPictures(
        db,
        rows.flatMap((row) => row.leadMediaId ?? []),
      ),
    ]
    yield rows.map((row) => ({
      href: storyHref(locale, row.section, row.slug),
      changedAt: row.changedAt,
      versions: versions.get(row.storyId) ?? [],
      picture: (row.leadMediaId && pictures.get(row.leadMediaId)) || null,
    }))
    left -= rows.length
    after = rows.at(-1)!
  }
}

const isAfter = ({ publishedAt, id }: { publishedAt: string; id: string }): SQL =>
  and(
    sql`${article.publishedAt} >= ${publishedAt}::timestamptz`,
    or(sql`${article.publishedAt} > ${publishedAt}::timestamptz`, lt(article.id, id)),
  )!

async function versionsOf({ orm }: Database, storyIds: string[]): Promise<Map<string, Version[]>> {
  const rows = await orm
    .select({
      storyId: article.storyId,
      locale: article.locale,
      slug: article.slug,
      section: section.slug,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(inArray(article.storyId, storyIds), isPublic()))
  const versions = new Map<string, Version[]>()
  for (const row of rows)
    versions.set(row.storyId, [
      ...(versions.get(row.storyId) ?? []),
      { locale: row.locale, href: storyHref(row.locale, row.section, row.slug) },
    ])
  return versions
}

/** What a search engine shows beside a result is at least 1,200 pixels wide, or as wide as there is. */
const pictureWidth = 1_200

async function leadPictures({ orm }: Database, mediaIds: string[]): Promise<Map<string, string>> {
  if (mediaIds.length === 0) return new Map()
  dependsOn(...mediaIds.map(tags.media))
  const files = await orm
    .select({ mediaId: rendition.mediaId, width: rendition.width, path: rendition.path })
    .from(rendition)
    .innerJoin(media, eq(media.id, rendition.mediaId))
    .where(and(inArray(rendition.mediaId, mediaIds), eq(rendition.format, 'jpeg'), isShown))
    .orderBy(asc(rendition.width))
  const chosen = new Map<string, { width: number; path: string }>()
  for (const file of files)
    if ((chosen.get(file.mediaId)?.width ?? 0) < pictureWidth) chosen.set(file.mediaId, file)
  return new Map([...chosen].map(([id, { path }]) => [id, mediaHref(path)]))
}

export type MonthOfStories = {
  locale: Locale
  month: Month
  /** When something in each file of `size` stories last changed; as many as the month needs. */
  parts: Date[]
}

/** Every month in which a language has public stories, the newest first. */
export async function monthsOfStories({ orm }: Database, size: number): Promise<MonthOfStories[]> {
  dependsOn(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
  const months = await orm
    .select({
      locale: article.locale,
      month: monthOf,
      count: sql<number>`count(*)::int`,
      changedAt: sql`max(${changed})`.mapWith(article.publishedAt),
    })
    .from(article)
    .where(isPublic())
    .groupBy(article.locale, monthOf)
    .orderBy(desc(monthOf), asc(article.locale))
  const corrections = await orm
    .select({
      locale: article.locale,
      month: monthOf,
      changedAt: sql`max(${toldAt})`.mapWith(correction.correctedAt),
    })
    .from(correction)
    .innerJoin(article, eq(article.id, correction.articleId))
    .where(isPublic())
    .groupBy(article.locale, monthOf)
  const corrected = new Map(corrections.map((row) => [`${row.locale} ${row.month}`, row.changedAt]))
  return Promise.all(
    months.map(async ({ locale, month, count, changedAt }) => ({
      locale,
      month,
      parts:
        count > size
          ? await partsOfMonth({ orm }, locale, month, size)
          : [latest(changedAt, corrected.get(`${locale} ${month}`))],
    })),
  )
}

const latest = (first: Date, second: Date | undefined): Date => (second && second > first ? second : first)

async function partsOfMonth(
  { orm }: Pick<Database, 'orm'>,
  locale: Locale,
  month: Month,
  size: number,
): Promise<Date[]> {
  const counted = orm
    .select({
      part: sql<number>`((row_number() over (order by ${article.publishedAt} asc, ${article.id} desc) - 1) / ${sql.raw(String(size))})::int`.as(
        'part',
      ),
      changedAt: sql`${changedOrCorrected}`.mapWith(article.publishedAt).as('changed_at'),
    })
    .from(article)
    .where(inMonth(locale, month))
    .as('counted')
  const rows = await orm
    .select({ changedAt: sql`max(${counted.changedAt})`.mapWith(article.publishedAt) })
    .from(counted)
    .groupBy(counted.part)
    .orderBy(counted.part)
  return rows.map((row) => row.changedAt)
}

export type NewsStory = { href: string; headline: string; publishedAt: Date; changedAt: Date }

/** Public stories of the last two days, the newest first. */
export async function newsStories({ orm }: Database, locale: Locale, limit: number): Promise<NewsStory[]> {
  dependsOn(tags.latest(locale))
  const rows = await orm
    .select({
      id: article.id,
      slug: article.slug,
      section: section.slug,
      sectionId: section.id,
      headline: article.headline,
      publishedAt: article.publishedAt,
      changedAt: changedOrCorrected.mapWith(article.publishedAt),
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(isPublicIn(locale), gt(article.publishedAt, sql`now() - interval '48 hours'`)))
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(limit)
  dependsOn(...rows.flatMap((row) => [tags.article(row.id), tags.section(row.sectionId)]))
  return rows.map((row) => ({
    href: storyHref(locale, row.section, row.slug),
    headline: row.headline,
    // isPublic() admits no row without one.
    publishedAt: row.publishedAt!,
    changedAt: row.changedAt,
  }))
}

/** A language with more stories than this is too large to be counted through for every list. */
const largeLanguage = 20_000
/** In days. A list that got nothing new for so long has not changed since we know not when, and says nothing of it. */
const recently = 90

/** Where the lists of a kind are found: in what, beside `article`, and by which column. */
const sources = {
  section: { of: sql`${story} on ${story.id} = ${article.storyId}`, by: story.sectionId },
  desk: { of: sql`${story} on ${story.id} = ${article.storyId}`, by: story.deskId },
  topic: {
    of: sql`${storyTopic} on ${storyTopic.storyId} = ${article.storyId}`,
    by: storyTopic.topicId,
  },
  author: { of: sql`${byline} on ${byline.articleId} = ${article.id}`, by: byline.authorId },
}
const tables = { section, topic, desk, author }

type Listed = { id: string; locale: Locale; changedAt: Date | null }

/** In which languages each list of a kind has public stories, and when the newest of them last changed. */
async function listsOf(
  { orm }: Database,
  kind: ListKind,
  ids: readonly string[],
  { small, large }: { small: Locale[]; large: Locale[] },
): Promise<Listed[]> {
  const { of, by } = sources[kind]
  const newestIn = async (where: SQL): Promise<Listed[]> => {
    const { rows } = await orm.execute<{ id: string; locale: Locale; changed: number }>(sql`
      select ${by} as id, ${article.locale} as locale, (extract(epoch from max(${changed})) * 1000)::float8 as changed
      from ${article} inner join ${of}
      where ${and(isPublic(), where)} and ${by} is not null
      group by ${by}, ${article.locale}`)
    return rows.map(({ id, locale, changed: at }) => ({ id, locale, changedAt: new Date(at) }))
  }
  const found = small.length ? await newestIn(inArray(article.locale, small)) : []
  if (large.length === 0) return found
  const inLarge = inArray(article.locale, large)
  found.push(
    ...(await newestIn(and(inLarge, sql`${article.publishedAt} > now() - ${recently} * interval '1 day'`)!)),
  )
  // Whether there is anything at all is asked only of lists that had nothing recent in some language. Not one by one:
  // who never wrote in a language has written thousands of stories in another, each of which would be looked at.
  const known = new Set(found.map(({ id, locale }) => `${id} ${locale}`))
  const silent = ids.filter((id) => large.some((locale) => !known.has(`${id} ${locale}`)))
  if (silent.length === 0) return found
  const ever = await newestIn(and(inLarge, inArray(by, silent))!)
  return [
    ...found,
    ...ever
      .filter(({ id, locale }) => !known.has(`${id} ${locale}`))
      .map((each) => ({ ...each, changedAt: null })),
  ]
}

/** Every language's newest story, and which languages have many; none of those that have nothing. */
async function languages(
  { orm }: Database,
  large: number,
): Promise<{ locale: Locale; changedAt: Date; isLarge: boolean }[]> {
  const found = await Promise.all(
    locales.map(async (locale) => {
      const stories = (offset: number) =>
        orm
          .select({ changedAt: changed.mapWith(article.publishedAt) })
          .from(article)
          .where(isPublicIn(locale))
          .orderBy(desc(article.publishedAt), asc(article.id))
          .limit(1)
          .offset(offset)
      const [newest] = await stories(0)
      if (!newest) return null
      const [oneOfMany] = await stories(large)
      return { locale, changedAt: newest.changedAt, isLarge: oneOfMany !== undefined }
    }),
  )
  return found.filter((each) => each !== null)
}

/** When readers of each language were last told what was wrong. */
async function newestNoteIn({ orm }: Database): Promise<Map<Locale, Date>> {
  dependsOn(...locales.map((locale) => tags.corrections(locale)))
  const rows = await orm
    .select({
      locale: article.locale,
      changedAt: sql`max(${toldAt})`.mapWith(correction.correctedAt),
    })
    .from(correction)
    .innerJoin(article, eq(article.id, correction.articleId))
    .where(isPublic())
    .groupBy(article.locale)
  return new Map(rows.map((row) => [row.locale, row.changedAt]))
}

/**
 * Every page that lists stories and has some: fronts, the latest, corrections, sections, authors, topics, desks, each in the
 * languages in which it has any. The default front is there even in a paper that has not published yet.
 * @param large how many stories of a language are too many to count through
 */
export async function listPages(db: Database, large: number = largeLanguage): Promise<MappedPage[]> {
  dependsOn(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
  const written = await languages(db, large)
  if (written.length === 0) return [{ href: frontHref(defaultLocale), changedAt: null, versions: [] }]
  const bySize = {
    small: written.filter((each) => !each.isLarge).map((each) => each.locale),
    large: written.filter((each) => each.isLarge).map((each) => each.locale),
  }
  const pagesOf = (lists: (Listed & { slug: string })[], href: (locale: Locale, slug: string) => string) => {
    const versions = new Map<string, Version[]>()
    for (const { id, slug, locale } of lists)
      versions.set(id, [...(versions.get(id) ?? []), { locale, href: href(locale, slug) }])
    return lists.map(({ id, slug, locale, changedAt }) => ({
      href: href(locale, slug),
      changedAt,
      versions: versions.get(id)!,
    }))
  }
  const inLanguages = written.map((each) => ({ ...each, id: '', slug: '' }))
  const pages: MappedPage[] = [...pagesOf(inLanguages, frontHref), ...pagesOf(inLanguages, latestHref)]
  const noted = await newestNoteIn(db)
  pages.push(
    ...pagesOf(
      inLanguages.map((each) => ({ ...each, changedAt: noted.get(each.locale) ?? null })),
      correctionsHref,
    ),
  )
  for (const kind of listKinds) {
    const table = tables[kind]
    const rows = await db.orm.select({ id: table.id, slug: table.slug }).from(table).orderBy(asc(table.slug))
    const listed = await listsOf(
      db,
      kind,
      rows.map((row) => row.id),
      bySize,
    )
    dependsOn(...rows.map((row) => tags[kind](row.id)))
    const known = new Map(listed.map((each) => [`${each.id} ${each.locale}`, each]))
    const inOrder = rows.flatMap(({ id, slug }) =>
      locales.flatMap((locale) => {
        const list = known.get(`${id} ${locale}`)
        return list ? [{ ...list, slug }] : []
      }),
    )
    pages.push(...pagesOf(inOrder, hrefs[kind]))
  }
  return pages
}

const hrefs = { section: sectionHref, author: authorHref, topic: topicHref, desk: deskHref }
