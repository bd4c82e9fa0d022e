import { type Locale, locales, localeTable } from '@/lib/locale/table.ts'
import { frontHref, searchHref } from '@/lib/publication/addresses.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import { Logo } from './logo.tsx'
import { MenuLinks } from './menu-links.tsx'
import { Nameplate } from './nameplate.tsx'
import { ReaderTools } from './reader-tools.tsx'
import { SearchForm } from './search-form.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The nameplate, the languages and the sections: the head of every page. */
export function MastheadBar({ masthead }: { masthead: Masthead }) {
  const t = useWords('Frame')
  const search = useWords('Search')
  const { locale } = useReader()
  return (
    <header className="masthead">
      <div className="folio">
        <ReaderTools />
        <nav aria-label={t('languages')} className="languages">
          {locales.map((each) => (
            <LanguageLink key={each} locale={each} current={each === locale} />
          ))}
        </nav>
      </div>
      <div className="nameplate">
        <a href={frontHref(locale)} className="nameplate-name">
          <Logo logo={masthead.logo} />
          <Nameplate name={masthead.name} />
        </a>
        <p className="nameplate-tagline">{masthead.tagline}</p>
        <SearchForm className="masthead-search" />
        <a href={searchHref(locale)} className="masthead-search-link">
          {search('title')}
        </a>
      </div>
      <nav aria-label={t('sections')} className="sections">
        <ul>
          <MenuLinks masthead={masthead} place="header" />
        </ul>
      </nav>
    </header>
  )
}

function LanguageLink({ locale, current }: { locale: Locale; current: boolean }) {
  const { name, dir } = localeTable[locale]
  return (
    <a
      href={frontHref(locale)}
      lang={locale}
      dir={dir}
      hrefLang={locale}
      aria-current={current ? 'true' : undefined}
    >
      {name}
    </a>
  )
}
