import { expect, it } from 'vitest'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'
import { squarespaceHtml } from './squarespace-html.ts'

const item = (inside: string) => `    <item>\n${inside}\n    </item>\n`
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/" version="2.0">
  <channel>
    <title>Raseef</title>
    <link>https://www.raseef.example</link>
    <pubDate>Tue, 02 Apr 2024 05:16:20 +0000</pubDate>
    <description />
    <language>ar-EG</language>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:author>
      <wp:author_id>-19091979</wp:author_id>
      <wp:author_login>salma@raseef.example</wp:author_login>
      <wp:author_email>salma@raseef.example</wp:author_email>
      <wp:author_display_name><![CDATA[سلمى حداد]]></wp:author_display_name>
      <wp:author_first_name><![CDATA[سلمى]]></wp:author_first_name>
      <wp:author_last_name><![CDATA[حداد]]></wp:author_last_name>
    </wp:author>
${item(`      <title>الميناء &amp; البحر</title>
      <link>/blog/2023/04/05/the-port</link>
      <content:encoded><![CDATA[<div class="sqs-layout"><div class="image-block-outer-wrapper layout-caption-below design-layout-inline"><figure class="sqs-block-image-figure intrinsic"><div class="image-block-wrapper"><noscript><img src="https://images.squarespace-cdn.com/content/port.jpg" /></noscript><img class="thumb-image" data-src="https://images.squarespace-cdn.com/content/port.jpg" data-image="https://images.squarespace-cdn.com/content/port.jpg" data-load="false" alt="port.jpg"></div><figcaption class="image-caption-wrapper"><div class="image-caption"><p>الميناء</p></div></figcaption></figure></div><p>وصلنا مع الفجر.</p><div class="sqs-video-wrapper" data-provider-name="YouTube" data-html="&lt;iframe src=&quot;//www.youtube.com/embed/dQw4w9WgXcQ?wmode=opaque&quot; width=&quot;640&quot;&gt;&lt;/iframe&gt;"></div></div>]]></content:encoded>
      <excerpt:encoded><![CDATA[<p>سطر</p>]]></excerpt:encoded>
      <wp:post_name>blog/2023/04/05/the-port</wp:post_name>
      <wp:post_type>post</wp:post_type>
      <wp:post_id>4</wp:post_id>
      <wp:status>publish</wp:status>
      <pubDate>Wed, 05 Apr 2023 14:42:38 +0000</pubDate>
      <wp:post_date>2023-04-05 14:42:38</wp:post_date>
      <wp:post_date_gmt>2023-04-05 14:42:38</wp:post_date_gmt>
      <category domain="post_tag" nicename="sea"><![CDATA[بحر]]></category>
      <category domain="category" nicename="cities"><![CDATA[مدن]]></category>
      <dc:creator>salma@raseef.example</dc:creator>
      <wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>
      <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[5]]></wp:meta_value></wp:postmeta>`)}${item(`      <title>مسودة</title>
      <link>/blog/draft</link>
      <content:encoded><![CDATA[<p>م</p>]]></content:encoded>
      <wp:post_name>draft.html</wp:post_name>
      <wp:post_type>post</wp:post_type>
      <wp:post_id>6</wp:post_id>
      <wp:status>draft</wp:status>`)}${item(`      <wp:attachment_url>https://images.squarespace-cdn.com/content/thumb.jpg</wp:attachment_url>
      <link>https://images.squarespace-cdn.com/content/thumb.jpg</link>
      <title>thumb</title>
      <wp:post_type>attachment</wp:post_type>
      <wp:post_id>5</wp:post_id>
      <wp:status>inherit</wp:status>`)}${item(`      <link>/services</link>
      <title>خدمات</title>
      <pubDate>Sat, 27 May 2017 11:33:38 +0000</pubDate>
      <content:encoded><![CDATA[<p>ص</p>]]></content:encoded>
      <wp:post_name>services</wp:post_name>
      <wp:post_type>page</wp:post_type>
      <wp:post_id>135</wp:post_id>
      <wp:status>publish</wp:status>`)}  </channel>
</rss>`

it('reads an & that nobody escaped', async () => {
  const bare = xml
    .replace('الميناء &amp; البحر', 'الميناء & البحر')
    .replace('the-port</link>', 'the-port?a=1&b=2</link>')
  const [story] = (await opened('Squarespace-Wordpress-Export.xml', bare)).of('story')
  expect(story).toMatchObject({
    headline: 'الميناء & البحر',
    oldPaths: ['/blog/2023/04/05/the-port?a=1&b=2'],
  })
})

it('reads addresses without a host, and pictures that are loaded late', async () => {
  const read = await opened('Squarespace-Wordpress-Export.xml', xml)
  expect(read.format).toBe('squarespace')
  expect(read.of('site')).toEqual([
    {
      kind: 'site',
      source: 'squarespace:raseef.example',
      origin: 'https://www.raseef.example',
      locale: 'ar',
    },
  ])
  const [story, draft, page] = read.of('story')
  expect(story).toMatchObject({
    sourceId: '4',
    headline: 'الميناء & البحر',
    slug: 'the-port',
    standfirst: 'سطر',
    state: 'published',
    publishedAt: new Date('2023-04-05T14:42:38Z'),
    people: ['salma@raseef.example'],
    section: { name: 'مدن' },
    topics: [{ name: 'بحر' }],
    lead: 'picture:5',
    oldPaths: ['/blog/2023/04/05/the-port'],
  })
  expect(draft).toMatchObject({ state: 'draft', slug: 'draft' })
  expect(page).toMatchObject({ isPage: true, sourceId: 'page:/services' })
  expect(read.of('person')).toMatchObject([{ name: 'سلمى حداد', email: 'salma@raseef.example' }])
  expect(read.of('picture')).toMatchObject([{ key: '5' }])
  expect(read.notes).toEqual(['comments-left-out: 1'])
  const { blocks } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual(['figure', 'paragraph', 'embed'])
  expect(blocks[0]).toMatchObject({
    attrs: {
      mediaId: 'at:https://images.squarespace-cdn.com/content/port.jpg',
      alt: null,
      caption: 'الميناء',
    },
  })
})

it('makes one gallery of a block of pictures, with what stands under each', () => {
  const slide = (name: string, title: string) =>
    `<div class="slide" data-type="image"><div class="margin-wrapper"><a class="image-slide-anchor content-fit"><noscript><img src="https://images.squarespace-cdn.com/content/${name}.jpg"></noscript><img class="thumb-image" alt="${name}.jpg" data-src="https://images.squarespace-cdn.com/content/${name}.jpg" data-image="https://images.squarespace-cdn.com/content/${name}.jpg" data-load="false"></a><div class="image-slide-title">${title}</div></div></div>`
  const html = squarespaceHtml(
    `<div class="sqs-block gallery-block sqs-block-gallery"><div class="sqs-block-content"><div class="sqs-gallery-container sqs-gallery-block-grid"><div class="sqs-gallery">${slide('a', 'الرصيف &amp; البحر')}${slide('b', '')}${slide('c', 'السوق')}</div></div></div></div><p>بعدها.</p>`,
  )
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual(['gallery', 'paragraph'])
  expect(blocks[0]).toMatchObject({
    content: [
      { attrs: { caption: 'الرصيف & البحر' } },
      { attrs: { caption: null } },
      { attrs: { caption: 'السوق' } },
    ],
  })
  // Each stood twice, once for who runs no scripts.
  expect(html.match(/<img/g)).toHaveLength(3)
})
