import { getTranslations } from 'next-intl/server'
import { absent, parseFormatPreferences } from '@/lib/locale/format-preferences.ts'
import { formatMoment } from '@/lib/locale/moments.ts'
import { formatNumber } from '@/lib/locale/numbers.ts'
import {
  calendars,
  defaultLocale,
  type FormatPreferences,
  type Locale,
  locales,
  localeTable,
} from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import type { Settings } from '@/lib/newsroom/settings/change-settings.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { podcastCategories, policyKinds } from '@/lib/vocabulary.ts'
import { HandleFields } from '../directory/handle-fields.tsx'
import { nameField } from '../directory/read-entry-form.ts'
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
import { ColourField } from './colour-field.client.tsx'
import { noteField, policyField, readingField, taglineField } from './read-settings-form.ts'

/** Everything that the publication is called, looks and prints like, in one form. */
export async function SettingsForm({
  settings,
  logo,
  devices,
  locale,
  action,
}: {
  settings: Settings
  logo: LibraryPicture | null
  /** That are told of anything. */
  devices: { readers: number; staff: number }
  locale: NewsroomLocale
  action: FormAction<void>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings' })
  return (
    <ActionForm action={action} done={t('saved')} label={t('title')} className="form settings-form">
      <FormHidden name="version" value={String(settings.version)} />
      <section aria-labelledby="languages">
        <h2 id="languages">{t('languages.title')}</h2>
        <p className="section-lead">{t('languages.text')}</p>
        <div className="entry-languages">
          {locales.map((each) => (
            <details key={each} className="words" open={each === defaultLocale || each === locale}>
              <summary>
                <InLanguage locale={each}>{localeTable[each].name}</InLanguage>
                <span className="words-state">{settings.names[each] ?? t('languages.unnamed')}</span>
              </summary>
              <div className="words-fields">
                <OfLanguage language={each} settings={settings} locale={locale} />
              </div>
            </details>
          ))}
        </div>
      </section>
      <section aria-labelledby="look">
        <h2 id="look">{t('look.title')}</h2>
        <PictureField
          name="logo"
          legend={t('look.logo')}
          hint={t('look.logoHint')}
          picture={
            logo && {
              mediaId: logo.mediaId,
              url: logo.preview,
              width: logo.width,
              height: logo.height,
              alt: logo.alts[locale] ?? '',
            }
          }
          locale={locale}
          words={{
            choose: t('look.choose'),
            change: t('look.change'),
            remove: t('look.remove'),
            none: t('look.none'),
          }}
        />
        <div className="form-row">
          {(['light', 'dark'] as const).map((paper) => (
            <ColourField key={paper} paper={paper} value={settings.accents?.[paper] ?? ''} />
          ))}
        </div>
      </section>
      <section aria-labelledby="time">
        <h2 id="time">{t('time.title')}</h2>
        <FormTextField
          label={t('time.zone')}
          hint={t('time.hint')}
          name="timeZone"
          value={settings.timeZone}
          list="time-zones"
          maxLength={60}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          required
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </section>
      <section aria-labelledby="contact">
        <h2 id="contact">{t('contact.title')}</h2>
        <FormTextField
          label={t('contact.email')}
          hint={t('contact.emailHint')}
          name="email"
          type="email"
          value={settings.contactEmail ?? ''}
          maxLength={254}
          dir="ltr"
          autoComplete="off"
        />
        <HandleFields
          legend={t('contact.handles')}
          hint={t('contact.handlesHint')}
          handles={settings.handles}
        />
      </section>
      <section aria-labelledby="podcast">
        <h2 id="podcast">{t('podcast.title')}</h2>
        <p className="section-lead">{t('podcast.text')}</p>
        <FormSelect
          label={t('podcast.category')}
          name="podcastCategory"
          value={settings.podcast.category}
          options={podcastCategories.map((each) => ({ value: each, label: t(`podcast.categories.${each}`) }))}
        />
        <FormCheckbox
          label={t('podcast.explicit')}
          name="podcastExplicit"
          value="yes"
          checked={settings.podcast.isExplicit}
        />
      </section>
      <section aria-labelledby="push">
        <h2 id="push">{t('push.title')}</h2>
        <p className="section-lead">{t('push.text')}</p>
        <FormCheckbox label={t('push.offers')} name="offersPush" value="yes" checked={settings.offersPush} />
        <p className="field-hint">{t('push.count', devices)}</p>
      </section>
      <section aria-labelledby="policies">
        <h2 id="policies">{t('policies.title')}</h2>
        <p className="section-lead">{t('policies.text')}</p>
        {policyKinds.map((kind) => (
          <FormTextField
            key={kind}
            label={t(`policies.${kind}`)}
            name={policyField(kind)}
            value={settings.policies[kind] ?? ''}
            maxLength={500}
            dir="ltr"
            autoComplete="off"
          />
        ))}
      </section>
      <div className="button-row settings-save">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** What the paper is called, and how it prints numbers and dates, in one language. */
async function OfLanguage({
  language,
  settings,
  locale,
}: {
  language: Locale
  settings: Settings
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings' })
  const { name, dir, numerals, monthNames, reading: own } = localeTable[language]
  const reading = parseFormatPreferences(settings.readings[language] ?? '', language) ?? own
  const now = new Date()
  const dated = (change: Partial<FormatPreferences>) =>
    formatMoment(now, 'date', language, settings.timeZone, { ...reading, ...change })
  const option = (value: string, word: string, sample: string) => ({
    value,
    label: t('reading.option', { word, sample: `\u2068${sample}\u2069` }),
  })
  const select = (part: Parameters<typeof readingField>[1], options: { value: string; label: string }[]) =>
    options.length < 2 ? (
      <input type="hidden" name={readingField(language, part)} value={options[0]?.value ?? absent} />
    ) : (
      <FormSelect
        label={t(`reading.${part}`)}
        name={readingField(language, part)}
        value={reading[part] ?? absent}
        options={options}
      />
    )
  const words = { lang: language, dir }
  return (
    <>
      <FormTextField
        label={t('languages.name', { language: name })}
        name={nameField(language)}
        value={settings.names[language]}
        maxLength={100}
        autoComplete="off"
        required={language === defaultLocale}
        {...words}
      />
      <FormTextField
        label={t('languages.tagline', { language: name })}
        name={taglineField(language)}
        value={settings.taglines[language]}
        maxLength={200}
        autoComplete="off"
        {...words}
      />
      <div className="form-row">
        {select(
          'numerals',
          numerals.map((each) =>
            option(
              each,
              t(`reading.digits.${each}`),
              formatNumber(123, language, { ...reading, numerals: each }),
            ),
          ),
        )}
        {select(
          'calendar',
          calendars.map((each) => option(each, t(`reading.calendars.${each}`), dated({ calendar: each }))),
        )}
        {select(
          'months',
          monthNames.map((each) =>
            option(each, t(`reading.monthNames.${each}`), dated({ calendar: 'gregory', months: each })),
          ),
        )}
        {select('secondCalendar', [
          { value: absent, label: t('reading.noSecond') },
          ...calendars.map((each) => ({ value: each, label: t(`reading.calendars.${each}`) })),
        ])}
      </div>
      <FormTextArea
        label={t('languages.note', { language: name })}
        hint={t('languages.noteHint')}
        name={noteField(language)}
        value={settings.withdrawnNotes[language]}
        maxLength={500}
        rows={2}
        {...words}
      />
    </>
  )
}
