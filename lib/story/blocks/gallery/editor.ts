import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, type Frame, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { widthField } from '@/components/newsroom/editor/block-views/width-field.ts'
import { reordered, takenApart } from '@/components/newsroom/editor/commands/galleries.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { filesOf, uploadPictures } from '@/components/newsroom/editor/plugins/picture-uploads.ts'
import { widthAttribute, wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import type { EditorPicture } from '@/components/newsroom/editor/services.ts'
import type { BlockEditor } from '../block-editor.ts'
import { chooseFiles } from '../figure/editor.ts'
import { pictureWidths } from '../figure/model.ts'
import { mostPictures } from './model.ts'

const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'figure+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    caption: wordsAttribute('data-caption'),
    width: widthAttribute(pictureWidths),
  }),
  parseHTML: () => [{ tag: 'section[data-block="gallery"]' }],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'section',
    { 'data-block': 'gallery', 'data-caption': attrs.caption, 'data-width': attrs.width },
    0,
  ],
})

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords } = context
    const contentDOM = element('div', { class: 'gallery-pictures' })
    const count = element('p', { class: 'gallery-count' })
    const caption = frame.field({
      name: 'caption',
      label: blockWords('gallery.fields.caption'),
      next: 'behind',
      whenEmpty: null,
    })
    const width = widthField(frame, blockWords, blockWords('gallery.width'), pictureWidths)
    const add = frame.button(blockWords('gallery.add'), '', async () => {
      const room = mostPictures - frame.node().childCount
      const pictures = room > 0 ? await context.services.pickPictures(room) : []
      const at = frame.position()
      if (room <= 0) context.notify(blockWords('gallery.full', { most: mostPictures }))
      if (pictures.length === 0 || at === undefined || !frame.view.editable) return frame.view.focus()
      for (const picture of pictures) context.known.addPicture(picture)
      const { state } = frame.view
      const figures = pictures.map(({ mediaId }) => state.schema.node('figure', { mediaId }))
      frame.view.dispatch(state.tr.insert(at + frame.node().nodeSize - 1, figures).scrollIntoView())
      frame.view.focus()
    })
    const send = frame.button(blockWords('gallery.send'), '', () =>
      chooseFiles((files) => sendInto(frame, files, context)),
    )
    const single = frame.button(blockWords('gallery.apart'), '', () => {
      const at = frame.position()
      const tr = at === undefined ? null : takenApart(frame.view.state, at)
      if (tr) frame.view.dispatch(tr)
      frame.view.focus()
    })
    const dom = element(
      'div',
      { class: 'gallery-edit', role: 'group', 'aria-label': blockWords('gallery.name') },
      apart(element('div', { class: 'gallery-head' }, count, width.field)),
      apart(element('div', {}, caption)),
      contentDOM,
      apart(element('p', { class: 'gallery-hint' }, blockWords('gallery.hint'))),
      apart(element('div', { class: 'block-buttons' }, add, send, single)),
    )
    dragged(frame, dom, contentDOM, context)
    return {
      dom,
      contentDOM,
      show: (node) => {
        count.textContent = blockWords('gallery.count', { count: node.childCount })
        width.show()
      },
    }
  })

/** Sends pictures to the end of a gallery, as many as it has room for. */
function sendInto(frame: Frame, files: File[], context: EditorContext): void {
  const at = frame.position()
  if (at === undefined || !frame.view.editable) return
  const node = frame.node()
  const some = files.slice(0, mostPictures - node.childCount)
  if (some.length < files.length) context.notify(context.blockWords('gallery.full', { most: mostPictures }))
  uploadPictures(frame.view, some, context, at + node.nodeSize - 1)
}

/** By the mouse a picture goes to another place of its gallery, and files come in; neither reaches the text around. */
function dragged(frame: Frame, dom: HTMLElement, pictures: HTMLElement, context: EditorContext): void {
  let from = -1
  const figures = () => [...pictures.children].filter(({ tagName }) => tagName === 'FIGURE')
  const unmark = () => {
    for (const each of figures()) each.removeAttribute('data-drop')
  }
  /** The picture under the mouse, and on which side of its middle, in the direction of the page. */
  const placeAt = ({ target, clientX }: DragEvent) => {
    const over = target instanceof Element ? target.closest('figure') : null
    const index = over ? figures().indexOf(over) : -1
    if (!over || index < 0) return null
    const { left, width } = over.getBoundingClientRect()
    const isLeft = clientX < left + width / 2
    const isBefore = isLeft !== (getComputedStyle(pictures).direction === 'rtl')
    return { over, index, isBefore }
  }
  pictures.addEventListener('mousedown', ({ target }) => {
    if (frame.view.editable && target instanceof Element)
      target.closest('.figure-picture')?.setAttribute('draggable', 'true')
  })
  dom.addEventListener('dragstart', (event) => {
    const figure = event.target instanceof Element ? event.target.closest('figure') : null
    from =
      figure && event.target instanceof Element && event.target.matches('.figure-picture')
        ? figures().indexOf(figure)
        : -1
    if (from < 0) return
    event.stopPropagation()
    event.dataTransfer?.setData('text/plain', '')
  })
  dom.addEventListener('dragover', (event) => {
    const isFiles = event.dataTransfer?.types.includes('Files')
    if (from < 0 && !isFiles) return
    event.preventDefault()
    event.stopPropagation()
    unmark()
    const place = from < 0 ? null : placeAt(event)
    place?.over.setAttribute('data-drop', place.isBefore ? 'before' : 'after')
  })
  dom.addEventListener('dragleave', unmark)
  dom.addEventListener('dragend', () => {
    from = -1
    unmark()
  })
  dom.addEventListener('drop', (event) => {
    unmark()
    const files = event.dataTransfer ? filesOf(event.dataTransfer) : []
    if (from < 0 && files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (from < 0) return sendInto(frame, files, context)
    const place = placeAt(event)
    const at = frame.position()
    const moved = from
    from = -1
    if (!place || at === undefined || !frame.view.editable) return
    const to = place.index + (place.isBefore ? 0 : 1)
    const tr = reordered(frame.view.state, at, moved, to > moved ? to - 1 : to)
    if (tr) frame.view.dispatch(tr)
    frame.view.focus()
  })
}

/** A gallery of these; one alone is a figure. */
export const insertPictures = (pictures: readonly EditorPicture[], name: 'gallery' | 'beforeAfter') =>
  insertBlock(({ schema }) => {
    const figures = pictures.map(({ mediaId }) => schema.node('figure', { mediaId }))
    return figures.length === 1 ? (figures[0] ?? null) : schema.node(name, null, figures)
  })

async function askForPictures(editor: Editor, { services, known }: EditorContext): Promise<void> {
  const { view: edited } = editor
  const pictures = await services.pickPictures(mostPictures)
  if (pictures.length > 0 && !editor.isDestroyed) {
    for (const picture of pictures) known.addPicture(picture)
    insertPictures(pictures, 'gallery')(edited.state, edited.dispatch)
  }
  edited.focus()
}

const upload = (editor: Editor, context: EditorContext): void =>
  chooseFiles((files) => {
    if (!editor.isDestroyed) uploadPictures(editor.view, files, context, undefined, true)
  })

export const gallery = {
  nodes: [Gallery],
  view,
  kinds: [
    {
      id: 'gallery',
      name: 'gallery.insert',
      icon: { path: 'M6.5 3.5h10v8h-10zM3.5 6.5v10h10M8 10l2.5-3 2 2 1.5-1.5L16.5 10' },
      aliases: 'معرض صور ألبوم شرائح gallery album slideshow carousel pictures photos',
      act: { ask: askForPictures },
    },
    {
      id: 'galleryUpload',
      name: 'gallery.upload',
      icon: { path: 'M6.5 3.5h10v8h-10zM3.5 6.5v10h10M11.5 9.5v-4M9.5 7l2-2 2 2' },
      aliases: 'معرض صور رفع ملفات gallery upload album files photos',
      act: { ask: upload },
    },
  ],
} as const satisfies BlockEditor
