'use client'

import { useTranslations } from 'next-intl'
import { locales, localeTable } from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { type FormAction, faultOf } from '../forms/form-state.ts'
import { FormDraftNotice } from '../forms/use-form-draft.client.tsx'
import { useFormState } from '../forms/use-form-state.client.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { fieldName, type WordsOfPicture, wordsIn } from './words-fields.ts'

/** A picture's words in every language of the paper, those of the newsroom first; the others fold away. */
export function PictureWordsForm({ picture, action }: { picture: LibraryPicture; action: FormAction<void> }) {
  const t = useTranslations('Newsroom.Media.picture')
  const { locale: spoken } = useNewsroom()
  const kept = Object.fromEntries(
    locales.map((locale) => [
      locale,
      {
        alt: picture.alts[locale] ?? '',
        caption: picture.captions[locale] ?? '',
        credit: picture.credits[locale] ?? '',
      },
    ]),
  ) as WordsOfPicture
  const { state, send, draft } = useFormState(action)
  const message = faultOf(state)
  const isSaved = state.result?.ok === true
  const typed = state.typed ? wordsIn(state.typed) : kept
  const readOnly = !picture.mayEdit
  return (
    <form action={send} className="form">
      <FormDraftNotice draft={draft} answer={state} />
      {[spoken, ...locales.filter((each) => each !== spoken)].map((locale) => {
        const { name, dir } = localeTable[locale]
        const own = { lang: locale, dir, readOnly }
        const words = typed[locale]
        return (
          <details key={locale} className="words" open={locale === spoken}>
            <summary>
              <InLanguage locale={locale}>{name}</InLanguage>
              <span className="words-state">{words.alt ? t('described') : t('undescribed')}</span>
            </summary>
            <div className="words-fields">
              <TextArea
                label={t('alt')}
                hint={t('altHint')}
                name={fieldName(locale, 'alt')}
                defaultValue={words.alt}
                maxLength={1_000}
                rows={2}
                {...own}
              />
              <TextArea
                label={t('caption')}
                name={fieldName(locale, 'caption')}
                defaultValue={words.caption}
                maxLength={2_000}
                rows={2}
                {...own}
              />
              <TextField
                label={t('credit')}
                hint={t('creditHint')}
                name={fieldName(locale, 'credit')}
                defaultValue={words.credit}
                maxLength={300}
                autoComplete="off"
                {...own}
              />
            </div>
          </details>
        )
      })}
      {message && (
        <Notice kind="failure" live>
          <p>{message}</p>
        </Notice>
      )}
      {!readOnly && (
        <div className="button-row">
          <SubmitButton>{t('save')}</SubmitButton>
          <span role="status">{isSaved && t('saved')}</span>
        </div>
      )}
    </form>
  )
}
