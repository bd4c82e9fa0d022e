import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutForSearch } from './search-result.ts'

const within = (letters: number) => (text: string) => [...text].length <= letters

test('what fits is whole, what does not is cut after a word', () => {
  expect(cutForSearch('خبر قصير', within(20))).toBe('خبر قصير')
  expect(cutForSearch('واحد اثنان ثلاثة أربعة', within(14))).toBe('واحد اثنان …')
})

test('a cut text fits, and the next word would not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[ابتث]{1,9}$/), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 12, max: 80 }),
      (words, room) => {
        const shown = cutForSearch(words.join(' '), within(room))
        expect(within(room)(shown)).toBe(true)
        if (shown.endsWith('…')) {
          const count = shown.split(' ').length - 1
          expect(within(room)(`${words.slice(0, count + 1).join(' ')} …`)).toBe(false)
        }
      },
    ),
  )
})

test('a first word that is too long is shown all the same', () => {
  expect(cutForSearch('استثماراتهم كبيرة', within(3))).toBe('استثماراتهم …')
})
