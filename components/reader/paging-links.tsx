import { pageHref } from '@/lib/publication/addresses.ts'
import type { Paging } from '@/lib/publication/paging.ts'
import { useWords } from './use-words.ts'

/** Newer and older, as links: they work without a script, in a new tab, and for a crawler. */
export function PagingLinks({ href, paging: { page, pages } }: { href: string; paging: Paging }) {
  const t = useWords('Paging')
  if (pages === 1) return null
  return (
    <nav className="paging" aria-label={t('label')}>
      {page > 1 ? (
        <a rel="prev" href={pageHref(href, page - 1)}>
          {t('newer')}
        </a>
      ) : (
        <span />
      )}
      <span>{t('page', { page, pages })}</span>
      {page < pages ? (
        <a rel="next" href={pageHref(href, page + 1)}>
          {t('older')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
