/**
 * What the public may see: the one answer that every page, card, feed and link asks for.
 */
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { article } from '../db/schema.ts'
import type { Locale } from '../locale/table.ts'

/**
 * True of an article a reader may be shown now: published, its moment has come and no embargo holds it, by the
 * database's clock (one clock for all instances; an embargo ends for everybody at once). What lies in the bin never is.
 */
export const isPublic = (): SQL =>
  and(
    eq(article.state, 'published'),
    isNotNull(article.publishedAt),
    sql`${article.publishedAt} <= now()`,
    sql`(${article.embargoUntil} is null or ${article.embargoUntil} <= now())`,
    isNull(article.deletedAt),
  )!

/** {@link isPublic}, in one language: a story is shown only in a language it was written in. */
export const isPublicIn = (locale: Locale): SQL => and(isPublic(), eq(article.locale, locale))!
