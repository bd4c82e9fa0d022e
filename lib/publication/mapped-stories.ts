/** The stories that site maps list: a month of one language at a time, and the newest for news. */
import { and, asc, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { listing } from '../db/tables/listings.ts'
import { media, rendition } from '../db/tables/people-and-pictures.ts'
import { article, story } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { lastOf, present } from '../present.ts'
import { dependsOn, tags, trueUntil } from '../press/cache-dependencies.ts'
import { addressSection } from './address-section.ts'
import { mediaHref, storyHref } from './addresses.ts'
import { oldestOf } from './list-key.ts'
import { changedOrCorrected, inMonth, type Month } from './mapped-months.ts'
import { isShown } from './picture.ts'
import { isNoPage, isPublic, isPublicIn } from './visibility.ts'

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
    // First which, then what: asked for together, a planner that sees a whole month reads every story there is.
    const ids = await oldestOf(db, 'latest', locale, {
      limit: Math.min(left, rowsAtOnce),
      offset: after ? 0 : offset,
      where: allOf(inMonth(month), after && isAfter(after)),
    })
    const rows = await db.orm
      .select({
        id: article.id,
        storyId: article.storyId,
        slug: article.slug,
        leadMediaId: article.leadMediaId,
        changedAt: changedOrCorrected.mapWith(article.publishedAt),
        // As text: a JavaScript date has milliseconds, and would lose its place among microseconds.
        publishedAt: sql<string>`${article.publishedAt}::text`,
      })
      .from(article)
      .where(
        and(
          isAny(
            article.id,
            ids.map(({ id }) => id),
          ),
          isPublic(),
        ),
      )
      .orderBy(asc(article.publishedAt), asc(article.id))
    if (rows.length === 0) return
    for (const row of rows) dependsOn(tags.article(row.id), tags.story(row.storyId))
    const sections = await sectionsOf(
      db,
      rows.map((row) => row.storyId),
    )
    const versions = await versionsOf(db, sections)
    const pictures = await leadPictures(
      db,
      rows.flatMap((row) => row.leadMediaId ?? []),
    )
    yield rows.map((row) => ({
      href: storyHref(locale, present(sections.get(row.storyId), 'section of this story'), row.slug),
      changedAt: row.changedAt,
      versions: versions.get(row.storyId) ?? [],
      picture: (row.leadMediaId && pictures.get(row.leadMediaId)) || null,
    }))
    left -= rows.length
    after = lastOf(rows)
  }
}

/** One parameter, however many there are. */
const isAny = (column: AnyPgColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(values)}::text[])`

const isAfter = ({ publishedAt, id }: { publishedAt: string; id: string }): SQL =>
  allOf(
    sql`${listing.publishedAt} >= ${publishedAt}::timestamptz`,
    or(sql`${listing.publishedAt} > ${publishedAt}::timestamptz`, gt(listing.articleId, id)),
  )

/** In the address of each story, whatever the language. */
async function sectionsOf({ orm }: Database, storyIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await orm
    .select({ id: story.id, section: addressSection })
    .from(story)
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(isAny(story.id, storyIds))
  return new Map(rows.map((row) => [row.id, row.section]))
}

/** @param sections as {@link sectionsOf} finds them */
async function versionsOf(
  { orm }: Database,
  sections: ReadonlyMap<string, string>,
): Promise<Map<string, Version[]>> {
  const rows = await orm
    .select({ storyId: article.storyId, locale: article.locale, slug: article.slug })
    .from(article)
    .where(and(isAny(article.storyId, [...sections.keys()]), isPublic()))
  const versions = new Map<string, Version[]>()
  for (const { storyId, locale, slug } of rows)
    versions.set(storyId, [
      ...(versions.get(storyId) ?? []),
      { locale, href: storyHref(locale, present(sections.get(storyId), 'section of this story'), slug) },
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
    .where(
      and(
        // Of both, or a planner reads one of them whole.
        isAny(rendition.mediaId, mediaIds),
        isAny(media.id, mediaIds),
        eq(rendition.format, 'jpeg'),
        isShown,
      ),
    )
    .orderBy(asc(rendition.width))
  const chosen = new Map<string, { width: number; path: string }>()
  for (const file of files)
    if ((chosen.get(file.mediaId)?.width ?? 0) < pictureWidth) chosen.set(file.mediaId, file)
  return new Map([...chosen].map(([id, { path }]) => [id, mediaHref(path)]))
}

export type NewsStory = { href: string; headline: string; publishedAt: Date; changedAt: Date }

/** Public stories of the last two days, the newest first. */
export async function newsStories({ orm }: Database, locale: Locale, limit: number): Promise<NewsStory[]> {
  dependsOn(tags.latest(locale))
  const rows = await orm
    .select({
      id: article.id,
      slug: article.slug,
      section: addressSection,
      sectionId: section.id,
      headline: article.headline,
      publishedAt: article.publishedAt,
      changedAt: changedOrCorrected.mapWith(article.publishedAt),
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(isPublicIn(locale), isNoPage, gt(article.publishedAt, sql`now() - interval '48 hours'`)))
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(limit)
  // The oldest is the first to be older than that.
  const oldest = rows.at(-1)?.publishedAt
  if (oldest) trueUntil(oldest.getTime() + 48 * 3_600_000)
  dependsOn(...rows.flatMap((row) => [tags.article(row.id), tags.section(row.sectionId)]))
  return rows.map((row) => ({
    href: storyHref(locale, row.section, row.slug),
    headline: row.headline,
    // isPublic() admits no row without one.
    publishedAt: present(row.publishedAt, 'moment of publication'),
    changedAt: row.changedAt,
  }))
}
