import { Node } from '@tiptap/core'
import type { DOMOutputSpec, Node as ProseMirrorNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { requiredWords, wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { OfferedDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import type { BlockEditor } from '../block-editor.ts'
import { DataTableDialog } from './data-table-dialog.client.tsx'
import type { DataTable } from './model.ts'
import { offeredDatasets } from './offered-before.ts'
import { arrows, printedTable } from './printed-table.ts'

const kept = ['columns', 'filter', 'sort'] as const

const DataTableNode = Node.create({
  name: 'dataTable',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    datasetId: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
    note: wordsAttribute('data-note'),
    ...Object.fromEntries(kept.map((name) => [name, { default: null, rendered: false }])),
    limit: { default: null, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-block="dataTable"]',
      getAttrs: (element: HTMLElement) => {
        const datasetId = requiredWords(element, 'data-dataset')
        const limit = Number(element.getAttribute('data-limit'))
        return datasetId
          ? {
              datasetId,
              // As they are: a tab and a line's end say something in them.
              ...Object.fromEntries(kept.map((name) => [name, element.getAttribute(`data-${name}`) || null])),
              limit: Number.isInteger(limit) && limit > 0 ? limit : null,
            }
          : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'figure',
    {
      'data-block': 'dataTable',
      'data-dataset': attrs.datasetId,
      'data-title': attrs.title,
      'data-note': attrs.note,
      ...Object.fromEntries(kept.map((name) => [`data-${name}`, attrs[name]])),
      'data-limit': attrs.limit,
    },
    attrs.title ?? '',
  ],
})

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords, locale, services } = context
    const field = (name: string, label: string) =>
      frame.field({ name, label, next: 'behind', whenEmpty: null })
    const title = field('title', blockWords('dataTable.fields.title'))
    const note = field('note', blockWords('dataTable.fields.note'))
    const drawn = element('div', {})
    const edit = frame.button(blockWords('dataTable.edit'), '', () => {
      const at = frame.position()
      if (at === undefined) return
      frame.view.dispatch(frame.view.state.tr.setSelection(NodeSelection.create(frame.view.state.doc, at)))
      context.openDialog(DataTableDialog)
    })
    const away = frame.button(blockWords('dataTable.remove'), '', () => frame.remove())
    const missing = (words: string) => drawn.replaceChildren(element('p', { class: 'missing' }, words))
    const draw = (table: OfferedDataset, attrs: DataTable['attrs']) => {
      const { dir, reading } = localeTable[locale]
      const { columns, rows } = printedTable(table, attrs, locale, reading)
      const cell = (name: 'th' | 'td', kind: string, ...inside: (Element | string)[]) =>
        element(name, kind === 'text' || kind === 'date' ? {} : { class: 'figure' }, ...inside)
      const hidden = table.rowCount - table.rows.length
      drawn.replaceChildren(
        element(
          'div',
          { class: 'table', dir },
          element(
            'table',
            {},
            element(
              'thead',
              {},
              element(
                'tr',
                {},
                ...columns.map(({ name, kind }) => cell('th', kind, element('bdi', {}, name))),
              ),
            ),
            element(
              'tbody',
              { lang: table.locale },
              ...rows.map(({ cells }) =>
                element(
                  'tr',
                  {},
                  ...cells.map(({ text, unit, way }, index) =>
                    cell(
                      index === 0 ? 'th' : 'td',
                      columns[index]?.kind ?? 'text',
                      text && way ? `${arrows[way]} ` : '',
                      element('bdi', {}, text),
                      text && unit ? `\u00a0${unit}` : '',
                    ),
                  ),
                ),
              ),
            ),
          ),
        ),
        element(
          'p',
          { class: 'note', lang: context.newsroom.locale, dir: localeTable[context.newsroom.locale].dir },
          blockWords('dataTable.live', { name: `\u2068${table.name}\u2069` }),
          ...(hidden > 0 ? [` (${blockWords('dataTable.more', { count: hidden })})`] : []),
        ),
      )
    }
    const show = (attrs: ProseMirrorNode['attrs']) =>
      soon(
        offeredDatasets(services),
        (tables) => {
          const table = tables.find(({ id }) => id === frame.node().attrs.datasetId)
          if (table) draw(table, attrs as DataTable['attrs'])
          else missing(blockWords('dataTable.unknown'))
        },
        () => missing(blockWords('dataTable.unreachable')),
      )
    let shown = ''
    return {
      dom: apart(
        element(
          'figure',
          { class: 'figures', role: 'group', 'aria-label': blockWords('dataTable.name') },
          element('p', { class: 'figures-title' }, title),
          drawn,
          element('figcaption', {}, note),
          element('div', { class: 'block-buttons' }, edit, away),
        ),
      ),
      show: ({ attrs }) => {
        const { title: _, note: _note, ...asked } = attrs
        const key = JSON.stringify(asked)
        if (key === shown) return
        shown = key
        show(attrs)
      },
    }
  })

export const dataTable = {
  nodes: [DataTableNode],
  view,
  kinds: [
    {
      id: 'dataTable',
      name: 'dataTable.insert',
      icon: { path: 'M3 4h14v12H3zM3 8h14M8 8v8M11 12h1.5l1-2 1.5 4 .8-2h1.2' },
      aliases:
        'أرقام حية جدول مباشر نتائج أسعار أسواق بورصة درجات حرارة أهداف live figures data table results scores markets prices',
      act: { dialog: DataTableDialog },
    },
  ],
} as const satisfies BlockEditor
