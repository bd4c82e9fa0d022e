import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import { updateIds } from '../../story/outline.ts'
import type { Actor } from '../actor.ts'
import { articleId, tabId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { type EditableArticle, subjectOf } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'
import { entriesOf, isSeen, lockCoverage, nextChange } from './find-entry.ts'
import { documentOf, entryFields } from './typed-entry.ts'

/** Entries of one story. Its page holds all of them. */
const mostEntries = 2_000

const postEntryInput = z.object({
  articleId,
  /** What its form calls it. Sent again under the same name, it is the entry that is there. */
  key: tabId,
  ...entryFields,
  /** Readers do not see it until somebody releases it. */
  isDraft: z.boolean().default(false),
})

export type PostedEntry = { entryId: string; anchor: string; state: 'draft' | 'published' | 'withdrawn' }

/**
 * Posts an entry to live coverage, or lays one down that others may release. Nobody's lock is asked for, and the story's
 * own text stays as it is.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `not-live`; `malformed`; `update-empty`;
 *   `update-link`; `picture-refused` (`unknown`); `too-many-notes`
 */
export const postEntry = operation({
  name: 'live.post',
  input: postEntryInput,
  permission: ['story.edit', 'story.publish'],
  run: post,
})

async function post(
  db: Database,
  actor: Actor,
  { articleId, key, isDraft, isKey, isBreaking, isPinned, ...typed }: z.output<typeof postEntryInput>,
): Promise<PostedEntry> {
  const document = documentOf(typed)
  return withMutation(db, async (tx, emit) => {
    const found = await lockCoverage(tx, actor, articleId)
    if (!isDraft) authorise(actor, 'story.publish', subjectOf(found))
    const before = await entriesOf(tx, articleId)
    const same = before.find((each) => each.key === key)
    if (same) return { entryId: same.id, anchor: same.anchor, state: same.state }
    if (found.kind !== 'live') throw new NewsroomError('not-live', articleId)
    if (before.length >= mostEntries) throw new NewsroomError('too-many-updates', String(mostEntries))
    await requirePicture(tx, typed.mediaId)
    const taken = [...updateIds(found.content.document).values(), ...before.map((each) => each.anchor)]
    const at = freeMoment(taken)
    const entryId = newId()
    const state = isDraft ? 'draft' : 'published'
    await tx.insert(liveEntry).values({
      id: entryId,
      articleId,
      key,
      anchor: `u${at.getTime()}`,
      state,
      at,
      headline: typed.headline ?? '',
      document,
      documentVersion,
      isKey,
      isBreaking,
      isPinned,
      authorId: actor.authorId,
      staffId: actor.staffId,
      writtenBy: actor.name,
      change: isDraft ? 0 : await nextChange(tx, articleId),
    })
    if (isPinned && !isDraft) await unpinOthers(tx, articleId, entryId)
    if (!isDraft) await noteUpdate(tx, found, 'new')
    await emit(actor, {
      type: 'LiveEntryChanged',
      ...named(found),
      entryId,
      what: isDraft ? 'drafted' : 'posted',
      seen: !isDraft && isSeen(found),
    })
    return { entryId, anchor: `u${at.getTime()}`, state }
  })
}

export const named = ({ articleId, storyId, locale }: EditableArticle) => ({ articleId, storyId, locale })

/**
 * Now, or the first millisecond after it that no address has. Never a whole minute: those are the moments of updates that
 * stand in the text itself.
 */
export function freeMoment(taken: readonly string[], now = Date.now()): Date {
  const all = new Set(taken)
  let at = now
  while (at % 60_000 === 0 || all.has(`u${at}`)) at += 1
  return new Date(at)
}

/** @throws {NewsroomError} `picture-refused` (`unknown`) */
export async function requirePicture(tx: Transaction, mediaId: string | null): Promise<void> {
  if (!mediaId) return
  const [row] = await tx
    .select({ kind: media.kind })
    .from(media)
    .where(eq(media.id, mediaId))
    .for('key share')
  if (row?.kind !== 'picture') throw new NewsroomError('picture-refused', 'unknown')
}

/** One entry stands over the others, no two. */
export async function unpinOthers(tx: Transaction, articleId: string, entryId: string): Promise<void> {
  const others = await tx
    .select({ id: liveEntry.id, state: liveEntry.state })
    .from(liveEntry)
    .where(and(eq(liveEntry.articleId, articleId), eq(liveEntry.isPinned, true), ne(liveEntry.id, entryId)))
  for (const { id, state } of others)
    await tx
      .update(liveEntry)
      .set({
        isPinned: false,
        version: sql`${liveEntry.version} + 1`,
        ...(state === 'published' && { change: await nextChange(tx, articleId) }),
      })
      .where(eq(liveEntry.id, id))
}

/** That what readers see of a story is another since now; something new is worth reading again. */
export async function noteUpdate(
  tx: Transaction,
  found: EditableArticle,
  what: 'new' | 'changed',
): Promise<void> {
  if (!isSeen(found)) return
  const now = sql`clock_timestamp()`
  await tx
    .update(article)
    .set({ updatedAt: now, ...(what === 'new' && { significantlyUpdatedAt: now }) })
    .where(eq(article.id, found.articleId))
}

