import { asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import type { Actor } from '../actor.ts'
import { idOf } from '../fields.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockEntry } from './editable-entry.ts'

const moveSectionInput = z.object({ id: idOf('unknown-reference'), direction: z.enum(['up', 'down']) })

/**
 * Moves a section one place up or down among those that are not archived; the first and the last stay where they are.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`
 */
export const moveSection = operation({
  name: 'section.move',
  input: moveSectionInput,
  permission: 'directory.edit',
  run: move,
})

async function move(
  db: Database,
  actor: Actor,
  { id, direction }: z.output<typeof moveSectionInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    await lockEntry(tx, actor, 'section', id)
    const order = (
      await tx
        .select({ id: section.id })
        .from(section)
        .where(isNull(section.archivedAt))
        .orderBy(asc(section.position), asc(section.id))
    ).map((row) => row.id)
    const from = order.indexOf(id)
    const to = direction === 'up' ? from - 1 : from + 1
    if (from < 0 || to < 0 || to >= order.length) return
    order.splice(from, 1)
    order.splice(to, 0, id)
    for (const [at, each] of order.entries())
      await tx
        .update(section)
        .set({ position: at + 1 })
        .where(eq(section.id, each))
    await emit(actor, { type: 'SectionMoved', id, place: to + 1 })
  })
}
