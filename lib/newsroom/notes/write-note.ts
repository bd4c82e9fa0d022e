import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { noteThread, storyNote } from '../../db/tables/notes.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Spot } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId } from '../fields.ts'
import { operation } from '../operation.ts'
import { lockArticle, subjectOf } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'
import { checkRoom, lockThread, touchThread } from './find-thread.ts'
import { checkMentions, mentionedIds } from './mentionable.ts'
import { mentions, spots, threadId, words } from './note-fields.ts'
import { settle, unitsOf } from './spots.ts'

export type WrittenNote = { threadId: string; noteId: string }

const writeNoteInput = z.object({ articleId, spots, words, mentions })

/**
 * Begins a thread of notes on some words of a draft, on a block or a picture of it, or, without spots, on the story.
 * Words that are no longer there are kept as what was noted, and said to be gone.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed`; `note-missing`; `text-too-long`;
 *   `mention-unseen` when somebody is named who may not see it; `too-many-notes`
 */
export const writeNote = operation({
  name: 'note.write',
  input: writeNoteInput,
  permission: 'story.note',
  run: write,
})

async function write(
  db: Database,
  actor: Actor,
  { articleId, spots, words, mentions }: z.output<typeof writeNoteInput>,
): Promise<WrittenNote> {
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.note', articleId)
    await checkRoom(tx, articleId)
    const named = await checkMentions(tx, subjectOf(found), words, mentions)
    const units = unitsOf(found.content)
    const threadId = newId()
    await tx.insert(noteThread).values({
      id: threadId,
      articleId,
      spots: spots.map((spot) => settle(spot, units)),
      quote: quoteOf(spots),
    })
    const noteId = await insertNote(tx, actor, threadId, words, named)
    await emit(actor, {
      type: 'NoteWritten',
      articleId,
      noteId,
      threadId,
      ...mentionedIds(named),
      answeredIds: [],
    })
    return { threadId, noteId }
  })
}

/** UTF-16 units: enough to know the words again. */
const longestShown = 400

/** What a thread shows of the words that it is about, whatever becomes of them. */
function quoteOf(spots: readonly Spot[]): string {
  const quote = spots
    .map((each) => each.quote.trim())
    .join('\n')
    .trim()
  return quote.length > longestShown
    ? `${quote
        .slice(0, longestShown)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
    : quote
}

const replyInput = z.object({ articleId, threadId, words, mentions })

/**
 * Answers in a thread. One that was resolved stays so.
 * @throws as {@link writeNote}, and `unknown-note`
 */
export const replyToNote = operation({
  name: 'note.reply',
  input: replyInput,
  permission: 'story.note',
  run: reply,
})

async function reply(
  db: Database,
  actor: Actor,
  { articleId, threadId, words, mentions }: z.output<typeof replyInput>,
): Promise<WrittenNote> {
  return withMutation(db, async (tx, emit) => {
    const { found } = await lockThread(tx, actor, articleId, threadId)
    await checkRoom(tx, articleId)
    const named = await checkMentions(tx, subjectOf(found), words, mentions)
    const answeredIds = await writersOf(tx, threadId)
    const noteId = await insertNote(tx, actor, threadId, words, named)
    await touchThread(tx, threadId)
    await emit(actor, {
      type: 'NoteWritten',
      articleId,
      noteId,
      threadId,
      ...mentionedIds(named),
      answeredIds,
    })
    return { threadId, noteId }
  })
}

/** Who has written in a thread, and is still there. */
async function writersOf(tx: Transaction, threadId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ staffId: storyNote.staffId })
    .from(storyNote)
    .where(eq(storyNote.threadId, threadId))
  return rows.flatMap(({ staffId }) => staffId ?? [])
}

async function insertNote(
  tx: Transaction,
  actor: Actor,
  threadId: string,
  text: string,
  mentions: Awaited<ReturnType<typeof checkMentions>>,
): Promise<string> {
  const id = newId()
  await tx.insert(storyNote).values({
    id,
    threadId,
    text,
    mentions,
    staffId: actor.staffId,
    writtenBy: actor.name,
    // Of two that wait for each other, the later one is later.
    writtenAt: sql`clock_timestamp()`,
  })
  return id
}
