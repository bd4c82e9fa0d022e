/** What the readers’ search knows of words. */

import { sql } from 'drizzle-orm'
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { Locale } from '../../locale/table.ts'

/**
 * The words of published articles, learnt by a trigger on `article` and never forgotten: which forms of a word exist,
 * and what a misspelt one may have meant. A word is only ever shown to a reader when a public story has it.
 */
export const searchWord = pgTable(
  'search_word',
  {
    language: text('language').$type<Locale>().notNull(),
    /** Folded. */
    word: text('word').notNull(),
    /** Without the article and what stands before it: half of all nouns begin alike, and would seem alike. */
    bare: text('bare').notNull().generatedAlwaysAs(sql`public.search_bare("word")`),
    /** What it may be a form of; after `~`, if its first letters are particles and not its own. */
    stems: text('stems').array().notNull().generatedAlwaysAs(sql`public.search_stems("language", "word")`),
  },
  (t) => [
    // Not unique: two transactions that learn the same words would wait for each other, in a circle if they learn many.
    index('search_word_word').on(t.language, t.word),
    index('search_word_beginning').on(t.word.op('text_pattern_ops')),
    index('search_word_stems').using('gin', t.stems).with({ fastupdate: false }),
    index('search_word_trigrams').using('gin', t.bare.op('gin_trgm_ops')).with({ fastupdate: false }),
  ],
)
