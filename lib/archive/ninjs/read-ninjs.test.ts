import { expect, it } from 'vitest'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const one = {
  uri: 'http://news.example/items/1',
  type: 'composite',
  mimetype: 'text/html',
  version: '2',
  versioncreated: '2021-03-04T10:00:00Z',
  pubstatus: 'usable',
  language: 'ar',
  urgency: 4,
  subject: [{ name: 'نقل بحري', scheme: 'http://cv.iptc.org/newscodes/mediatopic/', code: '20000337' }],
  person: [
    { name: 'وزير النقل', rel: 'about' },
    { name: 'عابر', rel: 'mentions' },
  ],
  byline: 'سلمى حداد، عمر ناصر',
  located: 'بورسعيد',
  headline: 'سفينة تصل',
  slugline: 'port',
  description_text: 'تفاصيل من الرصيف',
  body_text: 'نص بلا صيغة',
  body_xhtml: '<p>وصلت السفينة.</p>',
  associations: {
    mainpic: {
      uri: 'http://news.example/pics/1',
      type: 'picture',
      byline: 'عمر ناصر',
      description_text: 'الميناء فجرًا',
      renditions: {
        small: { href: 'http://pics.example/s.jpg', width: 100 },
        main: { href: 'http://pics.example/l.jpg', width: 2000, mimetype: 'image/jpeg' },
      },
    },
  },
}
const two = {
  uri: 'http://news.example/items/2',
  type: 'text',
  versionCreated: '2022-03-04T10:00:00Z',
  firstCreated: '2022-03-03T10:00:00Z',
  pubStatus: 'usable',
  language: 'ar-EG',
  subjects: [{ name: 'موانئ' }],
  by: 'سلمى حداد',
  headlines: [
    { role: 'short', value: 'قصير' },
    { role: 'main', value: 'عنوان كامل' },
  ],
  descriptions: [{ role: 'main', contentType: 'text/plain', value: 'ملخص' }],
  bodies: [
    { role: 'main', contentType: 'text/plain', value: 'بلا صيغة' },
    { role: 'richtext', contentType: 'application/xhtml+xml', value: '<p>متن غني</p>' },
  ],
  associations: [
    {
      name: 'main',
      uri: 'http://news.example/pics/2',
      type: 'picture',
      renditions: [{ name: 'full', href: 'http://pics.example/2.jpg', contentType: 'image/jpeg' }],
    },
    {
      name: 'second',
      uri: 'http://news.example/pics/3',
      type: 'picture',
      descriptions: [{ role: 'main', value: 'الثانية' }],
      renditions: [{ name: 'full', href: 'http://pics.example/3.jpg' }],
    },
  ],
}
const three = {
  standard: { name: 'ninjs', version: '3.1' },
  ...two,
  uri: 'http://news.example/items/3',
  pubStatus: 'withheld',
}

it('reads versions 1 to 3, the newest of each item', async () => {
  const read = await opened('ninjs.zip', {
    '1-old.json': JSON.stringify({
      ...one,
      version: '1',
      versioncreated: '2021-03-04T09:00:00Z',
      headline: 'قديم',
    }),
    '1.json': JSON.stringify(one, null, 2),
    '2.json': JSON.stringify([two, three]),
    '4.json': JSON.stringify({
      ...two,
      uri: 'http://news.example/items/4',
      embargoed: '2199-01-01T00:00:00Z',
    }),
    '5.json': JSON.stringify({
      uri: 'http://news.example/items/5',
      type: 'video',
      versioncreated: '2021-01-01T00:00:00Z',
    }),
  })
  expect(read.format).toBe('ninjs')
  const [first, second, third, fourth, ...others] = read.of('story')
  expect(others).toEqual([])
  expect(first).toMatchObject({
    sourceId: 'http://news.example/items/1',
    headline: 'سفينة تصل',
    standfirst: 'تفاصيل من الرصيف',
    locale: 'ar',
    state: 'published',
    publishedAt: new Date('2021-03-04T10:00:00Z'),
    people: ['سلمى حداد', 'عمر ناصر'],
    section: { name: 'نقل بحري', isTag: true },
    topics: [{ name: 'وزير النقل' }],
    lead: 'picture:http://news.example/pics/1',
  })
  expect(htmlOf(first!)).toBe('<p>وصلت السفينة.</p>')
  expect(second).toMatchObject({
    headline: 'عنوان كامل',
    standfirst: 'ملخص',
    publishedAt: new Date('2022-03-03T10:00:00Z'),
    lead: 'picture:http://news.example/pics/2',
  })
  expect(htmlOf(second!)).toBe(
    '<p>متن غني</p><figure><img src="picture:http://news.example/pics/3" alt=""><figcaption>الثانية</figcaption></figure>',
  )
  expect([third?.state, fourth?.state]).toEqual(['private', 'private'])
  expect(read.of('picture')[0]).toMatchObject({
    address: 'http://pics.example/l.jpg',
    caption: 'الميناء فجرًا',
    credit: 'عمر ناصر',
  })
  expect(read.notes).toEqual(['type-left-out: video', 'versions-left-out: 1'])
})

it('reads what Superdesk adds', async () => {
  const item = {
    guid: 'urn:newsml:localhost:2021-03-04:1',
    version: '3',
    type: 'text',
    versioncreated: '2021-03-05T10:00:00+0000',
    firstpublished: '2021-03-04T10:00:00+0000',
    pubstatus: 'usable',
    language: 'ar',
    headline: 'سفينة تصل',
    body_html: '<p>وصلت السفينة.</p>',
    description_html: '<p>تفاصيل</p>',
    ednote: 'للمحررين',
    authors: [{ name: 'سلمى حداد', role: 'writer' }],
    service: [{ name: 'اقتصاد', code: 'e' }],
    subject: [{ name: 'موانئ', code: '1' }],
    associations: { featuremedia: null },
  }
  const read = await opened('item.json', JSON.stringify(item))
  expect(read.format).toBe('ninjs')
  expect(read.of('story')).toMatchObject([
    {
      sourceId: item.guid,
      standfirst: 'تفاصيل',
      publishedAt: new Date('2021-03-04T10:00:00Z'),
      people: ['سلمى حداد'],
      section: { name: 'اقتصاد' },
      topics: [{ name: 'موانئ' }],
      notes: [{ kind: 'editors-note', subject: 'للمحررين' }],
    },
  ])
})

it.each([
  ['an answer of somebody’s own', { ninjs: one }],
  ['a page of a list', { total: 2, data: { items: [one, two] } }],
  ['what was asked beside it', { query: { type: 'text' }, results: [{ ninjs: one }, { ninjs: two }] }],
])('reads items in %s', async (_, wrapped) => {
  const read = await opened('answer.json', JSON.stringify(wrapped, null, 2))
  expect(read.format).toBe('ninjs')
  expect(read.of('story')[0]).toMatchObject({ headline: 'سفينة تصل' })
})
