import { describe, expect, it } from 'vitest'
import { mostRows, mostSeries } from './chart.ts'
import { type ChartTable, dataOf, delimiterOf, isRefused, readTable, refusalOf } from './read-table.ts'

const table = (data: string): ChartTable => {
  const read = readTable(data)
  if (isRefused(read)) throw new Error(read.reason)
  return read
}
const figure = (...cells: string[]) =>
  table(`\tق\n${cells.map((cell) => `س\t${cell}`).join('\n')}`).rows.map(({ values }) => values[0])

describe('the figures of a table', () => {
  it('are read in any digits, with the signs that stand around them', () => {
    expect(
      figure('1,234.5', '١٬٢٣٤٫٥', '۱۲', '31%', '٣١٪', '$2,000', '−8', '-8', '‎-8', '1e30', '1 234'),
    ).toEqual([1234.5, 1234.5, 12, 31, 31, 2000, -8, -8, -8, 1e30, 1234])
  })

  it('have a comma before their decimals where one of them shows it', () => {
    expect(figure('1,5', '2,25', '1.000,5')).toEqual([1.5, 2.25, 1000.5])
    expect(figure('1,500', '2,250')).toEqual([1500, 2250])
  })

  it('are missing where there is none', () => {
    expect(figure('3', '', '—', 'NaN', 'n/a', '1e999', '5 أو 6', 'Infinity')).toEqual([
      ...[3, null, null, null, null, null, null, null],
    ])
  })
})

describe('the rows of a table', () => {
  it('stand on a line of time where all of them are moments in order', () => {
    expect(table('\tق\n2019\t1\n2021\t2').timeline).toBe('year')
    expect(table('\tق\n٢٠١٩\t1\n٢٠٢١\t2').timeline).toBe('year')
    expect(table('\tق\n2024-01\t1\n2024-02\t2').timeline).toBe('month')
    expect(table('\tق\n2024-01-05\t1\n2024-02-01\t2').timeline).toBe('day')
    for (const labels of [['2021', '2019'], ['2019', 'لاحقًا'], ['2019']])
      expect(table(`\tق\n${labels.map((label) => `${label}\t1`).join('\n')}`).timeline).toBeNull()
  })

  it('may be shorter than the first, and empty ones are none', () => {
    expect(table('\tأ\tب\nس\t1\n\n\nص\t2\t3').rows.map(({ values }) => values)).toEqual([
      [1, null],
      [2, 3],
    ])
  })
})

describe('a table that is not drawn', () => {
  const rows = (count: number, series = 1) =>
    [
      ['', ...Array.from({ length: series }, (_, i) => `س${i}`)].join('\t'),
      ...Array.from({ length: count }, (_, i) => [`ص${i}`, ...Array(series).fill('1')].join('\t')),
    ].join('\n')

  it.each([
    ['nothing', '', 'empty'],
    ['one row', 'اسم\tقيمة', 'empty'],
    ['one column', 'اسم\nس\nص', 'empty'],
    ['text only', 'اسم\tقيمة\nس\tكثير\nص\tقليل', 'noFigures'],
    ['100,000 rows', rows(100_000), 'rows'],
    ['more columns than there is room for', rows(2, mostSeries + 1), 'series'],
    ['more figures than there is room for', rows(mostRows, mostSeries), 'cells'],
  ])('%s', (_, data, reason) => {
    expect(readTable(data)).toMatchObject({ reason })
  })

  it('has too many rows or series for its kind, or too few', () => {
    expect(refusalOf('bars', table(rows(61)))).toEqual({ reason: 'kindRows', count: 61, most: 60 })
    expect(refusalOf('columns', table(rows(3, 60)))).toEqual({ reason: 'kindSeries', count: 60, most: 6 })
    expect(refusalOf('ranges', table(rows(3)))).toEqual({ reason: 'fewSeries', count: 1, most: 2 })
    expect(refusalOf('lines', table(rows(3, 60)))).toBeNull()
  })
})

it('a table’s text has no empty rows and columns at its end, and no tab in a cell', () => {
  expect(
    dataOf([
      ['', ' أ\tب ', ''],
      ['س', '1\n2', ''],
      ['', '', ''],
    ]),
  ).toBe('\tأ ب\nس\t1 2')
})

it('cells are parted by what their first line has most of', () => {
  expect(['a\tb,c', 'a;b;c,d', 'a,b\nc;d;e;f', 'a'].map(delimiterOf)).toEqual(['\t', ';', ',', ','])
})
