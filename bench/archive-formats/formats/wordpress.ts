/** WordPress, Tools → Export: an invented paper as WordPress 6 writes it. */
import {
  type CountedFile,
  type Files,
  type Format,
  inner,
  ofHtml,
  plain,
  story,
  textOf,
  value,
} from '../counted.ts'
import { picture } from '../sample-files.ts'

type Given = {
  id: number
  title: string
  text?: string
  excerpt?: string
  type?: string
  status?: string
  author?: string
  day?: string
  slug?: string
  password?: string
  terms?: [string, string, string][]
  meta?: [string, string][]
  comments?: number
  more?: string
}
const site = 'https://raseef.example'
const cdata = (text: string) => `<![CDATA[${text}]]>`
const upload = (name: string) => `${site}/wp-content/uploads/2024/03/${name}`

const item = ({ id, title, text = '', type = 'post', status = 'publish', ...more }: Given) => {
  const { day = '2024-03-04 07:30:00', slug = `n-${id}`, author = 'salma' } = more
  const isOut = status === 'publish'
  return `	<item>
		<title>${cdata(title)}</title>
		<link>${isOut ? `${site}/${type === 'page' ? '' : 'economy/'}${slug}/` : `${site}/?p=${id}`}</link>
		<pubDate>${new Date(`${day.replace(' ', 'T')}Z`).toUTCString().replace('GMT', '+0000')}</pubDate>
		<dc:creator>${cdata(author)}</dc:creator>
		<guid isPermaLink="false">${site}/?p=${id}</guid>
		<description></description>
		<content:encoded>${cdata(text)}</content:encoded>
		<excerpt:encoded>${cdata(more.excerpt ?? '')}</excerpt:encoded>
		<wp:post_id>${id}</wp:post_id>
		<wp:post_date>${cdata(day)}</wp:post_date>
		<wp:post_date_gmt>${cdata(status === 'draft' ? '0000-00-00 00:00:00' : day)}</wp:post_date_gmt>
		<wp:post_modified>${cdata(day)}</wp:post_modified>
		<wp:post_modified_gmt>${cdata(day)}</wp:post_modified_gmt>
		<wp:comment_status>${cdata('open')}</wp:comment_status>
		<wp:ping_status>${cdata('open')}</wp:ping_status>
		<wp:post_name>${cdata(slug)}</wp:post_name>
		<wp:status>${cdata(status)}</wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:menu_order>0</wp:menu_order>
		<wp:post_type>${cdata(type)}</wp:post_type>
		<wp:post_password>${cdata(more.password ?? '')}</wp:post_password>
		<wp:is_sticky>0</wp:is_sticky>
${(more.terms ?? []).map(([domain, nicename, name]) => `		<category domain="${domain}" nicename="${nicename}">${cdata(name)}</category>`).join('\n')}
${(more.meta ?? []).map(([key, said]) => `		<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(said)}</wp:meta_value></wp:postmeta>`).join('\n')}
${Array.from({ length: more.comments ?? 0 }, (_, at) => `		<wp:comment><wp:comment_id>${id * 10 + at}</wp:comment_id><wp:comment_author>${cdata('قارئ')}</wp:comment_author><wp:comment_author_email>${cdata('reader@example.org')}</wp:comment_author_email><wp:comment_content>${cdata('تعليق قارئ')}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`).join('\n')}
${more.more ?? ''}
	</item>`
}
const attachment = (id: number, name: string, alt: string) =>
  item({
    id,
    title: name,
    type: 'attachment',
    status: 'inherit',
    meta: [
      ['_wp_attached_file', `2024/03/${name}`],
      ['_wp_attachment_image_alt', alt],
    ],
    more: `		<wp:attachment_url>${cdata(upload(name))}</wp:attachment_url>`,
  })

const economy: [string, string, string] = ['category', 'economy', 'اقتصاد']
const blocks = `<!-- wp:paragraph -->
<p>وصلت <a href="https://example.org/manifest">الشحنة</a> الأولى إلى الميناء، <strong>وزن</strong>ها ستون ألف طن، وقال المدير إنها الأكبر.</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 class="wp-block-heading">أسعار الخبز</h2>
<!-- /wp:heading -->

<!-- wp:image {"id":71,"sizeSlug":"large"} -->
<figure class="wp-block-image size-large"><img src="${upload('wheat-1024x683.png')}" alt="سنابل" class="wp-image-71"/><figcaption class="wp-element-caption">سنابل قبل <em>الحصاد</em></figcaption></figure>
<!-- /wp:image -->

<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images"><!-- wp:image {"id":72} --><figure class="wp-block-image"><img src="${upload('silo.png')}" alt="" class="wp-image-72"/><figcaption>صومعة</figcaption></figure><!-- /wp:image --><!-- wp:image {"id":73} --><figure class="wp-block-image"><img src="${upload('mill.png')}" alt="" class="wp-image-73"/></figure><!-- /wp:image --></figure>
<!-- /wp:gallery -->

<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>طحين</li><!-- /wp:list-item --><!-- wp:list-item --><li>نخالة<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>خشنة</li><!-- /wp:list-item --></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list -->

<!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>لن يرتفع السعر.</p><!-- /wp:paragraph --><cite>وزير التموين</cite></blockquote><!-- /wp:quote -->

<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>الخبز خط أحمر</p><cite>نائبة</cite></blockquote></figure><!-- /wp:pullquote -->

<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>السنة</th><th>طن</th></tr></thead><tbody><tr><td>2023</td><td>240</td></tr><tr><td>2024</td><td>310</td></tr></tbody></table><figcaption>واردات القمح</figcaption></figure><!-- /wp:table -->

<!-- wp:verse --><pre class="wp-block-verse">على قدر أهل العزم
تأتي العزائم</pre><!-- /wp:verse -->

<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>عمود أيمن</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>عمود أيسر</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->

<!-- wp:details --><details class="wp-block-details"><summary>من يملك الصوامع؟</summary><!-- wp:paragraph --><p>الدولة وشركتان.</p><!-- /wp:paragraph --></details><!-- /wp:details -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","providerNameSlug":"youtube"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=dQw4w9WgXcQ
</div><figcaption>من الرصيف</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="https://example.org/report">التقرير الكامل</a></div><!-- /wp:button --></div><!-- /wp:buttons -->

<!-- wp:file {"id":80,"href":"${upload('report.pdf')}"} --><div class="wp-block-file"><a href="${upload('report.pdf')}">جداول الوزارة</a></div><!-- /wp:file -->

<!-- wp:code --><pre class="wp-block-code"><code>a &lt; b</code></pre><!-- /wp:code -->

<!-- wp:latest-posts {"postsToShow":3} /-->`

const classic = `كان <strong>الميناء</strong> هادئًا صباح أمس.

[caption id="attachment_74" align="alignnone" width="600"]<a href="${upload('crane.png')}"><img class="wp-image-74" src="${upload('crane-600x400.png')}" alt="رافعة" width="600" height="400" /></a> رافعة عند الفجر[/caption]

[gallery ids="72,73"]

<blockquote>البحر لا ينسى.</blockquote>
[audio mp3="${upload('port.mp3')}"][/audio]

[embed]https://vimeo.com/76979871[/embed]

[su_note]لاحظ أن الرافعة مستأجرة.[/su_note]

[contact-form-7 id="12" title="راسلونا"]

اقرأ <a href="${site}/economy/n-101/">ما سبق</a>.
<!--more-->
والبقية تأتي.`

export const wordpress: Format = {
  name: 'WordPress',
  files: () => ({
    'raseef.WordPress.2024-06-01.xml': `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.8.1" created="2024-06-01 09:00" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>رصيف</title>
	<link>${site}</link>
	<language>ar</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>${site}</wp:base_site_url>
	<wp:base_blog_url>${site}</wp:base_blog_url>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login>${cdata('salma')}</wp:author_login><wp:author_email>${cdata('salma@raseef.example')}</wp:author_email><wp:author_display_name>${cdata('سلمى حداد')}</wp:author_display_name><wp:author_first_name>${cdata('سلمى')}</wp:author_first_name><wp:author_last_name>${cdata('حداد')}</wp:author_last_name></wp:author>
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login>${cdata('omar')}</wp:author_login><wp:author_email>${cdata('omar@raseef.example')}</wp:author_email><wp:author_display_name>${cdata('عمر صالح')}</wp:author_display_name><wp:author_first_name>${cdata('')}</wp:author_first_name><wp:author_last_name>${cdata('')}</wp:author_last_name></wp:author>
	<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>${cdata('economy')}</wp:category_nicename><wp:category_parent>${cdata('')}</wp:category_parent><wp:cat_name>${cdata('اقتصاد')}</wp:cat_name></wp:category>
	<wp:tag><wp:term_id>5</wp:term_id><wp:tag_slug>${cdata('wheat')}</wp:tag_slug><wp:tag_name>${cdata('قمح')}</wp:tag_name></wp:tag>
	<generator>https://wordpress.org/?v=6.8.1</generator>
${[
  item({
    id: 101,
    title: 'القمح يصل من البحر الأسود',
    text: blocks,
    excerpt: 'ستون ألف طن في يوم واحد',
    terms: [economy, ['post_tag', 'wheat', 'قمح'], ['post_tag', 'bread', 'خبز']],
    meta: [
      ['_thumbnail_id', '70'],
      ['_edit_last', '1'],
    ],
    comments: 3,
  }),
  item({
    id: 102,
    title: 'رافعة &quot;جديدة&quot; في الميناء',
    text: classic,
    author: 'omar',
    day: '2014-05-04 21:15:00',
    terms: [economy, ['category', 'ports', 'موانئ']],
    comments: 1,
  }),
  item({
    id: 103,
    title: 'Wheat arrives',
    text: '<!-- wp:paragraph --><p>The first shipment has reached the port, one of the largest of the year.</p><!-- /wp:paragraph -->',
    terms: [economy],
  }),
  item({ id: 104, title: 'مسودة لم تكتمل', text: '<p>لم يكتمل نصّها.</p>', status: 'draft', slug: '' }),
  item({
    id: 105,
    title: 'خبر الغد',
    text: '<p>يُنشر في وقته.</p>',
    status: 'future',
    day: '2199-01-01 06:00:00',
  }),
  item({ id: 106, title: 'خاص بالمحررين', text: '<p>لا يقرؤه غيرهم.</p>', status: 'private' }),
  item({ id: 107, title: 'بكلمة سر', text: '<p>وراء باب.</p>', password: 'sesame' }),
  item({ id: 108, title: 'قيد المراجعة', text: '<p>ينتظر.</p>', status: 'pending' }),
  item({ id: 109, title: 'حُذف', text: '<p>في السلة.</p>', status: 'trash' }),
  item({ id: 110, title: 'من نحن', text: '<p>جريدة تصدر في الميناء.</p>', type: 'page', slug: 'about' }),
  item({
    id: 111,
    title: 'تحقيق في الصوامع',
    text: '<p>من نوع صنعه الموقع لنفسه.</p>',
    type: 'investigation',
  }),
  item({ id: 120, title: 'الرئيسية', type: 'nav_menu_item' }),
  item({ id: 121, title: 'اقتصاد', type: 'nav_menu_item' }),
  item({ id: 122, title: 'custom-css', text: 'body { color: red }', type: 'custom_css' }),
  attachment(70, 'port.png', 'الميناء من البحر'),
  attachment(71, 'wheat.png', 'حقل'),
  attachment(72, 'silo.png', ''),
  attachment(73, 'mill.png', 'مطحنة'),
  attachment(74, 'crane.png', ''),
].join('\n')}
</channel>
</rss>
`,
  }),
  media: () =>
    Object.fromEntries(
      ['port', 'wheat', 'silo', 'mill'].map((name) => [`2024/03/${name}.png`, picture(name)]),
    ),
  count: countWxr,
}

/** Any export of WordPress, of one part or several. */
function countWxr(files: Files): CountedFile {
  const xml = Object.keys(files)
    .filter((path) => path.endsWith('.xml'))
    .map((path) => textOf(files, path))
    .join('\n')
  const items = inner(xml, 'item')
  const people = new Map(
    inner(xml, 'wp:author').map((each) => [
      value(each, 'wp:author_login'),
      value(each, 'wp:author_display_name'),
    ]),
  )
  const library = new Map(
    items
      .filter((each) => value(each, 'wp:post_type') === 'attachment')
      .map((each) => [value(each, 'wp:post_id'), value(each, 'wp:attachment_url')]),
  )
  const own =
    /^(?:attachment|nav_menu_item|custom_css|customize_changeset|revision|wp_global_styles|wp_navigation|wp_template.*|wp_block|oembed_cache)$/
  const stories = items.filter((each) => !own.test(value(each, 'wp:post_type')))
  const zeros = (said: string) => (/^0000|^$/.test(said) ? null : `${said.replace(' ', 'T')}Z`)
  return {
    stories: stories.map((each) => {
      const content = value(each, 'content:encoded')
      const thumbnail = inner(each, 'wp:postmeta').find(
        (meta) => value(meta, 'wp:meta_key') === '_thumbnail_id',
      )
      const lead = thumbnail && library.get(value(thumbnail, 'wp:meta_value'))
      const ids = [...content.matchAll(/\[gallery[^\]]*\bids="([\d, ]*)"/g)].flatMap(([, list = '']) =>
        list.split(','),
      )
      const status = value(each, 'wp:status')
      const shown = ofHtml(content.replace(/\[\/?(?:caption|gallery|embed|audio|video)\b[^\]]*\]/g, ' '))
      return story(plain(value(each, 'title')).replace(/&quot;/g, '"'), {
        ...shown,
        texts: [
          ...shown.texts.map((text) => text.replace(/\[\/?[\w-]+[^\]]*\]/g, ' ')),
          value(each, 'excerpt:encoded'),
        ],
        state:
          status === 'trash'
            ? 'taken-back'
            : value(each, 'wp:post_type') === 'page'
              ? 'page'
              : status === 'publish' && !value(each, 'wp:post_password')
                ? 'public'
                : 'not-public',
        day: zeros(value(each, 'wp:post_date_gmt')),
        pictures: [
          ...shown.pictures,
          ...(lead ? [lead] : []),
          ...ids.flatMap((id) => library.get(id.trim()) ?? []),
        ],
        links: [
          ...shown.links.filter((link) => !/\.(?:png|jpe?g|gif|webp)$/i.test(link)),
          ...[
            ...content.matchAll(
              /\[embed\](\S+?)\[\/embed\]|\[(?:audio|video)\b[^\]]*?(?:mp3|mp4|src)="([^"]+)"/g,
            ),
          ].map(([, a, b]) => a ?? b ?? ''),
          ...[...content.matchAll(/wp:embed \{"url":"([^"]+)"/g)].map(([, url = '']) => url),
        ],
        terms: [
          ...each.matchAll(/<category domain="(?:category|post_tag)"[^>]*>([\s\S]*?)<\/category>/g),
        ].map(([, name = '']) => plain(name)),
        authors: [value(each, 'dc:creator')].filter(Boolean).map((login) => people.get(login) ?? login),
        addresses: [value(each, 'link')].filter(Boolean),
      })
    }),
    beside: [
      { what: 'Readers’ comments', count: inner(xml, 'wp:comment').length, note: 'comments-left-out' },
      {
        what: 'Menus, styles and the like',
        count: items.filter(
          (each) =>
            own.test(value(each, 'wp:post_type')) &&
            !/^(?:attachment|wp_block)$/.test(value(each, 'wp:post_type')),
        ).length,
        note: 'type-left-out',
      },
    ],
  }
}
