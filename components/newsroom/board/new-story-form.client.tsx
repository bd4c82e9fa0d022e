'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isLocale, locales, localeTable } from '@/lib/locale/table.ts'
import type { StoryKind } from '@/lib/vocabulary.ts'
import { type FormAction, faultOf } from '../forms/form-state.ts'
import { FormDraftNotice } from '../forms/use-form-draft.client.tsx'
import { useFormState } from '../forms/use-form-state.client.ts'
import { useHeld } from '../forms/use-held.client.ts'
import { MultiCombobox } from '../ui/combobox.client.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { type Beginning, type Begun, chosenIn } from './beginning.ts'

type Named = { id: string; name: string }

/** The few things a story cannot begin without. Whatever comes of it, nothing written here is lost. */
export function NewStoryForm({
  start,
  action,
  kinds,
  sections,
  desks,
  topics,
}: {
  /** What stands in the fields at first. */
  start: Beginning
  action: FormAction<Begun>
  kinds: readonly StoryKind[]
  sections: readonly Named[]
  desks: readonly Named[]
  topics: readonly Named[]
}) {
  const t = useTranslations('Newsroom.Shell.new')
  const kind = useTranslations('Newsroom.Shell.kind')
  const { state, send, draft } = useFormState(action)
  const message = faultOf(state)
  const chosen = chosenIn(state, start)
  const [locale, setLocale] = useState(start.locale)
  const [topicIds, setTopicIds] = useState(chosen.topicIds)
  const held = useHeld<string[], HTMLSpanElement>('topics', topicIds, setTopicIds)
  const options = (those: readonly Named[]) => those.map(({ id, name }) => ({ value: id, label: name }))
  const topicItems = options(topics)
  return (
    <form action={send} className="form">
      <FormDraftNotice draft={draft} answer={state} />
      <input type="hidden" name="templateId" value={start.templateId} />
      {message && (
        <Notice kind="failure" live>
          <p>{message}</p>
        </Notice>
      )}
      <Select
        label={t('language')}
        name="locale"
        defaultValue={chosen.locale}
        onChange={({ currentTarget: { value } }) => isLocale(value) && setLocale(value)}
        options={locales.map((each) => ({ value: each, label: localeTable[each].name }))}
      />
      <TextField
        label={t('headline')}
        hint={t('headlineHint')}
        name="headline"
        defaultValue={chosen.headline}
        lang={locale}
        dir={localeTable[locale].dir}
        maxLength={300}
        autoComplete="off"
        autoFocus
      />
      <div className="form-row">
        <Select
          label={t('section')}
          name="sectionId"
          defaultValue={chosen.sectionId}
          options={options(sections)}
        />
        <Select
          label={t('desk')}
          name="deskId"
          defaultValue={chosen.deskId}
          options={[{ value: '', label: t('noDesk') }, ...options(desks)]}
        />
      </div>
      <Select
        label={t('kind')}
        hint={t('kindHint')}
        name="kind"
        defaultValue={chosen.kind}
        options={kinds.map((each) => ({ value: each, label: kind(each) }))}
      />
      <MultiCombobox
        label={t('topics')}
        placeholder={t('topicsPlaceholder')}
        name="topicIds"
        items={topicItems}
        values={topicItems.filter(({ value }) => topicIds.includes(value))}
        onChange={(items) => setTopicIds(items.map(({ value }) => value))}
      />
      <span hidden {...held} />
      <div className="button-row">
        <SubmitButton icon="pen">{t('begin')}</SubmitButton>
      </div>
    </form>
  )
}
