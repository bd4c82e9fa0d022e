import { getTranslations } from 'next-intl/server'
import { localeTable } from '@/lib/locale/table.ts'
import type { BylineChoice, Choice } from '@/lib/newsroom/people/directory-choices.ts'
import { type NewsroomLocale, newsroomLocales, type Role, roles } from '@/lib/vocabulary.ts'
import { Checkbox, RadioGroup, Select } from '../ui/field.tsx'

/** Which role, with what each may do. */
export async function RoleField({ value, locale }: { value: Role; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people' })
  return (
    <RadioGroup
      legend={t('role')}
      name="role"
      defaultValue={value}
      options={roles.map((role) => ({
        value: role,
        label: t(`roles.${role}`),
        hint: t(`roleHints.${role}`),
      }))}
    />
  )
}

/** Which desks; none for all. */
export async function DesksField({
  desks,
  value,
  locale,
}: {
  desks: readonly Choice[]
  value: readonly string[]
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people' })
  return (
    <fieldset className="field">
      <legend className="field-label">{t('desks')}</legend>
      <p className="field-hint">{t('desksHint')}</p>
      <div className="desk-choices">
        {desks
          .filter(({ id, isArchived }) => !isArchived || value.includes(id))
          .map(({ id, name }) => (
            <Checkbox key={id} name="desk" value={id} label={name} defaultChecked={value.includes(id)} />
          ))}
      </div>
    </fieldset>
  )
}

/** Whose byline is theirs. One that is somebody else's cannot be chosen. */
export async function BylineField({
  authors,
  staffId,
  value,
  locale,
}: {
  authors: readonly BylineChoice[]
  /** Null for somebody who is invited only now: they sign with their name unless another is chosen. */
  staffId: string | null
  value: string | null
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people' })
  return (
    <Select
      label={t('byline')}
      hint={t('bylineHint')}
      name="author"
      defaultValue={staffId === null ? 'named' : (value ?? '')}
      options={[
        ...(value === null ? [{ value: 'named', label: t('bylineNamed') }] : []),
        { value: '', label: t('bylineNone') },
        ...authors
          .filter(({ id, isArchived }) => !isArchived || id === value)
          .map((each) => ({
            value: each.id,
            label: each.name,
            disabled: each.staffId !== null && each.staffId !== staffId,
          })),
      ]}
    />
  )
}

/** In which language the newsroom speaks to them. */
export async function LanguageField({ value, locale }: { value: NewsroomLocale; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People' })
  return (
    <Select
      label={t('language')}
      name="locale"
      defaultValue={value}
      options={newsroomLocales.map((each) => ({ value: each, label: localeTable[each].name }))}
    />
  )
}
