import { getTranslations } from 'next-intl/server'
import { weekdayNames } from '@/lib/locale/moments.ts'
import { type Locale, locales, localeTable } from '@/lib/locale/table.ts'
import { type NewsletterKind, type NewsroomLocale, newsletterKinds } from '@/lib/vocabulary.ts'
import { FormSelect, FormTextField } from '../forms/action-form.client.tsx'

type NewsletterFacts = {
  name: string
  description: string
  list: string
  hour: number
  weekday: number
  timeZone: string
}

/** A week that begins on a Sunday, as PostgreSQL counts its days. */
const week = Array.from({ length: 7 }, (_, day) => `2026-11-0${day + 1}`)

export const dayNames = (locale: NewsroomLocale): string[] =>
  week.map((day) => weekdayNames([day], locale)[0]?.long ?? day)

/** What a newsletter is; its language and kind only while it is begun. */
export async function NewsletterFields({
  facts,
  lists,
  locale,
  begins,
  kind,
}: {
  facts: NewsletterFacts
  lists: Record<'section' | 'topic' | 'author', { list: string; name: string }[]>
  locale: NewsroomLocale
  /** The language that a new one is offered in first. */
  begins?: Locale
  kind?: NewsletterKind
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Newsletters' })
  const hasSchedule = kind === undefined || kind === 'daily' || kind === 'weekly'
  return (
    <>
      {begins && (
        <>
          <FormSelect
            label={t('field.kind')}
            hint={t('kindHint')}
            name="kind"
            value="daily"
            options={newsletterKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          />
          <FormSelect
            label={t('field.locale')}
            name="language"
            value={begins}
            options={locales.map((each) => ({ value: each, label: localeTable[each].name }))}
          />
        </>
      )}
      <FormTextField
        label={t('field.name')}
        hint={t('field.nameHint')}
        name="name"
        value={facts.name}
        dir="auto"
        maxLength={80}
        required
      />
      <FormTextField
        label={t('field.description')}
        hint={t('field.descriptionHint')}
        name="description"
        value={facts.description}
        dir="auto"
        maxLength={300}
      />
      <FormSelect
        label={t('field.list')}
        name="list"
        value={facts.list}
        options={[
          { value: 'latest', label: t('field.latest') },
          ...(['section', 'topic', 'author'] as const)
            .filter((each) => lists[each].length > 0)
            .map((each) => ({
              label: t(`field.${each}`),
              options: lists[each].map(({ list, name }) => ({ value: list, label: name })),
            })),
        ]}
      />
      {hasSchedule ? (
        <>
          <FormSelect
            label={t('field.hour')}
            hint={begins ? t('field.scheduleHint') : undefined}
            name="hour"
            value={String(facts.hour)}
            options={Array.from({ length: 24 }, (_, hour) => ({
              value: String(hour),
              label: `${String(hour).padStart(2, '0')}:00`,
            }))}
          />
          {kind !== 'daily' && (
            <FormSelect
              label={t('field.weekday')}
              name="weekday"
              value={String(facts.weekday)}
              options={dayNames(locale).map((label, day) => ({ value: String(day), label }))}
            />
          )}
          {kind === 'daily' && <input type="hidden" name="weekday" value={facts.weekday} />}
        </>
      ) : (
        <>
          <input type="hidden" name="hour" value={facts.hour} />
          <input type="hidden" name="weekday" value={facts.weekday} />
        </>
      )}
      <FormTextField
        label={t('field.timeZone')}
        hint={t('field.timeZoneHint')}
        name="timeZone"
        value={facts.timeZone}
        dir="ltr"
        required
      />
    </>
  )
}
