import { expect, it } from 'vitest'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { missingStoryIn } from './missing-story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('a story that is missing', (opened) => {
  it('is told from one that is there, and from what is no story’s address', async () => {
    const db = opened()
    await smallPublication(db)
    await addStory(db, { slug: 'خبر' })
    const section = 'economy'
    const told = async (address: string) => missingStoryIn(db, address)
    expect(await told(`/${section}/${encodeURIComponent('خبر')}`)).toBeNull()
    expect(await told(`/${section}/nothing`)).toBe('ar')
    expect(await told(`/${section}/nothing?page=2`)).toBe('ar')
    expect(await told(`/en/${section}/nothing`)).toBe('en')
    // Under another section it leads to its own.
    expect(await told(`/wp-content/${encodeURIComponent('خبر')}`)).toBeNull()
    for (const address of [
      '/',
      '/economy',
      '/author/nobody',
      '/en/topic/nothing',
      '/card/story/ar/x',
      '/.well-known/nothing',
      '/economy/a/b',
      '/economy/',
      '/ar/economy',
      '/economy/%E0%A4%A',
    ])
      expect(await told(address), address).toBeNull()
  })
})
