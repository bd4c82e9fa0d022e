import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { article, correction, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../../newsroom/actor.ts'
import { renameArticle } from '../../newsroom/stories/rename-article.ts'
import { transitionArticle } from '../../newsroom/stories/transition-article.ts'
import { absolute, mapHref } from '../../publication/addresses.ts'
import { monthsOfStories } from '../../publication/mapped-months.ts'
import { storiesOfMonth } from '../../publication/mapped-stories.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { readSettings } from '../../settings/settings.ts'
import { readMapIndex, readSiteMap } from '../testing/map-rules.ts'
import { readMapName, siteMapIndex, siteMapText } from './site-map.ts'

const { siteUrl } = readSettings()
const mapped = async (db: Database, name: string) => {
  const xml = await siteMapText(db, readMapName(name)!)
  return xml === null ? null : readSiteMap(xml, siteUrl)
}
const indexed = async (db: Database) => readMapIndex(await siteMapIndex(db), siteUrl)
const at = (iso: string) => new Date(iso)
const address = (slug: string) => absolute(`/economy/${encodeURIComponent(slug)}`)

describeDatabase('site maps', (opened) => {
  const ids: Record<string, { storyId: string; articleId: string }> = {}
  const published = (articleId: string, publishedAt: Date, updatedAt: Date | null = null) =>
    opened().orm.update(article).set({ publishedAt, updatedAt }).where(eq(article.id, articleId))

  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    expect(
      (await indexed(db)).maps.map(({ loc }) => loc),
      'of nothing',
    ).toEqual([absolute(mapHref('pages'))])

    const add = async (slug: string, publishedAt: string, given: object = {}, updatedAt?: string) => {
      ids[slug] = await addStory(db, { slug, ...given })
      await published(ids[slug].articleId, at(publishedAt), updatedAt ? at(updatedAt) : null)
    }
    await add('آخر-لحظة', '2024-01-31T23:59:59.999Z')
    await add('أول-لحظة', '2024-02-01T00:00:00.000Z', {}, '2024-03-05T10:00:00.000Z')
    await add('مصوّبة', '2024-02-10T00:00:00.000Z')
    await db.orm.insert(correction).values({
      id: 'corr000001',
      articleId: ids.مصوّبة!.articleId,
      note: 'صواب',
      correctedAt: at('2024-04-01T00:00:00.000Z'),
    })
    await add('بلغات', '2024-02-20T00:00:00.000Z')
    const { storyId } = ids.بلغات!
    await add('in-three', '2024-05-01T00:00:00.000Z', { storyId, locale: 'en', headline: 'In three' })
    await add('en-brouillon', '2024-05-02T00:00:00.000Z', { storyId, locale: 'fr', state: 'draft' })
    await add('only-english', '2024-05-03T00:00:00.000Z', { locale: 'en', headline: 'Only English' })
    await db.orm.insert(media).values({
      id: 'media00001',
      contentHash: 'x',
      width: 2000,
      height: 1000,
      thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    })
    for (const width of [640, 1280, 2000])
      await db.orm.insert(rendition).values({
        mediaId: 'media00001',
        width,
        height: width / 2,
        format: 'jpeg',
        path: `${'0'.repeat(24)}/${width}.jpg`,
        bytes: 1,
      })
    await db.orm
      .update(article)
      .set({ leadMediaId: 'media00001' })
      .where(eq(article.id, ids.بلغات!.articleId))
  })

  it('follow the rules of their schemas, every one that the index names', async () => {
    const db = opened()
    await addStory(db, { slug: 'اليوم', headline: 'خبر "اليوم" <&> ]]> 😀', publishedIn: -1 })
    const { maps, problems } = await indexed(db)
    expect(problems).toEqual([])
    for (const { loc } of maps) {
      const name = /\/sitemap-(.*)\.xml$/.exec(loc)![1]!
      expect((await mapped(db, name))!.problems, name).toEqual([])
    }
  })

  it('hold a story in the month it was published in, by UTC, and once', async () => {
    const locs = async (name: string) => (await mapped(opened(), name))?.urls.map((url) => url.loc) ?? null
    expect(await locs('ar-2024-01')).toEqual([address('آخر-لحظة')])
    expect(await locs('ar-2024-02')).toEqual([address('أول-لحظة'), address('مصوّبة'), address('بلغات')])
    expect(await locs('en-2024-05')).toEqual([
      absolute('/en/economy/in-three'),
      absolute('/en/economy/only-english'),
    ])
    for (const name of ['ar-2024-03', 'fr-2024-05', 'ar-2024-02-2', 'he-news'])
      expect(await locs(name), name).toBeNull()
  })

  it('say when what they list last changed: published, updated or corrected', async () => {
    const { urls } = (await mapped(opened(), 'ar-2024-02'))!
    expect(urls.map((url) => url.lastmod)).toEqual([
      '2024-03-05T10:00:00.000Z',
      '2024-04-01T00:00:00.000Z',
      '2024-02-20T00:00:00.000Z',
    ])
    const { maps } = await indexed(opened())
    const lastmod = (name: string) => maps.find(({ loc }) => loc.endsWith(mapHref(name)))?.lastmod
    expect(lastmod('ar-2024-02')).toBe('2024-04-01T00:00:00.000Z')
    expect(lastmod('ar-2024-01')).toBe('2024-01-31T23:59:59.999Z')
    expect(lastmod('en-2024-05')).toBe('2024-05-03T00:00:00.000Z')
  })

  it('name the real versions of a story in each of them, and none of a story in one language', async () => {
    const arabic = (await mapped(opened(), 'ar-2024-02'))!.urls.find((url) => url.loc === address('بلغات'))!
    const [english, alone] = (await mapped(opened(), 'en-2024-05'))!.urls
    expect(arabic.alternates).toEqual({
      ar: address('بلغات'),
      en: absolute('/en/economy/in-three'),
      'x-default': address('بلغات'),
    })
    expect(english!.alternates).toEqual(arabic.alternates)
    expect(alone!.alternates).toEqual({})
  })

  it('name the picture that leads a story, in the size that a result shows', async () => {
    const { urls } = (await mapped(opened(), 'ar-2024-02'))!
    expect(urls.map((url) => url.images)).toEqual([[], [], [absolute(`/media/${'0'.repeat(24)}/1280.jpg`)]])
  })

  it('list fronts, sections, authors, topics and desks in the languages that they have stories in', async () => {
    const { urls } = (await mapped(opened(), 'pages'))!
    const paths = urls.map((url) => new URL(url.loc).pathname)
    for (const page of [
      '/',
      '/en',
      '/latest',
      '/economy',
      '/en/economy',
      '/author/salma',
      '/en/topic/payments',
      '/desk/dubai',
    ])
      expect(paths, page).toContain(page)
    for (const page of ['/technology', '/fr', '/fr/economy', '/he/author/salma'])
      expect(paths, page).not.toContain(page)
    const section = urls.find((url) => url.loc === absolute('/en/economy'))!
    expect(section.alternates).toMatchObject({ ar: absolute('/economy'), en: absolute('/en/economy') })
    expect(section.lastmod).toBe('2024-05-03T00:00:00.000Z')
  })

  it('go on in further files with more lists than one holds, and name none that is empty', async () => {
    const db = opened()
    await db.pool.query(
      `INSERT INTO topic (id, slug, names) SELECT 'many' || i, 'z-' || i, '{"ar":"موضوع"}' FROM generate_series(1, 2500) AS i`,
    )
    await db.pool.query(
      `INSERT INTO story_topic (story_id, topic_id, position) VALUES ($1, 'many1', 1), ($1, 'many2100', 1)`,
      [ids.بلغات!.storyId],
    )
    const { maps } = await indexed(db)
    const names = maps.flatMap(({ loc }) => /sitemap-(pages.*)\.xml/.exec(loc)?.[1] ?? [])
    expect(names).toEqual(['pages', 'pages-9'])
    const pages = (await Promise.all(names.map((name) => mapped(db, name)))).flatMap((each) => each!.urls)
    const paths = pages.map(({ loc }) => new URL(loc).pathname)
    for (const path of ['/', '/topic/z-1', '/en/topic/z-2100', '/desk/dubai'])
      expect(
        paths.filter((each) => each === path),
        path,
      ).toHaveLength(1)
    expect(await mapped(db, 'pages-2')).toBeNull()
    await db.pool.query(`DELETE FROM topic WHERE id LIKE 'many%'`)
  })

  it('have news of two days and no older, with the headline as it stands on the page', async () => {
    const db = opened()
    await addStory(db, { slug: 'قبل-ساعة', headline: 'قالت tZero إن الأمر تمّ', publishedIn: -47.9 })
    await addStory(db, { slug: 'قبل-يومين', publishedIn: -48.1 })
    const { urls, problems } = (await mapped(db, 'ar-news'))!
    expect(problems).toEqual([])
    expect(urls.map((url) => url.loc)).toContain(address('قبل-ساعة'))
    expect(urls.map((url) => url.loc)).not.toContain(address('قبل-يومين'))
    expect(urls.find((url) => url.loc === address('قبل-ساعة'))!.news).toMatchObject({
      title: 'قالت tZero إن الأمر تمّ',
      language: 'ar',
    })
  })

  it('split a month that is too long, at the same places in the index as in the files', async () => {
    const db = opened()
    // Within one millisecond, which is all that JavaScript tells apart: PostgreSQL keeps microseconds.
    const count = 2_345
    const [from] = await db.orm.select({ sectionId: section.id }).from(section).limit(1)
    const rows = Array.from({ length: count }, (_, n) => `many${String(n).padStart(6, '0')}`)
    await db.orm.insert(story).values(rows.map((id) => ({ id, sectionId: from!.sectionId })))
    await db.orm.insert(article).values(
      rows.map((id) => ({
        id,
        storyId: id,
        locale: 'ur' as const,
        slug: id,
        slugKey: id,
        state: 'published' as const,
        headline: id,
        document: { type: 'doc' as const, content: [] },
        documentVersion: 1,
        plainText: '',
        wordCount: 0,
        publishedAt: at('2023-06-15T12:00:00.000Z'),
      })),
    )
    await db.pool.query(
      `UPDATE article SET published_at = published_at + (substr(id, 5)::int % 7) * interval '1 microsecond' WHERE locale = 'ur'`,
    )
    const month = (await monthsOfStories(db)).find(({ locale }) => locale === 'ur')!
    expect(month.stories).toBe(count)
    const { maps } = await indexed(db)
    expect(maps.filter(({ loc }) => loc.includes('ur-2023-06'))).toHaveLength(3)
    const seen: string[] = []
    for (let part = 0; part < 3; part += 1) {
      const before = seen.length
      for await (const stretch of storiesOfMonth(db, 'ur', '2023-06', { offset: part * 1_000, limit: 1_000 }))
        seen.push(...stretch.map(({ href }) => href))
      expect(seen.length - before).toBe(part < 2 ? 1_000 : count - 2_000)
    }
    expect(new Set(seen).size, 'each once').toBe(count)
    // Across a page of the query as well, in one part.
    const inOne: string[] = []
    for await (const stretch of storiesOfMonth(db, 'ur', '2023-06', { offset: 0, limit: count }))
      inOne.push(...stretch.map(({ href }) => href))
    expect(inOne).toEqual(seen)
  })

  it('forget a story that is killed, and follow one that is renamed', async () => {
    const db = opened()
    const slug = await renameArticle(db, operator, { articleId: ids['أول-لحظة']!.articleId, slug: 'اسم آخر' })
    await transitionArticle(db, operator, { articleId: ids.مصوّبة!.articleId, move: 'kill', note: 'سبب' })
    const { urls } = (await mapped(db, 'ar-2024-02'))!
    expect(urls.map((url) => url.loc)).toEqual([address(slug), address('بلغات')])
    const { maps } = await indexed(db)
    // A file that names one less has changed.
    const changedAt = Date.parse(maps.find(({ loc }) => loc.endsWith('ar-2024-02.xml'))!.lastmod!)
    expect(Date.now() - changedAt).toBeLessThan(60_000)
  })
})

describe('readMapName', () => {
  it.each([
    ['pages', { kind: 'pages', part: 1 }],
    ['pages-2', { kind: 'pages', part: 2 }],
    ['ar-news', { kind: 'news', locale: 'ar' }],
    ['en-2026-11', { kind: 'month', locale: 'en', month: '2026-11', part: 1 }],
    ['en-2026-11-12', { kind: 'month', locale: 'en', month: '2026-11', part: 12 }],
  ])('reads %s', (name, read) => {
    expect(readMapName(name)).toEqual(read)
  })

  it.each([
    '',
    'index',
    'pages-0',
    'pages-1',
    'pages-2026-11',
    'xx-2026-11',
    'ar',
    'ar-2026',
    'ar-2026-13',
    'ar-2026-00',
    'ar-2026-11-1',
    'ar-2026-11-01',
    'ar-2026-11-99999',
    'ar-news-2',
    'AR-news',
    'ar-2026-11.xml',
    '-ar-news',
  ])('knows “%s” for no map', (name) => {
    expect(readMapName(name)).toBeNull()
  })
})
