/** WordPress's export as tests write it: a few plain stories of one site. */

export type WxrStory = { id: number; title: string; path?: string; day?: string; words?: string }

/** @param site the address of its front, without a slash at the end */
export const wxrOf = (site: string, stories: readonly WxrStory[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>صحيفة</title><link>${site}</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${new URL(site).origin}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>${stories
    .map(
      ({ id, title, path = `/${id}/`, day = `2020-01-${String((id % 28) + 1).padStart(2, '0')}`, words }) =>
        `<item><title>${title}</title><link>${site}${path}</link><dc:creator>omar</dc:creator><content:encoded><![CDATA[<p>${words ?? `نصّ «${title}» كما كُتب في الميناء.`}</p>]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${day} 00:00:00</wp:post_date_gmt><wp:post_name>s-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
    )
    .join('')}</channel></rss>`
