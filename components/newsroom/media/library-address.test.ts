import { expect, it } from 'vitest'
import { isNarrowed, libraryHref, readLibraryQuestion } from './library-address.ts'

const asked = (href: string) =>
  readLibraryQuestion(Object.fromEntries(new URL(href, 'https://warraq.example').searchParams))

it('asks for what the address says', () => {
  const question = {
    query: 'ميناء & بحر',
    by: 'abc',
    undescribedIn: 'fa',
    use: 'unused',
    licence: 'fair-use',
    expiring: true,
    after: '12.ab',
    before: undefined,
  } as const
  expect(asked(libraryHref(question))).toEqual(question)
  expect(libraryHref()).toBe('/admin/media')
  expect(isNarrowed(question)).toBe(true)
})

it('takes what is nothing of ours for nothing', () => {
  const strange = asked('/admin/media?undescribed=xx&use=all&licence=stolen&expiring=yes&by=&q=')
  expect(isNarrowed(strange)).toBe(false)
  expect(readLibraryQuestion({ q: ['a', 'b'] }).query).toBeUndefined()
})
