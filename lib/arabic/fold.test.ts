import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldedLetters, foldWithin } from './fold.ts'

describe('fold', () => {
  it.each([
    ['hamza and alef forms', 'أحمد', 'احمد', 'إحمد', 'آحمد', 'ٱحمد'],
    ['hamza on waw and yeh', 'مسؤول', 'مسئول', 'مسوول'],
    ['hamza seats', 'شؤون', 'شئون', 'شءون'],
    ['teh marbuta', 'السعودية', 'السعوديه'],
    ['alef maksura', 'على', 'علي', 'علی'],
    ['kaf', 'كتاب', 'کتاب', 'ڪتاب'],
    ['Urdu heh', 'ہے', 'هے', 'ھے'],
    ['vowel marks', 'مُحَمَّدٌ', 'محمد'],
    ['dagger alef', 'هٰذا', 'هذا'],
    ['tatweel', 'محمـــد', 'محمد'],
    ['digits', '٢٠٢٤', '۲۰۲۴', '2024', '２０２４'],
    ['presentation forms', 'ﻣﺤﻤﺪ', 'محمد'],
    ['lam-alef', 'ﻻ', 'لا'],
    ['composition', 'ا\u0653ب', 'آب'],
    ['case', 'BLOCKCHAIN', 'Blockchain', 'blockchain'],
    ['accents', 'Élysée', 'elysee', 'E\u0301lyse\u0301e'],
    ['Latin letters', 'Straße Œuvre Łódź Øre', 'strasse oeuvre lodz ore'],
    ['zero-width non-joiner', 'می‌خواهم', 'میخواهم'],
    ['direction marks', '\u2068tZero\u2069\u200F', 'tzero'],
    ['Hebrew vowels', 'שָׁלוֹם', 'שלום'],
    ['gershayim', 'צה״ל', 'צה"ל'],
    ['no-break space', '270\u00A0مليون', '270 مليون'],
    ['dotted capital I', 'İstanbul', 'istanbul'],
  ])('%s', (_, ...spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1)
  })

  it.each([
    ['ماء', 'ما'],
    ['كلب', 'قلب'],
    ['سعيد', 'سعد'],
    ['پاپا', 'بابا'],
    ['گل', 'كل'],
    ['ख', 'खा'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(fold(a)).not.toBe(fold(b))
  })

  it('maps one character to one', () => {
    for (const [from, to] of foldedLetters) expect([...from].length).toBe([...to].length)
  })

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 20_000 },
    )
  })

  it('does not depend on how the text was composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
      { numRuns: 5000 },
    )
  })
})

it('folds as much of a long text as is asked for, however long its characters become', () => {
  const text = 'مسئول ﷺ أُسرة\n'.repeat(10_000)
  const folded = foldWithin(text, 20_000)
  expect(folded.length).toBeGreaterThanOrEqual(20_000)
  expect(folded.length).toBeLessThan(60_000)
  expect(fold(text).startsWith(folded)).toBe(true)
})
