import { describe, expect, it } from 'vitest'
import { doc, figure, gallery, p } from '../../compose.ts'
import type { Block } from '../../document.ts'
import { feedHtml } from '../../feed-html.ts'
import { plainText } from '../../plain-text.ts'
import { picturesInOrder, referencesOf } from '../../references.ts'
import { validateDocument } from '../../validate.ts'
import { mostPictures } from './model.ts'

const pictures = (count: number) => Array.from({ length: count }, (_, at) => figure(`picture${at}`))
const at = (type: string, attrs: object, ...content: object[]) => ({ type, attrs, content })
const read = (...content: object[]) => validateDocument({ type: 'doc', content }).document.content
const attrsOf = (block: Block | undefined) => (block && 'attrs' in block ? block.attrs : null)
const shape = (blocks: Block[]) =>
  blocks.map((block) => (block.type === 'gallery' ? `gallery ${block.content.length}` : block.type))

describe('a gallery', () => {
  it.each([
    [0, []],
    [1, ['figure']],
    [2, ['gallery 2']],
    [mostPictures, ['gallery 300']],
    [mostPictures + 1, ['gallery 300', 'figure']],
    [650, ['gallery 300', 'gallery 300', 'gallery 50']],
  ])('of %i pictures', (count, expected) => {
    const blocks = read(p('قبل'), at('gallery', {}, ...pictures(count)))
    expect(shape(blocks)).toEqual(['paragraph', ...expected])
    expect(picturesInOrder({ type: 'doc', content: blocks })).toEqual(
      pictures(count).map(({ attrs }) => attrs.mediaId),
    )
  })

  it('leaves its caption to the only picture in it, or to a line below, and loses no word', () => {
    expect(read(at('gallery', { caption: 'الكل' }, figure('a')))).toMatchObject([
      { type: 'figure', attrs: { caption: 'الكل' } },
    ])
    expect(read(at('gallery', { caption: 'الكل' }, figure('a', { caption: 'لها' })))).toMatchObject([
      { type: 'figure', attrs: { caption: 'لها' } },
      { type: 'paragraph', content: [{ text: 'الكل' }] },
    ])
    expect(read(at('gallery', { caption: 'الكل' }))).toMatchObject([{ content: [{ text: 'الكل' }] }])
    const mixed = at(
      'gallery',
      {},
      figure('a'),
      p('بينهما'),
      at('figure', { caption: 'بلا صورة' }),
      figure('b'),
    )
    const blocks = read(mixed)
    expect(shape(blocks)).toEqual(['gallery 2', 'paragraph', 'paragraph'])
    expect(plainText({ type: 'doc', content: blocks })).toBe('بينهما\n\nبلا صورة')
  })

  it('has pictures as wide as itself, and a width that there is', () => {
    expect(read(at('gallery', { width: 'full' }, figure('a', { width: 'portrait' }), figure('b')))).toEqual([
      {
        type: 'gallery',
        attrs: { caption: null, width: 'full' },
        content: ['a', 'b'].map((mediaId) => ({
          type: 'figure',
          attrs: { mediaId, alt: null, caption: null, credit: null, licence: null },
        })),
      },
    ])
    expect(attrsOf(read(at('gallery', { width: 'huge' }, ...pictures(2)))[0])).toEqual({ caption: null })
    expect(attrsOf(read(figure('a', { width: 'portrait' }))[0])).toMatchObject({ width: 'portrait' })
    expect(attrsOf(read(at('figure', { mediaId: 'a', width: 'huge' }))[0])).not.toHaveProperty('width')
  })

  it('is searched, and known by all pictures in it', () => {
    const document = doc(gallery({ caption: 'الكل' }, figure('a', { caption: 'الأولى' }), figure('b')))
    expect(plainText(document)).toBe('الكل\nالأولى')
    expect(referencesOf(document).mediaIds).toEqual(['a', 'b'])
  })

  it('is figures and its caption in a feed, without those that may not be shown', () => {
    const picture = { src: '/a.jpg', width: 3, height: 2, alt: 'رصيف', caption: 'من المكتبة', credit: 'هدى' }
    const html = feedHtml(
      doc(gallery({ caption: 'الكل' }, figure('a', { caption: 'الأولى' }), figure('gone'))),
      {
        locale: 'ar',
        siteUrl: 'https://news.example',
        stories: new Map(),
        recordings: new Map(),
        pictures: new Map([['a', picture]]),
      },
    )
    expect(html).toBe(
      '<figure dir="rtl" lang="ar"><img src="https://news.example/a.jpg" width="3" height="2" alt="رصيف"><figcaption>الأولى — هدى</figcaption></figure><p dir="rtl" lang="ar">الكل</p>',
    )
  })
})

describe('a pair', () => {
  it.each([
    [1, ['figure', 'paragraph']],
    [2, ['beforeAfter']],
    [3, ['gallery 3', 'paragraph']],
  ])('of %i pictures, and what one was called where there are not two', (count, expected) => {
    const blocks = read(at('beforeAfter', { before: '٢٠١٠' }, ...pictures(count)))
    expect(shape(blocks)).toEqual(expected)
  })

  it('keeps the names of both', () => {
    const pair = at('beforeAfter', { before: '٢٠١٠', after: ' ' }, ...pictures(2))
    expect(attrsOf(read(pair)[0])).toEqual({ before: '٢٠١٠', after: null })
  })
})
