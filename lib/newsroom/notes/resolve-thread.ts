import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { noteThread } from '../../db/tables/notes.ts'
import type { Actor } from '../actor.ts'
import { articleId } from '../fields.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockThread } from './find-thread.ts'
import { threadId } from './note-fields.ts'
import { settle, unitsOf } from './spots.ts'

const threadInput = z.object({ articleId, threadId })
type ThreadInput = z.output<typeof threadInput>

/**
 * Says that what a thread asks for is done. Of two who say so at once the first did it, and nothing happens twice.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `unknown-note`
 */
export const resolveThread = operation({
  name: 'note.resolve',
  input: threadInput,
  permission: 'story.note',
  run: resolve,
})

async function resolve(db: Database, actor: Actor, { articleId, threadId }: ThreadInput): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { thread } = await lockThread(tx, actor, articleId, threadId)
    if (thread.resolvedAt) return
    await tx
      .update(noteThread)
      .set({ resolvedAt: sql`now()`, resolvedBy: actor.name, changedAt: sql`clock_timestamp()` })
      .where(eq(noteThread.id, threadId))
    await emit(actor, { type: 'NoteResolved', articleId, threadId, resolved: true })
  })
}

/**
 * Takes that back. Its words are found in the draft as it is now.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `unknown-note`
 */
export const reopenThread = operation({
  name: 'note.reopen',
  input: threadInput,
  permission: 'story.note',
  run: reopen,
})

async function reopen(db: Database, actor: Actor, { articleId, threadId }: ThreadInput): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { found, thread } = await lockThread(tx, actor, articleId, threadId)
    if (!thread.resolvedAt) return
    const units = unitsOf(found.content)
    await tx
      .update(noteThread)
      .set({
        resolvedAt: null,
        resolvedBy: null,
        spots: thread.spots.map((spot) => settle(spot, units)),
        changedAt: sql`clock_timestamp()`,
      })
      .where(eq(noteThread.id, threadId))
    await emit(actor, { type: 'NoteResolved', articleId, threadId, resolved: false })
  })
}
