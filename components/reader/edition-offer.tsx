import { useWords } from './use-words.ts'

/**
 * Leads to the page's light edition, which the press makes of the page itself; the words it needs for that are here
 * (`lib/press/lite.ts`).
 */
export function EditionOffer() {
  const t = useWords('Tools')
  return (
    <p className="edition-offer" data-note={t('liteNote')} data-full={t('full')} data-picture={t('picture')}>
      <a href="?lite" rel="nofollow">
        {t('lite')}
      </a>
    </p>
  )
}
