/** What a misspelt word may have meant: the nearest of the words that stories and names really have. */
import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
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
      const [x, y] = [from[i - 1]!, to[j - 1]!]
      const change = x === y ? 0 : areConfused(x, y) ? 0.5 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change)
      if (i > 1 && j > 1 && x === to[j - 2] && from[i - 2] === y) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last.at(-1)!
}

/** Below four letters every word is near to many others. */
const mostMistakes = (letters: number): number => (letters < 4 ? 0 : letters < 6 ? 1 : 2)

const mostCandidates = 60

/** Words near to one that nobody has written, the nearest first. Folded; not checked to be public. */
export async function nearWords({ orm }: Database, locale: Locale, word: string): Promise<string[]> {
  const bare = withoutPrefix(word)
  const most = mostMistakes(bare.length)
  if (most === 0) return []
  const rows = await orm.transaction(async (tx) => {
    // The default, 0.3, misses one wrong letter in a word of four or five.
    await tx.execute(
      sql`SELECT set_config('pg_trgm.similarity_threshold', ${bare.length < 6 ? '0.2' : '0.3'}, true)`,
    )
    const found = await tx.execute<{ word: string; likeness: number }>(sql`
      SELECT word, greatest(similarity(word, ${word}), similarity(word, ${bare})) AS likeness FROM (
        SELECT word FROM search_word WHERE language = ${locale} AND (word % ${word} OR word % ${bare})
        UNION
        SELECT word FROM (SELECT search_names FROM author UNION ALL SELECT search_names FROM topic) AS named,
          regexp_split_to_table(search_names, '\\s+') AS word
        WHERE word % ${word}
      ) AS near
      WHERE abs(length(word) - ${word.length}) <= 4
      ORDER BY likeness DESC, word LIMIT ${mostCandidates}`)
    return found.rows
  })
  return rows
    .map((row) => ({ ...row, mistakes: mistakesBetween(bare, withoutPrefix(row.word)) }))
    .filter(({ mistakes }) => mistakes > 0 && mistakes <= most)
    .sort((a, b) => a.mistakes - b.mistakes || b.likeness - a.likeness)
    .map((row) => row.word)
}
