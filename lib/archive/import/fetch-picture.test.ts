import { expect, it } from 'vitest'
import { secondsOf } from './fetch-picture.ts'

const now = Date.parse('2026-01-01T00:00:00Z')

it.each([
  ['120', 120],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:02:00 GMT', 120],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  // A day is as long as anybody is waited for.
  ['999999999', 86_400],
  ['Sat, 01 Jan 2028 00:00:00 GMT', 86_400],
  ['soon', null],
  ['-5', null],
  ['', null],
  [undefined, null],
])('Retry-After %s: %s seconds', (header, seconds) => expect(secondsOf(header, now)).toBe(seconds))
