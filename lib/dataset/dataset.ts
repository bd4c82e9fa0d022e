/** A table that is written to while stories show it: results, markets, scores, temperatures. */

/** What a column holds. A `change` is a number that says how far something rose or fell. */
export const columnKinds = ['text', 'number', 'change', 'date'] as const
export type ColumnKind = (typeof columnKinds)[number]

export type DatasetColumn = {
  /** What programs and blocks call it, for as long as it is there. */
  key: string
  /** What stands over it. */
  name: string
  kind: ColumnKind
  /** Printed after each number, as it is written: `%`, `د.إ`. */
  unit: string | null
  /** Digits after the point; null: those that a number was written with. */
  digits: number | null
}

/** A row is found by its name, which stands in the first column; its other cells, by their columns' keys. */
export type DatasetRow = { name: string; cells: Record<string, string> }

/** A cell that became another: of a row that came or went, the whole row, without a column. */
export type CellChange = {
  row: string
  /** Null: the row itself. */
  column: string | null
  before: string | null
  after: string | null
}

export const mostRows = 1_000
export const mostColumns = 20
export const mostDatasets = 500
/** UTF-16 units: of a cell, of what a column or a row is called, of a unit. */
export const longestCell = 200
export const longestUnit = 16
export const mostDigits = 6
/** Bytes of a file that is brought, or of a body that is sent: more than any table of a thousand rows has. */
export const largestTable = 4 * 1024 * 1024

/** Cells are looked up by it, and an empty one must find nothing: `constructor` every object of the language has. */
export const columnKey = /^(?!constructor$)[a-z0-9][a-z0-9_-]{0,31}$/
