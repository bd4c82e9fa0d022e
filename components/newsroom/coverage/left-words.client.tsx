'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { forgetForm, keptForms, type SavedFields } from '../forms/form-draft.ts'
import { CopyButton } from '../people/copy-button.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { entryFormOf } from './entry-form.ts'

const shown = ['headline', 'words', 'quotation', 'attribution', 'caption', 'link']
const textOf = (kept: SavedFields): string => shown.flatMap((name) => kept[name]?.to || []).join('\n')

/**
 * What somebody was writing into entries that a colleague has withdrawn meanwhile: their forms have gone with them, and
 * the words stand here until their writer lets them go.
 */
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
  const { staffId } = useNewsroom()
  const [left, setLeft] = useState<{ name: string; text: string }[]>([])
  const there = entryIds.join(' ')
  useEffect(() => {
    const forms = new Set(there.split(' ').map((id) => entryFormOf(articleId, id)))
    setLeft(
      keptForms(staffId ?? '', entryFormOf(articleId, '')).flatMap(({ name, fields }) => {
        const text = forms.has(name) ? '' : textOf(fields)
        return text ? [{ name, text }] : []
      }),
    )
  }, [articleId, there, staffId])
  return left.map(({ name, text }) => (
    <Notice key={name} kind="warning" title={t('title')} live>
      <p className="coverage-words" lang={locale} dir={localeTable[locale].dir}>
        {text}
      </p>
      <div className="button-row">
        <CopyButton text={text} label={t('copy')} done={t('copied')} />
        <Button
          kind="quiet"
          onClick={() => {
            forgetForm(staffId ?? '', name)
            setLeft(left.filter((each) => each.name !== name))
          }}
        >
          {t('letGo')}
        </Button>
      </div>
    </Notice>
  ))
}
