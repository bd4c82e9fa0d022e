import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { all, bytesOf, htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'
import { readFeed } from './read-feed.ts'

const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>الميناء</title><link>https://old.example/</link><atom:link rel="self" href="https://old.example/feed"/><language>ar-EG</language>
<item><title>خبر &amp;amp; آخر</title><link>https://old.example/a</link><guid isPermaLink="false">old-1</guid><pubDate>Tue, 03 Mar 2020 10:00:00 +0200</pubDate><dc:creator>سلمى</dc:creator><category>اقتصاد</category><category>سفن</category><description>ملخّص الخبر</description><content:encoded><![CDATA[<p>نصّ <b>الخبر</b></p>]]></content:encoded><enclosure url="https://old.example/a.png" type="image/png" length="1"/></item>
<item><title>بلا متن</title><link>https://elsewhere.example/b</link><description>&lt;p&gt;ما في الملخّص&lt;/p&gt;</description></item></channel></rss>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>الميناء</title><link rel="self" href="https://feeds.example/x"/><link href="https://old.example/"/><id>urn:x</id>
<entry><id>urn:1</id><title type="html">خبر &lt;i&gt;مائل&lt;/i&gt;</title><link rel="alternate" href="https://old.example/1"/><published>2021-01-02T03:04:05+02:00</published><author><name>عمر</name></author><category term="x" label="اقتصاد"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أول <b>عريض</b> ثانٍ</p></div></content></entry></feed>`
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><link>https://old.example/</link></channel><item rdf:about="https://old.example/r"><title>قديم</title><link>https://old.example/r</link><dc:date>2005-01-01T00:00:00Z</dc:date><description>نصّ</description></item></rdf:RDF>`

it('reads RSS', async () => {
  const stories = await all(readFeed(bytesOf(rss)), 'story')
  expect(stories[0]).toMatchObject({
    sourceId: 'old-1',
    headline: 'خبر & آخر',
    standfirst: 'ملخّص الخبر',
    publishedAt: new Date('2020-03-03T08:00:00Z'),
    people: ['سلمى'],
    section: { name: 'اقتصاد', isTag: true },
    topics: [{ name: 'سفن' }],
    lead: 'https://old.example/a.png',
    oldPaths: ['https://old.example/a'],
  })
  // An address of another site is none of its old ones.
  expect(stories[1]).toMatchObject({
    sourceId: 'https://elsewhere.example/b',
    standfirst: null,
    oldPaths: [],
  })
  expect(htmlOf(stories[1]!)).toBe('<p>ما في الملخّص</p>')
  expect(await all(readFeed(bytesOf(rss)), 'site')).toMatchObject([
    { source: 'feed:old.example', locale: 'ar' },
  ])
})

it('reads Atom, with elements as its text', async () => {
  const [story] = await all(readFeed(bytesOf(atom)), 'story')
  expect(story).toMatchObject({
    sourceId: 'urn:1',
    headline: 'خبر مائل',
    people: ['عمر'],
    publishedAt: new Date('2021-01-02T01:04:05Z'),
    oldPaths: ['https://old.example/1'],
  })
  const { blocks } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
  expect(plainText({ type: 'doc', content: blocks })).toBe('أول عريض ثانٍ')
  expect(await all(readFeed(bytesOf(atom)), 'site')).toMatchObject([
    { source: 'feed:old.example', locale: 'ar' },
  ])
})

it('reads RDF', async () => {
  const stories = await all(readFeed(bytesOf(rdf)), 'story')
  expect(stories).toMatchObject([{ headline: 'قديم', publishedAt: new Date('2005-01-01T00:00:00Z') }])
  expect(htmlOf(stories[0]!)).toBe('نصّ')
})

it('publishes no draft, and no comment', async () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:app="http://www.w3.org/2007/app"><id>urn:x</id>
<entry><id>urn:1</id><title>خبر</title><content>نصّ</content></entry>
<entry><id>urn:2</id><title>مسودة</title><app:control><app:draft>yes</app:draft></app:control><content>سرّ</content></entry>
<entry><id>urn:3</id><title>منشور</title><app:control><app:draft>no</app:draft></app:control><content>نصّ</content></entry>
<entry><id>urn:4</id><title>تعليق</title><thr:in-reply-to ref="urn:1"/><content>شكرًا</content></entry></feed>`
  const stories = await all(readFeed(bytesOf(feed)), 'story')
  expect(stories.map(({ sourceId, state }) => [sourceId, state])).toEqual([
    ['urn:1', 'published'],
    ['urn:2', 'draft'],
    ['urn:3', 'published'],
  ])
  expect(await all(readFeed(bytesOf(feed)), 'other')).toEqual([
    { kind: 'other', note: { kind: 'comments-left-out', subject: '1' } },
  ])
})

it('reads a JSON Feed', async () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'الميناء',
    home_page_url: 'https://old.example/',
    feed_url: 'https://old.example/feed.json',
    language: 'ar',
    items: [
      {
        id: '1',
        url: 'https://old.example/1',
        title: 'خبر',
        content_html: '<p>نصّ</p>',
        summary: 'ملخّص',
        image: 'https://old.example/1.png',
        date_published: '2021-01-02T03:04:05+02:00',
        authors: [{ name: 'عمر' }],
        tags: ['اقتصاد'],
      },
    ],
  }
  const read = await opened('feed.json', JSON.stringify(feed, null, 2))
  expect(read.format).toBe('feed')
  expect(read.of('site')).toMatchObject([{ source: 'feed:https://old.example', locale: 'ar' }])
  expect(read.of('story')).toMatchObject([
    {
      sourceId: '1',
      headline: 'خبر',
      standfirst: 'ملخّص',
      publishedAt: new Date('2021-01-02T01:04:05Z'),
      people: ['عمر'],
      section: { name: 'اقتصاد', isTag: true },
      lead: 'https://old.example/1.png',
      oldPaths: ['https://old.example/1'],
    },
  ])
})
