import { describe, expect, it } from 'vitest'
import { noisy } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { plainText } from '../../story/plain-text.ts'
import type { FileTree } from '../import/file-tree.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { all, bytesOf, htmlOf } from '../import/testing/archive-of.ts'
import { zipOf } from '../import/testing/zip-of.ts'
import { type DocxPictures, docxAssets, readDocx } from './read-docx.ts'

const run = (text: string, properties = '') =>
  `<w:r><w:rPr><w:rtl/>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (style: string, ...runs: string[]) =>
  `<w:p><w:pPr><w:bidi/>${style && `<w:pStyle w:val="${style}"/>`}</w:pPr>${runs.join('')}</w:p>`
const picture = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="رافعة"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

const documentOf = (body: string, head = '') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`

const parts = {
  '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>`,
  'word/styles.xml': `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
}

const docx = async (body: string, more: Record<string, string | Uint8Array> = {}) =>
  zipOf({
    ...parts,
    'word/document.xml': documentOf(body),
    'word/media/image1.png': await noisy(40, 30).png().toBuffer(),
    ...more,
  })
const treeOf = (files: Record<string, Buffer>): FileTree => ({
  files: Object.entries(files).map(([path, bytes]) => ({ path, size: bytes.length, open: bytesOf(bytes) })),
  shelf: { find: async () => null },
  close: async () => {},
})

describe('a Word document', () => {
  it('of Arabic runs is a story, with its title, headings and pictures', async () => {
    const pictures = new Map<string, Buffer>()
    const bytes = await docx(
      [
        paragraph('a3', run('رافعات جديدة'), run(' تصل الميناء')),
        paragraph('', run('وصلت '), run('الرافعات', '<w:b/><w:bCs/>'), run(' أمس من Hamburg.')),
        paragraph('2', run('ما الذي يتغيّر')),
        picture,
        paragraph('', run('وتعمل غدًا.')),
      ].join(''),
    )
    const [story] = await all(readDocx(treeOf({ 'مجلد/خبر.docx': bytes }), 'archive.zip', pictures), 'story')
    expect(story).toMatchObject({
      headline: 'رافعات جديدة تصل الميناء',
      state: 'draft',
      sourceId: 'مجلد/خبر.docx',
    })
    const { blocks, locale } = storyBlocks(htmlOf(story!), { locale: null, otherwise: null, origin: null })
    expect(locale).toBe('ar')
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'figure', 'paragraph'])
    expect(blocks[0]).toMatchObject({
      content: [{ text: 'وصلت ' }, { text: 'الرافعات', marks: [{ type: 'bold' }] }, {}],
    })
    const figure = blocks[2]!
    if (figure.type !== 'figure') throw new Error('no figure')
    expect(figure.attrs.alt).toBe('رافعة')
    expect(await docxAssets(pictures).find(figure.attrs.mediaId.slice(3))).not.toBeNull()
  })

  it('keeps the pictures of documents that were read before it', async () => {
    const pictures: DocxPictures = new Map()
    const one = await docx(paragraph('a3', run('عنوان')) + picture)
    const tree = treeOf({ 'أ.docx': one, 'ب.docx': one, 'ج.docx': one })
    await all(readDocx(tree, 'archive.zip', pictures), 'story')
    expect([...pictures.keys()]).toEqual(['/أ.docx/1', '/ب.docx/1', '/ج.docx/1'])
  })

  it('keeps what is raised, lowered, underlined and struck out', async () => {
    const bytes = await docx(
      paragraph('a3', run('عنوان')) +
        paragraph(
          '',
          run('E=mc'),
          run('2', '<w:vertAlign w:val="superscript"/>'),
          run(' وH'),
          run('2', '<w:vertAlign w:val="subscript"/>'),
          run('O '),
          run('مهم', '<w:u w:val="single"/>'),
          run('قديم', '<w:strike/>'),
        ),
    )
    const [story] = await all(readDocx(treeOf({ 'a.docx': bytes }), 'x', new Map()), 'story')
    const { blocks } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
    expect(plainText({ type: 'doc', content: blocks })).toBe('E=mc² وH₂O مهمقديم')
    expect(blocks[0]).toMatchObject({
      content: [
        {},
        { text: '2', marks: [{ type: 'superscript' }] },
        {},
        { text: '2', marks: [{ type: 'subscript' }] },
        {},
        { text: 'مهم', marks: [{ type: 'underline' }] },
        { text: 'قديم', marks: [{ type: 'strike' }] },
      ],
    })
  })

  it('without styles has its first line for a headline, unless that is a sentence', async () => {
    const titled = await docx(paragraph('', run('عنوان بلا نمط')) + paragraph('', run('نصّ الخبر.')))
    const untitled = await docx(paragraph('', run('هذه جملة كاملة.')))
    const stories = await all(
      readDocx(treeOf({ 'a.docx': titled, 'خبر_قديم.docx': untitled }), 'x', new Map()),
      'story',
    )
    expect(stories.map(({ headline }) => headline)).toEqual(['عنوان بلا نمط', 'خبر قديم'])
    expect(
      plainText({
        type: 'doc',
        content: storyBlocks(htmlOf(stories[1]!), { locale: 'ar', otherwise: null, origin: null }).blocks,
      }),
    ).toBe('هذه جملة كاملة.')
  })

  it.each([
    [
      'with an entity bomb',
      { 'word/document.xml': documentOf('', '<!DOCTYPE x [<!ENTITY a "aaaa">]>') },
      'doctype',
    ],
    [
      'with one in another part',
      { 'word/styles.xml': `${' '.repeat(70_000)}<!DOCTYPE x [<!ENTITY a "aaaa">]><a/>` },
      'doctype',
    ],
    [
      'that unpacks to a thousand times its size',
      { 'word/media/bomb.bin': Buffer.alloc(110_000_000) },
      'too-large',
    ],
    ['whose text is broken', { 'word/document.xml': '<w:document><w:body>' }, 'broken-docx'],
  ])('%s is refused', async (_, more, reason) => {
    const bytes = await docx(paragraph('', run('نصّ')), more as Record<string, string | Buffer>)
    await expect(all(readDocx(treeOf({ 'a.docx': bytes }), 'x', new Map()), 'story')).rejects.toMatchObject({
      reason,
    })
  })

  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const rels = (more: string) =>
    parts['word/_rels/document.xml.rels'].replace('</Relationships>', `${more}</Relationships>`)
  const relation = (id: string, kind: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind}.xml"/>`

  it('keeps notes, captions and text boxes; of changes it has what was accepted, and counts comments', async () => {
    const bytes = await docx(
      [
        paragraph('a3', run('عنوان')),
        `<w:p><w:r><w:t>قول</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1" w:author="س" w:date="2024-01-01T00:00:00Z"><w:r><w:t> أضيف</w:t></w:r></w:ins><w:del w:id="2" w:author="س"><w:r><w:delText> حُذف</w:delText></w:r></w:del><w:commentRangeStart w:id="0"/><w:r><w:t>.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        picture,
        paragraph('a5', run('رافعة في '), run('الميناء', '<w:b/>')),
        `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"/><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph('', run('في إطار'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ].join(''),
      {
        'word/styles.xml': parts['word/styles.xml'].replace(
          '</w:styles>',
          '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="caption"/></w:style></w:styles>',
        ),
        'word/_rels/document.xml.rels': rels(relation('rId7', 'footnotes') + relation('rId8', 'comments')),
        'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2">${paragraph('', run('المصدر'))}</w:footnote></w:footnotes>`,
        'word/comments.xml': `<w:comments ${w}><w:comment w:id="0" w:author="س">${paragraph('', run('سرّ'))}</w:comment></w:comments>`,
        'docProps/core.xml':
          '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>عنوان الملف</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">2019-05-06T07:08:00Z</dcterms:created></cp:coreProperties>',
      },
    )
    const [story] = await all(readDocx(treeOf({ 'a.docx': bytes }), 'x', new Map()), 'story')
    expect(story).toMatchObject({
      headline: 'عنوان',
      publishedAt: new Date('2019-05-06T07:08:00Z'),
      state: 'draft',
      notes: [
        { kind: 'margin-comments-left-out', subject: '1' },
        { kind: 'changes-accepted', subject: '2' },
      ],
    })
    const { blocks } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
    expect(blocks).toMatchObject([
      {
        type: 'paragraph',
        content: [{ text: 'قول' }, { type: 'footnote', content: [{ text: 'المصدر' }] }, { text: ' أضيف.' }],
      },
      { type: 'figure', attrs: { alt: 'رافعة', caption: 'رافعة في الميناء' } },
      { type: 'paragraph', content: [{ text: 'في إطار' }] },
    ])
    expect(JSON.stringify(blocks)).not.toMatch(/سرّ|حُذف|↑/)
  })

  it('has the title of its properties where no line is one, and none that a program gave it', async () => {
    const titled = (title: string) =>
      docx(paragraph('', run('هذه جملة كاملة.')), {
        'docProps/core.xml': `<cp:coreProperties xmlns:dc="x" xmlns:cp="y"><dc:title>${title}</dc:title></cp:coreProperties>`,
      })
    const files = treeOf({
      'a.docx': await titled('عنوان &amp; ملف'),
      'b.docx': await titled('Microsoft Word - b.doc'),
    })
    expect((await all(readDocx(files, 'x', new Map()), 'story')).map(({ headline }) => headline)).toEqual([
      'عنوان & ملف',
      'b',
    ])
  })

  it('is left out and named where it cannot be read, and the others are read', async () => {
    const good = await docx(paragraph('', run('نصّ')) + picture)
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    const files = {
      'a.docx': good,
      'b.docx': Buffer.from('PK'),
      'c.docx': locked,
      'd.docx': await docx('', { 'word/document.xml': documentOf('', '<!DOCTYPE x>') }),
      'e.docx': await docx('', { 'word/document.xml': '<w:document><w:body>' }),
      'f.docx': good,
    }
    const pictures = new Map<string, Buffer>()
    expect(
      (await all(readDocx(treeOf(files), 'x', pictures), 'other')).map(({ note: { kind, subject } }) => [
        kind,
        subject,
      ]),
    ).toEqual([
      ['file-broken', 'b.docx'],
      ['file-encrypted', 'c.docx'],
      ['file-unsafe', 'd.docx'],
      ['file-broken', 'e.docx'],
    ])
    expect(await all(readDocx(treeOf(files), 'x', pictures), 'story')).toHaveLength(2)
    // Some are read ahead of those whose pictures are asked for.
    expect([...pictures.keys()]).toEqual(['/a.docx/1', '/f.docx/1'])
  })
})
