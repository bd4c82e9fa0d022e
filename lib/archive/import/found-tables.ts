import type { ColumnsRecord } from './import-record.ts'
import type { FoundColumns } from './run-folder.ts'

/** The columns of all tables of a file, as of one: those of the same name are the same. */
export class FoundTables {
  found: FoundColumns | null = null

  add = ({ columns, mapping }: ColumnsRecord): void => {
    const before = this.found ?? { columns: [], mapping: {} }
    const known = new Set(before.columns.map(({ name }) => name))
    this.found = {
      columns: [...before.columns, ...columns.filter(({ name }) => !known.has(name))],
      mapping: { ...mapping, ...before.mapping },
    }
  }
}
