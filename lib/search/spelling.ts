/** What a misspelt word may have meant: the nearest of the words that stories and names really have. */

import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
import { itemAt, lastOf } from '../present.ts'
import { publicAmong } from './match-stories.ts'
import { withoutPrefix } from './word-forms.ts'

/** Letters that are one sound to many writers, or one key beside another. They count half. */
const confused = [
  'دذض',
  'ضظ',
  'صسث',
  'تطة',
  'حهخ',
  'كق',
  'عءا',
  'غق',
  'جشچ',
  'يى',
  'ايوء',
  'زذظ',
  'نت',
  'رز',
  'بپ',
  'فڤ',
  'ae',
  'ei',
  'ou',
  'ck',
  'cs',
  'sz',
  'iy',
  'vw',
  'mn',
  'בו',
  'כק',
  'טת',
  'אע',
  'סש',
  'חכ',
]
const areConfused = (a: string, b: string): boolean =>
  confused.some((letters) => letters.includes(a) && letters.includes(b))

/** Typing mistakes between two words: letters left out, put in, exchanged (half for those easily confused) or swapped. */
export function mistakesBetween(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)]
  // Optimal string alignment: three rows of the table are enough.
  let before: number[] = []
  let last = to.map((_, at) => at + 1)
  last.unshift(0)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const [x, y] = [itemAt(from, i - 1), itemAt(to, j - 1)]
      const change = x === y ? 0 : areConfused(x, y) ? 0.5 : 1
      let least = Math.min(itemAt(last, j) + 1, itemAt(row, j - 1) + 1, itemAt(last, j - 1) + change)
      if (i > 1 && j > 1 && x === to[j - 2] && from[i - 2] === y)
        least = Math.min(least, itemAt(before, j - 2) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return lastOf(last)
}

/** Below four letters every word is near to many others. */
const mostMistakes = (letters: number): number => (letters < 4 ? 0 : letters < 6 ? 1 : 2)
/**
 * How many trigrams a word must share with one of so many letters in which two neighbours are swapped, the slip that
 * changes most of them: https://www.postgresql.org/docs/current/pgtrgm.html
 */
const leastLikeness = (letters: number): number => (letters < 6 ? 0.2 : letters < 7 ? 0.27 : 0.3)

const mostCandidates = 60
/** Of those, how many to look up. */
const mostTries = 8

/**
 * The word that was most likely meant by one that finds nothing: the nearest that a public story has, or an author's
 * or topic's name; without the particle that stories may have it with («وموريتانيا»). Folded. Null when none is near.
 */
export async function nearestWord(db: Database, locale: Locale, word: string): Promise<string | null> {
  const bare = withoutPrefix(word)
  const most = mostMistakes(bare.length)
  if (most === 0) return null
  const rows = await db.orm.transaction(async (tx) => {
    const least = String(leastLikeness(bare.length))
    await tx.execute(sql`SELECT set_config('pg_trgm.similarity_threshold', ${least}, true),
      set_config('pg_trgm.word_similarity_threshold', ${least}, true)`)
    const found = await tx.execute<{ word: string; named: boolean; likeness: number }>(sql`
      SELECT word, bool_or(named) AS named, max(similarity(bare, ${bare})) AS likeness
      FROM (
        SELECT word, bare, false AS named FROM search_word WHERE language = ${locale} AND bare % ${bare}
        UNION ALL
        SELECT name, name, true FROM (
          -- An index finds names with a part that is like it; of those, each word is held against it.
          SELECT search_names FROM author WHERE ${bare} <% search_names
          UNION ALL SELECT search_names FROM topic WHERE ${bare} <% search_names
        ) AS named, regexp_split_to_table(search_names, '\\s+') AS name
        WHERE name % ${bare}
      ) AS near
      WHERE abs(length(bare) - ${bare.length}) <= ${most + 1}
      GROUP BY word ORDER BY likeness DESC, word LIMIT ${mostCandidates}`)
    return found.rows
  })
  const near = rows
    .flatMap((row) =>
      [row.word, row.word.replace(/^[وفبلك](?=.{4})/, '')].map((meant) => ({ ...row, meant })),
    )
    .map((row) => ({ ...row, mistakes: mistakesBetween(bare, withoutPrefix(row.meant)) }))
    .filter(({ mistakes }) => mistakes > 0 && mistakes <= most)
    .sort((a, b) => a.mistakes - b.mistakes || b.likeness - a.likeness)
    .slice(0, mostTries)
  const shown = await publicAmong(
    db,
    locale,
    near.map((each) => each.word),
  )
  return near.find((each) => each.named || shown.has(each.word))?.meant ?? null
}
