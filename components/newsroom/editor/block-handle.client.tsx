'use client'

import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.client.tsx'
import { enterFields } from './block-views/frame.ts'
import { moveBlock } from './commands/move-block.ts'
import { run, shortcutList } from './editor-actions.ts'
import { EditorIcon } from './icons.tsx'

/** The top-level block that a point of the window lies beside. */
function blockBeside(view: EditorView, y: number): { position: number; dom: HTMLElement } | null {
  const box = view.dom.getBoundingClientRect()
  const found = document.elementFromPoint(box.left + box.width / 2, y)
  let dom = found instanceof HTMLElement && view.dom.contains(found) ? found : null
  while (dom && dom.parentElement !== view.dom) dom = dom.parentElement
  if (!dom) return null
  const inside = view.posAtDOM(dom, 0)
  const $inside = view.state.doc.resolve(inside)
  const position = $inside.depth > 0 ? $inside.before(1) : inside
  return view.nodeDOM(position) === dom ? { position, dom } : null
}

/** What can be done with a whole block, in a menu. */
export function BlockWork({
  editor,
  select,
  onNote,
}: {
  editor: Editor
  select?: () => void
  /** Notes the block. */
  onNote?: (() => void) | null
}) {
  const t = useTranslations('Newsroom.Editor')
  const later = (act: (view: EditorView) => void) => () =>
    void setTimeout(() => {
      select?.()
      act(editor.view)
    }, 50)
  /** The top-level block of the selection. */
  const bounds = ({ state: { selection } }: EditorView) => {
    const { $from } = selection
    return $from.depth > 0
      ? { from: $from.before(1), to: $from.after(1) }
      : { from: selection.from, to: selection.to }
  }
  return (
    <>
      <MenuItem keys={shortcutList.up} onSelect={later((view) => run(view, moveBlock('up')))}>
        {t('handle.up')}
      </MenuItem>
      <MenuItem keys={shortcutList.down} onSelect={later((view) => run(view, moveBlock('down')))}>
        {t('handle.down')}
      </MenuItem>
      <MenuItem keys={shortcutList.fields} onSelect={later((view) => enterFields(view))}>
        {t('handle.fields')}
      </MenuItem>
      <MenuItem
        onSelect={later((view) => {
          const { from, to } = bounds(view)
          view.dispatch(view.state.tr.insert(to, view.state.doc.slice(from, to).content).scrollIntoView())
          view.focus()
        })}
      >
        {t('handle.duplicate')}
      </MenuItem>
      {onNote && <MenuItem onSelect={later(onNote)}>{t('handle.note')}</MenuItem>}
      <MenuSeparator />
      <MenuItem
        danger
        onSelect={later((view) => {
          const { from, to } = bounds(view)
          view.dispatch(view.state.tr.delete(from, to).scrollIntoView())
          view.focus()
        })}
      >
        {t('handle.remove')}
      </MenuItem>
    </>
  )
}

/** Beside the block under the mouse: drag it, or press it for what else can be done with a whole block. */
export function BlockHandle({
  editor,
  paper,
  onNote,
}: {
  editor: Editor
  paper: RefObject<HTMLDivElement | null>
  onNote: (() => void) | null
}) {
  const t = useTranslations('Newsroom.Editor')
  const [beside, setBeside] = useState<{ position: number; top: number } | null>(null)

  useEffect(() => {
    const sheet = paper.current
    if (!sheet || !window.matchMedia('(hover: hover)').matches) return
    let frame = 0
    let last = { x: -1, y: -1 }
    const look = (event: PointerEvent) => {
      // A browser says that the mouse moved when only the text below it did: with every line that is typed.
      if (event.buttons || (event.clientX === last.x && event.clientY === last.y)) return
      last = { x: event.clientX, y: event.clientY }
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        if (editor.isDestroyed || sheet.querySelector('.block-handle[data-popup-open]')) return
        const block = blockBeside(editor.view, event.clientY)
        const top = block && block.dom.getBoundingClientRect().top - sheet.getBoundingClientRect().top
        setBeside((before) => {
          if (!block || top === null) return before
          return before?.position === block.position && before.top === top
            ? before
            : { position: block.position, top }
        })
      })
    }
    const away = () => {
      cancelAnimationFrame(frame)
      if (!sheet.querySelector('.block-handle[data-popup-open]')) setBeside(null)
    }
    // What it stands beside may be gone or elsewhere after a change.
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged) setBeside(null)
    }
    sheet.addEventListener('pointermove', look)
    sheet.addEventListener('pointerleave', away)
    editor.on('transaction', changed)
    return () => {
      away()
      sheet.removeEventListener('pointermove', look)
      sheet.removeEventListener('pointerleave', away)
      editor.off('transaction', changed)
    }
  }, [editor, paper])

  if (!beside || !editor.isEditable) return null
  const select = () => {
    const { state } = editor.view
    const node = state.doc.nodeAt(beside.position)
    if (!node) return
    editor.view.dispatch(
      state.tr.setSelection(
        node.isAtom
          ? NodeSelection.create(state.doc, beside.position)
          : TextSelection.near(state.doc.resolve(beside.position + 1)),
      ),
    )
  }
  const drag = (event: React.DragEvent<HTMLButtonElement>) => {
    const { view } = editor
    const selection = NodeSelection.create(view.state.doc, beside.position)
    const slice = selection.content()
    const { dom, text } = view.serializeForClipboard(slice)
    event.dataTransfer.clearData()
    event.dataTransfer.setData('text/html', dom.innerHTML)
    event.dataTransfer.setData('text/plain', text)
    event.dataTransfer.effectAllowed = 'copyMove'
    const block = view.nodeDOM(beside.position)
    if (block instanceof HTMLElement) event.dataTransfer.setDragImage(block, 0, 0)
    view.dispatch(view.state.tr.setSelection(selection))
    view.dragging = { slice, move: true }
  }
  return (
    <div className="block-handle-place" style={{ insetBlockStart: beside.top }}>
      <Menu
        trigger={
          <button
            type="button"
            className="block-handle"
            draggable
            tabIndex={-1}
            aria-label={t('handle.label')}
            title={t('handle.label')}
            onDragStart={drag}
            onDragEnd={() => {
              editor.view.dragging = null
            }}
          >
            <EditorIcon icon="drag" />
          </button>
        }
      >
        <BlockWork editor={editor} select={select} onNote={onNote} />
      </Menu>
    </div>
  )
}
