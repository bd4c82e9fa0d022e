/** The static pages of the paper (about, contact, privacy…): stories of the kind `page`, which stand in no list of stories. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article, changedAt, story } from '../db/tables/stories.ts'
import { defaultLocale, isLocale, type Locale, locales } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { storyHref } from './addresses.ts'
import type { MappedPage } from './mapped-pages.ts'
import { locateStory, storyHrefById } from './story.ts'
import { isPublic, isPublicIn } from './visibility.ts'

export type PageLink = { name: string; href: string }

/** A paper has ten; what an import brought in is published by hand. */
const mostLinked = 40

/** The static pages of a language that readers may see, the longest published first, as the foot of every page has them. */
export async function staticPages({ orm }: Database, locale: Locale): Promise<PageLink[]> {
  dependsOn(tags.pages(locale))
  const rows = await orm
    .select({ storyId: story.id, slug: article.slug, name: article.headline })
    .from(story)
    .innerJoin(article, eq(article.storyId, story.id))
    // As a constant, so that the index of static pages answers it.
    .where(and(sql`${story.kind} = 'page'`, isPublicIn(locale)))
    .orderBy(asc(article.publishedAt), asc(article.id))
    .limit(mostLinked)
  dependsOn(...rows.map(({ storyId }) => tags.storyIn(storyId, locale)))
  return rows.map(({ name, slug }) => ({ name, href: storyHref(locale, '', slug) }))
}

/**
 * The version in one language of the static page at an address in any; null where there is none, and for other addresses.
 * @param href path of ours, encoded, or an address of another site
 */
export async function pageInLanguage(db: Database, locale: Locale, href: string): Promise<string | null> {
  const [, prefix, slug] = /^(?:\/([a-z]{2}))?\/([^/?#]+)$/.exec(decoded(href)) ?? []
  if (!slug || isLocale(slug) || (prefix !== undefined && !isLocale(prefix))) return null
  const found = await locateStory(db, prefix ?? defaultLocale, '', slug)
  return found.kind === 'found' ? storyHrefById(db, locale, found.storyId) : null
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return ''
  }
}

/** The static pages of all languages, for site maps. */
export async function mappedStaticPages({ orm }: Database): Promise<MappedPage[]> {
  dependsOn(...locales.map(tags.pages))
  const rows = await orm
    .select({
      articleId: article.id,
      storyId: story.id,
      locale: article.locale,
      slug: article.slug,
      changedAt: sql`${changedAt(article)}`.mapWith(article.publishedAt),
    })
    .from(story)
    .innerJoin(article, eq(article.storyId, story.id))
    .where(and(sql`${story.kind} = 'page'`, isPublic()))
    .orderBy(asc(article.publishedAt), asc(article.id))
  dependsOn(...rows.map((row) => tags.storyIn(row.storyId, row.locale)))
  const versions = Map.groupBy(rows, (row) => row.storyId)
  return rows.map((row) => ({
    href: storyHref(row.locale, '', row.slug),
    changedAt: row.changedAt,
    versions: (versions.get(row.storyId) ?? []).map(({ locale, slug }) => ({
      locale,
      href: storyHref(locale, '', slug),
    })),
  }))
}
