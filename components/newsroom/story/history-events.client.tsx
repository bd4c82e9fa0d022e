'use client'

import { useTranslations } from 'next-intl'
import type { HistoryEntry } from '@/lib/newsroom/stories/history.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { useMoments } from './moments.client.tsx'
import { articleStates } from './story-terms.ts'

/** What was done to the story, and by whom. */
export function Events({ events }: { events: readonly HistoryEntry[] }) {
  const t = useTranslations('Newsroom.Stories')
  const shell = useTranslations('Newsroom.Shell.state')
  const { print } = useMoments()
  return (
    <section className="panel-part" aria-labelledby="events-title">
      <h2 id="events-title" className="panel-title">
        {t('history.events')}
      </h2>
      {events.length === 0 && <p className="field-hint">{t('history.noEvents')}</p>}
      <ol className="event-list">
        {events.map((event) => (
          <li key={event.id}>
            <p className="event-name">{t(`history.event.${event.event}`)}</p>
            {event.note && (
              <blockquote className="event-note" dir="auto">
                {event.note}
              </blockquote>
            )}
            <p className="field-hint">
              <bdi>{event.isMachine ? t('history.machine') : event.by}</bdi> · {print(event.at)}
              {isState(event.details.from) &&
                isState(event.details.to) &&
                event.details.from !== event.details.to && (
                  <>
                    {' · '}
                    {t('history.moved', { from: shell(event.details.from), to: shell(event.details.to) })}
                  </>
                )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const isState = (value: unknown): value is ArticleState => articleStates.some((each) => each === value)
