import { and, eq, sql } from 'drizzle-orm'
import { slugify } from '../arabic/slug.ts'
import { article, redirect } from '../db/schema.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'

/**
 * A slug for a headline that no article of this language has, or ever had: a former address must keep
 * leading to the story it named. Twins are told apart by a number: `الصين-2`.
 */
export async function freeSlug(tx: Transaction, headline: string, locale: Locale): Promise<string> {
  const wished = slugify(headline, locale)
  const taken = new Set([
    ...(await tx
      .select({ slug: article.slug })
      .from(article)
      .where(and(eq(article.locale, locale), sql`starts_with(${article.slug}, ${wished})`))
      .then((rows) => rows.map((row) => row.slug))),
    ...(await tx
      .select({ slug: redirect.slug })
      .from(redirect)
      .where(and(eq(redirect.locale, locale), sql`starts_with(${redirect.slug}, ${wished})`))
      .then((rows) => rows.map((row) => row.slug))),
  ])
  let slug = wished
  for (let twin = 2; taken.has(slug); twin += 1) slug = `${wished}-${twin}`
  return slug
}
