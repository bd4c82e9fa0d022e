import { useTranslations } from 'next-intl'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { WordDiff } from '../story/word-diff.tsx'
import { Badge } from '../ui/badge.tsx'

/** A line of the source's head beside the same line of the translation. */
export function SourceLine({
  before,
  after,
  locale,
}: {
  before: string | null
  after: string | null
  /** The source's language. */
  locale: Locale
}) {
  const t = useTranslations('Newsroom.Translation.source')
  const { dir } = localeTable[locale]
  if ((before ?? '') === (after ?? ''))
    return before ? (
      <p lang={locale} dir={dir}>
        {before}
      </p>
    ) : (
      <p className="source-none">{t('empty')}</p>
    )
  return (
    <>
      <p className="source-mark">
        <Badge tone="ochre">{t('block.changed')}</Badge>
      </p>
      <WordDiff before={before ?? ''} after={after ?? ''} locale={locale} dir={dir} show="both" />
    </>
  )
}
