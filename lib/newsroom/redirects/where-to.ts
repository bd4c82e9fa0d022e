import { and, eq, isNull } from 'drizzle-orm'
import { section } from '../../db/tables/directory.ts'
import { article, redirect, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { defaultLocale, isLocale, type Locale } from '../../locale/table.ts'
import { firstOf, itemAt } from '../../present.ts'
import { NewsroomError } from '../newsroom-error.ts'

/** Where a redirect leads: to a story, whatever it comes to be called, or to another page of ours. */
export type Destination = { articleId: string } | { href: string }

/**
 * Reads what somebody wrote as the destination of a redirect: a page's address as the browser shows it, whole or from
 * its first slash, or a story's short link.
 * @param origin the publication's own, as `https://paper.example`
 * @throws {NewsroomError} `redirect-to` for another site, and for a story that there is not
 */
export async function whereTo(tx: Transaction, given: string, origin: string): Promise<Destination> {
  const refused = new NewsroomError('redirect-to', given)
  const written = given.trim()
  if (!URL.canParse(written, origin) || /[\\\s]/.test(written) || written === '') throw refused
  const url = new URL(written, origin)
  if (url.origin !== origin || !(written.startsWith('/') || /^https?:/i.test(written))) throw refused
  let segments: string[]
  try {
    segments = url.pathname
      .split('/')
      .filter(Boolean)
      .map((each) => decodeURIComponent(each).normalize('NFC'))
  } catch {
    throw refused
  }
  if (segments[0] === 's' && segments[1]) {
    const articleId = await articleOf(tx, segments[1], segments[2] ?? defaultLocale)
    if (!articleId) throw refused
    return { articleId }
  }
  const [locale, ...rest]: [Locale, ...string[]] =
    segments[0] !== undefined && isLocale(segments[0])
      ? [segments[0], ...segments.slice(1)]
      : [defaultLocale, ...segments]
  if (rest.length === 1) {
    const articleId = await staticPageAt(tx, locale, firstOf(rest))
    if (articleId) return { articleId }
  }
  if (rest.length === 2) {
    const found = await articleAt(tx, locale, firstOf(rest), itemAt(rest, 1))
    if (found.articleId) return { articleId: found.articleId }
    if (found.isSection) throw refused
  }
  return { href: url.pathname + url.search + url.hash }
}

async function articleOf(tx: Transaction, storyId: string, locale: string): Promise<string | null> {
  if (!isLocale(locale)) return null
  const [row] = await tx
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.storyId, storyId), eq(article.locale, locale), isNull(article.deletedAt)))
  return row?.id ?? null
}

/** The static page at an address at the root. */
async function staticPageAt(tx: Transaction, locale: Locale, slug: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: article.id })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(
      and(
        eq(article.locale, locale),
        eq(article.slug, slug),
        eq(story.kind, 'page'),
        isNull(article.deletedAt),
      ),
    )
  return row?.id ?? null
}

/** The story at an address of ours, present or former; and whether only a story could stand there. */
async function articleAt(tx: Transaction, locale: Locale, sectionSlug: string, slug: string) {
  const [under] = await tx.select({ id: section.id }).from(section).where(eq(section.slug, sectionSlug))
  if (!under) return { articleId: null, isSection: false }
  const [now] = await tx
    .select({ id: article.id })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(and(eq(article.locale, locale), eq(article.slug, slug), isNull(article.deletedAt)))
  if (now) return { articleId: now.id, isSection: true }
  const [once] = await tx
    .select({ id: redirect.articleId })
    .from(redirect)
    .where(and(eq(redirect.locale, locale), eq(redirect.sectionSlug, sectionSlug), eq(redirect.slug, slug)))
  return { articleId: once?.id ?? null, isSection: true }
}
