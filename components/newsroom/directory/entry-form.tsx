import { getTranslations } from 'next-intl/server'
import { locales, localeTable } from '@/lib/locale/table.ts'
import type { Entry } from '@/lib/newsroom/directory/list-entries.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import type { EntryKind, NewsroomLocale } from '@/lib/vocabulary.ts'
import {
  ActionForm,
  FormCheckbox,
  FormHidden,
  FormSelect,
  FormTextArea,
  FormTextField,
} from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { PictureField } from '../forms/picture-field.client.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { HandleFields } from './handle-fields.tsx'
import { descriptionField, jobField, nameField } from './read-entry-form.ts'

/** Everything that can be said of an entry, in every language of the paper: the newsroom's own two first. */
export async function EntryForm({
  kind,
  entry,
  desks,
  portrait,
  locale,
  action,
}: {
  kind: EntryKind
  /** null for a new one. */
  entry: Entry | null
  desks: readonly { id: string; name: string }[]
  portrait: LibraryPicture | null
  locale: NewsroomLocale
  action: FormAction<string>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Directory.form' })
  const [first, second = 'en', ...others] = ['ar' as const, ...locales.filter((each) => each !== 'ar')]
  const words = (language: (typeof locales)[number]) => {
    const { name, dir } = localeTable[language]
    const own = { lang: language, dir }
    return (
      <>
        <FormTextField
          label={t('name', { language: name })}
          name={nameField(language)}
          value={entry?.names[language]}
          maxLength={100}
          autoComplete="off"
          required={language === first}
          {...own}
        />
        {kind === 'author' && (
          <FormTextField
            label={t('job', { language: name })}
            name={jobField(language)}
            value={entry?.jobTitles[language]}
            maxLength={200}
            autoComplete="off"
            {...own}
          />
        )}
        <FormTextArea
          label={t(kind === 'author' ? 'biography' : 'description', { language: name })}
          name={descriptionField(language)}
          value={entry?.descriptions[language]}
          maxLength={3_000}
          rows={2}
          {...own}
        />
      </>
    )
  }
  return (
    <ActionForm action={action} done={t('saved')} label={t('label')} className="form entry-form">
      <FormHidden name="version" value={String(entry?.version ?? '')} />
      <fieldset className="form">
        <legend className="visually-hidden">{localeTable[first].name}</legend>
        {words(first)}
      </fieldset>
      <fieldset className="form entry-language">
        <legend className="visually-hidden">{localeTable[second].name}</legend>
        {words(second)}
      </fieldset>
      <div className="entry-languages">
        {others.map((language) => (
          <details key={language} className="words">
            <summary>
              <InLanguage locale={language}>{localeTable[language].name}</InLanguage>
              <span className="words-state">{entry?.names[language] ?? t('unnamed')}</span>
            </summary>
            <div className="words-fields">{words(language)}</div>
          </details>
        ))}
      </div>
      <FormTextField
        label={t('slug')}
        hint={entry ? t('slugKept') : t('slugMade')}
        name="slug"
        value={entry?.slug}
        maxLength={60}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
      />
      {kind === 'section' && (
        <FormCheckbox
          label={t('opinion')}
          hint={t('opinionHint')}
          name="opinion"
          value="1"
          checked={entry?.isOpinion ?? false}
        />
      )}
      {kind === 'topic' && (
        <FormTextArea
          label={t('synonyms')}
          hint={t('synonymsHint')}
          name="synonyms"
          value={entry?.synonyms.join('\n')}
          rows={4}
          dir="auto"
        />
      )}
      {kind === 'author' && (
        <>
          <div className="form-row">
            <FormTextField
              label={t('email')}
              hint={t('emailHint')}
              name="email"
              type="email"
              value={entry?.email ?? ''}
              maxLength={254}
              dir="ltr"
              autoComplete="off"
            />
            <FormSelect
              label={t('desk')}
              name="desk"
              value={entry?.deskId ?? ''}
              options={[
                { value: '', label: t('noDesk') },
                ...desks.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </div>
          <PictureField
            name="portrait"
            legend={t('portrait')}
            hint={t('portraitHint')}
            picture={portrait && asPicture(portrait, locale)}
            locale={locale}
            words={{
              choose: t('choosePicture'),
              change: t('changePicture'),
              remove: t('removePicture'),
              none: t('noPicture'),
            }}
          />
          <HandleFields legend={t('handles')} hint={t('handlesHint')} handles={entry?.handles ?? []} />
          <fieldset className="field">
            <legend className="field-label">{t('languages')}</legend>
            <p className="field-hint">{t('languagesHint')}</p>
            <div className="desk-choices">
              {locales.map((each) => (
                <FormCheckbox
                  key={each}
                  name="language"
                  value={each}
                  label={<InLanguage locale={each}>{localeTable[each].name}</InLanguage>}
                  checked={entry?.languages.includes(each) ?? false}
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
      <div className="button-row">
        <SubmitButton>{entry ? t('save') : t('add')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

const asPicture = ({ mediaId, preview, width, height, alts }: LibraryPicture, locale: NewsroomLocale) => ({
  mediaId,
  url: preview,
  width,
  height,
  alt: alts[locale] ?? alts.ar ?? '',
})
