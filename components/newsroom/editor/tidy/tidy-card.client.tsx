'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { Button } from '../../ui/button.tsx'
import { type PaperPlace, placeInPaper, withinPaper } from '../place-in-paper.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { changeInPlace } from './change-in-place.ts'
import { accept, proposalAt, proposals, refuse } from './proposals.ts'
import { ProposedChange } from './proposed-change.client.tsx'

const width = 320

/** Beside a mark that was pressed, or that the cursor was put on: why it is there, and what to answer. */
export function TidyCard({
  editor,
  paper,
  locale,
  pressed,
  takesFocus,
  onClose,
}: {
  editor: Editor
  paper: RefObject<HTMLDivElement | null>
  /** The story's language. */
  locale: Locale
  /** Where it was pressed; the card goes when the cursor does. */
  pressed: number
  /** It was asked for with the keys, and is answered with them. */
  takesFocus: boolean
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Editor')
  // By identity: the list is made once for each set of proposals.
  const proposal = useSnapshot(editor, ({ state }) => {
    const found = proposalAt(state, pressed)
    const { head } = state.selection
    if (!found || head < found.shownFrom || head > found.shownTo) return null
    return proposals(state).find(({ from, rule }) => from === found.from && rule === found.rule) ?? null
  })
  const first = useRef<HTMLButtonElement>(null)
  const [place, setPlace] = useState<PaperPlace>()
  const at = proposal?.shownFrom
  useLayoutEffect(() => {
    if (at === undefined || !paper.current) return setPlace(undefined)
    const found = placeInPaper(editor.view, paper.current, at)
    setPlace({ ...found, inlineStart: withinPaper(found.inlineStart, width, paper.current) })
  }, [editor, paper, at])
  const isShown = Boolean(proposal && place)
  const leave = useEffectEvent(() => {
    onClose()
    editor.view.focus()
  })
  useEffect(() => {
    if (!isShown) return
    if (takesFocus) first.current?.focus()
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [isShown, takesFocus])
  if (!proposal || !place) return null
  const answer = (act: () => void) => () => {
    act()
    onClose()
    editor.view.focus()
  }
  return (
    <section
      className="tidy-card"
      aria-label={t('tidy.title')}
      style={{ insetInlineStart: place.inlineStart, insetBlockStart: place.blockEnd + 6 }}
    >
      <ProposedChange change={changeInPlace(proposal, editor.state, locale)} locale={locale} />
      <div className="button-row">
        <Button
          ref={first}
          size="small"
          kind="primary"
          disabled={!editor.isEditable}
          onClick={answer(() => accept(editor.view, [proposal]))}
        >
          {t('tidy.accept')}
        </Button>
        <Button size="small" onClick={answer(() => refuse(editor.view, [proposal]))}>
          {t('tidy.refuse')}
        </Button>
      </div>
    </section>
  )
}
