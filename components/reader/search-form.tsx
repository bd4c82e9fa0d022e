import { searchHref } from '@/lib/publication/addresses.ts'
import { longestQuery } from '@/lib/search/parse-query.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Asks by GET, so that an answer has an address to share and needs no script. */
export function SearchForm({ text = '', className = '' }: { text?: string; className?: string }) {
  const t = useWords('Search')
  const { locale } = useReader()
  return (
    <search className={`search-form ${className}`}>
      <form action={searchHref(locale)}>
        <input
          type="search"
          name="q"
          aria-label={t('label')}
          defaultValue={text}
          dir="auto"
          maxLength={longestQuery}
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck="false"
        />
        <button type="submit">{t('submit')}</button>
      </form>
    </search>
  )
}
