/**
 * A footnote while its story is edited: its number in the line and, when it is selected, its words in a small window under
 * it. The window is an editor of its own, whose steps are the story's: one history, one document
 * (https://prosemirror.net/examples/footnote/).
 */

import { redo, undo } from '@tiptap/pm/history'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { EditorState, NodeSelection, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { StepMap } from '@tiptap/pm/transform'
import { EditorView, type NodeView, type NodeViewConstructor } from '@tiptap/pm/view'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { cleanHref } from '@/lib/newsroom/paste/pasted-links.ts'
import { toggle } from '../commands/toggle-mark.ts'
import type { EditorContext } from '../context.ts'
import { shortcuts } from '../plugins/shortcuts.ts'
import { apart, element } from './frame.ts'

/** A source is pasted as its address: over words it is their link, by itself a link to itself. */
const pastedLinks = new Plugin({
  props: {
    handlePaste: (view, event) => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? ''
      const href = /^https?:\/\/\S+$/i.test(text) ? cleanHref(text) : null
      if (!href) return false
      const { state } = view
      const link = state.schema.mark('link', { href })
      const { from, to, empty } = state.selection
      view.dispatch(
        empty
          ? state.tr.replaceSelectionWith(state.schema.text(href, [link]), false).removeStoredMark(link)
          : state.tr.addMark(from, to, link),
      )
      return true
    },
  },
})

export const noteView =
  ({ words, locale }: EditorContext): NodeViewConstructor =>
  (first, outer, getPos): NodeView => {
    let node = first
    let inner: EditorView | null = null
    const mark = element('button', { type: 'button', tabindex: '-1', class: 'note-number' })
    const dom = element('span', { class: 'note' }, mark)
    apart(dom)

    const name = () => {
      const text = node.textContent
      mark.setAttribute('aria-label', text ? `${words('note.mark')}: ${text}` : words('note.mark'))
      mark.title = text
    }
    name()

    /** Back into the line, behind the note; one without a word goes. */
    const leave = () => {
      const at = getPos()
      if (at === undefined) return
      const { tr } = outer.state
      if (node.content.size === 0) tr.delete(at, at + node.nodeSize)
      const behind = tr.mapping.map(at + node.nodeSize)
      outer.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(behind))))
      outer.focus()
    }

    const dispatchInner = (view: EditorView, tr: Transaction) => {
      const { state, transactions } = view.state.applyTransaction(tr)
      view.updateState(state)
      const at = getPos()
      if (tr.getMeta('fromOutside') || at === undefined) return
      const outerTr = outer.state.tr
      const offset = StepMap.offset(at + 1)
      for (const { steps } of transactions)
        for (const step of steps) {
          const moved = step.map(offset)
          if (moved) outerTr.step(moved)
        }
      if (outerTr.docChanged) outer.dispatch(outerTr)
    }

    const open = () => {
      const place = element('span', { class: 'note-window' })
      const text = element('span', { class: 'note-text' })
      place.append(text)
      dom.append(place)
      const ofStory = (command: typeof undo) => () => command(outer.state, outer.dispatch)
      const lineBreak = (state: EditorState, dispatch?: (tr: Transaction) => void) => {
        dispatch?.(state.tr.replaceSelectionWith(state.schema.node('hardBreak')).scrollIntoView())
        return true
      }
      const done = () => {
        leave()
        return true
      }
      inner = new EditorView(text, {
        state: EditorState.create({
          doc: node,
          plugins: [
            shortcuts(
              {
                'Mod-b': toggle('bold'),
                'Mod-i': toggle('italic'),
                'Mod-z': ofStory(undo),
                'Mod-Shift-z': ofStory(redo),
                'Mod-y': ofStory(redo),
                Enter: done,
                'Mod-Enter': done,
                Escape: done,
                Tab: done,
                'Shift-Enter': lineBreak,
              },
              () => () => false,
            ),
            pastedLinks,
          ],
        }),
        editable: () => outer.editable,
        attributes: ({ doc }) => ({
          'aria-label': words('note.text'),
          role: 'textbox',
          'aria-multiline': 'true',
          dir: firstStrongDirection(doc.textContent) ?? localeTable[locale].dir,
        }),
        dispatchTransaction(tr) {
          dispatchInner(this as unknown as EditorView, tr)
        },
        handleDOMEvents: {
          // The line around it would take the focus for its own selection otherwise.
          mousedown: (view) => {
            if (outer.hasFocus()) view.focus()
            return false
          },
        },
      })
      if (node.content.size === 0) text.dataset.empty = words('note.text')
    }

    const close = () => {
      inner?.destroy()
      inner = null
      dom.querySelector('.note-window')?.remove()
      // Left without a word, by an arrow or a click elsewhere.
      if (node.content.size > 0) return
      setTimeout(() => {
        const at = getPos()
        if (outer.isDestroyed || !outer.editable || at === undefined || outer.state.doc.nodeAt(at) !== node)
          return
        const { selection } = outer.state
        if (selection instanceof NodeSelection && selection.from === at) return
        outer.dispatch(outer.state.tr.delete(at, at + node.nodeSize))
      }, 0)
    }

    mark.addEventListener('click', () => {
      const at = getPos()
      if (at === undefined) return
      outer.dispatch(outer.state.tr.setSelection(NodeSelection.create(outer.state.doc, at)))
      if (outer.editable) inner?.focus()
    })

    return {
      dom,
      selectNode: () => {
        dom.classList.add('note-open')
        if (!inner) open()
        // Made just now, to be written.
        if (node.content.size === 0 && outer.editable) setTimeout(() => inner?.focus(), 0)
      },
      deselectNode: () => {
        dom.classList.remove('note-open')
        if (inner) close()
      },
      update: (next: ProseMirrorNode) => {
        if (next.type !== node.type) return false
        node = next
        name()
        if (inner) {
          const text = inner.dom.parentElement
          if (text && node.content.size > 0) delete text.dataset.empty
          else if (text) text.dataset.empty = words('note.text')
          const { state } = inner
          const start = node.content.findDiffStart(state.doc.content)
          const ends = node.content.findDiffEnd(state.doc.content)
          if (start !== null && ends) {
            let { a, b } = ends
            const overlap = start - Math.min(a, b)
            if (overlap > 0) {
              a += overlap
              b += overlap
            }
            inner.dispatch(state.tr.replace(start, b, node.slice(start, a)).setMeta('fromOutside', true))
          }
        }
        return true
      },
      destroy: () => {
        inner?.destroy()
        inner = null
      },
      stopEvent: (event) => event.target instanceof Node && dom.contains(event.target),
      ignoreMutation: () => true,
    }
  }
