/** Blocks that stand beside the running text, wherever they go: feeds, Markdown and back, the clipboard. */
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../archive/import/archive-here.ts'
import { blocksOf, readSiteOf } from '../archive/markdown/testing/site-of.ts'
import { markdownOf } from '../archive/own/document-markdown.ts'
import { cleanHtml } from '../newsroom/paste/clean-html.ts'
import { parse5Tree } from '../newsroom/paste/parse5-tree.ts'
import { blockRuns } from './block-runs.ts'
import { callOut, codeBlock, contentsList, doc, h2, h3, keyFigure, p, timelineEntry } from './compose.ts'
import type { Block } from './document.ts'
import { feedHtml } from './feed-html.ts'
import { contentsOf } from './outline.ts'
import { validateDocument } from './validate.ts'

const html = (...blocks: Block[]) =>
  feedHtml(doc(...blocks), {
    locale: 'ar',
    siteUrl: 'https://news.example',
    anchor: 'item',
    stories: new Map(),
    pictures: new Map(),
    recordings: new Map(),
  })
const pasted = (text: string): Block[] => cleanHtml(parse5Tree(text).root).blocks
const kept = (...blocks: Block[]): Block[] => validateDocument(doc(...blocks)).document.content

const events = [
  timelineEntry('1998', 'بدأ الحفر.'),
  timelineEntry('mars 2004', 'وصلت أول سفينة.'),
  timelineEntry('הסתיו', 'توقف العمل.'),
]
const figures = [keyFigure('4.2 مليون', 'حاوية', 'سنة 2026'), keyFigure('−12%', 'من الرحلات')]
const set = [
  contentsList(),
  h2('ما حدث'),
  ...events,
  h2('كم'),
  ...figures,
  callOut('اشترك في النشرة', 'https://example.org/letter?a=1&b=2', 'رسالة كل خميس.'),
  { ...codeBlock('text', 'إذا وصل\nopen gate'), attrs: { language: 'text', runs: 'auto' as const } },
]

describe('blocks that stand one after the other', () => {
  it('are one list, of one entry as of 200, and two where a paragraph stands between', () => {
    const many = Array.from({ length: 200 }, (_, index) => timelineEntry(String(1800 + index), 'حدث'))
    expect(blockRuns([timelineEntry('1998', 'حدث')])).toMatchObject([{ items: { length: 1 } }])
    expect(blockRuns(many)).toMatchObject([{ list: 'timelineEntry', items: { length: 200 } }])
    expect(blockRuns([...events, p('ثم'), ...figures]).map(({ list }) => list)).toEqual([
      'timelineEntry',
      null,
      'keyFigure',
    ])
  })
})

describe('a feed', () => {
  it('has a timeline as terms, each isolated in its line, and figures as a list', () => {
    const out = html(...events, ...figures)
    expect(out).toContain('<dl dir="rtl" lang="ar"><dt dir="rtl" lang="ar"><strong>1998</strong></dt><dd><p')
    expect(out).toContain('<strong><bdi dir="ltr">mars 2004</bdi></strong>')
    expect(out).toContain('</dl>\n<ul dir="rtl" lang="ar"><li dir="rtl" lang="ar"><strong>4.2 مليون</strong>')
  })

  it('leads from the contents to headings of the same item', () => {
    const out = html(contentsList(), h2('ما حدث'), p('نص'))
    expect(out).toContain('<a href="#item-ما-حدث">ما حدث</a>')
    expect(out).toContain('<h2 id="item-ما-حدث"')
    expect(html(contentsList(), p('نص'))).not.toContain('<ol')
  })

  it('leaves code its direction', () => {
    expect(html(set.at(-1)!)).toBe(
      '<pre dir="rtl"><code><bdi dir="rtl">إذا وصل</bdi>\n<bdi dir="ltr">open gate</bdi></code></pre>',
    )
  })
})

describe('a list of contents', () => {
  it('is of the outermost headings that there are, 60 of them or none', () => {
    expect(contentsOf(doc(h3('أ'), h3('ب')), 'ar').map(({ text }) => text)).toEqual(['أ', 'ب'])
    expect(contentsOf(doc(p('نص')), 'ar')).toEqual([])
    const sixty = Array.from({ length: 60 }, () => h2('عنوان واحد'))
    expect(new Set(contentsOf(doc(...sixty), 'ar').map(({ id }) => id)).size).toBe(60)
  })
})

describe('the door', () => {
  it('keeps what a careless hand leaves half done, and no address that runs', () => {
    expect(kept(keyFigure('', 'بلا رقم'), timelineEntry('', 'بلا تاريخ'))).toMatchObject([
      { attrs: { figure: '', label: 'بلا رقم' } },
      { attrs: { when: '' }, content: [{ content: [{ text: 'بلا تاريخ' }] }] },
    ])
    expect(kept(callOut('هنا', 'javascript:alert(1)', 'نص'))).toMatchObject([
      { attrs: { label: 'هنا', url: null } },
    ])
  })
})

describe('Markdown of ours, read again', () => {
  it('is the same blocks', async () => {
    const markdown = markdownOf(doc(...set), { pictureAt: String, fileAt: String })
    const { byId } = await readSiteOf({ 'note.md': markdown })
    const { blocks } = blocksOf(byId.get('note.md')!, null)
    // Paste knows no language of code; a text knows no direction of its own.
    expect(kept(...blocks)).toEqual(
      kept(...set.slice(0, -1), { ...set.at(-1)!, attrs: { language: null, runs: 'auto' } } as Block),
    )
  })

  it('has contents in the ways of others', async () => {
    for (const text of ['[TOC]\n\n## أ', '[[_TOC_]]\n\n## أ', '* TOC\n{:toc}\n\n## أ']) {
      const { byId } = await readSiteOf({ 'note.md': text })
      expect(blocksOf(byId.get('note.md')!, null).blocks.map(({ type }) => type)).toEqual([
        'contentsList',
        'heading',
      ])
    }
  })
})

describe('what is pasted', () => {
  it('from a page of ours is what it was', () => {
    const page =
      '<ol class="timeline" role="list"><li class="timeline-entry"><p class="timeline-when">1998</p><p dir="rtl">بدأ الحفر.</p></li></ol>' +
      '<ul class="key-figures"><li class="key-figure" dir="rtl"><strong>4.2 مليون</strong> <span>حاوية</span> <small>سنة 2026</small></li></ul>' +
      '<aside class="call-out"><p>رسالة.</p><p class="call-out-link"><a href="https://example.org/">اشترك</a></p></aside>'
    expect(kept(...pasted(page))).toEqual(
      kept(
        timelineEntry('1998', 'بدأ الحفر.'),
        keyFigure('4.2 مليون', 'حاوية', 'سنة 2026'),
        callOut('اشترك', 'https://example.org/', 'رسالة.'),
      ),
    )
  })

  it('within a quotation is paragraphs, and loses no word', () => {
    const [block] = pasted(
      '<blockquote><div class="timeline-entry"><p class="timeline-when">1998</p><p>بدأ</p></div><div class="call-out">نص <p class="call-out-link"><a href="https://example.org/">اشترك</a></p></div></blockquote>',
    )
    expect(block).toMatchObject({
      type: 'blockquote',
      content: [
        { content: [{ text: '1998' }] },
        { content: [{ text: 'بدأ' }] },
        { content: [{ text: 'نص' }] },
        { content: [{ text: 'اشترك' }] },
      ],
    })
  })

  it('from WordPress with a list of contents has one', () => {
    const { blocks } = wordsOf(
      () =>
        '<nav class="wp-block-table-of-contents"><ol><li><a href="#a">أ</a></li></ol></nav><h2 id="a">أ</h2>',
      { locale: 'ar', otherwise: null, origin: null },
    )
    expect(blocks.map(({ type }) => type)).toEqual(['contentsList', 'heading'])
  })
})
