'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RevisionLine } from '@/lib/newsroom/stories/revisions.ts'
import { firstOf, lastOf } from '@/lib/present.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { useMoments } from './moments.client.tsx'
import { reasonKeys } from './reason-keys.ts'

/** A sitting: who, from when to when, and how many versions of it there are; opened, the versions. */
export function Session({
  session,
  startsOpen,
  isBusy,
  onCompare,
  onRestore,
}: {
  /** The newest first. */
  session: readonly RevisionLine[]
  startsOpen: boolean
  isBusy: boolean
  onCompare: (number: number) => void
  onRestore: ((number: number) => void) | undefined
}) {
  const t = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const spanOf = useSpan()
  const reasonOf = useReason()
  // Not by its place: one that was opened stays open when a newer one begins.
  const [isOpen, setOpen] = useState(startsOpen)
  const told = new Set(
    session.flatMap(({ reason }) => (reason && !isUntold(reason) ? [reasonOf(reason)] : [])),
  )
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="session-head">
          <span className="session-who">
            <bdi>{firstOf(session).keptBy ?? t('history.nobody')}</bdi>
            {session.some((each) => each.isPublic) && <Badge tone="green">{t('history.public')}</Badge>}
          </span>
          <span className="field-hint">
            {spanOf(session)} · {t('history.versions', { count: session.length })}
          </span>
          {told.size > 0 && !isOpen && (
            <span className="session-reasons">
              {[...told].map((reason) => (
                <bdi key={reason}>{reason}</bdi>
              ))}
            </span>
          )}
        </summary>
        <ol className="revision-list">
          {session.map((each) => (
            <li key={each.number}>
              <p className="revision-head">
                <strong>{t('history.number', { number: each.number })}</strong>
                <span className="field-hint">{print(each.keptAt, 'time')}</span>
                {each.isPublic && <Badge tone="green">{t('history.public')}</Badge>}
              </p>
              {each.reason && (
                <p>
                  <bdi>{reasonOf(each.reason)}</bdi>
                </p>
              )}
              <div className="button-row">
                <Button
                  size="small"
                  disabled={isBusy}
                  aria-label={`${t('history.compare')}: ${t('history.number', { number: each.number })}`}
                  onClick={() => onCompare(each.number)}
                >
                  {t('history.compare')}
                </Button>
                {onRestore && (
                  <Button
                    size="small"
                    kind="quiet"
                    disabled={isBusy}
                    aria-label={`${t('history.restore')}: ${each.number}`}
                    onClick={() => onRestore(each.number)}
                  >
                    {t('history.restore')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}

/** Words for when a sitting was, the newest version first. */
export function useSpan(): (session: readonly RevisionLine[]) => string {
  const t = useTranslations('Newsroom.Stories.history')
  const { print } = useMoments()
  return (session) => {
    const [from, to] = [lastOf(session).keptAt, firstOf(session).keptAt]
    if (print(from) === print(to)) return print(to)
    return print(from, 'date') === print(to, 'date')
      ? t('span', { date: print(to, 'date'), from: print(from, 'time'), to: print(to, 'time') })
      : t('spanOfDays', { from: print(from), to: print(to) })
  }
}

/** Kept because time went by: that says nothing of a sitting. */
const isUntold = (reason: string): boolean => reason === 'autosave' || reason === 'session'

/** A reason in the newsroom's language: a word of ours, or what a person wrote. */
function useReason(): (reason: string) => string {
  const t = useTranslations('Newsroom.Stories.history.reasons')
  return (reason) => {
    const known = reasonKeys.find((each) => each === reason)
    return known ? t(known) : reason
  }
}
