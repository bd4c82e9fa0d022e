import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, it } from 'vitest'
import { cleanConsole } from './clean-console.ts'

it('prints no value of a statement that failed, whoever prints it', () => {
  const printed: unknown[] = []
  const { error } = console
  console.error = (...said) => printed.push(...said)
  const restore = cleanConsole()
  try {
    const failed = new DrizzleQueryError(
      'update draft set words = $1',
      ['مسودة تحت الحظر'],
      new Error('gone'),
    )
    console.error('⨯', Object.assign(failed, { digest: '42' }), { status: 500 })
  } finally {
    restore()
    console.error = error
  }
  const text = printed.map(String).join(' ')
  expect(text).toContain('Failed query: update draft set words = $1')
  expect(text).toContain('because of Error: gone')
  expect(text).toContain('42')
  expect(text).not.toContain('مسودة')
  expect(console.error).toBe(error)
})
