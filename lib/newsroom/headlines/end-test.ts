/** How a test of headlines ends: by its rule, by its time, because its story is another one, or by hand. */

import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isPublic } from '../../publication/visibility.ts'
import type { HeadlineTestOutcome } from '../../vocabulary.ts'
import { type Actor, schedule } from '../actor.ts'
import { articleId, idOf } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { lockArticle } from '../stories/editable-article.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { winnerOf } from './test-rule.ts'

export const headlineTestInput = z.object({ articleId, testId: idOf('malformed', 'testId') })

/**
 * Ends a test by hand, without a winner. One that has ended stays as it is.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed` when there is no such test
 */
export const stopHeadlineTest = operation({
  name: 'headlines.stop-test',
  input: headlineTestInput,
  permission: 'story.publish',
  run: stop,
})

async function stop(
  db: Database,
  actor: Actor,
  { articleId, testId }: z.output<typeof headlineTestInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    await lockArticle(tx, actor, 'story.publish', articleId)
    const found = await lockTest(tx, testId)
    if (found?.articleId !== articleId) throw new NewsroomError('malformed', 'testId')
    // What its readers have decided already is no longer anybody's to stop.
    if (found.endedAt === null && !(await endIfOver(tx, emit, testId)))
      await end(tx, emit, actor, found, { outcome: 'stopped', winner: null })
  })
}

/** Ends every test that is over. Any number of instances may, at the same time. */
export async function endHeadlineTests(db: Database): Promise<void> {
  const running = await db.orm
    .select({ id: headlineTest.id, articleId: headlineTest.articleId })
    .from(headlineTest)
    .where(isNull(headlineTest.endedAt))
  for (const { id, articleId } of running)
    await withMutation(db, async (tx, emit) => {
      // In the order in which operations lock: first the article, then what is of it.
      await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for('no key update')
      await endIfOver(tx, emit, id)
    })
}

/** Ends a test of a locked article if it is over. @returns whether it has ended now, or had before */
export async function endIfOver(tx: Transaction, emit: Emit, testId: string): Promise<boolean> {
  const found = await lockTest(tx, testId)
  if (!found || found.endedAt !== null) return true
  const winner = winnerOf(found.opened)
  const outcome: HeadlineTestOutcome | null = !found.stands
    ? 'changed'
    : winner !== null
      ? 'winner'
      : found.isLate
        ? 'none'
        : null
  if (outcome === null) return false
  await end(tx, emit, schedule, found, { outcome, winner: outcome === 'winner' ? winner : null })
  return true
}

async function lockTest(tx: Transaction, testId: string) {
  const [row] = await tx
    .select({
      testId: headlineTest.id,
      articleId: headlineTest.articleId,
      headlines: headlineTest.headlines,
      opened: headlineTest.opened,
      startedBy: headlineTest.startedBy,
      endedAt: headlineTest.endedAt,
      isLate: sql<boolean>`${headlineTest.endsAt} <= clock_timestamp()`,
      /** Readers see the story, under the headline that it was begun with. */
      stands: sql<boolean>`${isPublic()} and ${article.headline} = ${headlineTest.headlines}[1]`,
    })
    .from(headlineTest)
    .innerJoin(article, eq(article.id, headlineTest.articleId))
    .where(eq(headlineTest.id, testId))
    .for('update', { of: headlineTest })
  return row
}

async function end(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  { testId, articleId, headlines, startedBy }: NonNullable<Awaited<ReturnType<typeof lockTest>>>,
  { outcome, winner }: { outcome: HeadlineTestOutcome; winner: number | null },
): Promise<void> {
  await tx
    .update(headlineTest)
    .set({ outcome, winner, endedAt: sql`now()` })
    .where(and(eq(headlineTest.id, testId), isNull(headlineTest.endedAt)))
  await emit(actor, {
    type: 'HeadlineTestEnded',
    articleId,
    testId,
    outcome,
    startedBy,
    winner: winner === null ? null : (headlines[winner] ?? null),
  })
}
