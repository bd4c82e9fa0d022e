import { Node } from '@tiptap/core'
import type { DOMOutputSpec, Node as ProseMirrorNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { requiredWords, wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { chartKinds, readFlow } from '@/lib/chart/chart.ts'
import { type ChartAttributes, chartOf, isDrawn } from '@/lib/chart/chart-of.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockEditor } from '../block-editor.ts'
import { canvasWidth } from './canvas-width.ts'
import { ChartDialog } from './chart-dialog.client.tsx'
import { drawnHtml } from './drawn-html.ts'
import { refusalWords } from './refusal-words.ts'

const Chart = Node.create({
  name: 'chart',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    kind: { default: 'bars', rendered: false },
    data: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
    description: wordsAttribute('data-description'),
    unit: wordsAttribute('data-unit'),
    note: wordsAttribute('data-note'),
    source: wordsAttribute('data-source'),
    roles: wordsAttribute('data-roles'),
    annotations: wordsAttribute('data-annotations'),
    flow: {
      default: null,
      rendered: false,
      parseHTML: (element: HTMLElement) => readFlow(element.getAttribute('data-flow')),
    },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-block="chart"]',
      getAttrs: (element: HTMLElement) => {
        const data = requiredWords(element, 'data-table')
        const asked = element.getAttribute('data-kind')
        return data ? { data, kind: chartKinds.find((kind) => kind === asked) ?? 'bars' } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'figure',
    {
      'data-block': 'chart',
      'data-kind': attrs.kind,
      'data-table': attrs.data,
      'data-title': attrs.title,
      'data-description': attrs.description,
      'data-unit': attrs.unit,
      'data-note': attrs.note,
      'data-source': attrs.source,
      'data-roles': attrs.roles,
      'data-annotations': attrs.annotations,
      'data-flow': attrs.flow,
    },
    attrs.title ?? '',
  ],
})

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords, locale } = context
    const field = (name: string, label: string) =>
      frame.field({ name, label, next: 'behind', whenEmpty: null })
    const title = field('title', blockWords('chart.fields.title'))
    const description = field('description', blockWords('chart.fields.description'))
    const note = field('note', blockWords('chart.fields.note'))
    const source = field('source', blockWords('chart.fields.source'))
    const missing = element('p', { class: 'missing', role: 'note' }, blockWords('chart.titleMissing'))
    const drawing = element('div', { class: 'chart-drawing' })
    const edit = frame.button(blockWords('chart.edit'), '', () => {
      const at = frame.position()
      if (at === undefined) return
      frame.view.dispatch(frame.view.state.tr.setSelection(NodeSelection.create(frame.view.state.doc, at)))
      context.openDialog(ChartDialog)
    })
    const away = frame.button(blockWords('chart.remove'), '', () => frame.remove())
    const dom = apart(
      element(
        'figure',
        { class: 'chart', role: 'group', 'aria-label': blockWords('chart.insert') },
        element('p', { class: 'chart-title' }, title),
        missing,
        element('p', { class: 'chart-description' }, description),
        drawing,
        element('figcaption', { class: 'chart-notes' }, element('p', {}, note), element('p', {}, source)),
        element('div', { class: 'block-buttons' }, edit, away),
      ),
    )
    const draw = (attrs: ProseMirrorNode['attrs']) => {
      const { reading } = localeTable[locale]
      const chart = chartOf(attrs as ChartAttributes, { locale, reading, measure: canvasWidth(dom) })
      if (isDrawn(chart)) drawing.innerHTML = drawnHtml(chart)
      else drawing.replaceChildren(element('p', { class: 'missing' }, refusalWords(chart, blockWords)))
    }
    let shown = ''
    return {
      dom,
      show: ({ attrs }) => {
        missing.hidden = Boolean(attrs.title)
        const { kind, data, unit, roles, annotations, flow } = attrs
        const drawn = JSON.stringify([kind, data, unit, roles, annotations, flow])
        if (drawn === shown) return
        shown = drawn
        // In the text by then, where its face is known; and once more when that has come.
        requestAnimationFrame(() => draw(frame.node().attrs))
        document.fonts.ready.then(() => draw(frame.node().attrs))
      },
    }
  })

export const chart = {
  nodes: [Chart],
  view,
  kinds: [
    {
      id: 'chart',
      name: 'chart.insert',
      icon: { path: 'M3 17h14M5.5 14V9M10 14V4M14.5 14V7' },
      aliases:
        'رسم بياني مخطط أعمدة خطوط مساحات أرقام بيانات إحصاء chart graph plot bar line area data figures csv',
      act: { dialog: ChartDialog },
    },
  ],
} as const satisfies BlockEditor
