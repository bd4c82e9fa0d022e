/** Parts of the world that a map may show by name, as west, south, east, north. */
import { fold } from '../arabic/fold.ts'
import { locales } from '../locale/table.ts'

export type Extent = readonly [west: number, south: number, east: number, north: number]

/** By the numbers of the United Nations (M49), which Unicode names in every language. */
const numbered: Record<string, Extent> = {
  '002': [-17, -34, 50, 36],
  '005': [-80, -54, -36, 11],
  '009': [112, -46, 179, -2],
  '011': [-17, 4, 15, 26],
  '013': [-116, 8, -78, 31],
  '014': [29, -26, 51, 17],
  '015': [-16, 10, 36, 36],
  '017': [9, -17, 30, 22],
  '018': [12, -34, 40, -18],
  '021': [-150, 15, -58, 70],
  '030': [76, 20, 145, 52],
  '034': [45, 7, 96, 38],
  '035': [94, -9, 140, 27],
  '142': [30, -8, 140, 52],
  '143': [48, 36, 86, 54],
  '145': [28, 13, 59, 42],
  '150': [-9, 36, 40, 68],
}

/** What newspapers call otherwise, in the languages of the paper. */
const ours: readonly { names: readonly string[]; extent: Extent }[] = [
  {
    names: [
      'الخليج',
      'الخليج العربي',
      'دول الخليج',
      'Gulf',
      'The Gulf',
      'خلیج فارس',
      'המפרץ',
      'خلیج',
      'Golfe',
    ],
    extent: [44, 20, 59, 31],
  },
  {
    names: [
      'الجزيرة العربية',
      'شبه الجزيرة العربية',
      'Arabia',
      'شبه‌جزیره عربستان',
      'חצי האי ערב',
      'جزیرہ نما عرب',
      'Arabie',
    ],
    extent: [35, 13, 59, 32],
  },
  {
    names: ['المشرق', 'بلاد الشام', 'الشام', 'Levant', 'شام', 'הלבנט', 'Proche-Orient'],
    extent: [32, 29.5, 43, 37.5],
  },
  {
    names: ['المغرب العربي', 'المغرب الكبير', 'Maghreb', 'مغرب عربی', 'המגרב', 'مغرب'],
    extent: [-16, 20, 25, 37],
  },
  {
    names: [
      'العالم العربي',
      'الوطن العربي',
      'الدول العربية',
      'Arab world',
      'جهان عرب',
      'העולם הערבי',
      'عالم عرب',
      'Monde arabe',
    ],
    extent: [-16, 3, 58, 37],
  },
  {
    names: ['الشرق الأوسط', 'Middle East', 'خاورمیانه', 'המזרח התיכון', 'مشرق وسطیٰ', 'Moyen-Orient'],
    extent: [25, 13, 62, 41],
  },
  {
    names: [
      'القرن الأفريقي',
      'Horn of Africa',
      'شاخ آفریقا',
      'קרן אפריקה',
      'قرن افریقہ',
      'Corne de l’Afrique',
    ],
    extent: [33, -1, 51, 18],
  },
  {
    names: ['البحر الأحمر', 'Red Sea', 'دریای سرخ', 'ים סוף', 'بحیرہ احمر', 'Mer Rouge'],
    extent: [32, 12, 45, 30],
  },
  {
    names: [
      'المتوسط',
      'البحر المتوسط',
      'البحر الأبيض المتوسط',
      'Mediterranean',
      'مدیترانه',
      'הים התיכון',
      'بحیرہ روم',
      'Méditerranée',
    ],
    extent: [-6, 30, 37, 46],
  },
  {
    names: ['الساحل', 'Sahel', 'ساحل', 'סאהל'],
    extent: [-17, 9, 37, 20],
  },
]

const worldNames = ['world', 'العالم', 'جهان', 'העולם', 'دنیا', 'monde', 'le monde']

const keyOf = (text: string): string =>
  fold(text)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()

let known: Map<string, Extent> | null = null

function load(): Map<string, Extent> {
  const made = new Map<string, Extent>()
  for (const { names, extent } of ours)
    for (const name of names) if (!made.has(keyOf(name))) made.set(keyOf(name), extent)
  for (const [number, extent] of Object.entries(numbered))
    for (const locale of locales) {
      const name = keyOf(new Intl.DisplayNames(locale, { type: 'region' }).of(number) ?? number)
      if (!made.has(name)) made.set(name, extent)
    }
  return made
}

export function regionNamed(text: string): Extent | null {
  known ??= load()
  return known.get(keyOf(text)) ?? null
}

export const isWorld = (text: string): boolean => worldNames.some((name) => keyOf(name) === keyOf(text))

/** Points along the edge of an extent, of which a map that shows it has all. */
export const edgeOf = ([west, south, east, north]: Extent): [longitude: number, latitude: number][] =>
  [0, 0.25, 0.5, 0.75, 1].flatMap((part) => {
    const [across, up] = [west + (east - west) * part, south + (north - south) * part]
    return [
      [across, south],
      [across, north],
      [west, up],
      [east, up],
    ] as [number, number][]
  })
