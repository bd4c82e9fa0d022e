'use client'

import { useTranslations } from 'next-intl'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Field } from '../ui/field.tsx'
import { useMoments } from './moments.client.tsx'

/** A date and a time of day on the newsroom's clock, which it names. `value` is what the browser's own field holds. */
export function MomentField({
  label,
  value,
  onChange,
  error,
  withSeconds = false,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  withSeconds?: boolean
}) {
  const t = useTranslations('Newsroom.Stories.publish')
  const { zone, offset } = useMoments()
  const { timeZone } = useNewsroom()
  return (
    <Field
      label={label}
      hint={<span title={timeZone}>{t('zone', { zone, offset })}</span>}
      {...(error === undefined ? {} : { error })}
    >
      {(control) => (
        <input
          {...control}
          className="input"
          type="datetime-local"
          step={withSeconds ? 1 : 60}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
