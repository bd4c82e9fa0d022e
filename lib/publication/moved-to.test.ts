import { beforeAll, expect, it } from 'vitest'
import { pathRedirect } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { movedByQuery, movedTo, pathsWithQueries } from './moved-to.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('where an old address leads', (opened) => {
  const to = (address: string) => movedTo(opened(), address)
  const story = '/economy/port'
  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    const { articleId } = await addStory(db, { slug: 'port' })
    await db.orm.insert(pathRedirect).values([
      { path: '/2019/05/port', articleId },
      { path: '/?p=17', articleId },
      { path: '/news.php?id=17', articleId },
      { path: '/news.php?id=18', href: '/latest' },
      { path: '/news.php?id=20&lang=en', href: '/latest' },
      { path: '/category/economy', href: '/economy' },
      { path: '/en/category/economy', href: '/en/economy' },
      { path: '/wp-content/uploads/2019/a.jpg', href: '/media/a.jpg' },
      { path: '/8/12/numbers', href: '/latest' },
    ])
  })

  it('is told by its query, where that says which page it was', async () => {
    expect(await to('/news.php?id=17')).toBe(story)
    expect(await to('/news.php?id=18&utm_source=x')).toBe('/latest')
    expect(await to('/news.php?id=19')).toBeNull()
    expect(await to('/news.php')).toBeNull()
    expect(await to('/2019/05/port/?share=facebook&sort=x')).toBe(story)
    expect(await movedByQuery(opened(), '/?p=17')).toBe(story)
    expect(await pathsWithQueries(opened())).toEqual(
      new Map([
        ['', new Set(['p'])],
        ['/news.php', new Set(['id', 'lang'])],
      ]),
    )
  })

  it.each([
    '/2019/05/port/amp/',
    '/2019/05/port/2/',
    '/2019/05/port/comment-page-3/',
    '/2019/05/port/feed/',
    '/2019/05/port/embed',
    '/amp/2019/05/port',
    '/2019/05/port/feed/atom/?utm_source=x',
  ])('hangs over to the story: %s', async (address) => {
    expect(await to(address)).toBe(story)
  })

  it.each([
    ['/category/economy/page/3/', '/economy'],
    ['/category/economy/feed/', '/feed/ar/section/economy.rss'],
    ['/en/category/economy/feed/atom', '/feed/en/section/economy.rss'],
    ['/wp-content/uploads/2019/a-1024x683.jpg', '/media/a.jpg'],
    ['/wp-content/uploads/2019/a-scaled.jpg', '/media/a.jpg'],
    ['/feed/', '/feed/ar.rss'],
    ['/rss.xml', '/feed/ar.rss'],
    ['/en/feed/', '/feed/en.rss'],
    ['/feeds/posts/default?alt=rss', '/feed/ar.rss'],
    ['/8/12', null],
    ['/2', null],
    ['/unknown/amp', null],
    ['/wp-content/uploads/2019/b-1024x683.jpg', null],
  ])('%s leads to %s', async (address, href) => {
    expect(await to(address)).toBe(href)
  })
})
