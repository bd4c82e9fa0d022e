/**
 * Pictures on their way to the server. While one goes out, a line with its progress stands where it will stand; the
 * document has no such thing, so the line is a decoration, and nothing is saved of a picture that never arrives.
 */
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { isOnlyPictures } from '@/lib/newsroom/paste/pasted-pictures.ts'
import { mostPictures } from '@/lib/story/blocks/gallery/model.ts'
import { element } from '../block-views/frame.ts'
import { holdsFigures } from '../commands/galleries.ts'
import type { EditorContext } from '../context.ts'
import { storyDocumentOf } from '../document-exchange.ts'

type Change = { add: { id: number; at: number; dom: HTMLElement } } | { remove: number }

const uploadsKey = new PluginKey<DecorationSet>('pictureUploads')
let lastId = 0

/** What our own uploads take; anything else is told so before a byte goes out. */
const pictureTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

export const isPicture = (file: File): boolean => pictureTypes.has(file.type)

/** Files of a paste or a drop, if that is what it brought: Word puts a drawing of its text beside the text. */
export function filesOf(data: DataTransfer): File[] {
  const html = data.getData('text/html')
  return html && !isOnlyPictures(html, data.files.length) ? [] : [...data.files]
}

export const pictureUploads = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: uploadsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set, _, { doc }) => {
        const mapped = set.map(transaction.mapping, doc)
        const change: Change | undefined = transaction.getMeta(uploadsKey)
        if (!change) return mapped
        if ('add' in change) {
          const { id, at, dom } = change.add
          return mapped.add(doc, [Decoration.widget(at, dom, { id, side: 1, stopEvent: () => true })])
        }
        return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.id === change.remove))
      },
    },
    props: { decorations: (state) => uploadsKey.getState(state) },
  })

const placeOf = (view: EditorView, id: number): number | null =>
  uploadsKey.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null

/** The border between two blocks of the text that is next below a position; within a gallery, that between pictures. */
function borderBelow(view: EditorView, position: number): number {
  const $position = view.state.doc.resolve(position)
  return $position.depth === 0 || holdsFigures($position.parent) ? position : $position.after(1)
}

/**
 * Sends pictures to the server and puts each into the text when it is there, in the order given.
 * @param asGallery two of them and more become one
 */
export function uploadPictures(
  view: EditorView,
  files: File[],
  context: EditorContext,
  at?: number,
  asGallery = false,
): void {
  const place = at ?? view.state.selection.to
  const together = asGallery ? new Set<string>() : undefined
  uploadInPlaces(
    view,
    files.map((file) => ({ file, at: place, words: {}, together })),
    context,
  )
}

/** A picture on its way into the text, and what is known of it already. */
export type PlacedPicture = {
  file: File
  at: number
  words: { alt?: string | null; caption?: string | null }
  /** The pictures that have come of those it becomes a gallery with. */
  together?: Set<string> | undefined
}

/** The same, each to a place of its own: below the block that is there. */
export function uploadInPlaces(
  view: EditorView,
  pictures: readonly PlacedPicture[],
  context: EditorContext,
): void {
  const placed = pictures.map((picture) => ({ ...picture, at: borderBelow(view, picture.at) }))
  let before: Promise<unknown> = Promise.resolve()
  for (const picture of placed) before = uploadPicture(view, picture, context, before)
}

/** @param before the picture that stands before this one, until it does or cannot */
function uploadPicture(
  view: EditorView,
  { file, at, words: given, together }: PlacedPicture,
  context: EditorContext,
  before: Promise<unknown>,
): Promise<void> {
  const { words, services, known, announce } = context
  const id = ++lastId
  const name = element('bdi', {}, file.name)
  const line = element('p')
  const bar = element('progress', { max: '1', value: '0', 'aria-label': file.name })
  const buttons = element('div', { class: 'block-buttons' })
  const dom = element('div', { class: 'upload', contenteditable: 'false' }, line, bar, buttons)
  const close = () => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(uploadsKey, { remove: id }))
  }
  const button = (label: string, press: () => void) => {
    const made = element('button', { type: 'button', class: 'block-button' }, label)
    made.addEventListener('click', press)
    return made
  }
  const percent = new Intl.NumberFormat('en', { style: 'percent' })

  const fail = (reason: string, canRetry: boolean) => {
    const message = words('upload.failed', { name: name.textContent ?? '', reason })
    line.textContent = message
    bar.remove()
    buttons.replaceChildren(
      ...(canRetry ? [button(words('upload.again'), start)] : []),
      button(words('upload.dismiss'), close),
    )
    announce(message)
  }

  const start = async (): Promise<void> => {
    buttons.replaceChildren()
    line.after(bar)
    const show = (fraction: number) => {
      bar.value = fraction
      line.textContent = words('upload.going', { name: file.name, percent: percent.format(fraction) })
    }
    show(0)
    try {
      const picture = await services.uploadPicture(file, show)
      await before
      const place = placeOf(view, id)
      if (place === null) return
      known.addPicture(picture)
      if (view.isDestroyed) {
        // Who pasted it has left the story, or another editor stands in this one's place; a destroyed one keeps its state.
        const { doc, schema } = view.state
        const figure = schema.node('doc', null, schema.node('figure', { mediaId: picture.mediaId, ...given }))
        return services.putLater(doc.resolve(place).index(0), storyDocumentOf(figure).document.content)
      }
      put(picture.mediaId, place)
      announce(words('upload.done'))
    } catch (error) {
      fail(error instanceof Error && error.message ? error.message : words('upload.unknownReason'), true)
    }
  }

  const put = (mediaId: string, place: number) => {
    const { schema, tr } = view.state
    const figure = schema.node('figure', { mediaId, ...given })
    const above = tr.doc.resolve(place).nodeBefore
    const isEmptyLine = above?.type.name === 'paragraph' && above.content.size === 0
    // The one before it has made a line to write on below itself.
    const end = isEmptyLine ? place - above.nodeSize : place
    const $end = tr.doc.resolve(end)
    const before = $end.depth === 0 ? $end.nodeBefore : null
    const last = before?.type.name === 'gallery' ? before.lastChild : before
    const joins = last?.type.name === 'figure' && together?.has(last.attrs.mediaId)
    together?.add(mediaId)
    if (before && joins && before.childCount < mostPictures) {
      if (before.type.name === 'gallery') tr.insert(end - 1, figure)
      else tr.replaceWith(end - before.nodeSize, end, schema.node('gallery', null, [before, figure]))
    }
    // In place of the empty line it was called from.
    else if (isEmptyLine && above !== tr.doc.firstChild) tr.replaceWith(end, place, figure)
    else tr.insert(place, figure)
    if (['figure', 'gallery'].includes(tr.doc.lastChild?.type.name ?? ''))
      tr.insert(tr.doc.content.size, schema.node('paragraph'))
    view.dispatch(tr.setMeta(uploadsKey, { remove: id }))
  }

  view.dispatch(view.state.tr.setMeta(uploadsKey, { add: { id, at, dom } }))
  if (isPicture(file)) return start()
  fail(words('upload.notPicture'), false)
  return Promise.resolve()
}
