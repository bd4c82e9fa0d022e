/** Every page of ours that is no news: fronts, static pages, lists and their languages, for site maps, in files. */
import { and, desc, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { entryTables } from '../db/tables/entry-tables.ts'
import { listing, listingCorrection } from '../db/tables/listings.ts'
import { article, changedAt } from '../db/tables/stories.ts'
import { defaultLocale, type Locale, locales } from '../locale/table.ts'
import { present } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import {
  archiveHref,
  authorsHref,
  correctionsHref,
  frontHref,
  type ListKind,
  latestHref,
  listHrefs,
  listKinds,
} from './addresses.ts'
import { newestOf } from './list-key.ts'
import type { Version } from './mapped-stories.ts'
import { mappedStaticPages } from './static-pages.ts'
import { isVisible } from './visibility.ts'

/** A page and, where its language tells, the same page in others. */
export type MappedPage = { href: string; changedAt: Date | null; versions: Version[] }

/** Lists of each kind in one file: each is asked for in every language. */
const listsInFile = 250

/** A file of lists: those whose number falls to it. */
const listsIn = (part: SQL): SQL =>
  sql.join(
    listKinds.map(
      (kind, place) => sql`
        select ${kind} || ':' || id as key, ${kind} as kind, ${place}::int as place, id, slug from ${entryTables[kind]}
        where number > (${part} - 1) * ${listsInFile}::int and number <= ${part} * ${listsInFile}::int`,
    ),
    sql` union all `,
  )

/** The files of lists that have anything in them; the first one always has. */
export async function filesOfLists({ orm }: Database): Promise<number[]> {
  dependsOn(...locales.map(tags.latest))
  const newest = listKinds.map((kind) => sql`(select max(number) from ${entryTables[kind]})`)
  const { rows } = await orm.execute<{ part: number }>(sql`
    select part from generate_series(2, (greatest(${sql.join(newest, sql`, `)}) - 1) / ${listsInFile}::int + 1) as file(part)
    where exists (
      select from (${listsIn(sql`part`)}) as list
      where exists (select from ${listing} where ${listing.list} = list.key and ${isVisible(listing)}))
    order by part`)
  return [1, ...rows.map(({ part }) => part)]
}

type Listed = { kind: ListKind; id: string; slug: string; locale: Locale; changedAt: Date }

/** In which languages each list of a file has public stories, and when the newest of them last changed. */
async function listsOf({ orm }: Database, part: number): Promise<Listed[]> {
  const { rows } = await orm.execute<Omit<Listed, 'changedAt'> & { changed: number }>(sql`
    select list.kind, list.id, list.slug, language as locale,
      (extract(epoch from ${changedAt(article)}) * 1000)::float8 as changed
    from (${listsIn(sql`${part}::int`)}) as list
    cross join unnest(${sql.param(locales)}::text[]) with ordinality as known(language, place)
    cross join lateral ${newestOf({ orm }, sql`list.key`, sql`language`, { limit: 1 })} as newest(newest_id)
    join ${article} on ${article.id} = newest_id
    order by list.place, list.slug, known.place`)
  return rows.map(({ changed, ...row }) => ({ ...row, changedAt: new Date(changed) }))
}

/** When each language's newest story last changed; none of those that have nothing. */
async function languages({ orm }: Database): Promise<{ locale: Locale; changedAt: Date }[]> {
  const { rows } = await orm.execute<{ locale: Locale; changed: number }>(sql`
    select language as locale, (extract(epoch from ${changedAt(article)}) * 1000)::float8 as changed
    from unnest(${sql.param(locales)}::text[]) with ordinality as known(language, place)
    cross join lateral ${newestOf({ orm }, 'latest', sql`language`, { limit: 1 })} as newest(newest_id)
    join ${article} on ${article.id} = newest_id order by place`)
  return rows.map(({ locale, changed }) => ({ locale, changedAt: new Date(changed) }))
}

/** When readers of each language were last told what was wrong. */
async function newestNoteIn({ orm }: Database): Promise<Map<Locale, Date>> {
  dependsOn(...locales.map((locale) => tags.corrections(locale)))
  const { locale, toldAt } = listingCorrection
  const newest = orm
    .select({ told: toldAt })
    .from(listingCorrection)
    .where(and(sql`${locale} = language`, isVisible(listingCorrection)))
    .orderBy(desc(toldAt))
    .limit(1)
  const { rows } = await orm.execute<{ locale: Locale; told: number }>(sql`
    select language as locale, (extract(epoch from told) * 1000)::float8 as told
    from unnest(${sql.param(locales)}::text[]) as known(language) cross join lateral ${newest} as newest(told)`)
  return new Map(rows.map((row) => [row.locale, new Date(row.told)]))
}

/**
 * The pages of a file: those that list stories and have some, each in the languages in which it has any. The first file
 * begins with fronts, the latest, corrections, authors, the archive and static pages; the default front is there even in a paper that has not published yet.
 * @param part from 1
 */
export async function listPages(db: Database, part: number): Promise<MappedPage[]> {
  dependsOn(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
  const pages = part === 1 ? await pagesOfLanguages(db) : []
  const found = await listsOf(db, part)
  const versions = new Map<string, Version[]>()
  for (const { kind, id, slug, locale } of found) {
    dependsOn(tags[kind](id))
    versions.set(id, [...(versions.get(id) ?? []), { locale, href: listHrefs[kind](locale, slug) }])
  }
  for (const kind of listKinds)
    for (const { id, slug, locale, changedAt } of found.filter((each) => each.kind === kind))
      pages.push({
        href: listHrefs[kind](locale, slug),
        changedAt,
        versions: present(versions.get(id), 'version of this page'),
      })
  return pages
}

async function pagesOfLanguages(db: Database): Promise<MappedPage[]> {
  const written = await languages(db)
  const pages = await mappedStaticPages(db)
  if (written.length === 0)
    return [{ href: frontHref(defaultLocale), changedAt: null, versions: [] }, ...pages]
  const noted = await newestNoteIn(db)
  const inEach = (
    href: (locale: Locale) => string,
    changed: (each: (typeof written)[number]) => Date | null,
  ) => {
    const versions = written.map(({ locale }) => ({ locale, href: href(locale) }))
    return written.map((each) => ({ href: href(each.locale), changedAt: changed(each), versions }))
  }
  return [
    ...inEach(frontHref, (each) => each.changedAt),
    ...inEach(latestHref, (each) => each.changedAt),
    ...inEach(correctionsHref, ({ locale }) => noted.get(locale) ?? null),
    ...inEach(authorsHref, () => null),
    ...inEach(archiveHref, () => null),
    ...pages,
  ]
}
