'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { type Locale, locales, localeTable } from '@/lib/locale/table.ts'
import { Select } from './field.tsx'

type Narrowing = Pick<ComponentProps<typeof Select>, 'onChange'>

/** Narrows a list to one of the publication's languages; sent as `language`, empty for all of them. */
export function LanguageFilter({ chosen, ...select }: Narrowing & { chosen: Locale | null | undefined }) {
  const t = useTranslations('Newsroom.Shell.board')
  return (
    <Select
      {...select}
      label={t('language')}
      labelHidden
      name="language"
      defaultValue={chosen ?? ''}
      options={[
        { value: '', label: t('anyLanguage') },
        ...locales.map((each) => ({ value: each, label: localeTable[each].name })),
      ]}
    />
  )
}

/** Narrows a list to one desk; sent as `desk`, empty for all of them. Nothing where there are no desks. */
export function DeskFilter({
  desks,
  chosen,
  ...select
}: Narrowing & { desks: readonly { id: string; name: string }[]; chosen: string | null | undefined }) {
  const t = useTranslations('Newsroom.Shell.board')
  if (desks.length === 0) return null
  return (
    <Select
      {...select}
      label={t('desk')}
      labelHidden
      name="desk"
      defaultValue={chosen ?? ''}
      options={[
        { value: '', label: t('anyDesk') },
        ...desks.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
