import { searchHref } from '@/lib/publication/addresses.ts'
import { SearchIcon } from './icons.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Leads to the search page; where scripts run, opens the field in place (`search-panel` of `public/reader.js`). */
export function SearchLink() {
  const t = useWords('Search')
  const { locale } = useReader()
  return (
    <a href={searchHref(locale)} className="search-link" data-search="">
      <SearchIcon />
      <span>{t('title')}</span>
    </a>
  )
}
