'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { acceptable } from '@/lib/newsroom/suggestions/lines.ts'
import type { Suggestion } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { type Piece, textOf } from '@/lib/newsroom/suggestions/pieces.ts'
import { nameOf } from '@/lib/newsroom/suggestions/told-change.ts'
import { headLines } from '@/lib/vocabulary.ts'
import { useMoments } from '../story/moments.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBlockName } from './use-block-name.ts'
import { useDecision } from './use-decision.client.ts'
import type { Said, SuggestionsInHand } from './use-suggestions.client.ts'

/** Everything that is suggested for the text, in its order, with what to answer. */
export function SuggestionsPart({
  hand,
  locale,
  mayDecide,
  mayAccept,
  onGoTo,
  onReply,
}: {
  hand: SuggestionsInHand
  /** The story's language. */
  locale: Locale
  /** Who sits here may edit the text. */
  mayDecide: boolean
  /** The text can be written in now. */
  mayAccept: boolean
  onGoTo: (id: string) => void
  /** Begins a note on the words of a suggestion; null where nobody may. */
  onReply: ((id: string) => void) | null
}) {
  const t = useTranslations('Newsroom.Suggestions')
  const { isBusy, decide } = useDecision()
  const [isAsked, setAsked] = useState(false)
  const sorted = inOrder(hand.open)
  const { together, others } = acceptable(hand.open)
  const waiting = new Set(others.map(({ id }) => id))
  const makeableIds = together.map(({ id }) => id)
  const own = sorted.filter((each) => each.isOwn).map(({ id }) => id)
  const all = sorted.map(({ id }) => id)
  const act = async (work: () => Promise<Said>) => {
    await decide(work)
    setAsked(false)
  }
  const at = sorted.findIndex(({ id }) => id === hand.active)
  const step = (by: 1 | -1) => {
    const next = sorted[at < 0 ? (by > 0 ? 0 : sorted.length - 1) : (at + by + sorted.length) % sorted.length]
    if (!next) return
    hand.activate(next.id)
    onGoTo(next.id)
  }
  return (
    <section className="panel-stack" aria-label={t('title')}>
      {sorted.length > 0 && (
        <div className="notes-bar">
          <span className="button-row">
            {mayDecide && !hand.isOn && (
              <Button
                size="small"
                kind="primary"
                icon="check"
                busy={isBusy}
                disabled={!mayAccept || makeableIds.length === 0}
                onClick={() => act(() => hand.accept(makeableIds))}
              >
                {t('acceptAll')}
              </Button>
            )}
            {mayDecide && !hand.isOn ? (
              <Button size="small" disabled={isBusy} onClick={() => setAsked(true)}>
                {t('refuseAll')}
              </Button>
            ) : (
              own.length > 0 && (
                <Button size="small" busy={isBusy} onClick={() => act(() => hand.refuse(own, true))}>
                  {t('withdrawAll')}
                </Button>
              )
            )}
          </span>
          <span className="notes-steps">
            <IconButton icon="chevron-up" size="small" label={t('previous')} onClick={() => step(-1)} />
            <IconButton icon="chevron-down" size="small" label={t('next')} onClick={() => step(1)} />
          </span>
        </div>
      )}
      {hand.failure && (
        <Notice kind="failure" live action={<Button onClick={hand.reload}>{t('tryAgain')}</Button>}>
          {t('notLoaded', { message: hand.failure })}
        </Notice>
      )}
      {sorted.length === 0 && (
        <div className="notes-none">
          <p>{t('none')}</p>
          <p className="field-hint">{t('noneHint')}</p>
        </div>
      )}
      <ol className="note-threads">
        {sorted.map((each) => (
          <Card
            key={each.id}
            suggestion={each}
            locale={locale}
            isActive={each.id === hand.active}
            waits={waiting.has(each.id)}
            isBusy={isBusy}
            onActivate={() => hand.activate(each.id)}
            onGoTo={() => {
              hand.activate(each.id)
              onGoTo(each.id)
            }}
            onAccept={
              mayDecide && !hand.isOn
                ? mayAccept && (each.part !== null || !(each.isGone || waiting.has(each.id)))
                  ? () => act(() => hand.accept([each.id]))
                  : 'not now'
                : null
            }
            onRefuse={each.isOwn || mayDecide ? () => act(() => hand.refuse([each.id], each.isOwn)) : null}
            onReply={onReply && (each.part !== null || !each.isGone) ? () => onReply(each.id) : null}
          />
        ))}
      </ol>
      <AlertDialog
        title={t('refuseAllTitle')}
        description={t('refuseAllBody', { count: all.length })}
        confirm={t('refuseAll')}
        danger
        open={isAsked}
        onOpenChange={setAsked}
        onConfirm={() => act(() => hand.refuse(all, false))}
        busy={isBusy}
      />
    </section>
  )
}

/** In the order of the page; of the text, what is in it no longer comes last. */
function inOrder(suggestions: readonly Suggestion[]): Suggestion[] {
  return [...suggestions].sort((one, two) => {
    if (one.part !== two.part)
      return one.part && two.part
        ? headLines.indexOf(one.part) - headLines.indexOf(two.part)
        : one.part
          ? -1
          : 1
    if (one.isGone !== two.isGone) return one.isGone ? 1 : -1
    const [a, b] = [
      [...one.path, one.from],
      [...two.path, two.from],
    ]
    const n = a.findIndex((each, place) => each !== b[place])
    return n < 0 ? 0 : (a[n] ?? 0) - (b[n] ?? -1)
  })
}

function Card({
  suggestion,
  locale,
  isActive,
  waits,
  isBusy,
  onActivate,
  onGoTo,
  onAccept,
  onRefuse,
  onReply,
}: {
  suggestion: Suggestion
  locale: Locale
  isActive: boolean
  /** An earlier one is about the same place. */
  waits: boolean
  isBusy: boolean
  onActivate: () => void
  onGoTo: () => void
  onAccept: (() => void) | 'not now' | null
  onRefuse: (() => void) | null
  onReply: (() => void) | null
}) {
  const t = useTranslations('Newsroom.Suggestions')
  const { print } = useMoments()
  const blockName = useBlockName()
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  const about = useTranslations('Newsroom.Notes.about')
  const { part, before, after, isGone, isOwn, by, at } = suggestion
  const name = nameOf(suggestion)
  const wordsOf = (pieces: readonly Piece[]) => {
    const text = pieces.map((piece) => textOf([piece])).join('\n')
    if (text.trim())
      return text.trim().length > longest ? `${text.trim().slice(0, longest).toWellFormed()}…` : text.trim()
    if (text) return t('pieces.space')
    const [first] = pieces
    return first?.type === 'paragraph' ? t('pieces.empty') : first ? blockName(first.type) : ''
  }
  const isPlain = part === null && (name === 'form' || name === 'divide' || name === 'settings')
  const words = (kind: 'del' | 'ins' | 'q', pieces: readonly Piece[]) => {
    const text = wordsOf(pieces)
    const Element = kind
    return (
      <Element lang={locale} dir={firstStrongDirection(text) ?? localeTable[locale].dir}>
        {text}
      </Element>
    )
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed in it has keys; this only says where one looks
    <li
      ref={card}
      className="note-thread"
      data-active={isActive ? '' : undefined}
      onClick={isActive ? undefined : onActivate}
      onFocus={isActive ? undefined : onActivate}
    >
      <header className="story-note-head">
        <p>
          <bdi className="note-by">{by}</bdi>
          <span className="field-hint">{print(at)}</span>
        </p>
      </header>
      <button
        type="button"
        className="note-place suggestion-words"
        title={t('goTo')}
        disabled={isGone && part === null}
        onClick={onGoTo}
      >
        <span className="suggestion-name">
          {part
            ? about(part)
            : name === 'settings'
              ? t('kinds.settings', { block: blockName(before[0]?.type ?? '') })
              : t(`kinds.${name}`)}
        </span>
        {isPlain ? (
          name !== 'settings' && words('q', after)
        ) : (
          <>
            {before.length > 0 && words('del', before)}
            {after.length > 0 && words('ins', after)}
          </>
        )}
      </button>
      {(isGone || waits) && (
        <p className="note-gone">
          <Icon name="warning" />
          {part ? t(isGone ? 'lines.changed' : 'lines.rivals') : t(isGone ? 'gone' : 'waits')}
        </p>
      )}
      <div className="button-row">
        {onAccept && (
          <Button
            size="small"
            icon="check"
            disabled={isBusy || onAccept === 'not now'}
            onClick={onAccept === 'not now' ? undefined : onAccept}
          >
            {t('accept')}
          </Button>
        )}
        {onRefuse && (
          <Button size="small" kind="quiet" disabled={isBusy} onClick={onRefuse}>
            {isOwn ? t('withdraw') : t('refuse')}
          </Button>
        )}
        {onReply && (
          <Button size="small" kind="quiet" disabled={isBusy} onClick={onReply}>
            {t('reply')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** UTF-16 units: enough to know the words again. */
const longest = 240
