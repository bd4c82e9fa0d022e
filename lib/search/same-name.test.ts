import { describe, expect, it } from 'vitest'
import { isAbbreviationOf, isSameName } from './same-name.ts'
import { splitWords } from './split-words.ts'

const folded = (text: string) =>
  splitWords(text, 'ar')
    .map(({ word }) => word)
    .join(' ')

describe('isSameName', () => {
  it.each([
    ['blockchain', 'بلوكتشين', 'البلوك تشين', 'بلاکچین', 'بلاک چین', 'בלוקצ׳יין'],
    ['data centres', 'data center', 'داتا سنتر', 'دیتاسنتر'],
    ['stablecoin', 'ستيبل كوين', 'استیبل‌کوین', 'סטייבלקוין'],
    ['bitcoin', 'بيتكوين', 'بتكوين', 'بیت‌کوین', 'ביטקוין', 'بٹ کوائن'],
    ['start-up', 'ستارتب', 'استارتاپ', 'סטארט־אפ', 'اسٹارٹ اپ'],
    ['freelance', 'فريلانس', 'فریلنس'],
    ['Khatib', 'الخطيب'],
  ])('hears that %s is %s', (name, ...others) => {
    for (const other of others) expect(isSameName(folded(name), folded(other)), other).toBe(true)
  })

  it.each([
    ['cybersecurity', 'ransomware'],
    ['الدفع', 'الديون'],
    ['سلمى', 'سلوى'],
    ['AI', 'IA'],
    ['', ''],
  ])('keeps %s and %s apart', (a, b) => {
    expect(isSameName(folded(a), folded(b))).toBe(false)
  })
})

describe('isAbbreviationOf', () => {
  it('takes first letters, in order and whole', () => {
    expect(isAbbreviationOf('ai', 'artificial intelligence')).toBe(true)
    expect(isAbbreviationOf('ia', 'artificial intelligence')).toBe(false)
    expect(isAbbreviationOf('a', 'artificial')).toBe(false)
    expect(isAbbreviationOf('ذا', 'ذكاء اصطناعي')).toBe(false)
  })
})
