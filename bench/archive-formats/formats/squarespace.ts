/** Squarespace, Settings → Import & export. */
import { type Format, inner, ofHtml, plain, story, textOf, value } from '../counted.ts'

const item = (
  title: string,
  link: string,
  html: string,
  given: { id: number; type?: string; status?: string; more?: string },
) => `    <item>
      <title>${title}</title>
      <link>${link}</link>
      <content:encoded><![CDATA[${html}]]></content:encoded>
      <excerpt:encoded/>
      <wp:post_name>${link.slice(1)}</wp:post_name>
      <wp:post_type>${given.type ?? 'post'}</wp:post_type>
      <wp:post_id>${given.id}</wp:post_id>
      <wp:status>${given.status ?? 'publish'}</wp:status>
      <pubDate>Wed, 05 Apr 2023 14:42:38 +0000</pubDate>
      <wp:post_date>2023-04-05 14:42:38</wp:post_date>
      <wp:post_date_gmt>2023-04-05 14:42:38</wp:post_date_gmt>
${given.more ?? ''}      <dc:creator>salma@raseef.example</dc:creator>
    </item>
`
const image = (name: string, caption: string) =>
  `<div class="image-block-outer-wrapper layout-caption-below"><figure class="sqs-block-image-figure intrinsic"><div class="image-block-wrapper"><noscript><img src="https://images.squarespace-cdn.com/content/${name}" /></noscript><img class="thumb-image" data-src="https://images.squarespace-cdn.com/content/${name}" data-image="https://images.squarespace-cdn.com/content/${name}" data-load="false" alt="${name}"></div><figcaption class="image-caption-wrapper"><div class="image-caption"><p>${caption}</p></div></figcaption></figure></div>`

export const squarespace: Format = {
  name: 'Squarespace',
  files: () => ({
    'Squarespace-Wordpress-Export-04-02-2024.xml': `<?xml version="1.0" encoding="UTF-8"?>
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
    </wp:author>
${item('الميناء &amp; البحر', '/blog/2023/04/05/the-port', `<div class="sqs-layout">${image('port.jpg', 'الميناء عند الفجر')}<p>وصلنا مع <a href="https://example.org/dawn">الفجر</a>.</p><div class="sqs-video-wrapper" data-provider-name="YouTube" data-html="&lt;iframe src=&quot;//www.youtube.com/embed/dQw4w9WgXcQ?wmode=opaque&quot; width=&quot;640&quot;&gt;&lt;/iframe&gt;"></div><h2>ما بعد</h2><p>بقي قاربان.</p></div>`, { id: 4, more: `      <category domain="post_tag" nicename="sea"><![CDATA[بحر]]></category>\n      <category domain="category" nicename="cities"><![CDATA[مدن]]></category>\n      <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>شكرًا</wp:comment_content></wp:comment>\n      <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[5]]></wp:meta_value></wp:postmeta>\n` })}${item('مسودة', '/blog/draft', '<p>لم تكتمل.</p>', { id: 6, status: 'draft' })}${item('من نحن', '/about', '<p>صحيفة من البحر.</p>', { id: 7, type: 'page' })}    <item>
      <wp:attachment_url>https://images.squarespace-cdn.com/content/thumb.jpg</wp:attachment_url>
      <link>https://images.squarespace-cdn.com/content/thumb.jpg</link>
      <title>thumb</title>
      <wp:post_type>attachment</wp:post_type>
      <wp:post_id>5</wp:post_id>
      <wp:status>inherit</wp:status>
    </item>
  </channel>
</rss>
`,
  }),
  count(files) {
    const xml = textOf(files, Object.keys(files)[0]!)
    const items = inner(xml, 'item')
    const library = new Map(
      items.map((each) => [value(each, 'wp:post_id'), value(each, 'wp:attachment_url')]),
    )
    const people = new Map(
      inner(xml, 'wp:author').map((each) => [
        value(each, 'wp:author_login'),
        value(each, 'wp:author_display_name'),
      ]),
    )
    return {
      stories: items
        .filter((each) => value(each, 'wp:post_type') !== 'attachment')
        .map((each) => {
          const html = value(each, 'content:encoded')
          // Its own name for alternative words.
          const shown = ofHtml(html.replace(/ alt="[^"]*\.jpg"/g, '').replaceAll('data-src=', 'src='))
          const films = [...html.matchAll(/data-html="[^"]*?src=&quot;(.*?)&quot;/g)].map(([, at = '']) => at)
          const lead = library.get(value(each, 'wp:meta_value'))
          return story(value(each, 'title'), {
            ...shown,
            pictures: [...shown.pictures, ...(lead ? [lead] : [])],
            links: [...shown.links, ...films],
            state:
              value(each, 'wp:post_type') === 'page'
                ? 'page'
                : value(each, 'wp:status') === 'publish'
                  ? 'public'
                  : 'not-public',
            day: `${value(each, 'wp:post_date_gmt').replace(' ', 'T')}Z`,
            terms: inner(each, 'category').map(plain),
            authors: [people.get(value(each, 'dc:creator')) ?? ''],
            addresses: [value(each, 'link')],
          })
        }),
      beside: [
        { what: 'Readers’ comments', count: inner(xml, 'wp:comment').length, note: 'comments-left-out' },
      ],
    }
  },
}
