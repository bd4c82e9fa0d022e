import { describe, expect, it } from 'vitest'
import type { FileTree } from '../import/file-tree.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { all, bytesOf, htmlOf } from '../import/testing/archive-of.ts'
import { dateField, frontMatter, listField } from './front-matter.ts'
import { readMarkdown } from './read-markdown.ts'

const tree = (files: Record<string, string | Uint8Array>): FileTree => ({
  files: Object.entries(files).map(([path, text]) => ({ path, size: text.length, open: bytesOf(text) })),
  shelf: { find: async () => null },
  close: async () => {},
})
const read = (files: Record<string, string | Uint8Array>) => readMarkdown(tree(files), 'site.zip')

describe('a folder of Markdown', () => {
  it('is read with its front matter, as Jekyll, Hugo and Obsidian write it', async () => {
    const stories = await all(
      read({
        '_posts/2020-03-04-cranes.md':
          '---\ntitle: "رافعات: جديدة"\nauthor: سلمى\ncategories: [اقتصاد, موانئ]\ntags: سفن، بحر\nredirect_from:\n  - /old/cranes\n---\nنصّ **عريض**\n\n![رافعة](../images/a.png)\n',
        'content/ar/wheat/index.ar.md':
          '---\ntitle: القمح\ndate: 2021-05-06T07:08:09+03:00\ndraft: true\nslug: wheat\ncover:\n  image: cover.png\naliases: ["/w"]\n---\nنصّ',
        'notes/ملاحظة.md': '# عنوان من النصّ\n\nفقرة.',
        'README.md': '# not a story',
      }),
      'story',
    )
    expect(stories[0]).toMatchObject({
      headline: 'رافعات: جديدة',
      slug: 'cranes',
      state: 'published',
      publishedAt: new Date('2020-03-04T00:00:00Z'),
      people: ['سلمى'],
      section: { name: 'اقتصاد' },
      topics: [{ name: 'موانئ' }, { name: 'سفن' }, { name: 'بحر' }],
      oldPaths: [
        '/old/cranes',
        '/اقتصاد/موانئ/2020/03/04/cranes.html',
        '/2020/03/04/cranes.html',
        '/2020/03/04/cranes/',
      ],
    })
    const { blocks } = storyBlocks(htmlOf(stories[0]!), { locale: 'ar', otherwise: null, origin: null })
    expect(blocks).toMatchObject([
      { content: [{}, { marks: [{ type: 'bold' }] }] },
      { type: 'figure', attrs: { mediaId: 'at:/images/a.png', alt: 'رافعة' } },
    ])
    expect(stories[1]).toMatchObject({
      state: 'draft',
      locale: 'ar',
      slug: 'wheat',
      lead: '/content/ar/wheat/cover.png',
      publishedAt: new Date('2021-05-06T04:08:09Z'),
    })
    expect(stories[2]).toMatchObject({ headline: 'عنوان من النصّ', slug: 'ملاحظة' })
    expect(htmlOf(stories[2]!)).not.toContain('عنوان')
    expect(stories).toHaveLength(3)
  })

  it('takes a text whose head cannot be read as a draft, and leaves out what is no text', async () => {
    const files = {
      'a.md': '+++\ntitle = "Hugo\n+++\nنصّ',
      'b.md': '---\ntitle: عنوان: وفيه نقطتان: اثنتان\ndate: 2020-01-01\n---\nنصّ',
      // A bomb of names that name names.
      'c.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
        .join('\n')}\n---\nx`,
      'd.md': '---\ntitle: سليم\ndate: 2020-01-01\n---\nنصّ',
      // The alphabet of Windows.
      'e.md': new Uint8Array([0xc7, 0xe1, 0xe3, 0xed, 0xe4, 0xc7, 0xc1]),
      'f.md': new TextEncoder().encode('عنوان').subarray(0, 5),
      // Keys within keys take a reader of YAML time that is cubic.
      'g.md': `---\n${'? '.repeat(20_000)}\n---\nنصّ`,
      'h.md': `---\na: ${'['.repeat(20_000)}\n---\nنصّ`,
    }
    expect((await all(read(files), 'other')).map(({ note }) => note)).toEqual(
      ['e.md', 'f.md'].map((subject) => ({ kind: 'file-not-utf8', subject })),
    )
    const stories = await all(read(files), 'story')
    expect(
      stories.map(({ headline, state, notes }) => [headline, state, notes.map(({ kind }) => kind)]),
    ).toEqual([
      ['a', 'draft', ['head-unreadable']],
      ['عنوان: وفيه نقطتان: اثنتان', 'draft', ['head-unreadable']],
      ['c', 'draft', ['head-unreadable']],
      ['سليم', 'published', []],
      ['g', 'draft', ['head-unreadable']],
      ['h', 'draft', ['head-unreadable']],
    ])
    expect(htmlOf(stories[1]!)).toContain('نصّ')
  })

  it('runs nothing of what it holds', async () => {
    const [story] = await all(
      read({
        'a.md':
          '---\ntitle: x\n---\n<script>alert(1)</script>\n\n[a](javascript:alert(2)) ![b](data:text/html,x)\n\nنصّ',
      }),
      'story',
    )
    const { blocks, notes } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
    expect(JSON.stringify(blocks)).not.toMatch(/alert|data:/)
    expect(notes.map(({ kind }) => kind)).toEqual(['element-left-out', 'link-removed'])
  })
})

describe('front matter', () => {
  it.each([
    ['2020-01-02', '2020-01-02T00:00:00.000Z'],
    ['2020-01-02 03:04:05 +0300', '2020-01-02T00:04:05.000Z'],
    ['2020-01-02 03:04', '2020-01-02T03:04:00.000Z'],
    ['2020-01-02T03:04:05', '2020-01-02T03:04:05.000Z'],
  ])('has the moment %s', (written, at) => {
    expect(dateField({ date: written }, 'date')?.toISOString()).toBe(at)
  })

  it('is none where no line of hyphens ends it', () => {
    expect(frontMatter('---\nنصّ بلا نهاية')).toMatchObject({
      fields: {},
      body: '---\nنصّ بلا نهاية',
      isUnreadable: false,
    })
  })

  it('has lists of texts, numbers and names', () => {
    expect(listField({ tags: ['أ', 2020, { name: 'ب' }, null] }, 'tags')).toEqual(['أ', '2020', 'ب'])
  })
})

describe('a folder of Pelican', () => {
  it('has heads without a fence, and no word of them stands in the text', async () => {
    const found = read({
      'content/wheat.md':
        'Title: القمح: ما بقي منه\nDate: 2020-12-02 10:14\nCategory: اقتصاد\nTags: قمح, خبز\nAuthors: Haddad, Salma; Saleh, Omar\nSummary: سطر\n    وسطر\nStatus: published\n\nنصّ القمح.',
      'content/draft.md': 'Title: مسودة\nStatus: draft\n\nنصّ.',
      'content/speech.md': 'Question: متى يصل القمح؟\nAnswer: غدًا.\n',
      'content/old.rst': 'Old\n###\n',
    })
    const records = []
    for await (const each of found) records.push(each)
    const stories = records.filter((each) => each.kind === 'story')
    expect(stories.map((each) => [each.headline, each.state, each.publishedAt?.toISOString()])).toEqual([
      ['القمح: ما بقي منه', 'published', '2020-12-02T10:14:00.000Z'],
      ['مسودة', 'draft', undefined],
      ['speech', 'published', undefined],
    ])
    expect(stories[0]).toMatchObject({
      people: ['Haddad, Salma', 'Saleh, Omar'],
      section: { name: 'اقتصاد' },
      topics: [{ name: 'قمح' }, { name: 'خبز' }],
      standfirst: 'سطر وسطر',
    })
    expect(stories.map((each) => htmlOf(each).trim())).toEqual([
      '<p>نصّ القمح.</p>',
      '<p>نصّ.</p>',
      '<p>Question: متى يصل القمح؟\nAnswer: غدًا.</p>',
    ])
    expect(records.filter((each) => each.kind === 'other')).toMatchObject([
      { note: { kind: 'entry-left-out', subject: 'content/old.rst' } },
    ])
  })
})
