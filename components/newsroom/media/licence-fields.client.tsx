'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { digitalSources } from '@/lib/picture/digital-source.ts'
import { creativeCommons, licenceKindNames } from '@/lib/picture/licences.ts'
import { itemAt } from '@/lib/present.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { useMoments } from '../story/moments.client.tsx'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import type { TypedLicence } from './typed-licence.ts'

/** By what right, under which name, whose it is, until when. */
export function LicenceFields({
  typed,
  readOnly = false,
  mayLeave = false,
}: {
  typed: TypedLicence
  readOnly?: boolean
  /** Offers to leave each picture's as it is. */
  mayLeave?: boolean
}) {
  const t = useTranslations('Newsroom.Media.licence')
  const { zone } = useMoments()
  const names = useId()
  return (
    <>
      <Select
        // React resets a form that was sent, and a list to what it first showed.
        key={typed.kind}
        label={t('kind')}
        name="licence-kind"
        defaultValue={typed.kind}
        disabled={readOnly}
        options={[
          ...(mayLeave ? [{ value: 'keep', label: t('keep') }] : []),
          { value: '', label: t('unknown') },
          ...licenceKindNames.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
      />
      <TextField
        label={t('printed')}
        hint={t('printedHint', { example: itemAt(creativeCommons, 1) })}
        name="licence-printed"
        defaultValue={typed.printed}
        maxLength={80}
        list={names}
        autoComplete="off"
        readOnly={readOnly}
      />
      <datalist id={names}>
        {creativeCommons.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextArea
        label={t('note')}
        hint={t('noteHint')}
        name="licence-note"
        defaultValue={typed.note}
        maxLength={1_000}
        rows={2}
        readOnly={readOnly}
      />
      <MomentField
        label={t('expires')}
        hint={t('expiresHint', { zone })}
        // A licence that ends on a day is good for the whole of it.
        usualTime="23:59"
        name="licence-expires"
        defaultValue={typed.expires}
        readOnly={readOnly}
      />
      {typed.source !== null && (
        <Select
          key={`source ${typed.source}`}
          label={t('source.label')}
          hint={t('source.hint')}
          name="licence-source"
          defaultValue={typed.source}
          disabled={readOnly}
          options={[
            { value: '', label: t('source.none') },
            ...digitalSources.map((source) => ({ value: source, label: t(`source.${source}`) })),
          ]}
        />
      )}
    </>
  )
}
