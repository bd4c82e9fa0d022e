import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { entryKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { idOf } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockEntry } from './editable-entry.ts'

const archiveEntryInput = z.object({
  kind: z.enum(entryKinds),
  id: idOf('unknown-reference'),
  isArchived: z.boolean(),
})

/**
 * Has an entry offered to nobody any longer, or again: stories are filed under it no more, and a section leaves the head
 * of the paper. Its page stays where it is, and so do the stories that name it.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`; `last-section` where no other would be left
 */
export const archiveEntry = operation({
  name: 'entry.archive',
  input: archiveEntryInput,
  permission: 'directory.edit',
  run: archive,
})

async function archive(
  db: Database,
  actor: Actor,
  { kind, id, isArchived }: z.output<typeof archiveEntryInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockEntry(tx, actor, kind, id)
    if ((row.archivedAt !== null) === isArchived) return
    if (
      kind === 'section' &&
      isArchived &&
      (await tx.$count(section, and(isNull(section.archivedAt), ne(section.id, id)))) === 0
    )
      throw new NewsroomError('last-section', id)
    const table = entryTables[kind]
    await tx
      .update(table)
      .set({ archivedAt: isArchived ? sql`now()` : null, version: sql`${table.version} + 1` })
      .where(and(eq(table.id, id), isArchived ? isNull(table.archivedAt) : isNotNull(table.archivedAt)))
    const deskId = 'deskId' in row ? row.deskId : null
    await emit(actor, { type: 'EntryArchived', kind, id, deskId, isArchived })
  })
}
