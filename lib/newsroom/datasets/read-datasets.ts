/** Tables of figures as the newsroom sees them. */
import { desc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CellChange, DatasetColumn, DatasetRow } from '../../dataset/dataset.ts'
import type { Database } from '../../db/open.ts'
import { dataset, datasetChange, datasetRow } from '../../db/tables/datasets.ts'
import type { Locale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { datasetId } from './typed-table.ts'
import { rowsOf } from './write-dataset.ts'

export type DatasetSummary = {
  id: string
  name: string
  locale: Locale
  columns: DatasetColumn[]
  rowCount: number
  version: number
  /** ISO 8601. */
  changedAt: string
  changedBy: string
  isArchived: boolean
}

const summaryColumns = {
  dataset,
  rowCount: sql<number>`(select count(*)::int from ${datasetRow} where ${datasetRow.datasetId} = ${dataset.id})`,
}
const summaryOf = ({
  dataset: row,
  rowCount,
}: {
  dataset: typeof dataset.$inferSelect
  rowCount: number
}): DatasetSummary => ({
  id: row.id,
  name: row.name,
  locale: row.locale,
  columns: row.columns,
  rowCount,
  version: row.version,
  changedAt: row.changedAt.toISOString(),
  changedBy: row.changedBy,
  isArchived: row.archivedAt !== null,
})

/**
 * All tables, those that were written to last first, what is put away at the end.
 * @throws {NewsroomError} `not-allowed`
 */
export const listDatasets = operation({
  name: 'dataset.list',
  input: nothing,
  permission: 'figures.write',
  run: async ({ orm }: Database, _actor: Actor): Promise<DatasetSummary[]> => {
    const rows = await orm
      .select(summaryColumns)
      .from(dataset)
      .orderBy(sql`${dataset.archivedAt} is not null`, desc(dataset.changedAt), dataset.id)
    return rows.map(summaryOf)
  },
})

/** Rows of a table that an editor sees in the text. */
const mostForeseen = 8

export type OfferedDataset = Pick<DatasetSummary, 'id' | 'name' | 'locale' | 'columns' | 'rowCount'> & {
  /** The first ones. */
  rows: DatasetRow[]
}

/**
 * Tables that can be put into a story, with their first rows.
 * @throws {NewsroomError} `not-allowed`
 */
export const offerDatasets = operation({
  name: 'dataset.offer',
  input: nothing,
  permission: 'story.read',
  run: async ({ orm }: Database, _actor: Actor): Promise<OfferedDataset[]> => {
    const first = sql<
      DatasetRow[]
    >`coalesce((select json_agg(json_build_object('name', r.name, 'cells', r.cells) order by r.position, r.name)
      from (select ${datasetRow.name}, ${datasetRow.cells}, ${datasetRow.position} from ${datasetRow}
        where ${datasetRow.datasetId} = ${dataset.id} order by ${datasetRow.position}, ${datasetRow.name} limit ${sql.raw(String(mostForeseen))}) r), '[]')`
    const rows = await orm
      .select({ ...summaryColumns, rows: first })
      .from(dataset)
      .where(isNull(dataset.archivedAt))
      .orderBy(desc(dataset.changedAt), dataset.id)
    return rows.map(({ rows: foreseen, ...row }) => {
      const { id, name, locale, columns, rowCount } = summaryOf(row)
      return { id, name, locale, columns, rowCount, rows: foreseen }
    })
  },
})

export type OpenDataset = DatasetSummary & { rows: DatasetRow[] }

const oneInput = z.object({ datasetId })

/**
 * A table with all of its rows.
 * @throws {NewsroomError} `not-allowed`; `unknown-dataset`
 */
export const readDataset = operation({
  name: 'dataset.read',
  input: oneInput,
  permission: 'figures.write',
  // One moment's: rows and version must be of each other.
  run: ({ orm }: Database, _actor: Actor, { datasetId: id }): Promise<OpenDataset> =>
    orm.transaction(
      async (tx) => {
        const [row] = await tx.select(summaryColumns).from(dataset).where(eq(dataset.id, id))
        if (!row) throw new NewsroomError('unknown-dataset', id)
        return { ...summaryOf(row), rows: await rowsOf(tx, id) }
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    ),
})

export type DatasetChange = {
  version: number
  /** ISO 8601. */
  at: string
  by: string
  isProgram: boolean
  /** How many cells; those that are told may be fewer. */
  count: number
  cells: CellChange[]
}

/** Changes that a screen shows, and cells of each. */
const [mostShown, mostCells] = [30, 20]

const changesInput = z.object({ datasetId, before: z.int32().optional() })

/**
 * What became of a table's cells, the latest first.
 * @param input `before`: only changes before this version
 * @throws {NewsroomError} `not-allowed`
 */
export const readDatasetChanges = operation({
  name: 'dataset.changes',
  input: changesInput,
  permission: 'figures.write',
  run: async (
    { orm }: Database,
    _actor: Actor,
    { datasetId: id, before },
  ): Promise<{ changes: DatasetChange[]; hasOlder: boolean }> => {
    const rows = await orm
      .select()
      .from(datasetChange)
      .where(
        sql`${eq(datasetChange.datasetId, id)}${before === undefined ? sql`` : sql` and ${datasetChange.version} < ${before}`}`,
      )
      .orderBy(desc(datasetChange.version))
      // One more tells that there are others.
      .limit(mostShown + 1)
    return {
      hasOlder: rows.length > mostShown,
      changes: rows
        .slice(0, mostShown)
        .map(({ version, at, changedBy, isProgram, count: cellCount, cells }) => ({
          version,
          at: at.toISOString(),
          by: changedBy,
          isProgram,
          count: cellCount,
          cells: cells.slice(0, mostCells),
        })),
    }
  },
})
