import { beforeAll, describe, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { figureBoardOf } from '../../publication/figures.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { longestFigureText, mostFigures } from './figure-limits.ts'
import { readDecimal, readFigureBoard, writeFigures } from './write-figures.ts'

describe('a number as it is typed', () => {
  it.each([
    ['2410.50', '2410.50'],
    ['2,410.50', '2410.50'],
    ['٢٬٤١٠٫٥٠', '2410.50'],
    ['۲٬۴۱۰٫۵۰', '2410.50'],
    ['+0.4', '0.4'],
    ['−0.4', '-0.4'],
    ['\u061c-٠٫٤', '-0.4'],
    [' 1 234 ', '1234'],
  ])('%s', (typed, read) => {
    expect(readDecimal(typed, 'value')).toBe(read)
  })

  it.each(['', 'غالٍ', '1.2.3', '1e9', '--1', '1.1234567', '1234567890123456', null, {}])(
    'is not %s',
    (typed) => {
      expect(() => readDecimal(typed, 'value')).toThrow(
        expect.objectContaining({ refusal: 'malformed', subject: 'value' }),
      )
    },
  )
})

describeDatabase('the figures of a language', (opened) => {
  let editor: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
  })

  it('are written whole, and gone when there are none', async () => {
    const gold = {
      label: ' الذهب ',
      value: '٢٤١٠٫٥٠',
      unit: '$',
      change: '-0.4',
      at: '2026-12-01T10:00:00+03:00',
    }
    expect(await writeFigures(opened(), editor, { locale: 'ar', title: 'أسعار', figures: [gold] })).toEqual({
      version: 1,
    })
    const figure = {
      label: 'الذهب',
      value: '2410.50',
      unit: '$',
      change: '-0.4',
      changeIn: 'percent',
      at: '2026-12-01T07:00:00.000Z',
      source: null,
    }
    expect(await figureBoardOf(opened(), 'ar')).toEqual({ title: 'أسعار', figures: [figure] })
    expect(await figureBoardOf(opened(), 'en')).toBeNull()
    expect(await readFigureBoard(opened(), editor, { locale: 'ar' })).toMatchObject({
      version: 1,
      changedBy: 'هدى',
    })
    await writeFigures(opened(), editor, { locale: 'ar', figures: [], baseVersion: 1 })
    expect(await figureBoardOf(opened(), 'ar')).toBeNull()
  })

  it('are not written over by who has not seen them', async () => {
    await expect(
      writeFigures(opened(), editor, { locale: 'ar', figures: [], baseVersion: 1 }),
    ).rejects.toMatchObject({ refusal: 'stale-version', subject: '2' })
  })

  const one = { label: 'رقم', value: '1' }
  it.each<[string, unknown, string]>([
    ['too many', Array.from({ length: mostFigures + 1 }, () => one), 'figures'],
    ['no list', 'رقم', 'figures'],
    ['no figure', [null], 'figures'],
    ['one without a name', [{ value: '1' }], 'label'],
    ['a name too long', [{ ...one, label: 'س'.repeat(longestFigureText + 1) }], 'label'],
    ['a change that is none', [{ ...one, change: 'كثير' }], 'change'],
    ['a moment that is none', [{ ...one, at: 'أمس' }], 'at'],
  ])('refuse %s', async (_, figures, subject) => {
    await expect(writeFigures(opened(), editor, { locale: 'ar', figures })).rejects.toMatchObject({
      refusal: 'malformed',
      subject,
    })
  })
})
