/** How a list of stories is named in the table `listing`, and one stretch of it. */
import { and, asc, desc, eq, exists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { listing } from '../db/tables/listings.ts'
import { article } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import { type Locale, locales } from '../locale/table.ts'
import type { ListKind } from './addresses.ts'
import { isVisible } from './visibility.ts'

/** `latest`, or a kind and an id, as `public.listings_of` writes it. */
export type ListKey = 'latest' | `${ListKind}:${string}`

const entries = (key: ListKey | SQL, locale: Locale | SQL): SQL =>
  allOf(eq(listing.list, key), eq(listing.locale, locale), isVisible(listing))

/** The articles of a list in one language that readers may see, the newest first, as a subquery with `id`. */
export const newestOf = (
  { orm }: { orm: Database['orm'] | Transaction },
  key: ListKey | SQL,
  locale: Locale | SQL,
  { limit, offset = 0, where }: { limit: number; offset?: number; where?: SQL | undefined },
) =>
  orm
    .select({ id: listing.articleId })
    .from(listing)
    .where(and(entries(key, locale), where))
    .orderBy(desc(listing.publishedAt), desc(listing.articleId))
    .limit(limit)
    .offset(offset)

/** {@link newestOf} from the other end. */
export const oldestOf = (
  { orm }: { orm: Database['orm'] },
  key: ListKey,
  locale: Locale,
  { limit, offset = 0, where }: { limit: number; offset?: number; where: SQL },
) =>
  orm
    .select({ id: listing.articleId })
    .from(listing)
    .where(and(entries(key, locale), where))
    .orderBy(asc(listing.publishedAt), asc(listing.articleId))
    .limit(limit)
    .offset(offset)

/** True of an entry of any list whose article stands in another one, too. */
export function standsAlsoIn({ orm }: Database, key: ListKey): SQL {
  const other = alias(listing, 'other')
  return exists(
    orm
      .select({ one: sql`1` })
      .from(other)
      .where(
        and(
          eq(other.list, key),
          eq(other.locale, listing.locale),
          eq(other.publishedAt, listing.publishedAt),
          eq(other.articleId, listing.articleId),
        ),
      ),
  )
}

/** True of an article that stands in a list. For conditions that no order of a list answers. */
export const standsIn = ({ orm }: Database, key: ListKey): SQL =>
  exists(
    orm
      .select({ one: sql`1` })
      .from(listing)
      .where(
        and(
          eq(listing.list, key),
          eq(listing.locale, article.locale),
          eq(listing.publishedAt, article.publishedAt),
          eq(listing.articleId, article.id),
        ),
      ),
  )

/** How many articles of a list readers may see, counted no further than `most`. */
export const countUpTo = (most: number, key: ListKey | SQL, locale: Locale): SQL<number> =>
  sql<number>`(select count(*)::int from (select from ${listing}
    where ${listing.list} = ${key} and ${listing.locale} = ${locale} and ${isVisible(listing)} limit ${most}) as entry)`

/** Languages in which a list has stories that readers may see, in the order of the locale table. */
export const localesOf = (key: ListKey): SQL<Locale[]> =>
  sql<
    Locale[]
  >`array(select language from unnest(${sql.param(locales)}::text[]) with ordinality as known(language, place)
    where exists (select from ${listing}
      where ${listing.list} = ${key} and ${listing.locale} = language and ${isVisible(listing)}) order by place)`
