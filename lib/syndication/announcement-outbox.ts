/** What a hub and search engines are to be told, written in the transaction that makes it true. */

import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { announcement } from '../db/tables/connections.ts'
import { section } from '../db/tables/directory.ts'
import { entryTables } from '../db/tables/entry-tables.ts'
import { article, redirect, story } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import { isLocale, type Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import type { Tag } from '../press/cache-dependencies.ts'
import { addressSection } from '../publication/address-section.ts'
import {
  feedFormats,
  feedHref,
  type ListAddress,
  type ListKind,
  listKinds,
  storyHref,
} from '../publication/addresses.ts'
import { isPublic, isWithdrawn } from '../publication/visibility.ts'
import type { AnnouncementListener } from '../vocabulary.ts'

export type Announced = {
  /** What readers see differently: a hub is told of the feeds of the lists among it. */
  touched: Iterable<Tag>
  /** Search engines are told where these stand. */
  articleIds: Iterable<string>
}

/** Who is told in this house. */
export const listenersOf = ({
  webSubHub,
  indexNowKey,
}: {
  webSubHub?: string | undefined
  indexNowKey?: string | undefined
}): AnnouncementListener[] => [
  ...(webSubHub ? (['hub'] as const) : []),
  ...(indexNowKey ? (['search-engines'] as const) : []),
]

type Asked = Transaction | Database['orm']

/** Rows of one statement: far below the parameters that it may have. */
const rowsAtOnce = 5_000

/** @param listeners who is told of anything in this house */
export async function queueAnnouncements(
  tx: Asked,
  { touched, articleIds }: Announced,
  listeners: readonly AnnouncementListener[],
): Promise<void> {
  const hrefs = {
    hub: listeners.includes('hub') ? await feedsOf(tx, touched) : [],
    'search-engines': listeners.includes('search-engines') ? await addressesOf(tx, [...articleIds]) : [],
  }
  const rows = listeners.flatMap((listener) => hrefs[listener].map((href) => ({ listener, href })))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.insert(announcement).values(rows.slice(from, from + rowsAtOnce))
}

/** The feeds, in every format, of the lists that were touched. */
async function feedsOf(tx: Asked, touched: Iterable<Tag>): Promise<string[]> {
  const feeds = new Map<string, { locale: Locale; list?: ListAddress }>()
  const lists: { tag: Tag; kind: ListKind; id: string; locale: Locale }[] = []
  for (const tag of touched) {
    const [name = '', ...rest] = tag.split(':')
    const locale = rest.at(-1)
    if (!isLocale(locale)) continue
    const kind = listKinds.find((each) => name === `${each}-list`)
    if (name === 'latest') feeds.set(tag, { locale })
    else if (kind) lists.push({ tag, kind, id: firstOf(rest), locale })
  }
  for (const kind of listKinds) {
    const own = lists.filter((each) => each.kind === kind)
    const slugs = await slugsOf(
      tx,
      kind,
      own.map((each) => each.id),
    )
    for (const { tag, id, locale } of own) {
      const slug = slugs.get(id)
      if (slug) feeds.set(tag, { locale, list: { kind, slug } })
    }
  }
  return [...feeds.values()].flatMap(({ locale, list }) =>
    feedFormats.map((format) => feedHref(locale, format, list)),
  )
}

async function slugsOf(tx: Asked, kind: ListKind, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const table = entryTables[kind]
  const rows = await tx
    .select({ id: table.id, slug: table.slug })
    .from(table)
    .where(inArray(table.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row.slug]))
}

/**
 * Where articles stand, or stood: those that readers may see, and those that they no longer may, which an engine is to
 * forget. Of one that moved, the address that it just left as well.
 */
async function addressesOf(tx: Asked, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const wasEverPublic = or(isPublic(), isWithdrawn())
  const current = await tx
    .select({ locale: article.locale, section: addressSection, slug: article.slug })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(inArray(article.id, ids), wasEverPublic))
  const former = await tx
    .select({ locale: redirect.locale, section: redirect.sectionSlug, slug: redirect.slug })
    .from(redirect)
    .innerJoin(article, eq(article.id, redirect.articleId))
    .where(
      and(
        inArray(article.id, ids),
        wasEverPublic,
        gt(redirect.createdAt, sql`now() - interval '10 minutes'`),
      ),
    )
  return [...new Set([...current, ...former].map((row) => storyHref(row.locale, row.section, row.slug)))]
}
