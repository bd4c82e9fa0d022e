/** What was typed into a form, and what came of it. */
export type FormAnswer = {
  /** By the names of the fields, as it was sent; null until it was. */
  typed: Record<string, string[]> | null
  /** Why nothing was done; '' for nothing wrong. */
  message: string
  /** The name of the field that is wrong, if one is. */
  at: string | null
  isDone: boolean
  /** Counts the answers: a form that was answered is filled anew, with what was typed. */
  turn: number
}

export const unanswered: FormAnswer = { typed: null, message: '', at: null, isDone: false, turn: 0 }

/** Everything that a form holds but files and what React adds. */
export function typedIn(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('$')) typed[name] = [...(typed[name] ?? []), value]
  return typed
}
