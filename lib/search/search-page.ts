/** All that a search page shows. */

import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { searchHref } from '../publication/addresses.ts'
import { type Paging, pageSize, pagingOf } from '../publication/paging.ts'
import { publicStories, type StorySummary } from '../publication/summary.ts'
import { isPublicIn } from '../publication/visibility.ts'
import { type MarkedLine, markerOf } from './extract.ts'
import { type FoundName, foundNames } from './found-names.ts'
import { newestWith } from './match-stories.ts'
import { namesWithAll } from './names.ts'
import { parseQuery, type Query, type Term } from './parse-query.ts'
import { type SearchMatches, searchStories } from './search-stories.ts'
import { splitWords } from './split-words.ts'
import { isStopWord } from './stop-words.ts'

export type StoryRecord = { story: StorySummary; headline: MarkedLine; extract: MarkedLine }

export type SearchPage = {
  stories: StoryRecord[]
  /** Authors and topics, on the first page. */
  names: FoundName[]
  paging: Paging
  /**
   * What the stories answer: nothing, because nothing was asked that could be looked for; the query; its mended
   * spelling; or only some of its words.
   */
  answers: 'nothing' | 'query' | 'mended' | 'some'
  /** What may have been meant, and where it is searched for. */
  meant: { text: string; href: string } | null
}

const mostNames = 6

/** A page of what a reader's words find, or null past the last page. */
export async function searchPage(
  db: Database,
  locale: Locale,
  text: string,
  page: number,
  timeZone: string,
): Promise<SearchPage | null> {
  // Every story that comes or goes may change the answer.
  dependsOn(tags.latest(locale), tags.searchedNames())
  const query = parseQuery(text, locale)
  const found = await searchStories(db, locale, query, {
    timeZone,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const paging = pagingOf(page, found.total, found.hasMore)
  if (page > paging.pages) return null
  return {
    stories: await storiesOf(db, locale, found),
    names: page === 1 ? await namesOf(db, locale, query, found) : [],
    paging,
    answers: found.how === 'all' ? (found.asked ? 'query' : 'nothing') : found.how,
    meant: found.mended && (await meantBy(db, locale, found.mended)),
  }
}

async function storiesOf(db: Database, locale: Locale, { ids, plan }: SearchMatches): Promise<StoryRecord[]> {
  if (ids.length === 0) return []
  const summaries = await publicStories(db, locale, inArray(article.id, ids), { limit: ids.length })
  const texts = await db.orm
    .select({ id: article.id, plainText: article.plainText })
    .from(article)
    .where(and(inArray(article.id, ids), isPublicIn(locale)))
  const marker = markerOf(plan, locale)
  return ids.flatMap((id) => {
    const story = summaries.find(({ articleId }) => articleId === id)
    const plainText = texts.find((row) => row.id === id)?.plainText
    if (!story || plainText === undefined) return []
    const paragraphs = [story.standfirst ?? '', ...plainText.split('\n')].filter(Boolean)
    return [{ story, headline: marker.line(story.headline), extract: marker.extract(paragraphs) }]
  })
}

/** Whole names among the words, then names that have all of them. */
async function namesOf(
  db: Database,
  locale: Locale,
  query: Query,
  { plan }: SearchMatches,
): Promise<FoundName[]> {
  const words = query.terms.flatMap((term) => term.words).filter((word) => !isStopWord(word, locale))
  const named = [
    ...plan.named.map((each) => each.named),
    ...(await namesWithAll(db, ['author', 'topic'], words)),
  ]
  const ids = (kind: 'author' | 'topic') =>
    [...new Set(named.filter((each) => each.kind === kind).map(({ id }) => id))].slice(0, mostNames)
  return foundNames(db, locale, ids('author'), ids('topic'))
}

/** A mended query as its reader would type it: words as stories spell them, not as they are folded. */
async function meantBy(db: Database, locale: Locale, query: Query): Promise<{ text: string; href: string }> {
  const spelt = async (term: Term): Promise<string> => {
    const text = term.mended ? await spellingOf(db, locale, firstOf(term.words)) : term.text
    return term.exact ? `"${text}"` : text
  }
  const parts: string[] = []
  for (const term of query.terms) parts.push(await spelt(term))
  for (const term of query.unwanted) parts.push(`-${await spelt(term)}`)
  for (const { text } of query.authors) parts.push(`author:"${text}"`)
  for (const { text } of query.topics) parts.push(`topic:"${text}"`)
  if (query.from) parts.push(`after:${query.from}`)
  if (query.before) parts.push(`before:${query.before}`)
  const text = parts.join(' ')
  return { text, href: searchHref(locale, text) }
}

/** Vowel marks, tatweel and controls are not typed. */
const untyped = /\p{Cf}|[\u0640\u064B-\u065F\u0670]/gu

/** How a public story that has a folded word writes it: one of the newest. */
async function spellingOf(db: Database, locale: Locale, word: string): Promise<string> {
  const newest = await newestWith(db, locale, word)
  const [row] = await db.orm
    .select({ headline: article.headline, standfirst: article.standfirst, plainText: article.plainText })
    .from(article)
    .where(eq(article.id, newest ?? ''))
  const text = row ? [row.headline, row.standfirst, row.plainText].join('\n') : ''
  const place = splitWords(text, locale).find((each) => each.word === word)
  return place ? text.slice(place.start, place.end).replace(untyped, '') : word
}
