/** An export of WordPress as its own exporter writes it, of a site that tests invent. */

export type WxrItem = {
  id: number
  title: string
  author?: string
  text?: string
  type?: string
  status?: string
  /** Slug and name of each. */
  categories?: readonly (readonly [string, string])[]
  tags?: readonly (readonly [string, string])[]
}

export type Wxr = {
  site?: string
  authors?: readonly { login: string; name: string; email?: string }[]
  /** Slug, name and the slug of the one that it belongs to. */
  categories?: readonly (readonly [string, string, string?])[]
  items: readonly WxrItem[]
}

const cdata = (text: string): string => `<![CDATA[${text}]]>`

const itemOf = (site: string, item: WxrItem): string => `<item><title>${cdata(item.title)}</title>
<link>https://${site}/2019/05/n-${item.id}/</link><pubDate>Sat, 04 May 2019 08:00:00 +0000</pubDate>
<dc:creator>${cdata(item.author ?? 'salma')}</dc:creator>
<content:encoded>${cdata(item.text ?? `<!-- wp:paragraph --><p>نصّ «${item.title}» كما كُتب في موقعه.</p><!-- /wp:paragraph -->`)}</content:encoded>
<wp:post_id>${item.id}</wp:post_id><wp:post_date_gmt>2019-05-04 08:00:00</wp:post_date_gmt>
<wp:post_name>n-${item.id}</wp:post_name><wp:status>${item.status ?? 'publish'}</wp:status>
<wp:post_type>${item.type ?? 'post'}</wp:post_type>
${(item.categories ?? []).map(([slug, name]) => `<category domain="category" nicename="${encodeURIComponent(slug)}">${cdata(name)}</category>`).join('')}
${(item.tags ?? []).map(([slug, name]) => `<category domain="post_tag" nicename="${encodeURIComponent(slug)}">${cdata(name)}</category>`).join('')}
</item>`

export const wxrOf = ({ site = 'old.example', authors = [], categories = [], items }: Wxr): string =>
  `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>الميناء</title><link>https://${site}</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://${site}</wp:base_site_url><wp:base_blog_url>https://${site}</wp:base_blog_url>
${authors
  .map(
    ({ login, name, email = '' }, id) =>
      `<wp:author><wp:author_id>${id + 1}</wp:author_id><wp:author_login>${cdata(login)}</wp:author_login><wp:author_email>${cdata(email)}</wp:author_email><wp:author_display_name>${cdata(name)}</wp:author_display_name><wp:author_first_name>${cdata('')}</wp:author_first_name><wp:author_last_name>${cdata('')}</wp:author_last_name></wp:author>`,
  )
  .join('\n')}
${categories
  .map(
    ([slug, name, parent = ''], id) =>
      `<wp:category><wp:term_id>${id + 1}</wp:term_id><wp:category_nicename>${cdata(encodeURIComponent(slug))}</wp:category_nicename><wp:category_parent>${cdata(encodeURIComponent(parent))}</wp:category_parent><wp:cat_name>${cdata(name)}</wp:cat_name></wp:category>`,
  )
  .join('\n')}
${items.map((each) => itemOf(site, each)).join('\n')}
</channel></rss>`

/**
 * A few plain stories of one site.
 * @param site the address of its front, without a slash at the end
 */
export const plainWxr = (
  site: string,
  stories: readonly { id: number; title: string; path?: string; day?: string; words?: string }[],
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>صحيفة</title><link>${site}</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${new URL(site).origin}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>${stories
    .map(
      ({ id, title, path = `/${id}/`, day = `2020-01-${String((id % 28) + 1).padStart(2, '0')}`, words }) =>
        `<item><title>${title}</title><link>${site}${path}</link><dc:creator>omar</dc:creator><content:encoded><![CDATA[<p>${words ?? `نصّ «${title}» كما كُتب في الميناء.`}</p>]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${day} 00:00:00</wp:post_date_gmt><wp:post_name>s-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
    )
    .join('')}</channel></rss>`
