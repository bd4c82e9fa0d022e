import { describe, expect, it } from 'vitest'
import { boxUnits, drawnName } from './nameplate.ts'

const shapeOf = (name: string) =>
  drawnName(name, 'ar').map(({ direction, words }) => `${direction} ${words.length}`)

describe('a name that is drawn', () => {
  it('is one path a word, as wide as its letters', () => {
    const [run] = drawnName('ورّاق', 'ar')
    expect(run?.direction).toBe('rtl')
    const [word] = run!.words
    expect(word!.paths).toHaveLength(1)
    expect(word!.paths[0]).toMatch(/^m[\d -]+[a-z\d -]+z$/)
    expect(word!.width).toBeGreaterThan(1)
    expect(word!.width).toBeLessThan(2)
    // The shadda stands above the letters; the tail of the qaf below the line.
    expect(word!.ascent).toBeGreaterThan(0.4)
    expect(word!.descent).toBeGreaterThan(0.1)
    expect(boxUnits).toBe(1000)
  })

  it('can break between its words, and keeps those of the other direction in their order', () => {
    expect(shapeOf('صحيفة النخلة')).toEqual(['rtl 2'])
    expect(shapeOf('مجلة New York Times العربية')).toEqual(['rtl 1', 'ltr 3', 'rtl 1'])
    expect(shapeOf('The Gulf Observer')).toEqual(['ltr 3'])
  })

  it('has joiners and marks in it, in every script of ours', () => {
    expect(shapeOf('روزنامه‌نگار')).toEqual(['rtl 1'])
    expect(shapeOf('וורק')).toEqual(['rtl 1'])
    expect(shapeOf('ورّاق Warraq וורק')).toEqual(['rtl 1', 'ltr 1', 'rtl 1'])
    expect(shapeOf('Le Café')).toEqual(['ltr 2'])
  })

  it('is left to text where a face has no letter for it, or it is none', () => {
    for (const name of ['人民日报', 'Сегодня', 'News 📰', '', '  ']) expect(drawnName(name, 'ar')).toEqual([])
  })

  it('is drawn once', () => {
    expect(drawnName('ورّاق', 'ar')).toBe(drawnName('ورّاق', 'ar'))
    for (let i = 0; i < 40; i += 1) drawnName(`ورق ${i}`, 'ar')
    expect(drawnName('ورّاق', 'ar')).toEqual(drawnName('ورّاق', 'ar'))
  })
})
