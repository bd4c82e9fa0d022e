import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const text = (said: string, decorations: object[] = []) => ({
  type: 'TEXT',
  id: '',
  nodes: [],
  textData: { text: said, decorations },
})
const paragraph = (...nodes: object[]) => ({ type: 'PARAGRAPH', id: 'p', nodes, paragraphData: {} })
const rich = {
  nodes: [
    paragraph(
      text('وصلت '),
      text('السفينة', [
        { type: 'BOLD', fontWeightValue: 700 },
        { type: 'LINK', linkData: { link: { url: 'https://x.example/', target: 'BLANK' } } },
      ]),
    ),
    { type: 'HEADING', id: 'h', nodes: [text('ما بعد')], headingData: { level: 3 } },
    {
      type: 'IMAGE',
      id: 'i',
      nodes: [{ type: 'CAPTION', id: 'c', nodes: [text('الميناء')] }],
      imageData: { image: { src: { id: 'abc_1~mv2.jpg' }, width: 800, height: 600 }, altText: 'رصيف' },
    },
    {
      type: 'BULLETED_LIST',
      id: 'l',
      nodes: [{ type: 'LIST_ITEM', id: 'li', nodes: [paragraph(text('بند'))] }],
    },
    {
      type: 'VIDEO',
      id: 'v',
      nodes: [],
      videoData: { video: { src: { url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' } } },
    },
    {
      type: 'POLL',
      id: 'x',
      nodes: [],
      pollData: { poll: { title: 'أي ميناء؟', options: [{ title: 'الشمالي' }] } },
    },
  ],
  metadata: { version: 1 },
}
const types = ['paragraph', 'heading', 'figure', 'bulletList', 'embed']

it('reads posts of its API', async () => {
  const read = await opened(
    'posts.json',
    JSON.stringify({
      posts: [
        {
          id: '5f1b',
          title: 'سفينة تصل',
          excerpt: 'ملخص',
          contentText: 'وصلت السفينة',
          firstPublishedDate: '2021-03-04T07:30:00.000Z',
          lastPublishedDate: '2021-03-05T07:30:00.000Z',
          url: { base: 'https://raseef.wixsite.com', path: '/blog/post/ship' },
          slug: 'ship',
          language: 'ar',
          hashtags: ['سفن'],
          media: {
            wixMedia: {
              image: { id: 'lead~mv2.jpg', url: 'https://static.wixstatic.com/media/lead~mv2.jpg' },
            },
          },
          richContent: rich,
        },
      ],
      metaData: { count: 1 },
    }),
  )
  expect(read.format).toBe('wix')
  const [story] = read.of('story')
  expect(story).toMatchObject({
    sourceId: '5f1b',
    state: 'published',
    locale: 'ar',
    publishedAt: new Date('2021-03-04T07:30:00Z'),
    lead: 'https://static.wixstatic.com/media/lead~mv2.jpg',
    oldPaths: ['/blog/post/ship'],
  })
  const said: string[] = []
  const html = story!.text(({ subject }) => said.push(subject))
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual(types)
  expect(plainText({ type: 'doc', content: blocks })).toContain('وصلت السفينة')
  expect(said).toEqual(['poll: أي ميناء؟ الشمالي'])
})

it('reads the table of its content manager', async () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const row = [
    'سفينة تصل',
    'ملخص',
    JSON.stringify(rich),
    'ship',
    'wix:image://v1/lead~mv2.jpg/port.jpg#originWidth=800',
    '2021-03-04T07:30:00Z',
    '/post/ship',
    'a-1',
    '3',
  ]
  const csv = `\ufeff"Title","Excerpt","Rich Content","Slug","Cover Image","Published Date","Post Page URL","ID","View Count"\n${row.map(quoted).join(',')}\n`
  const read = await opened('Blog+Posts.csv', csv)
  expect(read.format).toBe('wix')
  const [story] = read.of('story')
  expect(story).toMatchObject({
    sourceId: 'a-1',
    headline: 'سفينة تصل',
    lead: 'https://static.wixstatic.com/media/lead~mv2.jpg',
    oldPaths: ['/post/ship'],
  })
  expect(
    storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null }).blocks.map(
      ({ type }) => type,
    ),
  ).toEqual(types)
  expect(read.notes).toEqual(['column-left-out: View Count'])
})
