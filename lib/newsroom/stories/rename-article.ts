import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { slugify, slugKey } from '../../arabic/slug.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { article, redirect, story } from '../../db/tables/stories.ts'
import { present } from '../../present.ts'
import { sectionInAddress } from '../../publication/address-section.ts'
import type { Actor } from '../actor.ts'
import { articleId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockArticle } from './editable-article.ts'
import { slugOwner, takeTurns } from './free-slug.ts'

/** UTF-16 units; what is made of it has at most forty letters. */
const longestWish = 500

const renameArticleInput = z.object({
  articleId,
  /** Free text; it is made a slug. */
  slug: z
    .string()
    .max(longestWish)
    .regex(/[\p{L}\p{N}]/u),
})

/**
 * Gives an article a new slug; every address that readers ever had redirects to the new one, for ever.
 * A story that takes back a slug it once had drops that redirect, or it would lead to itself.
 * @param wished free text; it is made a slug
 * @returns the slug it now has
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed`; `slug-taken` when another article has, or
 *   had, one that looks the same, or a section or route has it
 */
export const renameArticle = operation({
  name: 'story.rename',
  input: renameArticleInput,
  permission: 'story.rename',
  run: rename,
})

async function rename(
  db: Database,
  actor: Actor,
  { articleId, slug: wished }: z.output<typeof renameArticleInput>,
): Promise<string> {
  return withMutation(db, async (tx, emit) => {
    const {
      locale,
      storyId,
      wasPublic,
      kind,
      slug: formerSlug,
    } = await lockArticle(tx, actor, 'story.rename', articleId)
    const slug = slugify(wished, locale)
    if (slug === formerSlug) return slug
    await takeTurns(tx, locale)
    if (await slugOwner(tx, slug, locale, articleId)) throw new NewsroomError('slug-taken', slug)

    const former = await tx
      .select({ slug: redirect.slug })
      .from(redirect)
      .where(eq(redirect.articleId, articleId))
    await tx.delete(redirect).where(and(eq(redirect.articleId, articleId), eq(redirect.slug, slug)))
    if (wasPublic) {
      const [filed] = await tx
        .select({ sectionSlug: section.slug })
        .from(story)
        .innerJoin(section, eq(section.id, story.sectionId))
        .where(eq(story.id, storyId))
      await tx
        .insert(redirect)
        .values({
          locale,
          sectionSlug: sectionInAddress(kind, present(filed, 'section of this story').sectionSlug),
          slug: formerSlug,
          slugKey: slugKey(formerSlug),
          articleId,
        })
        .onConflictDoNothing()
    }
    await tx
      .update(article)
      .set({ slug, slugKey: slugKey(slug) })
      .where(eq(article.id, articleId))
    await emit(actor, {
      type: 'StoryRenamed',
      articleId,
      storyId,
      locale,
      wasPublic,
      from: formerSlug,
      to: slug,
      formerSlugs: former.map((each) => each.slug),
    })
    return slug
  })
}
