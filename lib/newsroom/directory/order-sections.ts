import { asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import type { Actor } from '../actor.ts'
import { withMutation } from '../with-mutation.ts'
import { lockEntry } from './editable-entry.ts'

/**
 * Moves a section one place up or down among those that are not archived; the first and the last stay where they are.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`
 */
export async function moveSection(
  db: Database,
  actor: Actor,
  id: string,
  direction: 'up' | 'down',
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
