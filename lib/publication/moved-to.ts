import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { pathRedirect } from '../db/redirect-tables.ts'
import { article, section, story } from '../db/schema.ts'
import { reads, tags } from '../press/ledger.ts'
import { storyHref } from './addresses.ts'
import { oldPath } from './old-path.ts'
import { isPublic } from './visibility.ts'

/**
 * Where an address leads that no page of ours stands at.
 * @param address path and query
 * @returns a path of ours; null where nothing is known of it, or where it leads is not public (any more)
 */
export async function movedTo({ orm }: Database, address: string): Promise<string | null> {
  const path = oldPath(address)
  if (path === null) return null
  reads(tags.oldPath(path))
  const [row] = await orm
    .select({
      href: pathRedirect.href,
      articleId: article.id,
      locale: article.locale,
      slug: article.slug,
      section: section.slug,
      // A story that was withdrawn says so at its own address.
      isAnswered: sql<boolean>`(${isPublic()}) or ${article.state} = 'killed'`,
    })
    .from(pathRedirect)
    .leftJoin(article, eq(article.id, pathRedirect.articleId))
    .leftJoin(story, eq(story.id, article.storyId))
    .leftJoin(section, eq(section.id, story.sectionId))
    .where(eq(pathRedirect.path, path))
  if (!row) return null
  if (row.articleId) reads(tags.article(row.articleId))
  if (row.href) return row.href
  return row.isAnswered && row.locale && row.section && row.slug
    ? storyHref(row.locale, row.section, row.slug)
    : null
}
