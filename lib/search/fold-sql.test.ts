import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from '../arabic/fold.ts'
import type { Database } from '../db/open.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { foldFunction } from './fold-sql.ts'

/** Characters that the database's version of Unicode knows; its normalisation cannot agree about others. */
async function known({ pool }: Database, texts: string[]): Promise<string[]> {
  const { rows } = await pool.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  // Before PostgreSQL 17 the database cannot be asked; those versions have at least Unicode 14 (2021).
  const isKnown =
    rows[0]!.version >= 170_000
      ? 'unicode_assigned(text)'
      : `text !~ '[\\u1C80-\\u1C8F\\uA7C0-\\uA7FF\\U00010570-\\U0001FFFF]'`
  const answer = await pool.query<{ text: string }>(
    `SELECT text FROM unnest($1::text[]) AS text WHERE ${isKnown}`,
    [texts],
  )
  return answer.rows.map(({ text }) => text)
}

/** Σ has two small forms, and JavaScript chooses by its place in the word. */
const sigma = (text: string): string => text.replaceAll('ς', 'σ')

describeEachEngine('folding in the database', (opened) => {
  it('is the function that the tables of fold.ts make', async () => {
    const { rows } = await opened().pool.query<{ body: string }>(
      `SELECT prosrc AS body FROM pg_proc WHERE oid = 'public.search_fold(text)'::regprocedure`,
    )
    expect(foldFunction()).toContain(`$$${rows[0]!.body}$$`)
  })

  it.each([
    ['any Unicode', fc.string({ unit: 'binary', maxLength: 30 })],
    ['any letters with marks', fc.string({ unit: 'grapheme', maxLength: 30 })],
    [
      'Arabic in all its blocks',
      fc.string({
        unit: fc
          .oneof(
            fc.integer({ min: 0x600, max: 0x6ff }),
            fc.integer({ min: 0x8a0, max: 0x8ff }),
            fc.integer({ min: 0xfb50, max: 0xfefc }),
            fc.integer({ min: 0x2000, max: 0x206f }),
            fc.integer({ min: 0x20, max: 0x24f }),
          )
          .map((code) => String.fromCodePoint(code)),
        maxLength: 30,
      }),
    ],
  ])('agrees with fold.ts on 10,000 strings of %s', async (_, strings) => {
    const sample = fc.sample(strings, 10_000).map((text) => text.toWellFormed().replaceAll('\0', ''))
    const texts = await known(opened(), sample)
    expect(texts.length).toBeGreaterThan(sample.length / 10)
    const { rows } = await opened().pool.query<{ folded: string }>(
      'SELECT public.search_fold(text) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS given(text, place) ORDER BY place',
      [texts],
    )
    const differing = texts.flatMap((text, at) =>
      sigma(rows[at]!.folded) === sigma(fold(text)) ? [] : [{ text, sql: rows[at]!.folded, js: fold(text) }],
    )
    expect(differing).toEqual([])
  })

  it('agrees with fold.ts on every single character', async () => {
    const characters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCodePoint(code)).filter(
      (character) => character !== '\0' && character.isWellFormed(),
    )
    const texts = await known(opened(), characters)
    const { rows } = await opened().pool.query<{ folded: string }>(
      'SELECT public.search_fold(text) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS given(text, place) ORDER BY place',
      [texts],
    )
    const differing = texts.filter((text, at) => sigma(rows[at]!.folded) !== sigma(fold(text)))
    expect(differing).toEqual([])
  })
})
