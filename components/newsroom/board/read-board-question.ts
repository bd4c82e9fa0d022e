import { dayAfter, isDay } from '@/lib/locale/days.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { articleStates, boardOrders, storyKinds } from '@/lib/vocabulary.ts'
import { parametersOf } from '../ui/address-parameters.ts'
import type { BoardQuestion } from './board-address.ts'

type Parameters = Record<string, string | string[] | undefined>

/** Longer than any headline that is looked for. */
const longestQuery = 200

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readBoardQuestion(given: Parameters): BoardQuestion {
  const one = parametersOf(given)
  const language = one('language')
  const id = (name: string) => {
    const value = one(name)
    return value && /^[\w-]{1,80}$/.test(value) ? value : undefined
  }
  const day = (name: string) => {
    const value = one(name)
    return value && isDay(value) ? value : undefined
  }
  const isOn = (name: string) => one(name) === '1' || undefined
  const picture = one('picture')
  const order = boardOrders.find((each) => each === one('order'))
  const question: { [K in keyof BoardQuestion]: BoardQuestion[K] | undefined } = {
    state: articleStates.find((each) => each === one('state')),
    locale: isLocale(language) ? language : undefined,
    deskId: id('desk'),
    sectionId: id('section'),
    authorId: id('author'),
    topicId: id('topic'),
    ownerId: id('owner'),
    kind: storyKinds.find((each) => each === one('kind')),
    hasPicture: picture === 'yes' ? true : picture === 'no' ? false : undefined,
    from: day('from'),
    to: day('to'),
    mine: isOn('mine'),
    expiring: isOn('expiring'),
    query: one('q')?.trim().slice(0, longestQuery) || undefined,
    order: order === 'worked' ? undefined : order,
    columns: isOn('columns'),
    many: isOn('many'),
    after: id('after'),
    upTo: id('up-to'),
    done: id('done'),
  }
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined))
}

/** What the list is asked for: its days as moments of the newsroom's clock. */
export function askedOfBoard(question: BoardQuestion, timeZone: string) {
  const { from, to, columns: _, many: __, done: ___, ...asked } = question
  const start = (day: string) =>
    instantOf(`${day}T00:00`, timeZone) ?? instantOf(`${day}T01:00`, timeZone) ?? undefined
  return {
    ...asked,
    ...(from && { from: start(from) }),
    ...(to && { before: start(dayAfter(to, 1)) }),
  }
}
