import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapedWidth } from '../chart/shaped-width.ts'
import { overlaps } from '../chart/sheet.ts'
import { type Locale, locales, localeTable } from '../locale/table.ts'
import { countryName, countryOf } from './countries.ts'
import { isMapRefusal, type MapAttributes, readCoordinates } from './map.ts'
import { type DrawnMap, isMapDrawn, mapOf } from './map-of.ts'
import { cityNamed } from './places.ts'

const asked = (attrs: MapAttributes, locale: Locale = 'ar') =>
  mapOf(attrs, { locale, reading: localeTable[locale].reading, measure: shapedWidth(locale) })

function draw(attrs: MapAttributes, locale: Locale = 'ar'): DrawnMap {
  const map = asked(attrs, locale)
  if (!isMapDrawn(map)) throw new Error(`${map.reason} ${map.name}`)
  return map
}

const refused = (attrs: MapAttributes) => {
  const map = asked(attrs)
  return isMapRefusal(map) ? [map.reason, map.name] : 'drawn'
}

/** What is wrong with a drawing: labels or dots in one place, or outside of it; a length that is none. */
const faults = ({ narrow, wide }: DrawnMap): string[] =>
  [narrow, wide].flatMap(({ svg, boxes, height }, i) => {
    const width = i === 0 ? 340 : 560
    return [
      ...boxes
        // A dot at the very edge may be cut; a name may not.
        .filter(
          (box) =>
            box.text && (box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1),
        )
        .map((box) => `${width}: “${box.text}” is outside`),
      ...boxes.flatMap((box, k) =>
        boxes
          .slice(k + 1)
          // Two dots may be nearer to each other than they are large.
          .filter((other) => (box.text || other.text) && overlaps(box, other))
          .map((other) => `${width}: ${box.text} ~ ${other.text}`),
      ),
      ...(/NaN|Infinity|undefined/.test(svg) ? [`${width}: a length is none`] : []),
    ]
  })

const arab = 'DZ EG MA TN LY SD MR SO DJ JO SY LB PS IQ SA YE OM AE QA KW BH KM'.split(' ')
const figures = ['بلد\tرقم', ...arab.map((code, i) => `${code}\t${(i * 7) % 23}`)].join('\n')

describe('a map', () => {
  const hard: Record<string, MapAttributes> = {
    'one place': { places: 'جدة', inset: 'globe' },
    'places upon each other': {
      places: Array.from({ length: 40 }, (_, i) => `موضع طويل الاسم جدًّا ${i}\t21.4${i}, 39.8`).join('\n'),
    },
    'a name of eighty letters': { places: `${'س'.repeat(80)}\t24, 46` },
    'three scripts': { places: 'القدس\nTel Aviv\nחיפה\nعمّان\t31.95, 35.93\nپاکستان\t30, 70' },
    'around the day’s border': { places: 'Suva\nApia\t-13.83, -171.77\nNukuʻalofa\t-21.14, -175.2' },
    'the north': { places: 'Longyearbyen\t78.22, 15.65\nMurmansk\t68.97, 33.08' },
    'the poles': { places: 'ق\t90, 0\nج\t-90, 0' },
    'all around': { places: 'أ\t0, 0\nب\t0, 120\nج\t0, -120' },
    'one country': { data: 'بلد\tرقم\nالبحرين\t3' },
    'the Arab countries': { data: figures },
    'the same with Western Sahara': { data: figures, joined: 'EH,XS' },
    'all the same figure': { data: 'بلد\tرقم\nSA\t0\nEG\t0' },
    'below zero and huge': { data: 'بلد\tرقم\nSA\t-5\nEG\t1e30\nIQ\t\nAE\t2\nQA\t3\nKW\t4\nOM\t5' },
    world: { data: figures, frame: 'العالم', places: 'Wellington\nHonolulu\t21.3, -157.85' },
    Russia: { frame: 'روسيا' },
    'a country over the day’s border': { frame: 'فيجي' },
  }

  it.each(Object.keys(hard).flatMap((name) => locales.map((locale) => [name, locale] as const)))(
    'of %s, in %s, has no label upon another and none outside',
    (name, locale) => {
      expect(faults(draw(hard[name] ?? {}, locale))).toEqual([])
    },
  )

  it('of any places has none either, and names each or says that it does not', () => {
    const place = fc.tuple(fc.integer({ min: -85, max: 85 }), fc.integer({ min: -180, max: 180 }))
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        const names = places.map((_, i) => `م${i}`)
        const map = draw({ places: places.map((at, i) => `${names[i]}\t${at.join(', ')}`).join('\n') })
        expect(faults(map)).toEqual([])
        const shown = map.narrow.boxes.map(({ text }) => text)
        expect(names.filter((name) => !shown.includes(name) && !map.unnamed.includes(name))).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('has north up and east right in Arabic, too', () => {
    const { wide } = draw({ places: 'جدة\nالرياض' })
    const middle = (name: string) => {
      const box = wide.boxes.find(({ text }) => text === name)
      return ((box?.left ?? 0) + (box?.right ?? 0)) / 2
    }
    expect(middle('الرياض')).toBeGreaterThan(middle('جدة'))
  })

  it('colours each country by its figure, and an area that is drawn with another as that one', () => {
    const apart = draw({ data: 'بلد\tرقم\nالمغرب\t1\nالجزائر\t2' }).wide.svg
    const joined = draw({ data: 'بلد\tرقم\nالمغرب\t1\nالجزائر\t2', joined: 'EH' }).wide.svg
    expect(apart).toContain('class="mb md"')
    expect(joined).not.toContain('class="mb md"')
    const letters = (svg: string, name: string) =>
      new RegExp(`class="${name}" d="([^"]*)"`).exec(svg)?.[1]?.length ?? 0
    expect(letters(joined, 'q2')).toBeGreaterThan(letters(apart, 'q2'))
  })

  it('takes a table that was pasted without names over it', () => {
    expect(draw({ data: 'السعودية\t12\nEG\t٣' }).areas?.rows.map(({ code, value }) => [code, value])).toEqual(
      [
        ['SA', 12],
        ['EG', 3],
      ],
    )
  })

  it('calls a country what its editor calls it, and not at all where she leaves that empty', () => {
    const { svg } = draw({ frame: 'مصر، السودان', names: 'مصر\tأرض الكنانة\nالسودان\t' }).wide
    expect(svg).toContain('أرض الكنانة')
    expect(svg).not.toMatch(/>(مصر|السودان)</)
  })
})

describe('what cannot be drawn is refused with what was typed', () => {
  it.each([
    [{}, ['empty', '']],
    [{ places: 'م\t91, 20' }, ['coordinates', 'م: 91, 20']],
    [{ places: 'م\t20, 181' }, ['coordinates', 'م: 20, 181']],
    [{ places: 'م\tشمالًا' }, ['coordinates', 'م: شمالًا']],
    [{ places: 'قرية لا يعرفها أحد' }, ['unknownPlace', 'قرية لا يعرفها أحد']],
    [{ data: 'بلد\tرقم\nZZ\t4' }, ['unknownCountry', 'ZZ']],
    [{ data: 'بلد\tرقم\nSA\t4\nالسعودية\t5' }, ['twice', 'السعودية']],
    [{ data: 'بلد\tرقم\nSA\t4\nEG\tكثير' }, ['notNumber', 'EG: كثير']],
    [{ data: 'بلد\tرقم\nSA\tكثير' }, ['noFigures', '']],
    [{ data: 'بلد\tأ\tب\nSA\t1\t2' }, ['columns', '']],
    [{ data: `بلد\tرقم\n${'SA\t1\n'.repeat(1_000)}` }, ['rows', '']],
    [{ places: 'جدة\n'.repeat(41) }, ['places', '']],
    [{ frame: 'بلاد الواق واق' }, ['unknownCountry', 'بلاد الواق واق']],
    [{ places: 'جدة', names: 'لا بلد\tاسم' }, ['unknownCountry', 'لا بلد']],
  ] as [MapAttributes, [string, string]][])('%j', (attrs, refusal) => {
    expect(refused(attrs)).toEqual(refusal)
  })
})

describe('names', () => {
  it.each([
    ['السعودية', 'SA'],
    ['المملكة العربية السعودية', 'SA'],
    ['sau', 'SA'],
    ['Türkiye', 'TR'],
    ['turkey', 'TR'],
    ['الإمارات', 'AE'],
    ['امارات', 'AE'],
    ['Émirats arabes unis', 'AE'],
    ['ערב הסעודית', 'SA'],
    ['سعودی عرب', 'SA'],
    ['فلسطين', 'PS'],
    ['UK', 'GB'],
  ])('%s is %s', (name, code) => expect(countryOf(name)).toBe(code))

  it('of every country lead back to it, in every language', () => {
    const codes = [
      ...arab,
      'XK',
      'XS',
      'XN',
      'EH',
      'US',
      'GB',
      'FR',
      'CD',
      'CG',
      'KP',
      'KR',
      'GW',
      'GN',
      'GQ',
    ]
    const lost = locales.flatMap((locale) =>
      codes.flatMap((code) =>
        countryOf(countryName(code, locale)) === code
          ? []
          : [`${locale} ${code}: ${countryName(code, locale)}`],
      ),
    )
    expect(lost).toEqual([])
  })

  it.each([
    'القاهرة',
    'Le Caire',
    'קהיר',
    'مكة المكرمة',
    'کراچی',
    'تهران',
    'بورتسودان',
    'صنعاء',
    'القدس',
    'غزة',
    'ירושלים',
  ])('of a city: %s', (name) => expect(cityNamed(name)).not.toBeNull())

  it('of a city are those of the larger one', () => {
    expect(cityNamed('طرابلس')).toMatchObject({ latitude: 32.887 })
    expect(cityNamed('جدة، السعودية')).toEqual(cityNamed('جدة'))
  })
})

it('degrees are read as they are typed', () => {
  expect(readCoordinates('٢٤٫٧١، ٤٦٫٦٨')).toEqual({ latitude: 24.71, longitude: 46.68 })
  expect(readCoordinates('۲۴٫۷۱ ۴۶٫۶۸')).toEqual({ latitude: 24.71, longitude: 46.68 })
  expect(readCoordinates('−33.9°, 18.4°')).toEqual({ latitude: -33.9, longitude: 18.4 })
  for (const text of ['', '24', '24, 46, 1', '24.7.1, 46', 'a, b', '1e3, 4'])
    expect(readCoordinates(text)).toBeNull()
})
