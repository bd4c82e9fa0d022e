import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/locale/table.ts'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { type CoverageKind, coverageKinds, type NewsroomLocale } from '@/lib/vocabulary.ts'
import {
  ActionForm,
  FormHidden,
  FormSelect,
  FormTextArea,
  FormTextField,
} from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { FormMoment } from './form-moment.client.tsx'

type Named = { id: string; name: string }

export type CoverageStart = {
  kind: CoverageKind
  locale: Locale
  headline: string
  slugLine: string
  sectionId: string
  deskId: string
  staffId: string
  /** On the paper's clock; '' for none. */
  dueAt: string
  notes: string
  /** Null for one that is not there yet. */
  version: number | null
}

/** What is made, whose it is, and when it is due. */
export async function CoverageForm({
  action,
  start,
  sections,
  desks,
  people,
  locale,
}: {
  action: FormAction<void>
  start: CoverageStart
  sections: readonly Named[]
  desks: readonly Named[]
  /** Who may be given it. */
  people: readonly Named[]
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const options = (those: readonly Named[]) => those.map(({ id, name }) => ({ value: id, label: name }))
  const word = (
    name: 'headline' | 'slugLine' | 'kind' | 'language' | 'section' | 'desk' | 'person' | 'due' | 'notes',
  ) => t(`coverage.${name}`)
  return (
    <ActionForm
      action={action}
      done={start.version === null ? undefined : t('coverage.saved')}
      className="form plan-form"
    >
      {start.version !== null && <FormHidden name="version" value={String(start.version)} />}
      <FormTextField
        label={word('headline')}
        hint={t('coverage.headlineHint')}
        name="headline"
        value={start.headline}
        maxLength={300}
        required
      />
      <div className="plan-pair">
        <FormSelect
          label={word('kind')}
          name="kind"
          value={start.kind}
          options={coverageKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
        />
        <FormSelect
          label={word('language')}
          name="locale"
          value={start.locale}
          options={locales.map((each) => ({ value: each, label: localeTable[each].name }))}
        />
        <FormSelect
          label={word('person')}
          name="staffId"
          value={start.staffId}
          options={[{ value: '', label: t('coverage.nobody') }, ...options(people)]}
        />
        <FormSelect
          label={word('desk')}
          name="deskId"
          value={start.deskId}
          options={[{ value: '', label: t('coverage.noDesk') }, ...options(desks)]}
        />
        <FormSelect
          label={word('section')}
          name="sectionId"
          value={start.sectionId}
          options={[{ value: '', label: t('coverage.noSection') }, ...options(sections)]}
        />
        <FormTextField
          label={word('slugLine')}
          hint={t('coverage.slugLineHint')}
          name="slugLine"
          value={start.slugLine}
          maxLength={80}
        />
      </div>
      <FormMoment
        label={word('due')}
        name="dueAt"
        value={start.dueAt}
        ahead={start.version === null}
        usualTime="17:00"
      />
      <FormTextArea
        label={word('notes')}
        hint={t('coverage.notesHint')}
        name="notes"
        value={start.notes}
        rows={4}
        maxLength={5_000}
      />
      <div className="button-row">
        <SubmitButton>{start.version === null ? t('coverage.add') : t('coverage.save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
