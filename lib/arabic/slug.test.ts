import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '../locale/table.ts'
import { slugify, slugKey } from './slug.ts'

describe('slugify', () => {
  it.each<[Locale, string, string]>([
    ['ar', 'ترفع الصين ميزانياتها ، وتعزز خططها', 'ترفع-الصين-ميزانياتها-وتعزز-خططها'],
    ['ar', 'الصِّينُ تَستثمرُ في «tZero»!', 'الصين-تستثمر-في-tzero'],
    ['ar', 'محمـــد أحمد يسأل: ما العمل؟', 'محمد-أحمد-يسأل-ما-العمل'],
    ['ar', 'کیف ترفع الصین میزانیتها', 'كيف-ترفع-الصين-ميزانيتها'],
    ['ar', 'نمو بنسبة ١٢٫٥٪ في ۲۰۲۴', 'نمو-بنسبة-12-5-في-2024'],
    ['ar', 'استثمار 1,600,000 دولار', 'استثمار-1600000-دولار'],
    ['ar', 'ﺍﻟﺼﻴﻦ', 'الصين'],
    ['ar', 'شؤون آسيا وإفريقيا', 'شؤون-آسيا-وإفريقيا'],
    ['ar', 'هٰذا', 'هذا'],
    ['ar', 'a\u202Egnihc\u202C بلا\u200Fعلامات', 'agnihc-بلاعلامات'],
    ['fa', 'می‌خواهم كتاب‌هايي بخرم', 'می-خواهم-کتاب-هایی-بخرم'],
    ['ur', 'پاكستان مين كركٹ كي واپسي', 'پاکستان-مین-کرکٹ-کی-واپسی'],
    ['he', 'צה״ל: שָׁלוֹם לעולם', 'צהל-שלום-לעולם'],
    ['he', 'ג׳ורג׳ בוש', 'גורג-בוש'],
    ['en', 'China’s $1.6B bet — will it pay?', 'chinas-1-6b-bet-will-it-pay'],
    ['en', 'ÅNGSTRÖM & Straße', 'angstrom-strasse'],
    ['fr', 'L’école d’Œuvre à Évry', 'l-ecole-d-oeuvre-a-evry'],
    ['en', 'हिन्दी समाचार', 'हिन्दी-समाचार'],
    ['en', '日本語のニュース', '日本語のニュース'],
    ['en', 'ข่าวเศรษฐกิจ', 'ข่าวเศรษฐกิจ'],
    ['en', 'Новости ёлки', 'новости-елки'],
  ])('%s: %s', (locale, headline, slug) => {
    expect(slugify(headline, locale)).toBe(slug)
  })

  it('cuts at a word, or at the last whole letter of a word that is longer than forty', () => {
    const headline = 'وزارة تكنولوجيا المعلومات الصينية تسرع تنفيذ سلسلة الكتل في الحكومة'
    expect(slugify(headline, 'ar')).toBe('وزارة-تكنولوجيا-المعلومات-الصينية-تسرع')
    expect(slugify('ص'.repeat(90), 'ar')).toBe('ص'.repeat(40))
    expect(slugify(`${'ص'.repeat(40)} نهاية`, 'ar')).toBe('ص'.repeat(40))
  })

  it('is never empty, and tells texts without letters apart', () => {
    for (const text of ['', ' ', '!!!', '🎉🎉', '«»', '\u200F', '\u064E', '\uD800', '-----', '𝅘𝅥𝅮'])
      expect(slugify(text, 'ar')).toMatch(/^story-[0-9a-z]+$/)
    expect(slugify('🎉', 'ar')).not.toBe(slugify('🎈', 'ar'))
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(fc.constantFrom(...'ابتأإآةهىيكکیـًَُِّْٰ ٠۰٫،-–"\'’‌‍éßœıİØ5,.', 'لله', 'Wörd', 'می‌خواهم'), {
        maxLength: 90,
      })
      .map((parts) => parts.join('')),
  )
  const anyLocale = fc.constantFrom(...locales)

  it('has the shape of a slug, whatever the text', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const slug = slugify(text, locale)
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u)
        expect([...slug].length).toBeLessThanOrEqual(40)
        expect(slug).toBe(slug.normalize('NFC'))
        expect(slug).not.toMatch(/[A-Zـ\u064B-\u0652٠-٩۰-۹]/u)
      }),
      { numRuns: 20_000 },
    )
  })

  it('is itself when made a slug again', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const slug = slugify(text, locale)
        expect(slugify(slug, locale)).toBe(slug)
      }),
      { numRuns: 20_000 },
    )
  })

  it('survives an address and back', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const slug = slugify(text, locale)
        const url = new URL(`https://warraq.example/سياسة/${slug}`)
        expect(decodeURIComponent(url.pathname)).toBe(`/سياسة/${slug}`)
        expect(url.pathname.split('/')[2]).toBe(encodeURIComponent(slug))
      }),
    )
  })
})

describe('slugKey', () => {
  it.each([
    ['أسواق', 'اسواق', 'إسواق', 'آسواق'],
    ['وزارة-الصحة', 'وزاره-الصحه'],
    ['على', 'علي', 'علی'],
    ['كتاب', 'کتاب', 'ڪتاب'],
    ['مسؤول', 'مسئول'],
    ['apple', 'аррle', 'appӏe'],
    ['covid-10', 'covid-lo'],
    ['ecole', 'école'],
    ['2024', '٢٠٢٤', '۲۰۲۴'],
  ])('%s', (...twins) => {
    expect(new Set(twins.map(slugKey)).size).toBe(1)
  })

  it('keeps different words different', () => {
    const words = ['ماء', 'ما', 'كلب', 'قلب', 'الصين', 'صين', 'ab', 'a-b', 'blockchain']
    expect(new Set(words.map(slugKey)).size).toBe(words.length)
  })

  it('does not see what a headline was dressed in', () => {
    const dressing = fc.constantFrom(
      'ـ',
      '\u064E',
      '\u0651',
      '\u0670',
      '\u200F',
      '\u2068',
      '\u2069',
      '\u00AD',
      '\uFEFF',
    )
    fc.assert(
      fc.property(fc.array(dressing, { maxLength: 12 }), fc.nat(), (marks, seed) => {
        const plain = 'وزارة الصحة تعلن عن خطة 2024'
        const dressed = [...plain]
          .map((char, i) => char + (marks[(seed + i) % (marks.length || 1)] ?? ''))
          .join('')
        expect(slugify(dressed, 'ar')).toBe(slugify(plain, 'ar'))
      }),
    )
  })

  it('is a key of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(slugKey(slugKey(text))).toBe(slugKey(text))
      }),
      { numRuns: 5000 },
    )
  })
})
