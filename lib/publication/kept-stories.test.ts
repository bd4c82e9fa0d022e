import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { newId } from '../db/id.ts'
import { media } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { article, correction } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { keptStories } from './kept-stories.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('versions of copies', (opened) => {
  it('are as the page says, other ones for what was changed, and none for what was withdrawn', async () => {
    const db = opened()
    await smallPublication(db)
    const [told, other, draft] = [
      await addStory(db, { slug: 'مادة' }),
      await addStory(db, { slug: 'أخرى' }),
      await addStory(db, { slug: 'مسودة', state: 'draft' }),
    ]
    const id = told.articleId
    const storiesOf = () => keptStories(db, [id, other.articleId, draft.articleId, 'nothing'])
    const versionsOf = async () => new Map([...(await storiesOf())].map(([of, { version }]) => [of, version]))
    const first = await versionsOf()
    expect([...first.keys()].sort()).toEqual([id, other.articleId].sort())
    const found = await findStory(db, 'ar', 'economy', 'مادة')
    expect(found).toMatchObject({ story: { version: first.get(id) } })
    if (found.kind === 'found')
      expect((await storiesOf()).get(id)).toMatchObject({
        ...{ address: found.story.href, headline: found.story.headline, picture: null },
      })

    const seen = [first.get(id)]
    const isAnotherAfter = async (change: () => Promise<unknown>) => {
      await change()
      const now = await versionsOf()
      expect(seen).not.toContain(now.get(id))
      expect(now.get(other.articleId)).toBe(first.get(other.articleId))
      seen.push(now.get(id))
    }
    const set = (values: Partial<typeof article.$inferInsert>) => () =>
      db.orm.update(article).set(values).where(eq(article.id, id))
    await isAnotherAfter(set({ revisionNumber: 2 }))
    await isAnotherAfter(set({ updatedAt: new Date() }))
    const note = newId()
    await isAnotherAfter(() => db.orm.insert(correction).values({ id: note, articleId: id, note: 'صحّحنا' }))
    await isAnotherAfter(() =>
      db.orm
        .update(correction)
        .set({ withdrawnAt: new Date(Date.now() + 60_000) })
        .where(eq(correction.id, note)),
    )
    const picture = newId()
    await db.orm.insert(media).values({
      ...{ id: picture, contentHash: picture, width: 8, height: 8, thumbhash: '' },
      expiresAt: new Date(Date.now() - 60_000),
    })
    await isAnotherAfter(set({ leadMediaId: picture }))
    // What it was without it.
    await db.orm.update(publication).set({ hidesExpiredPictures: true })
    expect((await versionsOf()).get(id)).toBe(seen.at(-2))

    await set({ state: 'killed' })()
    expect([...(await versionsOf()).keys()]).toEqual([other.articleId])
  })
})
