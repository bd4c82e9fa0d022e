/** Cards made when their story is published, so that the first platform that asks need not wait for one. */
import { and, desc, inArray } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import { cardsAheadAmong, type Tag } from '../press/cache-dependencies.ts'
import { cardHref } from './addresses.ts'
import { isPublic } from './visibility.ts'

/** An archive that is imported is no news: its cards are made when they are asked for. */
const mostAtOnce = 20

/** Where the cards of public stories are that are to be made ahead, without the version: the newest, at most twenty. */
export async function freshCards({ orm }: Database, touched: readonly Tag[]): Promise<string[]> {
  const ids = cardsAheadAmong(touched)
  if (ids.length === 0) return []
  const rows = await orm
    .select({ storyId: article.storyId, locale: article.locale })
    .from(article)
    .where(and(inArray(article.id, ids), isPublic()))
    .orderBy(desc(article.publishedAt))
    .limit(mostAtOnce)
  return rows.map((row) => cardHref('story', row.locale, row.storyId))
}
