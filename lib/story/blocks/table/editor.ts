/** Tables, with the roles by which `prosemirror-tables` knows them. */
import { Extension, Node } from '@tiptap/core'
import type { DOMOutputSpec, NodeSpec, Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { BlockWords, EditorContext } from '@/components/newsroom/editor/context.ts'
import {
  directionAttribute,
  directionOf,
  wordsAttribute,
} from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor, DrawnIcon } from '../block-editor.ts'
import { chartOfTable } from './chart-of-table.ts'
import { mostColumns, mostRows } from './model.ts'

declare module '@tiptap/core' {
  interface NodeConfig {
    tableRole?: NodeSpec['tableRole']
  }
}

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  tableRole: 'table',
  addAttributes: () => ({ dir: directionAttribute, caption: wordsAttribute('data-caption') }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'table',
    { ...directionOf(node), 'data-caption': node.attrs.caption },
    ['tbody', 0],
  ],
})

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: (): DOMOutputSpec => ['tr', 0],
})

const span = (htmlName: string, most: number) => ({
  default: 1,
  rendered: false,
  parseHTML: (element: HTMLElement) => {
    const value = Number(element.getAttribute(htmlName) ?? 1)
    return Number.isInteger(value) && value >= 1 && value <= most ? value : 1
  },
})

const cell = (name: 'tableCell' | 'tableHeader', role: 'cell' | 'header_cell', tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'paragraph+',
    isolating: true,
    tableRole: role,
    addAttributes: () => ({ colspan: span('colspan', mostColumns), rowspan: span('rowspan', mostRows) }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
      tag,
      {
        colspan: attrs.colspan === 1 ? null : attrs.colspan,
        rowspan: attrs.rowspan === 1 ? null : attrs.rowspan,
        scope: tag === 'th' ? 'col' : null,
      },
      0,
    ],
  })

const TableCell = cell('tableCell', 'cell', 'td')
const TableHeader = cell('tableHeader', 'header_cell', 'th')

/** Tiptap leaves out of the schema what it does not know itself. */
const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: (extension) => {
    const { tableRole } = extension.config as { tableRole?: string }
    return tableRole ? { tableRole } : {}
  },
})

const view = ({ blockWords }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('tbody')
    const caption = frame.field({
      name: 'caption',
      label: blockWords('table.fields.caption'),
      next: 'inside',
      whenEmpty: null,
    })
    return {
      dom: element(
        'section',
        { class: 'table' },
        element('table', {}, apart(element('caption', {}, caption)), contentDOM),
      ),
      contentDOM,
    }
  })

/** The node a table begins as: a header row and so many rows of cells. */
export const emptyTable =
  (rows: number, columns: number) =>
  ({ schema }: EditorState): ProseMirrorNode => {
    const row = (type: 'tableHeader' | 'tableCell') =>
      schema.node(
        'tableRow',
        null,
        Array.from({ length: columns }, () => schema.node(type, null, [schema.node('paragraph')])),
      )
    return schema.node('table', null, [
      row('tableHeader'),
      ...Array.from({ length: rows - 1 }, () => row('tableCell')),
    ])
  }

/** What can be done to the table that the cursor stands in, by groups. */
export const tableTools: readonly (readonly {
  name: Parameters<BlockWords>[0]
  command: Command
  isDangerous?: true
  /** Not offered where it would do nothing. */
  isOptional?: true
}[])[] = [
  [
    { name: 'table.tools.rowBefore', command: addRowBefore },
    { name: 'table.tools.rowAfter', command: addRowAfter },
    { name: 'table.tools.columnBefore', command: addColumnBefore },
    { name: 'table.tools.columnAfter', command: addColumnAfter },
  ],
  [
    { name: 'table.tools.chart', command: chartOfTable, isOptional: true },
    { name: 'table.tools.headerRow', command: toggleHeaderRow },
    { name: 'table.tools.merge', command: mergeCells },
    { name: 'table.tools.split', command: splitCell },
  ],
  [
    { name: 'table.tools.deleteRow', command: deleteRow },
    { name: 'table.tools.deleteColumn', command: deleteColumn },
    { name: 'table.tools.remove', command: deleteTable, isDangerous: true },
  ],
]

export const tableIcon: DrawnIcon = { path: 'M3 4h14v12H3zM3 8h14M3 12h14M10 4v12' }

export const table = {
  nodes: [Table, TableRow, TableCell, TableHeader, TableRoles],
  view,
  kinds: [
    {
      id: 'table',
      name: 'table.insert',
      icon: tableIcon,
      aliases: 'جدول بيانات table grid data',
      act: { command: insertBlock(emptyTable(3, 3)) },
    },
  ],
} as const satisfies BlockEditor
