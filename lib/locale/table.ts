/**
 * Everything that differs by language, in one table. A component never asks “is this Arabic?”;
 * it reads the fact it needs from here.
 */

export const locales = ['ar', 'en', 'fa', 'he', 'ur', 'fr'] as const
export type Locale = (typeof locales)[number]
export type Direction = 'rtl' | 'ltr'

/** Unprefixed in addresses: an Arabic link is the short one. */
export const defaultLocale: Locale = 'ar'

export type LocaleFacts = {
  /** The language in its own name, as a reader looks for it. */
  name: string
  dir: Direction
  /** ISO 15924. Picks fonts, sizes and line heights. */
  script: 'Arab' | 'Latn' | 'Hebr' | 'Aran'
  /**
   * The BCP 47 tag given to Intl. Numerals and calendar are pinned: the bare tags differ by ICU version
   * and by country (`ar-EG` writes ٢٤, `ar` writes 24; `fa` silently uses the Persian calendar).
   */
  intl: string
  /** `og:locale` form (language_TERRITORY), https://ogp.me/#optional */
  openGraph: string
  /** The quotation marks this language's editors set, outer pair then inner. */
  quotes: readonly [string, string, string, string]
  /** Between a weekday and its date. Intl's own pattern for the Persian calendar puts them in a foreign order. */
  weekdayJoint: string
  /** Words an adult reads aloud-in-the-head per minute, used for reading time. Brysbaert 2019, table 4. */
  wordsPerMinute: number
}

export const localeTable: Record<Locale, LocaleFacts> = {
  ar: {
    name: 'العربية',
    dir: 'rtl',
    script: 'Arab',
    intl: 'ar-u-nu-latn-ca-gregory',
    openGraph: 'ar_AR',
    quotes: ['«', '»', '“', '”'],
    weekdayJoint: '، ',
    wordsPerMinute: 181,
  },
  en: {
    name: 'English',
    dir: 'ltr',
    script: 'Latn',
    intl: 'en-u-nu-latn-ca-gregory',
    openGraph: 'en_US',
    quotes: ['“', '”', '‘', '’'],
    weekdayJoint: ', ',
    wordsPerMinute: 238,
  },
  fa: {
    name: 'فارسی',
    dir: 'rtl',
    script: 'Arab',
    // Iran's civil calendar is the Solar Hijri; a Gregorian date in Persian reads as a foreign one.
    intl: 'fa-u-nu-arabext-ca-persian',
    openGraph: 'fa_IR',
    quotes: ['«', '»', '“', '”'],
    weekdayJoint: ' ',
    wordsPerMinute: 181,
  },
  he: {
    name: 'עברית',
    dir: 'rtl',
    script: 'Hebr',
    intl: 'he-u-nu-latn-ca-gregory',
    openGraph: 'he_IL',
    quotes: ['״', '״', '׳', '׳'],
    weekdayJoint: ', ',
    wordsPerMinute: 224,
  },
  ur: {
    name: 'اردو',
    dir: 'rtl',
    script: 'Aran',
    intl: 'ur-u-nu-latn-ca-gregory',
    openGraph: 'ur_PK',
    quotes: ['”', '“', '’', '‘'],
    weekdayJoint: '، ',
    wordsPerMinute: 181,
  },
  fr: {
    name: 'Français',
    dir: 'ltr',
    script: 'Latn',
    intl: 'fr-u-nu-latn-ca-gregory',
    openGraph: 'fr_FR',
    // French sets a no-break space inside guillemets; it belongs to the marks, not to the quoted words.
    quotes: ['«\u00a0', '\u00a0»', '“', '”'],
    weekdayJoint: ' ',
    wordsPerMinute: 214,
  },
}

/** True for one of the six locales; the first path segment is a stranger's until this has been asked. */
export function isLocale(value: string | undefined): value is Locale {
  return locales.includes(value as Locale)
}

/** A text held once per language. Missing languages fall back through {@link inLocale}. */
export type PerLocale = Partial<Record<Locale, string>>

/**
 * The text for a locale, else for the default locale, else any there is, else ''.
 * Names and descriptions only: a story is never shown in a language it was not written in.
 */
export function inLocale(texts: PerLocale, locale: Locale): string {
  return texts[locale] ?? texts[defaultLocale] ?? texts.en ?? Object.values(texts)[0] ?? ''
}
