import { and, asc, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { noteThread, storyNote } from '../../db/tables/notes.ts'
import type { Mention, Spot } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from '../stories/editable-article.ts'
import { notesStamp } from './find-thread.ts'

/** Moments are ISO 8601. */
export type NoteThread = {
  id: string
  /** Where its words stand; none: it is about the story as a whole. */
  spots: Spot[]
  /** The words as they were when it was begun. */
  quote: string
  resolvedAt: string | null
  resolvedBy: string | null
  notes: StoryNote[]
}

export type StoryNote = {
  id: string
  text: string
  mentions: Mention[]
  /** As the name stood then. */
  by: string
  /** The actor may change and delete it. */
  isOwn: boolean
  writtenAt: string
  editedAt: string | null
}

/** A story's notes, and a text that is another whenever anything of them is. */
export type StoryNotes = { threads: NoteThread[]; open: number; stamp: string }

const listNotesInput = z.object({ articleId, resolved: z.boolean().default(false) })

/**
 * The open threads of an article, or those that were resolved, in the order in which they were begun.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const listNotes = operation({
  name: 'note.list',
  input: listNotesInput,
  permission: 'story.note',
  run: list,
})

async function list(
  db: Database,
  actor: Actor,
  { articleId, resolved }: z.output<typeof listNotesInput>,
): Promise<StoryNotes> {
  await readArticle(db, actor, 'story.note', articleId)
  return db.orm.transaction(async (tx) => {
    // First: what is written meanwhile is asked for again.
    const standing = await notesStamp(tx, articleId)
    const isWanted = resolved ? isNotNull(noteThread.resolvedAt) : isNull(noteThread.resolvedAt)
    const threads = await tx
      .select()
      .from(noteThread)
      .where(and(eq(noteThread.articleId, articleId), isWanted))
      .orderBy(asc(noteThread.createdAt), asc(noteThread.id))
    const notes = await tx
      .select({ note: storyNote })
      .from(storyNote)
      .innerJoin(noteThread, eq(noteThread.id, storyNote.threadId))
      .where(and(eq(noteThread.articleId, articleId), isWanted))
      .orderBy(asc(storyNote.writtenAt), asc(storyNote.id))
    const byThread = Map.groupBy(notes, ({ note }) => note.threadId)
    return {
      ...standing,
      threads: threads.map((thread) => ({
        id: thread.id,
        spots: thread.spots,
        quote: thread.quote,
        resolvedAt: thread.resolvedAt?.toISOString() ?? null,
        resolvedBy: thread.resolvedBy,
        notes: (byThread.get(thread.id) ?? []).map(({ note }) => ({
          id: note.id,
          text: note.text,
          mentions: note.mentions,
          by: note.writtenBy,
          isOwn: actor.staffId !== null && note.staffId === actor.staffId,
          writtenAt: note.writtenAt.toISOString(),
          editedAt: note.editedAt?.toISOString() ?? null,
        })),
      })),
    }
  })
}

/** How many open threads articles have; those that have none are left out. */
export async function openNotesOf(
  { orm }: Database,
  articleIds: readonly string[],
): Promise<Map<string, number>> {
  if (articleIds.length === 0) return new Map()
  const rows = await orm
    .select({ articleId: noteThread.articleId, open: count() })
    .from(noteThread)
    .where(and(inArray(noteThread.articleId, [...articleIds]), isNull(noteThread.resolvedAt)))
    .groupBy(noteThread.articleId)
  return new Map(rows.map(({ articleId, open }) => [articleId, open]))
}
