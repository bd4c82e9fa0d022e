'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import { compareVersions } from '@/lib/newsroom/writing/compare-versions.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { partDirection } from './part-direction.ts'
import { usePartWords } from './part-words.client.tsx'
import { WordDiff } from './word-diff.tsx'

/** What changed from one version to another, word by word, what did not folded away. */
export function VersionComparison({
  before,
  after,
  locale,
  directory,
}: {
  before: DraftContent
  after: DraftContent
  locale: Locale
  directory: StoryDirectory
}) {
  const t = useTranslations('Newsroom.Stories.history')
  const words = usePartWords(directory)
  const parts = useMemo(() => compareVersions(after, before), [before, after])
  if (parts.every((part) => part.kind === 'same')) return <p>{t('noDifference')}</p>
  return (
    <div className="comparison">
      {parts.map((part) => {
        if (part.kind === 'same')
          return (
            <p key={part.key} className="comparison-same">
              {t('sameBlocks', { count: part.blocks.length })}
            </p>
          )
        const was = part.kind === 'field' ? words.ofField(before, part.field) : words.ofBlocks(part.theirs)
        const is = part.kind === 'field' ? words.ofField(after, part.field) : words.ofBlocks(part.mine)
        return (
          <div key={part.key} className="comparison-part">
            {part.kind === 'field' && <h3>{words.nameOfField(part.field)}</h3>}
            <WordDiff before={was} after={is} locale={locale} dir={partDirection(part, locale)} show="both" />
            {was === is && <p className="field-hint">{t('formatOnly')}</p>}
          </div>
        )
      })}
    </div>
  )
}
