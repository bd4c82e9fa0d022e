import { and, eq, ne, sql } from 'drizzle-orm'
import { slugify, slugKey } from '../../arabic/slug.ts'
import { formerEntry, section } from '../../db/tables/directory.ts'
import { article, redirect } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isLocale, type Locale } from '../../locale/table.ts'
import { reservedSlugs } from '../../publication/addresses.ts'

/**
 * A slug for a headline that no article of this language has, or ever had, nor one that looks like it: a former
 * address must keep leading to the story it named. Nor one that a section or a route has: any story may become a static
 * page, which stands beside those. Twins are told apart by a number: `الصين-2`.
 * @param besides an article whose own slugs do not count
 */
export async function freeSlug(
  tx: Transaction,
  headline: string,
  locale: Locale,
  besides = '',
): Promise<string> {
  await takeTurns(tx, locale)
  const wished = slugify(headline, locale)
  let slug = wished
  for (let twin = 2; await slugOwner(tx, slug, locale, besides); twin += 1) slug = `${wished}-${twin}`
  return slug
}

/** The slug of what has no headline yet. */
export const untitledSlug = (articleId: string): string => `story-${articleId}`

/** Whether a slug is what {@link freeSlug} makes of a headline, twins included, and not one that a person chose. */
export function isMadeFrom(slug: string, headline: string, locale: Locale, articleId: string): boolean {
  if (slug === untitledSlug(articleId)) return true
  const made = slugify(headline, locale)
  return slug === made || (slug.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1)))
}

/** Two transactions that want a slug in one language must not both find it free. Ends with the transaction. */
export async function takeTurns(tx: Transaction, locale: Locale): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`warraq slug ${locale}`}))`)
}

/**
 * The article that has, or once had, a slug that looks like this one, or the section or route whose it is; null when
 * nobody does.
 * @param besides an article whose own slugs, present and former, do not count
 */
export async function slugOwner(
  tx: Transaction,
  slug: string,
  locale: Locale,
  besides = '',
): Promise<string | null> {
  if (reservedSlugs.includes(slug) || isLocale(slug)) return slug
  const key = slugKey(slug)
  const present = tx
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.locale, locale), eq(article.slugKey, key), ne(article.id, besides)))
  const former = tx
    .select({ id: sql<string>`${redirect.articleId}` })
    .from(redirect)
    .where(and(eq(redirect.locale, locale), eq(redirect.slugKey, key), ne(redirect.articleId, besides)))
  const atTheRoot = tx
    .select({ id: section.id })
    .from(section)
    .where(eq(section.slug, slug))
    .unionAll(
      tx
        .select({ id: formerEntry.targetId })
        .from(formerEntry)
        .where(and(eq(formerEntry.kind, 'section'), eq(formerEntry.slug, slug))),
    )
  const [owner] = await present.unionAll(former).unionAll(atTheRoot).limit(1)
  return owner?.id ?? null
}
