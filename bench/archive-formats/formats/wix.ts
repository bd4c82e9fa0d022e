/** Wix: the posts of its API, and the table of its content manager. */
import { type CountedStory, type Format, rowsOf, story, textOf } from '../counted.ts'

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
        { type: 'LINK', linkData: { link: { url: 'https://x.example/ship', target: 'BLANK' } } },
      ]),
      text(' عند الظهر.'),
    ),
    { type: 'HEADING', id: 'h', nodes: [text('ما بعد')], headingData: { level: 3 } },
    {
      type: 'IMAGE',
      id: 'i',
      nodes: [{ type: 'CAPTION', id: 'c', nodes: [text('الميناء من الجو')] }],
      imageData: { image: { src: { id: 'abc_1~mv2.jpg' }, width: 800, height: 600 }, altText: 'رصيف' },
    },
    {
      type: 'BULLETED_LIST',
      id: 'l',
      nodes: [
        { type: 'LIST_ITEM', id: 'li', nodes: [paragraph(text('بند أول'))] },
        { type: 'LIST_ITEM', id: 'lj', nodes: [paragraph(text('بند ثان'))] },
      ],
    },
    { type: 'BLOCKQUOTE', id: 'b', nodes: [paragraph(text('البحر لا ينسى'))], blockquoteData: {} },
    {
      type: 'VIDEO',
      id: 'v',
      nodes: [],
      videoData: { video: { src: { url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' } } },
    },
    {
      type: 'BUTTON',
      id: 'bt',
      nodes: [],
      buttonData: { text: 'التقرير', link: { url: 'https://x.example/report' } },
    },
    { type: 'DIVIDER', id: 'd', nodes: [], dividerData: {} },
    { type: 'POLL', id: 'x', nodes: [], pollData: {} },
  ],
  metadata: { version: 1 },
}
const post = (id: string, title: string, more: object = {}) => ({
  id,
  title,
  excerpt: `ملخص ${title}`,
  contentText: '',
  firstPublishedDate: '2021-03-04T07:30:00.000Z',
  lastPublishedDate: '2021-03-05T07:30:00.000Z',
  url: { base: 'https://raseef.wixsite.com', path: `/blog/post/${id}` },
  slug: id,
  language: 'ar',
  hashtags: ['سفن'],
  media: {
    wixMedia: { image: { id: 'lead~mv2.jpg', url: 'https://static.wixstatic.com/media/lead~mv2.jpg' } },
  },
  richContent: rich,
  ...more,
})

/** Texts, pictures and links of rich content, by what their fields are called. */
function ofRich(node: unknown, found: Pick<CountedStory, 'texts' | 'alts' | 'pictures' | 'links'>): void {
  if (typeof node !== 'object' || node === null) return
  const at = node as { type?: string; imageData?: { image: { src: { id: string } } } }
  if (at.type === 'IMAGE') found.pictures.push(at.imageData!.image.src.id)
  for (const [key, each] of Object.entries(node))
    if (typeof each !== 'string') ofRich(each, found)
    else if (key === 'altText') found.alts.push(each)
    else if (key === 'text') found.texts.push(each)
    else if (key === 'url') found.links.push(each)
}

export const wix: Format = {
  name: 'Wix, API',
  files: () => ({
    'posts.json': JSON.stringify({
      posts: [
        post('ship', 'سفينة تصل'),
        post('calm', 'يوم هادئ', {
          richContent: { nodes: [paragraph(text('لم تصل سفينة.'))] },
          hashtags: [],
          media: {},
        }),
      ],
      metaData: { count: 2 },
    }),
  }),
  count: (files) => ({
    stories: JSON.parse(textOf(files, 'posts.json')).posts.map((each: ReturnType<typeof post>) => {
      const found = {
        texts: [each.excerpt],
        alts: [] as string[],
        pictures: [] as string[],
        links: [] as string[],
      }
      ofRich(each.richContent, found)
      const lead = each.media?.wixMedia?.image.url
      return story(each.title, {
        ...found,
        pictures: [...found.pictures, ...(lead ? [lead] : [])],
        day: each.firstPublishedDate,
        terms: each.hashtags,
        addresses: [each.url.path],
      })
    }),
    beside: [],
  }),
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
export const wixTable: Format = {
  name: 'Wix, content manager',
  files: () => ({
    'Blog+Posts.csv': `\ufeff"Title","Excerpt","Rich Content","Slug","Cover Image","Published Date","Post Page URL","ID","View Count"\n${[
      [
        'سفينة تصل',
        'ملخص السفينة',
        JSON.stringify(rich),
        'ship',
        'wix:image://v1/lead~mv2.jpg/port.jpg#originWidth=800',
        '2021-03-04T07:30:00Z',
        '/post/ship',
        'a-1',
        '3',
      ],
      [
        'يوم هادئ',
        '',
        JSON.stringify({ nodes: [paragraph(text('لم تصل سفينة.'))] }),
        'calm',
        '',
        '2021-03-06T07:30:00Z',
        '/post/calm',
        'a-2',
        '9',
      ],
    ]
      .map((row) => row.map(quoted).join(','))
      .join('\n')}\n`,
  }),
  count: (files) => ({
    stories: rowsOf(textOf(files, 'Blog+Posts.csv')).map((row) => {
      const found = {
        texts: [row.Excerpt!],
        alts: [] as string[],
        pictures: [] as string[],
        links: [] as string[],
      }
      ofRich(JSON.parse(row['Rich Content']!), found)
      const lead = row['Cover Image']?.split('/')[3]
      return story(row.Title!, {
        ...found,
        pictures: [...found.pictures, ...(lead ? [lead] : [])],
        day: row['Published Date']!,
        addresses: [row['Post Page URL']!],
      })
    }),
    beside: [{ what: 'Columns that say nothing of a story', count: 1, note: 'column-left-out' }],
  }),
}
