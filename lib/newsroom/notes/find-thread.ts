/** A thread and its article, looked up and locked: who may note the article may see all of its threads. */
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { noteThread, storyNote } from '../../db/tables/notes.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { mostStoryNotes } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type EditableArticle, lockArticle } from '../stories/editable-article.ts'

type Thread = typeof noteThread.$inferSelect
type Note = typeof storyNote.$inferSelect

/** @throws {NewsroomError} `unknown-article`, `not-allowed`; `unknown-note` also for one of another article */
export async function lockThread(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  threadId: string,
): Promise<{ found: EditableArticle; thread: Thread }> {
  const found = await lockArticle(tx, actor, 'story.note', articleId)
  const [thread] = await tx
    .select()
    .from(noteThread)
    .where(and(eq(noteThread.id, threadId), eq(noteThread.articleId, articleId)))
  if (!thread) throw new NewsroomError('unknown-note', threadId)
  return { found, thread }
}

/** A note of the actor's own. @throws as {@link lockThread}; `not-allowed` for another's */
export async function lockOwnNote(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  noteId: string,
): Promise<{ found: EditableArticle; note: Note }> {
  const found = await lockArticle(tx, actor, 'story.note', articleId)
  const [row] = await tx
    .select({ note: storyNote })
    .from(storyNote)
    .innerJoin(noteThread, eq(noteThread.id, storyNote.threadId))
    .where(and(eq(storyNote.id, noteId), eq(noteThread.articleId, articleId)))
  if (!row) throw new NewsroomError('unknown-note', noteId)
  if (actor.staffId === null || row.note.staffId !== actor.staffId)
    throw new NewsroomError('not-allowed', 'story.note')
  return { found, note: row.note }
}

/** @throws {NewsroomError} `too-many-notes`, with the most */
export async function checkRoom(tx: Transaction, articleId: string): Promise<void> {
  const [row] = await tx
    .select({ notes: count() })
    .from(storyNote)
    .innerJoin(noteThread, eq(noteThread.id, storyNote.threadId))
    .where(eq(noteThread.articleId, articleId))
  if ((row?.notes ?? 0) >= mostStoryNotes) throw new NewsroomError('too-many-notes', String(mostStoryNotes))
}

/** Notes that something of a thread has changed. */
export async function touchThread(tx: Transaction, threadId: string): Promise<void> {
  await tx.update(noteThread).set({ changedAt: sql`clock_timestamp()` }).where(eq(noteThread.id, threadId))
}

/** How many threads of an article are open, and a text that is another whenever anything of its notes is. */
export async function notesStamp(
  tx: Transaction,
  articleId: string,
): Promise<{ open: number; stamp: string }> {
  const [row] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${isNull(noteThread.resolvedAt)})::int`,
      stamp: sql<string>`count(*) || ' ' || coalesce(extract(epoch from max(${noteThread.changedAt}))::text, '')`,
    })
    .from(noteThread)
    .where(eq(noteThread.articleId, articleId))
  return row ?? { open: 0, stamp: '' }
}
