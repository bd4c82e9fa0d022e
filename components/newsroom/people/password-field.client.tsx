'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field, type FieldWords } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'

/** A password, hidden until its writer asks to see it. */
export function PasswordField({
  label,
  hint,
  error,
  name,
  autoComplete,
  required,
}: FieldWords & {
  name: string
  autoComplete: 'current-password' | 'new-password'
  required?: boolean
}) {
  const t = useTranslations('Newsroom.People.password')
  const [isShown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="password-field">
          <input
            className="input"
            {...control}
            type={isShown ? 'text' : 'password'}
            name={name}
            autoComplete={autoComplete}
            required={required}
            dir={isShown ? 'auto' : undefined}
            spellCheck={false}
            autoCapitalize="none"
          />
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            label={isShown ? t('hide') : t('show')}
            onClick={() => setShown(!isShown)}
          />
        </span>
      )}
    </Field>
  )
}
