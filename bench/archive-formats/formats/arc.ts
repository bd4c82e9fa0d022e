/** Arc XP, stories of ANS. */
import { type Format, ofHtml, story, textOf } from '../counted.ts'
import { picture } from '../sample-files.ts'

const image = (id: string) => ({
  _id: id,
  type: 'image',
  url: `https://cloudfront-us-east-1.images.arcpublishing.com/site/${id}.jpg`,
  alt_text: `رصيف ${id}`,
  caption: `الميناء في صورة ${id}`,
  credits: { by: [{ type: 'author', name: 'مصور الميناء' }] },
})
const said = (content: string) => ({ type: 'text', _id: content.slice(0, 6), content })
const ans = (id: string, title: string, elements: object[], more: object = {}) => ({
  type: 'story',
  version: '0.10.9',
  _id: id,
  language: 'ar',
  canonical_url: `/economy/2021/03/04/${id.toLowerCase()}/`,
  canonical_website: 'raseef',
  websites: { raseef: { website_url: `/economy/2021/03/04/${id.toLowerCase()}/` } },
  created_date: '2021-03-04T07:00:00Z',
  first_publish_date: '2021-03-04T07:30:00Z',
  display_date: '2021-03-04T08:00:00Z',
  headlines: { basic: title },
  subheadlines: { basic: `تفاصيل ${title}` },
  credits: { by: [{ type: 'author', _id: 'salma', name: 'سلمى حداد', slug: 'salma-haddad' }] },
  taxonomy: {
    primary_section: { _id: '/economy', type: 'section', name: 'اقتصاد', path: '/economy' },
    sections: [
      { _id: '/economy', name: 'اقتصاد' },
      { _id: '/ports', name: 'موانئ' },
    ],
    tags: [{ text: 'سفن', slug: 'ships' }],
  },
  promo_items: { basic: image(`${id}LEAD`) },
  content_elements: elements,
  additional_properties: { is_published: true },
  revision: { published: true },
  ...more,
})

export const arc: Format = {
  name: 'Arc XP',
  zip: 'ans.zip',
  files: () => ({
    'stories/SHIP.json': JSON.stringify(
      ans('SHIP', 'سفينة تصل', [
        said('وصلت <b>السفينة</b> بحسب <a href="https://example.org/log">السجل</a>.'),
        { type: 'header', level: 2, content: 'ما بعد' },
        image('IMG1'),
        {
          type: 'gallery',
          headlines: { basic: 'ألبوم الرصيف' },
          content_elements: [image('IMG2'), image('IMG3')],
        },
        {
          type: 'list',
          list_type: 'ordered',
          items: [said('أول'), { type: 'list', list_type: 'unordered', items: [said('داخلي')] }],
        },
        {
          type: 'quote',
          subtype: 'pullquote',
          content_elements: [said('البحر لا ينسى')],
          citation: { type: 'text', content: 'صياد' },
        },
        {
          type: 'oembed_response',
          subtype: 'youtube',
          raw_oembed: { type: 'video', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' },
        },
        { type: 'table', header: [said('سنة'), said('عدد')], rows: [[said('١٩٢٠'), said('١٢')]] },
        { type: 'correction', correction_type: 'correction', text: 'تصويب: الرقم ١٢' },
        { type: 'interstitial_link', url: 'https://example.org/other', content: 'اقرأ أيضًا' },
        { type: 'raw_html', content: '<p>سطر خام</p>' },
        { type: 'divider' },
        { type: 'custom_embed', subtype: 'poll', embed: { id: '1' } },
      ]),
    ),
    'stories/more.json': JSON.stringify({
      type: 'results',
      content_elements: [
        ans('CALM', 'يوم هادئ', [said('لم تصل سفينة.')]),
        ans('DRAFT', 'مسودة', [said('لم تكتمل.')], {
          additional_properties: { is_published: false },
          revision: { published: false },
          first_publish_date: undefined,
          display_date: undefined,
        }),
        { type: 'video', version: '0.10.9', _id: 'VID', headlines: { basic: 'فيديو' } },
      ],
    }),
  }),
  media: () => ({ 'SHIPLEAD.jpg': picture('arc-lead'), 'IMG1.jpg': picture('arc-1') }),
  count(files) {
    type Ans = ReturnType<typeof ans> & { type: string }
    const all = Object.keys(files).flatMap((path) => {
      const read = JSON.parse(textOf(files, path)) as Ans & { content_elements: Ans[] }
      return read.type === 'story' ? [read] : read.content_elements
    })
    return {
      stories: all
        .filter(({ type }) => type === 'story')
        .map((each) => {
          const found = {
            texts: [each.subheadlines.basic],
            alts: [] as string[],
            pictures: [] as string[],
            links: [] as string[],
          }
          gather([each.promo_items, each.content_elements], found)
          return story(each.headlines.basic, {
            ...found,
            state: each.additional_properties.is_published ? 'public' : 'not-public',
            day: each.display_date ?? null,
            terms: [
              each.taxonomy.primary_section.name,
              ...each.taxonomy.sections.map(({ name }) => name),
              ...each.taxonomy.tags.map(({ text }) => text),
            ],
            authors: each.credits.by.map(({ name }) => name),
            addresses: [each.canonical_url],
          })
        }),
      beside: [
        {
          what: 'Films of their own',
          count: all.filter(({ type }) => type === 'video').length,
          note: 'type-left-out',
        },
      ],
    }
  },
}

/** @param isPicture within one: what is said of it comes with it */
function gather(
  node: unknown,
  found: { texts: string[]; alts: string[]; pictures: string[]; links: string[] },
  isPicture = false,
): void {
  if (Array.isArray(node)) for (const each of node) gather(each, found, isPicture)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return
  const isImage = (node as { type?: string }).type === 'image'
  for (const [key, each] of Object.entries(node)) {
    if (typeof each !== 'string') gather(each, found, isPicture || isImage)
    else if (key === 'url') found[isImage ? 'pictures' : 'links'].push(each)
    else if (isPicture || isImage) {
      if (/^(?:alt_text|caption|name)$/.test(key)) found.alts.push(each)
    } else if (/^(?:content|text|caption|basic|name)$/.test(key)) {
      const shown = ofHtml(each)
      found.texts.push(...shown.texts)
      found.links.push(...shown.links)
    }
  }
}
