/** What site maps list: every public story, a month of one language at a time, and every list that has any. */
import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import {
  article,
  author,
  byline,
  correction,
  desk,
  rendition,
  section,
  story,
  storyTopic,
  topic,
} from '../db/schema.ts'
import { defaultLocale, type Locale, locales } from '../locale/table.ts'
import { reads, tags } from '../press/ledger.ts'
import {
  authorHref,
  deskHref,
  frontHref,
  latestHref,
  mediaHref,
  sectionHref,
  storyHref,
  topicHref,
} from './addresses.ts'
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
const correctedAt = sql`(select max(${correction.correctedAt}) from ${correction} where ${correction.articleId} = ${article.id})`
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
  reads(tags.month(locale, month))
  let after: { publishedAt: string; id: string } | undefined
  for (let left = limit; left > 0; ) {
    const rows = await db.orm
      .select({
        id: article.id,
        storyId: article.storyId,
        slug: article.slug,
        section: section.slug,
        leadMediaId: article.leadMediaId,
        changedAt: changedOrCorrected.mapWith(article.publishedAt),
        // As text: a JavaScript date has milliseconds, and would lose its place among microseconds.
        publishedAt: sql<string>`${article.publishedAt}::text`,
      })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .innerJoin(section, eq(section.id, story.sectionId))
      .where(and(inMonth(locale, month), after && isAfter(after)))
      .orderBy(...oldestFirst)
      .limit(Math.min(left, rowsAtOnce))
      .offset(after ? 0 : offset)
    if (rows.length === 0) return
    for (const row of rows) reads(tags.article(row.id), tags.story(row.storyId))
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
  reads(...mediaIds.map(tags.media))
  const files = await orm
    .select({ mediaId: rendition.mediaId, width: rendition.width, path: rendition.path })
    .from(rendition)
    .where(and(inArray(rendition.mediaId, mediaIds), eq(rendition.format, 'jpeg')))
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
  reads(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
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
      changedAt: sql`max(${correction.correctedAt})`.mapWith(correction.correctedAt),
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
  reads(tags.latest(locale))
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
  reads(...rows.flatMap((row) => [tags.article(row.id), tags.section(row.sectionId)]))
  return rows.map((row) => ({
    href: storyHref(locale, row.section, row.slug),
    headline: row.headline,
    // isPublic() admits no row without one.
    publishedAt: row.publishedAt!,
    changedAt: row.changedAt,
  }))
}

type Entity = { id: string; slug: string; locale: Locale; changedAt: Date }

/**
 * Every page that lists stories and has some: fronts, the latest, sections, authors, topics, desks, each in the
 * languages in which it has any. The default front is there even in a paper that has not published yet.
 */
export async function listPages({ orm }: Database): Promise<MappedPage[]> {
  reads(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
  const newest = sql`max(${changed})`.mapWith(article.publishedAt)
  const [fronts, sections, topics, desks, authors] = [
    await orm
      .select({ locale: article.locale, changedAt: newest })
      .from(article)
      .where(isPublic())
      .groupBy(article.locale),
    await orm
      .select({ id: section.id, slug: section.slug, locale: article.locale, changedAt: newest })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .innerJoin(section, eq(section.id, story.sectionId))
      .where(isPublic())
      .groupBy(section.id, article.locale)
      .orderBy(asc(section.position)),
    await orm
      .select({ id: topic.id, slug: topic.slug, locale: article.locale, changedAt: newest })
      .from(article)
      .innerJoin(storyTopic, eq(storyTopic.storyId, article.storyId))
      .innerJoin(topic, eq(topic.id, storyTopic.topicId))
      .where(isPublic())
      .groupBy(topic.id, article.locale)
      .orderBy(asc(topic.slug)),
    await orm
      .select({ id: desk.id, slug: desk.slug, locale: article.locale, changedAt: newest })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .innerJoin(desk, eq(desk.id, story.deskId))
      .where(isPublic())
      .groupBy(desk.id, article.locale)
      .orderBy(asc(desk.slug)),
    await orm
      .select({ id: author.id, slug: author.slug, locale: article.locale, changedAt: newest })
      .from(article)
      .innerJoin(byline, eq(byline.articleId, article.id))
      .innerJoin(author, eq(author.id, byline.authorId))
      .where(isPublic())
      .groupBy(author.id, article.locale)
      .orderBy(asc(author.slug)),
  ]
  reads(
    ...sections.map((each) => tags.section(each.id)),
    ...topics.map((each) => tags.topic(each.id)),
    ...desks.map((each) => tags.desk(each.id)),
    ...authors.map((each) => tags.author(each.id)),
  )
  const pagesOf = (
    entities: { slug: string; locale: Locale; changedAt: Date }[],
    href: (locale: Locale, slug: string) => string,
  ): MappedPage[] => {
    const versions = new Map<string, Version[]>()
    for (const { slug, locale } of entities)
      versions.set(slug, [...(versions.get(slug) ?? []), { locale, href: href(locale, slug) }])
    return entities.map(({ slug, locale, changedAt }) => ({
      href: href(locale, slug),
      changedAt,
      versions: versions.get(slug)!,
    }))
  }
  const inLanguages = fronts.map((each) => ({ ...each, slug: '' }))
  const written = pagesOf(inLanguages, frontHref)
  return [
    ...(written.length ? written : [{ href: frontHref(defaultLocale), changedAt: null, versions: [] }]),
    ...pagesOf(inLanguages, latestHref),
    ...pagesOf(sections satisfies Entity[], sectionHref),
    ...pagesOf(authors satisfies Entity[], authorHref),
    ...pagesOf(topics satisfies Entity[], topicHref),
    ...pagesOf(desks satisfies Entity[], deskHref),
  ]
}
