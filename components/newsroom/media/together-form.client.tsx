'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { FormDraftNotice, sending, useAwayWords, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { LicenceFields, type TypedLicence } from './licence-fields.client.tsx'
import { PictureThumbnail } from './picture-thumbnail.tsx'

/** As it stood in the fields, and what became of it. */
export type TogetherAnswer = {
  typed: {
    /** By the picture's id. */
    alts: Record<string, string>
    alt: string
    caption: string
    credit: string
    licence: TypedLicence
  }
  /** Why nothing was kept; '' for nothing wrong. */
  message: string
  isSaved: boolean
}

/** What each of many pictures shows, and the words and the licence that they share. */
export function TogetherForm({
  pictures,
  language,
  action,
}: {
  pictures: readonly LibraryPicture[]
  /** Of the words. */
  language: Locale
  action: (before: TogetherAnswer, form: FormData) => Promise<TogetherAnswer>
}) {
  const t = useTranslations('Newsroom.Media')
  const draft = useFormDraft(`together ${language} ${pictures.map(({ mediaId }) => mediaId).join(' ')}`)
  const away = useAwayWords()
  const act = sending(
    draft,
    action,
    ({ isSaved }) => isSaved,
    (before) => ({ ...before, message: away, isSaved: false }),
  )
  const [answer, send] = useActionState(act, {
    typed: {
      alts: Object.fromEntries(pictures.map((each) => [each.mediaId, each.alts[language] ?? ''])),
      alt: '',
      caption: '',
      credit: '',
      licence: { kind: 'keep', printed: '', note: '', expires: '' },
    },
    message: '',
    isSaved: false,
  })
  const { typed, message, isSaved } = answer
  const own = { lang: language, dir: localeTable[language].dir }
  return (
    <form action={send} className="together">
      <FormDraftNotice draft={draft} answer={answer} />
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
                defaultValue={typed.alts[picture.mediaId] ?? ''}
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
          defaultValue={typed.alt}
          maxLength={1_000}
          rows={2}
          {...own}
        />
        <TextArea
          label={t('picture.caption')}
          name="caption"
          defaultValue={typed.caption}
          maxLength={2_000}
          rows={2}
          {...own}
        />
        <TextField
          label={t('picture.credit')}
          hint={t('picture.creditHint')}
          name="credit"
          defaultValue={typed.credit}
          maxLength={300}
          autoComplete="off"
          {...own}
        />
        <LicenceFields typed={typed.licence} mayLeave />
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
