/** Finding stories in the newsroom by their words, those of drafts too: inside longer words, in any spelling. */

import { type SQL, sql } from 'drizzle-orm'
import { fold } from '../../arabic/fold.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import { itemAt } from '../../present.ts'
import type { StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'

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

/** What a draft is found by: all of its words, folded. Goes with the draft, in the same row. */
export const searchedWords = ({ headline, kicker, standfirst, dateline, document }: Words): string =>
  fold([headline, kicker, standfirst, dateline, plainText(document)].filter(Boolean).join('\n'))

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

/**
 * Ids of the articles that have all of these words: of a draft's, anywhere in them; of what nobody has opened here, in
 * the index that readers search, where a word is found by its beginning, whatever is written before it.
 */
export function articlesWith(words: readonly string[]): SQL {
  const inDraft = words.map((word) => sql`${draft.words} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
  // Letters and digits only: nothing in them means anything to a query of the index.
  const bare = words.flatMap((word) => word.slice(0, longestWord).match(/[\p{L}\p{N}]+/gu) ?? [])
  const inIndex = bare
    .map((word) => `(${proclitics.map((before) => `'${before}${word}':*`).join(' | ')})`)
    .join(' & ')
  return sql`(select ${draft.articleId} from ${draft} where ${sql.join(inDraft, sql` and `)}
    union all select ${article.id} from ${article}
      where ${article.search} @@ to_tsquery('simple', ${inIndex})
        and not exists (select 1 from ${draft} where ${draft.articleId} = ${article.id}))`
}

/** Some words of a text around the first place where something looked for stands; pieces, joined they are the text. */
export type Excerpt = { text: string; isHit: boolean }[]

/** Words on either side. */
const around = 12

/**
 * Where in a story the words of a query stand.
 * @param words as {@link wordsOfQuery} makes them
 * @returns null where they stand nowhere in its body
 */
export function excerptOf(document: StoryDocument, words: readonly string[]): Excerpt | null {
  for (const paragraph of plainText(document).split('\n')) {
    const tokens = paragraph.split(/\s+/u).filter(Boolean)
    const isHit = tokens.map((token) => {
      const folded = fold(token)
      return words.some((word) => folded.includes(word))
    })
    const first = isHit.indexOf(true)
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
      add(itemAt(tokens, n), itemAt(isHit, n))
      if (n + 1 < end) add(' ', false)
    }
    if (end < tokens.length) add(' …', false)
    return pieces
  }
  return null
}
