import '@/components/newsroom/audience/audience.css'
import type { Metadata } from 'next'
import Form from 'next/form'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import {
  CountsList,
  FiguresTable,
  languageRows,
  storyRows,
} from '@/components/newsroom/audience/audience-tables.tsx'
import { audienceWords } from '@/components/newsroom/audience/audience-words.ts'
import { CountColumns } from '@/components/newsroom/audience/count-columns.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { Button } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Select } from '@/components/newsroom/ui/field.tsx'
import { LanguageFilter } from '@/components/newsroom/ui/filter-selects.client.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { audienceHere } from '@/lib/audience/audience-here.ts'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { audiencePeriods, readAudience } from '@/lib/newsroom/audience/read-audience.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Audience' })
  return { title: t('title') }
}

/** What is read: now, today against the usual, and by all that it is counted by. */
export default async function AudiencePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const asked = await searchParams
  const period = audiencePeriods.find((each) => each === asked.period) ?? 'today'
  const language = locales.find((each) => each === asked.language)
  const query = `?${new URLSearchParams({ period, ...(language && { language }) })}`
  const { db, actor, locale, timeZone } = await requirePageUser(`/admin/audience${query}`)
  if (!may(actor, 'audience.read')) notFound()
  // What this process has counted since it wrote last is there when this page is looked at next.
  audienceHere()
    ?.write()
    .catch(() => {})
  const words = await audienceWords(locale)
  const { t, number, time, share } = words
  const board = await readAudience(db, actor, { locale, period, language })
  const { audience } = readSettings()
  const { today } = board
  const nowViews = board.now.reduce((sum, each) => sum + each, 0)
  const hourNow = today.hours.findLastIndex(({ views }) => views > 0)
  const isEmpty = board.period.views === 0 && board.period.reads === 0
  const { reached } = board.period
  const zone = timeZoneName(locale, timeZone, localeTable[locale].reading)
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      {audience === 'off' && <Notice kind="warning" title={t('off')} />}
      <LiveList />
      <search aria-label={t('filters')}>
        <Form action="/admin/audience" prefetch={false} className="filters" key={query}>
          <Select
            label={t('period.label')}
            labelHidden
            name="period"
            defaultValue={period}
            options={audiencePeriods.map((each) => ({ value: each, label: t(`period.${each}`) }))}
          />
          <LanguageFilter chosen={language} />
          <Button type="submit">{t('show')}</Button>
        </Form>
      </search>
      <dl className="audience-figures">
        <div>
          <dt>{t('now')}</dt>
          <dd>{number(nowViews)}</dd>
        </div>
        <div>
          <dt>{t('viewsToday')}</dt>
          <dd>{number(today.views)}</dd>
          <dd>{today.usual === null ? t('noUsual') : t('usual', { views: number(today.usual) })}</dd>
        </div>
        <div>
          <dt>{t('readersToday')}</dt>
          <dd>{number(today.readers)}</dd>
        </div>
        <div>
          <dt>{t('averageTime')}</dt>
          <dd>{time(board.period.seconds)}</dd>
          <dd>{t(`period.${period}`)}</dd>
        </div>
        <div>
          <dt>{t('toTheEnd')}</dt>
          <dd>{share(reached?.end)}</dd>
          <dd>{t(`period.${period}`)}</dd>
        </div>
      </dl>
      <div className="audience-charts">
        <section aria-labelledby="audience-now">
          <h2 id="audience-now">{t('lastMinutes')}</h2>
          <CountColumns
            said={t('saidNow', { views: number(nowViews), most: number(Math.max(...board.now)) })}
            columns={board.now.map((value, index) => ({
              name: t('minutesAgo', { minutes: number(board.now.length - 1 - index), views: number(value) }),
              value,
              isNow: index === board.now.length - 1,
            }))}
          />
          <p className="count-ends">
            <span>{t('halfAnHourAgo')}</span>
            <span>{t('thisMinute')}</span>
          </p>
        </section>
        <section aria-labelledby="audience-today">
          <h2 id="audience-today">{t('todayByHours')}</h2>
          <CountColumns
            said={t('saidToday', {
              views: number(today.views),
              usual: today.usual === null ? '–' : number(today.usual),
            })}
            columns={today.hours.map(({ views, usual }, index) => ({
              name: t('atHour', { hour: `${String(index).padStart(2, '0')}:00`, views: number(views) }),
              value: views,
              usual,
              isNow: index === hourNow,
            }))}
          />
          <p className="count-ends">
            <span dir="ltr">00:00</span>
            {today.usual !== null && (
              <span>
                <span className="count-key" />
                {t('usualKey')}
              </span>
            )}
            <span dir="ltr">23:59</span>
          </p>
        </section>
      </div>
      {isEmpty ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <FiguresTable
            id="audience-stories"
            title={t('stories')}
            first={t('story')}
            rows={storyRows(board.stories)}
            words={words}
            withReaders
          />
          {reached && (
            <section aria-labelledby="audience-depth" className="audience-part">
              <h2 id="audience-depth">{t('depth')}</h2>
              <p className="section-lead">{t('depthLead', { count: board.period.reads })}</p>
              <ol className="audience-counts audience-depth">
                {(['quarter', 'half', 'most', 'end'] as const).map((part) => (
                  <li key={part}>
                    <span>{t(`reached.${part}`)}</span>
                    <span className="audience-share" style={{ inlineSize: `${reached[part] * 100}%` }} />
                    <span>{share(reached[part])}</span>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <div className="audience-columns">
            <FiguresTable
              id="audience-sections"
              title={t('sections')}
              first={t('section')}
              rows={board.sections}
              words={words}
            />
            <FiguresTable
              id="audience-authors"
              title={t('authors')}
              first={t('author')}
              rows={board.authors.map((each) => ({ ...each, name: <bdi>{each.name}</bdi> }))}
              words={words}
            />
            <FiguresTable
              id="audience-desks"
              title={t('desks')}
              first={t('desk')}
              rows={board.desks}
              words={words}
            />
            {!language && (
              <FiguresTable
                id="audience-languages"
                title={t('languages')}
                first={t('language')}
                rows={languageRows(board.languages)}
                words={words}
                withReaders
              />
            )}
          </div>
        </>
      )}
      <div className="audience-columns">
        <CountsList
          id="audience-sources"
          title={t('sources.title')}
          empty={t('sources.none')}
          counts={board.sources.map(({ key, views }) => ({
            key,
            views,
            name: key === '' ? t('sources.direct') : key === '*' ? t('others') : <bdi dir="ltr">{key}</bdi>,
          }))}
          words={words}
        />
        <CountsList
          id="audience-searches"
          title={t('searches.title')}
          lead={t('searches.lead')}
          empty={t('searches.none')}
          counts={board.searches.map(({ key, locale: searched, views }) => ({
            key: `${searched} ${key}`,
            views,
            name: key === '*' ? t('others') : <InLanguage locale={searched}>{key}</InLanguage>,
          }))}
          words={words}
        />
        <CountsList
          id="audience-bots"
          title={t('bots.title')}
          lead={t('bots.lead')}
          empty={t('bots.none')}
          counts={board.bots.map(({ key, views }) => ({
            key,
            views,
            name:
              key === 'unnamed' ? t('bots.unnamed') : key === '*' ? t('others') : <bdi dir="ltr">{key}</bdi>,
          }))}
          words={words}
        />
        <CountsList
          id="audience-refused"
          title={t('refused.title')}
          lead={t('refused.lead')}
          empty={t('refused.none')}
          counts={board.refused.map(({ key, views }) => ({
            key,
            views,
            name: t.has(`refused.why.${key as 'malformed'}`) ? t(`refused.why.${key as 'malformed'}`) : key,
          }))}
          words={words}
        />
      </div>
      <p className="board-times">
        {t('note', { zone })} {audience === 'beacon' && t('noteBeacon')}{' '}
        <a href={`/admin/audience/file${query}`} download>
          {t('file')}
        </a>
      </p>
    </>
  )
}
