/** The pages that list stories: a section, a topic, a desk, an author, the latest. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { article } from '../db/tables/stories.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { FrontKey, SocialHandle } from '../vocabulary.ts'
import { authorHref, deskHref, sectionHref, topicHref } from './addresses.ts'
import { hasEpisodes } from './episodes.ts'
import { type ListFront, listFront } from './front.ts'
import type { PlacedIds } from './front-layout.ts'
import { withHeadlineTests } from './headline-tests.ts'
import { countUpTo, type ListKey, localesOf, newestOf } from './list-key.ts'
import { countingUntil, type Paging, pageSize, pagingOf } from './paging.ts'
import { type Picture, picturesById } from './picture.ts'
import type { SectionLink } from './sections.ts'
import { type StorySummary, summariesOf } from './summary.ts'
import { isPublicIn } from './visibility.ts'

export type Listing = {
  stories: StorySummary[]
  paging: Paging
  /** Languages in which the same list has public stories. */
  locales: Locale[]
}
export type Named = SectionLink & { description: string }

/** One page of a list, or null past the last page (that is a 404, not an empty page). */
async function listing(db: Database, locale: Locale, key: ListKey, page: number): Promise<Listing | null> {
  const newest = newestOf(db, key, locale, { limit: pageSize, offset: (page - 1) * pageSize })
  const shown = db.orm
    .select({ id: article.id })
    .from(article)
    .where(and(inArray(article.id, newest), isPublicIn(locale)))
    .orderBy(desc(article.publishedAt), desc(article.id))
  const { rows } = await db.orm.execute<{ counted: number; locales: Locale[]; ids: string[] }>(
    sql`select ${countUpTo(countingUntil, key, locale)} as counted, ${localesOf(key)} as locales, array${shown} as ids`,
  )
  const { counted, locales, ids } = firstOf(rows)
  const paging = pagingOf(page, counted)
  if (page > paging.pages) return null
  const stories = await withHeadlineTests(db, locale, await summariesOf(db, locale, ids))
  return { stories, paging, locales }
}

/** Languages in which anything is public: those that have a front page. */
export async function publicationLocales({ orm }: Database): Promise<Locale[]> {
  dependsOn(tags.languagesOf('publication', 'all'))
  const { rows } = await orm.execute<{ locales: Locale[] }>(sql`select ${localesOf('latest')} as locales`)
  return firstOf(rows).locales
}

export function latestStories(db: Database, locale: Locale, page: number): Promise<Listing | null> {
  dependsOn(tags.latest(locale), tags.languagesOf('publication', 'all'))
  return listing(db, locale, 'latest', page)
}

/** The section at an address, archived or not: its stories are there to be read. */
export async function sectionAt({ orm }: Database, locale: Locale, slug: string): Promise<Named | null> {
  dependsOn(tags.entryAt('section', slug))
  const [row] = await orm.select().from(section).where(eq(section.slug, slug))
  if (!row) return null
  dependsOn(tags.section(row.id), tags.about('section', row.id))
  return {
    id: row.id,
    slug: row.slug,
    name: inLocale(row.names, locale),
    description: inLocale(row.descriptions, locale),
    href: sectionHref(locale, row.slug),
  }
}

/** A list whose first page is a front. */
export type FrontedListing = Listing & {
  front: ListFront | null
  /** Its sounds are a podcast. */
  hasEpisodes: boolean
}

const fronted = async (
  db: Database,
  locale: Locale,
  key: Exclude<FrontKey, 'front'>,
  list: Listing,
  given: PlacedIds | undefined,
): Promise<FrontedListing> => ({
  ...list,
  hasEpisodes: await hasEpisodes(db, locale, key),
  front: list.paging.page === 1 ? await listFront(db, key, locale, list.stories, given) : null,
})

/** @param given article ids by place of its front, for a preview */
export async function sectionPage(
  db: Database,
  locale: Locale,
  slug: string,
  page: number,
  given?: PlacedIds,
): Promise<(FrontedListing & { section: Named }) | null> {
  const found = await sectionAt(db, locale, slug)
  if (!found) return null
  dependsOn(tags.listOf('section', found.id, locale), tags.languagesOf('section', found.id))
  const list = await listing(db, locale, `section:${found.id}`, page)
  return list && { ...(await fronted(db, locale, `section:${found.id}`, list, given)), section: found }
}

export async function topicPage(
  db: Database,
  locale: Locale,
  slug: string,
  page: number,
  given?: PlacedIds,
): Promise<(FrontedListing & { topic: Named }) | null> {
  dependsOn(tags.entryAt('topic', slug))
  const [row] = await db.orm.select().from(topic).where(eq(topic.slug, slug))
  if (!row) return null
  dependsOn(tags.about('topic', row.id))
  dependsOn(tags.topic(row.id), tags.listOf('topic', row.id, locale), tags.languagesOf('topic', row.id))
  const list = await listing(db, locale, `topic:${row.id}`, page)
  return (
    list && {
      ...(await fronted(db, locale, `topic:${row.id}`, list, given)),
      topic: {
        id: row.id,
        slug: row.slug,
        name: inLocale(row.names, locale),
        description: inLocale(row.descriptions, locale),
        href: topicHref(locale, row.slug),
      },
    }
  )
}

export type AuthorCard = { name: string; href: string; jobTitle: string; portrait: Picture | null }

export async function deskPage(
  db: Database,
  locale: Locale,
  slug: string,
  page: number,
): Promise<(Listing & { desk: Named; members: AuthorCard[] }) | null> {
  dependsOn(tags.entryAt('desk', slug))
  const [row] = await db.orm.select().from(desk).where(eq(desk.slug, slug))
  if (!row) return null
  dependsOn(tags.about('desk', row.id))
  dependsOn(tags.desk(row.id), tags.listOf('desk', row.id, locale), tags.languagesOf('desk', row.id))
  const list = await listing(db, locale, `desk:${row.id}`, page)
  if (!list) return null
  const members = await db.orm
    .select()
    .from(author)
    .where(and(eq(author.deskId, row.id), isNull(author.archivedAt)))
    .orderBy(asc(author.slug))
  dependsOn(...members.map((member) => tags.author(member.id)))
  const portraits = await picturesById(
    db.orm,
    locale,
    members.flatMap((member) => member.portraitId ?? []),
  )
  return {
    ...list,
    desk: {
      id: row.id,
      slug: row.slug,
      name: inLocale(row.names, locale),
      description: inLocale(row.descriptions, locale),
      href: deskHref(locale, row.slug),
    },
    members: members.map((member) => ({
      name: inLocale(member.names, locale),
      href: authorHref(locale, member.slug),
      jobTitle: inLocale(member.jobTitles, locale),
      portrait: (member.portraitId && portraits.get(member.portraitId)) || null,
    })),
  }
}

export type AuthorProfile = {
  id: string
  slug: string
  name: string
  href: string
  jobTitle: string
  biography: string
  email: string | null
  handles: SocialHandle[]
  desk: { name: string; href: string } | null
  portrait: Picture | null
  /** Languages in which this author has public stories. */
  locales: Locale[]
  /** The languages that they say they write, else those in which they have public stories. */
  languages: Locale[]
}

export async function authorPage(
  db: Database,
  locale: Locale,
  slug: string,
  page: number,
): Promise<(Listing & { author: AuthorProfile }) | null> {
  dependsOn(tags.entryAt('author', slug))
  const [row] = await db.orm
    .select({ author, desk })
    .from(author)
    .leftJoin(desk, eq(desk.id, author.deskId))
    .where(eq(author.slug, slug))
  if (!row) return null
  dependsOn(
    tags.author(row.author.id),
    tags.about('author', row.author.id),
    tags.languagesOf('author', row.author.id),
    tags.listOf('author', row.author.id, locale),
  )
  if (row.desk) dependsOn(tags.desk(row.desk.id))
  const list = await listing(db, locale, `author:${row.author.id}`, page)
  if (!list) return null
  const portraits = await picturesById(db.orm, locale, row.author.portraitId ? [row.author.portraitId] : [])
  return {
    ...list,
    author: {
      id: row.author.id,
      slug: row.author.slug,
      name: inLocale(row.author.names, locale),
      href: authorHref(locale, row.author.slug),
      jobTitle: inLocale(row.author.jobTitles, locale),
      biography: inLocale(row.author.biographies, locale),
      email: row.author.email,
      handles: row.author.handles,
      desk: row.desk && { name: inLocale(row.desk.names, locale), href: deskHref(locale, row.desk.slug) },
      portrait: (row.author.portraitId && portraits.get(row.author.portraitId)) || null,
      locales: list.locales,
      languages: row.author.languages.length > 0 ? row.author.languages : list.locales,
    },
  }
}
