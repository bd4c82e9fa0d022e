import { CloseIcon } from './icons.tsx'
import { SearchForm } from './search-form.tsx'
import { useWords } from './use-words.ts'

/** The field that search links open over the page. Without script it stays closed, and they lead to the search page. */
export function SearchPanel() {
  const t = useWords('Search')
  const suggest = useWords('Suggest')
  return (
    <search-panel>
      <dialog className="search-panel" aria-label={t('title')}>
        <div className="search-panel-inside">
          <SearchForm id="panel" />
          <form method="dialog" data-lite="none">
            <button type="submit" className="search-close" aria-label={suggest('close')}>
              <CloseIcon />
            </button>
          </form>
        </div>
      </dialog>
    </search-panel>
  )
}
