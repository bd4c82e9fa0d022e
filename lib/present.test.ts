import { expect, it } from 'vitest'
import { firstOf, itemAt, lastOf, present } from './present.ts'

it('what is there is given, also where it is as good as nothing', () => {
  expect([present(0, 'number'), present('', 'text'), present(false, 'answer')]).toEqual([0, '', false])
  expect([firstOf([1, 2]), lastOf([1, 2]), itemAt('ab', 1), itemAt([undefined], 0)]).toEqual([
    1,
    2,
    'b',
    undefined,
  ])
})

it('what is not there fails with a sentence', () => {
  expect(() => present(null, 'clock')).toThrow('There is no clock')
  expect(() => firstOf([])).toThrow('There is no item 0 in a list of 0')
  expect(() => lastOf([])).toThrow('There is no item -1 in a list of 0')
  for (const index of [2, -1, Number.NaN]) expect(() => itemAt([1, 2], index)).toThrow('in a list of 2')
})
