/** What the board shows, as it stands in an address: everything can be linked to, and come back to. */

import type { Locale } from '@/lib/locale/table.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'

export type BoardQuestion = {
  state?: ArticleState
  locale?: Locale
  deskId?: string
  mine?: boolean
  expiring?: boolean
  query?: string
  page: number
}

/** The address of a board. The first page is not numbered. */
export function boardHref(question: Partial<BoardQuestion>): string {
  const { state, locale, deskId, mine, expiring, query, page = 1 } = question
  const parameters = new URLSearchParams()
  if (state) parameters.set('state', state)
  if (locale) parameters.set('language', locale)
  if (deskId) parameters.set('desk', deskId)
  if (mine) parameters.set('mine', '1')
  if (expiring) parameters.set('expiring', '1')
  if (query) parameters.set('q', query)
  if (page > 1) parameters.set('page', String(page))
  return parameters.size > 0 ? `/admin?${parameters}` : '/admin'
}

/** Whether anything but a state was asked for. */
export const isFiltered = ({ locale, deskId, mine, expiring, query }: BoardQuestion): boolean =>
  Boolean(locale || deskId || mine || expiring || query)
