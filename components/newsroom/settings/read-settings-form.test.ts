import { expect, it } from 'vitest'
import { settingsFieldOf, settingsOf } from './read-settings-form.ts'

const form = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]))
const light = (fields: Record<string, string>) => settingsOf(form(fields)).accents?.light

it.each([
  ['written, with script', { 'accent-light': '#0a5c36' }, '#0a5c36'],
  ['left empty, with script', { 'accent-light': '' }, ''],
  [
    'picked without script, where nothing was written',
    { 'accent-light': '', 'accent-light-shown': '#9e2b25', 'accent-light-picked': '#0a5c36' },
    '#0a5c36',
  ],
  [
    'picked without script, over one that is kept',
    { 'accent-light': '#9e2b25', 'accent-light-shown': '#9e2b25', 'accent-light-picked': '#0a5c36' },
    '#0a5c36',
  ],
  [
    'written without script, the picker left as it was',
    { 'accent-light': '#0a5c36', 'accent-light-shown': '#9e2b25', 'accent-light-picked': '#9e2b25' },
    '#0a5c36',
  ],
  [
    'emptied without script',
    { 'accent-light': '', 'accent-light-shown': '#0a5c36', 'accent-light-picked': '#0a5c36' },
    '',
  ],
])('reads a colour that was %s', (_, fields, expected) => expect(light(fields)).toBe(expected))

it.each([
  ['colour-unfit', 'light', 'accent-light'],
  ['colour-unfit', 'dark', 'accent-dark'],
  ['contrast-too-low', 'dark', 'accent-dark'],
  ['text-too-long', '200', 'tagline-fa'],
  ['zone-unknown', 'x', 'timeZone'],
])('finds the field that %s (%s) speaks of', (refusal, subject, field) => {
  const typed = form({ 'name-ar': 'ن'.repeat(90), 'note-ar': 'ن'.repeat(300), 'tagline-fa': 'ن'.repeat(201) })
  expect(settingsFieldOf(refusal, subject, typed)).toBe(field)
})
