import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales, localeTable } from '../locale/table.ts'
import { type ChartKind, chartKinds } from './chart.ts'
import { type ChartAttributes, chartOf, type DrawnChart, isDrawn } from './chart-of.ts'
import { shapedWidth } from './shaped-width.ts'
import { overlaps } from './sheet.ts'

const draw = (attrs: ChartAttributes, locale: Locale = 'ar'): DrawnChart => {
  const { reading } = localeTable[locale]
  const chart = chartOf(attrs, { locale, reading, measure: shapedWidth(locale) })
  if (!isDrawn(chart)) throw new Error(chart.reason)
  return chart
}

/** What is wrong with a drawing's labels: two in one place, or one outside of it; and a length that is none. */
function faults(chart: DrawnChart): string[] {
  return [chart.narrow, chart.wide].flatMap(({ svg, boxes, height }, i) => {
    const width = i === 0 ? 340 : 560
    const outside = boxes.filter(
      (box) => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1,
    )
    const touching = boxes.flatMap((box, k) =>
      boxes.slice(k + 1).flatMap((other) => (overlaps(box, other) ? [`${box.text} ~ ${other.text}`] : [])),
    )
    return [
      ...outside.map((box) => `${width}: “${box.text}” is outside: ${JSON.stringify(box)}`),
      ...touching.map((pair) => `${width}: ${pair}`),
      ...(/NaN|Infinity|undefined/.test(svg) ? [`${width}: a length is none`] : []),
    ]
  })
}

const long = {
  ar: 'هيئة تنظيم الاتصالات والحكومة الرقمية في دولة الإمارات العربية المتحدة وما حولها',
  en: 'The Telecommunications and Digital Government Regulatory Authority of the Emirates',
  he: 'הרשות לאסדרת התקשורת והממשל הדיגיטלי של איחוד האמירויות הערביות ושל סביבותיהן ב',
  joined: 'س'.repeat(80),
}
const dataOf = (rows: (string | number)[][]) => rows.map((row) => row.join('\t')).join('\n')

const hard: Record<string, string> = {
  'one row': dataOf([
    ['', 'أ'],
    ['س', 5],
  ]),
  'one row of two series': dataOf([
    ['', 'أ', 'ب'],
    ['س', 5, 9],
  ]),
  zeros: dataOf([
    ['', 'أ', 'ب'],
    ['س', 0, 0],
    ['ص', 0, 0],
  ]),
  'below zero': dataOf([
    ['', 'أ', 'ب'],
    ['س', -5, 3],
    ['ص', -2, -8],
    ['ع', 4, -1],
  ]),
  'only below zero': dataOf([
    ['', 'أ', 'ب'],
    ['س', -5, -3],
    ['ص', -2, -8],
  ]),
  missing: dataOf([
    ['', 'أ', 'ب'],
    ['س', '', 3],
    ['ص', '—', ''],
    ['ع', 4, 'NaN'],
  ]),
  huge: dataOf([
    ['', 'أ', 'ب'],
    ['س', '1e30', 1],
    ['ص', 5, '-1e30'],
  ]),
  tiny: dataOf([
    ['', 'أ', 'ب'],
    ['س', '0.000000012', '0.000000014'],
    ['ص', '0.00000001', '0.00000002'],
  ]),
  equal: dataOf([
    ['', 'أ', 'ب'],
    ['س', 1000000.5, 1000000.5],
    ['ص', 1000000.5, 1000000.5],
  ]),
  'long names in three scripts': dataOf([
    ['', long.ar, long.he],
    [long.ar, 5, 9],
    [long.en, 3, 4],
    [long.he, 8, 1],
    [long.joined, 2, 2],
  ]),
  years: dataOf([['', 'أ', 'ب'], ...Array.from({ length: 60 }, (_, i) => [1960 + i, i * 7, 400 - i * i])]),
  days: dataOf([
    ['', 'أ', long.en],
    ...Array.from({ length: 500 }, (_, i) => [
      new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
      Math.round(Math.sin(i / 20) * 100),
      i,
    ]),
  ]),
  'many names': dataOf([
    ['', 'أ', 'ب'],
    ...Array.from({ length: 12 }, (_, i) => [`${long.ar} ${i}`, i, 60 - i]),
  ]),
}
const annotations = [
  `2000\t${long.ar}`,
  `2001\t${long.en}`,
  '2002\tقصيرة',
  `س\t${long.ar}`,
  'ص\tهنا',
  '3\tهدف',
  '4\tحدّ',
  '4.01\tوحدّ',
  'nowhere\tلا مكان',
].join('\n')

describe('labels touch no other label and stand inside', () => {
  const cases = (['ar', 'ur'] as const).flatMap((locale) => chartKinds.map((kind) => ({ locale, kind })))
  it.each(cases)('of $kind in $locale, whatever the table', ({ locale, kind }) => {
    for (const [name, data] of Object.entries(hard)) {
      const chart = chartOf(
        { kind, data, unit: '%', annotations },
        { locale, reading: localeTable[locale].reading, measure: shapedWidth(locale) },
      )
      if (isDrawn(chart)) expect(faults(chart), name).toEqual([])
      else expect(chart.reason).toMatch(/^(kindRows|fewSeries|kindSeries)$/)
    }
  })

  it('of any table', () => {
    const name = fc.oneof(
      fc.constantFrom(...Object.values(long)),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer({ min: -200, max: 200 }).map(String),
      fc.constantFrom('', 'x', '1e30', '-0'),
    )
    const data = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
      .chain(([series, rows, inTime]) =>
        fc
          .tuple(
            fc.array(name, { minLength: series, maxLength: series }),
            fc.array(fc.tuple(name, fc.array(cell, { minLength: series, maxLength: series })), {
              minLength: rows,
              maxLength: rows,
            }),
          )
          .map(([names, body]) =>
            dataOf(
              [['', ...names], ...body.map(([label, cells], i) => [inTime ? 2000 + i : label, ...cells])].map(
                (row) => row.map((each) => String(each).replace(/\s+/g, ' ')),
              ),
            ),
          ),
      )
    fc.assert(
      fc.property(
        data,
        fc.constantFrom(...chartKinds),
        fc.constantFrom(...locales),
        (table, kind, locale) => {
          const chart = chartOf(
            { kind, data: table, annotations },
            { locale, reading: localeTable[locale].reading, measure: shapedWidth(locale) },
          )
          if (isDrawn(chart)) expect(faults(chart)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  }, 30_000)
})

describe('a chart', () => {
  const years = dataOf([
    ['', 'أ', 'ب'],
    [2019, 1, 5],
    [2020, 2, 4],
    [2021, 9, 3],
  ])
  const placesOf = (svg: string, text: string) =>
    Number(new RegExp(`x="([\\d.]+)"[^>]*>${text}</text>`).exec(svg)?.[1])

  it('runs from the right in Arabic, its axis with it, and time as the language’s charts have it', () => {
    const arabic = draw({ kind: 'lines', data: years }).wide.svg
    expect(placesOf(arabic, '2019')).toBeGreaterThan(placesOf(arabic, '2021'))
    expect(placesOf(arabic, '10')).toBeGreaterThan(500)
    const hebrew = draw({ kind: 'lines', data: years }, 'he').wide.svg
    expect(placesOf(hebrew, '2019')).toBeLessThan(placesOf(hebrew, '2021'))
    const turned = draw({ kind: 'lines', data: years, flow: 'ltr' }).wide.svg
    expect(placesOf(turned, '2019')).toBeLessThan(placesOf(turned, '2021'))
    // Names are no time: they are read as the language is.
    const names = draw(
      {
        kind: 'columns',
        data: dataOf([
          ['', 'ק'],
          ['אחת', 1],
          ['שתיים', 2],
        ]),
      },
      'he',
    ).wide.svg
    expect(placesOf(names, 'אחת')).toBeGreaterThan(placesOf(names, 'שתיים'))
  })

  it('has the reader’s digits', () => {
    const { svg } = draw({ kind: 'lines', data: years }, 'fa').wide
    expect(svg).toContain('۲۰۱۹')
    expect(svg).not.toMatch(/>[^<]*\d[^<]*<\/text>/)
    const reading = { ...localeTable.ar.reading, numerals: 'arab' } as const
    const chart = chartOf(
      { kind: 'bars', data: years, unit: '%' },
      { locale: 'ar', reading, measure: shapedWidth('ar') },
    )
    expect(isDrawn(chart) && chart.wide.svg).toContain('٩٪')
  })

  it('names its series at their ends where there is room, and above where there is none', () => {
    expect(draw({ kind: 'lines', data: years }).key).toEqual([])
    expect(draw({ kind: 'bars', data: years }).key.map(({ name }) => name)).toEqual(['أ', 'ب'])
    const crowd = dataOf([
      ['', ...Array.from({ length: 60 }, (_, i) => `سلسلة ${i}`)],
      ...[2019, 2020].map((year) => [year, ...Array.from({ length: 60 }, (_, i) => i)]),
    ])
    const drawn = draw({ kind: 'lines', data: crowd, roles: 'muted,accent' })
    expect(drawn.narrow.svg.match(/class="l km"/g)).toHaveLength(53)
    expect(drawn.narrow.svg).toContain('class="l ka"')
  })

  it('turns columns into bars where their names have no room below them', () => {
    const data = dataOf([
      ['', 'أ'],
      [long.ar, 1],
      [long.ar, 2],
      [long.ar, 3],
      [long.ar, 4],
    ])
    expect(draw({ kind: 'columns', data }).narrow.svg).toBe(draw({ kind: 'bars', data }).narrow.svg)
  })

  it('says below what it has no room to say inside', () => {
    const { leftOver } = draw({ kind: 'lines', data: years, annotations: '1850\tقبل كل شيء\n2020\tهنا' })
    // A year that is no row is a value: it has a line of its own. A name that is none is left over.
    expect(leftOver.map(({ at }) => at)).toEqual([])
    expect(draw({ kind: 'lines', data: years, annotations: 'غدًا\tلا مكان' }).leftOver).toHaveLength(1)
  })

  it('escapes what is written', () => {
    const data = dataOf([
      ['', '<b>&"'],
      ['<script>', 1],
    ])
    for (const kind of chartKinds.filter((each): each is ChartKind => each !== 'ranges')) {
      const { narrow, wide } = draw({ kind, data, annotations: '<script>\t<img>' })
      expect(narrow.svg + wide.svg).not.toMatch(/<(b|script|img)\b/)
    }
  })
})
