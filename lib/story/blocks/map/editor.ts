import { Node } from '@tiptap/core'
import type { DOMOutputSpec, Node as ProseMirrorNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { isMapRefusal, type MapAttributes, mapZooms } from '@/lib/map/map.ts'
import type { BlockEditor } from '../block-editor.ts'
import { drawnBefore } from './drawn-before.ts'
import { MapDialog } from './map-dialog.client.tsx'
import { refusalWords } from './refusal-words.ts'

const named = [
  'title',
  'description',
  'unit',
  'note',
  'source',
  'places',
  'data',
  'frame',
  'names',
  'joined',
] as const

const MapNode = Node.create({
  name: 'map',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    ...Object.fromEntries(named.map((name) => [name, wordsAttribute(`data-${name}`)])),
    zoom: {
      default: 'usual',
      rendered: false,
      parseHTML: (element: HTMLElement) =>
        mapZooms.find((zoom) => zoom === element.getAttribute('data-zoom')) ?? 'usual',
    },
    inset: {
      default: null,
      rendered: false,
      parseHTML: (element: HTMLElement) => (element.getAttribute('data-inset') === 'globe' ? 'globe' : null),
    },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-block="map"]',
      getAttrs: (element: HTMLElement) =>
        ['data-places', 'data-data', 'data-frame'].some((name) => element.getAttribute(name)) ? null : false,
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'figure',
    {
      'data-block': 'map',
      ...Object.fromEntries([...named, 'zoom', 'inset'].map((name) => [`data-${name}`, attrs[name]])),
    },
    attrs.title ?? '',
  ],
})

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords } = context
    const field = (name: string, label: string) =>
      frame.field({ name, label, next: 'behind', whenEmpty: null })
    const title = field('title', blockWords('map.fields.title'))
    const description = field('description', blockWords('map.fields.description'))
    const note = field('note', blockWords('map.fields.note'))
    const source = field('source', blockWords('map.fields.source'))
    const missing = element('p', { class: 'missing', role: 'note' }, blockWords('map.titleMissing'))
    const drawing = element('div', { class: 'chart-drawing' })
    const edit = frame.button(blockWords('map.edit'), '', () => {
      const at = frame.position()
      if (at === undefined) return
      frame.view.dispatch(frame.view.state.tr.setSelection(NodeSelection.create(frame.view.state.doc, at)))
      context.openDialog(MapDialog)
    })
    const away = frame.button(blockWords('map.remove'), '', () => frame.remove())
    const dom = apart(
      element(
        'figure',
        { class: 'chart map', role: 'group', 'aria-label': blockWords('map.insert') },
        element('p', { class: 'chart-title' }, title),
        missing,
        element('p', { class: 'chart-description' }, description),
        drawing,
        element('figcaption', { class: 'chart-notes' }, element('p', {}, note), element('p', {}, source)),
        element('div', { class: 'block-buttons' }, edit, away),
      ),
    )
    const say = (words: string) => drawing.replaceChildren(element('p', { class: 'missing' }, words))
    let shown = ''
    const draw = async (attrs: ProseMirrorNode['attrs'], asked: string) => {
      try {
        const drawn = await drawnBefore(context, attrs as MapAttributes)
        if (asked !== shown) return
        if (isMapRefusal(drawn)) say(refusalWords(drawn, blockWords))
        else drawing.innerHTML = drawn.html
      } catch {
        if (asked !== shown) return
        say(blockWords('map.away'))
        // It is drawn when the text is next touched.
        shown = ''
      }
    }
    return {
      dom,
      show: ({ attrs }) => {
        missing.hidden = Boolean(attrs.title)
        const { places, data, unit, frame: framedBy, zoom, inset, names, joined } = attrs
        const asked = JSON.stringify([places, data, unit, framedBy, zoom, inset, names, joined])
        if (asked === shown) return
        shown = asked
        void draw(attrs, asked)
      },
    }
  })

export const map = {
  nodes: [MapNode],
  view,
  kinds: [
    {
      id: 'map',
      name: 'map.insert',
      icon: { path: 'M3 5.5l4.5-2 5 2 4.5-2v11l-4.5 2-5-2-4.5 2zM7.5 3.5v11M12.5 5.5v11' },
      aliases:
        'خريطة خارطة موقع موضع بلد بلدان دول إحداثيات map locator place country countries choropleth world',
      act: { dialog: MapDialog },
    },
  ],
} as const satisfies BlockEditor
