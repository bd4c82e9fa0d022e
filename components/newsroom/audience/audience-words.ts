import { getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'

/** How counts are printed: whole numbers, times in minutes and seconds, shares in per cent. */
export async function audienceWords(locale: NewsroomLocale) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Audience' })
  const { reading } = localeTable[locale]
  const number = (value: number) => formatNumber(Math.round(value), locale, reading)
  return {
    t,
    number,
    time: (seconds: number | null) =>
      seconds === null
        ? '–'
        : seconds < 60
          ? t('seconds', { seconds: number(seconds) })
          : t('minutes', { minutes: number(Math.floor(seconds / 60)), seconds: number(seconds % 60) }),
    share: (share: number | undefined) =>
      share === undefined ? '–' : t('percent', { share: number(share * 100) }),
  }
}

export type AudienceWords = Awaited<ReturnType<typeof audienceWords>>
