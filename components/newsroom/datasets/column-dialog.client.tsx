'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import {
  type ColumnKind,
  columnKinds,
  type DatasetColumn,
  longestCell,
  longestUnit,
  mostDigits,
} from '@/lib/dataset/dataset.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { Select, TextField } from '../ui/field.tsx'

type Props = {
  /** Null: a new one. */
  column: DatasetColumn | null
  isFirst: boolean
  columns: readonly DatasetColumn[]
  /** The table's. */
  locale: Locale
  /** Null takes it away. */
  onTake: (column: DatasetColumn | null) => void
  onClose: () => void
}

function freeKey(columns: readonly DatasetColumn[]): string {
  let number = columns.length + 1
  while (columns.some(({ key }) => key === `c${number}`)) number += 1
  return `c${number}`
}

/** What stands over a column, what it holds and how that is printed. */
export function ColumnDialog({ column, isFirst, columns, locale, onTake, onClose }: Props) {
  const t = useTranslations('Newsroom.Data.column')
  const refusal = useTranslations('Newsroom.People.refusals')
  const form = useId()
  const [name, setName] = useState(column?.name ?? '')
  const [kind, setKind] = useState<ColumnKind>(column?.kind ?? 'number')
  const [unit, setUnit] = useState(column?.unit ?? '')
  const [digits, setDigits] = useState(column?.digits ?? null)
  const [problem, setProblem] = useState('')
  const key = column?.key ?? freeKey(columns)
  const isNumber = !isFirst && (kind === 'number' || kind === 'change')
  const take = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const called = name.trim()
    const place = String(columns.findIndex((each) => each.key === key) + 1 || columns.length + 1)
    if (!called) return setProblem(refusal('column-unnamed', { subject: place }))
    if (columns.some((each) => each.key !== key && each.name === called))
      return setProblem(refusal('column-twice', { subject: called }))
    onTake({
      key,
      name: called,
      kind: isFirst ? 'text' : kind,
      unit: isNumber ? unit.trim() || null : null,
      digits: isNumber ? digits : null,
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={t('title')}
      footer={
        <>
          <Button kind="primary" type="submit" form={form}>
            {t('submit')}
          </Button>
          {column && !isFirst && (
            <Button kind="danger" onClick={() => onTake(null)}>
              {t('remove')}
            </Button>
          )}
        </>
      }
    >
      <form id={form} className="form" onSubmit={take} noValidate>
        <TextField
          label={t('name')}
          value={name}
          error={problem}
          maxLength={longestCell}
          lang={locale}
          dir={localeTable[locale].dir}
          onChange={(event) => {
            setProblem('')
            setName(event.target.value)
          }}
        />
        {isFirst ? (
          <p className="field-hint">{t('first')}</p>
        ) : (
          <>
            <Select
              label={t('kind')}
              value={kind}
              options={columnKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
              onChange={(event) => setKind(event.target.value as ColumnKind)}
            />
            {isNumber && (
              <>
                <TextField
                  label={t('unit')}
                  hint={t('unitHint')}
                  value={unit}
                  maxLength={longestUnit}
                  dir="auto"
                  onChange={(event) => setUnit(event.target.value)}
                />
                <Select
                  label={t('digits')}
                  value={digits === null ? '' : String(digits)}
                  options={[
                    { value: '', label: t('asWritten') },
                    ...Array.from({ length: mostDigits + 1 }, (_, each) => ({
                      value: String(each),
                      label: String(each),
                    })),
                  ]}
                  onChange={(event) =>
                    setDigits(event.target.value === '' ? null : Number(event.target.value))
                  }
                />
              </>
            )}
          </>
        )}
        <p className="field-hint">
          {t('key')}: <code dir="ltr">{key}</code>
        </p>
      </form>
    </Dialog>
  )
}
