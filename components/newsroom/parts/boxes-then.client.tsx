'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { BoxThen } from '@/lib/newsroom/parts/list-parts.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import { boxIdsIn } from '@/lib/story/shared-boxes.ts'
import { askNewsroom } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'

/** What the shared boxes of a version said to readers when it was kept: a version itself holds only which they were. */
export function BoxesThen({
  content,
  at,
  locale,
}: {
  content: DraftContent
  at: string | null
  /** The story's. */
  locale: Locale
}) {
  const t = useTranslations('Newsroom.Parts.then')
  const { print } = useMoments()
  const [said, setSaid] = useState<BoxThen[] | null>(null)
  const boxIds = boxIdsIn(content.document)
  const question = at && boxIds.length > 0 ? JSON.stringify({ boxIds, at, locale }) : null
  useEffect(() => {
    if (!question) return
    let isLatest = true
    void askNewsroom<BoxThen[]>('/admin/parts/then', { method: 'POST', body: JSON.parse(question) }).then(
      (answer) => {
        if (isLatest && answer.ok) setSaid(answer.value)
      },
    )
    return () => {
      isLatest = false
    }
  }, [question])
  if (!question || !at || !said) return null
  return (
    <section className="boxes-then">
      <h3>
        {t('title')}: {print(at)}
      </h3>
      {said.length === 0 && <p className="field-hint">{t('none')}</p>}
      {said.map(({ boxId, name, words }) => (
        <div key={boxId}>
          <p className="field-label">
            <bdi>{name}</bdi>
          </p>
          <p className="boxes-then-words" lang={locale} dir={localeTable[locale].dir}>
            {words}
          </p>
        </div>
      ))}
    </section>
  )
}
