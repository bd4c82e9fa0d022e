/**
 * Everything that differs by language, in one table. A component never asks “is this Arabic?”;
 * it reads the fact it needs from here.
 */

export const locales = ['ar', 'en', 'fa', 'he', 'ur', 'fr'] as const
export type Locale = (typeof locales)[number]
export type Direction = 'rtl' | 'ltr'

/** Unprefixed in addresses: an Arabic link is the short one. */
export const defaultLocale: Locale = 'ar'

/** Digits, by CLDR's numbering-system ids: 123, ١٢٣ (Arabic-Indic), ۱۲۳ (extended Arabic-Indic: Persian, Urdu). */
export type Numerals = 'latn' | 'arab' | 'arabext'

/** Calendars a date can be printed in, by CLDR's ids: Gregorian, Hijri as Saudi Arabia computes it, Jalali. */
export const calendars = ['gregory', 'islamic-umalqura', 'persian'] as const
export type Calendar = (typeof calendars)[number]

/**
 * Whose Arabic names the Gregorian months carry, as a country (ISO 3166) that uses them: Egypt, Sudan and the Gulf
 * (يوليو), the Levant and Iraq (تموز), Morocco (يوليوز), Algeria and Tunisia (جويلية).
 */
type MonthNames = 'AE' | 'LB' | 'MA' | 'DZ'

/** How numbers and dates are printed: the reader's choice, else the publication's, else the language's. */
export type FormatPreferences = {
  numerals: Numerals
  calendar: Calendar
  /** null in languages whose months have one set of names. */
  months: MonthNames | null
  /** Printed in parentheses after a full date. Never the same as `calendar`. */
  secondCalendar: Calendar | null
}

export type Gender = 'masculine' | 'feminine'

/** Patterns and names of a printed date. Where CLDR's are what newspapers print, none are given here. */
type DateFacts = {
  /** Of {day}, {month} and {year}. */
  date: string
  /** Of {day} and {month}, where the year is said elsewhere. */
  dayOfYear: string
  /** Of {weekday} and {date}, as a masthead carries them. */
  day: string
  /** Of {date} and {time}. */
  moment: string
  /** Of {hour} and {minute}, on the clock of 24 hours. */
  time: string
  /** Of {zone}, which Intl tells only by its distance from Greenwich, where that alone does not read as a time. */
  zoneByDistance?: string
  /** The first of a month, where it is not the bare number. */
  first?: string
  /** Names of months from the first, instead of CLDR's. */
  months: Partial<Record<Calendar, readonly string[]>>
  /** After the year, in a date of a calendar that is not the language's own or stands in parentheses. */
  eras: Record<Calendar, string>
}

/** Between the members of a list. `foreign` stands before a last member that does not begin in the language's letters. */
type ListFacts = {
  between: string
  last: string
  foreign?: string
  /** Between words that are only set side by side: names of scopes, other spellings. */
  comma: string
}

/** “5 minutes ago” is CLDR's (`public/reader.js` asks the browser), but for the counts that a newspaper words. */
type RelativeFacts = {
  /** Less than a minute ago. */
  now: string
  minute?: Partial<Record<Intl.LDMLPluralRule, string>>
  hour?: Partial<Record<Intl.LDMLPluralRule, string>>
}

/** First, second, third as words; past them, {n} by the plural category that Unicode calls ordinal. */
type OrdinalFacts = {
  words: readonly string[]
  beyond: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
}

export type LocaleFacts = {
  /** The language in its own name, as a reader looks for it. */
  name: string
  dir: Direction
  /** ISO 15924. Picks fonts, sizes and line heights. */
  script: 'Arab' | 'Latn' | 'Hebr' | 'Aran'
  /** `og:locale` form (language_TERRITORY), https://ogp.me/#optional */
  openGraph: string
  /** The quotation marks this language's editors set, outer pair then inner. */
  quotes: readonly [string, string, string, string]
  /**
   * Unless the publication or the reader says otherwise. Never left to Intl: the bare tags differ by ICU version
   * and by country (`ar-EG` writes ٢٤, `ar` writes 24; `fa` silently uses the Persian calendar).
   */
  reading: FormatPreferences
  /** The digits that the language is printed in somewhere; a reader may choose among them. */
  numerals: readonly Numerals[]
  /** The countries among whose month names a reader may choose. */
  monthNames: readonly MonthNames[]
  dates: DateFacts
  list: ListFacts
  relative: RelativeFacts
  ordinals: Record<Gender, OrdinalFacts>
  /** Whether an amount carries its currency's sign ($270) or its name («270 دولارًا أمريكيًا»). */
  currency: 'symbol' | 'name'
  /** Which way time runs in a chart, unless its editor says otherwise (docs/decisions/0024-charts.md). */
  timeline: Direction
  /** Words an adult reads aloud-in-the-head per minute, used for reading time. Brysbaert 2019, table 4. */
  wordsPerMinute: number
}

const englishOrdinals: OrdinalFacts = {
  words: [],
  beyond: { one: '{n}st', two: '{n}nd', few: '{n}rd', other: '{n}th' },
}

const persianOrdinals: OrdinalFacts = {
  words: ['اول', 'دوم', 'سوم', 'چهارم', 'پنجم', 'ششم', 'هفتم', 'هشتم', 'نهم', 'دهم'],
  beyond: { other: '{n}ام' },
}

export const localeTable: Record<Locale, LocaleFacts> = {
  ar: {
    name: 'العربية',
    dir: 'rtl',
    script: 'Arab',
    openGraph: 'ar_AR',
    quotes: ['«', '»', '“', '”'],
    reading: { numerals: 'latn', calendar: 'gregory', months: 'AE', secondCalendar: null },
    numerals: ['latn', 'arab'],
    monthNames: ['AE', 'LB', 'MA', 'DZ'],
    dates: {
      date: '{day} {month} {year}',
      dayOfYear: '{day} {month}',
      day: '{weekday}، {date}',
      moment: '{date}، الساعة {time}',
      time: '{hour}:{minute}',
      zoneByDistance: 'توقيت {zone}',
      months: {
        persian: [
          ...['فروردين', 'أرديبهشت', 'خرداد', 'تير', 'مرداد', 'شهريور'],
          ...['مهر', 'آبان', 'آذر', 'دي', 'بهمن', 'إسفند'],
        ],
      },
      eras: { gregory: '\u00A0م', 'islamic-umalqura': '\u00A0هـ', persian: '\u00A0هـ.ش' },
    },
    list: { between: ' و', last: ' و', foreign: ' و\u00A0', comma: '، ' },
    relative: { now: 'قبل لحظات' },
    ordinals: {
      masculine: {
        words: [
          ...['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس'],
          ...['السادس', 'السابع', 'الثامن', 'التاسع', 'العاشر'],
        ],
        beyond: { other: 'الـ{n}' },
      },
      feminine: {
        words: [
          ...['الأولى', 'الثانية', 'الثالثة', 'الرابعة', 'الخامسة'],
          ...['السادسة', 'السابعة', 'الثامنة', 'التاسعة', 'العاشرة'],
        ],
        beyond: { other: 'الـ{n}' },
      },
    },
    currency: 'name',
    timeline: 'rtl',
    wordsPerMinute: 181,
  },
  en: {
    name: 'English',
    dir: 'ltr',
    script: 'Latn',
    openGraph: 'en_US',
    quotes: ['“', '”', '‘', '’'],
    reading: { numerals: 'latn', calendar: 'gregory', months: null, secondCalendar: null },
    numerals: ['latn'],
    monthNames: [],
    dates: {
      date: '{month} {day}, {year}',
      dayOfYear: '{month} {day}',
      day: '{weekday}, {date}',
      moment: '{date} at {time}',
      time: '{hour}:{minute}',
      months: {
        'islamic-umalqura': [
          ...['Muharram', 'Safar', 'Rabi al-Awwal', 'Rabi al-Thani', 'Jumada al-Ula', 'Jumada al-Akhira'],
          ...['Rajab', 'Shaban', 'Ramadan', 'Shawwal', 'Dhu al-Qadah', 'Dhu al-Hijjah'],
        ],
      },
      // CLDR's “AP” (anno Persico) is no newspaper's.
      eras: { gregory: '', 'islamic-umalqura': '\u00A0AH', persian: '\u00A0SH' },
    },
    list: { between: ', ', last: ' and ', comma: ', ' },
    relative: { now: 'just now' },
    ordinals: { masculine: englishOrdinals, feminine: englishOrdinals },
    currency: 'symbol',
    timeline: 'ltr',
    wordsPerMinute: 238,
  },
  fa: {
    name: 'فارسی',
    dir: 'rtl',
    script: 'Arab',
    openGraph: 'fa_IR',
    quotes: ['«', '»', '“', '”'],
    // Iran's civil calendar is the Solar Hijri; a Gregorian date in Persian reads as a foreign one.
    reading: { numerals: 'arabext', calendar: 'persian', months: null, secondCalendar: null },
    numerals: ['arabext', 'latn'],
    monthNames: [],
    dates: {
      date: '{day} {month} {year}',
      dayOfYear: '{day} {month}',
      // Intl's own pattern for the Persian calendar prints the year first and the weekday last.
      day: '{weekday} {date}',
      moment: '{date} ساعت {time}',
      time: '{hour}:{minute}',
      zoneByDistance: 'وقت {zone}',
      months: {},
      eras: { gregory: '', 'islamic-umalqura': '\u00A0ه‍.ق', persian: '' },
    },
    list: { between: '، ', last: ' و ', comma: '، ' },
    relative: {
      now: 'لحظاتی پیش',
      minute: { one: 'یک دقیقه پیش' },
      hour: { one: 'یک ساعت پیش' },
    },
    ordinals: { masculine: persianOrdinals, feminine: persianOrdinals },
    currency: 'name',
    timeline: 'ltr',
    wordsPerMinute: 181,
  },
  he: {
    name: 'עברית',
    dir: 'rtl',
    script: 'Hebr',
    openGraph: 'he_IL',
    quotes: ['״', '״', '׳', '׳'],
    reading: { numerals: 'latn', calendar: 'gregory', months: null, secondCalendar: null },
    numerals: ['latn'],
    monthNames: [],
    dates: {
      date: '{day} ב{month} {year}',
      dayOfYear: '{day} ב{month}',
      day: '{weekday}, {date}',
      moment: '{date} בשעה {time}',
      time: '{hour}:{minute}',
      zoneByDistance: 'שעון {zone}',
      months: {
        'islamic-umalqura': [
          ...['מוחרם', 'צפר', 'רביע אל־אוול', 'רביע א־ת׳אני', 'ג׳ומאדא אל־אולא', 'ג׳ומאדא א־ת׳אניה'],
          ...['רג׳ב', 'שעבאן', 'רמדאן', 'שוואל', 'ד׳ו אל־קעדה', 'ד׳ו אל־חיג׳ה'],
        ],
        persian: [
          ...['פרוורדין', 'אורדיבהשת', 'ח׳ורדאד', 'תיר', 'מורדאד', 'שהריור'],
          ...['מהר', 'אבאן', 'אזר', 'דיי', 'בהמן', 'אספנד'],
        ],
      },
      eras: { gregory: '', 'islamic-umalqura': '\u00A0להיג׳רה', persian: '\u00A0ללוח הפרסי' },
    },
    list: { between: ', ', last: ' ו', foreign: ' ו־', comma: ', ' },
    // CLDR spells the count out and repeats it: «לפני דקה (1)».
    relative: {
      now: 'לפני רגע',
      minute: { one: 'לפני דקה', two: 'לפני שתי דקות' },
      hour: { one: 'לפני שעה', two: 'לפני שעתיים' },
    },
    ordinals: {
      masculine: {
        words: [
          ...['הראשון', 'השני', 'השלישי', 'הרביעי', 'החמישי'],
          ...['השישי', 'השביעי', 'השמיני', 'התשיעי', 'העשירי'],
        ],
        beyond: { other: 'ה־{n}' },
      },
      feminine: {
        words: [
          ...['הראשונה', 'השנייה', 'השלישית', 'הרביעית', 'החמישית'],
          ...['השישית', 'השביעית', 'השמינית', 'התשיעית', 'העשירית'],
        ],
        beyond: { other: 'ה־{n}' },
      },
    },
    currency: 'name',
    timeline: 'ltr',
    wordsPerMinute: 224,
  },
  ur: {
    name: 'اردو',
    dir: 'rtl',
    script: 'Aran',
    openGraph: 'ur_PK',
    quotes: ['”', '“', '’', '‘'],
    reading: { numerals: 'latn', calendar: 'gregory', months: null, secondCalendar: null },
    numerals: ['latn', 'arabext'],
    monthNames: [],
    dates: {
      // CLDR sets a comma between the month and the year.
      date: '{day} {month} {year}',
      dayOfYear: '{day} {month}',
      day: '{weekday}، {date}',
      moment: '{date}، {time}',
      time: '{hour}:{minute}',
      months: {
        // CLDR's have a space inside «ر بیع», and Persian months misread from Latin letters («خداداد», «ڈے»).
        'islamic-umalqura': [
          ...['محرم', 'صفر', 'ربیع الاول', 'ربیع الثانی', 'جمادی الاول', 'جمادی الثانی'],
          ...['رجب', 'شعبان', 'رمضان', 'شوال', 'ذوالقعدہ', 'ذوالحجہ'],
        ],
        persian: [
          ...['فروردین', 'اردیبہشت', 'خرداد', 'تیر', 'مرداد', 'شہریور'],
          ...['مہر', 'آبان', 'آذر', 'دی', 'بہمن', 'اسفند'],
        ],
      },
      eras: { gregory: 'ء', 'islamic-umalqura': 'ھ', persian: '\u00A0ھ ش' },
    },
    list: { between: '، ', last: ' اور ', comma: '، ' },
    relative: {
      now: 'ابھی ابھی',
      minute: { one: 'ایک منٹ پہلے' },
      hour: { one: 'ایک گھنٹہ پہلے' },
    },
    ordinals: {
      masculine: {
        words: [
          ...['پہلا', 'دوسرا', 'تیسرا', 'چوتھا', 'پانچواں'],
          ...['چھٹا', 'ساتواں', 'آٹھواں', 'نواں', 'دسواں'],
        ],
        beyond: { other: '{n}واں' },
      },
      feminine: {
        words: [
          ...['پہلی', 'دوسری', 'تیسری', 'چوتھی', 'پانچویں'],
          ...['چھٹی', 'ساتویں', 'آٹھویں', 'نویں', 'دسویں'],
        ],
        beyond: { other: '{n}ویں' },
      },
    },
    currency: 'name',
    timeline: 'rtl',
    wordsPerMinute: 181,
  },
  fr: {
    name: 'Français',
    dir: 'ltr',
    script: 'Latn',
    openGraph: 'fr_FR',
    // French sets a no-break space inside guillemets; it belongs to the marks, not to the quoted words.
    quotes: ['«\u00A0', '\u00A0»', '“', '”'],
    reading: { numerals: 'latn', calendar: 'gregory', months: null, secondCalendar: null },
    numerals: ['latn'],
    monthNames: [],
    dates: {
      date: '{day} {month} {year}',
      dayOfYear: '{day} {month}',
      day: '{weekday} {date}',
      moment: '{date} à {time}',
      time: '{hour}h{minute}',
      first: '1er',
      months: {
        'islamic-umalqura': [
          ...[
            'mouharram',
            'safar',
            'rabia al-awal',
            'rabia ath-thani',
            'joumada al-oula',
            'joumada ath-thania',
          ],
          ...['rajab', 'chaabane', 'ramadan', 'chawwal', 'dhou al-qi’da', 'dhou al-hijja'],
        ],
        persian: [
          ...['farvardin', 'ordibehecht', 'khordad', 'tir', 'mordad', 'chahrivar'],
          ...['mehr', 'aban', 'azar', 'dey', 'bahman', 'esfand'],
        ],
      },
      eras: {
        gregory: '',
        'islamic-umalqura': '\u00A0de l’hégire',
        persian: '\u00A0du calendrier persan',
      },
    },
    list: { between: ', ', last: ' et ', comma: ', ' },
    relative: { now: 'à l’instant' },
    ordinals: {
      masculine: { words: [], beyond: { one: '{n}er', other: '{n}e' } },
      feminine: { words: [], beyond: { one: '{n}re', other: '{n}e' } },
    },
    currency: 'symbol',
    timeline: 'ltr',
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
  return texts[heldLocale(texts, locale)] ?? ''
}

/** The language that {@link inLocale} answers in; the one asked for where there is no text at all. */
export function heldLocale(texts: PerLocale, locale: Locale): Locale {
  return (
    [locale, defaultLocale, 'en' as const, ...locales].find((each) => texts[each] !== undefined) ?? locale
  )
}
