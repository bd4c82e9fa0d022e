import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { noteThread, storyNote } from '../../db/tables/notes.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { articleId } from '../fields.ts'
import { operation } from '../operation.ts'
import { subjectOf } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'
import { lockOwnNote, touchThread } from './find-thread.ts'
import { checkMentions, mentionedIds } from './mentionable.ts'
import { mentions, noteId, words } from './note-fields.ts'

const editNoteInput = z.object({ articleId, noteId, words, mentions })

/**
 * Changes what a note of one's own says. Who is named in it only now hears of it.
 * @throws as `writeNote`; `unknown-note`; `not-allowed` for another's
 */
export const editNote = operation({
  name: 'note.edit',
  input: editNoteInput,
  permission: 'story.note',
  run: edit,
})

async function edit(
  db: Database,
  actor: Actor,
  { articleId, noteId, words, mentions }: z.output<typeof editNoteInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { found, note } = await lockOwnNote(tx, actor, articleId, noteId)
    const named = await checkMentions(tx, subjectOf(found), words, mentions, note.mentions)
    if (words === note.text && named.length === note.mentions.length) return
    await tx
      .update(storyNote)
      .set({ text: words, mentions: named, editedAt: sql`now()` })
      .where(eq(storyNote.id, noteId))
    await touchThread(tx, note.threadId)
    const isNew = ({ kind, id }: (typeof named)[number]) =>
      !note.mentions.some((each) => each.kind === kind && each.id === id)
    const fresh = named.filter(isNew)
    if (fresh.length > 0)
      await emit(actor, {
        type: 'NoteWritten',
        articleId,
        noteId,
        threadId: note.threadId,
        ...mentionedIds(fresh),
        answeredIds: [],
      })
    else
      await record(tx, actor, {
        action: 'story.edit-note',
        subjectKind: 'article',
        subjectId: articleId,
        details: { note: noteId, thread: note.threadId },
      })
  })
}

const deleteNoteInput = z.object({ articleId, noteId })

/**
 * Deletes a note of one's own. A thread of which none is left goes with it; others' answers stay.
 * @throws {NewsroomError} `unknown-article`; `unknown-note`; `not-allowed` for another's
 */
export const deleteNote = operation({
  name: 'note.delete',
  input: deleteNoteInput,
  permission: 'story.note',
  run: remove,
})

async function remove(
  db: Database,
  actor: Actor,
  { articleId, noteId }: z.output<typeof deleteNoteInput>,
): Promise<void> {
  await withInvalidation(db, async (tx, invalidate) => {
    // A board says how many threads are open.
    invalidate(tags.newsroom())
    const { note } = await lockOwnNote(tx, actor, articleId, noteId)
    await tx.delete(storyNote).where(eq(storyNote.id, noteId))
    const [left] = await tx
      .select({ id: storyNote.id })
      .from(storyNote)
      .where(eq(storyNote.threadId, note.threadId))
      .limit(1)
    if (left) await touchThread(tx, note.threadId)
    else await tx.delete(noteThread).where(eq(noteThread.id, note.threadId))
    await record(tx, actor, {
      action: 'story.delete-note',
      subjectKind: 'article',
      subjectId: articleId,
      details: { note: noteId, thread: note.threadId },
    })
  })
}
