import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Blob, Face } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../db/project-path.ts'
import { formatChange, formatNumber, formatPercent } from '../locale/numbers.ts'
import { type Locale, locales, localeTable } from '../locale/table.ts'
import { advanceIn, fallbackFaces } from './fallback-faces.ts'
import { fontSheet } from './font-sheet.ts'
import { firstFaces, laterFaces, pointsIn, unicodeRange } from './web-faces.ts'

const style = projectPath('components/reader/style')
const cutOf = (file: string) => readFile(join(style, 'fonts', `${file}.woff2`))

/** What each script's pages ask for at once: `firstFonts` of lib/press/assets.ts. */
const atOnce = {
  Arab: ['markazi-arabic', 'markazi-latin'],
  Latn: ['markazi-latin'],
  Hebr: ['frank-ruhl-regular'],
  Aran: ['nastaliq'],
}

const wordsOf = async (locale: Locale): Promise<string> => {
  const words: string[] = []
  const gather = (value: unknown): void => {
    if (typeof value === 'string') words.push(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(gather)
  }
  gather(JSON.parse(await readFile(projectPath(`messages/${locale}.json`), 'utf8')))
  // The steps of a gallery are signs, not words.
  return [...words, '‹ ›'].join(' ')
}

/** Figures, and what they have risen and fallen by, in each of a language's digits. */
const figuresOf = (locale: Locale): string =>
  localeTable[locale].numerals
    .flatMap((numerals) => {
      const reading = { numerals, calendar: 'gregory', months: null, secondCalendar: null } as const
      return [
        formatNumber(-1234567.5, locale, reading),
        formatPercent('12.5', locale, reading),
        formatChange('-0.40', 'percent', locale, reading),
        formatChange('1.20', 'points', locale, reading),
      ]
    })
    .join(' ')

describe('the style sheet of faces', () => {
  it('is what the tables say: `npm run fonts` writes it', async () => {
    expect(await readFile(join(style, 'fonts.css'), 'utf8')).toBe(await fontSheet())
  })

  it.each(firstFaces)('says what is in $file, and is right', async ({ file, characters }) => {
    const plain = await subsetFont(await cutOf(file), '', { keepAllGlyphs: true, targetFormat: 'sfnt' })
    const inFile = new Set(new Face(new Blob(plain)).collectUnicodes())
    // Marks of direction and thin spaces are made by the browser where a face has none.
    const missing = [...characters].filter((each) => !inFile.has(each))
    expect(missing.filter((each) => !/[\p{Cf}\p{Zs}]/u.test(String.fromCodePoint(each)))).toEqual([])
  })

  it.each(locales)(
    'has every letter of %s’s own words in the files asked for at once, and fetches no other for a figure',
    async (locale) => {
      const faces = firstFaces.filter(({ file }) => atOnce[localeTable[locale].script].includes(file))
      const first = new Set(faces.flatMap(({ characters }) => [...characters]))
      const words = await wordsOf(locale)
      const foreign = [...new Set(words)].filter((each) => each >= ' ' && !first.has(each.codePointAt(0)!))
      expect(foreign).toEqual([])
      const later = laterFaces.filter(({ family }) => faces.some((each) => each.family === family))
      const fetched = new Set(later.flatMap(({ ranges }) => pointsIn(ranges)))
      const inFigures = [...figuresOf(locale)].map((each) => each.codePointAt(0)!)
      expect(inFigures.filter((each) => fetched.has(each) && !first.has(each))).toEqual([])
    },
  )

  it('asks for little at once', async () => {
    const kilobytes = async (script: keyof typeof atOnce) =>
      (await Promise.all(atOnce[script].map(cutOf))).reduce((sum, { length }) => sum + length, 0) / 1000
    expect(await kilobytes('Arab')).toBeLessThan(50)
    expect(await kilobytes('Latn')).toBeLessThan(20)
    expect(await kilobytes('Hebr')).toBeLessThan(20)
    expect(await kilobytes('Aran')).toBeLessThan(121)
  })
})

describe('fonts that stand in', () => {
  it('set words they were not measured by as wide as the face does', async () => {
    const texts: Record<string, string> = {
      'Markazi Naskh': await wordsOf('ar'),
      'Markazi Persian': await wordsOf('fa'),
      'Markazi Times': await wordsOf('en'),
      'Markazi Serif': await wordsOf('fr'),
      'Nastaliq Naskh': await wordsOf('ur'),
    }
    for (const face of (await fallbackFaces()).filter(({ family }) => family in texts)) {
      const covered = new Set(pointsIn(face.ranges))
      const words = texts[face.family]!.split(' ')
        .filter((word) => [...word].every((each) => covered.has(each.codePointAt(0)!)))
        .join(' ')
      const theirs = (await advanceIn(face.device, words)) * face.sizeAdjust
      const ours = await advanceIn(face.face, words)
      expect(Math.abs(theirs / ours - 1), `${face.family} ${face.weight}`).toBeLessThan(0.03)
    }
  })
})

describe('a unicode-range', () => {
  it('is written as it is read', () => {
    const points = [0x20, 0x21, 0x22, 0x600, 0x6ff]
    expect(unicodeRange(points)).toBe('U+0020-0022, U+0600, U+06FF')
    expect(pointsIn(unicodeRange(points))).toEqual(points)
  })
})
