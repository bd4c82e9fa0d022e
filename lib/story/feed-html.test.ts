import { describe, expect, it } from 'vitest'
import {
  bullets,
  code,
  codeBlock,
  doc,
  factBox,
  figure,
  link,
  liveUpdate,
  p,
  pullQuote,
  quote,
  storyCard,
  storyLink,
  strike,
  subscript,
  superscript,
  table,
  underline,
} from './compose.ts'
import type { StoryDocument } from './document.ts'
import { feedHtml } from './feed-html.ts'

const context = {
  locale: 'ar' as const,
  siteUrl: 'https://news.example',
  stories: new Map([
    ['0123456789', { href: '/economy/%D9%82%D8%B5%D8%A9', headline: 'قصة سابقة', locale: 'ar' as const }],
  ]),
  recordings: new Map([
    [
      'sound',
      {
        src: '/media/aa/file.mp3',
        fileName: 'مقابلة.mp3',
        width: 0,
        height: 0,
        credit: '',
        source: '',
      },
    ],
  ]),
  pictures: new Map([
    [
      'abcdefghjk',
      {
        src: '/media/a/640.jpg',
        width: 640,
        height: 400,
        alt: 'ميناء "قديم"',
        caption: 'الميناء',
        credit: 'رسم: ورّاق',
      },
    ],
  ]),
}
const html = (...blocks: StoryDocument['content']) => feedHtml(doc(...blocks), context)

describe('feedHtml', () => {
  it('writes direction and language on every block and isolates foreign runs', () => {
    expect(html(p('استثمار بقيمة 270 مليون دولار في tZero.'))).toBe(
      '<p dir="rtl" lang="ar">استثمار بقيمة 270 مليون دولار في <bdi dir="ltr">tZero</bdi>.</p>',
    )
  })

  it('sets a block in its own direction, not the article’s', () => {
    expect(html(p('Kestrel Labs declined to comment.'))).toMatch(/^<p dir="ltr"/)
    expect(html(bullets('عربي'))).toMatch(/^<ul dir="rtl"/)
    expect(html(codeBlock('sh', 'rm عربي'))).toBe('<pre dir="ltr"><code>rm عربي</code></pre>')
  })

  it('escapes text and attributes', () => {
    const out = html(p('<script>alert("x")</script> & co'), figure('abcdefghjk'))
    expect(out).not.toContain('<script>')
    expect(out).toContain('&lt;script&gt;')
    expect(out).toContain('alt="ميناء &quot;قديم&quot;"')
  })

  it('never links to what a reader should not be sent to, even from an old row', () => {
    expect(html(p(link('javascript:alert(1)', 'كلمات')))).toBe('<p dir="rtl" lang="ar">كلمات</p>')
  })

  it('links our stories absolutely, and keeps the words of one that is not public', () => {
    expect(html(p(storyLink('0123456789', 'اقرأ')))).toContain(
      '<a href="https://news.example/economy/%D9%82%D8%B5%D8%A9">اقرأ</a>',
    )
    expect(html(p(storyLink('9999999999', 'اقرأ')))).toBe('<p dir="rtl" lang="ar">اقرأ</p>')
    expect(html(storyCard('9999999999'))).toBe('')
  })

  it('carries quotes with their speaker, tables, boxes and updates; leaves pull quotes out', () => {
    expect(html(quote('ليو', 'نصّ'))).toContain('<cite>ليو</cite>')
    expect(html(pullQuote('نصّ'))).toBe('')
    expect(html(table('جدول', ['أ'], ['1']))).toContain(
      '<caption>جدول</caption><tbody><tr><th>أ</th></tr><tr><td>1</td></tr></tbody>',
    )
    expect(html(factBox('بالأرقام', p('سطر')))).toContain('<h3>بالأرقام</h3>')
    expect(html({ ...factBox('الحكم', p('نعم')), attrs: { title: 'الحكم', rating: 3 } })).toContain(
      '<p>★★★☆☆ 3/5</p>',
    )
    expect(html(liveUpdate('2026-01-01T10:00:00.000Z', 'عاجل', p('نصّ')))).toContain(
      '<time datetime="2026-01-01T10:00:00.000Z">',
    )
    expect(html(p(code('a < b')))).toContain('<code dir="ltr">a &lt; b</code>')
  })
})

describe('marks in a feed', () => {
  it('are elements that every reader knows, and keep an exponent behind its base', () => {
    expect(
      feedHtml(
        doc(p('المعادلة E=mc', superscript('2'), ' وH', subscript('2'), 'O و', underline('أ'), strike('ب'))),
        context,
      ),
    ).toBe('<p dir="rtl" lang="ar">المعادلة E=mc<sup>2</sup> وH<sub>2</sub>O و<u>أ</u><s>ب</s></p>')
  })
})
