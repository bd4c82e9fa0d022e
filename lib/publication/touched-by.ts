/**
 * What readers see differently when an article appears, changes or goes: the counterpart of every `reads()` in
 * this folder. `press-and-operations.test.ts` proves that the two agree.
 */
import { and, eq, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../db/open.ts'
import { article, byline, redirect, story, storyTopic } from '../db/schema.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'
import { type Tag, tags } from '../press/ledger.ts'
import { isPublicIn } from './visibility.ts'

const otherByline = alias(byline, 'other_byline')

/** Tags of an article that enters or leaves the public: its own, and every list it stands in. */
export async function touchedByArticle(tx: Transaction | Database['orm'], articleId: string): Promise<Tag[]> {
  const [row] = await tx
    .select({
      storyId: article.storyId,
      locale: article.locale,
      slug: article.slug,
      sectionId: story.sectionId,
      deskId: story.deskId,
      // Of one that has no moment yet: that it is about to be published.
      month: sql<string>`to_char(coalesce(${article.publishedAt}, now()) at time zone 'UTC', 'YYYY-MM')`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(eq(article.id, articleId))
  if (!row) return []
  const { locale, storyId } = row
  const topics = await tx
    .select({ id: storyTopic.topicId })
    .from(storyTopic)
    .where(eq(storyTopic.storyId, storyId))
  const authors = await tx.select({ id: byline.authorId }).from(byline).where(eq(byline.articleId, articleId))
  const former = await tx
    .select({ slug: redirect.slug })
    .from(redirect)
    .where(eq(redirect.articleId, articleId))
  return [
    tags.article(articleId),
    tags.story(storyId),
    tags.storyIn(storyId, locale),
    tags.front(locale),
    tags.latest(locale),
    tags.month(locale, row.month),
    tags.listOf('section', row.sectionId, locale),
    ...(row.deskId ? [tags.listOf('desk', row.deskId, locale)] : []),
    ...topics.map(({ id }) => tags.listOf('topic', id, locale)),
    ...authors.map(({ id }) => tags.listOf('author', id, locale)),
    ...(await authorsReadOnlyHere(tx, articleId, locale)).map(tags.authorLocales),
    ...[row.slug, ...former.map((each) => each.slug)].map((slug) => tags.address(locale, slug)),
  ]
}

/**
 * Tags of a public article whose words change and which stays where it stands.
 * @param headlineChanges other pages quote its headline: its versions in other languages, and texts that mention it
 */
export function touchedByWords(
  { articleId, storyId, locale }: { articleId: string; storyId: string; locale: Locale },
  headlineChanges: boolean,
): Tag[] {
  return [
    tags.article(articleId),
    ...(headlineChanges ? [tags.story(storyId), tags.storyIn(storyId, locale)] : []),
  ]
}

/** Tags of the authors of a public article, for who is credited in it or no longer is. */
export async function touchedByCredits(
  tx: Transaction,
  articleId: string,
  locale: Locale,
): Promise<Map<string, Tag[]>> {
  const authors = await tx
    .selectDistinct({ id: byline.authorId })
    .from(byline)
    .where(eq(byline.articleId, articleId))
  const onlyHere = await authorsReadOnlyHere(tx, articleId, locale)
  return new Map(
    authors.map(({ id }) => [
      id,
      [tags.listOf('author', id, locale), ...(onlyHere.includes(id) ? [tags.authorLocales(id)] : [])],
    ]),
  )
}

/** This article's authors who have no other public article in its language: with it, a language comes or goes. */
async function authorsReadOnlyHere(
  tx: Transaction | Database['orm'],
  articleId: string,
  locale: Locale,
): Promise<string[]> {
  const others = tx
    .select({ one: sql`1` })
    .from(otherByline)
    .innerJoin(article, eq(article.id, otherByline.articleId))
    .where(and(eq(otherByline.authorId, byline.authorId), ne(article.id, articleId), isPublicIn(locale)))
  const rows = await tx
    .selectDistinct({ id: byline.authorId })
    .from(byline)
    .where(and(eq(byline.articleId, articleId), notExists(others)))
  return rows.map((row) => row.id)
}
