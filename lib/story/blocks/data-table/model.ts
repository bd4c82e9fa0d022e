import { columnKey, longestCell, mostColumns, mostRows } from '../../../dataset/dataset.ts'
import type { Showing } from '../../../dataset/shown-table.ts'
import { withoutOverrides } from '../../clean-text.ts'
import { words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/** A table of figures that is written to elsewhere: which one, and what of it is shown. Its cells are read when the page is made. */
export type DataTable = {
  type: 'dataTable'
  attrs: {
    datasetId: string
    title: string | null
    note: string | null
    /** A line for each column that is shown: its key, and after a tab what stands over it here. Null: all, as they are. */
    columns: string | null
    /** A column's key, a tab, and what must stand in it. */
    filter: string | null
    /** A column's key, with a `-` before it where the largest comes first. Null: as the table has them. */
    sort: string | null
    limit: number | null
  }
}

const text = (value: unknown): string =>
  typeof value === 'string' ? withoutOverrides(value.slice(0, mostColumns * (longestCell + 40))) : ''

/** A key with what belongs to it. */
function keyed(line: string): { key: string; value: string } | null {
  const at = line.indexOf('\t')
  const key = (at < 0 ? line : line.slice(0, at)).trim()
  return columnKey.test(key)
    ? {
        key,
        value:
          at < 0
            ? ''
            : line
                .slice(at + 1)
                .trim()
                .slice(0, longestCell),
      }
    : null
}

const columnsIn = (value: unknown): { key: string; name: string | null }[] =>
  text(value)
    .split('\n')
    .flatMap((line) => keyed(line) ?? [])
    .slice(0, mostColumns)
    .map(({ key, value: name }) => ({ key, name: name || null }))

const lineOf = (key: string, value: string | null): string => (value ? `${key}\t${value}` : key)

/** Columns as the block stores them; null where it shows all as they are. */
export const columnsText = (columns: Showing['columns']): string | null =>
  columns.map(({ key, name }) => lineOf(key, name)).join('\n') || null

export const filterText = (filter: Showing['filter']): string | null =>
  filter?.value ? lineOf(filter.key, filter.value) : null

/** What a block's attributes ask to be shown. */
export function showingOf({ columns, filter, sort, limit }: Partial<DataTable['attrs']>): Showing {
  const only = keyed(text(filter))
  const by = keyed(text(sort).replace(/^-/, ''))
  return {
    columns: columnsIn(columns),
    filter: only?.value ? only : null,
    sort: by ? { key: by.key, isDescending: text(sort).startsWith('-') } : null,
    limit:
      typeof limit === 'number' && Number.isInteger(limit) && limit > 0 ? Math.min(limit, mostRows) : null,
  }
}

export const dataTable = {
  rule: {
    content: null,
    attrs: (a) => {
      const datasetId = words(a.datasetId)
      if (!datasetId) return null
      const { columns, filter, sort, limit } = showingOf(a as Partial<DataTable['attrs']>)
      return {
        datasetId: datasetId.slice(0, 64),
        title: words(a.title),
        note: words(a.note),
        columns: columnsText(columns),
        filter: filterText(filter),
        sort: sort && `${sort.isDescending ? '-' : ''}${sort.key}`,
        limit,
      }
    },
    needsContent: false,
  },
  // It runs as its story does, each cell as its words do.
  isDirected: false,
  fields: ['title', 'note'],
  plainText: ({ attrs }) => joinLines([attrs.title, attrs.note]),
  isNamed: true,
  lines: ({ attrs }) => [
    attrs.title,
    ...columnsIn(attrs.columns).map(({ name }) => name),
    showingOf(attrs).filter?.value,
    attrs.note,
  ],
  identity: ({ attrs }) => attrs.datasetId,
  references: ({ attrs: { datasetId } }) => ({ datasetId }),
} satisfies BlockModel<DataTable>
