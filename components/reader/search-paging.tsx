import { pageHref } from '@/lib/publication/addresses.ts'
import type { Paging } from '@/lib/publication/paging.ts'
import { useWords } from './use-words.ts'

/** Results are ordered by what they answer, so a page is not newer or older than another. */
export function SearchPaging({ href, paging: { page, pages } }: { href: string; paging: Paging }) {
  const t = useWords('Search')
  const paging = useWords('Paging')
  if (pages === 1) return null
  return (
    <nav className="paging" aria-label={paging('label')}>
      {page > 1 ? (
        <a rel="prev" href={pageHref(href, page - 1)}>
          {t('previous')}
        </a>
      ) : (
        <span />
      )}
      <span>{paging('page', { page, pages })}</span>
      {page < pages ? (
        <a rel="next" href={pageHref(href, page + 1)}>
          {t('next')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
