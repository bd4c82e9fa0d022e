/** A WordPress that runs, as a visitor sees it through its REST API. */
import { wordPressServer } from '../../../lib/archive/wordpress-site/testing/wordpress-server.ts'
import { decode, type Files, type Format, ofHtml, story, textOf } from '../counted.ts'
import { picture } from '../sample-files.ts'

/** Stands for the address of the site, which is known when it runs. */
const here = 'https://site.example'
const upload = (name: string) => `${here}/wp-content/uploads/2024/03/${name}`
const post = (id: number, title: string, html: string, given: object = {}) => ({
  id,
  date: '2024-03-05T12:00:00',
  date_gmt: '2024-03-05T09:00:00',
  guid: { rendered: `${here}/?p=${id}` },
  modified: '2024-03-05T12:00:00',
  modified_gmt: '2024-03-05T09:00:00',
  slug: `khabar-${id}`,
  status: 'publish',
  type: 'post',
  link: `${here}/2024/03/khabar-${id}/`,
  title: { rendered: title },
  content: { rendered: html, protected: false },
  excerpt: { rendered: '', protected: false },
  author: 1,
  featured_media: 0,
  sticky: false,
  template: '',
  format: 'standard',
  meta: {},
  categories: [4],
  tags: [] as number[],
  ...given,
})
const term = (id: number, name: string, slug: string, taxonomy: string) => ({
  id,
  count: 1,
  name,
  slug,
  taxonomy,
  parent: 0,
  link: `${here}/${taxonomy}/${slug}/`,
})
const rendered = `
<p>وصلت <a href="https://example.org/manifest">الشحنة</a> الأولى إلى <strong>الميناء</strong>.</p>
<figure class="wp-block-image size-large"><img decoding="async" width="1024" height="683" src="${upload('wheat-1024x683.png')}" alt="سنابل" class="wp-image-71" srcset="${upload('wheat-1024x683.png')} 1024w, ${upload('wheat-300x200.png')} 300w"/><figcaption class="wp-element-caption">سنابل قبل الحصاد</figcaption></figure>
<h2 class="wp-block-heading">ما بعد</h2>
<ul class="wp-block-list"><li>طحين</li><li>نخالة</li></ul>
<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper"><iframe title="x" src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed" allowfullscreen></iframe></div></figure>
<div class="sharedaddy sd-sharing-enabled"><p>شارك</p></div>
`

export const wordpressSite: Format = {
  name: 'WordPress, running',
  files: () => ({
    posts: JSON.stringify([
      post(101, 'القمح يصل &#8211; أخيرًا', rendered, { featured_media: 70, tags: [9] }),
      post(102, 'يوم هادئ', '<p>لم تصل سفينة.</p>', { author: 2, date_gmt: '2014-05-04T18:15:00' }),
      post(103, 'محميّ: بكلمة سر', '', { content: { rendered: '', protected: true } }),
    ]),
    pages: JSON.stringify([
      post(110, 'من نحن', '<p>جريدة تصدر في الميناء.</p>', {
        type: 'page',
        link: `${here}/about/`,
        categories: [],
      }),
    ]),
    media: JSON.stringify(
      ['port', 'wheat'].map((name, at) => ({
        id: 70 + at,
        date_gmt: '2024-03-01T00:00:00',
        modified_gmt: '2024-03-01T00:00:00',
        slug: name,
        type: 'attachment',
        media_type: 'image',
        mime_type: 'image/png',
        link: `${here}/${name}/`,
        source_url: upload(`${name}.png`),
        alt_text: name === 'port' ? 'الميناء من البحر' : '',
        caption: { rendered: '' },
        title: { rendered: name },
      })),
    ),
    users: JSON.stringify([
      { id: 1, name: 'سلمى حداد', slug: 'salma', description: '', link: `${here}/author/salma/` },
      { id: 2, name: 'عمر صالح', slug: 'omar', description: '', link: `${here}/author/omar/` },
    ]),
    categories: JSON.stringify([term(4, 'اقتصاد', 'economy', 'category')]),
    tags: JSON.stringify([term(9, 'قمح', 'wheat', 'post_tag')]),
  }),
  async serve(files: Files) {
    const server = await wordPressServer()
    for (const name of Object.keys(files))
      server.collections[name] = JSON.parse(textOf(files, name).replaceAll(here, server.address))
    return server
  },
  media: () => ({ '2024/03/port.png': picture('site-port'), '2024/03/wheat.png': picture('site-wheat') }),
  count(files) {
    type Post = ReturnType<typeof post>
    type Named = { id: number; name: string; source_url: string; alt_text: string }
    const rows = <Row>(name: string) => JSON.parse(textOf(files, name)) as Row[]
    const nameOf = (route: string, id: number) =>
      rows<Named>(route).find((each) => each.id === id)?.name ?? ''
    return {
      stories: [...rows<Post>('posts'), ...rows<Post>('pages')].map((each) => {
        const shown = ofHtml(each.content.rendered)
        const lead = rows<Named>('media').find(({ id }) => id === each.featured_media)
        return story(decode(each.title.rendered), {
          ...shown,
          alts: [...shown.alts, lead?.alt_text ?? ''],
          pictures: [...shown.pictures, ...(lead ? [lead.source_url] : [])],
          state: each.type === 'page' ? 'page' : each.content.protected ? 'not-public' : 'public',
          day: `${each.date_gmt}Z`,
          terms: [
            ...each.categories.map((id) => nameOf('categories', id)),
            ...each.tags.map((id) => nameOf('tags', id)),
          ],
          authors: [nameOf('users', each.author)],
          addresses: [each.link],
        })
      }),
      beside: [],
    }
  },
}
