import { describe, expect, it } from 'vitest'
import { footnote, link, p } from '../../story/compose.ts'
import { plainText } from '../../story/plain-text.ts'
import { validateDocument } from '../../story/validate.ts'
import { pasteFixtures } from './fixtures/expected.ts'
import { parse5Tree } from './parse5-tree.ts'
import { isOnlyPictures } from './pasted-pictures.ts'
import { readClipboard } from './read-clipboard.ts'

const pasted = (html: string, text = '') => readClipboard({ html, text }, 'ar', parse5Tree)
const wordsOf = (html: string, text = '') => plainText({ type: 'doc', content: pasted(html, text).blocks })

describe('what is pasted from', () => {
  it.each(pasteFixtures)('$name comes clean', ({ html, text, blocks, pictures }) => {
    const result = pasted(html, text)
    expect(result.blocks).toEqual(blocks)
    expect(result.linked).toBe(pictures)
    expect(result.isCut).toBe(false)
  })

  it.each(pasteFixtures)('$name is a document that the door lets through unchanged', ({ html, text }) => {
    const content = pasted(html, text).blocks
    const { document, warnings } = validateDocument({ type: 'doc', content })
    expect(document.content).toEqual(content)
    expect(warnings).toEqual([])
  })
})

describe('an address alone on a line', () => {
  it.each([
    ['https://youtu.be/abc123XYZ_-', 'youtube'],
    ['https://x.com/desk/status/1234567890', 'x'],
    ['https://t.me/desk/42', 'telegram'],
    ['https://www.instagram.com/p/Cabc123/', 'instagram'],
  ])('of a post is the post: %s', (url, provider) => {
    expect(pasted('', url).blocks).toEqual([{ type: 'embed', attrs: { provider, url, title: null } }])
  })

  it.each([
    'https://example.org/page',
    'https://x.com/desk',
    'http://youtu.be/abc123XYZ_-',
    'https://www.youtube.com/',
  ])('of anything else is a link: %s', (url) => {
    expect(pasted('', url).blocks).toEqual([
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: [{ type: 'text', text: url, marks: [{ type: 'link', attrs: { href: url } }] }],
      },
    ])
  })

  it('in a sentence stays in it', () => {
    expect(pasted('', 'انظر https://youtu.be/abc123XYZ_-').blocks).toMatchObject([{ type: 'paragraph' }])
  })
})

describe('plain text', () => {
  it('is a paragraph a line, with its lists', () => {
    expect(pasted('', 'سطر\n\nآخر\n• أوّل\n• ثانٍ\n١. واحد\n٢. اثنان').blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'paragraph' },
      { type: 'bulletList', content: [{}, {}] },
      { type: 'orderedList', attrs: { start: 1 }, content: [{}, {}] },
    ])
  })

  it('keeps signs that only WhatsApp takes for marks', () => {
    expect(wordsOf('', '2 * 3 * 4 = 24 و file_name_here')).toBe('2 * 3 * 4 = 24 و file_name_here')
  })
})

describe('plain text with notes as Markdown has them', () => {
  const source = [
    'قال المصرف[^1] إن الرسوم ثابتة.[^لا]',
    '- بند[^ب]',
    '',
    '[^1]: بيان المصرف، https://bank.example/a',
    '    صدر أمس.',
    '[^ب]: الجدول الثاني.',
    '[^9]: بلا إشارة.',
  ].join('\n')

  it('has them where their marks stand, and keeps a mark or a note that is alone', () => {
    const { blocks } = pasted('', source)
    expect(validateDocument({ type: 'doc', content: blocks }).document.content).toEqual(blocks)
    expect(blocks).toMatchObject([
      p(
        'قال المصرف',
        footnote('بيان المصرف، ', link('https://bank.example/a', 'https://bank.example/a'), ' صدر أمس.'),
        ' إن الرسوم ثابتة.[^لا]',
      ),
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [p('بند', footnote('الجدول الثاني.'))] }],
      },
      p('[^9]: بلا إشارة.'),
    ])
  })

  it('loses no note whose mark stands in another note alone', () => {
    const { blocks } = pasted('', 'خبر[^1]\n\n[^1]: بيان\n  يراجع[^2]\n[^2]: الجدول')
    expect(blocks).toMatchObject([p('خبر', footnote('بيان يراجع[^2]')), p('[^2]: الجدول')])
  })

  it('made to be read slowly is read at once', () => {
    for (const piece of ['[^', '[^1]', '[^1]: [^1]\n', '[^1]: \n    '])
      expect(pasted('', piece.repeat(100_000)).blocks.length).toBeGreaterThan(0)
  })
})

describe('text that a paste brings along and nobody sees', () => {
  it.each([
    ['embeddings and overrides', 'هذا \u202Bنصّ\u202C \u202Eمقلوب\u202C.', 'هذا نصّ مقلوب.'],
    ['an isolate nobody closes', 'قال \u2067نعم.', 'قال نعم.'],
    ['glyphs for letters', 'ﻗﺎﻝ ﺍﻟﻤﺪﻳﺮ', 'قال المدير'],
    ['kashida', 'محـــمد', 'محمد'],
    ['soft hyphens and zero-width spaces', 'مدي\u00ADنة\u200B كبيرة', 'مدينة كبيرة'],
    ['direction marks at edges', '\u200Fقال\u200E نعم\u200F', 'قال نعم'],
  ])('goes: %s', (_, before, after) => {
    expect(wordsOf('', before)).toBe(after)
    expect(wordsOf(`<p>${before}</p>`)).toBe(after)
  })

  it('goes across marks as within them', () => {
    expect(wordsOf('<p>محـ<b>ـمد</b></p>')).toBe('محمد')
  })

  it('stays where it is code', () => {
    expect(wordsOf('<p>الأمر <code>محـــمد</code></p>')).toBe('الأمر محـــمد')
  })
})

describe('a hostile paste', () => {
  it('brings no script, no handler and no address that runs one', () => {
    const html = `<p onclick="a()">نصّ<script>alert(1)</script><img src=x onerror="alert(2)" width=9>
      <a href="javascript:alert(3)">أ</a><a href=" data:text/html,x">ب</a><a href="vbscript:x">ج</a>
      <a href="https://user:pass@example.org/">د</a><iframe srcdoc="<script>x</script>"></iframe>
      <svg><script>alert(4)</script></svg><form><input value="سرّ"></form></p>`
    const result = JSON.stringify(pasted(html).blocks)
    expect(result).not.toMatch(/alert|javascript|data:|vbscript|user:pass|سرّ|onclick/)
    expect(result).toContain('نصّ')
  })

  it('of five megabytes ends in a document, and says that it was cut', () => {
    const result = pasted(`<div>${'<p>كلام كثير <b>عريض</b> لا ينتهي.</p>'.repeat(120_000)}</div>`)
    expect(result.isCut).toBe(true)
    expect(result.blocks.length).toBeGreaterThan(1_000)
    expect(() => validateDocument({ type: 'doc', content: result.blocks })).not.toThrow()
  })

  it('of five megabytes of plain text too', () => {
    const result = pasted('', 'سطر من الكلام لا ينتهي\n'.repeat(220_000))
    expect(result.isCut).toBe(true)
    expect(() => validateDocument({ type: 'doc', content: result.blocks })).not.toThrow()
  })

  it('of one endless line too', () => {
    const result = pasted('', `${'كلمة ـ "كلمة" (كلمة) '.repeat(100_000)}`)
    expect(result.isCut).toBe(true)
    expect(result.blocks).toHaveLength(1)
  })

  it('nested ten thousand deep keeps its words', () => {
    for (const tag of ['div', 'b', 'blockquote', 'ul><li']) {
      const open = `<${tag}>`.repeat(10_000)
      const words = wordsOf(`${open}كلمة<p>وأخرى</p>`)
      expect(words).toContain('كلمة')
      expect(words).toContain('وأخرى')
    }
  })

  it('of nothing is nothing', () => {
    expect(pasted('<p>&nbsp;</p><br><style>p{}</style>', ' ')).toEqual({
      blocks: [],
      taken: [],
      linked: 0,
      missing: 0,
      isCut: false,
    })
    expect(pasted('', '').blocks).toEqual([])
  })
})

describe('marks', () => {
  const lineOf = (html: string, text = '') =>
    pasted(html, text).blocks.map((block) =>
      block.type === 'paragraph'
        ? (block.content ?? []).map((each) =>
            each.type === 'text'
              ? [each.text, ...(each.marks ?? []).map(({ type }) => type)].join(':')
              : each.type,
          )
        : block.type,
    )[0]

  it.each([
    ['Word’s exponent', '<p class=MsoNormal>E=mc<sup>2</sup></p>', ['E=mc', '2:superscript']],
    ['Word’s index', '<p class=MsoNormal>H<sub>2</sub>O</p>', ['H', '2:subscript', 'O']],
    [
      'a note of Google Docs',
      '<p><span style="vertical-align:baseline">الميناء</span><span style="font-size:0.6em;vertical-align:super">1</span></p>',
      ['الميناء', '1:superscript'],
    ],
    [
      'an index of Google Docs',
      '<p><span>CO</span><span style="font-size:0.6em;vertical-align:sub">2</span></p>',
      ['CO', '2:subscript'],
    ],
    [
      'what Google Docs underlines and strikes',
      '<p><span style="text-decoration:underline">هنا</span> <span style="text-decoration:underline line-through">وهناك</span></p>',
      ['هنا:underline', ' ', 'وهناك:underline:strike'],
    ],
    [
      'underlines and strikes of pages',
      '<p><u>أ</u> <s>ب</s> <strike>ج</strike> <del>د</del></p>',
      ['أ:underline', ' ', 'ب:strike', ' ', 'ج:strike', ' ', 'د:strike'],
    ],
    [
      'no underline of a link',
      '<p><u>قال <a href="https://example.org/" style="text-decoration:underline"><span style="text-decoration:underline">هنا</span></a></u></p>',
      ['قال :underline', 'هنا:link'],
    ],
    [
      'nothing that Word’s changes have deleted',
      '<p>بلغت <del cite="mailto:Sami" datetime="2026-03-01T10:00">1.2</del><ins cite="mailto:Sami" datetime="2026-03-01T10:00">1.6</ins></p>',
      ['بلغت 1.6'],
    ],
    ['the last of two places', '<p>أ<sup><sub>2</sub></sup></p>', ['أ', '2:subscript']],
  ])('come along: %s', (_, html, expected) => {
    expect(lineOf(html)).toEqual(expected)
  })

  it('of WhatsApp come along', () => {
    expect(lineOf('', '[12:30, 3/11/2026] هدى: بلغت ~10~ 12')).toEqual(['بلغت ', '10:strike', ' 12'])
  })
})

describe('a table', () => {
  const typesOf = (html: string) => pasted(html).blocks.map(({ type }) => type)
  const googleDocs = (cells: string) =>
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><div dir="rtl" style="margin-left:0pt;" align="right"><table style="border:none;border-collapse:collapse;"><colgroup><col width="200" /><col width="200" /></colgroup><tbody><tr style="height:0pt">${cells}</tr></tbody></table></div></b>`
  const googleCell = (text: string) =>
    `<td style="border:solid #000000 1pt;vertical-align:top;"><p dir="rtl"><span style="font-weight:400;vertical-align:baseline;">${text}</span></p></td>`

  it('of one row stays one, without a head: from Google Docs', () => {
    expect(pasted(googleDocs(googleCell('شاي') + googleCell('3 دراهم'))).blocks).toMatchObject([
      {
        type: 'table',
        content: [
          {
            content: [
              { type: 'tableCell', content: [{ content: [{ text: 'شاي' }] }] },
              { type: 'tableCell', content: [{ content: [{ text: '3 دراهم' }] }] },
            ],
          },
        ],
      },
    ])
  })

  it('of one row stays one: from Google Sheets', () => {
    expect(
      typesOf(
        '<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="rtl" border="1" data-sheets-root="1" data-sheets-baot="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="vertical-align:bottom;">2027</td><td style="vertical-align:bottom;">40</td></tr></tbody></table>',
      ),
    ).toEqual(['table'])
  })

  it.each([
    ['one cell', '<table><tr><td><p>كلام</p><p>آخر</p></td></tr></table>', ['paragraph', 'paragraph']],
    ['a column', '<table><tr><td>أ</td></tr><tr><td>ب</td></tr></table>', ['paragraph', 'paragraph']],
    [
      'a row that holds what no cell may',
      '<table><tr><td><h2>عنوان</h2><p>كلام</p></td><td><ul><li>بند</li></ul></td></tr></table>',
      ['heading', 'paragraph', 'bulletList'],
    ],
  ])('that only lays out is what it holds: %s', (_, html, expected) => {
    expect(typesOf(html)).toEqual(expected)
  })
})

describe('pictures', () => {
  const png = 'data:image/png;base64,iVBORw0KGgo='
  const read = (html: string, files = 0) =>
    readClipboard({ html, text: '' }, 'ar', parse5Tree, {
      files,
      placeholder: (alt) => (alt ? `[صورة: ${alt}]` : '[صورة]'),
    })
  const word = (body: string) =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head><body>${body}</body></html>`

  it('that stand in the HTML itself are taken, in their place, with their words', () => {
    const { blocks, taken, linked, missing } = read(
      `<p>قبلها</p><figure><img src="${png}" alt="ميناء"><figcaption>ميناء طنجة</figcaption></figure><p>بعدها</p>`,
    )
    expect(blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'figure', attrs: { mediaId: 'pasted:0', alt: 'ميناء', caption: 'ميناء طنجة' } },
      { type: 'paragraph' },
    ])
    expect(taken).toEqual([{ src: png }])
    expect([linked, missing]).toEqual([0, 0])
  })

  it('in a table or a list stand behind it', () => {
    const { blocks, taken } = read(
      `<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج<img src="${png}"></td><td>د</td></tr></table><ul><li>بند<img src="${png}"></li></ul>`,
    )
    expect(blocks.map(({ type }) => type)).toEqual(['table', 'figure', 'bulletList', 'figure'])
    expect(taken).toHaveLength(2)
  })

  it('whose files lie beside the HTML, one for each, are taken', () => {
    const html = '<p>قبلها</p><img src="blob:a"><img src="webkit-fake-url://b/c.png">'
    expect(read(html, 2).taken).toEqual([{ file: 0 }, { file: 1 }])
    expect(read(html, 1)).toMatchObject({ taken: [], missing: 2 })
  })

  it('of Word, which has them elsewhere and draws its text beside it, are named and counted', () => {
    const { blocks, taken, linked, missing } = read(
      word(
        '<p class=MsoNormal>قبلها</p><p class=MsoNormal><img width=300 height=200 src="file:///C:/Temp/msohtmlclip1/01/clip_image001.png" alt="رافعة في&#10;الميناء"></p><p><img src="file:///C:/Temp/clip_image002.png" width=9 height=9></p>',
      ),
      1,
    )
    expect(blocks).toMatchObject([
      { content: [{ text: 'قبلها' }] },
      { content: [{ text: '[صورة: رافعة في الميناء]' }] },
      { content: [{ text: '[صورة]' }] },
    ])
    expect([taken.length, linked, missing]).toEqual([0, 0, 2])
  })

  it('of other sites are links, and no more is said of them', () => {
    const { blocks, linked, missing } = read('<p><img src="https://example.org/a.png" alt="ميناء"></p>')
    expect(blocks).toMatchObject([{ content: [{ text: '[ميناء]', marks: [{ type: 'link' }] }] }])
    expect([linked, missing]).toEqual([1, 0])
  })

  it('that are an emoji, a speck, or no picture of ours are not taken', () => {
    const { taken, missing } = read(
      `<p>نعم <img alt="👍" src="${png}"><img width=1 height=1 src="${png}"><img src="data:image/svg+xml;base64,PHN2Zz4=" alt="رسم"></p>`,
    )
    expect([taken.length, missing]).toEqual([0, 1])
  })

  it('alone on a clipboard are known through all that Word writes around one', () => {
    expect(
      isOnlyPictures(
        word(
          '<!--[if gte vml 1]><v:shape>x</v:shape><![endif]--><p class=MsoNormal><img src="file:///C:/a.png"><o:p>&nbsp;</o:p></p>',
        ),
        1,
      ),
    ).toBe(true)
    expect(isOnlyPictures('<img src="https://example.org/a.png" alt="x">', 1)).toBe(true)
    expect(isOnlyPictures('<p>كلام <img src="file:///C:/a.png"></p>', 1)).toBe(false)
    expect(isOnlyPictures('<img src="file:///C:/a.png"><img src="file:///C:/b.png">', 1)).toBe(false)
  })
})

describe('elements of a page', () => {
  const wordsUnder = (html: string) => pasted(html).blocks
  it('what opens when it is pressed stays so, and is its words where it may not stand or hold what it holds', () => {
    expect(wordsUnder('<details><summary>سؤال</summary><p>جواب</p></details>')).toMatchObject([
      { type: 'details', attrs: { title: 'سؤال' }, content: [{ type: 'paragraph' }] },
    ])
    expect(wordsUnder('<details><summary>سؤال</summary><h2>عنوان</h2></details>')).toMatchObject([
      { type: 'paragraph', content: [{ text: 'سؤال', marks: [{ type: 'bold' }] }] },
      { type: 'heading' },
    ])
    expect(wordsUnder('<ul><li><details><summary>سؤال</summary>جواب</details></li></ul>')).toMatchObject([
      {
        type: 'bulletList',
        content: [{ content: [{ content: [{ text: 'سؤال' }] }, { content: [{ text: 'جواب' }] }] }],
      },
    ])
  })

  it('a table keeps the line under it, and a quotation in a figure its words', () => {
    const table = '<table><tr><th>أ</th><th>ب</th></tr><tr><td>١</td><td>٢</td></tr></table>'
    expect(wordsUnder(`<figure>${table}<figcaption>المصدر</figcaption></figure>`)).toMatchObject([
      { type: 'table', attrs: { caption: 'المصدر' } },
    ])
    expect(
      wordsUnder('<figure><blockquote>قول</blockquote><figcaption>قائله</figcaption></figure>'),
    ).toMatchObject([{ type: 'blockquote' }, { type: 'paragraph', content: [{ text: 'قائله' }] }])
    // Laid out in a single column, it is none, and its line stays.
    expect(wordsOf('<table><caption>سطر</caption><tr><td>خلية</td></tr></table>')).toBe('خلية\n\nسطر')
  })

  it('a pull quote is one where it repeats the story', () => {
    const quote = '<blockquote class="pullquote">إلى البحر</blockquote>'
    expect(wordsUnder(`<p>مضت، «إلى البحر».</p>${quote}`)[1]).toMatchObject({ type: 'pullQuote' })
    expect(wordsUnder(`<p>مضت.</p>${quote}`)[1]).toMatchObject({ type: 'blockquote' })
  })

  it('lines of a poem stay lines, and code stays code', () => {
    expect(wordsUnder('<pre>سطر\nوسطر\n\nومقطع</pre>')).toMatchObject([
      { type: 'paragraph', content: [{ text: 'سطر' }, { type: 'hardBreak' }, { text: 'وسطر' }] },
      { type: 'paragraph' },
    ])
    expect(wordsUnder('<pre>let a = 1</pre>')).toMatchObject([{ type: 'codeBlock' }])
  })
})
