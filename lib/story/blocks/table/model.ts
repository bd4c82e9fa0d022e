import { type Attributes, type Directed, direction, type Raw, whole, words } from '../attributes.ts'
import { type BlockModel, joinLines, type NodeRule } from '../block-model.ts'
import type { Paragraph } from '../paragraph/model.ts'

export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs?: { colspan?: number; rowspan?: number }
  content: Paragraph[]
}
export type TableRow = { type: 'tableRow'; content: TableCell[] }
export type Table = { type: 'table'; attrs?: Directed & { caption?: string | null }; content: TableRow[] }

/** HTML's own limits are 1,000 columns and 65,534 rows; no page has room for as many. */
export const mostColumns = 50
export const mostRows = 500

const spans = (a: Raw): Attributes => ({
  colspan: whole(a.colspan, 1, mostColumns, 1),
  rowspan: whole(a.rowspan, 1, mostRows, 1),
})

export const tableRowRule = {
  content: ['tableCell', 'tableHeader'],
  attrs: () => ({}),
  needsContent: true,
} satisfies NodeRule

export const tableCellRule = { content: ['paragraph'], attrs: spans, needsContent: false } satisfies NodeRule

export const table = {
  rule: {
    content: ['tableRow'],
    attrs: (a) => ({ dir: direction(a.dir), caption: words(a.caption) }),
    needsContent: true,
  },
  isDirected: true,
  fields: ['caption'],
  plainText: (block, { textOf }) => joinLines([block.attrs?.caption, textOf(block)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs?.caption, textOf(block)],
} satisfies BlockModel<Table>
