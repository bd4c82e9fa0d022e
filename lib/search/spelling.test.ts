import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mistakesBetween } from './spelling.ts'

describe('mistakesBetween', () => {
  it.each([
    ['خوارزميه', 'خوارزيمه', 1], // swapped
    ['مستقره', 'مسقره', 1], // left out
    ['سيليكون', 'سيلكون', 1],
    ['كابل', 'كتابل', 1], // put in
    ['كابل', 'كيبل', 0.5], // vowels for each other
    ['اضراب', 'اظراب', 0.5], // one sound
    ['بوليصه', 'بوليسه', 0.5],
    ['tessaro', 'tesaro', 1],
    ['بنك', 'سمك', 2],
    ['', 'abc', 3],
  ])('counts %s for %s as %d', (a, b, mistakes) => {
    expect(mistakesBetween(a, b)).toBe(mistakes)
  })

  it('is a distance', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ابتسصضدae'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(mistakesBetween(a, b)).toBe(mistakesBetween(b, a))
        expect(mistakesBetween(a, b) === 0).toBe(a === b)
        expect(mistakesBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })
})
