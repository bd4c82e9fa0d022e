import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, type FittedText, fitText, lineEnds } from './fit.ts'
import { textFaces } from './fonts.ts'

const box: Box = {
  direction: 'rtl',
  language: 'ar',
  faces: textFaces('ar', 700),
  sizes: [100, 80, 60],
  width: 900,
  height: 360,
  maxLines: 4,
  leading: 1.1,
}

const invisible = /[\u2066-\u2069]/g
const texts = (fitted: FittedText) => fitted.lines.map((line) => line.text.replace(invisible, ''))
const pieces = (text: string) => {
  const ends = lineEnds(text).atSpaces
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))
}

describe('lineEnds', () => {
  it.each([
    ['فوز 3-2 على', ['فوز ', '3-2 ', 'على']],
    ['لغة C++؟ نعم', ['لغة ', 'C++؟ ', 'نعم']],
    ['بين 2024–2026 و COVID-19', ['بين ', '2024–2026 ', 'و ', 'COVID-19']],
    ['https://warraq.example/s/1 هنا', ['https://warraq.example/s/1 ', 'هنا']],
    ['أول — ثانٍ', ['أول — ', 'ثانٍ']],
    ['نسبة 10 % فقط !', ['نسبة ', '10 % ', 'فقط !']],
    ['dit « mot » ici', ['dit ', '« mot » ', 'ici']],
    ['taux\u00a0: «\u00a0une pause\u00a0»', ['taux\u00a0: ', '«\u00a0une ', 'pause\u00a0»']],
    ['می‌خواهم کتاب‌ها', ['می‌خواهم ', 'کتاب‌ها']],
  ])('%s', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })

  it('keeps the other places for words wider than a card', () => {
    const { inside } = lineEnds('https://warraq.example/a/b')
    expect(inside.length).toBeGreaterThan(1)
  })
})

describe('fitText', () => {
  it('takes the largest size at which everything fits', () => {
    expect(fitText('قمة', box)).toMatchObject({ size: 100, clamped: false })
    expect(fitText('قمة طارئة في العاصمة بعد أسبوع من المشاورات المتعثرة', box).size).toBe(100)
    expect(fitText('قمة طارئة في العاصمة '.repeat(5), box).size).toBe(80)
  })

  it('balances the lines', () => {
    const text = 'البنك المركزي يثبّت أسعار الفائدة للمرة الرابعة ويحذر'
    const { lines } = fitText(text, { ...box, sizes: [80] })
    const widths = lines.map((line) => line.width)
    expect(lines).toHaveLength(2)
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.8)
  })

  it('leaves no word alone on the last line if another way exists', () => {
    const english: Box = { ...box, direction: 'ltr', language: 'en', sizes: [60], leading: 1 }
    const widthOf = (text: string) => fitText(text, { ...english, width: 5_000 }).lines[0]!.width * 60 + 1
    const broken = (text: string, width: number) => texts(fitText(text, { ...english, width }))
    // A greedy break would leave “now” alone.
    expect(broken('Central bank holds its rates now', widthOf('Central bank holds its rates'))).toEqual([
      'Central bank',
      'holds its rates now',
    ])
    // Evenness alone would leave “plan” alone, being wider than “In”.
    expect(broken('In international plan', widthOf('international plan'))).toEqual([
      'In',
      'international plan',
    ])
  })

  it('ends with an ellipsis after a whole word what even the smallest size cannot hold', () => {
    const fitted = fitText('البنك المركزي يثبّت «أسعار» الفائدة، '.repeat(9), box)
    expect(fitted).toMatchObject({ size: 60, clamped: true })
    const whole = texts(fitted).join(' ')
    expect(whole).toMatch(/\p{L}»?…$/u)
    expect('البنك المركزي يثبّت «أسعار» الفائدة، '.repeat(9).startsWith(whole.slice(0, -1))).toBe(true)
  })

  it('breaks a word wider than the box, and loses none of it', () => {
    const address = 'https://warraq.example/economy/a-very-long-address-that-no-line-holds'
    const fitted = fitText(address, box)
    expect(texts(fitted).join('')).toBe(address)
    const unbroken = 'ب'.repeat(90)
    expect(texts(fitText(unbroken, box)).join('')).toBe(unbroken)
    expect(fitText('ب'.repeat(900), box)).toMatchObject({ clamped: true })
  })

  it('gives the lines more room where vowel marks would touch', () => {
    const twoLines = { ...box, sizes: [100], maxLines: 2 }
    const bare = fitText('لله رب العالمين نحن نبكي من ذكرى حبيب', twoLines)
    const vocalised = fitText('لِلَّهِ رَبِّ الْعَالَمِينَ نَحْنُ نَبْكِي مِنْ ذِكْرَى حَبِيبٍ', twoLines)
    expect(vocalised.pitch).toBeGreaterThan(bare.pitch)
    for (const { lines, pitch, size } of [bare, vocalised]) {
      expect(lines).toHaveLength(2)
      expect(lines[0]!.descent * size + lines[1]!.ascent * size).toBeLessThan(pitch)
    }
  })

  it('shows a text in one line rather than not at all when its box is too low', () => {
    const fitted = fitText('قمة طارئة في العاصمة', { ...box, height: 10 })
    expect(fitted.lines).toHaveLength(1)
  })

  it('isolates names, handles and prices from an Arabic sentence', () => {
    const fitted = fitText('لغة C++ مع @sahl_dev', { ...box, width: 5_000 })
    const runs = fitted.lines[0]!.runs.map((run) => run.text.replace(invisible, ''))
    expect(runs.join('')).toContain('@sahl_dev')
    expect(runs.join('')).toContain('C++')
  })

  it('gives no lines for no text, nor in a box narrower than a letter', () => {
    expect(fitText(' \n ', box).lines).toEqual([])
    expect(fitText('نص', { ...box, width: 5 }).lines).toEqual([])
  })

  const word = fc.constantFrom(
    'البنك',
    'يُثبِّت',
    'في',
    '270',
    'tZero',
    '«أسعار»',
    'ومستشفياتهم',
    '🚀',
    '(IoT)',
    '—',
  )
  it('never goes over its box, and keeps every word in order or says it did not', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const text = words.join(' ')
        const fitted = fitText(text, box)
        const shown = texts(fitted).join(' ')
        if (fitted.clamped) expect(text.startsWith(shown.slice(0, -1))).toBe(true)
        else expect(shown).toBe(text)
        expect(fitted.lines.length).toBeLessThanOrEqual(box.maxLines)
        for (const line of fitted.lines) expect(line.width * fitted.size).toBeLessThanOrEqual(box.width)
        expect(fitted.ascent + (fitted.lines.length - 1) * fitted.pitch + fitted.descent).toBeLessThanOrEqual(
          box.height,
        )
      }),
      { numRuns: 150 },
    )
  })
})
