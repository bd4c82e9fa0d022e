'use client'

import { type ComponentProps, createContext, type ReactNode, useActionState, useContext } from 'react'
import { Checkbox, Select, TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type FormAnswer, typedIn, unanswered } from './form-answer.ts'
import { FormDraftNotice, sending, useAwayWords, useFormDraft } from './use-form-draft.client.tsx'

const Answered = createContext<FormAnswer>(unanswered)

/**
 * A form that works without script and loses nothing: what was typed comes back with the refusal, whose words stand by
 * the field that is wrong, and above the fields where no single one is; with script it also comes back when the page was
 * left before it was sent. Fields inside are those of this file.
 * @param done what to say when it succeeded, if the page does not change
 */
export function StatefulForm({
  action,
  done,
  label,
  className = 'form',
  children,
}: {
  action: (before: FormAnswer, form: FormData) => Promise<FormAnswer>
  done?: string
  /** Names the form for screen readers, where no heading of its own does. */
  label?: string
  className?: string
  children: ReactNode
}) {
  const draft = useFormDraft()
  const away = useAwayWords()
  const [answer, send] = useActionState(
    sending(
      draft,
      action,
      ({ isDone }) => isDone,
      (before, form: FormData) => ({
        ...{ typed: typedIn(form), message: away, at: null, isDone: false },
        turn: before.turn + 1,
      }),
    ),
    unanswered,
  )
  return (
    <form action={send} className={className} aria-label={label}>
      <FormDraftNotice draft={draft} answer={answer} />
      {answer.message && (
        <Notice kind="failure" live>
          <p>{answer.message}</p>
        </Notice>
      )}
      {answer.isDone && done && <Notice kind="done" live title={done} />}
      <Answered value={answer}>{children}</Answered>
    </form>
  )
}

/** What stands in a field: what was typed if that was refused, else what is kept. */
export function useFormField(name: string, kept: string | undefined) {
  const { typed, at, message, turn } = useContext(Answered)
  return {
    key: turn,
    defaultValue: typed ? (typed[name]?.[0] ?? '') : kept,
    error: at === name ? message : undefined,
  }
}

type FormField<P> = Omit<P, 'defaultValue' | 'error' | 'name'> & { name: string; value?: string }

export function FormTextField({ value, ...field }: FormField<ComponentProps<typeof TextField>>) {
  const { key, ...kept } = useFormField(field.name, value)
  return <TextField key={key} {...field} {...kept} />
}

export function FormTextArea({ value, ...field }: FormField<ComponentProps<typeof TextArea>>) {
  const { key, ...kept } = useFormField(field.name, value)
  return <TextArea key={key} {...field} {...kept} />
}

export function FormSelect({ value, ...field }: FormField<ComponentProps<typeof Select>>) {
  const { key, ...kept } = useFormField(field.name, value)
  return <Select key={key} {...field} {...kept} />
}

/** One of several of one name, or alone. */
export function FormCheckbox({
  checked,
  ...field
}: Omit<ComponentProps<typeof Checkbox>, 'defaultChecked' | 'checked' | 'name' | 'value'> & {
  name: string
  value: string
  checked: boolean
}) {
  const { typed, turn } = useContext(Answered)
  return (
    <Checkbox
      key={turn}
      {...field}
      defaultChecked={typed ? (typed[field.name]?.includes(field.value) ?? false) : checked}
    />
  )
}

/** What the form was made from: it stays that while the answer is a refusal. */
export function FormHidden({ name, value }: { name: string; value: string }) {
  const { typed } = useContext(Answered)
  return <input type="hidden" name={name} value={typed?.[name]?.[0] ?? value} />
}
