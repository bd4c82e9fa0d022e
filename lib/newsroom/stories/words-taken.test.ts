import { describe, expect, it } from 'vitest'
import { doc, p } from '../../story/compose.ts'
import type { StoryDocument } from '../../story/document.ts'
import { nothingElsewhere } from '../../vocabulary.ts'
import type { DraftContent } from './draft-content.ts'
import { takesMuch } from './words-taken.ts'

const draft = (given: string | StoryDocument, lines: Partial<DraftContent> = {}): DraftContent => ({
  kicker: null,
  headline: 'عنوان',
  standfirst: null,
  dateline: null,
  ...nothingElsewhere,
  otherHeadlines: [],
  document: typeof given === 'string' ? doc(p(given)) : given,
  leadMediaId: null,
  bylines: [],
  ...lines,
})
const taken = (before: string, after: string) => takesMuch(draft(before), draft(after))

describe('a save takes much', () => {
  it.each([
    ['the last word', 'كلمة', ''],
    ['two words of five', 'قال الوزير إن السعر ارتفع', 'قال الوزير إن'],
    ['ten words that gave way to others', 'أ ب ت ث ج ح خ د ذ ر', 'س ش ص ض ط ظ ع غ ف ق'],
    ['half of a text without spaces', '漢'.repeat(4_000), '漢'.repeat(2_000)],
    ['digits and Latin', 'GPT-5 12 34 56', '12'],
    ['nothing but marks', '…', ''],
  ])('when it takes %s', (_, before, after) => {
    expect(taken(before, after)).toBe(true)
  })

  it.each([
    ['a word is being typed', 'قال ال', 'قال الوزير'],
    ['a sentence is being rewritten', 'ارتفع السعر إلى 12 دولارًا', 'هبط الثمن إلى 15 دولارًا'],
    ['paragraphs change places', `${'أ '.repeat(50)}ب ت`, `ب ت ${'أ '.repeat(50)}`],
    ['a third goes', 'أ ب ت', 'أ ب'],
    ['nothing was there', '', ''],
  ])('not when %s', (_, before, after) => {
    expect(taken(before, after)).toBe(false)
  })

  it('also of captions, alternative texts and quotations, which no line shows', () => {
    const picture = (alt: string | null) =>
      doc(p('نص'), { type: 'figure', attrs: { mediaId: 'x', alt } }, { type: 'pullQuote' })
    expect(takesMuch(draft(picture('رافعة حمراء في الميناء عند الفجر')), draft(picture(null)))).toBe(true)
  })

  it.each(['headline', 'kicker', 'standfirst', 'dateline'] as const)('of the %s by itself', (line) => {
    const text = 'كلمة '.repeat(500)
    expect(takesMuch(draft(text, { [line]: 'ثلاث كلمات هنا' }), draft(text, { [line]: '' }))).toBe(true)
  })
})
