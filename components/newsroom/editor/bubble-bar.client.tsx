'use client'

import { Toolbar as Base } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { type ToggledMark, toggle } from './commands/toggle-mark.ts'
import { run, shortcutList } from './editor-actions.ts'
import { type PaperPlace, placeInPaper, withinPaper } from './place-in-paper.ts'
import { ToolButton } from './toolbar.client.tsx'
import { useSnapshot } from './use-snapshot.ts'

/** Px, of all its buttons. */
const width = 350

const lettersMarks = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const
const setApartMarks = ['isolate', 'code'] as const

/** The marks, beside what a mouse or the keys have selected. A phone has its own bar there, so it gets none. */
export function BubbleBar({
  editor,
  paper,
  onLink,
  onNote,
}: {
  editor: Editor
  paper: RefObject<HTMLDivElement | null>
  onLink: () => void
  /** Notes what is selected; null where nothing can be noted. */
  onNote: (() => void) | null
}) {
  const t = useTranslations('Newsroom.Editor')
  const selected = useSnapshot(editor, ({ state, isEditable, view }) => {
    const { selection } = state
    const isText =
      selection instanceof TextSelection && !selection.empty && !selection.$from.parent.type.spec.code
    // A text that can only be read never has the focus.
    const isHere = isEditable ? view.hasFocus() : Boolean(onNote) && isSelectedIn(view.dom)
    return isText && isHere ? { from: selection.from, to: selection.to, isEditable } : null
  })
  const [place, setPlace] = useState<PaperPlace>()
  const from = selected?.from
  const to = selected?.to
  useLayoutEffect(() => {
    if (from === undefined || to === undefined || !paper.current) return setPlace(undefined)
    const found = placeInPaper(editor.view, paper.current, from)
    setPlace({ ...found, inlineStart: withinPaper(found.inlineStart, width, paper.current) })
  }, [editor, paper, from, to])
  if (!selected || !place) return null
  const tool = (mark: ToggledMark) => (
    <ToolButton
      key={mark}
      icon={mark}
      label={t(`toolbar.${mark}`)}
      keys={shortcutList[mark]}
      onPress={() => void run(editor.view, toggle(mark))}
    />
  )
  return (
    <Base.Root
      className="bubble-bar"
      aria-label={t('toolbar.selection')}
      style={{ insetInlineStart: place.inlineStart, insetBlockStart: place.blockStart }}
    >
      {selected.isEditable && (
        <>
          {lettersMarks.map(tool)}
          <ToolButton icon="link" label={t('toolbar.link')} keys={shortcutList.link} onPress={onLink} />
          {setApartMarks.map(tool)}
        </>
      )}
      {onNote && (
        <ToolButton icon="speech" label={t('toolbar.note')} keys={shortcutList.note} onPress={onNote} />
      )}
    </Base.Root>
  )
}

function isSelectedIn(dom: HTMLElement): boolean {
  const selection = document.getSelection()
  return Boolean(selection && !selection.isCollapsed && dom.contains(selection.anchorNode))
}
