/** Ghost 5, Settings → Export. */
import { type Format, ofHtml, story, textOf } from '../counted.ts'
import { picture } from '../sample-files.ts'

const line = (text: string, format = 0) => ({
  type: 'extended-text',
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const paragraph = (...children: object[]) => ({
  type: 'paragraph',
  children,
  direction: 'rtl',
  format: '',
  indent: 0,
  version: 1,
})
const lexical = (...children: object[]) =>
  JSON.stringify({ root: { children, direction: 'rtl', format: '', indent: 0, type: 'root', version: 1 } })
const image = (name: string) => `__GHOST_URL__/content/images/2024/05/${name}`
const post = (id: string, title: string, more: object = {}) => ({
  id,
  uuid: `00000000-0000-4000-8000-${id.padStart(12, '0')}`,
  title,
  slug: `post-${id}`,
  mobiledoc: null,
  lexical: lexical(paragraph(line(`نصّ ${title}.`))),
  html: '',
  feature_image: null,
  featured: 0,
  type: 'post',
  status: 'published',
  locale: null,
  visibility: 'public',
  created_at: '2024-05-01T08:00:00.000Z',
  updated_at: '2024-05-02T08:00:00.000Z',
  published_at: '2024-05-01T09:00:00.000Z',
  custom_excerpt: null,
  codeinjection_head: null,
  ...more,
})

export const ghost: Format = {
  name: 'Ghost',
  files: () => ({
    'raseef.ghost.2024-06-01-09-00-00.json': JSON.stringify({
      db: [
        {
          meta: { exported_on: 1717232400000, version: '5.82.0' },
          data: {
            posts: [
              post('1', 'السفن تعود إلى الرصيف', {
                custom_excerpt: 'بعد شهرين من التوقف',
                feature_image: image('port.png'),
                lexical: lexical(
                  paragraph(
                    line('وصلت '),
                    line('السفن', 1),
                    line(' فجر أمس، '),
                    {
                      type: 'link',
                      url: 'https://example.org/log',
                      rel: null,
                      target: null,
                      title: null,
                      children: [line('بحسب السجل')],
                    },
                    line('.'),
                  ),
                  { type: 'extended-heading', tag: 'h2', children: [line('في الميناء')] },
                  {
                    type: 'list',
                    listType: 'bullet',
                    children: [
                      { type: 'listitem', children: [line('رافعتان')] },
                      { type: 'listitem', children: [line('ثلاث قاطرات')] },
                    ],
                  },
                  {
                    type: 'image',
                    src: image('ship.png'),
                    alt: 'سفينة',
                    caption: '<span style="white-space: pre-wrap;">سفينة عند المدخل</span>',
                    width: 64,
                    height: 48,
                  },
                  {
                    type: 'gallery',
                    images: [
                      { fileName: 'a.png', src: image('quay-a.png'), row: 0 },
                      { fileName: 'b.png', src: image('quay-b.png'), row: 0 },
                    ],
                    caption: 'رصيفان',
                  },
                  {
                    type: 'embed',
                    url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
                    embedType: 'video',
                    html: '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
                    caption: '',
                  },
                  {
                    type: 'bookmark',
                    url: 'https://example.org/earlier',
                    caption: '',
                    metadata: { title: 'تقرير سابق', description: 'عن الأرصفة', publisher: 'رصيف' },
                  },
                  { type: 'extended-quote', children: [line('البحر لا ينسى')] },
                  {
                    type: 'callout',
                    calloutText: '<p>تنبيه: الدخول بتصريح</p>',
                    calloutEmoji: '💡',
                    backgroundColor: 'blue',
                  },
                  {
                    type: 'toggle',
                    heading: '<span>من يدير الميناء؟</span>',
                    content: '<p>هيئة مستقلة.</p>',
                  },
                  {
                    type: 'button',
                    buttonText: 'التقرير',
                    alignment: 'center',
                    buttonUrl: 'https://example.org/report',
                  },
                  { type: 'html', html: '<table><tr><td>أيار</td><td>12</td></tr></table>' },
                  { type: 'horizontalrule' },
                  { type: 'codeblock', code: 'a < b', language: 'js' },
                  paragraph(line('انتهى.')),
                ),
              }),
              post('2', 'قديم من المحرر السابق', {
                published_at: '2018-02-03T04:05:06.000Z',
                lexical: null,
                mobiledoc: JSON.stringify({
                  version: '0.3.1',
                  markups: [['a', ['href', 'https://example.org/old']], ['strong']],
                  atoms: [],
                  cards: [['image', { src: image('old.png'), alt: 'قديم' }]],
                  sections: [
                    [
                      1,
                      'p',
                      [
                        [0, [0], 1, 'الأرشيف'],
                        [0, [], 0, ' يقول إن '],
                        [0, [1], 1, 'المنارة'],
                        [0, [], 0, ' بُنيت مرتين.'],
                      ],
                    ],
                    [10, 0],
                  ],
                }),
              }),
              post('3', 'للأعضاء', { visibility: 'paid' }),
              post('4', 'مسودة', { status: 'draft', published_at: null }),
              post('5', 'غدًا', { status: 'scheduled', published_at: '2199-01-01T09:00:00.000Z' }),
              post('6', 'اتصل بنا', { type: 'page' }),
            ],
            posts_authors: ['1', '2', '3', '4', '5', '6'].flatMap((id) => [
              { id: `pa${id}`, post_id: id, author_id: 'u1', sort_order: 0 },
              ...(id === '1' ? [{ id: 'pa9', post_id: id, author_id: 'u2', sort_order: 1 }] : []),
            ]),
            posts_tags: [
              { id: 'pt1', post_id: '1', tag_id: 't1', sort_order: 0 },
              { id: 'pt2', post_id: '1', tag_id: 't2', sort_order: 1 },
              { id: 'pt3', post_id: '1', tag_id: 't3', sort_order: 2 },
              { id: 'pt4', post_id: '2', tag_id: 't2', sort_order: 0 },
            ],
            tags: [
              { id: 't1', name: 'موانئ', slug: 'ports', visibility: 'public' },
              { id: 't2', name: 'سفن', slug: 'ships', visibility: 'public' },
              { id: 't3', name: '#front', slug: 'hash-front', visibility: 'internal' },
            ],
            users: [
              { id: 'u1', name: 'سلمى حداد', slug: 'salma', email: 'salma@raseef.example', bio: null },
              { id: 'u2', name: 'عمر صالح', slug: 'omar', email: 'omar@raseef.example', bio: 'مراسل' },
            ],
            members: [
              { id: 'm1', email: 'reader@example.org' },
              { id: 'm2', email: 'other@example.org' },
            ],
            newsletters: [{ id: 'n1', name: 'الصباح' }],
            settings: [
              { key: 'title', value: 'رصيف' },
              { key: 'lang', value: 'ar' },
            ],
          },
        },
      ],
    }),
  }),
  media: () =>
    Object.fromEntries(
      ['port', 'ship', 'quay-a', 'quay-b'].map((name) => [
        `content/images/2024/05/${name}.png`,
        picture(name),
      ]),
    ),
  count(files) {
    type Row = Record<string, string>
    const { data } = JSON.parse(textOf(files, Object.keys(files)[0]!)).db[0] as {
      data: Record<string, Row[]>
    }
    const rows = (table: string) => data[table] ?? []
    return {
      stories: rows('posts').map((each) => {
        const joined = (table: string, of: string, to: string) =>
          rows(table)
            .filter(({ post_id }) => post_id === each.id)
            .flatMap((row) => rows(to).filter(({ id }) => id === row[of]))
        const found = {
          texts: [each.custom_excerpt ?? ''],
          alts: [] as string[],
          pictures: [each.feature_image ?? ''].filter(Boolean),
          links: [] as string[],
        }
        gather(JSON.parse(each.lexical || each.mobiledoc || '{}'), found)
        return story(each.title!, {
          ...found,
          state:
            each.type === 'page'
              ? 'page'
              : each.status === 'published' && each.visibility === 'public'
                ? 'public'
                : 'not-public',
          day: each.published_at || null,
          terms: joined('posts_tags', 'tag_id', 'tags').map(({ name = '' }) => name),
          authors: joined('posts_authors', 'author_id', 'users').map(({ name = '' }) => name),
          addresses: each.status === 'published' ? [`/${each.slug}/`] : [],
        })
      }),
      beside: [
        { what: 'Members', count: rows('members').length, note: 'members-left-out' },
        { what: 'Newsletters', count: rows('newsletters').length, note: 'newsletters-left-out' },
      ],
    }
  },
}

/** Every text, picture and link of a card, by what its field is called. */
function gather(
  node: unknown,
  found: { texts: string[]; alts: string[]; pictures: string[]; links: string[] },
): void {
  if (Array.isArray(node)) {
    // Mobiledoc keeps words in the fourth place of a run, and markups beside them.
    if (node.length === 4 && typeof node[3] === 'string' && Array.isArray(node[1])) found.texts.push(node[3])
    if (node[0] === 'a' && Array.isArray(node[1])) found.links.push(node[1][1] as string)
    for (const each of node) gather(each, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  for (const [key, each] of Object.entries(node)) {
    if (typeof each !== 'string') gather(each, found)
    else if (/^(?:src)$/.test(key)) found.pictures.push(each)
    else if (/^(?:url|buttonUrl)$/.test(key)) found.links.push(each)
    else if (key === 'alt') found.alts.push(each)
    else if (/^(?:text|title|description|code|buttonText)$/.test(key)) found.texts.push(each)
    else if (
      /^(?:caption|html|heading|content|calloutText)$/.test(key) &&
      (node as { type: string }).type !== 'embed'
    ) {
      const inside = ofHtml(each)
      found.texts.push(...inside.texts)
      found.links.push(...inside.links)
    }
  }
}
