/** What the board shows, as it stands in an address: everything can be linked to, and come back to. */

import type { Locale } from '@/lib/locale/table.ts'
import type { ArticleState, BoardOrder, StoryKind } from '@/lib/vocabulary.ts'

export type BoardQuestion = {
  state?: ArticleState
  locale?: Locale
  deskId?: string
  sectionId?: string
  authorId?: string
  topicId?: string
  /** A person's id, or `nobody`. */
  ownerId?: string
  kind?: StoryKind
  hasPicture?: boolean
  /** Days on the newsroom's clock, `2026-11-30`, both of them in it. */
  from?: string
  to?: string
  mine?: boolean
  expiring?: boolean
  query?: string
  order?: BoardOrder
  /** The states beside each other, instead of a list. */
  columns?: boolean
  /** As many rows as can be changed at once. */
  many?: boolean
  /** Beside which place the page lies, as the list said. */
  after?: string
  upTo?: string
  /** A change of many stories, to be told of. */
  done?: string
}

const named = {
  state: 'state',
  locale: 'language',
  deskId: 'desk',
  sectionId: 'section',
  authorId: 'author',
  topicId: 'topic',
  ownerId: 'owner',
  kind: 'kind',
  from: 'from',
  to: 'to',
  query: 'q',
  order: 'order',
  after: 'after',
  upTo: 'up-to',
  done: 'done',
} as const satisfies Partial<Record<keyof BoardQuestion, string>>

const switches = { mine: 'mine', expiring: 'expiring', columns: 'columns', many: 'many' } as const

/** The query of a board's address; '' for the whole board. */
export function boardQuery(question: BoardQuestion): string {
  const parameters = new URLSearchParams()
  for (const [key, name] of Object.entries(named)) {
    const value = question[key as keyof typeof named]
    if (value) parameters.set(name, value)
  }
  if (question.hasPicture !== undefined) parameters.set('picture', question.hasPicture ? 'yes' : 'no')
  for (const [key, name] of Object.entries(switches))
    if (question[key as keyof typeof switches]) parameters.set(name, '1')
  return parameters.toString()
}

export function boardHref(question: BoardQuestion): string {
  const query = boardQuery(question)
  return query ? `/admin?${query}` : '/admin'
}

/** The same board from its beginning. */
export const fromStart = ({ after: _, upTo: __, done: ___, ...question }: BoardQuestion): BoardQuestion =>
  question

/** What besides the state is asked for; how it is shown apart. */
function narrowing(question: BoardQuestion): BoardQuestion {
  const { state: _, order: __, columns: ___, many: ____, ...rest } = fromStart(question)
  return rest
}

/** Whether anything but a state was asked for. */
export const isFiltered = (question: BoardQuestion): boolean => boardQuery(narrowing(question)) !== ''
