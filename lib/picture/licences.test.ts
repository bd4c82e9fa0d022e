import { expect, it } from 'vitest'
import { creativeCommons, deedOf, expiryOf } from './licences.ts'

it('knows where the text of each Creative Commons licence stands, and of nothing else', () => {
  expect(deedOf('CC BY-NC-SA 4.0')).toBe('https://creativecommons.org/licenses/by-nc-sa/4.0/')
  expect(deedOf('CC0 1.0')).toBe('https://creativecommons.org/publicdomain/zero/1.0/')
  for (const name of creativeCommons) expect(deedOf(name)).toMatch(/^https:\/\/creativecommons\.org\/.+\/$/)
  for (const name of [null, '', 'CC BY', 'CC BY 9.0', 'AP']) expect(deedOf(name)).toBeUndefined()
})

it('tells a fortnight before a licence runs out, and from the moment that it has', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
  expect(expiryOf(null, now)).toBeNull()
  expect(expiryOf(days(15), now)).toBeNull()
  expect(expiryOf(days(13), now)).toBe('soon')
  expect(expiryOf(now, now)).toBe('expired')
  expect(expiryOf(days(-400), now)).toBe('expired')
})
