/** Has suggestions follow what they would change, in the transaction that writes over it. */
import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { suggestion } from '../../db/tables/suggestions.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { StoryPiece } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { contextOf, findAgain, followerOf } from './changes.ts'
import { followLine } from './lines.ts'

/**
 * Moves the open suggestions of an article from one text to the next. What somebody wrote as it was suggested is accepted
 * by it; what is suggested for words that went is gone, until they are back.
 */
export async function followSuggestions(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  before: DraftContent,
  after: DraftContent,
): Promise<void> {
  const rows = await tx
    .select()
    .from(suggestion)
    .where(and(eq(suggestion.articleId, articleId), isNull(suggestion.decidedAt)))
  if (rows.length === 0) return
  const text: readonly StoryPiece[] = after.document.content
  const follow = followerOf(before.document.content, text)
  const content = after
  const moved = rows.flatMap(({ id, part, kind, place, before, after, context, isGone }) => {
    if (part !== null) {
      const now = followLine({ before, after }, content[part] ?? '')
      if (now === (isGone ? 'gone' : 'stands')) return []
      return [{ id, place, context, isGone: now === 'gone', isMade: now === 'made', tells: true }]
    }
    const change = { kind, ...place, before, after }
    let now = isGone ? null : follow(change)
    if (now === 'made') return [{ id, place, context, isGone, isMade: true, tells: true }]
    now ??= findAgain(change, context, text)
    if (now === null) return isGone ? [] : [{ id, place, context, isGone: true, isMade: false, tells: true }]
    const around = contextOf({ ...change, ...now }, text)
    if (!isGone && isDeepStrictEqual(now, place) && isDeepStrictEqual(around, context)) return []
    return [{ id, place: now, context: around, isGone: false, isMade: false, tells: isGone }]
  })
  if (moved.length === 0) return
  // In one statement: a paragraph that is put before all others moves every one of them.
  await tx.execute(sql`
    update suggestion set place = moved.place, context = nullif(moved.context, 'null'::jsonb),
      is_gone = moved."isGone",
      changed_at = case when moved.tells then clock_timestamp() else changed_at end,
      decided_at = case when moved."isMade" then now() end,
      decided_by = case when moved."isMade" then ${actor.name} end,
      is_accepted = case when moved."isMade" then true end
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
      as moved (id text, place jsonb, context jsonb, "isGone" boolean, "isMade" boolean, tells boolean)
    where suggestion.id = moved.id`)
}
