import { describe, expect, it } from 'vitest'
import { doc, p } from '../../story/compose.ts'
import { nothingElsewhere } from '../../vocabulary.ts'
import type { DraftContent } from './draft-content.ts'
import { isSignificantUpdate } from './significant-update.ts'

const words = (count: number, of = 'كلمة'): string =>
  Array.from({ length: count }, (_, place) => `${of}${place}`).join(' ')

const draft = (text: string, change: Partial<DraftContent> = {}): DraftContent => ({
  kicker: null,
  headline: 'البنك يرفع الفائدة',
  standfirst: null,
  dateline: null,
  ...nothingElsewhere,
  otherHeadlines: [],
  document: doc(p(text)),
  leadMediaId: null,
  bylines: [],
  ...change,
})

describe('a change of what readers read', () => {
  const long = words(300)
  it.each<[string, string, string, boolean]>([
    ['nothing', long, long, false],
    ['punctuation', long, long.replaceAll(' ', '، '), false],
    ['vowel marks and another spelling of hamza', `إنّ ${long}`, `ان ${long}`, false],
    ['the order of what was said', `${long} أولًا`, `أولًا ${long}`, false],
    ['a better word', long, long.replace('كلمة7 ', 'لفظة '), false],
    ['one sentence of a long story', long, `${long} ${words(12, 'جديد')}`, false],
    ['two sentences', long, `${long} ${words(20, 'جديد')}`, true],
    ['a paragraph that went', `${long} ${words(20, 'قديم')}`, long, true],
    ['a sentence more, where there were two', words(20), `${words(20)} ${words(8, 'جديد')}`, true],
    ['one word of a short notice', words(20), `${words(19)} غيرها`, false],
  ])('%s', (_, before, after, significant) => {
    expect(isSignificantUpdate(draft(before), draft(after))).toBe(significant)
  })

  it('counts another headline by its words, and no picture', () => {
    expect(isSignificantUpdate(draft(long), draft(long, { headline: 'البنك يخفض الفائدة' }))).toBe(false)
    expect(isSignificantUpdate(draft(long), draft(long, { leadMediaId: 'p1cture001' }))).toBe(false)
  })
})
