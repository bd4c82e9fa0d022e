import { expect, it } from 'vitest'
import { localeOfText } from './locale-of-text.ts'

it('believes the language that is named, and else the letters', () => {
  expect(localeOfText('Grève au port', 'fr-CA')).toBe('fr')
  expect(localeOfText('عمّال في الميناء', 'x-default')).toBe('ar')
  expect(localeOfText('کارگران بندر', null)).toBe('fa')
  expect(localeOfText('بندرگاہ کے مزدور')).toBe('ur')
  expect(localeOfText('עובדי הנמל')).toBe('he')
  expect(localeOfText('Dockers')).toBe('en')
  expect(localeOfText('2026')).toBe('en')
})
