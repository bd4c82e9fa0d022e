import { describe, expect, it } from 'vitest'
import { formatList, listParts } from './lists.ts'
import { type Locale, locales } from './table.ts'

describe('formatList', () => {
  it.each<[Locale, readonly string[], string]>([
    ['ar', ['سلمى', 'كريم'], 'سلمى وكريم'],
    ['ar', ['سلمى', 'كريم', 'ليلى'], 'سلمى وكريم وليلى'],
    ['ar', ['سلمى', 'tZero', '5G'], 'سلمى و\u00A0tZero و\u00A05G'],
    ['en', ['Salma', 'Karim'], 'Salma and Karim'],
    ['en', ['Salma', 'Karim', 'Leila'], 'Salma, Karim and Leila'],
    ['fa', ['سلما', 'کریم', 'لیلا'], 'سلما، کریم و لیلا'],
    ['he', ['סלמה', 'כרים', 'לילה'], 'סלמה, כרים ולילה'],
    ['he', ['סלמה', 'כרים', 'tZero'], 'סלמה, כרים ו־tZero'],
    ['ur', ['سلمیٰ', 'کریم', 'لیلیٰ'], 'سلمیٰ، کریم اور لیلیٰ'],
    ['fr', ['Salma', 'Karim', 'Leïla'], 'Salma, Karim et Leïla'],
  ])('in %s: %j', (locale, members, expected) => {
    expect(formatList(members, locale)).toBe(expected)
  })

  it('agrees with CLDR where newspapers do', () => {
    const names = { ar: 'أمل', fr: 'Anne', he: 'אביב' } as const
    for (const locale of ['ar', 'fr', 'he'] as const)
      for (let length = 0; length < 6; length += 1) {
        const members = Array.from({ length }, () => names[locale])
        expect(formatList(members, locale)).toBe(new Intl.ListFormat(locale).format(members))
      }
    const three = ['A', 'B', 'C']
    expect(formatList(three, 'en')).toBe(new Intl.ListFormat('en-GB').format(three))
  })

  it.each(locales)('leaves one alone and makes nothing of none in %s', (locale) => {
    expect(formatList(['X'], locale)).toBe('X')
    expect(formatList([], locale)).toBe('')
  })
})

describe('listParts', () => {
  it('names members by their place, so that two of one name are two', () => {
    expect(listParts(['أمل', 'أمل'], 'ar')).toEqual([
      { type: 'member', index: 0 },
      { type: 'joint', value: ' و' },
      { type: 'member', index: 1 },
    ])
  })
})
