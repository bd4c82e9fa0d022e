'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { SavedFields } from '../forms/form-draft.ts'
import { KeptWords } from '../forms/kept-words.client.tsx'
import { entryFormOf } from './entry-form.ts'

const shown = ['headline', 'words', 'quotation', 'attribution', 'caption', 'link']

/** What somebody was writing into entries that a colleague has withdrawn meanwhile: their forms have gone with them. */
export function LeftWords({
  articleId,
  entryIds,
  locale,
}: {
  articleId: string
  /** Those that have a form. */
  entryIds: readonly string[]
  /** The language of the story. */
  locale: Locale
}) {
  const t = useTranslations('Newsroom.Live.left')
  const there = entryIds.join(' ')
  const textOf = useCallback(
    (name: string, kept: SavedFields) =>
      there.split(' ').some((id) => entryFormOf(articleId, id) === name)
        ? ''
        : shown.flatMap((field) => kept[field]?.to || []).join('\n'),
    [articleId, there],
  )
  return (
    <KeptWords
      beginning={entryFormOf(articleId, '')}
      textOf={textOf}
      title={t('title')}
      lang={locale}
      dir={localeTable[locale].dir}
    />
  )
}
