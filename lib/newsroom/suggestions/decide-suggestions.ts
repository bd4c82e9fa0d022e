import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { articleId, idOf } from '../fields.ts'
import { mostSuggestions } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise, may } from '../permissions.ts'
import { lockArticle, lockWords, subjectOf } from '../stories/editable-article.ts'
import { writerOf } from '../stories/editing-tabs.ts'
import { type Emit, withMutation } from '../with-mutation.ts'

const ids = z.array(idOf('malformed', 'ids')).min(1).max(mostSuggestions)

/** Those that this decided on, and those that somebody else had, or that are no longer there. */
export type Decided = { decided: string[]; others: string[] }

const decideInput = z.object({ articleId, ids })

/**
 * Says that suggestions are taken. Whoever says so then writes them into the draft, as any other change: of two who say it
 * at once the first one does. Asking again is answered as the first time, for who did not hear.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `locked` while somebody else writes
 */
export const acceptSuggestions = operation({
  name: 'suggestion.accept',
  input: decideInput,
  permission: 'story.edit',
  run: (db: Database, actor: Actor, { articleId, ids }: z.output<typeof decideInput>) =>
    withMutation(db, async (tx, emit): Promise<Decided> => {
      await lockWords(tx, actor, 'story.edit', articleId)
      const writer = await writerOf(tx, articleId)
      if (writer && writer.staffId !== actor.staffId) throw new NewsroomError('locked', writer.name)
      return decide(tx, emit, actor, articleId, ids, true)
    }),
})

/**
 * Lets suggestions go: who may edit the draft any, everybody else their own.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`
 */
export const refuseSuggestions = operation({
  name: 'suggestion.refuse',
  input: decideInput,
  permission: 'story.suggest',
  run: (db: Database, actor: Actor, { articleId, ids }: z.output<typeof decideInput>) =>
    withMutation(db, async (tx, emit): Promise<Decided> => {
      const found = await lockArticle(tx, actor, 'story.suggest', articleId)
      if (!may(actor, 'story.edit', subjectOf(found))) {
        const rows = await tx
          .select({ staffId: suggestion.staffId })
          .from(suggestion)
          .where(and(eq(suggestion.articleId, articleId), inArray(suggestion.id, ids)))
        if (rows.some(({ staffId }) => staffId === null || staffId !== actor.staffId))
          authorise(actor, 'story.edit', subjectOf(found))
      }
      return decide(tx, emit, actor, articleId, ids, false)
    }),
})

async function decide(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  articleId: string,
  ids: readonly string[],
  isAccepted: boolean,
): Promise<Decided> {
  const rows = await tx
    .select({
      id: suggestion.id,
      isOpen: sql<boolean>`${suggestion.decidedAt} is null`,
      isOurs: sql<boolean>`coalesce(${suggestion.decidedBy} = ${actor.name} and ${suggestion.isAccepted} = ${isAccepted}, false)`,
      by: suggestion.suggestedBy,
      byId: suggestion.staffId,
    })
    .from(suggestion)
    .where(and(eq(suggestion.articleId, articleId), inArray(suggestion.id, [...ids])))
  const open = rows.filter(({ isOpen }) => isOpen)
  if (open.length > 0) {
    await tx
      .update(suggestion)
      .set({
        decidedAt: sql`now()`,
        decidedBy: actor.name,
        isAccepted,
        changedAt: sql`clock_timestamp()`,
      })
      .where(
        inArray(
          suggestion.id,
          open.map(({ id }) => id),
        ),
      )
    for (const those of Map.groupBy(open, ({ by, byId }) => `${byId} ${by}`).values()) {
      const { by, byId } = firstOf(those)
      await emit(actor, {
        type: 'SuggestionsDecided',
        articleId,
        suggestedById: byId,
        suggestedBy: by,
        isAccepted,
        count: those.length,
      })
    }
  }
  const decided = rows.filter(({ isOpen, isOurs }) => isOpen || isOurs).map(({ id }) => id)
  return { decided, others: ids.filter((id) => !decided.includes(id)) }
}
