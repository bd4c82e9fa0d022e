/**
 * What the public may see: the one answer that every page, card, feed and link asks for.
 */
import { eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { allOf } from '../db/conditions.ts'
import { article, story } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'

/**
 * True of an article a reader may be shown now: published, its moment has come and no embargo holds it, by the
 * database's clock (one clock for all instances; an embargo ends for everybody at once). What lies in the bin never is.
 */
export const isPublic = (): SQL =>
  allOf(
    // As a constant: a plan that is made before its parameters are known could not use an index with this condition.
    sql`${article.state} = 'published'`,
    isNotNull(article.publishedAt),
    sql`${article.publishedAt} <= now()`,
    sql`(${article.embargoUntil} is null or ${article.embargoUntil} <= now())`,
    isNull(article.deletedAt),
  )

/** {@link isPublic}, of an entry of a list: what is not published, or lies in the bin, stands in none. */
export const isVisible = (of: Record<'visibleFrom', AnyPgColumn>): SQL => sql`${of.visibleFrom} <= now()`

/** True of an article that readers could see, and no longer may: what has to be taken back wherever it was told. */
export const isWithdrawn = (): SQL =>
  allOf(
    inArray(article.state, ['unpublished', 'killed']),
    sql`${article.publishedAt} <= now()`,
    sql`(${article.embargoUntil} is null or ${article.embargoUntil} <= now())`,
  )

/** {@link isPublic}, in one language: a story is shown only in a language it was written in. */
export const isPublicIn = (locale: Locale): SQL => allOf(isPublic(), eq(article.locale, locale))

/** True of an article that is no static page. Of those there are so few that an index has them. */
export const isNoPage: SQL = sql`${article.storyId} not in (select ${story.id} from ${story} where ${story.kind} = 'page')`
