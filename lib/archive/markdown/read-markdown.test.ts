import { describe, expect, it } from 'vitest'
import type { FileTree } from '../import/file-tree.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { all, bytesOf, htmlOf } from '../import/testing/archive-of.ts'
import { dateField, frontMatter, listField } from './front-matter.ts'
import { readMarkdown } from './read-markdown.ts'

const tree = (files: Record<string, string>): FileTree => ({
  files: Object.entries(files).map(([path, text]) => ({ path, size: text.length, open: bytesOf(text) })),
  shelf: { find: async () => null },
  close: async () => {},
})
const read = (files: Record<string, string>) => readMarkdown(tree(files), 'site.zip')

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
      oldPaths: ['/old/cranes', '/2020/03/04/cranes.html', '/2020/03/04/cranes/'],
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

  it('says which files it cannot read, and reads the others', async () => {
    const files = {
      'a.md': '+++\ntitle = "Hugo"\n+++\nx',
      'b.md': '---\n[: : :\n---\nx',
      // A bomb of names that name names.
      'c.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
        .join('\n')}\n---\nx`,
      'd.md': '---\ntitle: سليم\n---\nنصّ',
    }
    expect((await all(read(files), 'other')).map(({ note }) => note)).toEqual(
      ['a.md', 'b.md', 'c.md'].map((subject) => ({ kind: 'entry-left-out', subject })),
    )
    expect(await all(read(files), 'story')).toHaveLength(1)
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
    expect(frontMatter('---\nنصّ بلا نهاية')).toEqual({ fields: {}, body: '---\nنصّ بلا نهاية' })
  })

  it('has lists of texts, numbers and names', () => {
    expect(listField({ tags: ['أ', 2020, { name: 'ب' }, null] }, 'tags')).toEqual(['أ', '2020', 'ب'])
  })
})
