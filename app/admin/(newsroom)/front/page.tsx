import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { BreakingDesk } from '@/components/newsroom/front/breaking-desk.client.tsx'
import { FiguresDesk } from '@/components/newsroom/front/figures-desk.client.tsx'
import { frontDeskOf } from '@/components/newsroom/front/front-address.ts'
import { FrontDesk } from '@/components/newsroom/front/front-desk.client.tsx'
import { PlainFrontForm } from '@/components/newsroom/front/plain-front-form.client.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { inLocale, isLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { longestNoticeText } from '@/lib/newsroom/front/announce-breaking.ts'
import { readFrontKey } from '@/lib/newsroom/front/front-key.ts'
import { findForFront, openFront } from '@/lib/newsroom/front/open-front.ts'
import { readFigureBoard } from '@/lib/newsroom/front/write-figures.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { frontHref, sectionHref, topicHref } from '@/lib/publication/addresses.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import {
  announceForm,
  cancelPlanForm,
  figuresForm,
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

/** Where the fronts of a language are laid out, what is breaking is announced, and figures are written. */
export default async function FrontDeskPage({ searchParams }: Props) {
  const asked = await searchParams
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/front')
  if (!may(actor, 'front.curate')) notFound()
  const language = typeof asked.language === 'string' && isLocale(asked.language) ? asked.language : locale
  const of = asked.of === undefined ? 'front' : readFrontKey(asked.of)
  if (!of) notFound()
  const query = typeof asked.q === 'string' ? asked.q.trim().slice(0, longestQuery) : ''
  const t = await getTranslations({ locale, namespace: 'Newsroom.Front' })
  const [front, found] = await Promise.all([
    openFront(db, actor, {
      front: of,
      locale: language,
      besides: typeof asked.story === 'string' ? asked.story : undefined,
    }).catch((error: unknown) => {
      if (error instanceof NewsroomError && error.refusal === 'unknown-reference') notFound()
      throw error
    }),
    query ? findForFront(db, actor, { locale: language, query }) : [],
  ])
  const isPapers = of === 'front'
  const own = front.fronts.find((each) => each.key === of)
  const readersHref = own
    ? (of.startsWith('section:') ? sectionHref : topicHref)(language, own.slug)
    : frontHref(language)
  const figures = isPapers ? await readFigureBoard(db, actor, { locale: language }) : null
  return (
    <div className="front-screen">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <a className="button button-plain" href={readersHref} target="_blank" rel="noreferrer">
          <span>{t('see')}</span>
        </a>
      </header>
      <nav aria-label={t('languages')}>
        <ul className="tab-list">
          {locales.map((each) => (
            <li key={each}>
              <PendingLink
                className="tab"
                href={frontDeskOf(of, each)}
                aria-current={each === language ? 'page' : undefined}
              >
                <InLanguage locale={each}>{localeTable[each].name}</InLanguage>
              </PendingLink>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('fronts')}>
        <ul className="front-list">
          {[{ key: 'front' as const, names: null }, ...front.fronts].map(({ key, names }) => (
            <li key={key}>
              <PendingLink href={frontDeskOf(key, language)} aria-current={key === of ? 'page' : undefined}>
                {names ? <bdi>{inLocale(names, locale)}</bdi> : t('papers')}
              </PendingLink>
            </li>
          ))}
        </ul>
      </nav>
      {isPapers && may(actor, 'breaking.announce') && (
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
        key={`desk-${of}-${language}`}
        front={front}
        layOut={layOutAction}
        plan={planAction}
        cancel={cancelPlanForm}
      />
      {figures && (
        <FiguresDesk
          key={`figures-${language}-${figures.version}`}
          board={figures}
          locale={language}
          save={figuresForm}
        />
      )}
      <p className="board-times">
        {t('times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
      </p>
    </div>
  )
}
