import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const ns =
  'xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.29" conformance="power"'
type Given = {
  version?: number
  status?: string
  meta?: string
  headline?: string
  content?: string
  class?: string
}
const item = (
  guid: string,
  given: Given = {},
) => `<newsItem ${ns} guid="${guid}" version="${given.version ?? 1}" xml:lang="ar">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_36.xml"/>
  <rightsInfo><copyrightHolder literal="وكالة"/></rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:${given.class ?? 'text'}"/>
    <provider qcode="nprov:MENA"/>
    <versionCreated>2021-03-04T10:00:00+02:00</versionCreated>
    <firstCreated>2021-03-04T09:30:00+02:00</firstCreated>
    ${given.meta ?? ''}
    <pubStatus qcode="stat:${given.status ?? 'usable'}"/>
  </itemMeta>
  <contentMeta>
    <urgency>4</urgency>
    <by>سلمى حداد، عمر ناصر</by>
    <dateline>بورسعيد، 4 مارس</dateline>
    <language tag="ar"/>
    <subject type="cpnat:abstract" qcode="medtop:20000337"><name xml:lang="en">shipping</name><name xml:lang="ar">نقل بحري</name></subject>
    <keyword>سفن</keyword>
    <slugline separator="-">port-arrival</slugline>
    <headline>${given.headline ?? 'سفينة تصل'}</headline>
    <description role="drol:caption">وصف</description>
    <creditline>وكالة/عمر</creditline>
  </contentMeta>
  <contentSet>${given.content ?? '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>سفينة</title></head><body><p>وصلت <b>السفينة</b>.<br/>فجرًا</p><p>نص ثانٍ.</p></body></html></inlineXML>'}</contentSet>
</newsItem>`
const nitfContent =
  '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>عنوان نيتف</hl1></hedline></body.head><body.content><p>متن نيتف.</p></body.content></body></nitf></inlineXML>'
const picture = item('urn:newsml:mena:pic1', {
  class: 'picture',
  headline: 'الميناء',
  content:
    '<remoteContent rendition="rnd:thumbnail" href="thumb.jpg" width="100" contenttype="image/jpeg"/><remoteContent rendition="rnd:highRes" href="http://pics.example/port.jpg" width="2000" contenttype="image/jpeg"/>',
})
const packaged = `<packageItem ${ns} guid="urn:newsml:mena:pkg" version="1" xml:lang="ar"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="root"><group id="root" role="group:main"><itemRef residref="urn:newsml:mena:1" contenttype="application/vnd.iptc.g2.newsitem+xml"/><itemRef residref="urn:newsml:mena:pic1"/></group></groupSet></packageItem>`
const message = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">\n<header><sent>2021-03-04T10:00:00Z</sent></header>\n<itemSet>\n${items.join('\n')}\n</itemSet>\n</newsMessage>`

it('reads items alone and in messages: the newest version of each, with the picture of its package', async () => {
  const read = await opened('agency.zip', {
    '1.xml': message(item('urn:newsml:mena:1', { version: 1, headline: 'قديم' }), picture, packaged),
    '2.xml': `<?xml version="1.0"?>${item('urn:newsml:mena:1', { version: 2 })}`,
    '3.xml': `<?xml version="1.0"?>${item('urn:newsml:mena:3', { content: nitfContent, headline: '' })}`,
    'about.html': '<!DOCTYPE html><html></html>',
    '4.xml': `<?xml version="1.0"?>${item('urn:newsml:mena:4', { content: '<inlineData contenttype="text/plain">سطر أول\n\nسطر ثانٍ</inlineData>' })}`,
  })
  expect(read.format).toBe('newsml')
  const [first, third, fourth, ...others] = read.of('story')
  expect(others).toEqual([])
  expect(first).toMatchObject({
    sourceId: 'urn:newsml:mena:1',
    headline: 'سفينة تصل',
    locale: 'ar',
    state: 'published',
    publishedAt: new Date('2021-03-04T07:30:00Z'),
    people: ['سلمى حداد', 'عمر ناصر'],
    section: { name: 'نقل بحري', isTag: true },
    topics: [{ name: 'سفن' }],
    lead: 'picture:urn:newsml:mena:pic1',
  })
  expect(htmlOf(first!)).toContain('<p>بورسعيد، 4 مارس – وصلت <b>السفينة</b>.<br>فجرًا</p>')
  expect(third).toMatchObject({ headline: 'عنوان نيتف' })
  const { blocks } = storyBlocks(htmlOf(fourth!), { locale: 'ar', otherwise: null, origin: null })
  expect(plainText({ type: 'doc', content: blocks })).toBe('بورسعيد، 4 مارس – سطر أول\n\nسطر ثانٍ')
  expect(read.of('picture')).toEqual([
    {
      kind: 'picture',
      key: 'urn:newsml:mena:pic1',
      address: 'http://pics.example/port.jpg',
      alt: 'الميناء',
      caption: 'وصف',
      credit: 'وكالة/عمر',
    },
  ])
  expect(read.notes).toEqual(['versions-left-out: 1', 'entry-left-out: about.html'])
})

it.each([
  ['withheld', { status: 'withheld' }, 'was-private'],
  ['canceled', { status: 'canceled' }, 'was-private'],
  ['embargoed', { meta: '<embargoed>2199-01-01T00:00:00Z</embargoed>' }, 'was-embargoed'],
  ['embargoed until it is lifted', { meta: '<embargoed/>' }, 'was-embargoed'],
] as const)('what is %s is a draft', async (_, given, kind) => {
  const read = await opened('item.xml', `<?xml version="1.0"?>${item('urn:x', given)}`)
  expect(read.of('story')[0]).toMatchObject({ state: 'private', notes: [{ kind }] })
})

it('an embargo that is over holds nothing back', async () => {
  const read = await opened(
    'item.xml',
    item('urn:x', { meta: '<embargoed>2021-03-04T12:00:00Z</embargoed>' }),
  )
  expect(read.of('story')[0]).toMatchObject({ state: 'published', notes: [] })
})

it('a broken file of many is named', async () => {
  const whole = `<?xml version="1.0"?>${item('urn:x')}`
  await expect(
    opened('many.zip', { 'a.xml': whole, 'b/cut.xml': whole.slice(0, -40) }),
  ).rejects.toMatchObject({
    reason: 'broken-xml',
    subject: expect.stringMatching(/^b\/cut\.xml: /),
  })
})

it('reads paragraphs as wires set them in, and no tag as words', async () => {
  const wire = `\n            (MENA) - بورسعيد - وصلت السفينة\nفجر أمس.\n   وقال المدير إنها\nالأولى.\n   وغادرت مساءً.\n          `
  const words = async (content: string) => {
    const read = await opened('wire.xml', message(item('urn:newsml:mena:9', { content })))
    return plainText({
      type: 'doc',
      content: storyBlocks(htmlOf(read.of('story')[0]!), { locale: 'ar', otherwise: null, origin: null })
        .blocks,
    })
  }
  const expected = '(MENA) - بورسعيد - وصلت السفينة فجر أمس.\n\nوقال المدير إنها الأولى.\n\nوغادرت مساءً.'
  const plain = (text: string) => `<inlineData contenttype="text/plain"><![CDATA[${text}]]></inlineData>`
  expect(await words(plain(`\n<p>${wire}</p>`))).toContain(expected)
  expect(await words(plain(wire))).toContain(expected)
  expect(
    await words(
      `<inlineXML contenttype="application/xhtml+html"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>${wire}</p></body></html></inlineXML>`,
    ),
  ).toContain(expected)
  expect(await words(plain('<p>أول</p>\n<p>ثانٍ</p>'))).toContain('أول\n\nثانٍ')
})

it('leaves out the header in which a text says again what its item says of itself', async () => {
  const content = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>LT--port</title></head><body><header>
    <ul class="slugline"><li class="subject">نقل</li></ul><time class="publicationDate">22.02.2025 01:57</time>
    <h1>سفينة تصل</h1><p class="byline">سلمى حداد</p><p>تمهيد المحرر.</p></header>
    <section class="main"><p>وصلت السفينة.</p></section></body></html></inlineXML>`
  const [story] = (await opened('dpa.xml', message(item('urn:newsml:dpa:1', { content })))).of('story')
  const { blocks } = storyBlocks(htmlOf(story!), { locale: 'ar', otherwise: null, origin: null })
  expect(plainText({ type: 'doc', content: blocks })).toMatch(/تمهيد المحرر\.\n\nوصلت السفينة\.$/)
  expect(JSON.stringify(blocks)).not.toMatch(/22\.02|سلمى|سفينة تصل/)
})
