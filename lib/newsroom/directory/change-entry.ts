import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { formerEntry } from '../../db/tables/directory.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import type { author } from '../../db/tables/people-and-pictures.ts'
import { entryKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { idOf, version } from '../fields.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { checkWhatItNames } from './create-entry.ts'
import { lockEntry, requireFreeSlug } from './editable-entry.ts'
import { entryFields, parseColumns, readSlug } from './parse-entry.ts'

const changeEntryInput = z.object({
  kind: z.enum(entryKinds),
  id: idOf('unknown-reference'),
  ...entryFields,
  /** The version that the form was filled from. */
  baseVersion: version.optional(),
})

/**
 * Changes what an entry is called, where its page stands and what it says there. An address that it had leads to the new
 * one for ever, in every language; one that it takes back no longer does.
 * @param baseVersion the version that the form was filled from
 * @throws {NewsroomError} as `createEntry`; `entry-changed` when somebody changed it since
 */
export const changeEntry = operation({
  name: 'entry.change',
  input: changeEntryInput,
  permission: 'directory.edit',
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { kind, id, baseVersion, ...given }: z.output<typeof changeEntryInput>,
): Promise<void> {
  const columns: Record<string, unknown> & Partial<typeof author.$inferInsert> = parseColumns(kind, given)
  await withMutation(db, async (tx, emit) => {
    const before = await lockEntry(tx, actor, kind, id, baseVersion)
    const slug =
      given.slug === undefined ? before.slug : readSlug(kind, given.slug, columns.names ?? before.names)
    const was = before as unknown as Record<string, unknown>
    const changed = Object.keys(columns).filter((name) => !isDeepStrictEqual(columns[name], was[name]))
    const moves = slug !== before.slug
    if (changed.length === 0 && !moves) return
    await checkWhatItNames(tx, columns, id)
    if (moves) {
      await requireFreeSlug(tx, kind, slug, id)
      await tx.delete(formerEntry).where(and(eq(formerEntry.kind, kind), eq(formerEntry.slug, slug)))
      await tx.insert(formerEntry).values({ kind, slug: before.slug, targetId: id })
    }
    const table = entryTables[kind] as typeof author
    await tx
      .update(table)
      .set({ ...columns, slug, version: sql`${table.version} + 1` })
      .where(eq(table.id, id))
    const deskIds = 'deskId' in before && changed.includes('deskId') ? [before.deskId, columns.deskId] : []
    await emit(actor, {
      type: 'EntryChanged',
      kind,
      id,
      cause: 'person',
      parts: changed,
      moved: moves ? { from: before.slug, to: slug } : null,
      deskIds: deskIds.filter((each) => typeof each === 'string'),
    })
  })
}
