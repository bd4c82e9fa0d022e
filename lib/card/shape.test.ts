import { describe, expect, it } from 'vitest'
import type { Direction } from '../locale/table.ts'
import { textFaces } from './fonts.ts'
import { analyseParagraph, plainLine, type ShapedLine, shapeLine } from './shape.ts'

function setLine(
  text: string,
  direction: Direction = 'rtl',
  language: 'ar' | 'fa' | 'he' | 'ur' = 'ar',
): ShapedLine {
  const paragraph = analyseParagraph(text, { direction, language, faces: textFaces(language, 700) })
  return shapeLine(paragraph, 0, paragraph.clusters.length)
}

/** Runs as they stand on the line, from its left edge. */
const fromTheLeft = (line: ShapedLine) => line.runs.map((run) => run.text)
const glyphs = (line: ShapedLine) =>
  line.runs.flatMap((run) => (run.kind === 'glyphs' ? run.glyphs.map((glyph) => glyph.id) : []))

describe('plainLine', () => {
  it('makes one line of text pasted from anywhere', () => {
    expect(plainLine('  سطر\nأول\u2028وثانٍ\t\u0007 \ufffc ')).toBe('سطر أول وثانٍ')
  })

  it('removes embeddings and overrides, which can make a headline read as another, and keeps isolates', () => {
    expect(plainLine('ربح \u202e100\u202c في \u2068tZero\u2069')).toBe('ربح 100 في \u2068tZero\u2069')
  })

  it('composes marks, so that one face holds the whole letter', () => {
    expect(plainLine('e\u0301')).toBe('é')
  })

  it('leaves out emoji the bundled set has no picture of, with their space', () => {
    expect(plainLine('خبر \u{1fae8} عاجل 🚀')).toBe('خبر عاجل 🚀')
  })
})

describe('order on the line', () => {
  it('runs Arabic from the right and numbers and Latin words in it from the left', () => {
    expect(fromTheLeft(setLine('بلغ 270 مليون'))).toEqual([' مليون', '270', 'بلغ '])
    expect(fromTheLeft(setLine('في tZero الآن'))).toEqual(['الآن', ' ', 'tZero', 'في '])
  })

  it('keeps Latin words next to each other in their own order', () => {
    expect(fromTheLeft(setLine('عن Jack Dorsey'))).toEqual(['Jack Dorsey', 'عن '])
  })

  it('sets Arabic inside an English line from the right', () => {
    expect(fromTheLeft(setLine('why بنك مركزي matters', 'ltr'))).toEqual([
      'why ',
      'بنك مركزي',
      ' ',
      'matters',
    ])
  })

  it('does not let an emoji draw the number after it to its left', () => {
    // bidi-js alone would: it takes the halves of a surrogate pair for Latin letters.
    expect(fromTheLeft(setLine('جديدة 🚀 2026'))).toEqual(['2026', ' ', '🚀', 'جديدة '])
  })

  it('turns brackets to face what they hold', () => {
    for (const [opening, closing] of ['()', '[]', '«»']) {
      const bracketed = glyphs(setLine(`${opening}אב${closing}`, 'rtl', 'he'))
      // From the left: what closes, the word, what opens; each as it looks in a line from the left the other way.
      expect(bracketed.at(0)).toBe(glyphs(setLine(opening!, 'ltr', 'he'))[0])
      expect(bracketed.at(-1)).toBe(glyphs(setLine(closing!, 'ltr', 'he'))[0])
    }
  })

  it('orders isolated runs inside their isolate alone', () => {
    expect(fromTheLeft(setLine('لغة \u2068C++\u2069؟')).join('')).toContain('C++')
  })
})

describe('letter forms', () => {
  it('joins Arabic letters, and a ZWNJ parts two without ending the run', () => {
    const joined = setLine('می‌خواهم', 'rtl', 'fa')
    expect(joined.runs).toHaveLength(1)
    expect(glyphs(joined)).not.toEqual(glyphs(setLine('میخواهم', 'rtl', 'fa')))
    expect(glyphs(setLine('بب'))).not.toEqual([...glyphs(setLine('ب')), ...glyphs(setLine('ب'))])
  })

  it('puts vowel marks over and under their letters, where they take no room', () => {
    const bare = setLine('نحن نبكي')
    const vocalised = setLine('نَحْنُ نَبْكِي')
    expect(vocalised.width).toBeCloseTo(bare.width, 1)
    expect(vocalised.ascent).toBeGreaterThan(bare.ascent)
    expect(glyphs(vocalised).length).toBeGreaterThan(glyphs(bare).length)
  })

  it('finds letters of other scripts in the other faces', () => {
    const families = (line: ShapedLine) =>
      line.runs.map((run) => (run.kind === 'glyphs' ? run.face.family : 'emoji'))
    expect(families(setLine('שלום ورّاق', 'rtl', 'he'))).toEqual(['Markazi Text', 'Frank Ruhl Libre'])
    expect(families(setLine('اردو Latin', 'rtl', 'ur'))).toEqual(['Noto Nastaliq Urdu', 'Noto Nastaliq Urdu'])
    for (const text of [
      'خانهٔ پدری ۱۴۰۵',
      'نسبة ٥٪',
      'בִּנְיָמִין',
      'Łódź « œuvre » ğış €5',
      'quoi\u202f! 12\u202f%',
      'ٹھہر کر ڑ ے',
    ])
      expect(glyphs(setLine(text)), text).not.toContain(0)
  })

  it('shows an empty box, not nothing, for a letter no face has', () => {
    expect(glyphs(setLine('中'))).toEqual([0])
  })

  it('drops the blank at a line’s end and keeps the blank inside', () => {
    expect(setLine('نص  ').text).toBe('نص')
    expect(setLine('نص ').width).toBe(setLine('نص').width)
  })
})
