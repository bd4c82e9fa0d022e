/** Tables of figures as they are typed, brought, held beside others' and shown. */
import { describe, expect, it } from 'vitest'
import { printedTable, withDigits } from '../story/blocks/data-table/printed-table.ts'
import type { DatasetColumn, DatasetRow } from './dataset.ts'
import { changesOf, heldOf, heldSince, rebased } from './edited-table.ts'
import { readCell, readDecimal } from './read-cell.ts'
import { shownTable } from './shown-table.ts'
import { tableOfCells } from './table-of-cells.ts'

it.each([
  ['1,234', '1234'],
  ['1,5', '1.5'],
  ['1.234,5', '1234.5'],
  ['1,234.50', '1234.50'],
  ['1.234.567', '1234567'],
  ['١٬٢٣٤٫٥', '1234.5'],
  ['۱۲٫۵٪', '12.5'],
  ['1 234,5 €', '1234.5'],
  ['−3', '-3'],
  ['+0.40', '0.40'],
  ['1e30', null],
  ['1e+30', null],
  ['NaN', null],
  ['Infinity', null],
  ['غالٍ', null],
  ['12 أمس', null],
  ['1234567890123456', null],
  ['0.1234567', null],
])('reads %s as %s', (typed, decimal) => expect(readDecimal(typed)).toBe(decimal))

it('takes what fits a column, and what is empty in any', () => {
  expect(readCell('٢٠٢٦/١٢/٢', 'date')).toBe('2026-12-02')
  expect(readCell('2026-02-30', 'date')).toBeNull()
  expect(readCell('  ', 'number')).toBe('')
  expect(readCell('القاهرة\u202e Cairo', 'text')).toBe('القاهرة Cairo')
  expect(readCell('x'.repeat(201), 'text')).toBeNull()
})

it.each([
  ['2410.005', 2, '2410.01'],
  ['-0.004', 2, '0.00'],
  ['-1.5', 0, '-2'],
  ['3', 2, '3.00'],
  ['999999999999999.95', 1, '1000000000000000.0'],
])('prints %s with %i digits as %s', (decimal, digits, printed) =>
  expect(withDigits(decimal, digits)).toBe(printed),
)

const columns: DatasetColumn[] = [
  { key: 'name', name: 'السلعة', kind: 'text', unit: null, digits: null },
  { key: 'price', name: 'السعر', kind: 'number', unit: '$', digits: 2 },
  { key: 'change', name: 'التغيّر', kind: 'change', unit: '%', digits: null },
]
const rows: DatasetRow[] = [
  { name: 'الذهب', cells: { price: '2410.5', change: '-0.4' } },
  { name: 'الفضة', cells: { price: '28' } },
  { name: 'Brent', cells: { price: '81.2', change: '1' } },
]
const showing = { columns: [], filter: null, sort: null, limit: null }

describe('what is shown of a table', () => {
  it('is in an order, without gaps first', () => {
    const by = (key: string, isDescending: boolean) =>
      shownTable({ columns, rows, locale: 'ar' }, { ...showing, sort: { key, isDescending } }).rows.map(
        ({ name }) => name,
      )
    expect(by('price', true)).toEqual(['الذهب', 'Brent', 'الفضة'])
    expect(by('change', false)).toEqual(['الذهب', 'Brent', 'الفضة'])
    expect(by('change', true)).toEqual(['Brent', 'الذهب', 'الفضة'])
  })

  it('is some columns and rows, under other headings', () => {
    const shown = shownTable(
      { columns, rows, locale: 'ar' },
      {
        columns: [
          { key: 'price', name: 'بالدولار' },
          { key: 'gone', name: null },
        ],
        filter: { key: 'name', value: 'الفضة' },
        sort: null,
        limit: 5,
      },
    )
    expect(shown.columns.map(({ name }) => name)).toEqual(['بالدولار'])
    expect(shown.rows).toEqual([{ name: 'الفضة', cells: ['28'] }])
  })

  it('is printed as its reader reads, a rise and a fall by a sign', () => {
    const { rows: printed } = printedTable({ columns, rows, locale: 'ar' }, {}, 'ar', {
      numerals: 'arab',
      calendar: 'gregory',
      secondCalendar: null,
    } as never)
    expect(printed[0]!.cells.map(({ text }) => text.replace(/[\u061c\u200e\u200f]/g, ''))).toEqual([
      'الذهب',
      '٢٬٤١٠٫٥٠',
      '−٠٫٤٪',
    ])
    expect(printed.map(({ cells }) => cells[2]!.way)).toEqual(['down', null, 'up'])
  })
})

it('reads a spreadsheet’s table, and knows columns that it had', () => {
  const made = tableOfCells(
    [
      ['المدينة', 'Temp C', 'التاريخ', 'ملاحظة', ''],
      ['دبي', '٣٤٫٥', '2026-12-02', "'=SUM", ''],
      ['', '', '', '', ''],
      ['القاهرة', '21', '2026-12-01', ''],
    ],
    [{ key: 'x', name: 'ملاحظة', kind: 'text', unit: null, digits: null }],
    String,
  )
  expect(made?.columns.map(({ key, kind }) => [key, kind])).toEqual([
    ['x', 'text'],
    ['temp-c', 'number'],
    ['c3', 'date'],
    ['c4', 'text'],
  ])
  expect(made?.rows).toEqual([
    { name: 'دبي', cells: { 'temp-c': '٣٤٫٥', c3: '2026-12-02', c4: '=SUM' } },
    { name: 'القاهرة', cells: { 'temp-c': '21', c3: '2026-12-01' } },
  ])
  expect(tableOfCells([['', '']], [], String)).toBeNull()
  // An empty cell of that key would be a function.
  const race = tableOfCells(
    [
      ['Driver', 'Constructor', 'Points'],
      ['Norris', '', '1'],
    ],
    [],
    String,
  )
  expect(race?.columns.map(({ key }) => key)).toEqual(['driver', 'c2', 'points'])
})

describe('a table in somebody’s hands', () => {
  const before = { columns, rows }
  const typed = () => {
    const held = heldOf(before)
    held.rows[0]!.cells.price = '2500'
    held.rows[1]!.name = 'فضة'
    held.rows.splice(2, 1)
    held.rows.push({ id: 9, was: null, name: 'قطن', cells: { price: '3' } })
    held.rows.push({ id: 10, was: null, name: ' ', cells: { price: '' } })
    return held
  }

  it('says what is other than it was, and what was seen there', () => {
    expect(changesOf(before, typed())).toEqual({
      rows: [
        { name: 'الذهب', cells: { price: '2500' }, seen: { price: '2410.5' } },
        { name: 'فضة', was: 'الفضة', cells: {}, seen: {} },
        { name: 'قطن', cells: { price: '3' } },
      ],
      remove: ['Brent'],
      count: 4,
    })
    expect(changesOf(before, heldOf(before)).count).toBe(0)
  })

  it('takes in what others wrote, and keeps what was typed', () => {
    const fresh: { columns: DatasetColumn[]; rows: DatasetRow[] } = {
      columns,
      rows: [
        { name: 'الذهب', cells: { price: '2411', change: '0.1' } },
        { name: 'الفضة', cells: { price: '29' } },
        { name: 'Brent', cells: { price: '80' } },
        { name: 'قمح', cells: { price: '5' } },
      ],
    }
    const held = rebased(fresh, before, typed())
    expect(held.rows.map(({ name, cells }) => [name, cells.price])).toEqual([
      ['الذهب', '2500'],
      ['فضة', '29'],
      ['قطن', '3'],
      [' ', ''],
      ['قمح', '5'],
    ])
    expect(held.rows[0]!.cells.change).toBe('0.1')
    expect(changesOf(fresh, held)).toMatchObject({
      rows: [{ seen: { price: '2411' } }, { was: 'الفضة' }, { name: 'قطن' }],
      remove: ['Brent'],
    })
  })

  it('keeps what was typed while a save was under way, and nothing else', () => {
    const sent = typed()
    const fresh: { columns: DatasetColumn[]; rows: DatasetRow[] } = {
      columns,
      rows: [
        { name: 'الذهب', cells: { price: '2500', change: '0.1' } },
        { name: 'فضة', cells: { price: '29' } },
        { name: 'قطن', cells: { price: '3' } },
      ],
    }
    expect(heldSince(fresh, sent, sent)).toEqual(heldOf(fresh))
    const since = {
      ...sent,
      rows: sent.rows.map((row) =>
        row.id === 9
          ? { ...row, cells: { price: '4' } }
          : row.was === 'الفضة'
            ? { ...row, name: 'الفضّة' }
            : row,
      ),
    }
    const held = heldSince(fresh, sent, since)
    expect(held.rows.map(({ id }) => id)).toEqual(since.rows.map(({ id }) => id))
    expect(changesOf(fresh, held)).toEqual({
      rows: [
        { name: 'الفضّة', was: 'فضة', cells: {}, seen: {} },
        { name: 'قطن', cells: { price: '4' }, seen: { price: '3' } },
      ],
      remove: [],
      count: 2,
    })
  })

  it('keeps a row that somebody removed while she wrote on it', () => {
    const held = rebased({ columns, rows: [] }, before, typed())
    expect(held.rows.filter(({ name }) => name.trim()).map(({ was, name }) => [was, name])).toEqual([
      [null, 'الذهب'],
      [null, 'فضة'],
      [null, 'قطن'],
    ])
  })
})
