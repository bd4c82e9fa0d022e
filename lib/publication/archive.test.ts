import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Database } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { archiveDay, archiveMonth, archiveMonths, readPeriod } from './archive.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

/** Four hours before UTC's midnight it is the next day there. */
const zone = 'Asia/Dubai'

async function publishedAt(db: Database, slug: string, moment: string): Promise<void> {
  const { articleId } = await addStory(db, { slug })
  await db.orm
    .update(article)
    .set({ publishedAt: new Date(moment) })
    .where(eq(article.id, articleId))
}

describeEachEngine('the archive', (opened) => {
  it('has each story on its day in the zone of the paper, and leads to the nearest days that have any', async () => {
    const db = opened()
    await smallPublication(db)
    await publishedAt(db, 'أولى', '2023-02-28T20:30:00Z')
    await publishedAt(db, 'ثانية', '2024-03-01T06:00:00Z')
    await publishedAt(db, 'ثالثة', '2024-03-01T07:00:00Z')
    await publishedAt(db, 'رابعة', '2024-03-09T19:59:59Z')
    await addStory(db, { slug: 'غدا', publishedIn: 24 })

    expect(await archiveMonths(db, 'ar', zone)).toEqual(['2024-03', '2023-03'])
    expect(await archiveMonths(db, 'en', zone)).toEqual([])
    const march = await archiveMonth(db, 'ar', '2024-03', zone)
    expect(march).toMatchObject({ previous: '2023-03', next: null })
    expect([...march!.days]).toEqual([
      ['2024-03-01', 2],
      ['2024-03-09', 1],
    ])
    expect(await archiveMonth(db, 'ar', '2023-02', zone)).toBeNull()

    const first = await archiveDay(db, 'ar', '2024-03-01', 1, zone)
    expect(first).toMatchObject({
      previous: '2023-03-01',
      next: '2024-03-09',
      paging: { total: 2, pages: 1 },
    })
    expect(first!.stories.map(({ headline }) => headline)).toEqual(['عنوان ثالثة', 'عنوان ثانية'])
    expect(await archiveDay(db, 'ar', '2024-03-01', 2, zone)).toBeNull()
    expect(await archiveDay(db, 'ar', '2024-03-02', 1, zone)).toBeNull()
    // Nobody has seen it yet.
    expect(await archiveDay(db, 'ar', '2024-03-09', 1, zone)).toMatchObject({ next: null })
  })
})

describe('a period of the archive', () => {
  it('is a month or a day that there is', () => {
    expect(readPeriod(['2024', '02'])).toBe('2024-02')
    expect(readPeriod(['2024', '02', '29'])).toBe('2024-02-29')
    for (const none of ['2024', '2024/13', '2023/02/29', '2024/2/3', '0001/01', '2024/02/29/1', 'a/b', '/'])
      expect(readPeriod(none.split('/')), none).toBeNull()
  })
})
