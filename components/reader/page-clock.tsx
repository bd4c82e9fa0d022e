import { numbersTag } from '@/lib/locale/format-preferences.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { useReader } from './use-reader.ts'

/** What `public/reader.js` needs to know to say how long ago something was, in the reader's language and digits. */
export function PageClock({ timeZone }: { timeZone: string }) {
  const { locale, reading } = useReader()
  const { relative, list } = localeTable[locale]
  const { now, ...counts } = relative
  return (
    <page-clock
      data-zone={timeZone}
      data-numbers={numbersTag(locale, reading)}
      data-now={now}
      data-counts={JSON.stringify(counts)}
      data-comma={list.comma}
      data-lite="none"
    />
  )
}
