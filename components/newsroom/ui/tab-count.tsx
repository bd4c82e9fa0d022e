import { getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { Counted } from '@/lib/newsroom/counted.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'

/** How many there are behind a tab, as far as they were counted. */
export async function TabCount({ locale, counted }: { locale: NewsroomLocale; counted: Counted }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  const count = formatNumber(counted.count, locale, localeTable[locale].reading)
  return <span className="tab-count">{counted.hasMore ? t('countMore', { count }) : count}</span>
}
