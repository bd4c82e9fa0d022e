import { and, desc, inArray } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { every } from '../../server/every.ts'
import { standsSomewhere } from './stands-somewhere.ts'

/** Milliseconds. What an hour's work leaves to be looked at is some dozens. */
const settleEvery = 600_000
/** Locked together, for tenths of a second: whoever saves a story with one of them waits. */
const batch = 25

/**
 * Looks again at pictures that have left a place, and says of those that stand in another one that they are in use.
 * @returns how many
 */
export async function settleUses({ orm }: Pick<Database, 'orm'>): Promise<number> {
  let settled = 0
  for (;;) {
    const found = await orm
      .update(media)
      .set({ mayBeUnused: false })
      .where(
        inArray(
          media.id,
          orm
            .select({ id: media.id })
            .from(media)
            .where(and(media.mayBeUnused, standsSomewhere(orm)))
            .orderBy(desc(media.createdAt), media.id)
            .limit(batch)
            // Who takes it from its last place meanwhile is waited for by nobody.
            .for('update', { skipLocked: true }),
        ),
      )
      .returning({ id: media.id })
    settled += found.length
    if (found.length < batch) return settled
  }
}

/** Settles uses while this process serves; any number of processes may. @returns stops it */
export const keepUsesSettled = (db: Database): (() => Promise<void>) =>
  every('Settling where pictures stand', settleEvery, () => settleUses(db).then(() => {})).stop
