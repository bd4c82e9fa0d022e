/** Drupal's JSON:API, page by page. */
import { type Format, ofHtml, story, textOf } from '../counted.ts'
import { picture } from '../sample-files.ts'

const node = (
  id: string,
  nid: number,
  title: string,
  html: string,
  given: { attributes?: object; tags?: string[]; hasImage?: boolean } = {},
) => ({
  type: 'node--article',
  id,
  links: { self: { href: `https://old.example/jsonapi/node/article/${id}` } },
  attributes: {
    drupal_internal__nid: nid,
    langcode: 'ar',
    status: true,
    title,
    created: '2021-03-04T09:30:00+02:00',
    changed: '2021-03-05T09:30:00+02:00',
    promote: true,
    sticky: false,
    default_langcode: true,
    path: { alias: `/economy/n-${nid}`, pid: nid, langcode: 'ar' },
    body: { value: html, format: 'basic_html', processed: html, summary: '' },
    ...given.attributes,
  },
  relationships: {
    node_type: { data: { type: 'node_type--node_type', id: 'nt' } },
    uid: { data: { type: 'user--user', id: 'u1', meta: { drupal_internal__target_id: 1 } } },
    field_image: {
      data: given.hasImage
        ? { type: 'file--file', id: 'f1', meta: { alt: 'رصيف', title: '', width: 800, height: 600 } }
        : null,
    },
    field_section: { data: { type: 'taxonomy_term--sections', id: 't1' } },
    field_tags: { data: (given.tags ?? []).map((tag) => ({ type: 'taxonomy_term--tags', id: tag })) },
  },
})
const included = [
  { type: 'user--user', id: 'u1', attributes: { display_name: 'سلمى حداد', name: 'salma' } },
  {
    type: 'taxonomy_term--sections',
    id: 't1',
    attributes: { name: 'اقتصاد', path: { alias: '/sections/economy' } },
  },
  { type: 'taxonomy_term--tags', id: 't2', attributes: { name: 'سفن', path: { alias: null } } },
  { type: 'taxonomy_term--tags', id: 't3', attributes: { name: 'بحر', path: { alias: null } } },
  {
    type: 'file--file',
    id: 'f1',
    attributes: {
      filename: 'port.jpg',
      uri: { value: 'public://2021-03/port.jpg', url: '/sites/default/files/2021-03/port.jpg' },
    },
  },
]
const jsonapi = { version: '1.0', meta: { links: { self: { href: 'http://jsonapi.org/format/1.0/' } } } }

export const drupal: Format = {
  name: 'Drupal',
  zip: 'jsonapi.zip',
  media: () => ({ 'sites/default/files/2021-03/port.jpg': picture('drupal-port') }),
  files: () => ({
    'page-1.json': JSON.stringify({
      jsonapi,
      data: [
        node(
          'n1',
          17,
          'سفينة تصل',
          '<p>وصلت السفينة إلى <a href="https://example.org/quay">الرصيف</a> الثالث.</p><figure role="group" class="caption caption-img align-center"><img src="/sites/default/files/inline-images/crane.png" data-entity-uuid="x" data-entity-type="file" alt="رافعة"><figcaption>رافعة الميناء</figcaption></figure><ul><li>قمح</li><li>ذرة</li></ul><blockquote><p>البحر لا ينسى</p></blockquote><table><caption>الواردات</caption><tbody><tr><th>سنة</th><td>١٩٢٠</td></tr></tbody></table>',
          { tags: ['t2', 't3'], hasImage: true },
        ),
        node('n2', 18, 'مسودة', '<p>لم تكتمل.</p>', {
          attributes: { status: false, moderation_state: 'draft' },
        }),
        { type: 'block_content--basic', id: 'b', attributes: {} },
      ],
      included,
      links: {},
    }),
    'page-2.json': JSON.stringify({
      jsonapi,
      data: [
        node('n1', 17, 'A ship arrives', '<p>The ship reached the third quay at noon yesterday.</p>', {
          attributes: {
            langcode: 'en',
            default_langcode: false,
            path: { alias: '/ship', pid: 3, langcode: 'en' },
          },
        }),
      ],
      included,
    }),
  }),
  count(files) {
    type Node = ReturnType<typeof node>
    const pages = Object.keys(files).map(
      (path) => JSON.parse(textOf(files, path)) as { data: Node[]; included: typeof included },
    )
    const known = new Map(
      pages
        .flatMap((page) => page.included)
        .map((each) => [
          each.id,
          each.attributes as { name?: string; display_name?: string; uri?: { url: string } },
        ]),
    )
    const all = pages.flatMap(({ data }) => data)
    return {
      stories: all
        .filter(({ type }) => type.startsWith('node--'))
        .map(({ attributes: at, relationships: to }) => {
          const shown = ofHtml(at.body.value)
          const image = to.field_image.data
          return story(at.title, {
            ...shown,
            alts: [...shown.alts, image?.meta.alt ?? ''],
            pictures: [...shown.pictures, ...(image ? [known.get(image.id)!.uri!.url] : [])],
            state: at.status ? 'public' : 'not-public',
            day: new Date(at.created).toISOString(),
            // What its translations share stands with the first of them.
            terms: at.default_langcode
              ? [to.field_section.data, ...to.field_tags.data].map(({ id }) => known.get(id)!.name!)
              : [],
            authors: [known.get(to.uid.data.id)!.display_name!],
            addresses: at.default_langcode
              ? [at.path.alias, `/node/${at.drupal_internal__nid}`]
              : [`/en${at.path.alias}`],
          })
        }),
      beside: [
        {
          what: 'Blocks',
          count: all.filter(({ type }) => !type.startsWith('node--')).length,
          note: 'type-left-out',
        },
      ],
    }
  },
}
