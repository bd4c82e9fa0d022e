import { eq, inArray } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { fewestViews, rankMostRead } from '../audience/rank-most-read.ts'
import { audienceCount } from '../db/tables/audience.ts'
import { article } from '../db/tables/stories.ts'
import { touch } from '../db/tables/touches.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { tags } from '../press/cache-dependencies.ts'
import { mostRead, mostReadUnder } from './most-read.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('what is read most', (opened) => {
  const db = () => opened()
  let ids: Awaited<ReturnType<typeof smallPublication>>
  const stories: string[] = []

  beforeAll(async () => {
    ids = await smallPublication(db())
    for (let each = 0; each < 7; each += 1)
      stories.push((await addStory(db(), { slug: `s${each}` })).articleId)
  })
  beforeEach(async () => {
    await db().orm.delete(audienceCount)
    await db().orm.delete(touch)
    await rankMostRead(db())
    await db().orm.delete(touch)
  })

  /** Views of stories by their place in the list, within the last hour. */
  const read = async (views: readonly number[], ofWeek = views) => {
    const at = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
    await db().orm.delete(audienceCount)
    await db()
      .orm.insert(audienceCount)
      .values(
        views.flatMap((count, place) =>
          (['hour', 'day'] as const).map((grain) => ({
            grain,
            at,
            kind: 'article' as const,
            key: stories[place]!,
            locale: 'ar' as const,
            views: grain === 'day' ? ofWeek[place]! : count,
          })),
        ),
      )
    await rankMostRead(db())
  }
  const shown = async (sectionId = '') =>
    (await mostRead(db(), 'ar', sectionId)).map(({ span, stories: those }) => [
      span,
      ...those.map(({ articleId }) => stories.indexOf(articleId)),
    ])
  const touched = async () => (await db().orm.select({ tag: touch.tag }).from(touch)).map(({ tag }) => tag)

  it('is said of a day and a week, in a language and a section, once there is enough to say', async () => {
    await read([30, 50, 40, 90, fewestViews - 1, 70], [30, 50, 40, 90, 19, 170])
    expect(await shown()).toEqual([
      ['day', 3, 5, 1, 2, 0],
      ['week', 5, 3, 1, 2, 0],
    ])
    expect(await shown(ids.section)).toEqual(await shown())
    expect(await shown(ids.other)).toEqual([])
    expect(await mostRead(db(), 'en')).toEqual([])
    await read([30, 50, 40, 90, 25])
    expect(await shown()).toEqual([['day', 3, 1, 2, 0, 4]])
    await read([30, 50, 40, 90])
    expect(await shown()).toEqual([])
  })

  it('is said under a story of its section, and of all where that has too little', async () => {
    await read([30, 50, 40, 90, 25])
    const under = async (section: string) => {
      const found = await mostReadUnder(db(), 'ar', section)
      return found && [found.isOfSection, found.lists.map(({ stories: those }) => those.length)]
    }
    expect(await under(ids.section)).toEqual([true, [5]])
    expect(await under(ids.other)).toEqual([false, [5]])
    expect(await under('nothing')).toBeNull()
    await read([30, 50, 40, 90])
    expect(await under(ids.section)).toEqual([false, []])
  })

  it('touches a front only when the order is another', async () => {
    await read([30, 50, 40, 90, 20, 70])
    expect(await touched()).toContain(tags.mostRead('ar', ''))
    await db().orm.delete(touch)
    await read([31, 51, 41, 95, 20, 71])
    expect(await touched()).toEqual([])
    await read([31, 51, 99, 95, 20, 71])
    expect([...new Set(await touched())].sort()).toEqual(
      [tags.mostRead('ar', ''), tags.mostRead('ar', ids.section)].sort(),
    )
  })

  it('shows nothing that readers may not see, and nothing at all where nothing is counted', async () => {
    await read([30, 50, 40, 90, 25, 70])
    await db().orm.update(article).set({ state: 'killed' }).where(eq(article.id, stories[3]!))
    expect(await shown()).toEqual([['day', 5, 1, 2, 0]])
    await db().orm.update(article).set({ state: 'published' }).where(inArray(article.id, stories))
    await rankMostRead(db(), { isCounted: false })
    expect(await shown()).toEqual([])
  })
})
