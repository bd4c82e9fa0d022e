import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { formerEntry, section } from '../db/tables/directory.ts'
import { entryTables } from '../db/tables/entry-tables.ts'
import { article, pathRedirect, story } from '../db/tables/stories.ts'
import { defaultLocale, isLocale, type Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import {
  type FeedFormat,
  feedFormats,
  feedHref,
  type ListKind,
  listHrefs,
  listKinds,
  storyHref,
} from './addresses.ts'
import { oldPath } from './old-path.ts'
import { isPublic } from './visibility.ts'

/**
 * Where an address leads that no page of ours stands at.
 * @param address path and query
 * @returns a path of ours; null where nothing is known of it, or where it leads is not public (any more)
 */
export async function movedTo({ orm }: Database, address: string): Promise<string | null> {
  const path = oldPath(address)
  if (path === null) return null
  const entry = await entryMovedTo(orm, path)
  if (entry) return entry
  dependsOn(tags.oldPath(path))
  const [row] = await orm
    .select({
      href: pathRedirect.href,
      articleId: article.id,
      locale: article.locale,
      slug: article.slug,
      section: section.slug,
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
  return row.isAnswered && row.locale && row.section && row.slug
    ? storyHref(row.locale, row.section, row.slug)
    : null
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
