import { and, eq } from 'drizzle-orm'
import { slugify, slugKey } from '../../arabic/slug.ts'
import type { Database } from '../../db/open.ts'
import { article, redirect, section, story } from '../../db/schema.ts'
import { changing } from '../../press/forgetting.ts'
import { tags } from '../../press/ledger.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { slugOwner } from './free-slug.ts'

/**
 * Gives a live story a new slug; every address it ever had redirects to the new one, for ever.
 * A story that takes back a slug it once had drops that redirect, or it would lead to itself.
 * @param wished free text; it is made a slug
 * @returns the slug it now has
 * @throws {RefusedByNewsroom} `unknown-article`, or `slug-taken` when another article has, or had, one that looks the same
 */
export async function renameArticle(db: Database, articleId: string, wished: string): Promise<string> {
  return changing(db, async (tx, touches) => {
    const [row] = await tx
      .select({
        locale: article.locale,
        slug: article.slug,
        storyId: article.storyId,
        sectionSlug: section.slug,
      })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .innerJoin(section, eq(section.id, story.sectionId))
      .where(eq(article.id, articleId))
    if (!row) throw new RefusedByNewsroom('unknown-article', articleId)
    const slug = slugify(wished, row.locale)
    if (slug === row.slug) return slug
    if (await slugOwner(tx, slug, row.locale, articleId)) throw new RefusedByNewsroom('slug-taken', slug)

    const former = await tx
      .select({ slug: redirect.slug })
      .from(redirect)
      .where(eq(redirect.articleId, articleId))
    touches(
      tags.article(articleId),
      tags.story(row.storyId),
      tags.storyIn(row.storyId, row.locale),
      ...[slug, row.slug, ...former.map((each) => each.slug)].map((each) => tags.address(row.locale, each)),
    )
    await tx
      .delete(redirect)
      .where(
        and(
          eq(redirect.locale, row.locale),
          eq(redirect.sectionSlug, row.sectionSlug),
          eq(redirect.slug, slug),
        ),
      )
    await tx
      .insert(redirect)
      .values({
        locale: row.locale,
        sectionSlug: row.sectionSlug,
        slug: row.slug,
        slugKey: slugKey(row.slug),
        articleId,
      })
      .onConflictDoNothing()
    await tx
      .update(article)
      .set({ slug, slugKey: slugKey(slug) })
      .where(eq(article.id, articleId))
    return slug
  })
}
