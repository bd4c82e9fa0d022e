import { describe, expect, it } from 'vitest'
import { newId } from '../db/id.ts'
import { story } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('findStory', (opened) => {
  describe('a story about no topic', () => {
    it('is found, with another by its author to read next', async () => {
      const db = opened()
      const { section } = await smallPublication(db)
      const neighbour = await addStory(db, { slug: 'جارة' })
      const storyId = newId()
      await db.orm.insert(story).values({ id: storyId, sectionId: section })
      await addStory(db, { slug: 'بلا-موضوع', storyId })
      const found = await findStory(db, 'ar', 'economy', 'بلا-موضوع')
      expect(found).toMatchObject({
        kind: 'found',
        story: {
          topics: [],
          next: { thread: null, byAuthor: { stories: [{ storyId: neighbour.storyId }] }, related: [] },
        },
      })
    })
  })
})
