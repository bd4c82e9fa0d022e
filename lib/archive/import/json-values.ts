/** Values of a JSON that a stranger wrote: each is looked at before it is taken for anything. */
export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectIn = (value: unknown): Json => (isObject(value) ? value : {})
export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
/** Trimmed; '' for what is no text. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
/** A text, or a number as one. */
export const keyIn = (value: unknown): string => (typeof value === 'number' ? String(value) : textIn(value))
