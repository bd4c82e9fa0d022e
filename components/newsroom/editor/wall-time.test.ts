import { describe, expect, it } from 'vitest'
import { instantOf, wallTimeOf } from './wall-time.ts'

describe('the clock on the wall', () => {
  it('shows an instant in its zone', () => {
    expect(wallTimeOf('2026-11-03T08:30:00.000Z', 'Asia/Dubai')).toBe('2026-11-03T12:30')
    expect(wallTimeOf('2026-11-03T22:30:00.000Z', 'Asia/Dubai')).toBe('2026-11-04T02:30')
    expect(wallTimeOf('', 'Asia/Dubai')).toBe('')
  })

  it('is read back to the instant', () => {
    expect(instantOf('2026-11-03T12:30', 'Asia/Dubai')).toBe('2026-11-03T08:30:00.000Z')
    expect(instantOf('2026-07-03T12:30', 'Europe/Paris')).toBe('2026-07-03T10:30:00.000Z')
    expect(instantOf('غداً', 'Asia/Dubai')).toBeNull()
  })

  it('goes on through the hour that is skipped, and takes the first of two', () => {
    // Paris, 2026: clocks go from 02:00 to 03:00 on 29 March, from 03:00 to 02:00 on 25 October.
    expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z')
    expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z')
  })
})
