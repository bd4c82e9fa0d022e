import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../db/id.ts'
import { article, correction, story } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { recordDependencies } from '../press/cache-dependencies.ts'
import { rememberWhile } from '../press/remembered.ts'
import { doc, p } from '../story/compose.ts'
import { plainText } from '../story/plain-text.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('findStory', (opened) => {
  let section: string
  beforeAll(async () => {
    section = (await smallPublication(opened())).section
  })

  describe('a story about no topic', () => {
    it('is found, with another by its author to read next', async () => {
      const db = opened()
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

  // As an instance does that has not heard of it yet: nobody touches what is remembered.
  describe('a story that is published while it is read', () => {
    beforeEach(() => rememberWhile(true))
    afterEach(() => rememberWhile(false))

    it('never has the headline of one revision over the words of another', async () => {
      const db = opened()
      const { articleId } = await addStory(db, { slug: 'مادة', headline: '1', document: doc(p('1')) })
      const read = async () => {
        const { made } = await recordDependencies(() => findStory(db, 'ar', 'economy', 'مادة'))
        if (made.kind !== 'found') throw new Error(made.kind)
        const { headline, document, corrections } = made.story
        return [headline, plainText(document), ...corrections.map(({ note }) => note)]
      }
      const publish = (revision: number) =>
        db.orm.transaction(async (tx) => {
          const words = String(revision)
          await tx
            .update(article)
            .set({ revisionNumber: revision, headline: words, document: doc(p(words)) })
            .where(eq(article.id, articleId))
          const id = newId()
          await tx
            .insert(correction)
            .values({ id, articleId, note: words, revisionNumber: revision, correctedAt: new Date(revision) })
        })
      expect(await read()).toEqual(['1', '1'])
      await publish(2)
      expect(await read()).toEqual(['2', '2', '2'])
      let isOver = false
      const publishing = (async () => {
        for (let revision = 3; revision < 30; revision += 1) {
          await publish(revision)
          // Within a page's making, and not many times.
          await wait(20)
        }
        isOver = true
      })()
      const pages: string[][] = []
      while (!isOver) pages.push(await read())
      await publishing
      pages.push(await read())
      for (const [headline, text, newest] of pages) expect([text, newest]).toEqual([headline, headline])
      expect(pages.at(-1)?.[0]).toBe('29')
    })
  })
})
