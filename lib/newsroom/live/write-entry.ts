import { and, eq, ne, sql } from 'drizzle-orm'
import { liveEntry } from '../../db/tables/live.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { documentVersion } from '../../story/document.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { requireMachineLabels } from '../pictures/machine-label.ts'
import type { EditableArticle } from '../stories/editable-article.ts'
import type { Emit } from '../with-mutation.ts'
import { type EntryRow, isSeen, nextChange } from './find-entry.ts'
import { documentOf, type TypedEntry } from './typed-entry.ts'

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

/** @throws {NewsroomError} `picture-refused` (`unknown`); `machine-label-missing` */
export async function requirePicture(tx: Transaction, mediaId: string | null): Promise<void> {
  if (!mediaId) return
  const [row] = await tx
    .select({ kind: media.kind })
    .from(media)
    .where(eq(media.id, mediaId))
    .for('key share')
  if (row?.kind !== 'picture') throw new NewsroomError('picture-refused', 'unknown')
  await requireMachineLabels(tx, [mediaId])
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

/** What is written in a form takes the place of what an entry says. */
export async function rewriteEntry(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  {
    found,
    entry,
    words: { isKey, isBreaking, isPinned, ...typed },
  }: {
    found: EditableArticle
    entry: EntryRow
    words: TypedEntry & Pick<EntryRow, 'isKey' | 'isBreaking' | 'isPinned'>
  },
): Promise<void> {
  const document = documentOf(typed)
  await requirePicture(tx, typed.mediaId)
  const headline = typed.headline ?? ''
  await putEntry(tx, entry, { headline, document, documentVersion, isKey, isBreaking, isPinned })
  const seen = entry.state === 'published' && isSeen(found)
  if (seen) await noteUpdate(tx, found, 'changed')
  await emit(actor, { type: 'LiveEntryChanged', ...named(found), entryId: entry.id, what: 'edited', seen })
}

/** Writes over an entry. Of what readers see it has a place among the changes, which open pages are told of in order. */
export async function putEntry(
  tx: Transaction,
  entry: EntryRow,
  changed: Partial<typeof liveEntry.$inferInsert>,
): Promise<void> {
  if (changed.isPinned && entry.state === 'published') await unpinOthers(tx, entry.articleId, entry.id)
  await tx
    .update(liveEntry)
    .set({
      ...changed,
      version: entry.version + 1,
      changedAt: sql`clock_timestamp()`,
      ...(entry.state === 'published' && { change: await nextChange(tx, entry.articleId) }),
    })
    .where(eq(liveEntry.id, entry.id))
}
