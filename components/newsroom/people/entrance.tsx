import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import { type NewsroomLocale, newsroomLocales } from '@/lib/vocabulary.ts'

/** The nameplate over the door, and under it the language it speaks. */
export async function Entrance({
  locale,
  paper,
  speak,
  children,
}: {
  locale: NewsroomLocale
  paper: string
  speak: (locale: NewsroomLocale) => Promise<void>
  children: ReactNode
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People' })
  return (
    <div className="entrance">
      <header className="entrance-head">
        <a href="/" className="entrance-name">
          {paper}
        </a>
      </header>
      <main className="entrance-main">{children}</main>
      <footer className="entrance-foot">
        <a href="/">{t('signIn.readers')}</a>
        {newsroomLocales
          .filter((each) => each !== locale)
          .map((each) => (
            <form key={each} action={speak.bind(null, each)}>
              <button type="submit" className="entrance-language" lang={each} dir={localeTable[each].dir}>
                {localeTable[each].name}
              </button>
            </form>
          ))}
      </footer>
    </div>
  )
}
