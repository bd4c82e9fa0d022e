import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { tidy } from '../arabic/tidy.ts'
import { locales } from '../locale/table.ts'
import { deedOf } from '../picture/licences.ts'
import { authors } from './directory.ts'
import { photographKeys, photographs } from './photographs.ts'
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

  it('are described and captioned once each, in every language, like the photographs', () => {
    for (const locale of locales) {
      const texts = [...Object.values(pictures), ...Object.values(photographs)].flatMap(
        ({ alts, captions }) => [alts[locale], captions[locale]],
      )
      expect(new Set(texts).size, locale).toBe(2 * (pictureKeys.length + photographKeys.length))
      expect(texts.filter((text) => tidy(text, locale).changes.length > 0)).toEqual([])
      for (const text of texts) expect(text).toMatch(locale === 'ur' ? /[۔؟]$/u : /[.؟?]$/u)
    }
  })
})

describe('the demo publication’s photographs', () => {
  it('are one file per key, small, and say nothing but the picture', async () => {
    const kept = (await readdir(folder('photographs'))).filter((name) => name !== 'LICENCES.md')
    expect(kept.sort()).toEqual(photographKeys.map((key) => `${key}.avif`).sort())
    for (const file of kept) {
      const original = await readFile(join(folder('photographs'), file))
      expect(original.length, file).toBeLessThanOrEqual(150 * 1024)
      const { exif, xmp, iptc } = await sharp(original).metadata()
      expect({ exif, xmp, iptc }, file).toEqual({})
    }
  })

  it('stand here by a right that is written down, under their photographer’s name', async () => {
    const licences = await readFile(join(folder('photographs'), 'LICENCES.md'), 'utf8')
    for (const key of photographKeys) {
      const { photographer, licence, licenceKind } = photographs[key]
      const row = licences.split('\n').find((line) => line.startsWith(`| \`${key}.avif\` |`))
      for (const name of photographer.split(' / ')) expect(row, key).toContain(name)
      expect(row, key).toContain(licence ?? 'public domain')
      expect(licenceKind === 'creative-commons', key).toBe(deedOf(licence) !== undefined)
    }
  })
})
