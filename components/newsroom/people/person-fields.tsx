import { useTranslations } from 'next-intl'
import { type NewsroomLocale, newsroomLocales, type Role, roles } from '@/lib/db/account-tables.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { Choice } from '@/lib/newsroom/people/directory-choices.ts'
import { Checkbox, RadioGroup, Select } from '../ui/field.tsx'

/** Which role, with what each may do. */
export function RoleField({ value }: { value: Role }) {
  const t = useTranslations('Newsroom.People.people')
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
export function DesksField({ desks, value }: { desks: readonly Choice[]; value: readonly string[] }) {
  const t = useTranslations('Newsroom.People.people')
  return (
    <fieldset className="field">
      <legend className="field-label">{t('desks')}</legend>
      <p className="field-hint">{t('desksHint')}</p>
      <div className="desk-choices">
        {desks.map(({ id, name }) => (
          <Checkbox key={id} name="desk" value={id} label={name} defaultChecked={value.includes(id)} />
        ))}
      </div>
    </fieldset>
  )
}

/** Whose byline is theirs. */
export function BylineField({ authors, value }: { authors: readonly Choice[]; value: string | null }) {
  const t = useTranslations('Newsroom.People.people')
  return (
    <Select
      label={t('byline')}
      hint={t('bylineHint')}
      name="author"
      defaultValue={value ?? ''}
      options={[
        { value: '', label: t('bylineNone') },
        ...authors.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

/** In which language the newsroom speaks to them. */
export function LanguageField({ value }: { value: NewsroomLocale }) {
  const t = useTranslations('Newsroom.People')
  return (
    <Select
      label={t('language')}
      name="locale"
      defaultValue={value}
      options={newsroomLocales.map((each) => ({ value: each, label: localeTable[each].name }))}
    />
  )
}
