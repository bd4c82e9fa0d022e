import { followingHref, ownHref } from '@/lib/publication/addresses.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Between the parts of a reader's own things. */
export function OwnTabs({ following = false }: { following?: boolean }) {
  const t = useWords('Own')
  const { locale } = useReader()
  return (
    <nav className="own-tabs" aria-label={t('parts')} data-lite="none">
      <ul>
        {(['saved', 'continue'] as const).map((part) => (
          <li key={part}>
            <a href={`${ownHref(locale)}#${part}`}>{t(`${part}.title`)}</a>
          </li>
        ))}
        <li>
          <a href={followingHref(locale)} aria-current={following ? 'page' : undefined}>
            {t('following.title')}
          </a>
        </li>
        <li>
          <a href={`${ownHref(locale)}#history`}>{t('history.title')}</a>
        </li>
      </ul>
    </nav>
  )
}
