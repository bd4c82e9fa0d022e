import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import ar from '../../messages/ar.json'
import en from '../../messages/en.json'
import fa from '../../messages/fa.json'
import fr from '../../messages/fr.json'
import he from '../../messages/he.json'
import ur from '../../messages/ur.json'
import { locales } from '../locale/table.ts'
import { parseQuery, type Query } from './parse-query.ts'

const nothing: Query = { terms: [], unwanted: [], authors: [], topics: [], from: null, before: null }
const term = (text: string, words = [text], exact = false) => ({ text, words, exact })
const read = (text: string) => parseQuery(text, 'ar')

describe('parseQuery', () => {
  it.each<[string, Partial<Query>]>([
    ['وزارة الصين', { terms: [term('وزارة', ['وزاره']), term('الصين')] }],
    ['"سلسلة كتل"', { terms: [term('سلسلة كتل', ['سلسله', 'كتل'], true)] }],
    ['«سلسلة كتل', { terms: [term('سلسلة كتل', ['سلسله', 'كتل'], true)] }],
    ['ذهب -رموز', { terms: [term('ذهب')], unwanted: [term('رموز')] }],
    ['-"سلسلة كتل"', { unwanted: [term('سلسلة كتل', ['سلسله', 'كتل'], true)] }],
    ['RSA-2048', { terms: [term('RSA-2048', ['rsa', '2048'])] }],
    ['10:30', { terms: [term('10:30', ['10', '30'])] }],
    ['هالة الشريف: الآلة', { terms: [term('هالة', ['هاله']), term('الشريف'), term('الآلة', ['الاله'])] }],
    ['author:سلمى', { authors: [{ text: 'سلمى', position: 0 }] }],
    ['ذهب كاتب: "سلمى الحداد"', { terms: [term('ذهب')], authors: [{ text: 'سلمى الحداد', position: 1 }] }],
    ['موضوع:الطاقة', { topics: [{ text: 'الطاقة', position: 0 }] }],
    ['after:2026', { from: '2026-01-01' }],
    ['بعد:٢٠٢٦-٠٣ قبل:2026/6/15', { from: '2026-03-01', before: '2026-06-15' }],
    ['before:15.6.2026', { before: '2026-06-15' }],
    ['after:2026-02-31', { terms: [term('after:2026-02-31', ['after', '2026', '02', '31'])] }],
    ['author:', { terms: [term('author:', ['author'])] }],
    ['بعد: الحرب', { terms: [term('بعد'), term('الحرب')] }],
    ['', {}],
    ['-', {}],
    ['"" -- :: «»', {}],
    ['\0\u202e', {}],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual({ ...nothing, ...expected })
  })

  it('reads the examples that the page gives, in every language', () => {
    const messages = { ar, en, fa, he, ur, fr }
    for (const locale of locales) {
      const { phrase, without, author, topic, dates } = messages[locale].Search.help
      expect(parseQuery(phrase.example, locale).terms, locale).toMatchObject([{ exact: true }])
      expect(parseQuery(without.example, locale), locale).toMatchObject({ terms: [{}], unwanted: [{}] })
      expect(parseQuery(author.example, locale), locale).toMatchObject({ terms: [], authors: [{}] })
      expect(parseQuery(topic.example, locale), locale).toMatchObject({ terms: [], topics: [{}] })
      expect(parseQuery(dates.example, locale), locale).toMatchObject({
        terms: [],
        from: '2026-03-01',
        before: '2026-06-01',
      })
    }
  })

  it('keeps whatever is typed within bounds, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { terms, unwanted } = read(text)
        expect([...terms, ...unwanted].flatMap(({ words }) => words).length).toBeLessThanOrEqual(24)
        expect(terms.length + unwanted.length).toBeLessThanOrEqual(12)
        for (const { text: part } of terms) expect(part).not.toContain('\0')
      }),
      { numRuns: 2_000 },
    )
    expect(read('كلمة '.repeat(100_000)).terms.length).toBe(12)
    expect(read('ا'.repeat(1_000_000)).terms).toHaveLength(1)
  })
})
