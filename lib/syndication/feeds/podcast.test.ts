import { eq } from 'drizzle-orm'
import { parseRssFeed } from 'feedsmith'
import { beforeAll, describe, expect, it } from 'vitest'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { hasEpisodes } from '../../publication/episodes.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { audio, doc, p } from '../../story/compose.ts'
import { discoverFeeds } from '../discovery.ts'
import { readXml } from '../testing/read-xml.ts'
import { feedDocument, readFeedAddress } from './feed-document.ts'

const sound = (title: string | null = null) => doc(audio('sound00001', { title }), p('نص.'))

describe('the address of a podcast', () => {
  it('is of a language, a section or a topic, and of nothing else', () => {
    const read = (path: string) => readFeedAddress(path.split('/'))
    expect(read('ar/podcast.rss')).toEqual({ kind: 'podcast', locale: 'ar' })
    expect(read('en/podcast/topic/payments.rss')).toEqual({
      kind: 'podcast',
      locale: 'en',
      list: { kind: 'topic', slug: 'payments' },
    })
    for (const path of [
      'ar/podcast.json',
      'xx/podcast.rss',
      'ar/podcast/author/salma.rss',
      'ar/podcast/section.rss',
      'ar/podcast/section/economy',
      'ar/podcast/section/economy/more.rss',
    ])
      expect(read(path), path).toBeNull()
  })

  it('is told to programs where there are episodes', () => {
    const of = (kind: 'section' | 'author', hasEpisodes: boolean) =>
      discoverFeeds('ar', 'ورّاق', { kind, slug: 'economy', name: 'اقتصاد', hasEpisodes })[
        'application/rss+xml'
      ]!.map(({ url }) => new URL(url).pathname)
    // After the feeds of text: the first is what a program for news subscribes to.
    expect(of('section', true)).toEqual([
      '/feed/ar/section/economy.rss',
      '/feed/ar.rss',
      '/feed/ar/podcast/section/economy.rss',
    ])
    expect(of('section', false)).not.toContain('/feed/ar/podcast/section/economy.rss')
    expect(of('author', true)).toHaveLength(2)
  })
})

describeDatabase('a podcast', (opened) => {
  let section = ''
  const body = async (list?: { kind: 'section' | 'topic'; slug: string }) =>
    (await feedDocument(opened(), { kind: 'podcast', locale: 'ar', ...(list && { list }) }))?.body ?? null
  const read = async (list?: { kind: 'section' | 'topic'; slug: string }) => parseRssFeed((await body(list))!)

  beforeAll(async () => {
    const db = opened()
    ;({ section } = await smallPublication(db))
    expect(await hasEpisodes(db, 'ar', `section:${section}`)).toBe(false)
    await db.orm.insert(media).values({
      id: 'sound00001',
      kind: 'audio',
      fileName: 'حلقة.mp3',
      seconds: 754.4,
      contentHash: 'sound',
      width: 0,
      height: 0,
      thumbhash: '',
      tracks: { ar: 'WEBVTT\n\n00:00.000 --> 00:02.000\nأهلًا' },
    })
    await db.orm.insert(rendition).values({
      mediaId: 'sound00001',
      width: 0,
      height: 0,
      format: 'mp3',
      path: 'aa/file.mp3',
      bytes: 12_345,
    })
    await addStory(db, { slug: 'بلا-صوت' })
    await addStory(db, { slug: 'أولى', headline: 'حلقة <أولى> & tZero', publishedIn: -3, document: sound() })
    await addStory(db, { slug: 'ثانية', publishedIn: -2, document: sound('الحلقة الثانية') })
    const held = await addStory(db, { slug: 'محظورة', publishedIn: -1, document: sound('سر') })
    await db.orm
      .update(article)
      .set({ embargoUntil: new Date(Date.now() + 3_600_000) })
      .where(eq(article.id, held.articleId))
    await addStory(db, { slug: 'مسودة', state: 'draft', publishedIn: null, document: sound('مسودة') })
  })

  it('has the sounds of public stories, the newest first, as Apple asks for them', async () => {
    for (const list of [
      undefined,
      { kind: 'section', slug: 'economy' },
      { kind: 'topic', slug: 'payments' },
    ] as const) {
      const feed = await read(list)
      expect(feed).toMatchObject({
        language: 'ar',
        title: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        itunes: {
          author: expect.stringMatching(/./),
          categories: [{ text: 'News' }],
          explicit: false,
          type: 'episodic',
          image: expect.stringMatching(/\/cover$/),
        },
        podcast: {
          guid: expect.stringMatching(
            /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          ),
          medium: 'podcast',
        },
      })
      const [second, first, ...more] = feed.items!
      expect(more).toEqual([])
      expect(second!.title).toBe('الحلقة الثانية')
      expect(first).toMatchObject({
        title: expect.stringContaining('حلقة <أولى> & '),
        enclosures: [
          { url: expect.stringMatching(/\/media\/aa\/file\.mp3$/), length: 12_345, type: 'audio/mpeg' },
        ],
        itunes: { duration: 754, explicit: false, episodeType: 'full' },
        podcast: {
          transcripts: [{ url: expect.stringMatching(/\.vtt$/), type: 'text/vtt', language: 'ar' }],
        },
      })
      expect(first!.guid!.value).not.toBe(second!.guid!.value)
    }
  })

  it('is well-formed for a strict reader too, and says what its owner chose', async () => {
    await opened()
      .orm.update(publication)
      .set({ podcast: { category: 'newsPolitics', isExplicit: true }, contactEmail: 'desk@palm.example' })
    const text = (await body())!
    expect(readXml(text).name).toBe('rss')
    expect(parseRssFeed(text).itunes).toMatchObject({
      categories: [{ text: 'News', categories: [{ text: 'Politics' }] }],
      explicit: true,
      owner: { email: 'desk@palm.example' },
    })
  })

  it('is none of a list that is not there, and told of where there is an episode', async () => {
    expect(await body({ kind: 'section', slug: 'nowhere' })).toBeNull()
    expect(await hasEpisodes(opened(), 'ar', `section:${section}`)).toBe(true)
    expect(await hasEpisodes(opened(), 'en', `section:${section}`)).toBe(false)
  })
})
