/** For what is there by all that is known, where a type cannot say so: an error with a sentence, if it is not. */

/** @param what is missing, as in “There is no …” */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`There is no ${what}`)
  return value
}

/** An item of a list that is long enough. */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  if (!(index >= 0 && index < list.length))
    throw new Error(`There is no item ${index} in a list of ${list.length}`)
  return list[index] as T
}

/** The first item of a list that is not empty. */
export const firstOf = <T>(list: ArrayLike<T>): T => itemAt(list, 0)

/** The last item of a list that is not empty. */
export const lastOf = <T>(list: ArrayLike<T>): T => itemAt(list, list.length - 1)

/** Of the character that a text begins with. */
export const codePointOf = (text: string): number => present(text.codePointAt(0), 'character')
