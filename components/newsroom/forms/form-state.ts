import type { Result } from '@/lib/newsroom/result.ts'

/** By the names of the fields, as it was sent. */
export type Typed = Record<string, string[]>

/** A form, and what came of it. Its action answers with one, with script or without. */
export type FormState<T = unknown> = {
  /** Null until it was sent. */
  result: Result<T> | null
  /** The name of the field that is wrong, if one is. */
  field: string | null
  /** What was sent last; null until it was. */
  typed: Typed | null
  /** Counts the answers: a form that was answered is filled anew. */
  turn: number
}

export type FormAction<T = unknown> = (before: FormState<T>, form: FormData) => Promise<FormState<T>>

export const unsent: FormState<never> = { result: null, field: null, typed: null, turn: 0 }

/** Why nothing was done; '' for nothing wrong. */
export const faultOf = ({ result }: FormState): string => (result && !result.ok ? result.message : '')

/** What was typed, while it is not taken. */
export const refusedIn = ({ result, typed }: FormState): Typed | null => (result?.ok === false ? typed : null)

/** What is never sent back to where it was typed: passwords, codes and links that let somebody in. */
const secret: ReadonlySet<string> = new Set(['password', 'code', 'token'])

/** Everything that a form holds but secrets, files and what React adds. */
export function typedIn(form: FormData): Typed {
  const typed: Typed = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('$') && !secret.has(name))
      typed[name] = [...(typed[name] ?? []), value]
  return typed
}
