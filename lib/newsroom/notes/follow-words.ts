/** Has notes follow the words that they are about, in the transaction that writes over those. */
import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { noteThread } from '../../db/tables/notes.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { followerOf, unitsOf } from './spots.ts'

/**
 * Moves the spots of an article's open threads from one text to the next. A thread that is resolved stays as it is, and
 * is found anew when it is opened again.
 */
export async function followWords(
  tx: Transaction,
  articleId: string,
  before: DraftContent,
  after: DraftContent,
): Promise<void> {
  const threads = await tx
    .select({ id: noteThread.id, spots: noteThread.spots })
    .from(noteThread)
    .where(
      and(
        eq(noteThread.articleId, articleId),
        isNull(noteThread.resolvedAt),
        sql`jsonb_array_length(${noteThread.spots}) > 0`,
      ),
    )
  if (threads.length === 0) return
  const follow = followerOf(unitsOf(before), unitsOf(after))
  const moved = threads.flatMap(({ id, spots }) => {
    const now = spots.map(follow)
    if (isDeepStrictEqual(now, spots)) return []
    // Who has the story open sees by itself that words move, and not that they come or go.
    return [{ id, spots: now, tells: now.some(({ isGone }, n) => isGone !== spots[n]?.isGone) }]
  })
  if (moved.length === 0) return
  // In one statement: a paragraph that is put before all others moves every one of them.
  await tx.execute(sql`
    update note_thread set spots = moved.spots,
      changed_at = case when moved.tells then now() else changed_at end
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved (id text, spots jsonb, tells boolean)
    where note_thread.id = moved.id`)
}
