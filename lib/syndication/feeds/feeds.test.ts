import { generateRssFeed, parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { author, media, rendition } from '../../db/tables/people-and-pictures.ts'
import { byline, correction } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { locales } from '../../locale/table.ts'
import { absolute, type FeedFormat, feedFormats, feedHref, listKinds } from '../../publication/addresses.ts'
import { feedSize } from '../../publication/feed-stories.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { code, doc, figure, link, p, quote, storyLink } from '../../story/compose.ts'
import { stableId } from '../stable-id.ts'
import { atomProblems, htmlProblems, jsonFeedProblems, rssProblems } from '../testing/feed-rules.ts'
import { readXml } from '../testing/read-xml.ts'
import { feedDocument, readFeedAddress } from './feed-document.ts'

const rules = { rss: rssProblems, atom: atomProblems, json: jsonFeedProblems }
const feedIn = async (
  db: Database,
  format: FeedFormat,
  given: Partial<Extract<Parameters<typeof feedDocument>[1], { kind: 'feed' }>> = {},
) => {
  const { locale = 'ar', list } = given
  const { body } = (await feedDocument(db, { kind: 'feed', locale, format, ...(list && { list }) }))!
  return { body, problems: rules[format](body, absolute(feedHref(locale, format, list))) }
}

/** What a headline may hold that some format or reader of it stumbles over. */
const awkward =
  'قال ]]> «نعم» & <b>لا</b> "ثم" \u2067داخل\u2069 \u0001\u000b\u001f\ufffe 😀 👩‍👩‍👧 tZero &amp; \uD83D ١٢٪'
const survives = 'قال ]]> «نعم» & <b>لا</b> "ثم" \u2067داخل\u2069  😀 👩‍👩‍👧 tZero &amp; \ufffd ١٢٪'

/** Which foreign runs are isolated is tested where it is decided. */
const withoutIsolates = (text: string): string => text.replace(/[\u2067-\u2069]/g, '')

afterEach(() => {
  delete process.env.WEBSUB_HUB
})

describeDatabase('feeds', (opened) => {
  const ids: Record<string, { storyId: string; articleId: string }> = {}

  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    await db.orm.insert(media).values({
      id: 'media00001',
      contentHash: 'x',
      width: 1600,
      height: 1000,
      thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
      alts: { ar: 'ميناء "قديم"' },
      captions: { ar: 'الميناء' },
      credits: { ar: 'تصوير: ورّاق' },
      licence: 'CC BY-SA 4.0',
    })
    for (const width of [640, 1280])
      await db.orm.insert(rendition).values({
        mediaId: 'media00001',
        width,
        height: (width * 5) / 8,
        format: 'jpeg',
        path: `${'0'.repeat(24)}/${width}.jpg`,
        bytes: width * 100,
      })
    ids.plain = await addStory(db, { slug: 'عادية', publishedIn: -30 })
    ids.whole = await addStory(db, {
      slug: 'كاملة',
      publishedIn: -2,
      document: doc(
        p('أعلنت شركة Kestrel Freight عن 270 مليون دولار ]]> ثم ', link('javascript:alert(1)', 'هنا'), '.'),
        quote('ليو', 'قال نعم.'),
        figure('media00001'),
        p('كتبنا ', code('a < b && c'), ' عنها ', storyLink(ids.plain.storyId, 'سابقًا')),
      ),
    })
    ids.awkward = await addStory(db, { slug: 'غريبة', headline: awkward.toWellFormed(), publishedIn: -1 })
    await db.orm.insert(correction).values({
      articleId: ids.whole.articleId,
      id: 'corr000001',
      note: 'كتبنا 270 مليونًا، والصواب 27 <مليونًا> في tZero.',
      correctedAt: new Date(Date.now() - 60_000),
    })
  })

  it.each(feedFormats)(
    '%s follows every rule of its specification, in every language and for every list',
    async (format) => {
      const slugs = { section: 'economy', topic: 'payments', author: 'salma', desk: 'dubai' }
      for (const locale of locales) {
        expect((await feedIn(opened(), format, { locale })).problems, locale).toEqual([])
        for (const kind of listKinds) {
          const { problems } = await feedIn(opened(), format, { locale, list: { kind, slug: slugs[kind] } })
          expect(problems, `${locale} ${kind}`).toEqual([])
        }
      }
    },
  )

  it('is a feed of nothing where nothing has been published', async () => {
    const [rss, atom, json] = await Promise.all(
      feedFormats.map((format) => feedIn(opened(), format, { locale: 'he' })),
    )
    for (const each of [rss, atom, json]) expect(each!.problems).toEqual([])
    expect(parseRssFeed(rss!.body)).toMatchObject({
      title: 'ורّاق'.length ? expect.any(String) : '',
      language: 'he',
    })
    expect(parseRssFeed(rss!.body).items ?? []).toEqual([])
    expect(rss!.body).not.toContain('lastBuildDate')
    expect(parseAtomFeed(atom!.body).updated).toBe('1970-01-01T00:00:00.000Z')
    expect(JSON.parse(json!.body)).toMatchObject({ items: [] })
  })

  it('carries any character that a headline may hold, and none that its format forbids', async () => {
    const db = opened()
    const [rss, atom, json] = [
      parseRssFeed((await feedIn(db, 'rss')).body),
      parseAtomFeed((await feedIn(db, 'atom')).body),
      parseJsonFeed((await feedIn(db, 'json')).body),
    ]
    const id = stableId(`article ${ids.awkward!.articleId}`)
    const titles = [
      rss.items!.find((item) => item.guid?.value === id)!.title,
      atom.entries!.find((entry) => entry.id === id)!.title!.value,
    ]
    for (const title of titles) {
      expect(title).toContain('\u2067داخل\u2069')
      expect(withoutIsolates(title!)).toBe(withoutIsolates(survives))
    }
    // JSON has a place for every character.
    const inJson = json.items!.find((item) => item.id === id)!.title!
    expect(withoutIsolates(inJson.replace(/[\u0000-\u001f\ufffe]/g, ''))).toBe(withoutIsolates(survives))
  })

  it.each(feedFormats)(
    '%s holds the whole story: text, directions, picture and credit, correction',
    async (format) => {
      const { body } = await feedIn(opened(), format)
      const id = stableId(`article ${ids.whole!.articleId}`)
      const html = {
        rss: () => parseRssFeed(body).items!.find((item) => item.guid?.value === id)!.content!.encoded!,
        atom: () => parseAtomFeed(body).entries!.find((entry) => entry.id === id)!.content!.value!,
        json: () => parseJsonFeed(body).items!.find((item) => item.id === id)!.content_html!,
      }[format]()
      expect(html).toContain(
        '<p dir="rtl" lang="ar">أعلنت شركة <bdi dir="ltr">Kestrel Freight</bdi> عن 270 مليون دولار ]]&gt; ثم هنا.</p>',
      )
      expect(html).toContain('<code dir="ltr">a &lt; b &amp;&amp; c</code>')
      expect(html).toContain(`<a href="${absolute(`/economy/${encodeURIComponent('عادية')}`)}">سابقًا</a>`)
      expect(html).toContain(
        '<figcaption>الميناء — تصوير: ورّاق · <bdi dir="ltr">CC BY-SA 4.0</bdi></figcaption>',
      )
      expect(html).toMatch(
        /<section dir="rtl" lang="ar"><h2>تصويب<\/h2>.*27 &lt;مليونًا&gt; في <bdi dir="ltr">tZero<\/bdi>/,
      )
      expect(htmlProblems(html)).toEqual([])
    },
  )

  it('says when a story appeared and when it last changed, a correction included', async () => {
    const db = opened()
    const id = stableId(`article ${ids.whole!.articleId}`)
    const item = parseRssFeed((await feedIn(db, 'rss')).body).items!.find((each) => each.guid?.value === id)!
    const entry = parseAtomFeed((await feedIn(db, 'atom')).body).entries!.find((each) => each.id === id)!
    // RSS has no milliseconds.
    expect(new Date(item.pubDate!)).toEqual(new Date(entry.published!.replace(/\.\d+/, '')))
    expect(Date.parse(entry.updated!)).toBeGreaterThan(Date.parse(entry.published!))
    expect(Math.abs(Date.parse(entry.updated!) - (Date.now() - 60_000))).toBeLessThan(60_000)
    expect(item.dcterms!.modified).toEqual([entry.updated])
    const feed = parseAtomFeed((await feedIn(db, 'atom')).body)
    expect(feed.updated).toBe(
      feed
        .entries!.map((each) => each.updated!)
        .sort()
        .at(-1),
    )
  })

  it('sends pictures along with their credits, and one of them to readers that know only enclosures', async () => {
    const { body } = await feedIn(opened(), 'rss')
    const id = stableId(`article ${ids.whole!.articleId}`)
    const item = parseRssFeed(body).items!.find((each) => each.guid?.value === id)!
    const url = absolute(`/media/${'0'.repeat(24)}/1280.jpg`)
    expect(item.enclosures).toEqual([{ url, length: 128_000, type: 'image/jpeg' }])
    expect(item.media!.contents).toMatchObject([
      { url, medium: 'image', width: 1280, credits: [{ value: 'تصوير: ورّاق · \u2068CC BY-SA 4.0\u2069' }] },
    ])
    expect(item.dc!.creators).toEqual(['سلمى الحدّاد'])
  })

  it('credits who translated a story in every format, and never as its author', async () => {
    const db = opened()
    await db.orm.insert(author).values({
      id: 'auth000009',
      slug: 'reem',
      names: { ar: 'ريم', en: 'Reem Saleh' },
      email: 'r@w.example',
    })
    const { articleId } = await addStory(db, { slug: 'translated', locale: 'en', publishedIn: -1 })
    await db.orm.insert(byline).values({ articleId, authorId: 'auth000009', role: 'translator', position: 1 })
    const id = stableId(`article ${articleId}`)
    const read = async (format: FeedFormat) => {
      const { body, problems } = await feedIn(db, format, { locale: 'en' })
      expect(problems, format).toEqual([])
      return body
    }
    const credit = /Translated by .*Reem Saleh/

    const inRss = parseRssFeed(await read('rss')).items!.find((each) => each.guid?.value === id)!
    expect(inRss.dc).toMatchObject({ creators: ['Salma Haddad'], contributors: ['Reem Saleh'] })
    expect(inRss.content!.encoded).toMatch(credit)

    const inAtom = parseAtomFeed(await read('atom')).entries!.find((each) => each.id === id)!
    expect(inAtom.authors).toMatchObject([{ name: 'Salma Haddad' }])
    expect(inAtom.contributors).toEqual([
      { name: 'Reem Saleh', uri: expect.stringMatching(/\/author\/reem$/) },
    ])
    expect(inAtom.content!.value).toMatch(credit)

    type Item = { id: string; authors: unknown; content_html: string; _translation: unknown }
    const { items } = JSON.parse(await read('json')) as { items: Item[] }
    const inJson = items.find((each) => each.id === id)!
    expect(inJson.authors).toMatchObject([{ name: 'Salma Haddad' }])
    expect(inJson._translation).toMatchObject({ translators: [{ name: 'Reem Saleh' }] })
    expect(inJson.content_html).toMatch(credit)
    expect(items.filter((each) => each._translation)).toEqual([inJson])
  })

  it('names its hub, in the document and where a JSON document cannot say it', async () => {
    expect((await feedIn(opened(), 'rss')).body).not.toContain('rel="hub"')
    process.env.WEBSUB_HUB = 'https://hub.example/?a=1&b=2'
    for (const format of feedFormats) {
      const { body, problems } = await feedIn(opened(), format)
      expect(problems, format).toEqual([])
      expect(body, format).toContain(
        format === 'json' ? 'https://hub.example/?a=1&b=2' : 'https://hub.example/?a=1&amp;b=2',
      )
      const { links } = (await feedDocument(opened(), { kind: 'feed', locale: 'ar', format }))!
      expect(links).toBe(
        `<https://hub.example/?a=1&b=2>; rel="hub", <${absolute(feedHref('ar', format))}>; rel="self"`,
      )
    }
  })

  it('keeps a story’s identity when it is renamed or the paper moves, and gives each language its own', async () => {
    const before = (await feedIn(opened(), 'json')).body
    process.env.SITE_URL = 'https://elsewhere.example'
    try {
      const after = (await feedIn(opened(), 'json')).body
      const idsOf = (body: string) =>
        (JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id)
      expect(idsOf(after)).toEqual(idsOf(before))
      expect(after).toContain('https://elsewhere.example/economy/')
      expect(after).not.toContain('localhost')
    } finally {
      delete process.env.SITE_URL
    }
  })

  it('has a text even of a story without one: what its headline says', async () => {
    const db = opened()
    await addStory(db, { slug: 'بے-متن', locale: 'ur', headline: 'صرف سرخی', document: doc() })
    const of = async (format: FeedFormat) => {
      const { body, problems } = await feedIn(db, format, { locale: 'ur' })
      expect(problems, format).toEqual([])
      return body
    }
    const text = '<p dir="rtl" lang="ur">صرف سرخی</p>'
    expect(parseRssFeed(await of('rss')).items![0]!.content!.encoded).toBe(text)
    expect(parseAtomFeed(await of('atom')).entries![0]!.content!.value).toBe(text)
    expect(parseJsonFeed(await of('json')).items![0]!.content_html).toBe(text)
  })

  it('holds the newest stories, so many and no more', async () => {
    const db = opened()
    for (let n = 0; n < feedSize; n += 1)
      await addStory(db, { slug: `story-${n}`, locale: 'fr', publishedIn: -(n + 1) / 60 })
    const feed = JSON.parse((await feedIn(db, 'json', { locale: 'fr' })).body) as { items: { url: string }[] }
    expect(feed.items).toHaveLength(feedSize)
    await addStory(db, { slug: 'newest', locale: 'fr', publishedIn: -0.001 })
    const later = JSON.parse((await feedIn(db, 'json', { locale: 'fr' })).body) as typeof feed
    expect(later.items).toHaveLength(feedSize)
    expect(later.items[0]!.url).toMatch(/\/newest$/)
  })

  it('makes a page of either XML format for a person, in the feed’s own language and direction', async () => {
    for (const locale of locales) {
      const xsl = (await feedDocument(opened(), { kind: 'style', locale, style: 'xsl' }))!
      expect(readXml(xsl.body).name).toBe('xsl:stylesheet')
      expect(xsl.body).toContain(
        `<html lang="${locale}" dir="${['en', 'fr'].includes(locale) ? 'ltr' : 'rtl'}">`,
      )
      const css = (await feedDocument(opened(), { kind: 'style', locale, style: 'css' }))!
      expect(css.body).toContain('content: "')
      expect(css.body).toContain(locale === 'en' ? 'Warraq' : 'ورّاق')
    }
  })

  it('knows no list that is not there', async () => {
    for (const kind of listKinds)
      for (const format of feedFormats)
        expect(
          await feedDocument(opened(), { kind: 'feed', locale: 'ar', format, list: { kind, slug: 'none' } }),
        ).toBeNull()
  })
})

describe('readFeedAddress', () => {
  it.each([
    [['ar.rss'], { kind: 'feed', locale: 'ar', format: 'rss' }],
    [['en.json'], { kind: 'feed', locale: 'en', format: 'json' }],
    [
      ['fa', 'topic', 'payments.atom'],
      { kind: 'feed', locale: 'fa', format: 'atom', list: { kind: 'topic', slug: 'payments' } },
    ],
    [['ar'], { kind: 'moved', href: '/feed/ar.atom' }],
    [['ur.xsl'], { kind: 'style', locale: 'ur', style: 'xsl' }],
  ])('reads %j', (segments, address) => {
    expect(readFeedAddress(segments)).toEqual(address)
  })

  it.each([
    [[]],
    [['xx.rss']],
    [['ar.xml']],
    [['ar.rss', 'topic']],
    [['ar', 'topic', 'payments']],
    [['ar', 'story', 'payments.rss']],
    [['ar', 'topic', '..rss']],
    [['ar', 'topic', `${'a'.repeat(65)}.rss`]],
    [['ar', 'topic', 'payments.rss', 'x']],
    [['ar', 'topic', 'payments.xsl']],
    [['AR.rss']],
    [['ar.rss.json']],
    [["ar' or 1=1.rss"]],
  ])('knows %j for no address', (segments) => {
    expect(readFeedAddress(segments)).toBeNull()
  })
})

describe('the rules', () => {
  it('find fault with feeds that are wrong', () => {
    const generated = generateRssFeed({ title: 'a', link: 'https://x', description: '<b>x</b>', items: [] })
    expect(
      rssProblems(generated.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/<\/?b>/g, ''), 'https://x'),
    ).not.toEqual([])
    expect(htmlProblems('<p onclick="x"><a href="/x">y</a><script>z</script></p>')).toHaveLength(3)
    for (const wrong of [
      '<a>&nbsp;</a>',
      '<a><b></a></b>',
      '<a x="1" x="2"/>',
      '<a>]]></a>',
      '<x:a/>',
      '<a>\u0001</a>',
      '<a/><b/>',
    ])
      expect(() => readXml(`<?xml version="1.0" encoding="utf-8"?>\n${wrong}`), wrong).toThrow()
  })
})
