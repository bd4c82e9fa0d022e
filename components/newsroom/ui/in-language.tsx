import type { ReactNode } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'

/** Words of a story, in the story's language and direction wherever they stand. */
export function InLanguage({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <bdi lang={locale} dir={localeTable[locale].dir}>
      {children}
    </bdi>
  )
}
