/** The stories that site maps list: a month of one language at a time, and the newest for news. */
import { and, asc, desc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { media, rendition } from '../db/tables/people-and-pictures.ts'
import { article, story } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { lastOf, present } from '../present.ts'
import { dependsOn, tags, trueUntil } from '../press/cache-dependencies.ts'
import { addressSection } from './address-section.ts'
import { mediaHref, storyHref } from './addresses.ts'
import { changedOrCorrected, inMonth, type Month, oldestFirst } from './mapped-months.ts'
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
        place: sql<number>`row_number() over (order by ${article.publishedAt}, ${article.id})`.as('place'),
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
        section: addressSection,
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
    after = lastOf(rows)
  }
}

const isAfter = ({ publishedAt, id }: { publishedAt: string; id: string }): SQL =>
  allOf(
    sql`${article.publishedAt} >= ${publishedAt}::timestamptz`,
    or(sql`${article.publishedAt} > ${publishedAt}::timestamptz`, gt(article.id, id)),
  )

async function versionsOf({ orm }: Database, storyIds: string[]): Promise<Map<string, Version[]>> {
  const rows = await orm
    .select({
      storyId: article.storyId,
      locale: article.locale,
      slug: article.slug,
      section: addressSection,
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
