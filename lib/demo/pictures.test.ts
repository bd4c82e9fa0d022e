import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '../locale/table.ts'
import { authors } from './directory.ts'
import { pictureKeys, pictures } from './pictures.ts'

const folder = (name: string): string => join(import.meta.dirname, name)

describe('the demo publication’s drawings', () => {
  it('are one file per picture key and one portrait per author', async () => {
    expect((await readdir(folder('pictures'))).sort()).toEqual(pictureKeys.map((key) => `${key}.svg`).sort())
    const portraits = Object.keys(authors).map((slug) => `${slug}.svg`)
    expect((await readdir(folder('portraits'))).sort()).toEqual(portraits.sort())
  })

  // They are drawn by whoever installs the demo: nothing may run, be fetched, or need a font that is not there.
  it('stand alone, hold no text, and stay small', async () => {
    for (const name of ['pictures', 'portraits']) {
      for (const file of await readdir(folder(name))) {
        const svg = await readFile(join(folder(name), file), 'utf8')
        expect(svg, file).not.toMatch(/<(script|text|image|style|foreignObject)\b/)
        expect(svg, file).not.toMatch(/href="(?!#)|url\((?!#)/)
        expect(Buffer.byteLength(svg), file).toBeLessThanOrEqual(40 * 1024)
      }
    }
  })

  it('are described and captioned once each, in every language', () => {
    for (const locale of locales) {
      const texts = Object.values(pictures).flatMap(({ alts, captions }) => [alts[locale], captions[locale]])
      expect(new Set(texts).size, locale).toBe(2 * pictureKeys.length)
      for (const text of texts) expect(text).toMatch(locale === 'ur' ? /[۔؟]$/u : /[.؟?]$/u)
    }
  })
})
