/** What a table that triggers keep is held to: it says at every moment what its source tables say. */
import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'
import { addStory } from '../../publication/testing/small-publication.ts'
import type { Database } from '../open.ts'

/** Rows that are there and ought not to be, and the other way round. */
type Drift = (db: Database) => Promise<unknown[]>

/** Writes at random, beginning with three stories each time, and looks after every write. */
export async function followsEveryWrite<Write>(
  db: Database,
  write: fc.Arbitrary<Write>,
  apply: (db: Database, write: Write) => Promise<void>,
  drift: Drift,
): Promise<void> {
  await fc.assert(
    fc
      .asyncProperty(fc.array(write, { minLength: 1, maxLength: 25 }), async (writes) => {
        for (const each of writes) {
          await apply(db, each)
          expect(await drift(db), JSON.stringify(each)).toEqual([])
        }
      })
      .beforeEach(async () => {
        await db.orm.execute(sql`delete from story`)
        for (const slug of ['one', 'two', 'three']) await addStory(db, { slug })
      }),
    { numRuns: 25 },
  )
}

/** Makes two changes in two transactions, the second begun before the first is over, and looks after both. */
export async function followsTwoAtOnce(db: Database, first: SQL, second: SQL, drift: Drift): Promise<void> {
  let later: Promise<unknown> | undefined
  await db.orm.transaction(async (tx) => {
    await tx.execute(first)
    later = db.orm.transaction((other) => other.execute(second))
    // Long enough for it to wait for us, or to have read what we have not said yet.
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  await later
  expect(await drift(db)).toEqual([])
}
