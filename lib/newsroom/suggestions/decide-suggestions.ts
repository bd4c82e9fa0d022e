import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { articleId, idOf } from '../fields.ts'
import { mostSuggestions } from '../limits.ts'
import { operation } from '../operation.ts'
import { authorise, may } from '../permissions.ts'
import { lockArticle, subjectOf } from '../stories/editable-article.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { keyOfAll } from './pieces.ts'

const refuseInput = z.object({
  articleId,
  ids: z.array(idOf('malformed', 'ids')).min(1).max(mostSuggestions),
})

/** Those that this decided on, and those that somebody else had, or that are no longer there. */
export type Decided = { decided: string[]; others: string[] }

/**
 * Lets suggestions go: who may edit the draft any, everybody else their own.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`
 */
export const refuseSuggestions = operation({
  name: 'suggestion.refuse',
  input: refuseInput,
  permission: 'story.suggest',
  run: (db: Database, actor: Actor, { articleId, ids }: z.output<typeof refuseInput>) =>
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
      const rows = await tx
        .select({
          id: suggestion.id,
          isOpen: sql<boolean>`${suggestion.decidedAt} is null`,
          isOurs: sql<boolean>`coalesce(${suggestion.decidedBy} = ${actor.name} and not ${suggestion.isAccepted}, false)`,
          ...suggester,
        })
        .from(suggestion)
        .where(and(eq(suggestion.articleId, articleId), inArray(suggestion.id, ids)))
      await decide(
        tx,
        emit,
        actor,
        articleId,
        rows.filter(({ isOpen }) => isOpen),
        false,
      )
      const decided = rows.filter(({ isOpen, isOurs }) => isOpen || isOurs).map(({ id }) => id)
      return { decided, others: ids.filter((id) => !decided.includes(id)) }
    }),
})

/** A suggestion that a text has taken, and what it makes there ({@link keyOfAll}). */
export type TakenSuggestion = { id: string; makes: string }

/**
 * Accepts the suggestions that a writer's text has taken, in the transaction that writes it. One that somebody refused in
 * that moment is accepted: its words are in the text. One that went on being written meanwhile is another, and stays open.
 */
export async function takeSuggestions(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  articleId: string,
  taken: readonly TakenSuggestion[],
): Promise<void> {
  const makes = new Map(taken.map((each) => [each.id, each.makes]))
  const rows = await tx
    .select({ id: suggestion.id, after: suggestion.after, ...suggester })
    .from(suggestion)
    .where(
      and(
        eq(suggestion.articleId, articleId),
        inArray(suggestion.id, [...makes.keys()]),
        sql`${suggestion.isAccepted} is not true`,
      ),
    )
  const same = rows.filter(({ id, after }) => makes.get(id) === keyOfAll(after))
  await decide(tx, emit, actor, articleId, same, true)
}

/**
 * Opens suggestions again that an actor had accepted and whose words have been undone, before the text without them is
 * written: their places are looked for in it.
 */
export async function reopenSuggestions(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  ids: readonly string[],
): Promise<void> {
  await tx
    .update(suggestion)
    .set({
      decidedAt: null,
      decidedBy: null,
      isAccepted: null,
      isGone: true,
      changedAt: sql`clock_timestamp()`,
    })
    .where(
      and(
        eq(suggestion.articleId, articleId),
        inArray(suggestion.id, [...ids]),
        eq(suggestion.isAccepted, true),
        eq(suggestion.decidedBy, actor.name),
      ),
    )
}

const suggester = { by: suggestion.suggestedBy, byId: suggestion.staffId }

async function decide(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  articleId: string,
  rows: readonly { id: string; by: string; byId: string | null }[],
  isAccepted: boolean,
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .update(suggestion)
    .set({ decidedAt: sql`now()`, decidedBy: actor.name, isAccepted, changedAt: sql`clock_timestamp()` })
    .where(
      inArray(
        suggestion.id,
        rows.map(({ id }) => id),
      ),
    )
  for (const those of Map.groupBy(rows, ({ by, byId }) => `${byId} ${by}`).values()) {
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
