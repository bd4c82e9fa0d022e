/** Entries of live coverage as those who post them have them in hand. All is asked under the lock of their article. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { liveEntry } from '../../db/tables/live.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import { upToDate } from '../../story/up-steps.ts'
import type { Actor } from '../actor.ts'
import { idOf } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { authorise } from '../permissions.ts'
import { type EditableArticle, lockArticle, subjectOf } from '../stories/editable-article.ts'

export const entryId = idOf('unknown-update')

export type EntryRow = typeof liveEntry.$inferSelect

/** An article's entries, the newest first, withdrawn ones too. */
export async function entriesOf(
  tx: Transaction | Pick<Database['orm'], 'select'>,
  articleId: string,
): Promise<EntryRow[]> {
  const rows = await tx
    .select()
    .from(liveEntry)
    .where(eq(liveEntry.articleId, articleId))
    .orderBy(desc(liveEntry.at), desc(liveEntry.id))
  return rows.map((row) => ({
    ...row,
    document: upToDate(row.document, row.documentVersion, { preserveUnknown: true }),
  }))
}

/** The place of the next change that readers see of an article's entries. */
export async function nextChange(tx: Transaction, articleId: string): Promise<number> {
  const rows = await tx
    .select({ next: sql<number>`coalesce(max(${liveEntry.change}), 0)::int + 1` })
    .from(liveEntry)
    .where(eq(liveEntry.articleId, articleId))
  return firstOf(rows).next
}

/**
 * Live coverage, locked: whoever else posts to it waits for milliseconds. Whoever has its text open in an editor holds no
 * lock that this one knows, and what they write is not touched.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`
 */
export async function lockCoverage(
  tx: Transaction,
  actor: Actor,
  action: 'story.edit' | 'story.publish',
  articleId: string,
): Promise<EditableArticle> {
  const found = await lockArticle(tx, actor, action, articleId)
  if (found.state === 'killed') throw new NewsroomError('killed', articleId)
  return found
}

/**
 * One entry of it, to do something to. What readers see is for who may publish the story, a draft for who may write in it.
 * @param action that is needed in any case
 * @throws {NewsroomError} as {@link lockCoverage}, and `unknown-update`
 */
export async function lockEntry(
  tx: Transaction,
  actor: Actor,
  id: string,
  action?: 'story.publish',
): Promise<{ found: EditableArticle; entry: EntryRow }> {
  const [named] = await tx
    .select({ articleId: liveEntry.articleId, state: liveEntry.state })
    .from(liveEntry)
    .where(eq(liveEntry.id, id))
  if (!named) throw new NewsroomError('unknown-update', id)
  const found = await lockCoverage(
    tx,
    actor,
    action ?? (named.state === 'draft' ? 'story.edit' : 'story.publish'),
    named.articleId,
  )
  const entry = (await entriesOf(tx, named.articleId)).find((each) => each.id === id)
  if (!entry) throw new NewsroomError('unknown-update', id)
  // Released since it was looked at.
  if (entry.state !== 'draft') authorise(actor, 'story.publish', subjectOf(found))
  return { found, entry }
}

/** Whether readers can see the article now. */
export const isSeen = ({ state, wasPublic, isEmbargoed }: EditableArticle): boolean =>
  state === 'published' && wasPublic && !isEmbargoed
