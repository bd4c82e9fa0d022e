/**
 * What comes in by paste and by drop: pictures go to the server, everything else through `lib/newsroom/paste`. What was
 * cut from our own text comes back as it was.
 */

import { closeHistory } from '@tiptap/pm/history'
import { DOMSerializer, type Fragment, Slice } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { markType } from '@/components/newsroom/editor/schema/schema-types.ts'
import { domTree } from '@/lib/newsroom/paste/dom-tree.ts'
import { cleanHref } from '@/lib/newsroom/paste/pasted-links.ts'
import { type TakenPicture, takenIndex } from '@/lib/newsroom/paste/pasted-pictures.ts'
import { type Pasted, readClipboard } from '@/lib/newsroom/paste/read-clipboard.ts'
import { itemAt } from '@/lib/present.ts'
import { readAllIntoCards } from '@/lib/story/blocks/embed/read-into-cards.ts'
import type { Figure } from '@/lib/story/blocks/figure/model.ts'
import { versesOfText } from '@/lib/story/blocks/poem/verses.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import { embedSourceOf, linkCard } from '@/lib/story/safe-address.ts'
import { lostBelow } from '../commands/text-blocks.ts'
import type { EditorContext } from '../context.ts'
import { editorBlocksOf } from '../document-exchange.ts'
import { filesOf, isPicture, type PlacedPicture, uploadInPlaces, uploadPictures } from './picture-uploads.ts'

/** On the HTML of our own text: other sites are made with ProseMirror too, and theirs is cleaned like anybody's. */
const ownMark = 'data-warraq-text'

class OwnSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target)
    made.firstElementChild?.setAttribute(ownMark, '')
    return made
  }
}

/** Cards of one paste whose pages are read by themselves. */
const mostRead = 12

const isInEmptyLine = ({ selection: { $from, empty } }: EditorState): boolean =>
  empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0 && $from.depth === 1

/** An address that is all there is on a line becomes the card of its page. */
function asCard(state: EditorState, blocks: Pasted['blocks'], text: string): Pasted['blocks'] {
  const url = /^\s*https?:\/\/\S+\s*$/i.test(text) ? cleanHref(text) : null
  const provider = embedSourceOf(url, linkCard)
  const isAlone = blocks.length === 1 && blocks[0]?.type === 'paragraph' && isInEmptyLine(state)
  // Who copies a link by its name wants that name.
  const words = isAlone ? plainText({ type: 'doc', content: blocks }).trim() : ''
  return url && provider && words === text.trim() ? [{ type: 'embed', attrs: { url, provider } }] : blocks
}

/** From a card that was put in to the line below it: whoever types on means to write there, not in its place. */
function writingOnBehind(tr: Transaction): Transaction {
  const { selection, doc } = tr
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'embed') return tr
  const behind = selection.to
  if (!doc.resolve(behind).nodeAfter?.isTextblock) tr.insert(behind, doc.type.schema.node('paragraph'))
  return tr.setSelection(TextSelection.create(tr.doc, behind + 1))
}

/** The transaction that puts blocks in place of the selection; what begins or ends as a paragraph joins its line. */
export function inserting(state: EditorState, blocks: Pasted['blocks']): Transaction {
  const { schema, tr } = state
  const [only] = blocks
  // On a line with words, or within a box, the address of a post is a link.
  if (blocks.length === 1 && only?.type === 'embed' && !isInEmptyLine(state)) {
    const link = schema.mark('link', { href: only.attrs.url })
    return tr.replaceSelectionWith(schema.text(only.attrs.url, [link]), false).removeStoredMark(link)
  }
  const nodes = editorBlocksOf(schema, blocks)
  const isOpen = (index: number) => (nodes.at(index)?.type.name === 'paragraph' ? 1 : 0)
  const slice = Slice.maxOpen(schema.node('doc', null, nodes).content, false)
  return tr.replaceSelection(new Slice(slice.content, isOpen(0), isOpen(-1)))
}

/** A quotation without words yet gives way to what is pasted, a stranger's or our own; who said it was written down. */
export const fieldsOutlivePaste = new Plugin({
  appendTransaction: (transactions, before, after) => {
    if (!before.selection.empty || !transactions.some((tr) => tr.getMeta('paste'))) return null
    const tr = lostBelow(after.tr, before.doc)
    return tr.docChanged ? tr : null
  },
})

/** The file of a picture that came along. */
function fileOf(taken: TakenPicture, files: readonly File[], alt: string): File | null {
  if ('file' in taken) return files[taken.file] ?? null
  const [, type = '', data = ''] = /^data:([^;,]+);base64,(.*)$/s.exec(taken.src) ?? []
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (character) => character.charCodeAt(0))
    return new File([bytes], `${alt.slice(0, 60)}.${type.split('/')[1]}`, { type })
  } catch {
    return null
  }
}

/** Takes the figures that stand for pictures of a paste out of the text again: each is put in once it is uploaded. */
function takeOutTaken(tr: Transaction): { at: number; attrs: Figure['attrs']; index: number }[] {
  const found: { at: number; attrs: Figure['attrs']; index: number }[] = []
  tr.doc.descendants((node, at) => {
    const attrs = node.attrs as Figure['attrs']
    const index = node.type.name === 'figure' ? takenIndex(attrs) : null
    if (index !== null) found.push({ at, attrs, index })
  })
  const since = tr.steps.length
  for (const { at } of found.toReversed()) {
    const { parent } = tr.doc.resolve(at)
    // Where nothing else stands, a line stays to write on.
    if (parent.childCount === 1) tr.replaceWith(at, at + 1, parent.type.schema.node('paragraph'))
    else tr.delete(at, at + 1)
  }
  return found.map((each) => ({ ...each, at: tr.mapping.slice(since).map(each.at) }))
}

/**
 * A gallery of pictures that came along is one again when they are uploaded.
 * @returns by the place of each such picture among those that came, what it shares with the others of its gallery
 */
function withoutTakenGalleries(blocks: Pasted['blocks']) {
  const groups = new Map<number, Set<string>>()
  const flat = blocks.flatMap((block): Pasted['blocks'] => {
    if (block.type !== 'gallery') return [block]
    const taken = block.content.flatMap(({ attrs }) => takenIndex(attrs) ?? [])
    if (taken.length === 0) return [block]
    const group = new Set<string>()
    for (const index of taken) groups.set(index, group)
    const { caption } = block.attrs
    return [
      ...block.content,
      ...(caption
        ? [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: caption }] }]
        : []),
    ]
  })
  return { blocks: flat, groups }
}

function insert(view: EditorView, data: DataTransfer, context: EditorContext): boolean {
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  if (!html && !text) return false
  const { state } = view
  const { selection, schema } = state

  // An address over selected words is their link.
  const href = /^\s*[a-z][a-z\d+.-]*:\S+\s*$/i.test(text) ? cleanHref(text) : null
  if (
    href &&
    !selection.empty &&
    selection instanceof TextSelection &&
    selection.$from.sameParent(selection.$to)
  ) {
    const { from, to } = selection
    const tr = state.tr.removeMark(from, to, markType(schema, 'storyLink'))
    view.dispatch(tr.addMark(from, to, schema.mark('link', { href })).scrollIntoView())
    return true
  }

  const verses = selection.$from.parent.type.name === 'hemistich' ? versesOfText(text) : []
  if (verses.length > 1 || (verses[0]?.content.length ?? 0) > 1) {
    const { $from } = selection
    const verse = $from.node(-1)
    const at = $from.before(-1)
    const isEmpty = verse.textContent === ''
    const from = isEmpty ? at : at + verse.nodeSize
    const nodes = verses.map((each) => schema.nodeFromJSON(each))
    const { tr } = state
    tr.replaceWith(from, at + verse.nodeSize, nodes)
    const size = nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
    tr.setSelection(TextSelection.near(tr.doc.resolve(from + size), -1))
    view.dispatch(closeHistory(tr).setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView())
    return true
  }

  const { words } = context
  const files = [...data.files].filter(isPicture)
  const pasted = readClipboard({ html, text }, context.locale, domTree, {
    files: files.length,
    placeholder: (alt) => (alt ? words('paste.placeholder', { alt }) : words('paste.placeholderUnnamed')),
  })
  if (pasted.blocks.length > 0) {
    const { blocks, groups } = withoutTakenGalleries(asCard(state, pasted.blocks, text))
    const put = inserting(state, blocks)
    const tr = blocks.length === 1 ? writingOnBehind(put) : put
    const pictures = takeOutTaken(tr).flatMap(({ at, attrs, index }): PlacedPicture[] => {
      const { alt = null, caption = null } = attrs
      const file = fileOf(itemAt(pasted.taken, index), files, alt ?? words('paste.picture'))
      return file ? [{ file, at, words: { alt, caption }, together: groups.get(index) }] : []
    })
    // Undone by itself, however soon after the last letter it came.
    view.dispatch(closeHistory(tr).setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView())
    uploadInPlaces(view, pictures, context)
    const cards = blocks.flatMap((block) => (block.type === 'embed' ? [block.attrs.url] : []))
    void readAllIntoCards(view, cards.slice(0, mostRead), context)
  }
  const said = [
    pasted.isCut && words('paste.tooLarge'),
    pasted.linked > 0 && words('paste.pictures', { count: pasted.linked }),
    pasted.missing > 0 && words('paste.missing', { count: pasted.missing }),
  ].filter(Boolean)
  if (said.length > 0) context.notify(said.join(' '))
  return true
}

export function cleanPaste(context: EditorContext): Plugin {
  const isOurs = (data: DataTransfer) => data.getData('text/html').includes(ownMark)
  let serializer: OwnSerializer | undefined
  return new Plugin({
    props: {
      clipboardSerializer: {
        serializeFragment: (fragment: Fragment, options?: { document?: Document }) => {
          const schema = fragment.firstChild?.type.schema
          if (!schema) return document.createDocumentFragment()
          serializer ??= new OwnSerializer(
            DOMSerializer.nodesFromSchema(schema),
            DOMSerializer.marksFromSchema(schema),
          )
          return serializer.serializeFragment(fragment, options)
        },
      } as unknown as DOMSerializer,
      handleDOMEvents: {
        // Before ProseMirror has parsed what a stranger put there, which costs more than reading it.
        paste: (view, event) => {
          const data = event.clipboardData
          if (!data || !view.editable) return false
          const files = filesOf(data)
          if (files.length > 0) {
            event.preventDefault()
            // Several that come together are a gallery.
            uploadPictures(view, files, context, undefined, true)
            return true
          }
          if (isOurs(data) || view.state.selection.$from.parent.type.spec.code) return false
          event.preventDefault()
          insert(view, data, context)
          return true
        },
        drop: (view, event) => {
          const data = event.dataTransfer
          if (!data || !view.editable || view.dragging) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
          if (at === undefined) return false
          const files = filesOf(data)
          if (files.length > 0) {
            event.preventDefault()
            // Dropped together, they are a gallery.
            uploadPictures(view, files, context, at, true)
            return true
          }
          if (isOurs(data)) return false
          event.preventDefault()
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))))
          insert(view, data, context)
          view.focus()
          return true
        },
      },
    },
  })
}
