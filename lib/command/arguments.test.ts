import { expect, test } from 'vitest'
import { localeOption, readArguments } from './arguments.ts'

test('words and options, the options anywhere and in both spellings', () => {
  const { words, options } = readArguments([
    'story.txt',
    '--locale',
    'fa',
    '--publish',
    'more',
    '--section=economy',
  ])
  expect(words).toEqual(['story.txt', 'more'])
  expect(Object.fromEntries(options)).toEqual({ locale: 'fa', publish: true, section: 'economy' })
})

test('a word may begin with a dash, and a value with two', () => {
  expect(readArguments(['id', '- خبر مكرر', '-abc', '-']).words).toEqual(['id', '- خبر مكرر', '-abc', '-'])
  expect(readArguments(['--name', '--role']).options.get('name')).toBe('--role')
  expect(readArguments(['id', '--', '--a reason']).words).toEqual(['id', '--a reason'])
})

test.each([
  [['--loudly'], 'There is no option --loudly.'],
  [['--loudly=yes'], 'There is no option --loudly.'],
  [['--constructor'], 'There is no option --constructor.'],
  [['--locale'], '--locale needs a value.'],
])('%j is refused', (args, message) => {
  expect(() => readArguments(args)).toThrow(message)
})

test('a language that the paper does not have is refused', () => {
  expect(localeOption(readArguments(['--locale', 'he']).options)).toBe('he')
  expect(localeOption(readArguments([]).options)).toBeUndefined()
  expect(() => localeOption(readArguments(['--locale=']).options)).toThrow('There is no language .')
})
