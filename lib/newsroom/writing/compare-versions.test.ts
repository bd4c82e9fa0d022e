import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenVersion, compareVersions, type Part } from './compare-versions.ts'
import { sampleContent } from './testing/sample-content.ts'

const differing = (parts: Part[]) => parts.filter((each) => each.kind !== 'same')
const everywhere = (parts: Part[], choice: 'mine' | 'theirs' | 'both') =>
  Object.fromEntries(parts.map((each) => [each.key, choice]))

test('equal versions have no differing part', () => {
  const one = sampleContent('عنوان', ['أ', 'ب'])
  expect(differing(compareVersions(one, structuredClone(one)))).toEqual([])
})

test('an emptied field and none are the same', () => {
  const one = sampleContent('ع', [], { kicker: '' })
  const other = sampleContent('ع', [], { kicker: null })
  expect(differing(compareVersions(one, other))).toEqual([])
})

test('what only one of two changed is suggested as she left it; what both changed is contested', () => {
  const base = sampleContent('ع', ['أ', 'ب', 'ج', 'د'], { standfirst: 'مقدمة' })
  const mine = sampleContent('ع لي', ['أ', 'ب لي', 'ج', 'د'], { standfirst: 'مقدمة لي' })
  const theirs = sampleContent('ع لها', ['أ', 'ب', 'ج', 'د لها'], { standfirst: 'مقدمة' })
  const parts = differing(compareVersions(mine, theirs, base))
  expect(
    parts.map((each) => [each.kind === 'field' ? each.field : 'passage', each.suggested, each.isContested]),
  ).toEqual([
    ['headline', 'mine', true],
    ['standfirst', 'mine', false],
    ['passage', 'mine', false],
    ['passage', 'theirs', false],
  ])
  expect(chosenVersion(mine, theirs, compareVersions(mine, theirs, base), {})).toEqual(
    sampleContent('ع لي', ['أ', 'ب لي', 'ج', 'د لها'], { standfirst: 'مقدمة لي' }),
  )
})

test('a paragraph that one added is suggested, one that one took out stays out', () => {
  const base = sampleContent('ع', ['أ', 'ب', 'ج'])
  const mine = sampleContent('ع', ['أ', 'ج'])
  const theirs = sampleContent('ع', ['أ', 'ب', 'ج', 'جديدة'])
  const parts = compareVersions(mine, theirs, base)
  expect(chosenVersion(mine, theirs, parts, {}).document).toEqual(
    sampleContent('', ['أ', 'ج', 'جديدة']).document,
  )
  // And from her side of the table.
  expect(chosenVersion(theirs, mine, compareVersions(theirs, mine, base), {}).document).toEqual(
    sampleContent('', ['أ', 'ج', 'جديدة']).document,
  )
})

test('both may stand, mine first', () => {
  const mine = sampleContent('ع', ['أ', 'لي'])
  const theirs = sampleContent('ع', ['أ', 'لها'])
  const parts = compareVersions(mine, theirs)
  expect(chosenVersion(mine, theirs, parts, everywhere(parts, 'both')).document).toEqual(
    sampleContent('', ['أ', 'لي', 'لها']).document,
  )
})

test('all mine is mine and all theirs is theirs, whatever the two are', () => {
  const paragraphs = fc.array(fc.constantFrom('أ', 'ب', 'ج', 'د', 'ه'), { maxLength: 12 })
  fc.assert(
    fc.property(paragraphs, paragraphs, paragraphs, (a, b, c) => {
      const mine = sampleContent('لي', a)
      const theirs = sampleContent('لها', b, { kicker: 'ك' })
      const parts = compareVersions(mine, theirs, sampleContent('أصل', c))
      expect(chosenVersion(mine, theirs, parts, everywhere(parts, 'mine'))).toEqual(mine)
      expect(chosenVersion(mine, theirs, parts, everywhere(parts, 'theirs'))).toEqual(theirs)
    }),
  )
})
