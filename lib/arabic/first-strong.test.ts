import { describe, expect, it } from 'vitest'
import { firstStrongDirection } from './first-strong.ts'

describe('firstStrongDirection', () => {
  it.each([
    ['الصين ترفع ميزانيتها', 'rtl'],
    ['Overstock.com تستثمر', 'ltr'],
    ['«Apple» تعلن', 'ltr'],
    ['2024: عام الانتخابات', 'rtl'],
    ['١٢٫٥٪ نموًا', 'rtl'],
    ['שלום', 'rtl'],
    ['— (…) اقتصاد', 'rtl'],
    ['日本語', 'ltr'],
    ['𐤀𐤁', 'rtl'],
    ['\u200Fabc', 'rtl'],
    ['\u200Eالصين', 'ltr'],
    ['\u061C12', 'rtl'],
  ])('%s → %s', (text, direction) => {
    expect(firstStrongDirection(text)).toBe(direction)
  })

  it.each(['', ' ', '2024', '12.5%', '٢٠٢٤', '۲۰۲۴', '🎉', '«…»', '+971 4 123 4567'])(
    'null where nothing is strong: %s',
    (text) => {
      expect(firstStrongDirection(text)).toBeNull()
    },
  )

  it('skips what stands in an isolate', () => {
    expect(firstStrongDirection('\u2068Blockchain\u2069: الصين ترفع')).toBe('rtl')
    expect(firstStrongDirection('\u2067الصين\u2069 raises')).toBe('ltr')
    expect(firstStrongDirection('\u2066a\u2067ب\u2069c\u2069 د')).toBe('rtl')
    expect(firstStrongDirection('\u2069a')).toBe('ltr')
  })

  it('skips to the end of the paragraph where an isolate is never closed', () => {
    expect(firstStrongDirection('\u2068Blockchain: الصين')).toBeNull()
    expect(firstStrongDirection('\u2068Blockchain\nالصين')).toBe('rtl')
  })
})
