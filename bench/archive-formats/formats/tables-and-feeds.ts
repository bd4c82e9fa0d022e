/** Tables, and feeds of three kinds. */
import { decode, type Format, inner, ofHtml, plain, rowsOf, story, textOf, value } from '../counted.ts'
import { picture } from '../sample-files.ts'

export const csv: Format = {
  name: 'Table, CSV',
  files: () => ({
    'stories.csv': `id,العنوان,النص,الكاتب,تاريخ النشر,القسم,الوسوم,الرابط,الصورة,تعليق الصورة,الحالة,عدد القراءات
1,سفينة تصل,"<p>وصلت <b>السفينة</b>، كما في <a href=""https://example.org/log"">السجل</a>.</p>",سلمى حداد,2021-03-04T07:30:00Z,اقتصاد,"سفن, بحر",/news.php?id=1,https://old.example/port.png,الميناء من الجو,منشور,120
2,يوم هادئ,"لم تصل سفينة.

وعاد الصيادون.",عمر صالح,2021-03-05T07:30:00Z,مجتمع,,/news.php?id=2,,,منشور,3
3,مسودة,لم تكتمل.,سلمى حداد,,اقتصاد,,,,,مسودة,0
`,
  }),
  media: () => ({ 'port.png': picture('csv-port') }),
  count: (files) => ({
    stories: rowsOf(textOf(files, 'stories.csv')).map((row) => {
      const shown = ofHtml(row.النص!)
      return story(row.العنوان!, {
        ...shown,
        texts: [...shown.texts, row['تعليق الصورة']!],
        pictures: [row.الصورة!].filter(Boolean),
        state: row.الحالة === 'منشور' ? 'public' : 'not-public',
        day: row['تاريخ النشر'] || null,
        terms: [row.القسم!, ...row.الوسوم!.split(',')].map((each) => each.trim()).filter(Boolean),
        authors: [row.الكاتب!],
        addresses: [row.الرابط!].filter(Boolean),
      })
    }),
    beside: [{ what: 'Columns that say nothing of a story', count: 1, note: 'column-left-out' }],
  }),
}

const jsonRows = [
  {
    id: 1,
    title: 'سفينة تصل',
    body: '<p>وصلت <a href="https://example.org/log">السفينة</a>.</p><p><img src="https://old.example/crane.png" alt="رافعة"></p>',
    author: 'سلمى حداد',
    date: '2021-03-04T07:30:00Z',
    category: 'اقتصاد',
    tags: ['سفن', 'بحر'],
    url: 'https://old.example/ship',
  },
  {
    id: 2,
    title: 'يوم هادئ',
    body: '<p>لم تصل سفينة.</p>',
    author: 'عمر صالح',
    date: '2021-03-05T07:30:00Z',
    category: 'مجتمع',
    tags: [],
    url: 'https://old.example/calm',
  },
]
export const json: Format = {
  name: 'Table, JSON',
  files: () => ({ 'stories.json': JSON.stringify(jsonRows) }),
  count: (files) => ({
    stories: (JSON.parse(textOf(files, 'stories.json')) as typeof jsonRows).map((row) =>
      story(row.title, {
        ...ofHtml(row.body),
        day: row.date,
        terms: [row.category, ...row.tags],
        authors: [row.author],
        addresses: [row.url],
      }),
    ),
    beside: [],
  }),
}

const feedHtml =
  '<p>وصلت <b>السفينة</b> كما في <a href="https://example.org/log">السجل</a>.</p><figure><img src="https://old.example/port.png" alt="رصيف"><figcaption>الميناء من الجو</figcaption></figure><ul><li>قمح</li><li>ذرة</li></ul>'
const jsonFeedFile = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'رصيف',
  home_page_url: 'https://old.example/',
  language: 'ar',
  items: [
    {
      id: 'https://old.example/1',
      url: 'https://old.example/1',
      title: 'سفينة تصل',
      summary: 'عند الظهر',
      content_html: feedHtml,
      date_published: '2021-03-04T07:30:00Z',
      tags: ['اقتصاد', 'سفن'],
      authors: [{ name: 'سلمى حداد' }],
      image: 'https://old.example/lead.png',
    },
    {
      id: '2',
      url: 'https://old.example/2',
      title: 'يوم هادئ',
      content_text: 'لم تصل سفينة.',
      date_published: '2021-03-05T07:30:00Z',
      tags: [] as string[],
      authors: [] as { name: string }[],
    },
  ],
}
export const jsonFeed: Format = {
  name: 'JSON Feed',
  files: () => ({ 'feed.json': JSON.stringify(jsonFeedFile) }),
  count: (files) => ({
    stories: (JSON.parse(textOf(files, 'feed.json')) as typeof jsonFeedFile).items.map((each) => {
      const shown = ofHtml(each.content_html ?? each.content_text ?? '')
      return story(each.title, {
        ...shown,
        texts: [...shown.texts, each.summary ?? ''],
        pictures: [...shown.pictures, each.image ?? ''].filter(Boolean),
        day: each.date_published,
        terms: each.tags,
        authors: each.authors.map(({ name }) => name),
        addresses: [each.url],
      })
    }),
    beside: [],
  }),
}

export const rss: Format = {
  name: 'RSS',
  files: () => ({
    'rss.xml': `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>رصيف</title><link>https://old.example/</link><atom:link rel="self" href="https://old.example/feed"/><language>ar-EG</language>
<item><title>سفينة تصل &amp; أخرى تغادر</title><link>https://old.example/2021/ship/</link><guid isPermaLink="false">https://old.example/?p=1</guid><pubDate>Thu, 04 Mar 2021 07:30:00 +0000</pubDate><dc:creator><![CDATA[سلمى حداد]]></dc:creator><category><![CDATA[اقتصاد]]></category><category><![CDATA[سفن]]></category><description><![CDATA[عند الظهر]]></description><content:encoded><![CDATA[${feedHtml}]]></content:encoded></item>
<item><title>يوم هادئ</title><link>https://old.example/2021/calm/</link><guid>https://old.example/2021/calm/</guid><pubDate>Fri, 05 Mar 2021 07:30:00 +0000</pubDate><description>لم تصل سفينة، وعاد الصيادون قبل الغروب.</description></item>
</channel></rss>`,
  }),
  count: (files) => ({
    stories: inner(textOf(files, 'rss.xml'), 'item').map((each) => {
      const html = value(each, 'content:encoded')
      const shown = ofHtml(html)
      return story(value(each, 'title'), {
        ...shown,
        texts: [...shown.texts, value(each, 'description')],
        day: new Date(value(each, 'pubDate')).toISOString(),
        terms: inner(each, 'category').map(plain),
        authors: [value(each, 'dc:creator')].filter(Boolean),
        addresses: [value(each, 'link')],
      })
    }),
    beside: [],
  }),
}

export const atom: Format = {
  name: 'Atom',
  files: () => ({
    'atom.xml': `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>رصيف</title><link rel="self" href="https://feeds.example/x"/><link href="https://old.example/"/><id>urn:x</id><updated>2021-03-06T00:00:00Z</updated>
<entry><id>tag:old.example,2021:1</id><title type="html">سفينة &lt;i&gt;تصل&lt;/i&gt;</title><link rel="alternate" href="https://old.example/1"/><published>2021-03-04T07:30:00Z</published><updated>2021-03-05T00:00:00Z</updated><author><name>سلمى حداد</name></author><category term="اقتصاد"/><summary>عند الظهر</summary><content type="html">${feedHtml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</content></entry>
<entry><id>tag:old.example,2021:2</id><title>يوم هادئ</title><link href="https://old.example/2"/><published>2021-03-05T07:30:00Z</published><updated>2021-03-05T07:30:00Z</updated><author><name>عمر صالح</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>لم تصل <em>سفينة</em>.</p></div></content></entry></feed>`,
  }),
  count: (files) => ({
    stories: inner(textOf(files, 'atom.xml'), 'entry').map((each) => {
      const content = inner(each, 'content')[0] ?? ''
      const shown = ofHtml(content.includes('<div') ? content : decode(content))
      return story(value(each, 'title').replace(/<[^>]*>/g, ''), {
        ...shown,
        texts: [...shown.texts, value(each, 'summary')],
        day: value(each, 'published'),
        terms: [...each.matchAll(/<category term="([^"]*)"/g)].map(([, term = '']) => term),
        authors: [value(inner(each, 'author')[0]!, 'name')],
        addresses: [/<link [^>]*href="([^"]*)"/.exec(each)![1]!],
      })
    }),
    beside: [],
  }),
}
