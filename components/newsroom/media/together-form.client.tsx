'use client'

import { useTranslations } from 'next-intl'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { type FormAction, faultOf } from '../forms/form-state.ts'
import { FormDraftNotice } from '../forms/use-form-draft.client.tsx'
import { useFormState } from '../forms/use-form-state.client.ts'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { LicenceFields } from './licence-fields.client.tsx'
import { PictureThumbnail } from './picture-thumbnail.tsx'
import { licenceIn } from './typed-licence.ts'

/** What each of many pictures shows, and the words and the licence that they share. */
export function TogetherForm({
  pictures,
  language,
  action,
}: {
  pictures: readonly LibraryPicture[]
  /** Of the words. */
  language: Locale
  action: FormAction<void>
}) {
  const t = useTranslations('Newsroom.Media')
  const name = `together ${language} ${pictures.map(({ mediaId }) => mediaId).join(' ')}`
  const { state, send, draft } = useFormState(action, { name })
  const message = faultOf(state)
  const isSaved = state.result?.ok === true
  const typed = (field: string, kept = '') => (state.typed ? (state.typed[field]?.[0] ?? '') : kept)
  const licence = state.typed
    ? licenceIn(state.typed)
    : { kind: 'keep', printed: '', note: '', expires: '', source: null }
  const own = { lang: language, dir: localeTable[language].dir }
  return (
    <form action={send} className="together">
      <FormDraftNotice draft={draft} answer={state} />
      <section>
        <h2>{t('together.each')}</h2>
        <p className="field-hint">{t('picture.altHint')}</p>
        <ol className="together-pictures">
          {pictures.map((picture, position) => (
            <li key={picture.mediaId}>
              <PictureThumbnail picture={picture} alt="" />
              <TextArea
                label={t('together.alt', { number: position + 1 })}
                labelHidden
                name={`alt-${picture.mediaId}`}
                defaultValue={typed(`alt-${picture.mediaId}`, picture.alts[language])}
                maxLength={1_000}
                rows={2}
                {...own}
              />
            </li>
          ))}
        </ol>
      </section>
      <section className="form">
        <div>
          <h2>{t('together.all')}</h2>
          <p className="field-hint">{t('together.allHint')}</p>
        </div>
        <TextArea
          label={t('together.altAll')}
          name="alt"
          defaultValue={typed('alt')}
          maxLength={1_000}
          rows={2}
          {...own}
        />
        <TextArea
          label={t('picture.caption')}
          name="caption"
          defaultValue={typed('caption')}
          maxLength={2_000}
          rows={2}
          {...own}
        />
        <TextField
          label={t('picture.credit')}
          hint={t('picture.creditHint')}
          name="credit"
          defaultValue={typed('credit')}
          maxLength={300}
          autoComplete="off"
          {...own}
        />
        <LicenceFields typed={licence} mayLeave />
        {message && (
          <Notice kind="failure" live>
            <p>{t('together.some', { reason: message })}</p>
          </Notice>
        )}
        <div className="button-row">
          <SubmitButton>{t('together.save')}</SubmitButton>
          <span role="status">{isSaved && t('together.saved', { count: pictures.length })}</span>
        </div>
      </section>
    </form>
  )
}
