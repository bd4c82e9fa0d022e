/** What the board shows, as it stands in an address: everything can be linked to, and come back to. */
import { type ArticleState, articleStates } from '@/lib/db/schema.ts'
import { isLocale, type Locale } from '@/lib/locale/table.ts'

export type BoardQuestion = {
  state?: ArticleState
  locale?: Locale
  deskId?: string
  mine?: boolean
  query?: string
  page: number
}

type Parameters = Record<string, string | string[] | undefined>

/** Longer than any headline that is looked for. */
const longestQuery = 200

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readBoardQuestion(given: Parameters): BoardQuestion {
  const one = (name: string): string | undefined => {
    const value = given[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const language = one('language')
  const desk = one('desk')
  const page = Number(one('page') ?? 1)
  return {
    state: articleStates.find((each) => each === one('state')),
    locale: isLocale(language) ? language : undefined,
    deskId: desk && /^[\w-]{1,64}$/.test(desk) ? desk : undefined,
    mine: one('mine') === '1' || undefined,
    query: one('q')?.trim().slice(0, longestQuery) || undefined,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of a board. The first page is not numbered. */
export function boardHref(question: Partial<BoardQuestion>): string {
  const { state, locale, deskId, mine, query, page = 1 } = question
  const parameters = new URLSearchParams()
  if (state) parameters.set('state', state)
  if (locale) parameters.set('language', locale)
  if (deskId) parameters.set('desk', deskId)
  if (mine) parameters.set('mine', '1')
  if (query) parameters.set('q', query)
  if (page > 1) parameters.set('page', String(page))
  return parameters.size > 0 ? `/admin?${parameters}` : '/admin'
}

/** Whether anything but a state was asked for. */
export const isFiltered = ({ locale, deskId, mine, query }: BoardQuestion): boolean =>
  Boolean(locale || deskId || mine || query)
