/** Stretches of time as the index of words has them (`periodsIn`): months, and years. */
import type { Locale } from '../locale/table.ts'

/** An article's month, `2026-11`, or its year, `2026`, in UTC. */
export type Period = string

/** Beyond so many months whole years are asked for: what an index is asked for costs with every match. */
const mostMonths = 12

/**
 * What covers everything from a month on, few as they are.
 * @param months from the newest to the oldest
 * @returns the periods, and the first moment of the oldest of them: of a year, where it is older than a dozen months
 */
export function periodsOf(months: readonly string[]): { periods: Period[]; from: string } {
  const oldest = months.at(-1) ?? '0001-01'
  if (months.length <= mostMonths) return { periods: [...months], from: `${oldest}-01T00:00:00Z` }
  const years = [...new Set(months.map(yearOf))]
  return { periods: years, from: `${yearOf(oldest)}-01-01T00:00:00Z` }
}

export const yearOf = (month: string): Period => month.slice(0, -3)

/** As the index has them. */
export const periodsOfLocales = (locales: readonly Locale[], periods: readonly Period[]): string[] =>
  locales.flatMap((locale) => periods.map((period) => `${locale} ${period}`))
