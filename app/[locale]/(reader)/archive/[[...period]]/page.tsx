import type { Metadata } from 'next'
import { cache } from 'react'
import { ArchiveSteps } from '@/components/reader/archive-steps.tsx'
import { ArchiveYears } from '@/components/reader/archive-years.tsx'
import { CalendarMonth, NewestMonth } from '@/components/reader/calendar-month.tsx'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { dayAfter, monthAfter } from '@/lib/locale/days.ts'
import { formatDay, formatMonth } from '@/lib/locale/moments.ts'
import type { FormatPreferences, Locale } from '@/lib/locale/table.ts'
import { archiveHref, pageHref } from '@/lib/publication/addresses.ts'
import {
  type ArchiveDay,
  type ArchiveMonth,
  archiveDay,
  archiveMonth,
  archiveMonths,
  noonOf,
  type Period,
  readPeriod,
} from '@/lib/publication/archive.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { publicationLocales } from '@/lib/publication/listing.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { breadcrumbJsonLd, collectionJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../../missing-metadata.ts'
import { readerContext } from '../../../reader-context.ts'

type Props = {
  params: Promise<{ period?: string[] }>
  searchParams: Promise<{ page?: string | string[] }>
}

type Found =
  | { kind: 'years'; period: ''; months: Period[]; newest: ArchiveMonth | null }
  | { kind: 'month'; period: Period; month: ArchiveMonth }
  | { kind: 'day'; period: Period; day: ArchiveDay }

const find = cache(async (address: string, asked: string | string[] | undefined): Promise<Found | null> => {
  const { db, locale, masthead } = await readerContext()
  const page = readPage(asked)
  if (address === '') {
    if (page !== 1) return null
    const months = await archiveMonths(db, locale, masthead.timeZone)
    const newest = months[0] ? await archiveMonth(db, locale, months[0], masthead.timeZone) : null
    return { kind: 'years', period: '', months, newest }
  }
  const period = readPeriod(address.split('/'))
  if (!period || page === null) return null
  if (period.length === 7) {
    const month = page === 1 ? await archiveMonth(db, locale, period, masthead.timeZone) : null
    return month && { kind: 'month', period, month }
  }
  const day = await archiveDay(db, locale, period, page, masthead.timeZone)
  return day && { kind: 'day', period, day }
})

const load = async ({ params, searchParams }: Props): Promise<Found | null> =>
  find(((await params).period ?? []).join('/'), (await searchParams).page)

/** The period as its reader reads dates; '' of all years. */
async function nameOf({ kind, period }: Found): Promise<string> {
  const { locale, reading } = await readerContext()
  if (kind === 'years') return ''
  return kind === 'month'
    ? formatMonth(noonOf(period), locale, 'UTC', { ...reading, calendar: 'gregory', secondCalendar: null })
    : formatDay(noonOf(period), locale, 'UTC', reading)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (!found) return missingMetadata()
  const { db, locale, masthead } = await readerContext()
  const t = await pageWords('Archive')
  const listing = await pageWords('Listing')
  const name = await nameOf(found)
  const title = name ? t('titleOf', { period: name }) : t('title')
  const page = found.kind === 'day' ? found.day.paging.page : 1
  const languages = found.kind === 'years' ? await publicationLocales(db) : []
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: page > 1 ? listing('titlePaged', { title, page }) : title,
    description: t('description', { name: masthead.name }),
    href: pageHref(archiveHref(locale, found.period), page),
    languages: Object.fromEntries(languages.map((each) => [each, archiveHref(each)])),
    card: { kind: 'front', id: 'front', facts: frontCard({ lead: null, secondary: [] }, locale, masthead) },
    cardAlt: masthead.name,
    // What it lists is found by its own address.
    index: found.kind === 'years',
  })
}

/** Which months of the reader's other calendar a Gregorian month is in: «جمادى الأولى – جمادى الآخرة 1447 هـ»; '' without. */
function monthsBeside(month: Period, locale: Locale, reading: FormatPreferences): string {
  const calendar = reading.calendar === 'gregory' ? reading.secondCalendar : reading.calendar
  if (!calendar) return ''
  const other = { ...reading, calendar, secondCalendar: null }
  const [first, last] = [`${month}-01`, dayAfter(`${monthAfter(month, 1)}-01`, -1)].map((day) =>
    formatMonth(noonOf(day), locale, 'UTC', other),
  )
  return first === last ? (first ?? '') : `${first} – ${last}`
}

/** All that was published: the months, a month's days as a calendar, a day's stories. */
export default async function ArchivePage(props: Props) {
  const found = await load(props)
  if (!found) return <MissingPage />
  const { locale, masthead, reading } = await readerContext()
  const t = await pageWords('Archive')
  const listing = await pageWords('Listing')
  const name = (await nameOf(found)) || t('title')
  const description =
    found.kind === 'years'
      ? t('description', { name: masthead.name })
      : found.kind === 'month'
        ? monthsBeside(found.period, locale, reading)
        : ''
  const href = archiveHref(locale, found.period)
  const trail = [
    { name: t('title'), href: archiveHref(locale) },
    ...(found.kind === 'years' ? [] : [{ name, href }]),
  ]
  return (
    <>
      <Static>
        <PageHead kind={found.kind === 'years' ? '' : t('title')} name={name} description={description}>
          {found.kind === 'day' && (
            <p className="note">
              {listing(found.day.paging.hasMore ? 'countMore' : 'count', { count: found.day.paging.total })}
            </p>
          )}
        </PageHead>
        {found.kind === 'years' && (
          <>
            {found.newest && <NewestMonth month={found.newest} />}
            <ArchiveYears months={found.months} />
          </>
        )}
        {found.kind === 'month' && (
          <>
            <ArchiveSteps {...found.month} period={found.period} />
            <CalendarMonth month={found.month} />
          </>
        )}
        {found.kind === 'day' && (
          <>
            <ArchiveSteps {...found.day} period={found.period} />
            <StoryList
              listing={{ ...found.day, locales: [] }}
              href={href}
              timeZone={masthead.timeZone}
              ofOneDay
            />
          </>
        )}
      </Static>
      <JsonLd
        describes={[
          collectionJsonLd(
            { name, description, href, locale },
            found.kind === 'day' ? found.day : { stories: [] },
          ),
          breadcrumbJsonLd(masthead, locale, trail),
        ]}
      />
    </>
  )
}
