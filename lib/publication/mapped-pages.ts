/** Every page of ours that is no story: fronts, lists and their languages, for site maps. */

import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { entryTables } from '../db/tables/entry-tables.ts'
import { article, byline, correction, story, storyTopic } from '../db/tables/stories.ts'
import { defaultLocale, type Locale, locales } from '../locale/table.ts'
import { present } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { correctionsHref, frontHref, type ListKind, latestHref, listHrefs, listKinds } from './addresses.ts'
import { changed, toldAt } from './mapped-months.ts'
import type { Version } from './mapped-stories.ts'
import { isPublic, isPublicIn } from './visibility.ts'

/** A page and, where its language tells, the same page in others. */
export type MappedPage = { href: string; changedAt: Date | null; versions: Version[] }

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
    ...(await newestIn(allOf(inLarge, sql`${article.publishedAt} > now() - ${recently} * interval '1 day'`))),
  )
  // Whether there is anything at all is asked only of lists that had nothing recent in some language. Not one by one:
  // who never wrote in a language has written thousands of stories in another, each of which would be looked at.
  const known = new Set(found.map(({ id, locale }) => `${id} ${locale}`))
  const silent = ids.filter((id) => large.some((locale) => !known.has(`${id} ${locale}`)))
  if (silent.length === 0) return found
  const ever = await newestIn(allOf(inLarge, inArray(by, silent)))
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
      versions: present(versions.get(id), 'version of this page'),
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
    const table = entryTables[kind]
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
    pages.push(...pagesOf(inOrder, listHrefs[kind]))
  }
  return pages
}
