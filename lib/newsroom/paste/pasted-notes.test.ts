import { describe, expect, it } from 'vitest'
import type { Block } from '../../story/document.ts'
import { notesIn } from '../../story/footnotes.ts'
import { textOf } from '../../story/plain-text.ts'
import { cleanHtml } from './clean-html.ts'
import { parse5Tree } from './parse5-tree.ts'
import { placeNotes } from './pasted-notes.ts'

const blocksOf = (html: string): Block[] => cleanHtml(parse5Tree(html).root).blocks
const told = (html: string) => blocksOf(html).map((block) => [textOf(block), ...notesIn(block).map(textOf)])

describe('footnotes of', () => {
  it.each([
    [
      'Word',
      `<p>قول<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> آخر.</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> المصدر <b>الأول</b></p></div></div>`,
    ],
    [
      'Google Docs',
      `<p>قول<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> آخر.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> المصدر <b>الأول</b></p></div>`,
    ],
    [
      'GitHub, Hugo and kramdown',
      `<p>قول<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> آخر.</p><div class="footnotes"><hr><ol><li id="fn:1"><p>المصدر <b>الأول</b> <a href="#fnref:1" class="footnote-backref">&#8617;&#xfe0e;</a></p></li></ol></div>`,
    ],
    [
      'WordPress',
      `<p>قول<sup data-fn="6f3f" class="fn"><a href="#6f3f" id="6f3f-link">1</a></sup> آخر.</p><ol class="wp-block-footnotes"><li id="6f3f">المصدر <b>الأول</b> <a href="#6f3f-link">↩︎</a></li></ol>`,
    ],
    [
      'ours, from a page or a feed',
      `<p>قول<sup><a id="fnref-1" href="#fn-1">[١]</a></sup> آخر.</p><h2>الهوامش</h2><ol><li id="fn-1"><p>المصدر <b>الأول</b> <a href="#fnref-1">↑</a></p></li></ol>`,
    ],
  ])('%s stand where their marks stood, and nothing is left of their list', (_, html) => {
    expect(told(html)).toEqual([['قول آخر.', 'المصدر الأول']])
  })
})

it('keeps a mark without a note, and a note without a mark, and says so', () => {
  const html =
    '<p>قول<sup data-fn="a">1</sup> وآخر<sup data-fn="b">2</sup></p><ol><li id="a">المصدر</li><li>لا يشير إليه شيء</li></ol>'
  const { marksAlone, notesAlone } = placeNotes(parse5Tree(html).root)
  expect([marksAlone, notesAlone]).toEqual([['2'], ['لا يشير إليه شيء']])
  expect(told(html)).toEqual([['قول وآخر\u202F²', 'المصدر'], ['لا يشير إليه شيء']])
})

it('takes a contents list, and a link that leads back, for what they are', () => {
  const html =
    '<ul><li><a href="#a">أول</a></li></ul><h2 id="a">أول</h2><p>نص <a href="#b">انظر</a></p><p id="b">هناك</p>'
  expect(blocksOf(html).flatMap(notesIn)).toEqual([])
})

it('reads what is made to be slow', () => {
  const html = `<ol>${'<li id=x><a href=#x id=x>1</a></li>'.repeat(18_000)}</ol>`
  expect(blocksOf(html).length).toBeGreaterThan(0)
})

it('what opens when its title is pressed stays so, and a list of questions too', () => {
  const html =
    '<details><summary>العنوان</summary><p>نص</p></details><div class="schema-faq"><div class="schema-faq-section"><strong class="schema-faq-question">كم؟</strong> <p class="schema-faq-answer">عشرة.</p></div></div>'
  expect(blocksOf(html)).toMatchObject([
    { type: 'details', attrs: { title: 'العنوان' }, content: [{ type: 'paragraph' }] },
    { type: 'questionAnswer', attrs: { question: 'كم؟' }, content: [{ content: [{ text: 'عشرة.' }] }] },
  ])
})
