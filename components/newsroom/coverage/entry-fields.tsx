import { getTranslations } from 'next-intl/server'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { ListedEntry } from '@/lib/newsroom/live/read-entries.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { FormCheckbox, FormTextArea, FormTextField } from '../forms/action-form.client.tsx'
import { PictureField } from '../forms/picture-field.client.tsx'

/** What an entry of live coverage is made of: its words first, whatever else it has behind one tap. */
export async function EntryFields({
  locale,
  editorLocale,
  entry,
}: {
  /** The language of the story. */
  locale: Locale
  /** That of the newsroom. */
  editorLocale: NewsroomLocale
  entry?: ListedEntry
}) {
  const t = await getTranslations({ locale: editorLocale, namespace: 'Newsroom.Live' })
  const language = { lang: locale, dir: localeTable[locale].dir }
  const hasMore = Boolean(
    entry && (entry.headline || entry.mediaId || entry.quotation || entry.attribution || entry.link),
  )
  return (
    <>
      <FormTextArea
        {...language}
        label={t('words')}
        name="words"
        rows={4}
        maxLength={10_000}
        value={entry?.words ?? ''}
      />
      <div className="coverage-marks">
        <FormCheckbox
          label={t('breaking')}
          name="isBreaking"
          value="yes"
          checked={entry?.isBreaking ?? false}
        />
        <FormCheckbox label={t('key')} name="isKey" value="yes" checked={entry?.isKey ?? false} />
        <FormCheckbox label={t('pinned')} name="isPinned" value="yes" checked={entry?.isPinned ?? false} />
      </div>
      <details className="coverage-more" open={hasMore}>
        <summary>{t('more')}</summary>
        <div className="form">
          <FormTextField
            {...language}
            label={t('headline')}
            name="headline"
            maxLength={2_000}
            autoComplete="off"
            value={entry?.headline ?? ''}
          />
          <PictureField
            name="mediaId"
            legend={t('picture.legend')}
            hint={t('picture.hint')}
            picture={entry?.picture ?? null}
            locale={locale}
            words={{
              choose: t('picture.choose'),
              change: t('picture.change'),
              remove: t('picture.remove'),
              none: t('picture.none'),
            }}
          />
          <FormTextField
            {...language}
            label={t('caption')}
            name="caption"
            maxLength={2_000}
            autoComplete="off"
            value={entry?.caption ?? ''}
          />
          <FormTextArea
            {...language}
            label={t('quotation')}
            name="quotation"
            rows={2}
            maxLength={10_000}
            value={entry?.quotation ?? ''}
          />
          <FormTextField
            {...language}
            label={t('attribution')}
            name="attribution"
            maxLength={2_000}
            autoComplete="off"
            value={entry?.attribution ?? ''}
          />
          <FormTextField
            label={t('link')}
            hint={t('linkHint')}
            name="link"
            dir="ltr"
            inputMode="url"
            maxLength={2_000}
            autoComplete="off"
            value={entry?.link ?? ''}
          />
        </div>
      </details>
    </>
  )
}
