import { getTranslations } from 'next-intl/server'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ButtonLink } from '../ui/button.tsx'

/** From one page of a list to the next. Nothing where there is one. */
export async function BoardPaging({
  locale,
  page,
  pages,
  href,
}: {
  locale: NewsroomLocale
  page: number
  pages: number
  href: (page: number) => string
}) {
  if (pages <= 1) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  return (
    <nav className="board-paging" aria-label={t('paging')}>
      {page > 1 ? <ButtonLink href={href(page - 1)}>{t('newer')}</ButtonLink> : <span />}
      <span>{t('page', { page, pages })}</span>
      {page < pages ? <ButtonLink href={href(page + 1)}>{t('older')}</ButtonLink> : <span />}
    </nav>
  )
}
