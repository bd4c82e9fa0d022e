/** Tables of figures that stories show while they are written to: by editors, and by programs that follow something. */
import { and, count, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  type CellChange,
  type DatasetColumn,
  type DatasetRow,
  mostDatasets,
  mostRows,
} from '../../dataset/dataset.ts'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { dataset, datasetChange, datasetRow } from '../../db/tables/datasets.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { localeName, readBy, text, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { datasetId, placeOf, readColumns, readName, readRows, type TypedRow } from './typed-table.ts'

/** Cells of one change that are kept; beyond these, how many they were. */
const mostKept = 2_000
/** Changes of a table that are kept. */
const mostChanges = 5_000
/** How often those beyond are removed: with each so many changes. */
const pruneEach = 100
/** Milliseconds within which a program's changes are one in the history. */
const oneChange = 60_000
/** Milliseconds: pages of readers are told of a table's changes no oftener. */
export const toldEvery = 1_000

export type Written = { version: number }
type Standing = typeof dataset.$inferSelect & { isDue: boolean }
type Change = { cells: CellChange[]; count: number }

const rowsInput = z.custom<readonly unknown[]>((value) => Array.isArray(value))
const columnsInput = readBy((value: readonly Partial<DatasetColumn>[] | undefined) => readColumns(value))
const nameInput = readBy((value: string | undefined) => readName(value))

const createInput = z.object({
  name: nameInput,
  /** In which its columns and rows are called what they are called. */
  locale: localeName,
  columns: columnsInput,
  rows: rowsInput.optional(),
})

/**
 * Makes a table.
 * @throws {NewsroomError} `not-allowed`; `tables-many`; what {@link readColumns} and {@link readRows} refuse
 */
export const createDataset = operation({
  name: 'dataset.create',
  input: createInput,
  permission: 'figures.write',
  run: async (db: Database, actor: Actor, { name, locale, columns, rows: given = [] }) => {
    const rows = readRows(given, columns)
    return withMutation(db, async (tx, emit) => {
      const standing = await tx.$count(dataset, isNull(dataset.archivedAt))
      if (standing >= mostDatasets) throw new NewsroomError('tables-many', String(mostDatasets))
      const id = newId()
      await tx.insert(dataset).values({ id, name, locale, columns, changedBy: actor.name })
      if (rows.length > 0)
        await tx
          .insert(datasetRow)
          .values(
            rows.map((row, position) => ({ datasetId: id, name: row.name, position, cells: row.cells })),
          )
      await tx.insert(datasetChange).values({
        datasetId: id,
        version: 1,
        ...whoOf(actor),
        cells: rows.slice(0, mostKept).map((row) => cameOf(row.name, row.cells, columns)),
        count: rows.length,
      })
      await emit(actor, {
        type: 'DatasetChanged',
        datasetId: id,
        name,
        does: 'make',
        version: 1,
        count: rows.length,
        readersSee: false,
      })
      return { id, version: 1 }
    })
  },
})

const replaceInput = z.object({
  datasetId,
  name: nameInput.optional(),
  /** As they are where none are given. */
  columns: columnsInput.optional(),
  /** All of them, in order. */
  rows: rowsInput,
  /** The version that the person saw. A program that knows all there is names none. */
  baseVersion: version.optional(),
})

/**
 * Puts a whole table in the place of the one that stands. The same again is no change.
 * @throws {NewsroomError} `not-allowed`; `unknown-dataset`; `stale-version`; what {@link readColumns} and {@link readRows} refuse
 */
export const replaceDataset = operation({
  name: 'dataset.replace',
  input: replaceInput,
  permission: 'figures.write',
  run: (db: Database, actor: Actor, { datasetId: id, name, columns: given, rows: sent, baseVersion }) =>
    withMutation(db, async (tx, emit): Promise<Written> => {
      const standing = await lockDataset(tx, id)
      if (baseVersion !== undefined && baseVersion !== standing.version)
        throw new NewsroomError('stale-version', String(standing.version))
      const columns = given ?? standing.columns
      const rows = readRows(sent, columns)
      const before = await tx
        .select()
        .from(datasetRow)
        .where(eq(datasetRow.datasetId, id))
        .orderBy(datasetRow.position)
      const cells = [
        ...columnChanges(standing.columns, columns),
        ...tableChanges(before, rows, standing.columns, columns),
      ]
      const isMoved = before.some((row, index) => rows[index]?.name !== row.name)
      const isSame = JSON.stringify(columns) === JSON.stringify(standing.columns)
      if (cells.length === 0 && !isMoved && isSame && (name ?? standing.name) === standing.name)
        return { version: standing.version }
      const stays = new Set(rows.map((row) => row.name))
      await remove(
        tx,
        id,
        before.flatMap((row) => (stays.has(row.name) ? [] : [row.name])),
      )
      await put(
        tx,
        id,
        rows.map((row, position) => ({ name: row.name, position, cells: row.cells })),
      )
      return finish(
        tx,
        emit,
        actor,
        standing,
        { cells, count: cells.length },
        { columns, name: name ?? standing.name },
      )
    }),
})

const changeInput = z.object({
  datasetId,
  /** Those that change, or come; of each, the cells that do. */
  rows: rowsInput.optional(),
  /** Names of rows that go. */
  remove: z.array(text).max(mostRows).optional(),
  baseVersion: version.optional(),
})

/**
 * Changes some cells, found by their rows' names and their columns' keys. What others changed meanwhile stays: who says
 * what she saw in a cell (`seen`) is refused where it holds something else by now.
 * @throws {NewsroomError} `not-allowed`; `unknown-dataset`; `stale-version`; `figures-changed`, with the place of a cell;
 * what {@link readRows} refuses
 */
export const changeRows = operation({
  name: 'dataset.change',
  input: changeInput,
  permission: 'figures.write',
  run: (db: Database, actor: Actor, { datasetId: id, rows: sent = [], remove: gone = [], baseVersion }) =>
    withMutation(db, async (tx, emit): Promise<Written> => {
      const standing = await lockDataset(tx, id)
      if (baseVersion !== undefined && baseVersion !== standing.version)
        throw new NewsroomError('stale-version', String(standing.version))
      const { columns } = standing
      const rows = readRows(sent, columns)
      const named = [...new Set([...gone, ...rows.flatMap(({ name, was }) => [name, ...(was ? [was] : [])])])]
      const found = named.length
        ? await tx
            .select()
            .from(datasetRow)
            .where(and(eq(datasetRow.datasetId, id), inArray(datasetRow.name, named)))
        : []
      const there = new Map(found.map((row) => [row.name, row]))
      const cells: CellChange[] = []
      const leaving = gone.flatMap((name) => there.get(name) ?? [])
      for (const row of leaving) {
        cells.push(wentOf(row, columns))
        there.delete(row.name)
      }
      const [facts] = await tx
        .select({ rows: count(), last: max(datasetRow.position) })
        .from(datasetRow)
        .where(eq(datasetRow.datasetId, id))
      let last = facts?.last ?? -1
      const renamed: string[] = []
      const changed: { name: string; position: number; cells: Record<string, string> }[] = []
      let came = 0
      for (const row of rows) {
        const old = there.get(row.was ?? row.name)
        if (!old && (row.was || row.seen))
          throw new NewsroomError('figures-changed', placeOf(row.was ?? row.name, undefined))
        if (row.was && there.has(row.name)) throw new NewsroomError('row-twice', row.name)
        if (!old) {
          came += 1
          last += 1
          cells.push(cameOf(row.name, row.cells, columns))
          changed.push({ name: row.name, position: last, cells: row.cells })
          continue
        }
        refuseUnseen(row, old, columns)
        const own = cellChanges(row.name, old.cells, { ...old.cells, ...row.cells }, columns)
        if (row.was) {
          renamed.push(row.was)
          own.unshift({ row: row.name, column: columns[0]?.key ?? null, before: row.was, after: row.name })
        }
        if (own.length === 0) continue
        cells.push(...own)
        changed.push({ name: row.name, position: old.position, cells: { ...old.cells, ...row.cells } })
      }
      if (cells.length === 0) return { version: standing.version }
      if ((facts?.rows ?? 0) - leaving.length + came > mostRows)
        throw new NewsroomError('rows-many', String(mostRows))
      await remove(tx, id, [...leaving.map((row) => row.name), ...renamed])
      await put(tx, id, changed)
      return finish(tx, emit, actor, standing, { cells, count: cells.length })
    }),
})

const archiveInput = z.object({ datasetId, isArchived: z.boolean() })

/**
 * Puts a table away, or takes it out again. Stories that show it go on showing it.
 * @throws {NewsroomError} `not-allowed`; `unknown-dataset`
 */
export const archiveDataset = operation({
  name: 'dataset.archive',
  input: archiveInput,
  permission: 'figures.write',
  run: (db: Database, actor: Actor, { datasetId: id, isArchived }) =>
    withMutation(db, async (tx, emit): Promise<void> => {
      const standing = await lockDataset(tx, id)
      if ((standing.archivedAt !== null) === isArchived) return
      await tx
        .update(dataset)
        .set({ archivedAt: isArchived ? sql`now()` : null })
        .where(eq(dataset.id, id))
      const { name, version } = standing
      const does = isArchived ? 'archive' : 'restore'
      await emit(actor, {
        type: 'DatasetChanged',
        datasetId: id,
        name,
        does,
        version,
        count: 0,
        readersSee: false,
      })
    }),
})

async function lockDataset(tx: Transaction, id: string): Promise<Standing> {
  const [row] = await tx
    .select({
      dataset,
      isDue: sql<boolean>`${dataset.toldAt} <= now() - ${`${toldEvery} milliseconds`}::interval`,
    })
    .from(dataset)
    .where(eq(dataset.id, id))
    .for('update')
  if (!row) throw new NewsroomError('unknown-dataset', id)
  return { ...row.dataset, isDue: row.isDue }
}

const remove = async (tx: Transaction, id: string, names: readonly string[]): Promise<void> => {
  if (names.length > 0)
    await tx.delete(datasetRow).where(and(eq(datasetRow.datasetId, id), inArray(datasetRow.name, [...names])))
}

const put = async (
  tx: Transaction,
  id: string,
  rows: readonly { name: string; position: number; cells: Record<string, string> }[],
): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insert(datasetRow)
      .values(rows.map((row) => ({ datasetId: id, ...row })))
      .onConflictDoUpdate({
        target: [datasetRow.datasetId, datasetRow.name],
        set: { position: sql`excluded.position`, cells: sql`excluded.cells` },
      })
}

/** @throws {NewsroomError} `figures-changed` */
function refuseUnseen(row: TypedRow, old: DatasetRow, columns: readonly DatasetColumn[]): void {
  for (const [key, seen] of Object.entries(row.seen ?? {})) {
    const now = old.cells[key] ?? ''
    if (now === seen || now === row.cells[key]) continue
    const column = columns.find((each) => each.key === key)
    throw new NewsroomError('figures-changed', placeOf(row.was ?? row.name, column, now))
  }
}

const wordsOf = (name: string, cells: Record<string, string>, columns: readonly DatasetColumn[]): string =>
  [name, ...columns.slice(1).map(({ key }) => cells[key] ?? '')].filter(Boolean).join(' · ')

const cameOf = (
  name: string,
  cells: Record<string, string>,
  columns: readonly DatasetColumn[],
): CellChange => ({
  row: name,
  column: null,
  before: null,
  after: wordsOf(name, cells, columns),
})
const wentOf = ({ name, cells }: DatasetRow, columns: readonly DatasetColumn[]): CellChange => ({
  row: name,
  column: null,
  before: wordsOf(name, cells, columns),
  after: null,
})

function cellChanges(
  row: string,
  before: Record<string, string>,
  after: Record<string, string>,
  columns: readonly DatasetColumn[],
): CellChange[] {
  return columns.slice(1).flatMap(({ key }): CellChange[] => {
    const [was, is] = [before[key] ?? '', after[key] ?? '']
    return was === is ? [] : [{ row, column: key, before: was, after: is }]
  })
}

function tableChanges(
  before: readonly DatasetRow[],
  after: readonly DatasetRow[],
  columnsBefore: readonly DatasetColumn[],
  columns: readonly DatasetColumn[],
): CellChange[] {
  const stood = new Map(before.map((row) => [row.name, row]))
  const stays = new Set(after.map((row) => row.name))
  const keys = new Set(columns.map(({ key }) => key))
  // Cells of a column that went are gone with it, in every row.
  const all = [...columns, ...columnsBefore.slice(1).filter(({ key }) => !keys.has(key))]
  return [
    ...before.filter((row) => !stays.has(row.name)).map((row) => wentOf(row, columnsBefore)),
    ...after.flatMap((row) => {
      const old = stood.get(row.name)
      return old ? cellChanges(row.name, old.cells, row.cells, all) : [cameOf(row.name, row.cells, columns)]
    }),
  ]
}

/** Of columns that come, go or are called otherwise; a change of no row. */
function columnChanges(before: readonly DatasetColumn[], after: readonly DatasetColumn[]): CellChange[] {
  const said = (column: DatasetColumn | undefined): string | null =>
    column ? [column.name, column.unit].filter(Boolean).join(' · ') : null
  return [...new Set([...before, ...after].map(({ key }) => key))].flatMap((key): CellChange[] => {
    const [was, is] = [before, after].map((all) => said(all.find((each) => each.key === key)))
    return was === is ? [] : [{ row: '', column: key, before: was ?? null, after: is ?? null }]
  })
}

const whoOf = (actor: Actor) => ({
  staffId: actor.staffId,
  changedBy: actor.name,
  isProgram: actor.key !== undefined,
})

/**
 * The table is another from now on. What a program writes within a minute is one change of the history, and pages are told
 * of it by {@link tellOfFigures}, once a second at most; what a person does is told at once where that is due.
 */
async function finish(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  standing: Standing,
  { cells, count: cellCount }: Change,
  more: Partial<Pick<Standing, 'columns' | 'name'>> = {},
): Promise<Written> {
  const { id } = standing
  const version = standing.version + 1
  const who = whoOf(actor)
  const [last] = who.isProgram
    ? await tx
        .select({
          change: datasetChange,
          isRecent: sql<boolean>`${datasetChange.at} > now() - ${`${oneChange} milliseconds`}::interval`,
        })
        .from(datasetChange)
        .where(eq(datasetChange.datasetId, id))
        .orderBy(desc(datasetChange.version))
        .limit(1)
    : []
  const isSame =
    last?.isRecent &&
    last.change.isProgram &&
    last.change.staffId === who.staffId &&
    last.change.changedBy === who.changedBy &&
    last.change.version > 1
  const isTold = !isSame && standing.isDue
  await tx
    .update(dataset)
    .set({
      ...more,
      version,
      changedAt: sql`now()`,
      changedBy: actor.name,
      ...(isTold && { toldVersion: version, toldAt: sql`now()` }),
    })
    .where(eq(dataset.id, id))
  if (version % pruneEach === 0) await prune(tx, id)
  if (isSame) {
    const merged = mergedCells(last.change.cells, cells)
    await tx
      .update(datasetChange)
      .set({
        version,
        cells: merged.slice(0, mostKept),
        // Of what was too long to be kept whole, nobody knows what it is by now.
        count:
          last.change.count > last.change.cells.length
            ? Math.max(merged.length, last.change.count)
            : merged.length,
      })
      .where(and(eq(datasetChange.datasetId, id), eq(datasetChange.version, last.change.version)))
    return { version }
  }
  await tx
    .insert(datasetChange)
    .values({ datasetId: id, version, ...who, cells: cells.slice(0, mostKept), count: cellCount })
  const name = more.name ?? standing.name
  await emit(actor, {
    type: 'DatasetChanged',
    datasetId: id,
    name,
    does: 'write',
    version,
    count: cellCount,
    readersSee: isTold,
  })
  return { version }
}

/** Each cell once, as it stood first and stands last; one that is again what it was is no change. */
function mergedCells(before: readonly CellChange[], after: readonly CellChange[]): CellChange[] {
  const all = new Map<string, CellChange>()
  for (const change of [...before, ...after]) {
    const key = JSON.stringify([change.row, change.column])
    const first = all.get(key)
    all.set(key, first ? { ...change, before: first.before } : change)
  }
  return [...all.values()].filter(({ before, after }) => before !== after)
}

async function prune(tx: Transaction, id: string): Promise<void> {
  const [oldest] = await tx
    .select({ version: datasetChange.version })
    .from(datasetChange)
    .where(eq(datasetChange.datasetId, id))
    .orderBy(desc(datasetChange.version))
    .offset(mostChanges)
    .limit(1)
  if (oldest)
    await tx
      .delete(datasetChange)
      .where(and(eq(datasetChange.datasetId, id), sql`${datasetChange.version} <= ${oldest.version}`))
}

export const rowsOf = (
  tx: Transaction | Pick<Database['orm'], 'select'>,
  id: string,
): Promise<DatasetRow[]> =>
  tx
    .select({ name: datasetRow.name, cells: datasetRow.cells })
    .from(datasetRow)
    .where(eq(datasetRow.datasetId, id))
    .orderBy(datasetRow.position, datasetRow.name)
