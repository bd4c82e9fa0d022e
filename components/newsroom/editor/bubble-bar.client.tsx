'use client'

import { Toolbar as Base } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { toggle } from './block-kinds.ts'
import { run, shortcutList } from './editor-actions.ts'
import { type PaperPlace, placeInPaper, withinPaper } from './place-in-paper.ts'
import { ToolButton } from './toolbar.client.tsx'
import { useSnapshot } from './use-snapshot.ts'

const width = 240

/** The marks, beside what a mouse or the keys have selected. A phone has its own bar there, so it gets none. */
export function BubbleBar({
  editor,
  paper,
  onLink,
}: {
  editor: Editor
  paper: RefObject<HTMLDivElement | null>
  onLink: () => void
}) {
  const t = useTranslations('Newsroom.Editor')
  const selected = useSnapshot(editor, ({ state, isEditable, view }) => {
    const { selection } = state
    const isText =
      selection instanceof TextSelection && !selection.empty && !selection.$from.parent.type.spec.code
    return isText && isEditable && view.hasFocus() ? { from: selection.from, to: selection.to } : null
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
  const does = (name: Parameters<typeof toggle>[0]) => () => void run(editor.view, toggle(name))
  return (
    <Base.Root
      className="bubble-bar"
      aria-label={t('toolbar.selection')}
      style={{ insetInlineStart: place.inlineStart, insetBlockStart: place.blockStart }}
    >
      <ToolButton icon="bold" label={t('toolbar.bold')} keys={shortcutList.bold} onPress={does('bold')} />
      <ToolButton
        icon="italic"
        label={t('toolbar.italic')}
        keys={shortcutList.italic}
        onPress={does('italic')}
      />
      <ToolButton icon="link" label={t('toolbar.link')} keys={shortcutList.link} onPress={onLink} />
      <ToolButton
        icon="isolate"
        label={t('toolbar.isolate')}
        keys={shortcutList.isolate}
        onPress={does('isolate')}
      />
      <ToolButton icon="code" label={t('toolbar.code')} keys={shortcutList.code} onPress={does('code')} />
    </Base.Root>
  )
}
