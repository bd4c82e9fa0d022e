/** Tables of figures as stories show them: what stands in them now. */
import { eq, inArray } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { dataset, datasetRow } from '../db/tables/datasets.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { PublicDataset } from '../story/blocks/data-table/printed-table.ts'

/** Tables by their ids; those that there are none of are not in it. */
export async function datasetsById(
  { orm }: Pick<Database, 'orm'>,
  ids: readonly string[],
): Promise<Map<string, PublicDataset>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  dependsOn(...wanted.map(tags.dataset))
  // In one statement, so that rows are of the version they are said to be of.
  const rows = await orm
    .select({ dataset, name: datasetRow.name, cells: datasetRow.cells })
    .from(dataset)
    .leftJoin(datasetRow, eq(datasetRow.datasetId, dataset.id))
    .where(inArray(dataset.id, wanted))
    .orderBy(dataset.id, datasetRow.position, datasetRow.name)
  const found = new Map<string, PublicDataset & { rows: { name: string; cells: Record<string, string> }[] }>()
  for (const { dataset: row, name, cells } of rows) {
    const { id, locale, columns, version, changedAt } = row
    const table = found.get(id) ?? { id, locale, columns, rows: [], version, changedAt }
    if (name !== null) table.rows.push({ name, cells: cells ?? {} })
    found.set(id, table)
  }
  return found
}
