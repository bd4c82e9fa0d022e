import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const image = {
  _id: 'IMG1',
  type: 'image',
  url: 'https://cloudfront-us-east-1.images.arcpublishing.com/site/IMG1.jpg',
  alt_text: 'رصيف',
  caption: 'الميناء فجرًا',
  credits: { by: [{ type: 'author', name: 'عمر ناصر' }], affiliation: [{ name: 'وكالة' }] },
  additional_properties: { originalUrl: 'https://cdn.example/original/IMG1.jpg' },
}
const story = (more: object = {}) => ({
  type: 'story',
  version: '0.10.9',
  _id: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  language: 'ar',
  canonical_url: '/economy/2021/03/04/port-arrival/',
  canonical_website: 'raseef',
  websites: {
    raseef: { website_url: '/economy/2021/03/04/port-arrival/' },
    daily: { website_url: '/port/' },
  },
  created_date: '2021-03-04T07:00:00Z',
  first_publish_date: '2021-03-04T07:30:00Z',
  publish_date: '2021-03-06T07:30:00Z',
  display_date: '2021-03-04T08:00:00Z',
  headlines: { basic: 'سفينة تصل', print: '' },
  subheadlines: { basic: 'تفاصيل من الرصيف' },
  credits: {
    by: [
      { type: 'author', _id: 'salma', name: 'سلمى حداد', slug: 'salma-haddad', bio: 'مراسلة' },
      { type: 'author', additional_properties: { original: { byline: 'عمر ناصر' } } },
    ],
  },
  taxonomy: {
    primary_section: { _id: '/economy', type: 'section', name: 'اقتصاد', path: '/economy' },
    sections: [
      { _id: '/economy', name: 'اقتصاد' },
      { _id: '/economy/ports', name: 'موانئ' },
    ],
    tags: [{ text: 'سفن', slug: 'ships' }],
  },
  promo_items: { basic: image },
  related_content: { redirect: [{ type: 'redirect', redirect_url: '/old/port/' }] },
  content_elements: [
    { type: 'text', content: 'وصلت <b>السفينة</b>.' },
    { type: 'header', level: 2, content: 'ما بعد' },
    image,
    {
      type: 'gallery',
      headlines: { basic: 'ألبوم' },
      content_elements: [
        { ...image, _id: 'IMG2', url: 'https://x.example/2.jpg', additional_properties: {} },
      ],
    },
    {
      type: 'list',
      list_type: 'ordered',
      items: [
        { type: 'text', content: 'أول' },
        { type: 'list', list_type: 'unordered', items: [{ type: 'text', content: 'داخلي' }] },
      ],
    },
    {
      type: 'quote',
      subtype: 'pullquote',
      content_elements: [{ type: 'text', content: 'البحر لا ينسى' }],
      citation: { type: 'text', content: 'صياد' },
    },
    {
      type: 'oembed_response',
      subtype: 'youtube',
      raw_oembed: {
        type: 'video',
        url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
        html: '<iframe></iframe>',
      },
    },
    {
      type: 'table',
      header: [
        { type: 'text', content: 'سنة' },
        { type: 'text', content: 'سفن' },
      ],
      rows: [
        [
          { type: 'text', content: '١٩٢٠' },
          { type: 'text', content: '١٢' },
        ],
      ],
    },
    { type: 'correction', correction_type: 'correction', text: 'تصويب: الرقم ١٢' },
    {
      type: 'video',
      headlines: { basic: 'فيديو' },
      streams: [{ stream_type: 'mp4', url: 'https://x.example/v.mp4' }],
    },
    { type: 'interstitial_link', url: 'https://raseef.example/other', content: 'اقرأ أيضًا' },
    { type: 'raw_html', content: '<p>خام</p>' },
    { type: 'divider' },
    { type: 'custom_embed', subtype: 'poll', embed: { id: '1' } },
  ],
  additional_properties: { is_published: true },
  revision: { published: true },
  ...more,
})

it('reads stories of ANS, in files and in answers of a search', async () => {
  const read = await opened('arc.zip', {
    'story.json': JSON.stringify(story()),
    'results.json': JSON.stringify({
      type: 'results',
      version: '0.6.0',
      count: 2,
      content_elements: [
        story({ _id: 'PAID', content_restrictions: { content_code: 'premium' } }),
        story({ _id: 'DRAFT', publish_date: undefined, additional_properties: { is_published: false } }),
        { type: 'video', _id: 'V', headlines: { basic: 'v' } },
        story({
          _id: 'FILM',
          promo_items: {
            basic: {
              type: 'video',
              headlines: { basic: 'فيلم' },
              streams: [{ stream_type: 'mp4', url: 'https://x.example/f.mp4' }],
              promo_items: { basic: image },
            },
          },
        }),
      ],
    }),
  })
  expect(read.format).toBe('arc')
  expect(read.of('story').map(({ sourceId, state }) => [sourceId, state])).toEqual([
    ['PAID', 'private'],
    ['DRAFT', 'draft'],
    ['FILM', 'published'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'published'],
  ])
  const [, , film, found] = read.of('story')
  expect(film?.lead).toBe('https://cdn.example/original/IMG1.jpg')
  expect(htmlOf(film!)).toMatch(/^<p><a href="https:\/\/x\.example\/f\.mp4">فيلم<\/a><\/p>/)
  expect(found).toMatchObject({
    headline: 'سفينة تصل',
    standfirst: 'تفاصيل من الرصيف',
    publishedAt: new Date('2021-03-04T08:00:00Z'),
    people: ['salma', 'عمر ناصر'],
    section: { name: 'اقتصاد', slug: 'economy' },
    topics: [{ name: 'موانئ' }, { name: 'سفن', slug: 'ships' }],
    lead: 'https://cdn.example/original/IMG1.jpg',
    oldPaths: ['/economy/2021/03/04/port-arrival/', '/port/', '/old/port/'],
  })
  expect(read.of('picture')[0]).toMatchObject({
    alt: 'رصيف',
    caption: 'الميناء فجرًا',
    credit: 'عمر ناصر / وكالة',
  })
  expect(read.notes).toEqual(['type-left-out: video'])
  const said: string[] = []
  const html = found!.text(({ kind, subject }) => said.push(`${kind}: ${subject}`))
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual([
    'paragraph',
    'heading',
    'figure',
    'heading',
    'figure',
    'orderedList',
    'blockquote',
    'embed',
    'table',
    'paragraph',
    'paragraph',
    'paragraph',
    'paragraph',
    'horizontalRule',
  ])
  const text = plainText({ type: 'doc', content: blocks })
  for (const words of ['داخلي', 'صياد', 'تصويب: الرقم ١٢', 'فيديو', 'اقرأ أيضًا', 'خام'])
    expect(text).toContain(words)
  expect(said).toEqual(['block-left-out: custom_embed: poll'])
})

it('says who is only pointed to, and files under the section that is', async () => {
  const read = await opened(
    'ans.json',
    JSON.stringify(
      story({
        credits: { by: [{ type: 'reference', referent: { id: 'newsroom', type: 'author', provider: '' } }] },
        taxonomy: { primary_section: { type: 'reference', referent: { id: '/news/peru', type: 'section' } } },
        content_elements: [
          { type: 'endorsement', title: 'الأفضل', endorsement: 'اختيارنا' },
          { type: 'numeric_rating', numeric_rating: 4, max: 5, units: 'نجوم' },
        ],
      }),
    ),
  )
  const [found] = read.of('story')
  expect(found).toMatchObject({
    people: [],
    section: { name: 'peru', slug: 'peru', isTag: true },
    notes: [{ kind: 'author-unknown', subject: 'newsroom' }],
  })
  expect(htmlOf(found!)).toBe('<p>الأفضل: اختيارنا</p>\n<p>4 / 5 نجوم</p>')
})
