import { describe, expect, it } from 'vitest'
import { notesIn } from '../../story/footnotes.ts'
import { textOf } from '../../story/plain-text.ts'
import { blocksOf, lineOf, readSiteOf } from './testing/site-of.ts'

const readNote = async (text: string, more: Record<string, string> = {}, path = 'note.md') => {
  const { byId } = await readSiteOf({ [path]: text, ...more })
  return blocksOf(byId.get(path)!, null)
}
const lines = async (text: string, more?: Record<string, string>, path?: string) =>
  (await readNote(text, more, path)).blocks.map(lineOf)

describe('Markdown beyond CommonMark', () => {
  it('puts footnotes where they are referred to, and keeps those that nothing refers to', async () => {
    const { blocks } = await readNote(
      'قول[^a] وآخر[^1] وثالث^[في السطر] وأول مرة أخرى[^a].\n\n[^1]: المصدر **الثاني**\n    يتبعه.\n\n[^a]: المصدر الأول، `[^x]`\n[^غ]: بلا إشارة\n\nفقرة بعدها [^لا].\n\n```\n[^c]: code\n```',
    )
    expect(blocks.map(lineOf)).toEqual([
      expect.stringMatching(/^paragraph: قول/),
      'paragraph: فقرة بعدها [^لا].',
      'codeBlock: [^c]: code',
      'horizontalRule:',
      'orderedList: بلا إشارة',
    ])
    expect(notesIn(blocks[0]!).map(textOf)).toEqual([
      'المصدر الأول، [^x]',
      'المصدر الثاني يتبعه.',
      'في السطر',
      'المصدر الأول، [^x]',
    ])
  })

  it('reads line blocks as poems, and tables as tables', async () => {
    expect(
      (await readNote('| صدر البيت … عجز البيت\n|\n| بيت مفرد\n\n| أ | ب |\n|---|---|\n| ١ | ٢ |')).blocks,
    ).toMatchObject([
      {
        type: 'poem',
        content: [{ content: [{}, {}] }, {}, { content: [{ content: [{ text: 'بيت مفرد' }] }] }],
      },
      { type: 'table' },
    ])
  })

  it('reads call-outs, definitions, tasks, tables and strikes', async () => {
    expect(
      await lines(
        '> [!WARNING] انتبه **جيدًا**\n> البحر هائج.\n\n> [!note]\n> بلا عنوان\n\n> قول منقول\n\nالمصطلح\n: شرحه\n  يتبعه\n: شرح *آخر*\n\nثانٍ\n\n: شرحه\n\n- [x] تمّ\n- [ ] لم يتمّ\n\n| أ | ب |\n|---|---|\n| ١ | ٢ |\n\n~~محذوف~~ ==مظلّل== a==b',
      ),
    ).toEqual([
      'paragraph: انتبه جيدًا',
      'paragraph: البحر هائج.',
      'paragraph: بلا عنوان',
      'blockquote: قول منقول',
      'paragraph: المصطلح',
      'paragraph: شرحه يتبعه',
      'paragraph: شرح آخر',
      'paragraph: ثانٍ',
      'paragraph: شرحه',
      'bulletList: ☑ تمّ|☐ لم يتمّ',
      'table: أ|ب|١|٢',
      'paragraph: محذوف مظلّل a==b',
    ])
  })

  it('leaves formulas as they are written', async () => {
    expect(
      await lines('السعر $5 و$10. $E_0 = m_0 c^2$ و\\(a_1*b_1*c\\)\n\n$$\n\\sum_{i=1}^n x_i * y_i * z_i\n$$'),
    ).toEqual([
      'paragraph: السعر $5 و$10. $E_0 = m_0 c^2$ و\\(a_1*b_1*c\\)',
      'paragraph: $$ \\sum_{i=1}^n x_i * y_i * z_i $$',
    ])
  })

  it('finds what a vault of Obsidian links to and shows', async () => {
    const { blocks, notes } = await readNote(
      'انظر [[الميناء|هنا]] و[[content/posts/B#قسم]] و[[لا يوجد]]. ^block-1\n\n![[ship 1.png|سفينة|300]]\n\n%%سرّ%%\n\n![[أخرى]]\n\n`[[code]]` و[[1, 2], [3]]',
      { 'ملفات/الميناء.md': '# الميناء\nx', 'content/posts/B.md': 'x', 'attachments/ship 1.png': 'x' },
    )
    expect(blocks.map(lineOf)).toEqual([
      'paragraph: انظر هنا وcontent/posts/B › قسم ولا يوجد.',
      'figure: at:/attachments/ship 1.png سفينة سفينة',
      'paragraph: [[code]] و[[1, 2], [3]]',
    ])
    expect(notes).toEqual([
      { kind: 'command-removed', subject: '![[أخرى]]' },
      { kind: 'link-of-site-lost', subject: '/posts/b/' },
    ])
  })

  it('reads components: their words stay, they themselves go', async () => {
    const { blocks, notes } = await readNote(
      `---
title: مكوّنات
---
import Chart from '../components/Chart.astro'
import ship from './ship.jpg'
import { Image } from 'astro:assets'

export const meta = { a: 1 }

# عنوان

<Image src={ship} alt="سفينة" />
<YouTube id="dQw4w9WgXcQ" />

<Callout type="info" title="تنبيه مهم">
  البحر **هائج**.
</Callout>

<Chart data={[1, 2, {a: ">"}]} title="الصادرات" />

<Wrapper>نصّ في غلاف</Wrapper> {/* سرّ */} {'قول'} {meta.a}{" "}

<div className="x" style={{color: 'red'}}>في صندوق</div>

\`<Code a={1}/>\`
`,
      { 'src/ship.jpg': 'x' },
      'src/post.mdx',
    )
    expect(blocks.map(lineOf)).toEqual([
      'heading: عنوان',
      'figure: at:/src/ship.jpg سفينة',
      'embed: https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'paragraph: تنبيه مهم',
      'paragraph: البحر هائج.',
      'paragraph: نصّ في غلاف',
      'paragraph: قول',
      'paragraph: في صندوق',
      'paragraph: <Code a={1}/>',
    ])
    expect(notes.map(({ subject }) => subject)).toEqual([
      '<Chart data={[1, 2, {a: ">"}]} title="الصادرات" />',
      '<Wrapper>',
      '{meta.a}',
    ])
  })

  it('keeps toggles, and examples of commands in code', async () => {
    expect(
      await lines(
        '<details>\n<summary>ماذا بعد؟</summary>\n\nيصل **ما بقي**.\n\n</details>\n\n`{{< x >}}` و`{% raw %}`\n\n```\n{{< figure src="x" >}}\n```\n\n{{< figure src="a.png" >}}',
      ),
    ).toEqual([
      // Under its title, which is no text of it.
      'details: يصل ما بقي.',
      'paragraph: {{< x >}} و{% raw %}',
      'codeBlock: {{< figure src="x" >}}',
      'figure: at:/a.png',
    ])
  })
})

describe('text that is made to be slow', () => {
  const size = 250_000
  it.each([
    ['{{< a ', 'hugo'],
    ['{{< a "', 'hugo'],
    ['{{< a >}}', 'hugo'],
    ['{{</ a >}}', 'hugo'],
    ['{{% a `', null],
    ['{% if x %}', 'jekyll'],
    ['{% for x %}{% endfor', 'jekyll'],
    ['{% endfor %}', 'jekyll'],
    ['{{ a | b | "', 'jekyll'],
    ['{% a ', 'jekyll'],
    ['<A b={', 'mdx'],
    ['{', 'mdx'],
    ['<A>', 'mdx'],
    ['<a ', 'mdx'],
    ['<A b="', 'mdx'],
    ['import a from ', 'mdx'],
    ['==a', null],
    ['$a', null],
    ['$$', null],
    ['\\(', null],
    ['\\[', null],
    ['[[a', null],
    ['![[', null],
    ['[^a', null],
    ['^[a', null],
    ['{:', null],
    ['{::comment}', null],
    ['%%a', null],
    ['`a``b```', null],
    ['a\n: b\n\n', null],
    ['a\n\n: b\n', null],
    ['[^a]: b\n', null],
    ['```\n', null],
    ['> [!a] ', null],
    ['<img src', 'html'],
    ['<a <img ', 'html'],
  ] as const)(
    '%s (%s) is read in time',
    async (piece, form) => {
      const text = piece.repeat(Math.floor(size / piece.length))
      const path =
        form === 'mdx'
          ? 'a.mdx'
          : form === 'html'
            ? '_posts/2020-01-01-a.html'
            : form === 'hugo'
              ? 'content/a.md'
              : 'a.md'
      const { stories } = await readSiteOf({
        [path]: `---\ntitle: x\n---\n${text}`,
        ...(form === 'hugo' && { 'hugo.toml': '' }),
        ...((form === 'jekyll' || form === 'html') && { '_config.yml': '' }),
      })
      stories[0]!.text(() => {})
    },
    60_000,
  )
})
