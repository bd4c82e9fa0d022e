import { and, desc, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { articleId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { lockArticle } from '../stories/editable-article.ts'
import { presentRevision } from './present-revision.ts'

const bringUpToDateInput = z.object({ articleId, revision: z.int() })

/**
 * Notes that a translation has been brought up to date with a revision of its source. Its words are the translator's
 * business: nothing of them, and nothing that readers see, is changed by this. If the source has moved on meanwhile, it
 * is still said to have changed.
 * @param number the revision that she saw: never one that was not looked at
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed` when it has no source, or the source no such
 *   revision yet
 */
export const bringUpToDate = operation({
  name: 'translation.bring-up-to-date',
  input: bringUpToDateInput,
  permission: 'story.edit',
  run: bring,
})

async function bring(
  db: Database,
  actor: Actor,
  { articleId, revision: number }: z.output<typeof bringUpToDateInput>,
): Promise<{ number: number; hasMovedOn: boolean }> {
  return db.orm.transaction(async (tx) => {
    await lockArticle(tx, actor, 'story.edit', articleId)
    const [own] = await tx
      .select({ sourceId: article.translatedFromId, before: article.translatedFromRevision })
      .from(article)
      .where(eq(article.id, articleId))
    if (!own?.sourceId) throw new NewsroomError('malformed', 'source')
    const [source] = await tx
      .select({ present: sql<number>`${presentRevision('article')}` })
      .from(article)
      .where(eq(article.id, own.sourceId))
    const present = source?.present ?? 0
    // Not back, either: what was dealt with stays dealt with.
    if (!Number.isInteger(number) || number < (own.before ?? 1) || number > present)
      throw new NewsroomError('malformed', 'revision')
    const known = (await existingRevision(tx, own.sourceId, number)) ?? own.before
    if (number !== own.before) {
      await tx.update(article).set({ translatedFromRevision: known }).where(eq(article.id, articleId))
      await record(tx, actor, {
        action: 'story.bring-up-to-date',
        subjectKind: 'article',
        subjectId: articleId,
        details: { from: own.sourceId, before: own.before, revision: number },
      })
    }
    return { number, hasMovedOn: number < present }
  })
}

/**
 * The revision that she saw, held until this is done; where it was thinned meanwhile, the last one before it. Then the
 * source is said to have changed once more than it has, rather than once less.
 */
async function existingRevision(tx: Transaction, sourceId: string, number: number): Promise<number | null> {
  const [row] = await tx
    .select({ number: revision.number })
    .from(revision)
    .where(and(eq(revision.articleId, sourceId), lte(revision.number, number)))
    .orderBy(desc(revision.number))
    .limit(1)
    .for('key share')
  return row?.number ?? null
}
