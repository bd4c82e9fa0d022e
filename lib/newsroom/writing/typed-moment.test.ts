import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readChangedMoment, readFields, readTypedMoment, readTypedTime } from './typed-moment.ts'

const today = '2026-11-27'
const read = (typed: string) => readTypedMoment(typed, today)

test.each([
  ['2026-11-30 20:00', '2026-11-30', '20:00'],
  ['2026-11-30T20:00:05', '2026-11-30', '20:00:05'],
  ['30/11/2026 20:00', '2026-11-30', '20:00'],
  ['30.11.26', '2026-11-30', null],
  ['٣٠/١١/٢٠٢٦ ٢٠:٠٠', '2026-11-30', '20:00'],
  ['۳۰/۱۱/۲۰۲۶ ۲۰:۰۰', '2026-11-30', '20:00'],
  ['٣٠ نوفمبر ٢٠:٠٠', '2026-11-30', '20:00'],
  ['الاثنين، ٣٠ نوفمبر ٢٠٢٦، الساعة ٢٠:٠٠', '2026-11-30', '20:00'],
  ['٣٠ تشرين الثاني', '2026-11-30', null],
  ['1 كانون الأول', '2026-12-01', null],
  ['3 أوت', '2027-08-03', null],
  ['Monday, November 30, 2026 at 20:00', '2026-11-30', '20:00'],
  ['30 Nov', '2026-11-30', null],
  ['Nov 30 8:05 pm', '2026-11-30', '20:05'],
  ['30 نوفمبر 8:05 مساءً', '2026-11-30', '20:05'],
  ['12:00 ص', null, '00:00'],
  ['غدًا 08:00', '2026-11-28', '08:00'],
  ['tonight 20:00', '2026-11-27', '20:00'],
  ['7:30', null, '07:30'],
  // No month has this number: the other one is it.
  ['11/30/2026', '2026-11-30', null],
  // The day first, as the Arab world writes it; what has passed this year is meant of the next.
  ['5/6', '2027-06-05', null],
  ['29/2', '2028-02-29', null],
  ['', null, null],
])('“%s” is read', (typed, day, time) => {
  expect(read(typed)).toEqual({ day, time })
})

test.each([
  ['2026-02-30'],
  ['31/4/2026'],
  ['30/11/2026 24:00'],
  ['30/11/2026 20:60'],
  ['13:00 pm'],
  ['الاثنين'],
  ['some day'],
  ['30'],
  ['نوفمبر'],
  // A Hijri year's day by its name is none of ours.
  ['20 جمادى الآخرة 1448'],
])('“%s” is not guessed at', (typed) => {
  expect(read(typed)).toBeNull()
})

test('whatever Intl prints of a day, in the digits and months of any Arab country or in English, is that day', () => {
  const tags = ['ar-AE', 'ar-EG', 'ar-LB', 'ar-IQ', 'ar-MA', 'ar-DZ', 'ar-TN', 'ar-SA', 'en-US', 'en-GB']
  const styles = ['long', 'full'] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...tags),
      fc.constantFrom(...styles),
      fc.constantFrom('arab', 'arabext', 'latn'),
      fc.integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2060, 0, 1) / 86_400_000 }),
      (tag, dateStyle, digits, days) => {
        const at = new Date(days * 86_400_000)
        const options = { dateStyle, timeZone: 'UTC' } as const
        const printed = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-${digits}`, options).format(at)
        expect(read(printed), printed).toEqual({ day: at.toISOString().slice(0, 10), time: null })
      },
    ),
  )
})

test('whatever is typed, it is read or not, and what is read is a day', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789٣۵-/.: ،نوفمبرTpm') }), (typed) => {
      const found = read(typed)
      if (found?.day) expect(new Date(found.day).toISOString()).toMatch(new RegExp(`^${found.day}`))
      if (found?.time) expect(found.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
    }),
  )
})

test.each([
  ['20:00', '20:00'],
  ['٨:٠٥', '08:05'],
  ['20', '20:00'],
  ['830', '08:30'],
  ['۲۰۳۰', '20:30'],
  ['8:30 م', '20:30'],
  ['20:00:05', '20:00:05'],
  ['24', null],
  ['20:61', null],
  ['30/11 20:00', null],
  ['', null],
])('the time “%s” is read', (typed, time) => {
  expect(readTypedTime(typed)).toBe(time)
})

test('two fields are one moment, and say what they lack', () => {
  const fields = (day: string, time: string, asksTime = true) => {
    const { wall, problem } = readFields({ day, time }, today, asksTime)
    return wall ?? problem
  }
  expect(fields('30 نوفمبر', '20')).toBe('2026-11-30T20:00')
  expect(fields('30/11 20:00', '')).toBe('2026-11-30T20:00')
  expect(fields('30/11 20:00', '21:00')).toBe('2026-11-30T20:00')
  expect(fields('30/11', '')).toBe('timeMissing')
  expect(fields('', '20:00')).toBe('dayMissing')
  expect(fields('30/13', '20:00')).toBe('unread')
  expect(fields('30/11', '25')).toBe('time')
  expect(fields('', ' ')).toBeNull()
  expect(fields('30/11', '', false)).toBe('2026-11-30')
  expect(fields('20:00', '', false)).toBe('unread')
})

test.each([
  ['20:30', '2026-11-26T20:30'],
  ['٢٠:٣٠', '2026-11-26T20:30'],
  ['2030', '2026-11-26T20:30'],
  ['٩٠٥', '2026-11-26T09:05'],
  ['27 نوفمبر', '2026-11-27T18:05:09'],
  ['اليوم', '2026-11-27T18:05:09'],
  ['اليوم 20:30', '2026-11-27T20:30'],
  ['27 نوفمبر 2026، 20:30', '2026-11-27T20:30'],
  // The nearest such day, not the next: it tells of what has happened.
  ['26/11 20:30', '2026-11-26T20:30'],
  ['1 يونيو 20:30', '2026-06-01T20:30'],
  ['1 يناير', '2027-01-01T18:05:09'],
  ['20', null],
  ['2560', null],
  ['يوم ما', null],
  [' ', null],
])('“%s”, typed over a moment, changes what was typed of it', (typed, wall) => {
  expect(readChangedMoment(typed, '2026-11-26T18:05:09', today)).toBe(wall)
})
