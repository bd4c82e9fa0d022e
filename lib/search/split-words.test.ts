import { describe, expect, it } from 'vitest'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { demoStories } from '../demo/fill.ts'
import { type Locale, locales } from '../locale/table.ts'
import { plainText } from '../story/plain-text.ts'
import { splitWords } from './split-words.ts'

const words = (text: string, locale: Locale = 'ar') => splitWords(text, locale).map(({ word }) => word)

describe('splitWords', () => {
  it.each<[string, Locale, string[]]>([
    ['أحمد، مُحَمَّد و«الصين»!', 'ar', ['احمد', 'محمد', 'و', 'الصين']],
    ['بـtZero لـ12 و5G', 'ar', ['ب', 'tzero', 'ل', '12', 'و', '5g']],
    ['1,200 و١٬٢٠٠ و3.5', 'ar', ['1200', 'و', '1200', 'و', '3', '5']],
    ['צה״ל וצה"ל', 'he', ['צהל', 'וצהל']],
    ['می‌خواهم کتاب‌ها', 'fa', ['مي', 'خواهم', 'كتاب', 'ها']],
    ['می‌خواهم', 'ar', ['ميخواهم']],
    ['l’État d’abord', 'fr', ['l', 'etat', 'd', 'abord']],
    ['@bahr_users x@y.example', 'en', ['bahr', 'users', 'x', 'y', 'example']],
    ['… — 🪙', 'en', []],
  ])('%s (%s)', (text, locale, expected) => {
    expect(words(text, locale)).toEqual(expected)
  })

  it('places each word where it stands, marks and all', () => {
    const text = 'قال «مُحمَّـــد»: بـtZero'
    const placed = splitWords(text, 'ar').map(({ word, start, end }) => [word, text.slice(start, end)])
    expect(placed).toEqual([
      ['قال', 'قال'],
      ['محمد', 'مُحمَّـــد'],
      ['ب', 'بـtZero'],
      ['tzero', 'بـtZero'],
    ])
  })
})

describeEachEngine('words in the database', (opened) => {
  const inDatabase = async (texts: string[], locale: string): Promise<string[]> => {
    const { rows } = await opened().pool.query<{ words: string }>(
      `SELECT public.search_words($2, text) AS words
       FROM unnest($1::text[]) WITH ORDINALITY AS given(text, place) ORDER BY place`,
      [texts, locale],
    )
    return rows.map((row) => row.words)
  }

  it.each(locales)('are the same in every demo story in %s', async (locale) => {
    const texts = (await demoStories()).flatMap(({ versions }) => {
      const version = versions[locale]
      if (!version) return []
      const body =
        typeof version.body === 'function' ? version.body(() => '2026-01-01T00:00:00.000Z') : version.body
      return [version.headline, version.standfirst, ...plainText(body).split('\n')]
    })
    expect(texts.length).toBeGreaterThan(20)
    expect(await inDatabase(texts, locale)).toEqual(texts.map((text) => words(text, locale).join(' ')))
  })

  it('are the same in names, which belong to no language', async () => {
    const names = ['ورّاق', 'רנאה', 'چین‌شناسی', "O’Brien d'Abord", 'صه״ל', 'א"ב 1,000']
    expect(await inDatabase(names, '')).toEqual(names.map((name) => words(name).join(' ')))
  })
})
