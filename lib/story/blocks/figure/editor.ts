import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import { widthField } from '@/components/newsroom/editor/block-views/width-field.ts'
import {
  gatheredAround,
  pairedWithNext,
  reordered,
  takenOut,
} from '@/components/newsroom/editor/commands/galleries.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { uploadPictures } from '@/components/newsroom/editor/plugins/picture-uploads.ts'
import {
  requiredWords,
  widthAttribute,
  wordsAttribute,
} from '@/components/newsroom/editor/schema/attributes.ts'
import type { EditorPicture } from '@/components/newsroom/editor/services.ts'
import { drawings } from '@/components/newsroom/ui/icon.tsx'
import type { BlockEditor } from '../block-editor.ts'
import { mostPictures } from '../gallery/model.ts'
import { figureWidths } from './model.ts'

const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    mediaId: { default: '', rendered: false },
    alt: wordsAttribute('data-alt'),
    caption: wordsAttribute('data-caption'),
    credit: wordsAttribute('data-credit'),
    licence: wordsAttribute('data-licence'),
    width: widthAttribute(figureWidths),
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-media-id]',
      getAttrs: (element: HTMLElement) => {
        const mediaId = requiredWords(element, 'data-media-id')
        return mediaId ? { mediaId } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'figure',
    {
      'data-media-id': attrs.mediaId,
      'data-alt': attrs.alt,
      'data-caption': attrs.caption,
      'data-credit': attrs.credit,
      'data-licence': attrs.licence,
      'data-width': attrs.width,
    },
    attrs.caption ?? '',
  ],
})

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords, known, services } = context
    const place = element('div', { class: 'figure-picture' })
    const alt = frame.field({
      name: 'alt',
      label: blockWords('figure.fields.alt'),
      className: 'alt',
      next: 'behind',
      whenEmpty: null,
    })
    const caption = frame.field({
      name: 'caption',
      label: blockWords('figure.fields.caption'),
      next: 'behind',
      whenEmpty: null,
    })
    const credit = frame.field({
      name: 'credit',
      label: blockWords('figure.fields.credit'),
      next: 'behind',
      whenEmpty: null,
    })
    const licence = frame.field({
      name: 'licence',
      label: blockWords('figure.fields.licence'),
      next: 'behind',
      whenEmpty: null,
    })
    const missing = element('p', { class: 'missing', role: 'note' }, blockWords('figure.altMissing'))
    const another = frame.button(blockWords('figure.replace'), '', async () => {
      const picture = await services.pickPicture()
      if (!picture) return frame.view.focus()
      known.addPicture(picture)
      const at = frame.position()
      if (at === undefined || !frame.view.editable) return
      // What was said of the other picture is not true of this one; the caption may be, and is read in any case.
      const { caption: said, width } = frame.node().attrs
      frame.view.dispatch(
        frame.view.state.tr.setNodeMarkup(at, undefined, { mediaId: picture.mediaId, caption: said, width }),
      )
    })
    const away = frame.button(blockWords('figure.remove'), '', () => frame.remove())
    const width = widthField(frame, blockWords, blockWords('figure.width'), figureWidths)
    const change = (make: (at: number) => Transaction | null) => {
      const at = frame.position()
      const tr = at === undefined ? null : make(at)
      if (tr) frame.view.dispatch(tr)
      return tr
    }
    const together = frame.button(blockWords('figure.together'), 'figure-together', () => {
      change((at) => {
        const made = gatheredAround(frame.view.state, at)
        if (made === 'full') context.notify(blockWords('figure.full', { most: mostPictures }))
        return made === 'full' ? null : made
      })
      frame.view.focus()
    })
    const paired = frame.button(blockWords('figure.pair'), 'figure-pair', () => {
      change((at) => pairedWithNext(frame.view.state, at))
      frame.view.focus()
    })
    const out = frame.button(blockWords('figure.out'), 'figure-out', () => {
      change((at) => takenOut(frame.view.state, at))
      frame.view.focus()
    })
    /** Within its gallery. The button that was pressed has the focus again, where the picture stands now. */
    const mover = (by: 1 | -1) => {
      const name = by < 0 ? 'figure.earlier' : 'figure.later'
      const className = by < 0 ? 'figure-earlier' : 'figure-later'
      const button = frame.button(by < 0 ? '‹' : '›', `figure-step ${className}`, () => {
        const tr = change((at) => {
          const $at = frame.view.state.doc.resolve(at)
          return $at.depth === 0
            ? null
            : reordered(frame.view.state, $at.before(), $at.index(), $at.index() + by)
        })
        const dom = tr && frame.view.nodeDOM(tr.selection.from)
        if (!(dom instanceof HTMLElement)) return
        dom.scrollIntoView({ block: 'nearest' })
        dom.querySelector<HTMLElement>(`.${className}`)?.focus()
      })
      button.setAttribute('aria-label', blockWords(name))
      button.title = blockWords(name)
      return button
    }

    const showPicture = (picture: EditorPicture | null, mediaId: string) => {
      if (frame.node().attrs.mediaId !== mediaId) return
      if (picture) {
        const image = element('img', {
          src: picture.url,
          width: String(picture.width),
          height: String(picture.height),
          alt: frame.node().attrs.alt ?? picture.alt,
          draggable: 'false',
        })
        place.replaceChildren(image)
      } else place.replaceChildren(element('p', { class: 'missing' }, blockWords('figure.unknown')))
      // A figure says what its picture says, unless it has words of its own.
      alt.placeholder = picture?.alt || blockWords('figure.fields.alt')
      caption.placeholder = picture?.caption || blockWords('figure.fields.caption')
      credit.placeholder = picture?.credit || blockWords('figure.fields.credit')
      licence.placeholder = picture?.licence || blockWords('figure.fields.licence')
      missing.hidden = Boolean(frame.node().attrs.alt ?? picture?.alt)
    }

    let shown = ''
    return {
      dom: apart(
        element(
          'figure',
          {},
          place,
          element('figcaption', {}, caption, element('div', { class: 'figure-credit' }, credit, licence)),
          element('div', { class: 'figure-alt' }, alt, missing),
          element(
            'div',
            { class: 'block-buttons' },
            width.field,
            mover(-1),
            mover(1),
            another,
            together,
            paired,
            out,
            away,
          ),
        ),
      ),
      show: ({ attrs: { mediaId, alt: own } }) => {
        width.show()
        if (mediaId === shown) {
          const picture = known.picture(mediaId)
          if (!(picture instanceof Promise)) {
            missing.hidden = Boolean(own ?? picture?.alt)
            const image = place.querySelector('img')
            if (image) image.alt = own ?? picture?.alt ?? ''
          }
          return
        }
        shown = mediaId
        missing.hidden = true
        place.replaceChildren()
        soon(
          known.picture(mediaId),
          (picture) => showPicture(picture, mediaId),
          () => place.replaceChildren(element('p', { class: 'missing' }, blockWords('figure.unreachable'))),
        )
      },
    }
  })

async function askForPicture(editor: Editor, { services, known }: EditorContext): Promise<void> {
  const { view } = editor
  const picture = await services.pickPicture()
  if (picture && !editor.isDestroyed) {
    known.addPicture(picture)
    insertBlock(({ schema }) => schema.node('figure', { mediaId: picture.mediaId }))(
      view.state,
      view.dispatch,
    )
  }
  view.focus()
}

const upload = (editor: Editor, context: EditorContext): void =>
  chooseFiles((files) => {
    if (!editor.isDestroyed) uploadPictures(editor.view, files, context)
  })

/** The system's own window for choosing pictures. */
export function chooseFiles(take: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/jpeg,image/png,image/webp,image/gif'
  input.multiple = true
  input.addEventListener('change', () => {
    if (input.files?.length) take([...input.files])
  })
  input.click()
}

export const figure = {
  nodes: [Figure],
  view,
  kinds: [
    {
      id: 'figure',
      name: 'figure.insert',
      icon: { path: drawings.picture },
      aliases: 'صورة صور picture image photo figure library',
      act: { ask: askForPicture },
    },
    {
      id: 'upload',
      name: 'figure.upload',
      icon: { path: drawings.upload },
      aliases: 'رفع صورة تحميل ملف upload picture image photo file',
      act: { ask: upload },
    },
  ],
} as const satisfies BlockEditor
