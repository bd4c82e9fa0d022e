import { expect, it } from 'vitest'
import { DayOrderOf, dayOf } from './day-order.ts'

const orderOf = (...days: string[]) => {
  const found = new DayOrderOf()
  for (const day of days) found.add(day)
  return found.order
}

it('is told by the days of a column that can be read one way only', () => {
  expect(orderOf('03/04/2020', '13/04/2020')).toBe('day-first')
  expect(orderOf('03/04/2020', '04/13/2020')).toBe('month-first')
  expect(orderOf('03/04/2020', '٠٥/٠٦/٢٠٢٠')).toBe('either')
  expect(orderOf('13/04/2020', '04/13/2020')).toBe('both')
})

it.each([
  ['2020-03-04', 'either', '2020-03-04T00:00:00.000Z'],
  ['2020/03/04', 'either', '2020-03-04T00:00:00.000Z'],
  ['2020-03-04 09:30:00', 'either', '2020-03-04T09:30:00.000Z'],
  ['2020-03-04T09:30:00+02:00', 'either', '2020-03-04T07:30:00.000Z'],
  ['03/04/2020', 'day-first', '2020-04-03T00:00:00.000Z'],
  ['03/04/2020', 'month-first', '2020-03-04T00:00:00.000Z'],
  ['03/04/2020', 'either', null],
  ['03/04/2020', 'both', null],
  ['05/05/2020', 'either', '2020-05-05T00:00:00.000Z'],
  ['31/02/2020', 'day-first', null],
  ['٠٣-٠٤-٢٠٢٠ ٠٩:٣٠', 'day-first', '2020-04-03T09:30:00.000Z'],
  ['3/4/2020 9:30 م', 'day-first', '2020-04-03T21:30:00.000Z'],
  ['3/4/2020 12:30 AM', 'month-first', '2020-03-04T00:30:00.000Z'],
  ['٤ آذار ٢٠٢٠', 'either', '2020-03-04T00:00:00.000Z'],
  ['الأربعاء، 4 كانون الثاني 2020', 'either', '2020-01-04T00:00:00.000Z'],
  ['March 4, 2020', 'either', '2020-03-04T00:00:00.000Z'],
  ['Wed, 04 Mar 2020 09:30:00 +0200', 'either', '2020-03-04T07:30:00.000Z'],
  ['1583310600', 'either', '2020-03-04T08:30:00.000Z'],
  ['0000-00-00 00:00:00', 'either', null],
  ['أمس', 'either', null],
] as const)('%s, %s', (written, order, day) => {
  expect(dayOf(written, order)?.toISOString() ?? null).toBe(day)
})
