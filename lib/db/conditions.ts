import { and, or, type SQL } from 'drizzle-orm'
import { present } from '../present.ts'

/** Drizzle's `and` of at least one condition; its own may be none. */
export const allOf = (...conditions: (SQL | undefined)[]): SQL => present(and(...conditions), 'condition')

/** The same of `or`. */
export const anyOf = (...conditions: (SQL | undefined)[]): SQL => present(or(...conditions), 'condition')
