import { randomInt } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { audienceCount, audienceSalt, audienceSketch } from '../db/tables/audience.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import type { CacheRequest } from '../press/cache-key.ts'
import { cacheKeyFor } from '../press/cache-key.ts'
import { storyHref } from '../publication/addresses.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import type { AudienceGrain, AudienceKind } from '../vocabulary.ts'
import { Audience, type AudienceOptions } from './audience.ts'
import { ReaderSketch } from './sketch.ts'
import { otherNames, sweepCounts } from './write-counts.ts'

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const origin = 'https://news.example'
const asked = (url: string): CacheRequest => cacheKeyFor('GET', url, {})!

describeEachEngine('what is read', (opened) => {
  const db = () => opened()
  let read: { articleId: string; storyId: string }
  let held: { articleId: string; storyId: string }
  let ids: Awaited<ReturnType<typeof smallPublication>>
  // In Dubai it is the 29th already.
  let now = Date.UTC(2026, 10, 28, 21, 30)

  beforeAll(async () => {
    ids = await smallPublication(db())
    read = await addStory(db(), { slug: 'مقروء' })
    held = await addStory(db(), { slug: 'held', state: 'draft', publishedIn: null })
  })
  beforeEach(async () => {
    await db().orm.delete(audienceCount)
    await db().orm.delete(audienceSketch)
    now = Date.UTC(2026, 10, 28, 21, 30)
  })

  /** One that has its salt. */
  const instance = async (options: Partial<AudienceOptions> = {}): Promise<Audience> => {
    const clock = options.clock ? {} : { now: () => now }
    const audience = new Audience(db(), { mode: 'server', origin, ...clock, ...options })
    await audience.write()
    return audience
  }
  const counted = async (grain: AudienceGrain, kind: AudienceKind, key = '') =>
    db()
      .orm.select()
      .from(audienceCount)
      .where(and(eq(audienceCount.grain, grain), eq(audienceCount.kind, kind), eq(audienceCount.key, key)))
  const beacon = (given: {
    story?: string
    active?: number
    open?: number
    depth?: number
    before?: number | '*'
    ahead?: 'a' | 'n'
    source?: string
  }) => {
    const { story = read.articleId, active = 40, open = 60, depth = 80, before = '*' } = given
    return `1 ar ${story} ${active} ${open} ${depth} ${before} ${given.ahead ?? 'n'} ${given.source ?? '*'}`
  }
  const reader = { 'user-agent': browser }

  it('counts pages that people are sent, by the minute, the hour and the paper’s own day, and what they belong to', async () => {
    const audience = await instance()
    const story = asked(storyHref('ar', 'economy', 'مقروء'))
    audience.sawPage(story, 200, reader)
    audience.sawPage(story, 304, { ...reader, referer: 'https://www.google.com/' })
    audience.sawPage(asked('/'), 200, { ...reader, referer: `${origin}/economy` })
    audience.sawPage(asked('/en/nothing/here'), 404, reader)
    audience.sawPage(asked('/feed/ar.rss'), 200, reader)
    audience.sawPage(story, 200, { ...reader, 'sec-purpose': 'prefetch' })
    audience.sawPage(story, 200, {
      'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    })
    audience.sawPage(story, 200, {})
    await audience.write()
    for (const grain of ['minute', 'hour', 'day'] as const) {
      expect(await counted(grain, 'paper')).toMatchObject([{ views: 3, reads: 0, readers: 0 }])
      expect(await counted(grain, 'article', read.articleId)).toMatchObject([{ views: 2, locale: 'ar' }])
    }
    const [day] = await counted('day', 'paper')
    expect(day?.at.toISOString()).toBe('2026-11-29T00:00:00.000Z')
    for (const [kind, key] of [
      ['section', ids.section],
      ['desk', ids.desk],
      ['author', ids.author],
    ] as const)
      expect(await counted('day', kind, key)).toMatchObject([{ views: 2 }])
    expect(await counted('day', 'source', 'Google')).toMatchObject([{ views: 1 }])
    expect(await counted('day', 'source', '')).toMatchObject([{ views: 1 }])
    expect(await counted('day', 'bot', 'Googlebot')).toMatchObject([{ views: 1 }])
    expect(await counted('day', 'bot', 'unnamed')).toMatchObject([{ views: 1 }])
  })

  it('adds up what several instances have counted, and different readers once, whoever counted them', async () => {
    const instances = [await instance(), await instance()]
    const readers = 400
    for (let at = 0; at < readers; at += 1) {
      const address = `192.0.2.${at % 250}.${at}`
      // Half of them come back, to the other instance as well.
      for (const each of at % 2 ? instances : instances.slice(0, 1))
        expect(each.take(beacon({ depth: at % 4 ? 100 : 30 }), reader, address)).toBeNull()
    }
    await Promise.all(instances.map((each) => each.write()))
    const [story] = await counted('day', 'article', read.articleId)
    expect(story).toMatchObject({ reads: 600, quarter: 600, half: 500, end: 500, seconds: 600 * 40 })
    const [paper] = await counted('day', 'paper')
    const [language] = await counted('day', 'language')
    for (const each of [story, paper, language])
      expect(Math.abs((each?.readers ?? 0) / readers - 1)).toBeLessThan(0.02)
    // The next minute adds to it.
    now += 60_000
    instances[1]?.take(beacon({}), reader, '198.51.100.1')
    await instances[1]?.write()
    expect(await counted('day', 'article', read.articleId)).toMatchObject([{ reads: 601 }])
    expect(await counted('minute', 'paper')).toHaveLength(2)
  })

  it('takes what a page adds when its reader looks away again for no second reading', async () => {
    const audience = await instance()
    audience.take(beacon({ active: 10, depth: 40 }), reader, '192.0.2.1')
    audience.take(beacon({ active: 15, depth: 100, before: 40 }), reader, '192.0.2.1')
    await audience.write()
    expect(await counted('day', 'article', read.articleId)).toMatchObject([
      { reads: 1, seconds: 25, quarter: 1, half: 1, most: 1, end: 1, readers: 1, views: 0 },
    ])
  })

  it('takes views from pages where a cache in front of us sends them, and of a page that was fetched ahead', async () => {
    const behindCache = await instance({ mode: 'beacon' })
    behindCache.sawPage(asked('/'), 200, reader)
    behindCache.take(beacon({ source: 'm.facebook.com' }), reader, '192.0.2.1')
    behindCache.take(beacon({ before: 80, depth: 90 }), reader, '192.0.2.1')
    await behindCache.write()
    expect(await counted('day', 'paper')).toMatchObject([{ views: 1, reads: 1 }])
    expect(await counted('day', 'source', 'Facebook')).toMatchObject([{ views: 1 }])
    const audience = await instance()
    audience.take(beacon({ ahead: 'a', source: '-' }), reader, '192.0.2.1')
    await audience.write()
    expect(await counted('day', 'paper')).toMatchObject([{ views: 2, reads: 2, readers: 1 }])
  })

  it('says what it did not believe', async () => {
    const audience = await instance()
    const refusals = [
      ['malformed', 'nonsense'],
      ['malformed', beacon({ story: "x' or 1" })],
      ['malformed', `${beacon({})} ${'x'.repeat(200)}`],
      ['implausible', beacon({ depth: 101 })],
      ['implausible', beacon({ active: 90, open: 60 })],
      ['implausible', beacon({ before: 90, depth: 80 })],
      ['implausible', beacon({ active: 40_000, open: 50_000 })],
    ] as const
    for (const [why, text] of refusals) expect(audience.take(text, reader, '192.0.2.1'), text).toBe(why)
    expect(audience.take(beacon({}), { ...reader, 'sec-fetch-site': 'cross-site' }, '192.0.2.1')).toBe(
      'elsewhere',
    )
    expect(audience.take(beacon({}), { ...reader, dnt: '1' }, '192.0.2.1')).toBe('asked-not')
    expect(audience.take(beacon({}), { ...reader, 'sec-gpc': '1' }, '192.0.2.1')).toBe('asked-not')
    // Stories that are not there, or nobody may see, are found out as they are written.
    for (const story of ['0000000000', held.articleId]) audience.take(beacon({ story }), reader, '192.0.2.1')
    await audience.write()
    expect(await counted('day', 'paper')).toEqual([])
    expect(await db().orm.select().from(audienceSketch)).toEqual([])
    expect(await counted('day', 'refused', 'no-story')).toMatchObject([{ views: 2 }])
  })

  it('believes one address only so often, of a story and altogether, and many forged ones neither', async () => {
    const audience = await instance()
    const forged = (address: string, story: string) => audience.take(beacon({ story }), reader, address)
    const taken = { one: 0, many: 0, names: 0 }
    for (let at = 0; at < 2_000; at += 1) if (!forged('192.0.2.1', read.articleId)) taken.one += 1
    expect(taken.one).toBe(60)
    for (let at = 0; at < 2_000; at += 1) if (!forged('192.0.2.2', `forged${at}`)) taken.many += 1
    expect(taken.many).toBe(600)
    for (let at = 0; at < 6_000; at += 1) if (!forged(`192.0.3.${at}`, `other${at}`)) taken.names += 1
    // Stories that are told apart in a minute.
    expect(taken.names + taken.many).toBeLessThanOrEqual(5_000)
    now += 60_000
    expect(forged('192.0.2.1', read.articleId)).toBeNull()
  })

  it('is moved by few addresses no further than they may, however many browsers they think of', async () => {
    const audience = await instance()
    const addresses = 4
    for (let at = 0; at < 40 * 60 * addresses; at += 1) {
      if (at % (60 * addresses) === 0) now += 60_000
      audience.take(beacon({}), { 'user-agent': `${browser} ${at}` }, `192.0.2.${at % addresses}`)
    }
    await audience.write()
    const [story] = await counted('day', 'article', read.articleId)
    expect(story?.reads).toBe(2_000 * addresses)
    expect(story?.readers).toBeLessThanOrEqual(256 * addresses * 1.02)
    // Others are believed on.
    for (let at = 0; at < 100; at += 1) audience.take(beacon({}), reader, `198.51.100.${at}`)
    await audience.write()
    expect((await counted('day', 'article', read.articleId))[0]?.reads).toBe(2_000 * addresses + 100)
    // And they are again on the next day.
    now += 24 * 3_600_000
    expect(audience.take(beacon({}), reader, '192.0.2.0')).toBeNull()
  })

  it('goes on with a sketch that a version of before began with fewer registers', async () => {
    const begun = new ReaderSketch(14)
    for (let at = 0; at < 500; at += 1) begun.add({ upper: randomInt(2 ** 16), lower: randomInt(2 ** 32) })
    const row = { day: '2026-11-29', kind: 'article' as const, key: read.articleId }
    await db()
      .orm.insert(audienceSketch)
      .values({ ...row, registers: deflateRawSync(begun.registers) })
    const audience = await instance()
    for (let at = 0; at < 500; at += 1) audience.take(beacon({}), reader, `192.0.2.${at}`)
    await audience.write()
    const [story] = await counted('day', 'article', read.articleId)
    expect(Math.abs((story?.readers ?? 0) / 1_000 - 1)).toBeLessThan(0.04)
  })

  it('has a day’s salt for a day, and hashes the same reader to something else with the next one', async () => {
    const audience = await instance()
    audience.take(beacon({}), reader, '192.0.2.1')
    await audience.write()
    const [first, ...others] = await db().orm.select().from(audienceSalt)
    expect([first?.day, others]).toEqual(['2026-11-29', []])
    const [sketch] = await db().orm.select().from(audienceSketch).where(eq(audienceSketch.kind, 'article'))
    now += 24 * 3_600_000
    await audience.write()
    audience.take(beacon({}), reader, '192.0.2.1')
    await audience.write()
    const salts = await db().orm.select().from(audienceSalt)
    expect(salts.map(({ day }) => day)).toEqual(['2026-11-30'])
    expect(salts[0]?.salt).not.toBe(first?.salt)
    const [next] = await db().orm.select().from(audienceSketch).where(eq(audienceSketch.day, '2026-11-30'))
    expect(next?.registers.equals(sketch!.registers)).toBe(false)
    await sweepCounts(db(), '2026-12-01')
    expect((await db().orm.select().from(audienceSketch)).map(({ day }) => day)).not.toContain('2026-11-29')
  })

  it('has one day and one minute for all instances, whatever the clocks of their machines say', async () => {
    await db().orm.delete(audienceSalt)
    const day = 24 * 3_600_000
    // Far enough for it to be another day there at any hour.
    const instances = await Promise.all(
      [0, day, -day].map((wrong) => instance({ clock: () => Date.now() + wrong })),
    )
    const salt = await db().orm.select().from(audienceSalt)
    expect(salt).toHaveLength(1)
    for (const each of instances) {
      for (let address = 0; address < 50; address += 1)
        expect(each.take(beacon({}), reader, `192.0.2.${address}`)).toBeNull()
      await each.write()
    }
    expect(await db().orm.select().from(audienceSalt)).toEqual(salt)
    const days = await counted('day', 'paper')
    expect(days).toMatchObject([{ reads: 150 }])
    expect(Math.abs(Number(days[0]?.readers) - 50)).toBeLessThanOrEqual(1)
    const minutes = await counted('minute', 'paper')
    for (const { at } of minutes) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(5 * 60_000)
  })

  it('counts searches that find nothing, each time, by their folded words, and nobody’s address', async () => {
    const audience = await instance()
    for (const text of ['أسعارُ الذهب', 'reader@example.com', '0501234567']) {
      audience.noteSearch('ar', text, true)
      for (let again = 0; again < 2; again += 1)
        audience.sawPage(asked(`/search?q=${encodeURIComponent(text)}`), 200, reader)
    }
    audience.sawPage(asked('/search?q=found'), 200, reader)
    await audience.write()
    const searches = await db().orm.select().from(audienceCount).where(eq(audienceCount.kind, 'search'))
    expect(searches).toMatchObject([{ key: 'اسعار الذهب', locale: 'ar', views: 2 }])
  })

  it('keeps so many names of sources and no more, and counts the rest under one', async () => {
    const audience = await instance()
    for (let wave = 0; wave < 4; wave += 1) {
      for (let at = 0; at < 400; at += 1)
        audience.sawPage(asked('/'), 200, { ...reader, referer: `https://site-${wave}-${at}.example/` })
      await audience.write()
    }
    const sources = await db().orm.select().from(audienceCount).where(eq(audienceCount.kind, 'source'))
    expect(sources).toHaveLength(1_001)
    expect(sources.find(({ key }) => key === otherNames)?.views).toBe(600)
  })

  it('loses nothing while the database is away, and adds it once it is back', async () => {
    const audience = await instance()
    audience.sawPage(asked('/'), 200, reader)
    const broken = { ...db(), orm: undefined } as never
    const away = new Audience(broken, { mode: 'server', origin, now: () => now })
    away.sawPage(asked('/'), 200, reader)
    await expect(away.write()).rejects.toThrow()
    await audience.write()
    expect(await counted('day', 'paper')).toMatchObject([{ views: 1 }])
    Object.assign(broken, db())
    await away.write()
    expect(await counted('day', 'paper')).toMatchObject([{ views: 2 }])
  })

  it('forgets minutes and hours in time, and no day', async () => {
    now = Date.now() - 70 * 24 * 3_600_000
    const audience = await instance()
    audience.sawPage(asked('/'), 200, reader)
    await audience.write()
    await sweepCounts(db(), '2026-11-29')
    expect((await counted('minute', 'paper')).length + (await counted('hour', 'paper')).length).toBe(0)
    expect(await counted('day', 'paper')).toHaveLength(1)
  })
})
