import { isLocale } from '@/lib/locale/table.ts'
import { articleStates } from '@/lib/vocabulary.ts'
import { parametersOf } from '../ui/address-parameters.ts'
import type { BoardQuestion } from './board-address.ts'

type Parameters = Record<string, string | string[] | undefined>

/** Longer than any headline that is looked for. */
const longestQuery = 200

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readBoardQuestion(given: Parameters): BoardQuestion {
  const one = parametersOf(given)
  const language = one('language')
  const desk = one('desk')
  const page = Number(one('page') ?? 1)
  return {
    state: articleStates.find((each) => each === one('state')),
    locale: isLocale(language) ? language : undefined,
    deskId: desk && /^[\w-]{1,64}$/.test(desk) ? desk : undefined,
    mine: one('mine') === '1' || undefined,
    expiring: one('expiring') === '1' || undefined,
    query: one('q')?.trim().slice(0, longestQuery) || undefined,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}
