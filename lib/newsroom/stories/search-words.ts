/** Finding stories in the newsroom by their words, those of drafts too: inside longer words, in any spelling. */
import { and, desc, type SQL, sql } from 'drizzle-orm'
import { fold, foldWithin } from '../../arabic/fold.ts'
import type { Database } from '../../db/open.ts'
import { boardArticle } from '../../db/tables/boards.ts'
import { draft, monthSaved } from '../../db/tables/drafts.ts'
import { searchWord } from '../../db/tables/search-words.ts'
import { article, periodsIn } from '../../db/tables/stories.ts'
import { locales } from '../../locale/table.ts'
import { itemAt } from '../../present.ts'
import { periodsOf, periodsOfLocales } from '../../search/indexed-periods.ts'
import type { StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import type { ArticleState } from '../../vocabulary.ts'

/** Of one query; what is beyond it is not looked for. */
const mostWords = 8

/** A longer one is none, and more than the index can be asked for. */
const longestWord = 100

type Words = {
  headline: string
  kicker: string | null
  standfirst: string | null
  dateline: string | null
  document: StoryDocument
}

/** UTF-16 units, folded: 30,000 words. Folding takes as long as what comes of it is, and who is served waits for it. */
const mostFolded = 200_000

/** What a draft is found by: its words, folded. Goes with the draft, in the same row. */
export const searchedWords = ({ headline, kicker, standfirst, dateline, document }: Words): string =>
  foldWithin(
    [headline, kicker, standfirst, dateline, plainText(document)].filter(Boolean).join('\n'),
    mostFolded,
  )

/** The words of a query as they are looked for; none where there is nothing to look for. */
export const wordsOfQuery = (query: string | undefined): string[] =>
  typeof query === 'string'
    ? fold(query)
        .split(/[\s\0]+/u)
        .filter(Boolean)
        .slice(0, mostWords)
    : []

/** What may be written before a word without a space: a conjunction, a preposition, the article. */
const proclitics = ['', ...'ال و ف ب ك ل لل وال فال بال كال ولل وبال وب ول'.split(' ')]

/** Forms of one word that are looked for in the index; the shortest, where more begin so. */
const mostForms = 24

/** What was never opened nor published is found by looking at so many of the latest. */
const mostUnseen = 500

/** Below this the index of drafts finds nothing: so many of the latest are looked at. */
const shortestIndexed = 3
const mostLookedAt = 300

/** The words of a query, and how the two indexes are asked for them. */
export type LookedFor = {
  words: readonly string[]
  /** A `tsquery` of the forms there are, and one of whatever begins so; '' where there is nothing to ask for. */
  known: string
  beginning: string
}

/** The latest months, from the newest to the oldest. */
export type Since = { months: string[] }

/**
 * Which forms of some words there are: a beginning asked of the index collects everything that begins so, of the whole
 * archive, before anything else is looked at.
 */
export async function lookUp({ orm }: Database, words: readonly string[]): Promise<LookedFor> {
  // Letters and digits only: nothing in them means anything to a query of the index.
  const bare = words.flatMap((word) => word.slice(0, longestWord).match(/[\p{L}\p{N}]+/gu) ?? [])
  if (bare.length === 0) return { words, known: '', beginning: '' }
  const { rows } = await orm.execute<{ asked: number; word: string }>(sql`
    select asked::int as asked, word from unnest(${sql.param(bare)}::text[]) with ordinality as each(beginning, asked), lateral (
      select word from (
        select distinct form.word from unnest(${sql.param(proclitics)}::text[]) as proclitic, lateral (
          select word from ${searchWord} where word ~>=~ (proclitic || beginning) and word ~<~ (proclitic || beginning || chr(1114111))
          limit ${mostForms}) as form
      ) as forms order by length(word), word limit ${mostForms}) as known`)
  const known = Map.groupBy(rows, (row) => row.asked)
  const beginning = (word: string) => `(${proclitics.map((before) => `'${before}${word}':*`).join(' | ')})`
  return {
    words,
    known: bare
      .map((word, at) => {
        const forms = known.get(at + 1)?.map((row) => `'${row.word}'`)
        return forms ? `(${[`'${word}'`, ...forms].join(' | ')})` : beginning(word)
      })
      .join(' & '),
    beginning: bare.map(beginning).join(' & '),
  }
}

/**
 * A query for what no index finds: what was never opened nor published, and where the words are too short for the index of
 * drafts, those. So many of the latest are looked at, whatever there is.
 * @param where which rows of `board_article`
 */
export function lookedAt({ words, known, beginning }: LookedFor, where: SQL | undefined): SQL | null {
  // What is asked of each stands where the planner cannot ask it of all.
  const latest = (of: SQL, few: number, hasWords: SQL) => sql`select article_id from (
    select * from ${boardArticle} where ${and(where, of)}
    order by ${desc(boardArticle.workedOnAt)}, ${desc(boardArticle.articleId)} limit ${few}) as board_article
    where ${hasWords}`
  const ways: SQL[] = []
  if (!isIndexed(words))
    ways.push(
      latest(
        sql`${boardArticle.isOpened}`,
        mostLookedAt,
        sql`(select ${inDraft(words)} from ${draft} where ${draft.articleId} = ${boardArticle.articleId})`,
      ),
    )
  if (known !== '')
    ways.push(
      latest(
        sql`not ${boardArticle.isOpened} and ${boardArticle.state} <> 'published'`,
        mostUnseen,
        sql`(select ${inIndex(beginning)} from ${article} where ${article.id} = ${boardArticle.articleId})`,
      ),
    )
  return ways.length > 0 ? sql.join(ways, sql` union all `) : null
}

const isIndexed = (words: readonly string[]): boolean =>
  words.some((word) => [...word].length >= shortestIndexed)

// Subqueries hide the words from the planner, which would read every text to test it for a common one.
const inDraft = (words: readonly string[]): SQL =>
  sql.join(
    words.map((word) => sql`${draft.words} like (select ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}::text)`),
    sql` and `,
  )
const inIndex = (query: string): SQL => sql`${article.search} @@ (select ${query}::tsquery)`

/**
 * Queries for the articles that have all of some words: of a draft's, anywhere in them; of what is published and nobody has
 * opened here, in the index that readers search, where a word is found by its beginning, whatever is written before it.
 * @param found what is selected, of a row of `board_article`
 * @param where which of those rows
 * @param most of each kind
 * @param since what was worked on, or published, before is left aside
 * @param state that is asked for, if one is
 */
export function withWords(
  { words, known }: LookedFor,
  found: SQL,
  where: SQL | undefined,
  most: number,
  { since, state }: { since?: Since | undefined; state?: ArticleState | undefined },
): SQL[] {
  const inMonths = (months: SQL) => since && sql`${months} && ${sql.param(since.months)}::text[]`
  const ways: SQL[] = []
  if (isIndexed(words))
    ways.push(sql`select ${found} from ${draft} join ${boardArticle} on ${boardArticle.articleId} = ${draft.articleId}
        where ${and(where, inDraft(words), inMonths(monthSaved(draft)))} limit ${most}`)
  if (known === '' || (state !== undefined && state !== 'published')) return ways
  const inLanguages =
    since &&
    sql`${periodsIn(article)} && ${sql.param(periodsOfLocales(locales, periodsOf(since.months).periods))}::text[]`
  ways.push(sql`select ${found} from ${article} cross join lateral (
        select * from ${boardArticle} where ${and(
          sql`${boardArticle.articleId} = ${article.id} and not ${boardArticle.isOpened} and ${boardArticle.state} = 'published'`,
          where,
        )} offset 0) as board_article
      where ${and(inIndex(known), inLanguages)} limit ${most}`)
  return ways
}

/** Some words of a text around the first place where something looked for stands; pieces, joined they are the text. */
export type Excerpt = { text: string; isHit: boolean }[]

/** Words on either side. */
const around = 12

/** How many words are folded together while the first is looked for that has one of a query's. */
const together = 64

/** The place of the first that has it; -1 where none has. */
function firstWith(tokens: readonly string[], has: (text: string) => boolean): number {
  for (let from = 0; from < tokens.length; from += together) {
    const some = tokens.slice(from, from + together)
    const found = has(some.join(' ')) ? some.findIndex(has) : -1
    if (found >= 0) return from + found
  }
  return -1
}

/**
 * Where in a story the words of a query stand.
 * @param words as {@link wordsOfQuery} makes them
 * @returns null where they stand nowhere in its body
 */
export function excerptOf(document: StoryDocument, words: readonly string[]): Excerpt | null {
  let left = mostFolded
  const has = (text: string) => {
    if (left <= 0) return false
    const folded = foldWithin(text, left)
    left -= folded.length
    return words.some((word) => folded.includes(word))
  }
  for (const paragraph of plainText(document).slice(0, mostFolded).split('\n')) {
    const tokens = paragraph.split(/\s+/u).filter(Boolean)
    const first = firstWith(tokens, has)
    if (first < 0) continue
    const [start, end] = [Math.max(0, first - around), Math.min(tokens.length, first + around + 1)]
    const pieces: Excerpt = []
    const add = (text: string, hit: boolean) => {
      const last = pieces.at(-1)
      if (last && last.isHit === hit) last.text += text
      else pieces.push({ text, isHit: hit })
    }
    if (start > 0) add('… ', false)
    for (let n = start; n < end; n += 1) {
      add(itemAt(tokens, n), has(itemAt(tokens, n)))
      if (n + 1 < end) add(' ', false)
    }
    if (end < tokens.length) add(' …', false)
    return pieces
  }
  return null
}
