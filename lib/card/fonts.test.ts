import { describe, expect, it } from 'vitest'
import { locales } from '../locale/table.ts'
import { markFaces, outlineOf, textFaces, type Weight } from './fonts.ts'

const weights: Weight[] = [400, 500, 600, 700]

describe('faces', () => {
  it.each(locales)('of %s come in every weight we use and are read once', (locale) => {
    for (const weight of weights) {
      const faces = textFaces(locale, weight)
      expect(faces.map((face) => face.weight)).toEqual(faces.map(() => weight))
      expect(textFaces(locale, weight)[0]).toBe(faces[0])
    }
  })

  it('have both halves of every pair, so a sentence’s brackets come from one face', () => {
    for (const weight of weights) {
      for (const face of markFaces(weight)) {
        for (const pair of ['()', '[]', '{}', '<>', '«»', '“”', '‘’', '‹›'])
          for (const half of pair)
            expect(face.characters.has(half.codePointAt(0)!), `${face.family} ${half}`).toBe(true)
      }
    }
  })

  it('have all digits of their language, the quotes and the dash', () => {
    const needed = {
      ar: '0123456789٠١٢٣٤٥٦٧٨٩،؛؟«»…—',
      fa: '۰۱۲۳۴۵۶۷۸۹پچژگکی',
      he: 'אבגדהוזחטיכלמנסעפצקרשת״׳־ְִֵָׁ₪',
      ur: 'ٹڈڑںھہےۓ۔،؟۰۱۲۳۴۵۶۷۸۹0123456789',
      en: '“”‘’—–$€£',
      fr: 'éèêëàâçîïôùûüœæÉÀÇŒ«»’',
    }
    for (const locale of locales)
      for (const character of needed[locale])
        expect(
          textFaces(locale, 700)[0]!.characters.has(character.codePointAt(0)!),
          `${locale} ${character}`,
        ).toBe(true)
  })
})

describe('outlines', () => {
  it('are kept, but not without end', () => {
    const face = textFaces('ar', 400)[0]!
    const first = outlineOf(face, 1)
    expect(outlineOf(face, 1)).toBe(first)
    for (let glyph = 2; glyph < 1_500; glyph++) outlineOf(face, glyph)
    expect(face.outlines.size).toBeLessThanOrEqual(1_000)
    expect(outlineOf(face, 1)).toEqual(first)
  })

  it('know how high and deep their ink reaches', () => {
    const face = textFaces('en', 400)[0]!
    const { top, bottom } = outlineOf(face, face.font.nominalGlyph('p'.codePointAt(0)!)!)
    expect(top).toBeGreaterThan(0)
    expect(bottom).toBeLessThan(0)
  })
})
