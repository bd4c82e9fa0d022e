import { and, eq, ne, sql } from 'drizzle-orm'
import { slugify, slugKey } from '../arabic/slug.ts'
import { article, redirect } from '../db/schema.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'

/**
 * A slug for a headline that no article of this language has, or ever had, nor one that looks like it: a former
 * address must keep leading to the story it named. Twins are told apart by a number: `الصين-2`.
 */
export async function freeSlug(tx: Transaction, headline: string, locale: Locale): Promise<string> {
  const wished = slugify(headline, locale)
  let slug = wished
  for (let twin = 2; await slugOwner(tx, slug, locale); twin += 1) slug = `${wished}-${twin}`
  return slug
}

/**
 * The article that has, or once had, a slug that looks like this one; null when nobody does.
 * @param besides an article whose own slugs, present and former, do not count
 */
export async function slugOwner(
  tx: Transaction,
  slug: string,
  locale: Locale,
  besides = '',
): Promise<string | null> {
  const key = slugKey(slug)
  const present = tx
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.locale, locale), eq(article.slugKey, key), ne(article.id, besides)))
  const former = tx
    .select({ id: sql<string>`${redirect.articleId}` })
    .from(redirect)
    .where(and(eq(redirect.locale, locale), eq(redirect.slugKey, key), ne(redirect.articleId, besides)))
  const [owner] = await present.unionAll(former).limit(1)
  return owner?.id ?? null
}
