import { localeTable } from '@/lib/locale/table.ts'
import type { BreakingNotice } from '@/lib/publication/breaking.ts'
import { Isolated } from './isolated.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/**
 * What is breaking, over everything that a page says. It is part of the page from its first byte, so that nothing moves;
 * on a page that stays open, `reader.js` takes its words away when its time is over, and leaves its room.
 */
export function BreakingBar({ notice }: { notice: BreakingNotice }) {
  const t = useWords('Breaking')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const words = <Isolated text={notice.text} dir={dir} />
  return (
    <breaking-notice data-until={notice.expiresAt.toISOString()}>
      <aside className="breaking" aria-label={t('label')}>
        <p>
          <strong className="breaking-label">{t('label')}</strong>{' '}
          {notice.href ? <a href={notice.href}>{words}</a> : <span>{words}</span>}
        </p>
      </aside>
    </breaking-notice>
  )
}
