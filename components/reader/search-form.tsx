import { searchHref, suggestHref } from '@/lib/publication/addresses.ts'
import { longestQuery } from '@/lib/search/parse-query.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  /** Tells its list of suggestions from that of another form on the page. */
  id: string
  text?: string
}

/**
 * Asks by GET, so that an answer has an address to share and needs no script. Where scripts run, it suggests what may be
 * meant while one types, and what was looked for on this device before.
 */
export function SearchForm({ id, text = '' }: Props) {
  const t = useWords('Search')
  const suggest = useWords('Suggest')
  const { locale } = useReader()
  return (
    <search-field
      data-suggest={suggestHref(locale)}
      data-label={suggest('label')}
      data-found={suggest('found', { count: '#' })}
      data-none={suggest('none')}
      data-recent={suggest('recent')}
      data-cleared={suggest('cleared')}
      data-author={t('author')}
      data-topic={t('topic')}
      data-story={suggest('story')}
    >
      <search className="search-form">
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
        <div className="suggestions" data-lite="none" hidden>
          <p className="suggestions-title" hidden>
            <span>{suggest('recent')}</span>
            <button type="button">{suggest('clear')}</button>
          </p>
          <div id={`${id}-suggestions`} role="listbox" aria-label={suggest('label')} />
        </div>
        <p role="status" className="visually-hidden" data-lite="none" />
      </search>
    </search-field>
  )
}
