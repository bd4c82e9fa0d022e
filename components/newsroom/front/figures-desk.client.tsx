'use client'

import { useTranslations } from 'next-intl'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import {
  type EditableFigures,
  longestFigureText,
  longestUnit,
  mostFigures,
} from '@/lib/newsroom/front/figure-limits.ts'
import { ActionForm, FormHidden, FormSelect, FormTextField } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { useMoments } from '../story/moments.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Rows to write in beyond those that are there. */
const spare = 3

/** The figures on a language's front. A program that follows a market writes the same by the API. */
export function FiguresDesk({
  board,
  locale,
  save,
}: {
  board: EditableFigures
  locale: Locale
  save: FormAction<void>
}) {
  const t = useTranslations('Newsroom.Front.figures')
  const { print } = useMoments()
  const rows = Math.min(board.figures.length + spare, mostFigures)
  const { dir } = localeTable[locale]
  return (
    <details className="figures-desk">
      <summary>{t('title', { count: board.figures.length })}</summary>
      <p className="field-hint">{t('intro')}</p>
      {board.changedAt && (
        <p className="field-hint">
          {t.rich('changed', {
            who: (name) => <bdi>{name}</bdi>,
            moment: print(board.changedAt),
            name: board.changedBy ?? '',
          })}
        </p>
      )}
      <ActionForm action={save} label={t('label')} done={t('saved')}>
        <FormHidden name="language" value={locale} />
        <FormHidden name="base" value={String(board.version)} />
        <FormTextField
          label={t('heading')}
          hint={t('headingHint')}
          name="title"
          value={board.title ?? ''}
          maxLength={longestFigureText}
          lang={locale}
          dir={dir}
        />
        {Array.from({ length: rows }, (_, row) => {
          const figure = board.figures[row]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
            <fieldset key={row} className="figures-row">
              <legend className="visually-hidden">{t('row', { number: row + 1 })}</legend>
              <FormTextField
                label={t('name')}
                name={`label-${row}`}
                value={figure?.label ?? ''}
                maxLength={longestFigureText}
                lang={locale}
                dir={dir}
              />
              <FormTextField
                label={t('value')}
                name={`value-${row}`}
                value={figure?.value ?? ''}
                inputMode="decimal"
                dir="ltr"
              />
              <FormTextField
                label={t('unit')}
                name={`unit-${row}`}
                value={figure?.unit ?? ''}
                maxLength={longestUnit}
                dir="auto"
              />
              <FormTextField
                label={t('change')}
                name={`change-${row}`}
                value={figure?.change ?? ''}
                inputMode="decimal"
                dir="ltr"
              />
              <FormSelect
                label={t('changeIn')}
                name={`changeIn-${row}`}
                value={figure?.changeIn ?? 'percent'}
                options={[
                  { value: 'percent', label: t('percent') },
                  { value: 'points', label: t('points') },
                ]}
              />
              <FormTextField
                label={t('source')}
                name={`source-${row}`}
                value={figure?.source ?? ''}
                maxLength={longestFigureText}
                lang={locale}
                dir={dir}
              />
            </fieldset>
          )
        })}
        <SubmitButton kind="primary">{t('save')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
