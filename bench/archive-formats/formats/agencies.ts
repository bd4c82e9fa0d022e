/** What agencies send: ninjs, NewsML-G2 and NITF. */
import { type Files, type Format, inner, ofHtml, plain, story, textOf, value } from '../counted.ts'
import { picture } from '../sample-files.ts'

const ninjsItem = (id: number, headline: string, more: object = {}) => ({
  uri: `http://news.example/items/${id}`,
  type: 'text',
  mimetype: 'text/html',
  version: '2',
  versioncreated: '2021-03-04T10:00:00Z',
  pubstatus: 'usable',
  language: 'ar',
  urgency: 4,
  subject: [
    { name: 'نقل بحري', scheme: 'http://cv.iptc.org/newscodes/mediatopic/', code: '20000337' },
    { name: 'موانئ', code: '2' },
  ],
  byline: 'سلمى حداد',
  located: 'بورسعيد',
  headline,
  description_text: `تفاصيل ${headline}`,
  body_xhtml: `<p>نصّ ${headline}.</p>`,
  ...more,
})

export const ninjs: Format = {
  name: 'ninjs',
  zip: 'ninjs.zip',
  files: () => ({
    '1-old.json': JSON.stringify(
      ninjsItem(1, 'عنوان قديم', { version: '1', versioncreated: '2021-03-04T09:00:00Z' }),
    ),
    '1.json': JSON.stringify(
      ninjsItem(1, 'سفينة تصل', {
        body_xhtml:
          '<p>وصلت <b>السفينة</b> كما في <a href="https://example.org/log">السجل</a>.</p><h2>ما بعد</h2><p>غادرت.</p>',
        associations: {
          mainpic: {
            uri: 'http://news.example/pics/1',
            type: 'picture',
            byline: 'عمر صالح',
            description_text: 'الميناء فجرًا',
            renditions: {
              small: { href: 'http://pics.example/s.png', width: 100 },
              main: { href: 'http://pics.example/port.png', width: 2000, mimetype: 'image/png' },
            },
          },
        },
      }),
    ),
    '2.json': JSON.stringify(ninjsItem(2, 'خبر محجوب', { pubstatus: 'withhold' })),
    '3.json': JSON.stringify(ninjsItem(3, 'تحت الحظر', { embargoed: '2199-01-01T00:00:00Z' })),
    '4.json': JSON.stringify({
      uri: 'http://news.example/items/5',
      type: 'video',
      versioncreated: '2021-01-01T00:00:00Z',
    }),
  }),
  media: () => ({ 'port.png': picture('ninjs-port') }),
  count(files) {
    type Item = ReturnType<typeof ninjsItem> & {
      embargoed?: string
      associations?: Record<
        string,
        { description_text: string; byline: string; renditions: { main: { href: string } } }
      >
    }
    const all = Object.keys(files).map((path) => JSON.parse(textOf(files, path)) as Item)
    const texts = all.filter(({ type }) => type === 'text')
    const newest = texts.filter(
      (each) => !texts.some((other) => other.uri === each.uri && other.versioncreated > each.versioncreated),
    )
    return {
      stories: newest.map((each) => {
        const shown = ofHtml(each.body_xhtml)
        const pictures = Object.values(each.associations ?? {})
        return story(each.headline, {
          ...shown,
          texts: [
            ...shown.texts,
            each.description_text,
            ...pictures.flatMap((at) => [at.description_text, at.byline]),
          ],
          pictures: pictures.map(({ renditions }) => renditions.main.href),
          state: each.pubstatus === 'usable' && !each.embargoed ? 'public' : 'not-public',
          day: each.versioncreated,
          terms: each.subject.map(({ name }) => name),
          authors: [each.byline],
        })
      }),
      beside: [
        { what: 'Older versions', count: texts.length - newest.length, note: 'versions-left-out' },
        { what: 'Films', count: all.filter(({ type }) => type === 'video').length, note: 'type-left-out' },
      ],
    }
  },
}

const g2 = (
  guid: string,
  headline: string,
  given: { version?: number; status?: string; kind?: string; content?: string } = {},
) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.29" conformance="power" guid="${guid}" version="${given.version ?? 1}" xml:lang="ar">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_36.xml"/>
  <rightsInfo><copyrightHolder literal="وكالة"/></rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:${given.kind ?? 'text'}"/>
    <provider qcode="nprov:MENA"/>
    <versionCreated>2021-03-04T10:00:00+02:00</versionCreated>
    <firstCreated>2021-03-04T09:30:00+02:00</firstCreated>
    <pubStatus qcode="stat:${given.status ?? 'usable'}"/>
  </itemMeta>
  <contentMeta>
    <urgency>4</urgency>
    <by>سلمى حداد</by>
    <language tag="ar"/>
    <subject type="cpnat:abstract" qcode="medtop:20000337"><name xml:lang="ar">نقل بحري</name></subject>
    <keyword>سفن</keyword>
    <slugline separator="-">port-arrival</slugline>
    <headline>${headline}</headline>
  </contentMeta>
  <contentSet>${given.content ?? `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>وصلت <b>السفينة</b> فجرًا بحسب <a href="https://example.org/log">السجل</a>.</p><p>سطر ثانٍ من ${headline}.</p></body></html></inlineXML>`}</contentSet>
</newsItem>`

export const newsml: Format = {
  name: 'NewsML-G2',
  zip: 'newsml-g2.zip',
  files: () => ({
    'message.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">\n<header><sent>2021-03-04T10:00:00Z</sent></header>\n<itemSet>\n${g2('urn:newsml:mena:1', 'سفينة تصل')}\n${g2('urn:newsml:mena:pic1', 'الميناء', { kind: 'picture', content: '<remoteContent rendition="rnd:thumbnail" href="thumb.png" width="100" contenttype="image/png"/><remoteContent rendition="rnd:highRes" href="http://pics.example/g2-port.png" width="2000" contenttype="image/png"/>' })}\n<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.29" conformance="power" guid="urn:newsml:mena:pkg" version="1" xml:lang="ar"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="root"><group id="root" role="group:main"><itemRef residref="urn:newsml:mena:1" contenttype="application/vnd.iptc.g2.newsitem+xml"/><itemRef residref="urn:newsml:mena:pic1"/></group></groupSet></packageItem>\n</itemSet>\n</newsMessage>`,
    'item-2.xml': `<?xml version="1.0" encoding="UTF-8"?>\n${g2('urn:newsml:mena:2', 'النسخة الأولى')}`,
    'item-2-v2.xml': `<?xml version="1.0" encoding="UTF-8"?>\n${g2('urn:newsml:mena:2', 'النسخة الثانية', { version: 2 })}`,
    'item-3.xml': `<?xml version="1.0" encoding="UTF-8"?>\n${g2('urn:newsml:mena:3', 'خبر مسحوب', { status: 'canceled' })}`,
  }),
  media: () => ({ 'g2-port.png': picture('g2-port') }),
  count(files) {
    const xml = Object.keys(files)
      .map((path) => textOf(files, path))
      .join('\n')
    const items = [
      ...xml.matchAll(/<newsItem\b[^>]*?guid="([^"]*)" version="(\d+)"[\s\S]*?<\/newsItem>/g),
    ].map(([whole, guid = '', version]) => ({ whole, guid, version: Number(version) }))
    const texts = items.filter(({ whole }) => whole.includes('ninat:text'))
    const newest = texts.filter(
      (each) => !texts.some((other) => other.guid === each.guid && other.version > each.version),
    )
    const inPackage = inner(xml, 'packageItem').flatMap((each) =>
      [...each.matchAll(/residref="([^"]*)"/g)].map(([, at = '']) => at),
    )
    return {
      stories: newest.map(({ whole, guid }) => {
        const pictures = inPackage.includes(guid)
          ? items.filter((each) => each.whole.includes('ninat:picture') && inPackage.includes(each.guid))
          : []
        return story(value(whole, 'headline'), {
          ...ofHtml(inner(whole, 'body')[0] ?? ''),
          pictures: pictures.map((each) => /rnd:highRes" href="([^"]*)"/.exec(each.whole)![1]!),
          state: whole.includes('stat:usable') ? 'public' : 'not-public',
          day: new Date(value(whole, 'firstCreated')).toISOString(),
          terms: [value(inner(whole, 'subject')[0] ?? '', 'name'), value(whole, 'keyword')],
          authors: [value(whole, 'by')],
        })
      }),
      beside: [{ what: 'Older versions', count: texts.length - newest.length, note: 'versions-left-out' }],
    }
  },
}

const nitfFile = (id: string, headline: string, docdata = '') => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf change.date="October 18, 2006" change.time="19:30" version="-//IPTC//DTD NITF 3.5//EN" xml:lang="ar">
  <head>
    <title>${headline}</title>
    <docdata ${docdata}>
      <doc-id regsrc="MENA" id-string="${id}"/>
      <date.issue norm="20210304T093000+0200"/>
      <key-list><keyword key="سفن"/><keyword key="موانئ"/></key-list>
      <doc.copyright year="2021" holder="وكالة"/>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>${headline}</hl1><hl2>تفاصيل من الرصيف</hl2></hedline>
      <byline>بقلم <person>سلمى حداد</person></byline>
    </body.head>
    <body.content>
      <media media-type="image"><media-reference mime-type="image/png" width="300" source="nitf-small.png"/><media-reference mime-type="image/png" width="2000" source="nitf-port.png"/><media-caption>الميناء <em>فجر</em>ًا</media-caption><media-producer>عمر صالح</media-producer></media>
      <p lede="true">وصلت <org>الشركة</org> إلى <location>الميناء</location> &amp; غادرت.</p>
      <hl2>ما بعد</hl2>
      <block><p>سطر <a href="https://example.org/log">ثانٍ</a>.</p></block>
      <table><tr><th>سنة</th><td>١٩٢٠</td></tr></table>
    </body.content>
  </body>
</nitf>
`

export const nitf: Format = {
  name: 'NITF',
  zip: 'nitf.zip',
  files: () => ({
    '1.xml': nitfFile('1', 'سفينة تصل'),
    '2.xml': nitfFile('2', 'سفينة تغادر'),
    '3.xml': nitfFile('3', 'خبر محجوب', 'management-status="withheld"'),
  }),
  media: () => ({ 'nitf-port.png': picture('nitf-port') }),
  count: (files: Files) => ({
    stories: Object.keys(files).map((path) => {
      const xml = textOf(files, path)
      const [body = ''] = inner(xml, 'body.content')
      const [, norm = ''] = /date\.issue norm="([^"]+)"/.exec(xml) ?? []
      return story(plain(inner(xml, 'hl1')[0]!), {
        ...ofHtml(body.replace(/<\/?(?:org|location|person)>/g, '')),
        texts: [
          ...ofHtml(body.replace(/<\/?(?:org|location|person)>/g, '')).texts,
          value(inner(xml, 'body.head')[0]!, 'hl2'),
        ],
        pictures: [/width="2000" source="([^"]+)"/.exec(xml)![1]!],
        state: xml.includes('management-status="withheld"') ? 'not-public' : 'public',
        day: new Date(
          norm.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6$7:$8'),
        ).toISOString(),
        terms: [...xml.matchAll(/keyword key="([^"]+)"/g)].map(([, key = '']) => key),
        authors: inner(inner(xml, 'byline')[0]!, 'person'),
      })
    }),
    beside: [],
  }),
}
