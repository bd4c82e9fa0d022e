import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { staff, staffDesk } from '../../db/account-tables.ts'
import { type EntryKind, formerEntry } from '../../db/directory-tables.ts'
import type { Database } from '../../db/open.ts'
import { author, byline, draft, section, story, storyTopic } from '../../db/schema.ts'
import type { Transaction } from '../../db/transaction.ts'
import { changing } from '../../press/forgetting.ts'
import { tags } from '../../press/ledger.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { lockEntry } from './entry-at-work.ts'
import { entryTables } from './entry-tables.ts'

/**
 * Deletes an entry that nothing leads to: made by mistake, never used. What is used is archived.
 * @throws {RefusedByNewsroom} `not-allowed`, `unknown-reference`, `still-in-use`, `last-section`
 */
export async function removeEntry(db: Database, actor: Actor, kind: EntryKind, id: string): Promise<void> {
  await changing(db, async (tx, touches) => {
    const row = await lockEntry(tx, actor, kind, id)
    if (await isUsed(tx, kind, id)) throw new RefusedByNewsroom('still-in-use', id)
    if (kind === 'section' && (await tx.$count(section)) === 1)
      throw new RefusedByNewsroom('last-section', id)
    await tx.delete(entryTables[kind]).where(eq(entryTables[kind].id, id))
    await record(tx, actor, {
      action: 'directory.edit',
      subjectKind: kind,
      subjectId: id,
      details: { what: 'removed', name: row.names.ar ?? '', slug: row.slug },
    })
    touches(tags[kind](id), tags.entryAt(kind, row.slug), tags.entries(kind))
    if (kind === 'section') touches(tags.sections())
    if (kind === 'author' || kind === 'topic') touches(tags.searchedNames())
    if ('deskId' in row && row.deskId) touches(tags.about('desk', row.deskId))
  })
}

/** Whether stories, people or addresses that readers have lead to it. */
async function isUsed(tx: Transaction, kind: EntryKind, id: string): Promise<boolean> {
  const found: Record<EntryKind, SQL> = {
    section: among(story, eq(story.sectionId, id)),
    topic: among(storyTopic, eq(storyTopic.topicId, id)),
    desk: sql`${among(story, eq(story.deskId, id))} or ${among(author, eq(author.deskId, id))}
      or ${among(staffDesk, eq(staffDesk.deskId, id))}`,
    author: sql`${among(byline, eq(byline.authorId, id))} or ${among(staff, eq(staff.authorId, id))}
      or ${among(draft, sql`${draft.bylines} @> ${JSON.stringify([{ authorId: id }])}::jsonb`)}`,
  }
  const former = among(formerEntry, and(eq(formerEntry.kind, kind), eq(formerEntry.targetId, id)))
  const { rows } = await tx.execute<{ isUsed: boolean }>(
    sql`select (${found[kind]} or ${former}) as "isUsed"`,
  )
  return rows[0]!.isUsed
}

const among = (table: PgTable, condition: SQL | undefined): SQL =>
  sql`exists (select 1 from ${table} where ${condition})`
