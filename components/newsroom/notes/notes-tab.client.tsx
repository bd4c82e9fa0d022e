'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { formatNumber } from '@/lib/locale/numbers.ts'
import type { Locale } from '@/lib/locale/table.ts'
import type { NoteThread } from '@/lib/newsroom/notes/list-notes.ts'
import { type Spot, spotParts } from '@/lib/vocabulary.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { NoteForm } from './note-form.client.tsx'
import { Thread } from './note-thread.client.tsx'
import type { NotesInHand } from './use-notes.client.ts'

/** What a note that is about to be written may be on. */
export type NoteTarget = { key: 'words' | 'block' | Spot['part'] | 'story'; spots: readonly Spot[] }
/** The first is what was asked for. */
/** Which of what was said of the story is shown. */
export type ShownNotes = 'open' | 'resolved' | 'suggestions'
export type Composing = { targets: readonly NoteTarget[]; turn: number }

/** Everything that was noted on the story, in the order of the text, and where something more is. */
export function NotesTab({
  hand,
  articleId,
  locale,
  composing,
  onCompose,
  onComposed,
  onGoTo,
  shows,
  onShows,
  suggestions,
  suggestionCount,
}: {
  hand: NotesInHand
  articleId: string
  /** The story's language. */
  locale: Locale
  /** What a new note would be on, while one is written. */
  composing: Composing | null
  onCompose: () => void
  onComposed: () => void
  onGoTo: (thread: NoteThread) => void
  shows: ShownNotes
  onShows: (which: ShownNotes) => void
  suggestions: ReactNode
  /** Null where nobody may suggest. */
  suggestionCount: number | null
}) {
  const t = useTranslations('Newsroom.Notes')
  const suggest = useTranslations('Newsroom.Suggestions')
  const { locale: own, reading } = useNewsroom()
  const notes = shows === 'open' ? hand.open : shows === 'resolved' ? hand.resolved : null
  const threads = notes ? inOrder(notes.threads) : []
  const at = threads.findIndex(({ id }) => id === hand.active)
  const step = (by: 1 | -1) => {
    const next =
      threads[at < 0 ? (by > 0 ? 0 : threads.length - 1) : (at + by + threads.length) % threads.length]
    if (!next) return
    hand.activate(next.id)
    onGoTo(next)
  }
  const show = (which: ShownNotes) => {
    onShows(which)
    if (which === 'resolved') hand.loadResolved()
  }
  return (
    <section className="panel-stack notes" aria-label={t('title')}>
      {shows !== 'suggestions' && (
        <div className="notes-bar">
          <Button size="small" kind="primary" icon="speech" disabled={composing !== null} onClick={onCompose}>
            {t('add')}
          </Button>
          <span className="notes-steps">
            <IconButton
              icon="chevron-up"
              size="small"
              label={t('previous')}
              disabled={threads.length === 0}
              onClick={() => step(-1)}
            />
            <IconButton
              icon="chevron-down"
              size="small"
              label={t('next')}
              disabled={threads.length === 0}
              onClick={() => step(1)}
            />
          </span>
        </div>
      )}
      {composing && (
        <NewNote
          key={composing.turn}
          hand={hand}
          articleId={articleId}
          targets={composing.targets}
          onClose={onComposed}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that are pressed, not fields of a form */}
      <div className="notes-which" role="group" aria-label={t('which')}>
        {(['open', 'resolved'] as const).map((which) => (
          <button key={which} type="button" aria-pressed={shows === which} onClick={() => show(which)}>
            {t(which === 'open' ? 'showOpen' : 'showResolved')}
          </button>
        ))}
        {suggestionCount !== null && (
          <button type="button" aria-pressed={shows === 'suggestions'} onClick={() => show('suggestions')}>
            {suggest('title')}
            {suggestionCount > 0 && (
              <span className="story-panel-count"> {formatNumber(suggestionCount, own, reading)}</span>
            )}
          </button>
        )}
      </div>
      {shows === 'suggestions' && suggestions}
      {shows !== 'suggestions' && hand.failure && (
        <Notice kind="failure" live action={<Button onClick={hand.reload}>{t('tryAgain')}</Button>}>
          {t('notLoaded', { message: hand.failure })}
        </Notice>
      )}
      {shows !== 'suggestions' && !notes && !hand.failure && <Loading>{t('loading')}</Loading>}
      {notes && threads.length === 0 && (
        <div className="notes-none">
          <p>{t(shows === 'open' ? 'noneOpen' : 'noneResolved')}</p>
          {shows === 'open' && <p className="field-hint">{t('noneOpenHint')}</p>}
        </div>
      )}
      <ol className="note-threads">
        {threads.map((thread) => (
          <Thread
            key={thread.id}
            thread={thread}
            hand={hand}
            articleId={articleId}
            locale={locale}
            onGoTo={() => {
              hand.activate(thread.id)
              onGoTo(thread)
            }}
          />
        ))}
      </ol>
    </section>
  )
}

function NewNote({
  hand,
  articleId,
  targets,
  onClose,
}: {
  hand: NotesInHand
  articleId: string
  targets: readonly NoteTarget[]
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Notes')
  const [key, setKey] = useState(targets[0]?.key ?? 'story')
  const spots = targets.find((each) => each.key === key)?.spots ?? []
  return (
    <div className="note-new">
      {targets.length > 1 && (
        <div data-kept="none">
          <Select
            label={t('on.label')}
            value={key}
            onChange={(event) => {
              const chosen = targets.find((each) => each.key === event.target.value)
              if (chosen) setKey(chosen.key)
            }}
            options={targets.map((each) => ({ value: each.key, label: nameOf(each, t) }))}
          />
        </div>
      )}
      <NoteForm
        name={`note ${articleId} new`}
        label={t('words')}
        send={t('send')}
        mentionable={hand.mentionable}
        onSend={(written) => hand.write(spots, written)}
        onClose={onClose}
      />
    </div>
  )
}

const nameOf = (
  { key, spots }: NoteTarget,
  t: ReturnType<typeof useTranslations<'Newsroom.Notes'>>,
): string => {
  const name = t(`on.${key === 'text' ? 'block' : key}`)
  const quote = spots.map((each) => each.quote.trim()).join(' ')
  return quote ? `${name}: ${quote.length > longestName ? `${quote.slice(0, longestName)}…` : quote}` : name
}

const longestName = 40

/** On the story, then in the order of the text; what is in it no longer comes last. */
function inOrder(threads: readonly NoteThread[]): NoteThread[] {
  const placeOf = ({ spots }: NoteThread): number[] => {
    const spot = spots.find((each) => !each.isGone)
    if (spots.length === 0) return [-1, 0, 0]
    return spot ? [spotParts.indexOf(spot.part), spot.block, spot.start] : [Number.POSITIVE_INFINITY, 0, 0]
  }
  const placed = threads.map((thread) => ({ thread, place: placeOf(thread) }))
  placed.sort((one, other) => {
    const n = one.place.findIndex((each, at) => each !== other.place[at])
    return n < 0 ? 0 : (one.place[n] ?? 0) - (other.place[n] ?? 0)
  })
  return placed.map(({ thread }) => thread)
}
