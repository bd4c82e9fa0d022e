import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { formerEntry, section } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { author, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { byline, story, storyTopic } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import { type EntryKind, entryKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { idOf } from '../fields.ts'
import { removeFront } from '../front/front-key.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockEntry } from './editable-entry.ts'

const removeEntryInput = z.object({ kind: z.enum(entryKinds), id: idOf('unknown-reference') })

/**
 * Deletes an entry that nothing leads to: made by mistake, never used. What is used is archived.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`, `still-in-use`, `last-section`
 */
export const removeEntry = operation({
  name: 'entry.remove',
  input: removeEntryInput,
  permission: 'directory.edit',
  run: remove,
})

async function remove(
  db: Database,
  actor: Actor,
  { kind, id }: z.output<typeof removeEntryInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockEntry(tx, actor, kind, id)
    if (await isUsed(tx, kind, id)) throw new NewsroomError('still-in-use', id)
    if (kind === 'section' && (await tx.$count(section)) === 1) throw new NewsroomError('last-section', id)
    await tx.delete(entryTables[kind]).where(eq(entryTables[kind].id, id))
    if (kind === 'section' || kind === 'topic') await removeFront(tx, { kind, id })
    const deskId = 'deskId' in row ? row.deskId : null
    await emit(actor, {
      type: 'EntryRemoved',
      kind,
      id,
      name: row.names.ar ?? '',
      slug: row.slug,
      deskId,
      cause: 'person',
    })
  })
}

/** Whether stories, people or addresses that readers have lead to it. */
export async function isUsed(tx: Transaction, kind: EntryKind, id: string): Promise<boolean> {
  const found: Record<EntryKind, SQL> = {
    section: among(story, eq(story.sectionId, id)),
    topic: among(storyTopic, eq(storyTopic.topicId, id)),
    desk: sql`${among(story, eq(story.deskId, id))} or ${among(author, eq(author.deskId, id))}
      or ${among(staffDesk, eq(staffDesk.deskId, id))}`,
    author: sql`${among(byline, eq(byline.authorId, id))} or ${among(staff, eq(staff.authorId, id))}
      or ${among(liveEntry, eq(liveEntry.authorId, id))}
      or ${among(draft, sql`${draft.bylines} @> ${JSON.stringify([{ authorId: id }])}::jsonb`)}`,
  }
  const former = among(formerEntry, and(eq(formerEntry.kind, kind), eq(formerEntry.targetId, id)))
  const { rows } = await tx.execute<{ isUsed: boolean }>(
    sql`select (${found[kind]} or ${former}) as "isUsed"`,
  )
  return firstOf(rows).isUsed
}

const among = (table: PgTable, condition: SQL | undefined): SQL =>
  sql`exists (select 1 from ${table} where ${condition})`
