import { getTranslations } from 'next-intl/server'
import { weekdayNames } from '@/lib/locale/moments.ts'
import type { PlannedEvent } from '@/lib/newsroom/plan/read-plan.ts'
import { type NewsroomLocale, recurrenceUnits } from '@/lib/vocabulary.ts'
import {
  ActionForm,
  FormCheckbox,
  FormHidden,
  FormSelect,
  FormTextArea,
  FormTextField,
} from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { FormMoment } from './form-moment.client.tsx'

/** As RFC 5545 names them, from Monday on, and a week of days to print their names by. */
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const aWeek = weekdays.map((_, day) => `2026-11-${String(2 + day).padStart(2, '0')}`)

export type EventStart = Pick<
  PlannedEvent,
  'name' | 'place' | 'notes' | 'starts' | 'ends' | 'isAllDay' | 'recurrence' | 'deskId'
> & {
  /** On the paper's clock; '' for none. */
  embargoUntil: string
  /** Null for one that is not there yet. */
  version: number | null
}

/** What an event is. Works without script: what does not apply is only out of sight. */
export async function EventForm({
  action,
  start,
  desks,
  locale,
  firstOfWeek,
}: {
  action: FormAction<void>
  start: EventStart
  desks: readonly { id: string; name: string }[]
  locale: NewsroomLocale
  /** From 1, Monday, to 7, Sunday. */
  firstOfWeek: number
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan.event' })
  const names = weekdayNames(aWeek, locale)
  const { recurrence } = start
  const isCustom = recurrence?.every === 'monthly' && recurrence.on.length > 0
  const joined = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  /** `2MO`, `-1FR`, as a calendar that was imported may say it. */
  const dayOfMonth = (each: string) => t('dayOfMonth', { nth: each.slice(0, -2), day: each.slice(-2) })
  const order = weekdays.map((_, at) => (firstOfWeek - 1 + at) % 7)
  return (
    <ActionForm
      action={action}
      done={start.version === null ? undefined : t('saved')}
      className="form plan-form"
    >
      {start.version !== null && <FormHidden name="version" value={String(start.version)} />}
      <FormTextField
        label={t('name')}
        hint={t('nameHint')}
        name="name"
        value={start.name}
        maxLength={300}
        required
      />
      <FormTextField label={t('place')} name="place" value={start.place ?? ''} maxLength={300} />
      <div className="plan-pair">
        <FormMoment label={t('starts')} name="starts" value={start.starts} usualTime="10:00" />
        <FormMoment label={t('ends')} name="ends" value={start.ends} usualTime="11:00" />
      </div>
      <FormCheckbox label={t('allDay')} name="isAllDay" value="yes" checked={start.isAllDay} />
      <div className="plan-recurs">
        <FormSelect
          label={t('recurs')}
          name="every"
          value={isCustom ? 'monthly-on' : (recurrence?.every ?? '')}
          options={[
            { value: '', label: t('never') },
            ...recurrenceUnits.map((each) => ({ value: each, label: t(`every.${each}`) })),
            ...(isCustom
              ? [
                  {
                    value: 'monthly-on',
                    label: t('custom', { days: joined.format(recurrence.on.map(dayOfMonth)) }),
                  },
                ]
              : []),
          ]}
        />
        {isCustom && <FormHidden name="monthlyOn" value={recurrence.on.join(' ')} />}
        <fieldset className="plan-weekdays plan-recurs-more">
          <legend className="field-label">{t('on')}</legend>
          {order.map((at) => (
            <FormCheckbox
              key={weekdays[at]}
              label={names[at]?.long ?? ''}
              name="on"
              value={weekdays[at] ?? ''}
              checked={recurrence?.every === 'weekly' && recurrence.on.includes(weekdays[at] ?? '')}
            />
          ))}
        </fieldset>
        <div className="plan-pair plan-recurs-more">
          <FormTextField
            label={t('interval')}
            hint={t('intervalHint')}
            name="interval"
            type="number"
            min={1}
            max={1_000}
            value={String(recurrence?.interval ?? 1)}
          />
          <FormMoment
            label={t('recursUntil')}
            hint={t('recursUntilHint')}
            asks="day"
            name="until"
            value={recurrence?.until ?? ''}
          />
        </div>
      </div>
      <FormSelect
        label={t('desk')}
        name="deskId"
        value={start.deskId ?? ''}
        options={[
          { value: '', label: t('noDesk') },
          ...desks.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FormMoment
        label={t('embargo')}
        hint={t('embargoHint')}
        name="embargoUntil"
        value={start.embargoUntil}
      />
      <FormTextArea
        label={t('notes')}
        hint={t('notesHint')}
        name="notes"
        value={start.notes ?? ''}
        rows={4}
        maxLength={5_000}
      />
      <div className="button-row">
        <SubmitButton>{start.version === null ? t('add') : t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
