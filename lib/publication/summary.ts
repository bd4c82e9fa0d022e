/** A story as lists, fronts and cards show it. */

import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { article, byline, story } from '../db/tables/stories.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { present } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { BylineRole, SocialHandle, StoryKind } from '../vocabulary.ts'
import { authorHref, sectionHref, storyHref } from './addresses.ts'
import { type Picture, picturesById } from './picture.ts'
import { isPublicIn } from './visibility.ts'

export type BylineCredit = {
  authorId: string
  name: string
  href: string
  role: BylineRole
  jobTitle: string
  handles: SocialHandle[]
  portrait: Picture | null
}

export type StorySummary = {
  articleId: string
  storyId: string
  locale: Locale
  kind: StoryKind
  href: string
  section: { name: string; slug: string; href: string }
  kicker: string | null
  headline: string
  standfirst: string | null
  publishedAt: Date
  updatedAt: Date | null
  wordCount: number
  bylines: BylineCredit[]
  picture: Picture | null
}

/**
 * Public stories of one language that satisfy `where` (on article, story or section), newest first. Three queries
 * whatever the number of stories. `where` chooses by an index: a list by `newestOf`, single ones by id.
 */
export async function publicStories(
  { orm }: Database,
  locale: Locale,
  where: SQL | undefined,
  { limit }: { limit: number },
): Promise<StorySummary[]> {
  const rows = await orm
    .select({
      articleId: article.id,
      storyId: article.storyId,
      kind: story.kind,
      slug: article.slug,
      sectionId: section.id,
      sectionSlug: section.slug,
      sectionNames: section.names,
      kicker: article.kicker,
      headline: article.headline,
      standfirst: article.standfirst,
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
      wordCount: article.wordCount,
      leadMediaId: article.leadMediaId,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(isPublicIn(locale), where))
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(limit)
  for (const row of rows) dependsOn(tags.article(row.articleId), tags.section(row.sectionId))
  const credits = await bylinesOf(
    orm,
    locale,
    rows.map((row) => row.articleId),
  )
  const pictures = await picturesById(
    orm,
    locale,
    rows.flatMap((row) => row.leadMediaId ?? []),
  )
  return rows.map((row) => ({
    articleId: row.articleId,
    storyId: row.storyId,
    locale,
    kind: row.kind,
    href: storyHref(locale, row.sectionSlug, row.slug),
    section: {
      name: inLocale(row.sectionNames, locale),
      slug: row.sectionSlug,
      href: sectionHref(locale, row.sectionSlug),
    },
    kicker: row.kicker,
    headline: row.headline,
    standfirst: row.standfirst,
    // isPublic() admits no row without one.
    publishedAt: present(row.publishedAt, 'moment of publication'),
    updatedAt: row.updatedAt,
    wordCount: row.wordCount,
    bylines: credits.get(row.articleId) ?? [],
    picture: (row.leadMediaId && pictures.get(row.leadMediaId)) || null,
  }))
}

/** Who made each article, in the order its editor gave. */
async function bylinesOf(
  orm: Database['orm'],
  locale: Locale,
  articleIds: string[],
): Promise<Map<string, BylineCredit[]>> {
  const credits = new Map<string, BylineCredit[]>()
  if (articleIds.length === 0) return credits
  const rows = await orm
    .select({
      articleId: byline.articleId,
      authorId: author.id,
      role: byline.role,
      slug: author.slug,
      names: author.names,
      jobTitles: author.jobTitles,
      handles: author.handles,
      portraitId: author.portraitId,
    })
    .from(byline)
    .innerJoin(author, eq(author.id, byline.authorId))
    .where(inArray(byline.articleId, articleIds))
    .orderBy(asc(byline.position))
  const portraits = await picturesById(
    orm,
    locale,
    rows.flatMap((row) => row.portraitId ?? []),
  )
  for (const row of rows) {
    dependsOn(tags.author(row.authorId))
    const credit: BylineCredit = {
      authorId: row.authorId,
      name: inLocale(row.names, locale),
      href: authorHref(locale, row.slug),
      role: row.role,
      jobTitle: inLocale(row.jobTitles, locale),
      handles: row.handles,
      portrait: (row.portraitId && portraits.get(row.portraitId)) || null,
    }
    credits.set(row.articleId, [...(credits.get(row.articleId) ?? []), credit])
  }
  return credits
}
