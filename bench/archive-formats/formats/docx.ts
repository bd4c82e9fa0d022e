/** Word documents, several in a ZIP. */
import { type Files, type Format, story } from '../counted.ts'
import { picture, zipOf } from '../sample-files.ts'

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
const run = (text: string, more = '') =>
  `<w:r>${more ? `<w:rPr>${more}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (inside: string, style = '') =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:bidi/></w:pPr>${inside}</w:p>`
const drawing = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="600000"/><wp:docPr id="1" name="p" descr="رافعة في الميناء"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

const document = (body: string, more: Files = {}): Buffer =>
  zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/log" TargetMode="External"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>',
    'word/styles.xml': `<?xml version="1.0"?><w:styles ${w}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  })

const bodies = {
  'سفينة.docx':
    p(run('سفينة تصل إلى الميناء'), 'Title') +
    p(
      run('وصلت ') +
        run('السفينة', '<w:b/>') +
        run(' فجرًا بحسب ') +
        `<w:hyperlink r:id="rId4">${run('السجل')}</w:hyperlink>` +
        run('.'),
    ) +
    p(run('ما بعد'), 'Heading2') +
    drawing +
    `<w:tbl><w:tr><w:tc>${p(run('سنة'))}</w:tc><w:tc>${p(run('طن'))}</w:tc></w:tr><w:tr><w:tc>${p(run('1920'))}</w:tc><w:tc>${p(run('12'))}</w:tc></w:tr></w:tbl>` +
    p(run('وغادرت مساءً.')),
  'يوم هادئ.docx': p(run('يوم هادئ على الرصيف'), 'Title') + p(run('لم تصل سفينة.')),
}

export const docx: Format = {
  name: 'Word',
  zip: 'desk.zip',
  files: () => ({
    'سفينة.docx': document(bodies['سفينة.docx'], { 'word/media/image1.png': picture('docx-crane') }),
    'يوم هادئ.docx': document(bodies['يوم هادئ.docx']),
  }),
  // Of what Word keeps in a document, its runs of text are all that people read.
  count: () => ({
    // No document says when it was published.
    stories: Object.values(bodies).map((body) => {
      const [title = '', ...rest] = [...body.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)].map(([, inside = '']) =>
        [...inside.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''),
      )
      return story(title, {
        state: 'not-public',
        texts: [...rest, ...[...body.matchAll(/descr="([^"]*)"/g)].map(([, alt = '']) => alt)],
        pictures: [...body.matchAll(/r:embed="([^"]*)"/g)].map(([, id = '']) => id),
        links: body.includes('rId4') ? ['https://example.org/log'] : [],
      })
    }),
    beside: [],
  }),
}
