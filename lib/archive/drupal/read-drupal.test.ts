import { expect, it } from 'vitest'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const node = (id: string, attributes: object, relationships: object = {}) => ({
  type: 'node--article',
  id,
  links: { self: { href: `https://old.example/jsonapi/node/article/${id}` } },
  attributes: {
    drupal_internal__nid: 17,
    langcode: 'ar',
    status: true,
    title: 'سفينة تصل',
    created: '2021-03-04T09:30:00+02:00',
    changed: '2021-03-05T09:30:00+02:00',
    promote: true,
    sticky: false,
    default_langcode: true,
    path: { alias: '/economy/port-arrival', pid: 5, langcode: 'ar' },
    body: {
      value: '<p>وصلت السفينة.</p>',
      format: 'basic_html',
      processed: '<p>وصلت السفينة.</p>',
      summary: 'ملخص',
    },
    ...attributes,
  },
  relationships: {
    node_type: { data: { type: 'node_type--node_type', id: 'nt' } },
    uid: { data: { type: 'user--user', id: 'u1', meta: { drupal_internal__target_id: 1 } } },
    field_image: {
      data: { type: 'file--file', id: 'f1', meta: { alt: 'رصيف', title: '', width: 800, height: 600 } },
    },
    field_section: { data: { type: 'taxonomy_term--sections', id: 't1' } },
    field_tags: { data: [{ type: 'taxonomy_term--tags', id: 't2' }] },
    ...relationships,
  },
})
const jsonapi = { version: '1.0', meta: { links: { self: { href: 'http://jsonapi.org/format/1.0/' } } } }
const included = [
  { type: 'user--user', id: 'u1', attributes: { display_name: 'سلمى حداد', name: 'salma' } },
  {
    type: 'taxonomy_term--sections',
    id: 't1',
    attributes: { name: 'اقتصاد', path: { alias: '/sections/economy' } },
  },
  { type: 'taxonomy_term--tags', id: 't2', attributes: { name: 'سفن', path: { alias: null } } },
  {
    type: 'file--file',
    id: 'f1',
    attributes: {
      filename: 'port.jpg',
      uri: { value: 'public://2021-03/port.jpg', url: '/sites/default/files/2021-03/port.jpg' },
    },
  },
]

it('reads pages of JSON:API as one site, translations as versions of one story', async () => {
  const read = await opened('jsonapi.zip', {
    'page-1.json': JSON.stringify({ jsonapi, data: [node('n1', {})], included, links: {} }),
    'page-2.json': JSON.stringify({
      jsonapi,
      data: [
        node('n1', { langcode: 'en', default_langcode: false, title: 'A ship arrives' }),
        node('n2', { status: false, title: 'مسودة', moderation_state: 'draft' }),
        { type: 'block_content--basic', id: 'b' },
      ],
      included,
    }),
  })
  expect(read.format).toBe('drupal')
  expect(read.of('site')).toMatchObject([{ source: 'drupal:old.example', origin: 'https://old.example' }])
  const [first, translation, draft] = read.of('story')
  expect(first).toMatchObject({
    sourceId: 'n1',
    groupKey: 'n1',
    locale: 'ar',
    state: 'published',
    headline: 'سفينة تصل',
    slug: 'port-arrival',
    standfirst: 'ملخص',
    publishedAt: new Date('2021-03-04T07:30:00Z'),
    people: ['u1'],
    section: { name: 'اقتصاد', slug: 'economy' },
    topics: [{ name: 'سفن' }],
    lead: 'https://old.example/sites/default/files/2021-03/port.jpg',
    oldPaths: ['/economy/port-arrival', '/node/17'],
  })
  expect(translation).toMatchObject({
    sourceId: 'n1:en',
    groupKey: 'n1',
    locale: 'en',
    oldPaths: ['/en/economy/port-arrival', '/en/node/17'],
  })
  expect(read.of('picture')[0]).toMatchObject({
    address: 'https://old.example/sites/default/files/2021-03/port.jpg',
    alt: 'رصيف',
  })
  expect(draft).toMatchObject({ sourceId: 'n2', state: 'draft' })
  expect(read.notes).toEqual(['type-left-out: block_content--basic'])
})

it('reads what Views export as XML, and REST as JSON', async () => {
  const xml = `<?xml version="1.0"?>
<response><item key="0"><nid>17</nid><title>سفينة تصل</title><body>&lt;p&gt;وصلت.&lt;/p&gt;</body><created>2021-03-04T09:30:00+0200</created><status>On</status><field_tags>سفن, بحر</field_tags><view_node>/node/17</view_node></item><item key="1"><nid>18</nid><title>مسودة</title><body>م</body><created/><status>Off</status><field_tags/><view_node>/node/18</view_node></item></response>`
  const views = await opened('views.xml', xml)
  expect(views.format).toBe('drupal')
  expect(views.of('story')).toMatchObject([
    {
      sourceId: '17',
      headline: 'سفينة تصل',
      state: 'published',
      publishedAt: new Date('2021-03-04T07:30:00Z'),
      topics: [{ name: 'سفن' }, { name: 'بحر' }],
      oldPaths: ['/node/17'],
    },
    { sourceId: '18', state: 'draft' },
  ])
  const rest = [
    {
      nid: [{ value: 17 }],
      uuid: [{ value: 'x' }],
      langcode: [{ value: 'ar' }],
      status: [{ value: true }],
      title: [{ value: 'سفينة تصل' }],
      created: [{ value: '2021-03-04T07:30:00+00:00', format: 'Y-m-d' }],
      body: [{ value: '<p>وصلت.</p>', format: 'basic_html', processed: '<p>وصلت.</p>', summary: '' }],
      path: [{ alias: '/port', pid: 1, langcode: 'ar' }],
    },
  ]
  const [story] = (await opened('nodes.json', JSON.stringify(rest))).of('story')
  expect(story).toMatchObject({
    headline: 'سفينة تصل',
    locale: 'ar',
    state: 'published',
    oldPaths: ['/port'],
  })
  expect(htmlOf(story!)).toBe('<p>وصلت.</p>')
})

it('puts together what a node is built of', async () => {
  const paragraph = (id: string, attributes: object, relationships: object = {}) => ({
    type: 'paragraph--text',
    id,
    attributes: { status: true, langcode: 'ar', ...attributes },
    relationships,
  })
  const built = node(
    'n3',
    { body: null, field_lede: { value: 'تمهيد', format: 'plain_text', processed: '<p>تمهيد</p>' } },
    {
      field_content: {
        data: [
          { type: 'paragraph--text', id: 'p1' },
          { type: 'paragraph--text', id: 'p2' },
        ],
      },
    },
  )
  const parts = [
    paragraph('p1', { field_text: { value: 'أول', format: 'full_html', processed: '<p>أول</p>' } }),
    paragraph('p2', {}, { field_image: { data: { type: 'file--file', id: 'f1', meta: { alt: 'رصيف' } } } }),
  ]
  const read = await opened(
    'page.json',
    JSON.stringify({ jsonapi, data: [built], included: [...included, ...parts] }),
  )
  expect(htmlOf(read.of('story')[0]!)).toBe(
    '<p>تمهيد</p><p>أول</p><figure><img src="https://old.example/sites/default/files/2021-03/port.jpg" alt="رصيف"></figure>',
  )
})

it('makes one gallery of the pictures that one field of a paragraph has', async () => {
  const media = (id: string) => [
    {
      type: 'media--image',
      id: `m-${id}`,
      attributes: { name: id },
      relationships: {
        field_media_image: { data: { type: 'file--file', id: `f-${id}`, meta: { alt: id } } },
      },
    },
    { type: 'file--file', id: `f-${id}`, attributes: { uri: { url: `/sites/default/files/${id}.jpg` } } },
  ]
  const read = await opened('jsonapi.json', {
    'jsonapi.json': JSON.stringify({
      jsonapi,
      data: [node('n1', {}, { field_paragraphs: { data: [{ type: 'paragraph--gallery', id: 'p1' }] } })],
      included: [
        ...included,
        ...media('a'),
        ...media('b'),
        {
          type: 'paragraph--gallery',
          id: 'p1',
          attributes: {},
          relationships: {
            field_images: {
              data: [
                { type: 'media--image', id: 'm-a' },
                { type: 'file--file', id: 'f-b', meta: { alt: 'سوق', title: 'السوق <b>' } },
              ],
            },
          },
        },
      ],
    }),
  })
  const { blocks } = storyBlocks(htmlOf(read.of('story')[0]!), {
    locale: 'ar',
    otherwise: null,
    origin: null,
  })
  expect(blocks.at(-1)).toMatchObject({
    type: 'gallery',
    content: [{}, { attrs: { alt: 'سوق', caption: 'السوق <b>' } }],
  })
})
