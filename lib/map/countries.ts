/** Countries by their codes and by their names, in every language of the paper. On the server alone. */
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import { fold } from '../arabic/fold.ts'
import { type Locale, locales } from '../locale/table.ts'
import { type Joinable, joinables } from './map.ts'

/** Code of two letters by the number that Natural Earth's shapes carry. */
export const codeOfNumber: ReadonlyMap<string, string> = new Map(
  codes.map(([alpha2 = '', , number = '']) => [number, alpha2]),
)

/** Shapes that carry no number, by their name there. */
export const codeOfUnnumbered: Record<string, string> = {
  Kosovo: 'XK',
  Somaliland: 'XS',
  'N. Cyprus': 'XN',
}

/** Where Unicode's name is not what newspapers print, or too long for a map. */
const printed: Partial<Record<Locale, Record<string, string>>> = {
  ar: {
    SA: 'السعودية',
    AE: 'الإمارات',
    PS: 'فلسطين',
    XS: 'أرض الصومال',
    XN: 'شمال قبرص',
    CD: 'الكونغو الديمقراطية',
    CG: 'الكونغو',
    CF: 'أفريقيا الوسطى',
    GB: 'بريطانيا',
    HK: 'هونغ كونغ',
    MO: 'ماكاو',
    MM: 'ميانمار',
    BA: 'البوسنة والهرسك',
  },
  en: {
    AE: 'UAE',
    PS: 'Palestine',
    XS: 'Somaliland',
    XN: 'Northern Cyprus',
    CD: 'DR Congo',
    CG: 'Congo',
    GB: 'Britain',
    HK: 'Hong Kong',
    MO: 'Macao',
    MM: 'Myanmar',
    TR: 'Turkey',
  },
  fa: {
    AE: 'امارات',
    SA: 'عربستان',
    PS: 'فلسطین',
    XS: 'سومالی‌لند',
    XN: 'قبرس شمالی',
    CD: 'کنگوی دموکراتیک',
    CG: 'کنگو',
    CF: 'افریقای مرکزی',
    HK: 'هنگ‌کنگ',
    MO: 'ماکائو',
    MM: 'میانمار',
  },
  he: {
    AE: 'איחוד האמירויות',
    XS: 'סומלילנד',
    XN: 'צפון קפריסין',
    CD: 'קונגו הדמוקרטית',
    CG: 'קונגו',
    GB: 'בריטניה',
    HK: 'הונג קונג',
    MO: 'מקאו',
    MM: 'מיאנמר',
  },
  ur: {
    AE: 'امارات',
    PS: 'فلسطین',
    XS: 'صومالی لینڈ',
    XN: 'شمالی قبرص',
    CD: 'جمہوریہ کانگو',
    CG: 'کانگو',
    US: 'امریکہ',
    GB: 'برطانیہ',
    HK: 'ہانگ کانگ',
    MO: 'مکاؤ',
    MM: 'میانمار',
  },
  fr: {
    AE: 'Émirats',
    PS: 'Palestine',
    XS: 'Somaliland',
    XN: 'Chypre du Nord',
    CD: 'RD Congo',
    CG: 'Congo',
    CF: 'Centrafrique',
    HK: 'Hong Kong',
    MO: 'Macao',
    MM: 'Myanmar',
  },
}

const unicode = new Map<string, Intl.DisplayNames>()

function unicodeName(code: string, locale: Locale, style: 'long' | 'short' = 'long'): string {
  const key = `${locale} ${style}`
  const known = unicode.get(key) ?? new Intl.DisplayNames(locale, { type: 'region', style })
  unicode.set(key, known)
  return known.of(code) ?? code
}

/** What a country is called on a map. */
export const countryName = (code: string, locale: Locale): string =>
  printed[locale]?.[code] ?? unicodeName(code, locale)

const isOurs = (code: string): code is Joinable => (joinables as string[]).includes(code)

let byName: Map<string, string> | null = null

/** As names are compared: without marks, cases, hyphens, and the article that some print and others do not. */
const keyOf = (text: string): string =>
  fold(text)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .replace(/^(ال|the )(?=\p{L}{3})/u, '')

function everyName(): Map<string, string> {
  const made = new Map<string, string>()
  const add = (name: string, code: string) => {
    if (!made.has(keyOf(name))) made.set(keyOf(name), code)
  }
  const all = [...codes.map(([alpha2 = '']) => alpha2), ...joinables.filter((code) => code.startsWith('X'))]
  for (const code of all) {
    add(code, code)
    for (const locale of locales) add(countryName(code, locale), code)
  }
  for (const [alpha2 = '', alpha3 = ''] of codes) add(alpha3, alpha2)
  // Unicode knows XK, and nothing of those that are ours alone.
  for (const code of all.filter((each) => each === 'XK' || !isOurs(each)))
    for (const locale of locales) {
      add(unicodeName(code, locale), code)
      add(unicodeName(code, locale, 'short'), code)
    }
  for (const [name, code] of otherNames) add(name, code)
  return made
}

/** What spreadsheets and editors write besides. */
const otherNames: readonly [string, string][] = [
  ['UK', 'GB'],
  ['England', 'GB'],
  ['المملكة المتحدة', 'GB'],
  ['إنجلترا', 'GB'],
  ['أمريكا', 'US'],
  ['أميركا', 'US'],
  ['الولايات المتحدة الأمريكية', 'US'],
  ['الولايات المتحدة الأميركية', 'US'],
  ['United States of America', 'US'],
  ['États-Unis d’Amérique', 'US'],
  ['آمریکا', 'US'],
  ['سورية', 'SY'],
  ['الجمهورية العربية السورية', 'SY'],
  ['Syrian Arab Republic', 'SY'],
  ['Russian Federation', 'RU'],
  ['روسيا الاتحادية', 'RU'],
  ['Iran, Islamic Rep.', 'IR'],
  ['Egypt, Arab Rep.', 'EG'],
  ['Yemen, Rep.', 'YE'],
  ['Turkiye', 'TR'],
  ['Czech Republic', 'CZ'],
  ['Ivory Coast', 'CI'],
  ['ساحل العاج', 'CI'],
  ['Burma', 'MM'],
  ['Swaziland', 'SZ'],
  ['Macedonia', 'MK'],
  ['West Bank and Gaza', 'PS'],
  ['دولة فلسطين', 'PS'],
  ['Korea, Rep.', 'KR'],
  ['Cape Verde', 'CV'],
  ['East Timor', 'TL'],
  ['تركية', 'TR'],
  ['باکستان', 'PK'],
  ['عراق', 'IQ'],
]

/** The code of a country by a code of two or three letters, or by its name in any of the paper's languages. */
export function countryOf(text: string): string | null {
  byName ??= everyName()
  return byName.get(keyOf(text)) ?? null
}
