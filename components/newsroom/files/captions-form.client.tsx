'use client'

import { useTranslations } from 'next-intl'
import type { ChangeEvent } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { ActionForm, FormTextArea } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** The field of a language's captions: forms of one page are told apart by their fields. */
const captionsField = (locale: Locale): string => `captions-${locale}`

/** What is said in a recording in one language: typed, pasted, or read from a file. */
export function CaptionsForm({
  locale,
  captions,
  action,
}: {
  locale: Locale
  captions: string
  action: FormAction<void>
}) {
  const t = useTranslations('Newsroom.Files.captions')
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    const field = currentTarget.form?.elements.namedItem(captionsField(locale))
    if (!file || !(field instanceof HTMLTextAreaElement)) return
    field.value = await file.text()
    // What is typed is kept until it is sent; so is this.
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <ActionForm action={action} done={t('saved')}>
      <Field label={t('file')}>
        {(control) => <FileInput {...control} accept=".vtt,.srt,text/vtt" onChange={read} />}
      </Field>
      <FormTextArea
        label={t('text')}
        hint={t('remove')}
        name={captionsField(locale)}
        value={captions}
        rows={10}
        spellCheck={false}
        lang={locale}
        dir="ltr"
      />
      <div className="button-row">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
