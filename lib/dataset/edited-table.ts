/** A table in somebody's hands: what is other than it was, and how that stands beside what others wrote meanwhile. */
import type { DatasetColumn, DatasetRow } from './dataset.ts'
import { readWords } from './read-cell.ts'

export type HeldRow = {
  /** Its own while it is held, whatever it is called. */
  id: number
  /** What it is called in the table that stands; null when it is not there. */
  was: string | null
  name: string
  cells: Record<string, string>
}
export type HeldTable = {
  columns: DatasetColumn[]
  rows: HeldRow[]
  /** Columns, or the order of rows, are others: the table is put there whole. */
  isWhole: boolean
}
type Standing = { columns: readonly DatasetColumn[]; rows: readonly DatasetRow[] }

export const heldOf = ({ columns, rows }: Standing): HeldTable => ({
  columns: [...columns],
  rows: rows.map(({ name, cells }, id) => ({ id, was: name, name, cells: { ...cells } })),
  isWhole: false,
})

export const nextId = ({ rows }: HeldTable): number =>
  rows.reduce((most, { id }) => Math.max(most, id), -1) + 1

const isEmptyRow = ({ name, cells }: HeldRow): boolean =>
  name.trim() === '' && Object.values(cells).every((cell) => cell.trim() === '')

/** Rows that somebody added and left empty are none. */
export const filledRows = ({ rows }: HeldTable): HeldRow[] =>
  rows.filter((row) => row.was !== null || !isEmptyRow(row))

/** What `changeRows` is told of cells that are others than they stand. */
export type CellsToWrite = {
  rows: { name: string; was?: string; cells: Record<string, string>; seen?: Record<string, string> }[]
  remove: string[]
}

export function changesOf(standing: Standing, held: HeldTable): CellsToWrite & { count: number } {
  const before = new Map(standing.rows.map((row) => [row.name, row]))
  const kept = new Set(held.rows.flatMap(({ was }) => was ?? []))
  const remove = standing.rows.flatMap(({ name }) => (kept.has(name) ? [] : [name]))
  let count = remove.length
  const rows = filledRows(held).flatMap((row): CellsToWrite['rows'] => {
    const old = row.was === null ? undefined : before.get(row.was)
    if (!old) {
      count += 1
      return [{ name: row.name, cells: row.cells }]
    }
    const keys = held.columns
      .slice(1)
      .flatMap(({ key }) => ((row.cells[key] ?? '') === (old.cells[key] ?? '') ? [] : [key]))
    const isRenamed = row.name !== old.name
    if (keys.length === 0 && !isRenamed) return []
    count += keys.length + Number(isRenamed)
    return [
      {
        name: row.name,
        ...(isRenamed && { was: old.name }),
        cells: Object.fromEntries(keys.map((key) => [key, row.cells[key] ?? ''])),
        seen: Object.fromEntries(keys.map((key) => [key, old.cells[key] ?? ''])),
      },
    ]
  })
  return { rows, remove, count: held.isWhole ? Math.max(count, 1) : count }
}

/**
 * What somebody holds, beside a table that others wrote to since: each cell that she changed is hers, every other one is
 * as it stands now.
 */
export function rebased(fresh: Standing, before: Standing, held: HeldTable): HeldTable {
  const old = new Map(before.rows.map((row) => [row.name, row]))
  const now = new Map(fresh.rows.map((row) => [row.name, row]))
  const taken = new Set<string>()
  const rows = held.rows.flatMap((row): HeldRow[] => {
    const then = row.was === null ? undefined : old.get(row.was)
    // One that she brings may have come otherwise meanwhile.
    const standing = now.get(row.was ?? row.name)
    if (standing) taken.add(standing.name)
    if (!standing) {
      const isTouched = !then || row.name !== then.name || differs(row.cells, then.cells)
      // Somebody removed a row on which she wrote: it is hers to bring back, or not.
      return isTouched ? [{ ...row, was: null }] : []
    }
    const cells = { ...standing.cells }
    for (const [key, cell] of Object.entries(row.cells))
      if (!then || cell !== (then.cells[key] ?? '')) cells[key] = cell
    return [{ ...row, was: standing.name, name: row.name === then?.name ? standing.name : row.name, cells }]
  })
  const first = nextId(held)
  const removed = new Set(
    before.rows.flatMap(({ name }) => (held.rows.some(({ was }) => was === name) ? [] : [name])),
  )
  const came = fresh.rows.filter(({ name }) => !taken.has(name) && !removed.has(name))
  return {
    columns: held.isWhole ? held.columns : [...fresh.columns],
    rows: [
      ...rows,
      ...came.map(({ name, cells }, at) => ({ id: first + at, was: name, name, cells: { ...cells } })),
    ],
    isWhole: held.isWhole,
  }
}

/** What somebody holds once `sent` of it has been saved: what she typed since is still hers. */
export function heldSince(fresh: Standing, sent: HeldTable, held: HeldTable): HeldTable {
  if (held === sent) return heldOf(fresh)
  const written = new Map(filledRows(sent).map((row) => [row.id, row]))
  const saved = [...written.values()].map((row) => ({ ...row, name: readWords(row.name) }))
  return rebased(
    fresh,
    { columns: sent.columns, rows: saved },
    {
      ...held,
      rows: held.rows.map((row) => {
        const then = written.get(row.id)
        if (!then) return row
        const was = readWords(then.name)
        return { ...row, was, name: row.name === then.name ? was : row.name }
      }),
      isWhole: held.columns !== sent.columns,
    },
  )
}

const differs = (one: Record<string, string>, other: Record<string, string>): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].some(
    (key) => (one[key] ?? '') !== (other[key] ?? ''),
  )
