import { expect, it } from 'vitest'
import { storyBlocks } from '../import/story-blocks.ts'
import { bytesOf, htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'
import { joomlaPictures } from './joomla-pictures.ts'

const content = (id: number, more: string) => `  <content>
    <id>${id}</id>
    <title><![CDATA[سفينة ${id}]]></title>
    <alias><![CDATA[ship-${id}]]></alias>
    <introtext><![CDATA[<p>المقدمة.</p>{loadposition banner}]]></introtext>
    <fulltext><![CDATA[<p>البقية.</p>]]></fulltext>
    <catid><![CDATA[news/economy]]></catid>
    <created><![CDATA[2021-03-04 07:30:00]]></created>
    <created_by><![CDATA[salma]]></created_by>
    <created_by_alias/>
    <publish_down><![CDATA[0000-00-00 00:00:00]]></publish_down>
    <images><![CDATA[{"image_intro":"images\\/port.jpg#joomlaImage:\\/\\/local-images\\/port.jpg?width=800&height=600","image_intro_alt":"\\u0631\\u0635\\u064a\\u0641","image_intro_caption":"\\u0627\\u0644\\u0645\\u064a\\u0646\\u0627\\u0621","image_fulltext":""}]]></images>
    <urls><![CDATA[{"urla":"https:\\/\\/source.example\\/","urlatext":"\\u0627\\u0644\\u0645\\u0635\\u062f\\u0631","urlb":false}]]></urls>
    <metadesc><![CDATA[وصف]]></metadesc>
    <featured>0</featured>
${more}
  </content>`
const xml = `<?xml version="1.0" encoding="UTF-8" ?>
<j2xml version="19.2.0">
  <base>https://old.example/</base>
${content(1, '<publish_up><![CDATA[2021-03-05 08:00:00]]></publish_up><state>1</state><access>1</access><language><![CDATA[ar-AA]]></language><taglist><tag><![CDATA[ships]]></tag></taglist>')}
${content(2, '<publish_up><![CDATA[2021-03-05 08:00:00]]></publish_up><state>0</state><access>1</access><language><![CDATA[*]]></language>')}
${content(3, '<publish_up><![CDATA[2021-03-05 08:00:00]]></publish_up><state>1</state><access><![CDATA[registered]]></access><language><![CDATA[*]]></language>')}
${content(4, '<publish_up><![CDATA[2199-03-05 08:00:00]]></publish_up><state>1</state><access>1</access><language><![CDATA[*]]></language>')}
${content(5, '<publish_up><![CDATA[2021-03-05 08:00:00]]></publish_up><state>-2</state><access>1</access><language><![CDATA[*]]></language>')}
  <category><id>8</id><path><![CDATA[news/economy]]></path><title><![CDATA[اقتصاد]]></title><alias><![CDATA[economy]]></alias></category>
  <tag><id>3</id><path><![CDATA[ships]]></path><title><![CDATA[سفن]]></title><alias><![CDATA[ships]]></alias></tag>
  <user><id>42</id><name><![CDATA[سلمى حداد]]></name><username><![CDATA[salma]]></username><email><![CDATA[salma@old.example]]></email></user>
  <img src="images/port.jpg">SlBFRw==</img>
  <menu><id>1</id></menu>
</j2xml>`

it('reads what J2XML writes', async () => {
  const read = await opened('j2xml.xml', xml)
  expect(read.format).toBe('joomla')
  expect(read.of('site')).toMatchObject([{ source: 'joomla:old.example', origin: 'https://old.example' }])
  const stories = read.of('story')
  expect(stories.map(({ sourceId, state }) => [sourceId, state])).toEqual([
    ['1', 'published'],
    ['2', 'draft'],
    ['3', 'private'],
    ['4', 'scheduled'],
    ['5', 'trash'],
  ])
  expect(stories[0]).toMatchObject({
    headline: 'سفينة 1',
    slug: 'ship-1',
    locale: 'ar',
    standfirst: null,
    elsewhere: { searchDescription: 'وصف' },
    publishedAt: new Date('2021-03-05T08:00:00Z'),
    people: ['سلمى حداد'],
    section: { name: 'اقتصاد', slug: 'economy' },
    topics: [{ name: 'سفن', slug: 'ships' }],
    lead: 'https://old.example/images/port.jpg',
    oldPaths: [
      '/index.php?option=com_content&view=article&id=1',
      '/news/economy/1-ship-1',
      '/news/economy/ship-1',
    ],
  })
  const said: string[] = []
  const html = stories[0]!.text(({ kind, subject }) => said.push(`${kind}: ${subject}`))
  expect(html).toContain('<p>المقدمة.</p>')
  expect(html).toContain('<p>البقية.</p>')
  expect(html).toContain('https://source.example/')
  expect(html).toContain('<figcaption>الميناء</figcaption>')
  expect(html).not.toContain('loadposition')
  expect(said).toEqual(['shortcode-removed: loadposition banner'])
  expect(read.notes).toEqual(['type-left-out: menu'])
  expect(JSON.stringify(read.records)).not.toContain('salma@old.example')
  const pictures = joomlaPictures([{ path: 'j2xml.xml', size: xml.length, open: bytesOf(xml) }])
  const found = await pictures.find('https://old.example/images/port.jpg')
  for await (const bytes of found!()) expect(Buffer.from(bytes).toString()).toBe('JPEG')
  expect(await pictures.find('/images/other.jpg')).toBeNull()
})

it('reads files of Joomla 1.5 that name their document type', async () => {
  const old = `<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE j2xml PUBLIC "-//eshiol.it//DTD j2xml data file 12.5.0//EN" "http://www.eshiol.it/dtd/j2xml-12.5.0.dtd">
<j2xml version="12.5.0">${content(1, '<state>1</state><access>1</access>')}</j2xml>`
  const [story] = (await opened('old.xml', old)).of('story')
  expect(story).toMatchObject({ state: 'published', publishedAt: new Date('2021-03-04T07:30:00Z') })
  expect(htmlOf(story!)).toContain('البقية')
})

it('shows the films of a plug-in, and says of a picture only what was said of it', async () => {
  const read = await opened(
    'j2xml.xml',
    `<?xml version="1.0"?><j2xml version="19.2.0"><base>https://old.example/</base><content><id>1</id><title>سفينة</title><alias>ship</alias><introtext><![CDATA[<p>قبله {youtube}dQw4w9WgXcQ|600|450{/youtube} بعده</p><p>{vimeo}76979871{/vimeo}</p><p>{mp3remote}https://old.example/s.mp3{/mp3remote}</p><p>{spoiler}كلام مخفي{/spoiler}</p>]]></introtext><state>1</state><images><![CDATA[{"image_intro":"images/a.jpg","image_fulltext":"images/b.jpg","image_fulltext_alt":"رصيف","image_fulltext_caption":"الرصيف"}]]></images></content></j2xml>`,
  )
  const [story] = read.of('story')
  const said: string[] = []
  const html = story!.text(({ kind, subject }) => said.push(`${kind}: ${subject}`))
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin: 'https://old.example' })
  expect(blocks).toMatchObject([
    { type: 'figure', attrs: { alt: 'رصيف', caption: 'الرصيف' } },
    { type: 'paragraph' },
    { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' } },
    { type: 'paragraph' },
    { type: 'embed', attrs: { url: 'https://vimeo.com/76979871' } },
    { type: 'paragraph' },
    { type: 'paragraph', content: [{ text: 'كلام مخفي' }] },
  ])
  expect(html).toContain('images/b.jpg')
  expect(html).not.toContain('images/a.jpg')
  expect(said).toEqual(['shortcode-removed: spoiler', 'shortcode-removed: /spoiler'])
})
