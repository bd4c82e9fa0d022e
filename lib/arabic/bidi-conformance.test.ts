import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import bidiFactory from 'bidi-js'
import { describe, expect, it } from 'vitest'
import { firstStrongDirection } from './first-strong.ts'

const bidi = bidiFactory()

/** Lines of a Unicode test file that are not comments. */
const linesOf = (name: string) =>
  brotliDecompressSync(readFileSync(new URL(`fixtures/${name}.br`, import.meta.url)))
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

/** Whether the library resolves a text to these levels; `x` is a character that rule X9 removes. */
function hasLevels(text: string, base: 'ltr' | 'rtl' | 'auto', levels: string[]): boolean {
  const resolved = bidi.getEmbeddingLevels(text, base).levels
  let position = 0
  return [...text].every((char, i) => {
    const level = resolved[position]
    position += char.length
    return levels[i] === 'x' || String(level) === levels[i]
  })
}

// We rely on rules P2 and P3 in `firstStrongDirection`, and on the whole algorithm, through bidi-js, where
// text is drawn rather than handed to a browser (the social cards).
describe('BidiCharacterTest.txt', () => {
  const cases = linesOf('BidiCharacterTest.txt').map((line) => {
    const [codePoints = '', base, paragraphLevel, levels = ''] = line.split(';')
    const text = codePoints.replace(/[0-9A-F]+ ?/g, (hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    return { line, text, base, paragraphLevel, levels: levels.split(' ') }
  })

  it('is the whole file', () => {
    expect(cases.length).toBe(91_707)
  })

  it('agrees on the first strong character', () => {
    const wrong = cases.filter(
      ({ base, text, paragraphLevel }) =>
        base === '2' && (firstStrongDirection(text) === 'rtl' ? '1' : '0') !== paragraphLevel,
    )
    expect(wrong.map(({ line }) => line)).toEqual([])
  })

  it('agrees on every level', () => {
    const bases = { 0: 'ltr', 1: 'rtl', 2: 'auto' } as const
    const wrong = cases.filter(
      ({ text, base, levels }) => !hasLevels(text, bases[Number(base) as 0 | 1 | 2], levels),
    )
    expect(wrong.map(({ line }) => line)).toEqual([])
  })
})

/** One character of each bidi class. */
const sample: Record<string, string> = {
  ...{ L: 'a', R: 'א', AL: 'ا', EN: '1', AN: '٠', ES: '-', ET: '$', CS: ',', ON: '!', WS: ' ', S: '\t' },
  ...{ B: '\u2029', NSM: '\u0300', BN: '\u00AD', LRE: '\u202A', RLE: '\u202B', PDF: '\u202C' },
  ...{ LRO: '\u202D', RLO: '\u202E', LRI: '\u2066', RLI: '\u2067', FSI: '\u2068', PDI: '\u2069' },
}

describe('BidiTest.txt', () => {
  it('agrees on every level, and on the first strong character', () => {
    let levels: string[] = []
    let count = 0
    const wrong: string[] = []
    for (const line of linesOf('BidiTest.txt')) {
      if (line.startsWith('@Levels:')) levels = line.slice(8).trim().split(/\s+/).filter(Boolean)
      if (line.startsWith('@')) continue
      const [classes = '', bits = ''] = line.split(';')
      const text = classes
        .split(' ')
        .map((name) => sample[name])
        .join('')
      for (const [bit, base] of [
        [1, 'auto'],
        [2, 'ltr'],
        [4, 'rtl'],
      ] as const) {
        if (!(Number.parseInt(bits, 16) & bit)) continue
        count++
        if (!hasLevels(text, base, levels)) wrong.push(`${line} (${base})`)
        // A paragraph separator would start another paragraph with a direction of its own.
        if (
          bit === 1 &&
          !text.includes('\u2029') &&
          !hasLevels(text, firstStrongDirection(text) ?? 'ltr', levels)
        ) {
          wrong.push(`${line} (first strong)`)
        }
      }
    }
    expect(count).toBe(770_241)
    expect(wrong).toEqual([])
  })
})
