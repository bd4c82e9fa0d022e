import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { languageVersionsAt } from './language-versions.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('the languages of the story at an address', (opened) => {
  let storyId: string
  beforeAll(async () => {
    await smallPublication(opened())
    storyId = (await addStory(opened(), { slug: 'خبر' })).storyId
    await addStory(opened(), { slug: 'news', locale: 'en', storyId })
    await addStory(opened(), { slug: 'nouvelle', locale: 'fr', storyId, state: 'draft' })
    await addStory(opened(), { slug: 'later', locale: 'he', storyId, embargoIn: 1 })
    await addStory(opened(), { slug: 'وحيد' })
  })
  const arabic = `/economy/${encodeURIComponent('خبر')}`
  const versions = async (...[locale, path]: ['ar' | 'en', string]) =>
    Object.fromEntries(await languageVersionsAt(opened(), locale, path))

  it('are those that the public may read, its own among them', async () => {
    const both = { ar: arabic, en: '/en/economy/news' }
    expect(await versions('ar', arabic)).toEqual(both)
    expect(await versions('en', '/en/economy/news')).toEqual(both)
  })

  it.each<['ar' | 'en', string]>([
    ['ar', `/economy/${encodeURIComponent('وحيد')}`],
    ['ar', '/'],
    ['ar', '/economy'],
    ['ar', '/topic/payments'],
    ['ar', '/economy/nothing'],
    ['ar', '/economy/%E0%A4%A'],
    ['ar', `${arabic}/more`],
    ['en', arabic],
    ['en', '/en'],
    ['ar', ''],
  ])('are none on a page in %s at %s', async (locale, path) => {
    expect(await versions(locale, path)).toEqual({})
  })
})
