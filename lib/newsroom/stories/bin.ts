/** Deleting what was never public: it lies in the bin for thirty days, and then is gone. */
import { and, eq, exists, inArray, lt, not, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { editingTab } from '../../db/tables/drafts.ts'
import { article, story } from '../../db/tables/stories.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { type Actor, schedule } from '../actor.ts'
import { record } from '../audit.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { asItWas, requireAsItWas } from './as-it-was.ts'
import { lockArticle } from './editable-article.ts'

/** How long what was deleted can be had back. */
export const daysInBin = 30

const deleteArticleInput = articleInput.extend({ was: asItWas })

/**
 * Puts an article in the bin. What was scheduled is no longer: it must not be published on the day it is restored.
 * @throws {NewsroomError} `unknown-article`, also for what is there already; `not-allowed`; `was-public`; `changed-since`
 */
export const deleteArticle = operation({
  name: 'story.delete',
  input: deleteArticleInput,
  permission: 'story.delete',
  run: putInBin,
})

async function putInBin(
  db: Database,
  actor: Actor,
  { articleId, was }: z.output<typeof deleteArticleInput>,
): Promise<void> {
  await withInvalidation(db, async (tx, invalidate) => {
    invalidate(tags.newsroom())
    const found = await lockArticle(tx, actor, 'story.delete', articleId)
    requireAsItWas(articleId, was, found)
    // Also what is to appear: it is public but for its moment.
    if (found.publishedAt) throw new NewsroomError('was-public', articleId)
    await tx
      .update(article)
      .set({
        deletedAt: sql`now()`,
        scheduledFor: null,
        scheduleFailure: null,
        ...(found.state === 'scheduled' && { state: 'approved' as const }),
      })
      .where(eq(article.id, articleId))
    await tx.delete(editingTab).where(eq(editingTab.articleId, articleId))
    await record(tx, actor, { action: 'story.delete', subjectKind: 'article', subjectId: articleId })
  })
}

/**
 * Takes an article out of the bin, as it was.
 * @throws {NewsroomError} `unknown-article` when it is not in there (any more); `not-allowed`
 */
export const restoreArticle = operation({
  name: 'story.restore',
  input: articleInput,
  permission: 'story.delete',
  run: restore,
})

async function restore(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<void> {
  await withInvalidation(db, async (tx, invalidate) => {
    invalidate(tags.newsroom())
    await lockArticle(tx, actor, 'story.delete', articleId, { bin: true })
    await tx.update(article).set({ deletedAt: null }).where(eq(article.id, articleId))
    await record(tx, actor, { action: 'story.restore', subjectKind: 'article', subjectId: articleId })
  })
}

/**
 * Removes for good what has lain in the bin for {@link daysInBin}, with all its revisions, and the stories of which
 * nothing is left. The log keeps what they were called.
 * @returns how many articles
 */
export async function emptyBin(db: Database): Promise<number> {
  return db.orm.transaction(async (tx) => {
    const old = await tx
      .select({ id: article.id, storyId: article.storyId, headline: article.headline })
      .from(article)
      .where(lt(article.deletedAt, sql`now() - make_interval(days => ${daysInBin})`))
      .for('update', { skipLocked: true })
    if (old.length === 0) return 0
    const ids = old.map((each) => each.id)
    // A translation stays when its source goes.
    await tx
      .update(article)
      .set({ translatedFromId: null, translatedFromRevision: null })
      .where(inArray(article.translatedFromId, ids))
    await tx.delete(article).where(inArray(article.id, ids))
    await tx.delete(story).where(
      and(
        inArray(
          story.id,
          old.map((each) => each.storyId),
        ),
        not(exists(tx.select({ one: sql`1` }).from(article).where(eq(article.storyId, story.id)))),
      ),
    )
    for (const { id, headline } of old)
      await record(tx, schedule, {
        action: 'story.empty',
        subjectKind: 'article',
        subjectId: id,
        details: { headline },
      })
    return old.length
  })
}
