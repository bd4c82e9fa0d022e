'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState, useRef } from 'react'
import { type FormAction, faultOf, refusedIn, unsent } from '../forms/form-state.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import type { BoardChoices } from './board-choices.ts'
import { bulkThings } from './bulk-things.ts'

/**
 * The rows, each of which can be chosen, and what can be done to all that are. Which field belongs to which change, and
 * whether anything is chosen, its style says, so that it works without script.
 */
export function BulkForm({
  action,
  id,
  choices,
  children,
}: {
  action: FormAction<void>
  /** Of this page's change: sent twice, it is done once. */
  id: string
  choices: BoardChoices
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Shell.board')
  const [state, send] = useActionState(action, unsent)
  const form = useRef<HTMLFormElement>(null)
  const message = faultOf(state)
  const typed = refusedIn(state)
  const kept = (name: string) => typed?.[name]?.[0] ?? ''
  const options = (those: BoardChoices['desks'], first: string) => [
    { value: '', label: first },
    ...those.map((each) => ({ value: each.id, label: each.name })),
  ]
  return (
    <form
      ref={form}
      action={send}
      className="bulk"
      // What was chosen stays so when it is refused: React would empty the form.
      onReset={(event) => event.preventDefault()}
    >
      <input type="hidden" name="id" value={id} />
      {message && (
        <Notice kind="failure" live>
          <p>{message}</p>
        </Notice>
      )}
      <label className="bulk-all">
        <input
          type="checkbox"
          onChange={({ currentTarget: { checked } }) => {
            for (const each of form.current?.querySelectorAll<HTMLInputElement>('input[name="chosen"]') ?? [])
              each.checked = checked
          }}
        />
        {t('chooseAll')}
      </label>
      {children}
      <fieldset className="bulk-bar" key={state.turn}>
        <legend className="visually-hidden">{t('bulk.title')}</legend>
        <Select
          label={t('bulk.what')}
          name="change"
          className="bulk-what"
          defaultValue={kept('change')}
          options={[
            { value: '', label: t('bulk.pick') },
            ...bulkThings.map((each) => ({ value: each, label: t(`bulk.${each}`) })),
          ]}
        />
        <Select
          label={t('owner')}
          name="owner"
          className="bulk-owner"
          defaultValue={kept('owner')}
          options={options(choices.people, t('noOwner'))}
        />
        <Select
          label={t('desk')}
          name="desk"
          className="bulk-desk"
          defaultValue={kept('desk')}
          options={options(choices.desks, t('noDesk'))}
        />
        <Select
          label={t('section')}
          name="section"
          className="bulk-section"
          defaultValue={kept('section')}
          options={options(choices.sections, t('section'))}
        />
        <Select
          label={t('bulk.topic')}
          name="topic"
          className="bulk-topic"
          defaultValue={kept('topic')}
          options={options(choices.topics, t('topic'))}
        />
        <TextField
          label={t('bulk.note')}
          name="note"
          dir="auto"
          className="bulk-note"
          defaultValue={kept('note')}
          maxLength={2000}
        />
        <div className="bulk-at">
          <MomentField label={t('bulk.at')} name="at" defaultValue={kept('at')} ahead />
        </div>
        <SubmitButton>{t('bulk.apply')}</SubmitButton>
        <p className="field-hint bulk-hint">{t('bulk.hint')}</p>
      </fieldset>
    </form>
  )
}
