/** What a reader typed, read: words, phrases, what is unwanted, whose, about what, and from when. */
import { fold } from '../arabic/fold.ts'
import type { Locale } from '../locale/table.ts'
import { splitWords } from './split-words.ts'

/** Words that must stand next to each other in this order; most often there is one. */
export type Term = {
  /** As it was typed, without its quotation marks. */
  text: string
  /** Folded. */
  words: string[]
  /** Between quotation marks: other forms of the words do not count. */
  exact: boolean
  /** Whether it stands for a misspelt one: then `text` is folded, as stories' words are kept. */
  mended?: boolean
}

export type Query = {
  terms: Term[]
  unwanted: Term[]
  /** Names of authors and topics; a name may be longer than its first word, see `followedBy`. */
  authors: NameAsked[]
  topics: NameAsked[]
  /** First days, as `2026-03-01`, in the publication's time zone: from this one on, and before that one. */
  from: string | null
  before: string | null
}

export type NameAsked = {
  text: string
  /** How many terms stood before it: a name without quotation marks may go on in the term after. */
  position: number
}

/** Beyond this nobody types; it bounds what a query can cost. */
export const longestQuery = 200
const mostTerms = 12
const mostWords = 24

type Field = 'author' | 'topic' | 'from' | 'before'

/** Folded. Every language's own words work in every language, as the English ones do. */
const fieldNames: Partial<Record<string, Field>> = Object.fromEntries(
  (
    [
      ['author', 'author by auteur كاتب الكاتب بقلم نویسنده مصنف מחבר כותב'],
      ['topic', 'topic sujet theme موضوع الموضوع נושא'],
      ['from', 'after since from apres depuis بعد منذ از سے אחרי מאז'],
      ['before', 'before until avant قبل پیش پہلے לפני'],
    ] satisfies [Field, string][]
  ).flatMap(([field, names]) => names.split(' ').map((name) => [fold(name), field])),
)

const quotes = '"“”„«»״'
const part = new RegExp(
  String.raw`(?<minus>[-−–](?=\S))?(?:(?<field>\p{L}+)[ \u00A0\u202F]?[:：](?<gap>\s?))?(?:[${quotes}](?<phrase>[^${quotes}]*)(?:[${quotes}]|$)|(?<word>[^\s"“”„«»]+))`,
  'gu',
)

/**
 * Reads a query. Never fails: what makes no sense as an operator is a word. NUL, which PostgreSQL cannot hold, and
 * half surrogates are dropped.
 */
export function parseQuery(text: string, locale: Locale): Query {
  const query: Query = { terms: [], unwanted: [], authors: [], topics: [], from: null, before: null }
  const bounded = Array.from(text.toWellFormed().replaceAll('\0', ' ')).slice(0, longestQuery).join('')
  let words = 0
  const add = (to: Term[], part: string, exact: boolean) => {
    const split = splitWords(part, locale).map((each) => each.word)
    words += split.length
    const full = words > mostWords || query.terms.length + query.unwanted.length >= mostTerms
    if (split.length > 0 && !full) to.push({ text: part, words: split, exact })
  }
  for (const { groups } of bounded.matchAll(part)) {
    const { minus, field = '', gap, phrase, word } = groups as Record<string, string | undefined>
    const value = (phrase ?? word ?? '').trim()
    const named = fieldNames[fold(field)]
    if (named && !minus && readField(query, named, value)) continue
    const terms = minus ? query.unwanted : query.terms
    // “10:30” belongs together, “Interview: the” does not.
    if (field && gap === '' && phrase === undefined) add(terms, `${field}:${value}`, false)
    else {
      add(terms, field, false)
      add(terms, value, phrase !== undefined)
    }
  }
  return query
}

function readField(query: Query, field: Field, value: string): boolean {
  if (value === '') return false
  if (field === 'author' || field === 'topic') {
    const names = field === 'author' ? query.authors : query.topics
    if (names.length < 4) names.push({ text: value, position: query.terms.length })
    return true
  }
  const day = readDay(value)
  if (day) query[field] = day
  return day !== null
}

/** The first day of what `2026`, `2026-03`, `2026/3/1` or `١-٣-٢٠٢٦` name; null when they name none. */
function readDay(value: string): string | null {
  const folded = fold(value)
  const parts =
    /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?)?$/.exec(folded) ??
    /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/.exec(folded)
  if (!parts?.groups) return null
  const { year, month = 1, day = 1 } = parts.groups
  const [y, m, d] = [Number(year), Number(month), Number(day)] as const
  const date = new Date(Date.UTC(y, m - 1, d))
  // 31 February would be a day in March.
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d || y < 1000) return null
  return date.toISOString().slice(0, 10)
}
