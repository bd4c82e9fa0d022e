import { getTranslations } from 'next-intl/server'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import type { CalendarKind, CalendarEntry as Entry } from '@/lib/newsroom/calendar/calendar-days.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Moment } from '../board/moment.tsx'
import { frontDeskOf } from '../front/front-address.ts'
import type { Tone } from '../ui/badge.tsx'
import { InLanguage } from '../ui/in-language.tsx'

const tones: Record<CalendarKind, Tone> = {
  scheduled: 'indigo',
  missed: 'red',
  published: 'green',
  embargo: 'ochre',
  front: 'teal',
}

/** One thing of a day, leading to where it is changed. */
export async function CalendarEntry({
  entry,
  locale,
  timeZone,
  isWhole = false,
}: {
  entry: Entry
  locale: NewsroomLocale
  timeZone: string
  /** Says in words what it is, where there is room for them. */
  isWhole?: boolean
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Calendar' })
  const { articleId, front, frontNames, headline, kind } = entry
  return (
    <li className="calendar-entry" data-tone={tones[kind]}>
      <Moment at={entry.at} style="time" locale={locale} timeZone={timeZone} />{' '}
      <span className={isWhole ? 'calendar-kind' : 'visually-hidden'}>{t(`kinds.${kind}`)}</span>{' '}
      {articleId === null ? (
        <a href={frontDeskOf(front ?? 'front', entry.locale)}>
          {frontNames ? t('frontOf', { name: inLocale(frontNames, locale) }) : t('front')} (
          {localeTable[entry.locale].name})
        </a>
      ) : (
        <a href={`/admin/stories/${articleId}`}>
          {headline ? <InLanguage locale={entry.locale}>{headline}</InLanguage> : t('untitled')}
        </a>
      )}
    </li>
  )
}
