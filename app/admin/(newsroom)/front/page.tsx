import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { BreakingDesk } from '@/components/newsroom/front/breaking-desk.client.tsx'
import { frontDeskHref } from '@/components/newsroom/front/front-address.ts'
import { FrontDesk } from '@/components/newsroom/front/front-desk.client.tsx'
import { PlainFrontForm } from '@/components/newsroom/front/plain-front-form.client.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { isLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { longestNoticeText } from '@/lib/newsroom/front/announce-breaking.ts'
import { findForFront, openFront } from '@/lib/newsroom/front/open-front.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { frontHref } from '@/lib/publication/addresses.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import {
  announceForm,
  cancelPlanForm,
  layOutAction,
  layOutForm,
  planAction,
  withdrawNoticeForm,
} from './actions.ts'
import '@/components/newsroom/front/front.css'

const longestQuery = 200

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front' })
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where the front of a language is laid out, and what is breaking is announced. */
export default async function FrontDeskPage({ searchParams }: Props) {
  const asked = await searchParams
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/front')
  if (!may(actor, 'front.curate')) notFound()
  const language = typeof asked.language === 'string' && isLocale(asked.language) ? asked.language : locale
  const query = typeof asked.q === 'string' ? asked.q.trim().slice(0, longestQuery) : ''
  const t = await getTranslations({ locale, namespace: 'Newsroom.Front' })
  const [front, found] = await Promise.all([
    openFront(db, actor, {
      locale: language,
      besides: typeof asked.story === 'string' ? asked.story : undefined,
    }),
    query ? findForFront(db, actor, { locale: language, query }) : [],
  ])
  return (
    <div className="front-screen">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <a className="button button-plain" href={frontHref(language)} target="_blank" rel="noreferrer">
          <span>{t('see')}</span>
        </a>
      </header>
      <nav aria-label={t('languages')}>
        <ul className="tab-list">
          {locales.map((each) => (
            <li key={each}>
              <PendingLink
                className="tab"
                href={frontDeskHref(each)}
                aria-current={each === language ? 'page' : undefined}
              >
                <InLanguage locale={each}>{localeTable[each].name}</InLanguage>
              </PendingLink>
            </li>
          ))}
        </ul>
      </nav>
      {may(actor, 'breaking.announce') && (
        <BreakingDesk
          key={language}
          front={front}
          asked={typeof asked.story === 'string' ? asked.story : null}
          most={longestNoticeText}
          announce={announceForm}
          withdraw={withdrawNoticeForm}
        />
      )}
      <p className="front-changed">
        {front.changedAt && front.changedBy
          ? t.rich('changed', {
              who: (name) => <bdi>{name}</bdi>,
              moment: momentText(front.changedAt, locale, timeZone),
              name: front.changedBy === 'schedule' ? t('bySchedule') : front.changedBy,
            })
          : front.places.every((each) => each === null) && t('never')}
      </p>
      <noscript>
        <PlainFrontForm front={front} found={found} query={query} action={layOutForm} />
      </noscript>
      <FrontDesk
        // Another front is another screen, with nothing left of the one before.
        key={`desk-${language}`}
        front={front}
        layOut={layOutAction}
        plan={planAction}
        cancel={cancelPlanForm}
      />
      <p className="board-times">
        {t('times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
      </p>
    </div>
  )
}
