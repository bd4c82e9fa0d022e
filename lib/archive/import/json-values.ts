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

/** Names of values that are no words. */
const settings = /(?:id|url|src|href|color|colour|style|class|type|kind|format|html|size|layout|alignment)$/i

/** What a person may have written into something that only a program there knows, in one line; '' where nothing is. */
export function wordsIn(value: unknown, depth = 0): string {
  if (typeof value === 'string')
    return /\p{L}/u.test(value) && !/^(?:[\w:/.-]+|[a-z]+:\S*)$/i.test(value) ? value.trim() : ''
  if (depth > 6 || typeof value !== 'object' || value === null) return ''
  const inside = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([name, each]) =>
        settings.test(name) && typeof each === 'string' ? [] : [each],
      )
  return inside
    .map((each) => wordsIn(each, depth + 1))
    .filter(Boolean)
    .join(' ')
}

/** What is left out of a text, by its name and by what it said. */
export const namedWith = (name: string, words: string): string => (words ? `${name}: ${words}` : name)
