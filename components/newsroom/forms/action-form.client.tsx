'use client'

import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useProof } from '../people/ask-proof.client.tsx'
import { Checkbox, Select, TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type FormAction, type FormState, faultOf, refusedIn, unsent } from './form-state.ts'
import { FormDraftNotice } from './use-form-draft.client.tsx'
import { useFormState } from './use-form-state.client.ts'

const Answered = createContext<FormState>(unsent)

/**
 * A form that works without script and loses nothing: what was typed comes back with the refusal, whose words stand by
 * the field that is wrong, and above the fields; with script it also comes back when the page was left before it was
 * sent, and when it asks for a proof of who is asking, that is asked for and the form is sent again. Fields that stand by
 * without script too are those of this file.
 * @param done what to say when it succeeded, if the page does not change
 */
export function ActionForm<T>({
  action,
  name,
  done,
  onDone,
  clears = false,
  label,
  className = 'form',
  children,
}: {
  action: FormAction<T>
  /** Tells it from every other form of the newsroom; needed where its address and its first field do not. */
  name?: string
  done?: string
  onDone?: (value: T) => void
  /** Empties the fields when it succeeded. */
  clears?: boolean
  /** Names the form for screen readers, where no heading of its own does. */
  label?: string
  className?: string
  children: ReactNode
}) {
  const { withProof, dialog } = useProof()
  const { state, send, draft } = useFormState(action, { name, again: withProof })
  const { result } = state
  const form = useRef<HTMLFormElement>(null)
  const mayReset = useRef(false)

  const told = useRef(onDone)
  told.current = onDone
  useEffect(() => {
    if (!result?.ok) return
    told.current?.(result.value)
    if (!clears) return
    mayReset.current = true
    form.current?.reset()
    mayReset.current = false
  }, [result, clears])

  return (
    <>
      <form
        ref={form}
        action={send}
        className={className}
        aria-label={label}
        // React empties a form once its action has run, whatever came of it.
        onReset={(event) => {
          if (!mayReset.current) event.preventDefault()
        }}
      >
        <FormDraftNotice draft={draft} answer={state} />
        {result && !result.ok && result.refusal !== 'proof-needed' && (
          <Notice kind="failure" live>
            <p>{result.message}</p>
          </Notice>
        )}
        {result?.ok && done && <Notice kind="done" live title={done} />}
        <Answered value={state}>{children}</Answered>
      </form>
      {dialog}
    </>
  )
}

/** What stands in a field: what was typed if that was refused, else what is kept. */
export function useFormField(name: string, kept: string | undefined) {
  const state = useContext(Answered)
  const typed = refusedIn(state)
  return {
    key: state.turn,
    defaultValue: typed ? (typed[name]?.[0] ?? '') : kept,
    error: state.field === name ? faultOf(state) : undefined,
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
  const state = useContext(Answered)
  const typed = refusedIn(state)
  return (
    <Checkbox
      key={state.turn}
      {...field}
      defaultChecked={typed ? (typed[field.name]?.includes(field.value) ?? false) : checked}
    />
  )
}

/** What the form was made from: it stays that while the answer is a refusal. */
export function FormHidden({ name, value }: { name: string; value: string }) {
  const typed = refusedIn(useContext(Answered))
  return <input type="hidden" name={name} value={typed?.[name]?.[0] ?? value} />
}
