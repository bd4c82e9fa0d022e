/** Finding stories: from what a reader typed to a page of them. */

import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { type Matches, matchSome, matchStories, type Page, whichMatch } from './match-stories.ts'
import type { Query, Term } from './parse-query.ts'
import { type Plan, planSearch } from './plan-search.ts'
import { nearestWord } from './spelling.ts'

export type SearchMatches = Matches & {
  plan: Plan
  /** Whether anything was asked that can be looked for. */
  asked: boolean
  /** Whether the stories satisfy the query, a mended spelling of it, or only some of its words. */
  how: 'all' | 'mended' | 'some'
  /** The query with its spelling mended, where that finds something. */
  mended: Query | null
}

export async function searchStories(
  db: Database,
  locale: Locale,
  query: Query,
  page: Page,
): Promise<SearchMatches> {
  const plan = await planSearch(db, locale, query)
  if (isEmpty(plan))
    return { total: 0, hasMore: false, ids: [], plan, asked: false, how: 'all', mended: null }
  const all = await matchStories(db, locale, plan, page)
  if (all.total > 0) return { ...all, plan, asked: true, how: 'all', mended: null }

  const suggested = withSuggestions(plan)
  if (suggested) {
    const filed = await matchStories(db, locale, suggested, page)
    if (filed.total > 0) return { ...filed, plan: suggested, asked: true, how: 'all', mended: null }
  }
  const mended = await mendSpelling(db, locale, plan, query, page)
  if (mended) return mended
  if (plan.wanted.length > 1) {
    const some = await matchSome(db, locale, plan, page)
    if (some.total > 0) return { ...some, plan, asked: true, how: 'some', mended: null }
  }
  return { ...all, plan, asked: true, how: 'all', mended: null }
}

/** The plan with topics that its words only suggest; null when they suggest none. */
function withSuggestions(plan: Plan): Plan | null {
  if (plan.wanted.every(({ suggestedTopicIds }) => suggestedTopicIds.length === 0)) return null
  const wanted = plan.wanted.map((each) => ({
    ...each,
    topicIds: [...each.topicIds, ...each.suggestedTopicIds],
  }))
  return { ...plan, wanted }
}

const isEmpty = ({ wanted, authors, topics, from, before }: Plan): boolean =>
  wanted.length === 0 && authors.length === 0 && topics.length === 0 && from === null && before === null

/** The query with other words in place of those that no public story has, if it finds something so. */
async function mendSpelling(
  db: Database,
  locale: Locale,
  plan: Plan,
  query: Query,
  page: Page,
): Promise<SearchMatches | null> {
  const better = new Map<Term, Term>()
  const found = await whichMatch(
    db,
    locale,
    plan.wanted.map((wanted) => ({ ...plan, wanted: [wanted] })),
    page.timeZone,
  )
  for (const wanted of plan.wanted.filter((_, at) => !found[at])) {
    for (const term of wanted.terms) {
      const word = term.words.length === 1 ? await nearestWord(db, locale, firstOf(term.words)) : null
      if (word) better.set(term, { text: word, words: [word], exact: term.exact, mended: true })
    }
  }
  if (better.size === 0) return null
  const mended = { ...query, terms: query.terms.map((term) => better.get(term) ?? term) }
  const mendedPlan = await planSearch(db, locale, mended)
  const all = await matchStories(db, locale, mendedPlan, page)
  return all.total > 0 ? { ...all, plan: mendedPlan, asked: true, how: 'mended', mended } : null
}
