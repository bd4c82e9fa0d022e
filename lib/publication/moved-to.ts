import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { formerEntry, section } from '../db/tables/directory.ts'
import { entryTables } from '../db/tables/entry-tables.ts'
import { article, pathRedirect, story } from '../db/tables/stories.ts'
import { defaultLocale, isLocale, type Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { addressSection } from './address-section.ts'
import {
  type FeedFormat,
  feedFormats,
  feedHref,
  type ListKind,
  listHrefs,
  listKinds,
  storyHref,
} from './addresses.ts'
import { isFeedOfSite, undecorated } from './decorated-path.ts'
import { oldPath, oldPaths, pathWithoutQuery, type QueriedPaths } from './old-path.ts'
import { isPublic } from './visibility.ts'

/**
 * Where an address leads that no page of ours stands at.
 * @param address path and query
 * @returns a path of ours; null where nothing is known of it, or where it leads is not public (any more)
 */
export async function movedTo({ orm }: Database, address: string): Promise<string | null> {
  for (const path of oldPaths(address)) {
    const found = (await entryMovedTo(orm, path)) ?? (await ledTo(orm, path))
    if (found) return found
  }
  const path = oldPath(address)
  return path === null ? null : decorationMovedTo(orm, pathWithoutQuery(path))
}

/**
 * Where an address leads by what stands behind its question mark, whatever page stands at its path.
 * @param path as `oldPath` writes it, with its query
 */
export const movedByQuery = ({ orm }: Database, path: string): Promise<string | null> => ledTo(orm, path)

/** By what old addresses of one path differ. */
export async function pathsWithQueries({ orm }: Database): Promise<QueriedPaths> {
  // One step of the index for each kind of address, however many addresses there are of it (`path_redirect_queried`).
  const { rows } = await orm.execute<{ form: string }>(sql`
    with recursive queried as (
      (select ${formOf} as form from ${pathRedirect} where path like '%?%' order by 1 limit 1)
      union all
      select (select ${formOf} from ${pathRedirect} where path like '%?%' and ${formOf} > queried.form order by 1 limit 1)
      from queried where queried.form is not null
    )
    select form from queried where form is not null limit ${mostQueried}`)
  const paths = new Map<string, Set<string>>()
  for (const { form } of rows) {
    const path = pathWithoutQuery(form)
    const names = paths.get(path) ?? new Set()
    for (const name of new URLSearchParams(form.split('?')[1]).keys()) names.add(name)
    paths.set(path, names)
  }
  return paths
}

/** An address without its parameters' values: `/news.php?id&lang`. */
const formOf = sql.raw(`regexp_replace("path_redirect"."path", '=[^&]*', '', 'g')`)
/** Sites have a handful. */
const mostQueried = 10_000

async function ledTo(orm: Database['orm'], path: string): Promise<string | null> {
  dependsOn(tags.oldPath(path))
  const [row] = await orm
    .select({
      href: pathRedirect.href,
      articleId: article.id,
      locale: article.locale,
      slug: article.slug,
      section: addressSection,
      // A story that was withdrawn says so at its own address.
      isAnswered: sql<boolean>`(${isPublic()}) or ${article.state} = 'killed'`,
    })
    .from(pathRedirect)
    .leftJoin(article, eq(article.id, pathRedirect.articleId))
    .leftJoin(story, eq(story.id, article.storyId))
    .leftJoin(section, eq(section.id, story.sectionId))
    .where(eq(pathRedirect.path, path))
  if (!row) return null
  if (row.articleId) dependsOn(tags.article(row.articleId), tags.sectionSlugs())
  if (row.href) return row.href
  return row.isAnswered && row.locale && row.section !== null && row.slug
    ? storyHref(row.locale, row.section, row.slug)
    : null
}

/** Where an address leads once what a system hung behind it is taken away: its feed to our feed, the rest to the page. */
async function decorationMovedTo(orm: Database['orm'], path: string): Promise<string | null> {
  let isFeed = false
  for (let decorated = undecorated(path); decorated; decorated = undecorated(decorated.path)) {
    isFeed ||= decorated.isFeed
    const at = decorated.path
    const found = at && ((await entryMovedTo(orm, at)) ?? (await ledTo(orm, at)))
    if (!found) continue
    const list = isFeed ? listAt(oldPath(found) ?? '') : null
    return list ? feedHref(list.locale, 'rss', list) : found
  }
  const [, first, rest] = /^\/([a-z]{2})(\/.*)$/.exec(path) ?? []
  if (isLocale(first) && rest && isFeedOfSite(rest)) return feedHref(first, 'rss')
  return isFeedOfSite(path) ? feedHref(defaultLocale, 'rss') : null
}

/** Where a section, topic, desk or author stands now that stood at this path, or whose feed did. */
async function entryMovedTo(orm: Database['orm'], path: string): Promise<string | null> {
  const asked = listAt(path)
  if (!asked) return null
  const { kind, slug, locale, format } = asked
  dependsOn(tags.entryAt(kind, slug))
  const [former] = await orm
    .select({ id: formerEntry.targetId })
    .from(formerEntry)
    .where(and(eq(formerEntry.kind, kind), eq(formerEntry.slug, slug)))
  if (!former) return null
  const table = entryTables[kind]
  const [row] = await orm.select({ slug: table.slug }).from(table).where(eq(table.id, former.id))
  if (!row) return null
  return format ? feedHref(locale, format, { kind, slug: row.slug }) : listHrefs[kind](locale, row.slug)
}

/** What a path would name, if it is the address of a list of stories or of its feed. */
function listAt(path: string): { kind: ListKind; slug: string; locale: Locale; format?: FeedFormat } | null {
  const segments = path.split('/').slice(1)
  if (segments[0] === 'feed') {
    const [, locale, kind, file = '', ...rest] = segments
    const [slug, format] = file.split('.')
    const known = {
      kind: listKinds.find((each) => each === kind),
      format: feedFormats.find((each) => each === format),
    }
    return isLocale(locale) && known.kind && known.format && slug && rest.length === 0
      ? { kind: known.kind, slug, locale, format: known.format }
      : null
  }
  const locale = isLocale(segments[0]) ? (segments.shift() as Locale) : defaultLocale
  const [first, second] = segments
  if (!first || segments.length > 2) return null
  if (second === undefined) return { kind: 'section', slug: first, locale }
  const kind = listKinds.find((each) => each === first)
  return kind && kind !== 'section' ? { kind, slug: second, locale } : null
}
