import { describe, expect, it } from 'vitest'
import { markdownOf } from '../../../archive/own/document-markdown.ts'
import { cleanText } from '../../../newsroom/paste/clean-text.ts'
import { doc, poem } from '../../compose.ts'
import { feedHtml } from '../../feed-html.ts'
import { plainText } from '../../plain-text.ts'
import { validateDocument } from '../../validate.ts'
import { isInColumns, measureOf, stanzasOf } from './model.ts'
import { versesOfText } from './verses.ts'

const halves = (text: string) =>
  versesOfText(text).map(({ content }) =>
    content.map((half) =>
      (half.content ?? []).map((each) => (each.type === 'text' ? each.text : '|')).join(''),
    ),
  )

describe('lines of a poem', () => {
  it.each([
    ['spaces', 'قفا نبك من ذكرى      حبيب ومنزل'],
    ['a tab', 'قفا نبك من ذكرى\tحبيب ومنزل'],
    ['dots', 'قفا نبك من ذكرى ... حبيب ومنزل'],
    ['an ellipsis', 'قفا نبك من ذكرى…حبيب ومنزل'],
    ['stars', 'قفا نبك من ذكرى *** حبيب ومنزل'],
    ['a stroke', 'قفا نبك من ذكرى / حبيب ومنزل'],
  ])('are parted by %s', (_, line) => {
    expect(halves(line)).toEqual([['قفا نبك من ذكرى', 'حبيب ومنزل']])
  })

  it('stay whole where nothing parts them, or where it is not clear what does', () => {
    expect(halves('أنا من هناك')).toEqual([['أنا من هناك']])
    expect(halves('واحد ... اثنان ... ثلاثة')).toEqual([['واحد ... اثنان ... ثلاثة']])
    expect(halves('يقول لي...')).toEqual([['يقول لي...']])
  })

  it('are read however long they are', () => {
    const long = `${' '.repeat(200_000)}أ${' . '.repeat(200_000)}`
    expect(halves(long)).toHaveLength(1)
  })

  it('have stanzas, whatever number of empty lines parts them', () => {
    const free = poem(null, 'سطر', 'سطر آخر', '', '', 'سطر ثالث', '')
    expect(stanzasOf(free).map((verses) => verses.length)).toEqual([2, 1])
    expect(isInColumns(free)).toBe(false)
    expect(measureOf(poem(null, 'ق'.repeat(50)))).toBe('none')
  })
})

describe('pasted without being said to be a poem', () => {
  it('verses of two halves are one from two on', () => {
    const { blocks } = cleanText(
      'قال الشاعر:\nصوت من البحر *** يمضي إلى البر\n\nوالليل يسمعه *** حتى مدى الفجر\nانتهى',
    )
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'poem', 'paragraph'])
    expect(cleanText('صوت من البحر *** يمضي إلى البر').blocks.map(({ type }) => type)).toEqual(['paragraph'])
    expect(cleanText('اسم\tعدد\nبيت\tثلاثة').blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
    ])
  })
})

const written = doc(poem('شاعرة', 'صدر البيت … عجز البيت', '', 'بيت مفرد'))

it('is written for feeds, as Markdown and as text', () => {
  const context = {
    locale: 'ar' as const,
    siteUrl: 'https://news.example',
    stories: new Map(),
    pictures: new Map(),
    recordings: new Map(),
  }
  expect(feedHtml(written, context)).toBe(
    '<div dir="rtl" lang="ar"><p>صدر البيت<br>&emsp;&emsp;عجز البيت</p><p>بيت مفرد</p><p>— <cite>شاعرة</cite></p></div>',
  )
  expect(markdownOf(written, { pictureAt: () => '', fileAt: () => '' })).toBe(
    '| صدر البيت … عجز البيت\n|\n| بيت مفرد\n\n— شاعرة',
  )
  expect(plainText(written)).toBe('صدر البيت\tعجز البيت\n\nبيت مفرد\nشاعرة')
})

it('takes words that stand in it without a verse, and keeps every half', () => {
  const { document } = validateDocument({
    type: 'doc',
    content: [
      {
        type: 'poem',
        content: [
          { type: 'text', text: 'كلمات' },
          { type: 'paragraph', content: [{ type: 'text', text: 'فقرة' }] },
          {
            type: 'verse',
            content: ['أ', 'ب', 'ج'].map((text) => ({
              type: 'hemistich',
              content: [{ type: 'text', text }],
            })),
          },
          { type: 'verse', content: [{ type: 'hemistich' }] },
        ],
      },
      { type: 'poem', content: [] },
    ],
  })
  expect(document.content).toHaveLength(1)
  expect(plainText(document)).toBe('كلمات\nفقرة\nأ\tب\tج\n')
})
