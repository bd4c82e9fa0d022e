/** Blogger: the backup as it was until 2025, and the form of Google Takeout. */
import { decode, type Format, inner, ofHtml, plain, story, textOf, value } from '../counted.ts'
import { picture } from '../sample-files.ts'

const kind = (of: string) =>
  `<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${of}'/>`
const author = `<author><name>سلمى حداد</name><uri>http://www.blogger.com/profile/0123456789</uri><email>noreply@blogger.com</email></author>`
const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const label = (name: string) => `<category scheme='http://www.blogger.com/atom/ns#' term='${name}'/>`
const entry = (id: string, of: string, title: string, html: string, more = '') =>
  `<entry><id>tag:blogger.com,1999:blog-123456.${id}</id><published>2021-03-04T09:00:00.000+02:00</published><updated>2021-03-04T10:00:00.000+02:00</updated>${kind(of)}<title type='text'>${title}</title><content type='html'>${escaped(html)}</content>${more}${author}</entry>`
const alternate = (path: string) =>
  `<link rel='alternate' type='text/html' href='http://raseef.blogspot.com${path}'/>`

/** What both forms have alike. */
function countEntries(
  xml: string,
  read: {
    kind: (entry: string) => string
    state: (entry: string) => string
    address: (entry: string) => string
  },
) {
  const entries = inner(xml, 'entry')
  const isOf = (kinds: RegExp) => entries.filter((each) => kinds.test(read.kind(each)))
  return {
    stories: isOf(/^(?:post|page)$/i).map((each) => {
      const shown = ofHtml(decode(inner(each, 'content')[0] ?? ''))
      const state = read.state(each)
      return story(decode(value(each, 'title')), {
        ...shown,
        texts: [...shown.texts, value(each, 'blogger:metaDescription')],
        links: shown.links.filter((link) => !/\.(?:png|jpe?g|gif)$/i.test(link)),
        state:
          state === 'gone'
            ? 'taken-back'
            : /page/i.test(read.kind(each))
              ? 'page'
              : state === 'live'
                ? 'public'
                : 'not-public',
        day: new Date(value(each, 'published')).toISOString(),
        terms: [...each.matchAll(/<category\b[^>]*\bterm='([^']*)'/g)]
          .map(([, term = '']) => plain(term))
          .filter((term) => !term.includes('kind#')),
        authors: [value(inner(each, 'author')[0] ?? '', 'name')],
        addresses: [read.address(each)].filter(Boolean),
      })
    }),
    beside: [
      { what: 'Readers’ comments', count: isOf(/^comment$/i).length, note: 'comments-left-out' },
      { what: 'Template and settings', count: isOf(/^(?:template|settings)$/).length, note: 'type-left-out' },
    ],
  }
}

export const blogger: Format = {
  name: 'Blogger, backup',
  files: () => ({
    'blog-05-01-2024.xml': `<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.com,1999:blog-123456.archive</id><updated>2024-05-01T10:00:00.000+03:00</updated><title type='text'>رصيف الميناء</title><link rel='alternate' type='text/html' href='http://raseef.blogspot.com/'/>${author}<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>
${entry('layout', 'template', 'Template: رصيف', '<html></html>')}
${entry('settings.BLOG_LOCALE', 'settings', 'Language for this blog', 'ar')}
${entry('settings.BLOG_NAME', 'settings', 'The name of the blog', 'رصيف')}
${entry('post-11', 'post', 'سفينة تصل &amp; أخرى تغادر', '<p>وصلت السفينة فجرًا، وقال <a href="https://example.org/port">المرفأ</a> إنها الأولى.</p><div class="separator" style="clear: both; text-align: center;"><a href="http://1.bp.blogspot.com/-x/s1600/ship.png" imageanchor="1"><img border="0" src="http://1.bp.blogspot.com/-x/s320/ship.png" alt="سفينة"/></a></div><a name="more"></a><table class="tr-caption-container"><tbody><tr><td><img src="http://1.bp.blogspot.com/-y/s400/crane.png"/></td></tr><tr><td class="tr-caption">رافعة الميناء</td></tr></tbody></table><span style="font-size: large;">سطر كبير</span><br/><br/>وسطر بعده<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" width="320"></iframe>', label('اقتصاد') + label('سفن') + alternate('/2021/03/ship-arrives.html'))}
${entry('post-12', 'post', 'مسودة لم تكتمل', 'لا يقرؤها أحد', `<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>`)}
${entry('page-13', 'page', 'عن الرصيف', 'نحن من أهل البحر', alternate('/p/about.html'))}
${entry('post-14', 'comment', 'خبر مفيد', 'شكرًا', `<thr:in-reply-to href='http://raseef.blogspot.com/2021/03/ship-arrives.html' ref='tag:blogger.com,1999:blog-123456.post-11' type='text/html'/>`)}</feed>`,
  }),
  count: (files) =>
    countEntries(textOf(files, Object.keys(files)[0]!), {
      kind: (each) => /kind#(\w+)/.exec(each)?.[1] ?? '',
      state: (each) => (/<app:draft[^>]*>yes/.test(each) ? 'draft' : 'live'),
      address: (each) => /<link rel='alternate'[^>]*href='([^']+)'/.exec(each)?.[1] ?? '',
    }),
}

const taken = (id: string, type: string, status: string, title: string, html: string, more = '') => `  <entry>
    <id>tag:blogger.com,1999:blog-777.${id}</id>
    <blogger:type>${type}</blogger:type>
    <blogger:status>${status}</blogger:status>
    <author>
      <name>عمر صالح</name>
      <blogger:type>BLOGGER</blogger:type>
    </author>
    <title>${title}</title>
    <content type='html'>${escaped(html)}</content>
${more}
    <blogger:created>2023-01-02T08:00:00.000Z</blogger:created>
    <published>2023-01-02T09:00:00.000Z</published>
    <updated>2023-01-03T09:00:00.000Z</updated>
    <blogger:location/>
    <link/>
    <enclosure/>
  </entry>
`

export const takeout: Format = {
  name: 'Blogger, Takeout',
  zip: 'takeout-20240501T080000Z-001.zip',
  files: () => ({
    'Takeout/archive_browser.html': '<!DOCTYPE html><html><body>Takeout</body></html>',
    'Takeout/Blogger/Blogs/دفتر الحي/feed.atom': `<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
  <id>tag:blogger.com,1999:blog-777</id>
  <title>دفتر الحي</title>
${taken('post-1', 'POST', 'LIVE', 'حكاية الحي', '<p>كان الحي <b>هادئ</b>ًا.</p><img src="https://blogger.googleusercontent.com/img/a/AVvXs/s320/street+1.png" alt="شارع">', `    <blogger:metaDescription>عن الحي القديم</blogger:metaDescription>\n    <category scheme='tag:blogger.com,1999:blog-777' term='مدن'/>\n    <blogger:filename>/2023/01/blog-post_12.html</blogger:filename>`)}${taken('post-2', 'POST', 'DRAFT', 'لم تنشر', 'نصفها')}${taken('post-3', 'POST', 'SCHEDULED', 'غدًا', 'موعد')}${taken('post-4', 'POST', 'SOFT_TRASHED', 'محذوفة', 'م')}${taken('page-5', 'PAGE', 'LIVE', 'اتصل بنا', 'هنا العنوان', '    <blogger:filename>/p/contact.html</blogger:filename>')}${taken('post-6', 'COMMENT', 'LIVE', '', 'تعليق قارئ')}${taken('post-7', 'COMMENT', 'LIVE', '', 'تعليق آخر')}</feed>`,
    'Takeout/Blogger/Blogs/دفتر الحي/settings.csv': 'blog_locale,blog_name\nar,دفتر الحي\n',
    'Takeout/Blogger/Albums/دفتر الحي/street 1.png': picture('street'),
  }),
  count: (files) =>
    countEntries(textOf(files, 'Takeout/Blogger/Blogs/دفتر الحي/feed.atom'), {
      kind: (each) => value(each, 'blogger:type').toLowerCase(),
      state: (each) => ({ LIVE: 'live', SOFT_TRASHED: 'gone' })[value(each, 'blogger:status')] ?? 'draft',
      address: (each) => value(each, 'blogger:filename'),
    }),
}
