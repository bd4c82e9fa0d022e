import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const nitf = (id: string, docdata: string, headline: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf change.date="October 18, 2006" change.time="19:30" version="-//IPTC//DTD NITF 3.5//EN" xml:lang="ar">
  <head>
    <title>${headline}</title>
    <tobject tobject.type="news"><tobject.subject tobject.subject.code="04015001" tobject.subject.type="اقتصاد" tobject.subject.matter="نقل" tobject.subject.detail="موانئ"/></tobject>
    <docdata ${docdata.startsWith('status=') ? docdata.replace('status=', 'management-status=') : ''}>
      <doc-id regsrc="MENA" id-string="${id}"/>
      <date.issue norm="20210304T093000+0200"/>
      ${docdata.startsWith('<') ? docdata : ''}
      <key-list><keyword key="سفن"/></key-list>
      <doc.copyright year="2021" holder="وكالة"/>
    </docdata>
    <pubdata type="print" date.publication="20210305"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>${headline}</hl1><hl2>تفاصيل من الرصيف</hl2></hedline>
      <byline>بقلم <person>سلمى حداد</person><byttl>مراسلة</byttl></byline>
      <dateline><location>بورسعيد،</location><story.date norm="20210304">٤ آذار</story.date></dateline>
    </body.head>
    <body.content>
      <media media-type="image"><media-reference mime-type="image/jpeg" width="300" source="port-small.jpg"/><media-reference mime-type="image/jpeg" width="2000" source="port.jpg"/><media-caption>الميناء <em>فجرًا</em></media-caption><media-producer>عمر ناصر</media-producer></media>
      <p lede="true">وصلت <org>الشركة</org> إلى <location>الميناء</location> &amp; غادرت.</p>
      <hl2>ما بعد</hl2>
      <block><p>نص ثانٍ.</p></block>
      <table><tr><th>سنة</th><td>١٩٢٠</td></tr></table>
    </body.content>
    <body.end><tagline>شارك في التغطية عمر ناصر</tagline></body.end>
  </body>
</nitf>`

it('reads files of a folder, each a story, with what it may not publish kept in', async () => {
  const read = await opened('nitf.zip', {
    'a.xml': nitf('a1', '', 'سفينة تصل'),
    'b.xml': nitf('b1', 'status="withheld"', 'محجوب'),
    'c.xml': nitf('c1', 'status="embargoed"', 'محظور'),
    'd.xml': nitf('d1', '<date.expire norm="20210401T000000Z"/><ed-msg info="اتصلوا بالمكتب"/>', 'انقضى'),
    'pictures/port.jpg': 'JPEG',
  })
  expect(read.format).toBe('nitf')
  const [story, withheld, embargoed, expired] = read.of('story')
  expect(story).toMatchObject({
    sourceId: 'a1',
    locale: 'ar',
    state: 'published',
    headline: 'سفينة تصل',
    standfirst: 'تفاصيل من الرصيف',
    publishedAt: new Date('2021-03-04T07:30:00Z'),
    people: ['سلمى حداد'],
    section: { name: 'موانئ', isTag: true },
    topics: [{ name: 'سفن' }],
    lead: 'port.jpg',
  })
  expect([withheld?.state, embargoed?.state, expired?.state]).toEqual(['private', 'scheduled', 'draft'])
  expect(expired?.notes.map(({ kind }) => kind)).toEqual(['editors-note', 'was-expired'])
  expect(read.of('picture')[0]).toMatchObject({
    address: 'port.jpg',
    caption: 'الميناء فجرًا',
    credit: 'عمر ناصر',
  })
  expect(await read.shelf?.find('port.jpg')).not.toBeNull()
  const { blocks } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual([
    'figure',
    'paragraph',
    'heading',
    'paragraph',
    'table',
    'paragraph',
  ])
  expect(plainText({ type: 'doc', content: blocks })).toContain(
    'بورسعيد، ٤ آذار – وصلت الشركة إلى الميناء & غادرت.',
  )
})

it('reads no declarations of a document type', async () => {
  const declaring = nitf('a1', '', 'x').replace(/<!DOCTYPE[^>]*>/, '<!DOCTYPE nitf [<!ENTITY a "aaaa">]>')
  await expect(opened('a.xml', declaring)).rejects.toMatchObject({ reason: 'doctype' })
})

it('prints no moment of machines and no code of a player, and keeps a summary beside a second headline', async () => {
  const read = await opened(
    'efe.xml',
    `<nitf><head><docdata><doc-id id-string="7"/><date.issue norm="20170102T222800+0000"/></docdata></head><body>
<body.head><hedline><hl1>سفينة تصل</hl1><hl2>ميناء</hl2></hedline><dateline><story.date norm="20170102T222800+0000">20170102T222800+0000</story.date></dateline>
<abstract><p>ملخص الوكالة
</p></abstract></body.head>
<body.content><p>وصلت فجرًا.</p><p>&#60;div class=&#34;embed&#34;&#62;&#60;/div&#62;&#60;script src=&#34;https://x.example/e.js&#34;&#62;&#60;/script&#62;</p></body.content></body></nitf>`,
  )
  const [story] = read.of('story')
  expect(story?.standfirst).toBe('ميناء')
  const { blocks, notes } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
  expect(plainText({ type: 'doc', content: blocks })).toBe('ملخص الوكالة\n\nوصلت فجرًا.')
  expect(notes).toMatchObject([{ kind: 'element-left-out', subject: 'script' }])
})

it('takes no title for a part of a name, and no headline for a standfirst', async () => {
  const read = await opened(
    'ap.xml',
    `<nitf><head><docdata><doc-id regsrc="AP"/><date.issue norm="20151210T191044Z"/></docdata></head><body>
<body.head><hedline><hl1 id="headline">Can trading help?</hl1><hl2 id="originalHeadline">Can trading help?</hl2></hedline><byline>By SALMA HADDAD<byttl>Business Writer</byttl></byline></body.head>
<body.content><block id="Main"><p>NEW YORK — It can.</p></block></body.content></body></nitf>`,
  )
  expect(read.of('story')[0]).toMatchObject({ standfirst: null, people: ['SALMA HADDAD'] })
})
