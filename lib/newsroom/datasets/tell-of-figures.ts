/** Tells pages of tables that were written to since they were last told. */
import { and, lt, lte, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { dataset } from '../../db/tables/datasets.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { toldEvery } from './write-dataset.ts'

const isUntold = and(
  lt(dataset.toldVersion, dataset.version),
  lte(dataset.toldAt, sql`now() - ${`${toldEvery} milliseconds`}::interval`),
)

/**
 * However often a table is written to, its pages are made anew once a second at most. Asked once a second by every process
 * that serves; each table is told of by one of them.
 */
export async function tellOfFigures(db: Database): Promise<void> {
  const [some] = await db.orm.select({ id: dataset.id }).from(dataset).where(isUntold).limit(1)
  if (!some) return
  await withInvalidation(db, async (tx, invalidate) => {
    const told = await tx
      .update(dataset)
      .set({ toldVersion: dataset.version, toldAt: sql`now()` })
      .where(isUntold)
      .returning({ id: dataset.id })
    invalidate(...told.map(({ id }) => tags.dataset(id)))
  })
}
