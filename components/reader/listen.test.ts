import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { paragraphsOf, piecesOf, voicesFor } from '../../public/listen.js'

const voice = (name: string, lang: string, localService = true, isDefault = false) => ({
  name,
  lang,
  localService,
  default: isDefault,
})

describe('a voice for a language', () => {
  it('is one of that language, the device’s own before another', () => {
    const voices = [
      voice('Samantha', 'en-US', true, true),
      voice('Google', 'ar-EG', false),
      voice('Majed', 'ar-001'),
      voice('Tarik', 'ar_SA', true, true),
      voice('Arvid', 'arn-CL'),
    ]
    expect(voicesFor(voices, 'ar').map(({ name }) => name)).toEqual(['Tarik', 'Majed', 'Google'])
    expect(voicesFor(voices, 'ur')).toEqual([])
    expect(voicesFor([voice('Carmit', 'iw-IL')], 'he')).toHaveLength(1)
  })
})

describe('what is read aloud', () => {
  const read = (body: string) => {
    const { document } = parseHTML(
      `<main><article class="story"><h1>العنوان</h1><p class="standfirst">الملخّص</p><p>بقلم سلمى</p><div class="story-body">${body}</div></article></main>`,
    )
    return paragraphsOf(document as unknown as ParentNode).map(({ text }) => text)
  }

  it('is headline, standfirst and the text, each paragraph once and in order', () => {
    expect(
      read(
        '<p>أولى <strong>الفقرات</strong></p><h2>فصل</h2><blockquote><p>قول</p></blockquote><ul><li>بند</li></ul>',
      ),
    ).toEqual(['العنوان', 'الملخّص', 'أولى الفقرات', 'فصل', 'قول', 'بند'])
  })

  it('has no marks of notes, no code and nothing that is looked at, but numbers and exponents as they are', () => {
    expect(
      read(
        '<p>بلغ ١٢٫٥ م<sup>2</sup><sup class="note-mark"><a href="#n1">1</a></sup>  في&nbsp;2026.<br>ثم <code>rm -rf</code> انتهى</p>' +
          '<pre>x</pre><figure><p>صورة</p></figure><aside><p>جانب</p></aside><section aria-labelledby="footnotes"><li>هامش</li></section><p>…</p>',
      ),
    ).toEqual(['العنوان', 'الملخّص', 'بلغ ١٢٫٥ م2 في 2026. ثم انتهى'])
  })

  it('is said in pieces that lose no word, and a megabyte of it takes no time', () => {
    const text = `${'كلمة '.repeat(200)}نهاية. ${'جملة قصيرة. '.repeat(10)}${'ط'.repeat(900)}`
    const pieces = piecesOf(text, 'ar')
    expect(pieces.join(' ').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(281)
    expect(piecesOf('كلمة '.repeat(200_000), 'ar').length).toBeGreaterThan(1_000)
  })
})
