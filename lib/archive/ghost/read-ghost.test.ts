import { describe, expect, it } from 'vitest'
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import { plainText } from '../../story/plain-text.ts'
import { wordsOf } from '../import/archive-here.ts'
import { dryRunImport } from '../import/dry-run-import.ts'
import type { FileTree } from '../import/file-tree.ts'
import type { StoryRecord } from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { all, archiveOf, bytesOf } from '../import/testing/archive-of.ts'
import { lexicalHtml } from './lexical.ts'
import { mobiledocHtml } from './mobiledoc.ts'
import { readGhost } from './read-ghost.ts'

/** Ghost 5: one object in `db`, Lexical, the tables of joins after the posts that they are of. */
const lexical = {
  root: {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'extended-text', text: 'وصلت ', format: 0 },
          { type: 'extended-text', text: 'السفن', format: 1 },
          { type: 'linebreak' },
          {
            type: 'link',
            url: 'https://example.org/',
            children: [{ type: 'extended-text', text: 'التفاصيل', format: 2 }],
          },
        ],
      },
      { type: 'extended-heading', tag: 'h2', children: [{ type: 'extended-text', text: 'في الميناء' }] },
      {
        type: 'list',
        listType: 'number',
        children: [{ type: 'listitem', children: [{ type: 'extended-text', text: 'أولًا' }] }],
      },
      {
        type: 'image',
        src: '__GHOST_URL__/content/images/2024/05/ship.png',
        alt: 'سفينة',
        caption: 'سفينة في <b>الميناء</b>',
      },
      {
        type: 'gallery',
        images: [
          { src: '__GHOST_URL__/content/images/2024/05/a.png' },
          { src: '__GHOST_URL__/content/images/2024/05/b.png' },
        ],
      },
      { type: 'embed', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', html: '<iframe></iframe>' },
      { type: 'bookmark', url: 'https://example.org/a', metadata: { title: 'تقرير سابق' } },
      { type: 'extended-quote', children: [{ type: 'extended-text', text: 'قول منقول' }] },
      { type: 'codeblock', code: 'a < b', language: 'js' },
      { type: 'markdown', markdown: '- بند\n- آخر' },
      { type: 'callout', calloutEmoji: '💡', calloutText: '<b>تنبيه</b>' },
      { type: 'horizontalrule' },
      { type: 'paywall' },
      { type: 'quantum-card' },
    ],
  },
}
const ghost5 = {
  db: [
    {
      meta: { exported_on: 1717000000000, version: '5.82.2' },
      data: {
        posts: [
          {
            id: '65a',
            uuid: 'u-1',
            title: 'وصول السفن',
            slug: 'ships',
            lexical: JSON.stringify(lexical),
            html: '<p>من HTML</p>',
            feature_image: '__GHOST_URL__/content/images/size/w1000/2024/05/ship.png',
            featured: 1,
            type: 'post',
            status: 'published',
            visibility: 'public',
            published_at: '2024-05-01T10:00:00.000Z',
            custom_excerpt: 'ثلاث سفن',
            locale: null,
          },
          {
            id: '65b',
            uuid: 'u-2',
            title: 'للأعضاء',
            slug: 'members',
            lexical: '{broken',
            html: '<p>نصّ للأعضاء</p>',
            type: 'post',
            status: 'published',
            visibility: 'paid',
            published_at: '2024-05-02T10:00:00.000Z',
          },
          {
            id: '65c',
            uuid: 'u-3',
            title: '(Untitled)',
            slug: 'untitled',
            html: '<p>x</p>',
            type: 'post',
            status: 'draft',
            visibility: 'public',
            published_at: null,
          },
          {
            id: '65d',
            uuid: 'u-4',
            title: 'عن الموقع',
            slug: 'about',
            html: '<p>x</p>',
            type: 'page',
            status: 'published',
            visibility: 'public',
            published_at: '2024-01-01T00:00:00.000Z',
          },
          {
            id: '65e',
            uuid: 'u-5',
            title: 'نشرة',
            slug: 'mail',
            html: '<p>x</p>',
            type: 'post',
            status: 'sent',
            visibility: 'public',
            published_at: '2024-01-01T00:00:00.000Z',
          },
        ],
        posts_authors: [
          { post_id: '65a', author_id: 'a2', sort_order: 1 },
          { post_id: '65a', author_id: 'a1', sort_order: 0 },
        ],
        posts_meta: [
          { post_id: '65a', feature_image_alt: 'سفينة شحن', feature_image_caption: 'تصوير <i>ليلى</i>' },
        ],
        posts_tags: [
          { post_id: '65a', tag_id: 't2', sort_order: 1 },
          { post_id: '65a', tag_id: 't1', sort_order: 0 },
          { post_id: '65a', tag_id: 't3', sort_order: 2 },
        ],
        settings: [
          { key: 'title', value: 'الميناء' },
          { key: 'locale', value: 'ar' },
        ],
        tags: [
          { id: 't1', name: 'اقتصاد', slug: 'economy', visibility: 'public' },
          { id: 't2', name: 'سفن', slug: 'ships', visibility: 'public' },
          { id: 't3', name: '#featured', slug: 'hash-featured', visibility: 'internal' },
        ],
        users: [
          { id: 'a1', name: 'ليلى', slug: 'layla', email: 'layla@old.example', bio: 'محررة' },
          { id: 'a2', name: 'عمر', slug: 'omar', email: null },
        ],
      },
    },
  ],
}

const mobiledoc = {
  version: '0.3.1',
  markups: [['strong'], ['a', ['href', 'https://example.org/']]],
  atoms: [['soft-return', '', {}]],
  cards: [
    ['image', { src: '/content/images/2018/01/a.png', alt: 'صورة', caption: 'تحتها' }],
    ['card-markdown', { markdown: '## عنوان\n\nفقرة **عريضة**' }],
    ['hr', {}],
    ['poll', {}],
  ],
  sections: [
    [
      1,
      'p',
      [
        [0, [], 0, 'كلام '],
        [0, [0], 0, 'عريض '],
        [0, [1], 2, 'ورابط'],
        [1, [], 0, 0],
        [0, [], 0, 'سطر'],
      ],
    ],
    [3, 'ul', [[[0, [], 0, 'بند']], [[0, [], 0, 'آخر']]]],
    [10, 0],
    [10, 1],
    [10, 2],
    [10, 3],
    [1, 'blockquote', [[0, [], 0, 'قول']]],
  ],
}
/** Ghost 1 to 4: mobiledoc; up to 2, pages are a column. */
const ghost1 = {
  db: [
    {
      meta: { exported_on: 1500000000000, version: '1.26.0' },
      data: {
        settings: [
          { id: 's', key: 'permalinks', value: '/:year/:month/:day/:slug/' },
          { key: 'default_locale', value: 'ar' },
        ],
        users: [{ id: '1', name: 'سلمى', slug: 'salma', email: 's@old.example' }],
        posts: [
          {
            id: '5b',
            uuid: 'm-1',
            title: 'قديم',
            slug: 'old',
            mobiledoc: JSON.stringify(mobiledoc),
            html: '',
            page: 0,
            status: 'published',
            visibility: 'public',
            author_id: '1',
            published_at: '2018-01-05 08:00:00',
          },
        ],
        tags: [],
        posts_tags: [],
      },
    },
  ],
}
/** Ghost 0.11: no `db`, HTML, and moments as numbers. */
const ghost0 = {
  meta: { exported_on: 1400000000000, version: '004' },
  data: {
    posts: [
      {
        id: 1,
        title: 'أقدم',
        slug: 'oldest',
        markdown: '*x*',
        html: '<p>من <em>HTML</em></p>',
        image: '/content/images/x.png',
        page: 0,
        status: 'published',
        language: 'en_US',
        author_id: 1,
        published_at: 1400000000000,
      },
    ],
    users: [{ id: 1, name: 'عمر', slug: 'omar', email: 'o@old.example' }],
  },
}

const read = (archive: unknown) => readGhost(bytesOf(JSON.stringify(archive), 97))
const blocksOf = (story: StoryRecord) => wordsOf(story.text, { locale: 'ar', otherwise: null, origin: null })

describe('an export of Ghost 5', () => {
  it('brings posts with all that other tables say of them, wherever those stand', async () => {
    const stories = await all(read(ghost5), 'story')
    expect(stories[0]).toMatchObject({
      sourceId: 'u-1',
      state: 'published',
      headline: 'وصول السفن',
      standfirst: 'ثلاث سفن',
      people: ['a1', 'a2'],
      section: { slug: 'economy', isTag: true },
      topics: [{ slug: 'ships' }],
      oldPaths: ['/ships/'],
      publishedAt: new Date('2024-05-01T10:00:00Z'),
    })
    expect(stories.map((each) => [each.state, each.isPage, each.headline])).toEqual([
      ['published', false, 'وصول السفن'],
      ['private', false, 'للأعضاء'],
      ['draft', false, ''],
      ['published', true, 'عن الموقع'],
      ['private', false, 'نشرة'],
    ])
    // Its Lexical is broken; the HTML that was made of it is not.
    expect(plainText({ type: 'doc', content: blocksOf(stories[1]!).blocks })).toBe('نصّ للأعضاء')
    expect(await all(read(ghost5), 'picture')).toMatchObject([{ alt: 'سفينة شحن', caption: 'تصوير ليلى' }])
  })

  it('turns Lexical into blocks, and says what it left out', async () => {
    const [story] = await all(read(ghost5), 'story')
    const { blocks } = blocksOf(story!)
    expect(blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'heading',
      'orderedList',
      'figure',
      'gallery',
      'embed',
      'embed',
      'blockquote',
      'codeBlock',
      'bulletList',
      'callOut',
      'horizontalRule',
    ])
    expect(blocks[0]).toMatchObject({
      content: [
        { text: 'وصلت ' },
        { text: 'السفن', marks: [{ type: 'bold' }] },
        { type: 'hardBreak' },
        {
          text: 'التفاصيل',
          marks: expect.arrayContaining([
            { type: 'italic' },
            { type: 'link', attrs: { href: 'https://example.org/' } },
          ]),
        },
      ],
    })
    expect(blocks[3]).toMatchObject({
      attrs: { mediaId: 'at:/content/images/2024/05/ship.png', caption: 'سفينة في الميناء' },
    })
    expect([...story!.notes, ...blocksOf(story!).notes].map(({ kind, subject }) => [kind, subject])).toEqual([
      ['internal-tag', '#featured'],
      ['was-pinned', ''],
      ['block-left-out', 'quantum-card'],
    ])
  })
})

describe('older exports', () => {
  it('of mobiledoc', async () => {
    const [story] = await all(read(ghost1), 'story')
    const { blocks } = blocksOf(story!)
    expect(blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'bulletList',
      'figure',
      'heading',
      'paragraph',
      'horizontalRule',
      'blockquote',
    ])
    expect(plainText({ type: 'doc', content: blocks.slice(0, 1) })).toMatch(/^كلام عريض ورابط\s+سطر$/)
    expect(story).toMatchObject({
      oldPaths: ['/old/', '/2018/01/05/old/'],
      people: ['1'],
      publishedAt: new Date('2018-01-05T08:00:00Z'),
    })
    expect(blocksOf(story!).notes).toEqual([{ kind: 'block-left-out', subject: 'poll' }])
  })

  it('of HTML', async () => {
    const [story] = await all(read(ghost0), 'story')
    expect(story).toMatchObject({
      sourceId: '1',
      lead: '/content/images/x.png',
      publishedAt: new Date(1_400_000_000_000),
    })
    expect(blocksOf(story!).blocks).toMatchObject([
      { content: [{}, { text: 'HTML', marks: [{ type: 'italic' }] }] },
    ])
  })
})

describe('a broken export', () => {
  const surveyed = (text: string) =>
    dryRunImport(archiveOf('ghost', readGhost, bytesOf(text)), { locale: null, looks: 10 })
  const whole = JSON.stringify(ghost5)
  it.each([
    ['cut off', whole.slice(0, -30), 'broken-json'],
    ['cut off within a post', whole.slice(0, 900), 'broken-json'],
    ['with a bracket too many', whole.replace(']}}]}', ']}}}]}'), 'broken-json'],
    ['with a post that is none', whole.replace('"slug":"ships"', '"slug":ships'), 'broken-json'],
    ['nested without an end', `{"db":${'['.repeat(100_000)}`, 'broken-json'],
    ['without a post', JSON.stringify({ db: [{ data: { posts: [] } }] }), 'empty'],
  ])('%s is refused', async (_, text, reason) => {
    await expect(surveyed(text)).rejects.toMatchObject({ name: 'ImportRefused', reason })
  })
})

it('takes the rows out of JSON of any shape, whatever stands in its texts', async () => {
  const rows = [{ a: '"}],{["\\' }, { a: { b: [1, { c: 'د' }] } }]
  const text = JSON.stringify(
    { x: { rows: 1 }, list: [[{ no: 1 }], { rows }, { 'ro\\"ws': [{ no: 2 }] }] },
    null,
    2,
  )
  const found: unknown[] = []
  for await (const { row } of jsonElements(bytesOf(text, 3), (path) => path === 'list.rows')) found.push(row)
  expect(found).toEqual(rows)
})

describe('what Ghost raises, lowers, underlines and strikes out', () => {
  const marksOf = (html: string) =>
    (storyBlocks(html, { locale: 'ar', otherwise: null, origin: null }).blocks[0] as Paragraph).content?.map(
      (each) => each.type === 'text' && [each.text, ...(each.marks ?? []).map(({ type }) => type)].join(':'),
    )
  const expected = ['mc', '2:superscript', 'H', '2:subscript', 'أ:underline', 'ب:strike']

  it('comes along from Lexical', () => {
    const texts: [string, number][] = [
      ['mc', 0],
      ['2', 64],
      ['H', 0],
      ['2', 32],
      ['أ', 8],
      ['ب', 4],
    ]
    const children = texts.map(([text, format]) => ({ type: 'extended-text', text, format }))
    const json = JSON.stringify({ root: { children: [{ type: 'paragraph', children }] } })
    expect(marksOf(lexicalHtml(json, () => {}))).toEqual(expected)
  })

  it('comes along from Mobiledoc', () => {
    const texts: [string, number[]][] = [
      ['mc', []],
      ['2', [0]],
      ['H', []],
      ['2', [1]],
      ['أ', [2]],
      ['ب', [3]],
    ]
    const json = JSON.stringify({
      markups: [['sup'], ['sub'], ['u'], ['s']],
      sections: [[1, 'p', texts.map(([text, opened]) => [0, opened, opened.length, text])]],
    })
    expect(marksOf(mobiledocHtml(json, () => {}))).toEqual(expected)
  })
})

/** Every card of Koenig's, with the names of its fields. */
const cards = [
  { type: 'callout', calloutText: '<b>تنبيه</b> مهم', calloutEmoji: '💡', backgroundColor: 'blue' },
  { type: 'toggle', heading: '<span>ماذا بعد؟</span>', content: '<p>يصل ما بقي.</p>' },
  { type: 'button', buttonText: 'اقرأ', buttonUrl: 'https://example.org/a', alignment: 'center' },
  {
    type: 'header',
    header: 'عنوان كبير',
    subheader: 'تحته',
    buttonEnabled: true,
    buttonText: 'هنا',
    buttonUrl: 'https://example.org/h',
  },
  {
    type: 'product',
    productTitle: 'كتاب',
    productDescription: '<p>وصفه</p>',
    productStarRating: 4,
    productRatingEnabled: true,
    productButtonEnabled: true,
    productButton: 'اشترِ',
    productUrl: 'https://example.org/p',
  },
  {
    type: 'file',
    src: 'https://example.org/f.pdf',
    fileTitle: 'التقرير',
    fileCaption: 'كاملًا',
    fileName: 'f.pdf',
    fileSize: 1,
  },
  { type: 'audio', src: 'https://example.org/a.mp3', title: 'الحلقة', duration: 60 },
  { type: 'video', src: 'https://example.org/v.mp4', caption: 'في الميناء', fileName: 'v.mp4' },
  {
    type: 'bookmark',
    url: 'https://example.org/b',
    metadata: { title: 'تقرير', description: 'عن الميناء', author: 'ليلى', publisher: 'المرفأ' },
    caption: 'سابق',
  },
  {
    type: 'call-to-action',
    textValue: '<p>اشترك</p>',
    showButton: true,
    buttonText: 'الآن',
    buttonUrl: 'https://example.org/s',
    hasSponsorLabel: true,
    sponsorLabel: '<p>إعلان</p>',
  },
  { type: 'codeblock', code: 'a < b', language: 'js', caption: 'مثال' },
  { type: 'html', html: '<p>قول<sup>1</sup></p><ol><li>المصدر</li></ol>' },
  {
    type: 'html',
    html: '<p>للأعضاء وحدهم</p>',
    visibility: {
      web: { nonMember: false, memberSegment: 'status:free,status:-free' },
      email: { memberSegment: '' },
    },
  },
  {
    type: 'html',
    html: '<p>في البريد</p>',
    visibility: { showOnEmail: true, showOnWeb: false, segment: '' },
  },
  { type: 'email', html: '<p>أهلًا {first_name}</p>' },
  { type: 'signup', header: 'سجّل', subheader: '', disclaimer: 'بلا إزعاج', buttonText: 'أرسل' },
  {
    type: 'paragraph',
    children: [{ type: 'link', url: '__GHOST_URL__/ships/', children: [{ type: 'text', text: 'السفن' }] }],
  },
]

describe('cards of Ghost', () => {
  it('keep their words, their files and their addresses; what only some were shown stays behind, and is said', () => {
    const text: StoryRecord['text'] = (say) => lexicalHtml(JSON.stringify({ root: { children: cards } }), say)
    const { blocks, notes } = wordsOf(text, { locale: 'ar', otherwise: null, origin: 'https://old.example' })
    expect(blocks.map((block) => [block.type, plainText({ type: 'doc', content: [block] })])).toEqual([
      ['callOut', '💡 تنبيه مهم'],
      ['details', 'ماذا بعد؟\nيصل ما بقي.'],
      ['paragraph', 'اقرأ'],
      ['heading', 'عنوان كبير'],
      ['paragraph', 'تحته'],
      ['paragraph', 'هنا'],
      ['heading', 'كتاب'],
      ['paragraph', '★★★★☆'],
      ['paragraph', 'وصفه'],
      ['paragraph', 'اشترِ'],
      ['paragraph', 'التقرير'],
      ['paragraph', 'كاملًا'],
      ['paragraph', 'الحلقة'],
      ['paragraph', 'v.mp4'],
      ['paragraph', 'في الميناء'],
      ['embed', 'تقرير\nعن الميناء'],
      ['paragraph', 'سابق'],
      ['paragraph', 'إعلان'],
      ['callOut', 'اشترك\nالآن'],
      ['codeBlock', 'a < b'],
      ['paragraph', 'مثال'],
      ['paragraph', expect.stringMatching(/^قول.¹$/u)],
      ['orderedList', expect.stringContaining('المصدر')],
      ['paragraph', 'السفن'],
    ])
    expect(blocks.find(({ type }) => type === 'embed')).toMatchObject({
      attrs: { provider: 'link', url: 'https://example.org/b', author: 'ليلى', site: 'المرفأ' },
    })
    expect(JSON.stringify(blocks)).toMatch(/f\.pdf.*a\.mp3.*v\.mp4/)
    expect(notes.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['part-not-for-all', 'للأعضاء وحدهم'],
      ['part-not-for-all', 'في البريد'],
      ['part-not-for-all', 'أهلًا {first_name}'],
      ['form-left-out', 'سجّل بلا إزعاج أرسل'],
    ])
  })
})

describe('a site of Ghost', () => {
  const post = (more: object) => ({
    uuid: 'u',
    slug: 'ships',
    title: 'س',
    html: '<p><a href="__GHOST_URL__/other/">ر</a></p>',
    status: 'published',
    visibility: 'public',
    published_at: '2024-05-01T10:00:00.000Z',
    ...more,
  })
  const site = (settings: object[], more: object = {}) => ({
    db: [{ data: { posts: [post({ id: 'p' })], settings, ...more } }],
  })
  const sourceOf = async (archive: unknown) => (await all(read(archive), 'site'))[0]?.source

  it('is known again by the row of its title, whatever that says', async () => {
    const id = '5f3c2a1b0d9e8f7a6b5c4d3e'
    expect(await sourceOf(site([{ id, key: 'title', value: 'الميناء' }]))).toBe(`ghost:${id}`)
    expect(await sourceOf(site([{ id, key: 'title', value: 'الميناء الجديد' }]))).toBe(`ghost:${id}`)
    expect(await sourceOf(site([{ key: 'title', value: 'الميناء' }]))).toBe('ghost:الميناء')
    expect(await sourceOf(site([{ key: 'url', value: 'https://mina.example/' }]))).toBe('ghost:mina.example')
    expect(await sourceOf(site([]))).toBe('ghost')
  })

  it('says what of it is no story, and which links lead nowhere', async () => {
    const archive = site([], {
      members: [{ id: 1 }, { id: 2 }],
      newsletters: [{ id: 1 }],
      products: [{ id: 1 }],
    })
    expect((await all(read(archive), 'other')).map(({ note }) => note)).toEqual([
      { kind: 'members-left-out', subject: '2' },
      { kind: 'newsletters-left-out', subject: '1' },
      { kind: 'type-left-out', subject: 'products (1)' },
    ])
    const [story] = await all(read(archive), 'story')
    expect(blocksOf(story!).notes).toEqual([{ kind: 'link-of-site-lost', subject: '/other/' }])
  })

  it('keeps as drafts what went out by e-mail alone, whichever table says so, and says code that was added', async () => {
    const archive = {
      db: [
        {
          data: {
            posts: [post({ id: 'p', status: 'scheduled', codeinjection_foot: '<script></script>' })],
            posts_meta: [{ post_id: 'p', email_only: 1 }],
          },
        },
      ],
    }
    const [story] = await all(read(archive), 'story')
    expect(story).toMatchObject({ state: 'private' })
    expect(story?.notes.map(({ kind }) => kind)).toEqual(['code-injection-left-out', 'was-private'])
  })

  it.each([
    ['collections:\n  /:\n    permalink: /{slug}/\n', '/ships/'],
    ['collections:\n  /:\n    permalink: /{year}/{month}/{day}/{slug}/\n', '/2024/05/01/ships/'],
    [
      'collections:\n  /news/:\n    permalink: /{primary_tag}/{slug}/\n    filter: primary_tag:[economy,sport]\n  /:\n    permalink: /x/{slug}/\n',
      '/economy/ships/',
    ],
    [
      'collections:\n  /news/:\n    permalink: /n/{slug}/\n    filter: tag:-economy\n  /:\n    permalink: /{primary_author}/{slug}/\n',
      '/layla/ships/',
    ],
    ['collections: [broken', '/ships/'],
  ])('stood where its routes say: %s → %s', async (routes, address) => {
    const archive = {
      db: [
        {
          data: {
            posts: [post({ id: 'p' })],
            tags: [
              { id: 't', slug: 'economy', name: 'اقتصاد' },
              { id: 'i', slug: 'hash-x', name: '#x' },
            ],
            posts_tags: [
              { post_id: 'p', tag_id: 'i', sort_order: 0 },
              { post_id: 'p', tag_id: 't', sort_order: 1 },
            ],
            users: [{ id: 'a', slug: 'layla', name: 'ليلى' }],
            posts_authors: [{ post_id: 'p', author_id: 'a', sort_order: 0 }],
          },
        },
      ],
    }
    const beside: FileTree = {
      files: [{ path: 'content/settings/routes.yaml', size: 1, open: bytesOf(routes) }],
      shelf: { find: async () => null },
      close: async () => {},
    }
    const [story] = await all(readGhost(bytesOf(JSON.stringify(archive)), beside), 'story')
    expect(story?.oldPaths).toEqual([address])
  })
})

it('keeps the order of Lexical’s lists within lists, and says what a card said that nobody knows', () => {
  const words = (text: string) => ({ type: 'extended-text', text })
  const items = (...texts: string[]) => texts.map((text) => ({ type: 'listitem', children: [words(text)] }))
  const inner = { type: 'list', listType: 'bullet', children: items('فرع') }
  const list = {
    type: 'list',
    listType: 'number',
    start: 3,
    children: [...items('ثالث'), { type: 'listitem', children: [inner] }, ...items('رابع')],
  }
  const card = {
    type: 'quantum',
    version: 1,
    mode: 'wide',
    url: 'https://q.example/',
    body: { title: 'كلام مهم' },
  }
  const said: string[] = []
  const html = lexicalHtml(JSON.stringify({ root: { children: [list, card] } }), ({ kind, subject }) =>
    said.push(`${kind} ${subject}`),
  )
  expect(html.trim()).toBe('<ol start="3"><li>ثالث<ul><li>فرع</li></ul></li><li>رابع</li></ol>')
  expect(said).toEqual(['block-left-out quantum: كلام مهم'])
})
