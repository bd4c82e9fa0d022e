/** Files that ExifTool wrote (https://exiftool.org), as desks and agencies send them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noEmbeddedWords, wordsInFile } from './embedded-words.ts'

const file = (name: string) => readFileSync(new URL(`testing/${name}`, import.meta.url))

describe('wordsInFile', () => {
  it('reads XMP, each text in its language', () => {
    expect(wordsInFile(file('xmp.webp'))).toEqual({
      captions: [
        { language: 'en', text: 'Dockers unload wheat at Jeddah port' },
        { language: 'ar', text: 'عمّال في ميناء جدة' },
      ],
      alts: [{ language: null, text: 'Two men beside sacks' }],
      credit: 'Salma Kanaan / Sahel Agency',
      rights: '© 2026 Sahel Agency\nEditorial use only',
      takenAt: '2026-11-20T08:30:00+03:00',
      digitalSource: 'trainedAlgorithmicMedia',
    })
  })

  it('reads IIM in UTF-8', () => {
    expect(wordsInFile(file('iim-utf8.jpg'))).toEqual({
      captions: [{ language: null, text: 'عمّال في ميناء جدة يفرغون شحنة قمح' }],
      alts: [],
      credit: 'سلمى كنعان / وكالة الساحل',
      rights: '© 2026 وكالة الساحل',
      takenAt: '2026-11-20T08:30:00+03:00',
      digitalSource: null,
    })
  })

  it('reads IIM of Arabic Windows, which names no encoding', () => {
    const { captions, credit } = wordsInFile(file('iim-windows-1256.jpg'))
    expect(captions).toEqual([{ language: null, text: 'عمّال في ميناء جدة يفرغون شحنة قمح' }])
    expect(credit).toBe('سلمى كنعان / وكالة الساحل')
  })

  it('takes the day of a camera, and neither its name nor the place', () => {
    expect(wordsInFile(file('camera.jpg'))).toEqual({
      ...noEmbeddedWords,
      takenAt: '2026-11-20T08:30:00+03:00',
    })
  })

  it('reads nothing of what is no picture, is cut off, or has strange bytes in its metadata', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('no picture'), Buffer.from([0xff, 0xd8, 0xff])])
      expect(wordsInFile(bytes)).toEqual(noEmbeddedWords)
    for (const name of ['xmp.webp', 'iim-utf8.jpg', 'camera.jpg']) {
      const whole = file(name)
      for (let length = 0; length < whole.length; length += 67) wordsInFile(whole.subarray(0, length))
      for (let at = 0; at < whole.length; at += 41) {
        const spoilt = Buffer.from(whole)
        spoilt[at] = 255 - whole[at]!
        const { takenAt, digitalSource } = wordsInFile(spoilt)
        expect(takenAt === null || !Number.isNaN(Date.parse(takenAt))).toBe(true)
        expect([null, 'trainedAlgorithmicMedia']).toContain(digitalSource)
      }
    }
  })
})
