'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { BlockKind } from '@/lib/story/blocks/block-editor.ts'
import { EditorIcon } from './icons.tsx'
import { type PaperPlace, placeInPaper, withinPaper } from './place-in-paper.ts'
import { chooseSlash, slashItemId, slashKey } from './plugins/slash.ts'
import { useSnapshot } from './use-snapshot.ts'

/** The list that opens on a “/”; the keys are the plugin's, which keeps the focus in the text. */
export function SlashMenu({
  editor,
  paper,
  onChoose,
}: {
  editor: Editor
  paper: RefObject<HTMLDivElement | null>
  onChoose: (kind: BlockKind) => void
}) {
  const t = useTranslations('Newsroom.Editor')
  const blockWords = useTranslations('Newsroom.Blocks')
  const open = useSnapshot(editor, (each) => slashKey.getState(each.state) ?? null)
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<PaperPlace & { isAbove: boolean }>()
  const from = open?.from
  const marked = open?.kinds[open.index]

  useLayoutEffect(() => {
    if (from === undefined || !paper.current) return setPlace(undefined)
    const found = placeInPaper(editor.view, paper.current, from)
    const { bottom, top } = editor.view.coordsAtPos(from)
    const room = (window.visualViewport?.height ?? window.innerHeight) - bottom
    setPlace({
      ...found,
      inlineStart: withinPaper(found.inlineStart, 288, paper.current),
      isAbove: room < 320 && top > room,
    })
  }, [editor, paper, from])

  useEffect(() => {
    if (marked) document.getElementById(slashItemId(marked))?.scrollIntoView({ block: 'nearest' })
  }, [marked])

  if (!open || !place) return null
  return (
    <div
      ref={list}
      id="slash-menu"
      className="slash-menu menu"
      role="listbox"
      aria-label={t('slash.label')}
      data-above={place.isAbove || undefined}
      style={{
        insetInlineStart: place.inlineStart,
        insetBlockStart: place.isAbove ? undefined : place.blockEnd + 4,
        insetBlockEnd: place.isAbove ? `calc(100% - ${place.blockStart - 4}px)` : undefined,
      }}
    >
      {open.kinds.map((kind) => (
        // The keys are handled where the focus is: in the text.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        // biome-ignore lint/a11y/useFocusableInteractive: options of a listbox whose text field keeps the focus
        <div
          key={kind.id}
          id={slashItemId(kind)}
          role="option"
          aria-selected={kind === marked}
          className="menu-item"
          data-highlighted={kind === marked ? '' : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chooseSlash(editor.view, kind, (_, chosen) => onChoose(chosen))}
        >
          <EditorIcon icon={kind.icon} />
          <span className="menu-words">{blockWords(kind.name)}</span>
        </div>
      ))}
      {open.kinds.length === 0 && <p className="slash-none">{t('slash.none')}</p>}
    </div>
  )
}
