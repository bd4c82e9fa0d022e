/** Joomla, by J2XML. */
import { type Format, inner, ofHtml, story, textOf, value } from '../counted.ts'
import { picture } from '../sample-files.ts'

const cdata = (text: string) => `<![CDATA[${text}]]>`
const content = (
  id: number,
  title: string,
  given: {
    state?: number
    access?: string
    up?: string
    intro?: string
    rest?: string
    hasPicture?: boolean
    tags?: string[]
  } = {},
) => `  <content>
    <id>${id}</id>
    <title>${cdata(title)}</title>
    <alias>${cdata(`ship-${id}`)}</alias>
    <introtext>${cdata(given.intro ?? `<p>مقدمة ${title}.</p>`)}</introtext>
    <fulltext>${cdata(given.rest ?? '')}</fulltext>
    <catid>${cdata('news/economy')}</catid>
    <created>${cdata('2021-03-04 07:30:00')}</created>
    <created_by>${cdata('salma')}</created_by>
    <created_by_alias/>
    <publish_up>${cdata(given.up ?? '2021-03-05 08:00:00')}</publish_up>
    <publish_down>${cdata('0000-00-00 00:00:00')}</publish_down>
    <images>${cdata(JSON.stringify(given.hasPicture ? { image_intro: 'images/port.png#joomlaImage://local-images/port.png?width=64&height=48', image_intro_alt: 'رصيف', image_intro_caption: 'الميناء من الجو', image_fulltext: '' } : { image_intro: '' }))}</images>
    <urls>${cdata(JSON.stringify(given.hasPicture ? { urla: 'https://source.example/', urlatext: 'المصدر', urlb: false } : {}))}</urls>
    <state>${given.state ?? 1}</state>
    <access>${cdata(given.access ?? '1')}</access>
    <language>${cdata('ar-AA')}</language>
    <featured>0</featured>
    ${given.tags ? `<taglist>${given.tags.map((tag) => `<tag>${cdata(tag)}</tag>`).join('')}</taglist>` : ''}
  </content>`

export const joomla: Format = {
  name: 'Joomla',
  files: () => ({
    'j2xml190.xml': `<?xml version="1.0" encoding="UTF-8" ?>
<j2xml version="19.2.0">
  <base>https://old.example/</base>
${content(1, 'سفينة تصل', { intro: '<p>وصلت <a href="https://example.org/log">السفينة</a>.</p>{loadposition banner}', rest: '<h2>ما بعد</h2><p>غادرت <strong>مساء</strong>ً.</p><p><img src="images/crane.png" alt="رافعة" /></p>{youtube}dQw4w9WgXcQ{/youtube}', hasPicture: true, tags: ['ships'] })}
${content(2, 'غير منشورة', { state: 0 })}
${content(3, 'للمسجلين', { access: 'registered' })}
${content(4, 'غدًا', { up: '2199-03-05 08:00:00' })}
${content(5, 'في السلة', { state: -2 })}
  <category><id>8</id><path>${cdata('news/economy')}</path><title>${cdata('اقتصاد')}</title><alias>${cdata('economy')}</alias></category>
  <tag><id>3</id><path>${cdata('ships')}</path><title>${cdata('سفن')}</title><alias>${cdata('ships')}</alias></tag>
  <user><id>42</id><name>${cdata('سلمى حداد')}</name><username>${cdata('salma')}</username><email>${cdata('salma@old.example')}</email></user>
  <img src="images/port.png">${picture('joomla-port').toString('base64')}</img>
  <menu><id>1</id></menu>
</j2xml>
`,
  }),
  count(files) {
    const xml = textOf(files, Object.keys(files)[0]!)
    const titled = (name: string, key: string) =>
      new Map(inner(xml, name).map((each) => [value(each, key), value(each, 'title') || value(each, 'name')]))
    const [categories, tags, people] = [
      titled('category', 'path'),
      titled('tag', 'path'),
      titled('user', 'username'),
    ]
    return {
      stories: inner(xml, 'content').map((each) => {
        const html = `${value(each, 'introtext')}${value(each, 'fulltext')}`
        const shown = ofHtml(html.replace(/\{\/?\w+[^}]*\}/g, ' ').replace('dQw4w9WgXcQ', ' '))
        const images = JSON.parse(value(each, 'images')) as Record<string, string>
        const urls = JSON.parse(value(each, 'urls')) as Record<string, string>
        const state = value(each, 'state')
        const [taglist = ''] = inner(each, 'taglist')
        return story(value(each, 'title'), {
          alts: shown.alts,
          texts: [
            ...shown.texts,
            images.image_intro_alt ?? '',
            images.image_intro_caption ?? '',
            urls.urlatext ?? '',
          ],
          pictures: [...shown.pictures, images.image_intro!].filter(Boolean),
          links: [
            ...shown.links,
            urls.urla ?? '',
            ...(html.includes('{youtube}') ? ['https://www.youtube.com/watch?v=dQw4w9WgXcQ'] : []),
          ].filter(Boolean),
          state:
            state === '-2'
              ? 'taken-back'
              : state === '1' && value(each, 'access') === '1'
                ? 'public'
                : 'not-public',
          day: `${value(each, 'publish_up').replace(' ', 'T')}Z`,
          terms: [
            categories.get(value(each, 'catid'))!,
            ...inner(taglist, 'tag').map((tag) => tags.get(/\[CDATA\[(.*?)\]\]/.exec(tag)![1]!)!),
          ],
          authors: [people.get(value(each, 'created_by'))!],
        })
      }),
      beside: [{ what: 'Menus', count: inner(xml, 'menu').length, note: 'type-left-out' }],
    }
  },
}
