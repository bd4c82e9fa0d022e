import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import ar from '../../messages/ar.json'
import en from '../../messages/en.json'
import fa from '../../messages/fa.json'
import fr from '../../messages/fr.json'
import he from '../../messages/he.json'
import ur from '../../messages/ur.json'
import { numbersTag } from './format-preferences.ts'
import { type Locale, locales, localeTable, type Numerals } from './table.ts'

const messages = { ar, en, fa, he, ur, fr }

/** CLDR 48, common/supplemental/plurals.xml, cardinal: of the number, its integer part, and whether it has decimals. */
const cldr: Record<Locale, (n: number, i: number, whole: boolean) => Intl.LDMLPluralRule> = {
  ar: (n) => {
    if (n === 0) return 'zero'
    if (n === 1) return 'one'
    if (n === 2) return 'two'
    const hundredth = n % 100
    if (!Number.isInteger(hundredth)) return 'other'
    if (hundredth >= 3 && hundredth <= 10) return 'few'
    return hundredth >= 11 ? 'many' : 'other'
  },
  en: (_, i, whole) => (i === 1 && whole ? 'one' : 'other'),
  fa: (n, i) => (i === 0 || n === 1 ? 'one' : 'other'),
  he: (_, i, whole) => {
    if ((i === 1 && whole) || (i === 0 && !whole)) return 'one'
    return i === 2 && whole ? 'two' : 'other'
  },
  ur: (_, i, whole) => (i === 1 && whole ? 'one' : 'other'),
  fr: (_, i, whole) => {
    if (i === 0 || i === 1) return 'one'
    return i % 1_000_000 === 0 && whole ? 'many' : 'other'
  },
}

describe.each(locales)('plurals of %s', (locale) => {
  const numbers = [...Array(1_301).keys(), 1_000_000, 3_000_000, 1_000_003, 0.5, 1.5, 2.5, 3.5, 11.25, 100.1]

  it.each(localeTable[locale].numerals)('are CLDR’s, whatever the digits (%s)', (numerals) => {
    const rules = new Intl.PluralRules(numbersTag(locale, { numerals }))
    for (const n of numbers)
      expect(rules.select(n), String(n)).toBe(cldr[locale](n, Math.trunc(n), Number.isInteger(n)))
  })
})

it('English ordinals are CLDR’s', () => {
  const rules = new Intl.PluralRules('en', { type: 'ordinal' })
  for (let n = 0; n < 1_200; n += 1) {
    const [unit, teens] = [n % 10, n % 100 > 10 && n % 100 < 14]
    const expected = teens ? 'other' : (({ 1: 'one', 2: 'two', 3: 'few' } as const)[unit] ?? 'other')
    expect(rules.select(n), String(n)).toBe(expected)
  }
})

/** A message as it is printed for a reader with these digits. */
function translated(locale: Locale, numerals: Numerals) {
  return createTranslator({
    locale: numbersTag(locale, { numerals }),
    messages: messages[locale],
    onError: (error) => {
      throw error
    },
  })
}

describe('counted messages', () => {
  it.each<[Locale, Numerals, readonly string[]]>([
    [
      'ar',
      'latn',
      [
        'لا مواد',
        'مادة واحدة',
        'مادتان',
        '3 مواد',
        '10 مواد',
        '11 مادة',
        '99 مادة',
        '100 مادة',
        '102 مادة',
        '103 مواد',
        '1,000,000 مادة',
      ],
    ],
    [
      'ar',
      'arab',
      [
        'لا مواد',
        'مادة واحدة',
        'مادتان',
        '٣ مواد',
        '١٠ مواد',
        '١١ مادة',
        '٩٩ مادة',
        '١٠٠ مادة',
        '١٠٢ مادة',
        '١٠٣ مواد',
        '١٬٠٠٠٬٠٠٠ مادة',
      ],
    ],
    [
      'en',
      'latn',
      [
        'No stories',
        '1 story',
        '2 stories',
        '3 stories',
        '10 stories',
        '11 stories',
        '99 stories',
        '100 stories',
        '102 stories',
        '103 stories',
        '1,000,000 stories',
      ],
    ],
    [
      'fa',
      'arabext',
      [
        'بدون مطلب',
        'یک مطلب',
        '۲ مطلب',
        '۳ مطلب',
        '۱۰ مطلب',
        '۱۱ مطلب',
        '۹۹ مطلب',
        '۱۰۰ مطلب',
        '۱۰۲ مطلب',
        '۱۰۳ مطلب',
        '۱٬۰۰۰٬۰۰۰ مطلب',
      ],
    ],
    [
      'fa',
      'latn',
      [
        'بدون مطلب',
        'یک مطلب',
        '2 مطلب',
        '3 مطلب',
        '10 مطلب',
        '11 مطلب',
        '99 مطلب',
        '100 مطلب',
        '102 مطلب',
        '103 مطلب',
        '1,000,000 مطلب',
      ],
    ],
    [
      'he',
      'latn',
      [
        'אין כתבות',
        'כתבה אחת',
        'שתי כתבות',
        '3 כתבות',
        '10 כתבות',
        '11 כתבות',
        '99 כתבות',
        '100 כתבות',
        '102 כתבות',
        '103 כתבות',
        '1,000,000 כתבות',
      ],
    ],
    [
      'ur',
      'latn',
      [
        'کوئی تحریر نہیں',
        'ایک تحریر',
        '2 تحریریں',
        '3 تحریریں',
        '10 تحریریں',
        '11 تحریریں',
        '99 تحریریں',
        '100 تحریریں',
        '102 تحریریں',
        '103 تحریریں',
        '1,000,000 تحریریں',
      ],
    ],
    [
      'ur',
      'arabext',
      [
        'کوئی تحریر نہیں',
        'ایک تحریر',
        '۲ تحریریں',
        '۳ تحریریں',
        '۱۰ تحریریں',
        '۱۱ تحریریں',
        '۹۹ تحریریں',
        '۱۰۰ تحریریں',
        '۱۰۲ تحریریں',
        '۱۰۳ تحریریں',
        '۱٬۰۰۰٬۰۰۰ تحریریں',
      ],
    ],
    [
      'fr',
      'latn',
      [
        'Aucun article',
        '1 article',
        '2 articles',
        '3 articles',
        '10 articles',
        '11 articles',
        '99 articles',
        '100 articles',
        '102 articles',
        '103 articles',
        '1 000 000 articles',
      ],
    ],
  ])('count in %s as the language counts (%s)', (locale, numerals, expected) => {
    const t = translated(locale, numerals)
    const counts = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1_000_000]
    expect(counts.map((count) => t('Listing.count', { count }).replaceAll('\u202F', ' '))).toEqual(expected)
  })

  it.each<[Locale, Numerals, string, string]>([
    ['ar', 'arab', 'زمن القراءة: ٥ دقائق', 'الصفحة ٢ من ١٢'],
    ['ar', 'latn', 'زمن القراءة: 5 دقائق', 'الصفحة 2 من 12'],
    ['en', 'latn', '5-minute read', 'Page 2 of 12'],
    ['fa', 'arabext', 'زمان مطالعه: ۵ دقیقه', 'صفحهٔ ۲ از ۱۲'],
    ['he', 'latn', '5 דקות קריאה', 'עמוד 2 מתוך 12'],
    ['ur', 'arabext', 'پڑھنے کا وقت: ۵ منٹ', 'صفحہ ۲ از ۱۲'],
    ['fr', 'latn', '5 minutes de lecture', 'Page 2 sur 12'],
  ])('hold the reader’s digits in %s (%s)', (locale, numerals, minutes, page) => {
    const t = translated(locale, numerals)
    expect(t('Story.readingTime', { minutes: 5 })).toBe(minutes)
    expect(t('Paging.page', { page: 2, pages: 12 })).toBe(page)
  })
})
