/** Tables, with the roles by which `prosemirror-tables` knows them. */
import { Extension, Node } from '@tiptap/core'
import type { DOMOutputSpec, NodeSpec } from '@tiptap/pm/model'
import { directionAttribute, directionOf, wordsAttribute } from './attributes.ts'

declare module '@tiptap/core' {
  interface NodeConfig {
    tableRole?: NodeSpec['tableRole']
  }
}

export const Table = Node.create({
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

export const TableRow = Node.create({
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
    addAttributes: () => ({ colspan: span('colspan', 50), rowspan: span('rowspan', 500) }),
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

export const TableCell = cell('tableCell', 'cell', 'td')
export const TableHeader = cell('tableHeader', 'header_cell', 'th')

/** Tiptap leaves out of the schema what it does not know itself. */
export const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: (extension) => {
    const { tableRole } = extension.config as { tableRole?: string }
    return tableRole ? { tableRole } : {}
  },
})
