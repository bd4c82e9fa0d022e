/**
 * Which words of published stories are forms of a reader's word: وزارة, الوزارة and بالوزارة, بنك and البنوك.
 *
 * The index holds words as they stand; what counts as the same word is decided here, when somebody asks. So a better
 * answer needs no new index, and the words that stories really use tell a particle from a letter: in a paper that
 * writes البحر, the ب of بحر is its own.
 */

import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
import { present } from '../present.ts'
import { otherNumbers } from './arabic-plurals.ts'

export type Forms = {
  /** The word itself first, then every other form that some story has. */
  forms: string[]
  /** Whether any story has had the word in any form. It may not be public. */
  known: boolean
}

/** More forms than the longest verb has; it bounds the query that is made of them. */
const mostForms = 120

/** Feminines that are another word than their masculine: مكتبة is not the feminine of مكتب. */
const wordsOfTheirOwn = new Set(
  'مكتبه مدرسه جامعه كتابه رساله طابعه ساعه محكمه عاصمه عامله حاله ثانيه مطبعه قاعده قائمه محافظه طبيعه علامه صوره'.split(
    ' ',
  ),
)

/** The definite article as it stands before a word of its script. */
const definiteArticle = (word: string): string => (/^[א-ת]/.test(word) ? 'ה' : 'ال')
const isMaybe = (stem: string): boolean => stem.startsWith('~')

export async function formsOf(
  db: Database,
  locale: Locale,
  words: readonly string[],
): Promise<Map<string, Forms>> {
  const asked = [...new Set(words)]
  if (asked.length === 0) return new Map()
  const { orm } = db
  const read = await orm.execute<{ word: string; stems: string[] }>(sql`
    SELECT word, public.search_stems(${locale}, word) AS stems FROM unnest(${sql.param(asked)}::text[]) AS word`)
  const readings = new Map(read.rows.map(({ word, stems }) => [word, readingOf(stems)]))

  const wanted = new Set<string>()
  for (const { sure, maybe } of readings.values())
    for (const stem of [...sure, ...maybe]) for (const each of [stem, ...otherNumbers(stem)]) wanted.add(each)
  const stems = [...wanted].flatMap((stem) => [stem, `~${stem}`])
  const found = await orm.execute<{ word: string; stems: string[] }>(sql`
    SELECT word, stems FROM search_word WHERE language = ${locale} AND stems && ${sql.param(stems)}::text[]
    UNION SELECT word, stems FROM search_word WHERE language = ${locale} AND word = ANY(${sql.param(asked)}::text[])`)

  const vocabulary = new Map(found.rows.map(({ word, stems: of }) => [word, of]))
  const definites = await attested(db, locale, [
    ...asked.map((word) => definiteArticle(word) + word),
    ...[...vocabulary].flatMap(([word, of]) => [
      ...(of.some(isMaybe) ? [definiteArticle(word) + word] : []),
      ...of.filter((stem) => stem.endsWith('ه')).map((stem) => definiteArticle(word) + stem.replace('~', '')),
    ]),
  ])
  return new Map(
    asked.map(
      (word) =>
        [
          word,
          choose(word, present(readings.get(word), 'reading of this word'), vocabulary, definites),
        ] as const,
    ),
  )
}

type FormatPreferences = { sure: string[]; maybe: string[] }

const readingOf = (stems: string[]): FormatPreferences => ({
  sure: stems.filter((stem) => !isMaybe(stem)),
  maybe: stems.filter(isMaybe).map((stem) => stem.slice(1)),
})

/** Which of these words stories have. */
export async function attested(
  { orm }: Database,
  locale: Locale,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set()
  const { rows } = await orm.execute<{ word: string }>(sql`
    SELECT word FROM search_word
    WHERE language = ${locale} AND word = ANY(${sql.param([...new Set(words)])}::text[])`)
  return new Set(rows.map(({ word }) => word))
}

function choose(
  asked: string,
  reading: FormatPreferences,
  vocabulary: ReadonlyMap<string, string[]>,
  definites: ReadonlySet<string>,
): Forms {
  const standsAlone = (word: string) => definites.has(definiteArticle(word) + word)
  const sure = new Set(reading.sure)
  // بوزارة: a word that never has an article of its own, in front of one that has.
  if (!standsAlone(asked)) for (const stem of reading.maybe) if (standsAlone(stem)) sure.add(stem)
  // عملات is of عملة and not of عمل, where العملة is known.
  for (const stem of sure) {
    const feminine = `${stem}ه`
    if (sure.has(feminine) && isAnotherWord(stem, feminine, standsAlone)) sure.delete(stem)
  }
  const wanted = new Set([...sure].flatMap((stem) => [stem, ...otherNumbers(stem)]))

  const forms: string[] = []
  for (const [word, stems] of vocabulary) {
    if (word === asked) continue
    const agrees = (mark: '' | '~') =>
      stems.some((stem) => {
        const bare = stem.slice(mark.length)
        const feminine = `${bare}ه`
        return (
          stem === mark + bare &&
          wanted.has(bare) &&
          !(
            stems.includes(mark + feminine) &&
            !wanted.has(feminine) &&
            isAnotherWord(bare, feminine, standsAlone)
          )
        )
      })
    if (agrees('') || (agrees('~') && !standsAlone(word))) forms.push(word)
  }
  return { forms: [asked, ...forms.slice(0, mostForms)], known: vocabulary.has(asked) || forms.length > 0 }
}

const isAnotherWord = (stem: string, feminine: string, standsAlone: (word: string) => boolean): boolean =>
  wordsOfTheirOwn.has(feminine) || (stem.length <= 3 && standsAlone(feminine))

/** A word without its article and what stands before that, as `public.search_bare`. */
export const withoutPrefix = (word: string): string => word.replace(ownPrefix, '')

const prefixes = /^(?:[وف]?(?:[بك]?ال|لل|[بلك])?|ו?[הבלמכש]?ה?)$/
const ownPrefix = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})|^ו?ה(?=.{3})/

/** Whether a form is the word itself but for particles and article: what a phrase between quotation marks allows. */
export function withPrefixOnly(word: string, form: string): boolean {
  const bare = withoutPrefix(word)
  return form.endsWith(bare) && prefixes.test(form.slice(0, form.length - bare.length))
}
