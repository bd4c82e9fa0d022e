'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { formatNumber } from '@/lib/locale/numbers.ts'
import type { StoryAudience } from '@/lib/newsroom/audience/read-audience.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { askNewsroom, storyAddress } from '../story/ask-newsroom.ts'
import { CountColumns } from './count-columns.tsx'

/** How a story that readers see is read, beside its text. Asked for when the panel is opened, and nobody waits for it. */
export function StoryNumbers({ articleId }: { articleId: string }) {
  const t = useTranslations('Newsroom.Audience')
  const { locale, reading } = useNewsroom()
  const [read, setRead] = useState<StoryAudience | 'away' | null>(null)
  useEffect(() => {
    const unwanted = new AbortController()
    askNewsroom<StoryAudience>(storyAddress(articleId, '/audience'), { unwanted: unwanted.signal }).then(
      (answer) => {
        if (!unwanted.signal.aborted) setRead(answer.ok ? answer.value : 'away')
      },
    )
    return () => unwanted.abort()
  }, [articleId])
  const number = (value: number) => formatNumber(Math.round(value), locale, reading)
  return (
    <section className="panel-part story-numbers" aria-labelledby="numbers-title">
      <h2 id="numbers-title" className="panel-title">
        {t('panel.title')}
      </h2>
      {read === 'away' && <p className="field-hint">{t('panel.away')}</p>}
      {read !== null && read !== 'away' && read.views + read.reads === 0 && (
        <p className="field-hint">{t('panel.none')}</p>
      )}
      {read !== null && read !== 'away' && read.views + read.reads > 0 && (
        <>
          <dl className="story-number-list">
            <dt>{t('views')}</dt>
            <dd>{number(read.views)}</dd>
            <dt>{t('panel.now')}</dt>
            <dd>{number(read.now)}</dd>
            <dt>{t('readersToday')}</dt>
            <dd>{number(read.days.at(-1)?.readers ?? 0)}</dd>
            {read.seconds !== null && (
              <>
                <dt>{t('averageTime')}</dt>
                <dd>
                  {read.seconds < 60
                    ? t('seconds', { seconds: number(read.seconds) })
                    : t('minutes', {
                        minutes: number(Math.floor(read.seconds / 60)),
                        seconds: number(read.seconds % 60),
                      })}
                </dd>
              </>
            )}
            {read.reached && (
              <>
                <dt>{t('toTheEnd')}</dt>
                <dd>{t('percent', { share: number(read.reached.end * 100) })}</dd>
              </>
            )}
          </dl>
          <p className="field-hint">{t('panel.days')}</p>
          <CountColumns
            said={t('panel.said', { views: number(read.days.at(-1)?.views ?? 0) })}
            columns={read.days.map(({ day, views }, index) => ({
              name: `${day}: ${number(views)}`,
              value: views,
              isNow: index === read.days.length - 1,
            }))}
          />
        </>
      )}
    </section>
  )
}
