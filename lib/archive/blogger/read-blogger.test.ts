import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArchiveFile } from '../import/import-record.ts'
import { openArchive } from '../import/open-archive.ts'
import { all, htmlOf } from '../import/testing/archive-of.ts'
import { zipOf } from '../import/testing/zip-of.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-blogger-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function opened(name: string, content: string | Uint8Array): Promise<ArchiveFile> {
  await writeFile(join(folder, name), content)
  return openArchive(join(folder, name))
}

const kind = (of: string) =>
  `<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${of}'/>`
const author = `<author><name>سلمى حداد</name><uri>http://www.blogger.com/profile/0123456789</uri><email>noreply@blogger.com</email><gd:image rel='http://schemas.google.com/g/2005#thumbnail' width='16' height='16' src='http://img2.blogblog.com/img/b16-rounded.gif'/></author>`

/** As Settings → Back up content wrote it until 2025. */
const backup = `<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:georss='http://www.georss.org/georss'><id>tag:blogger.com,1999:blog-123456.archive</id><updated>2024-05-01T10:00:00.000+03:00</updated><title type='text'>رصيف الميناء</title><link rel='http://schemas.google.com/g/2005#feed' type='application/atom+xml' href='http://www.blogger.com/feeds/123456/archive'/><link rel='self' type='application/atom+xml' href='http://www.blogger.com/feeds/123456/archive'/><link rel='alternate' type='text/html' href='http://raseef.blogspot.com/'/>${author}<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>
<entry><id>tag:blogger.com,1999:blog-123456.layout</id><published>2020-01-01T00:00:00.000+02:00</published>${kind('template')}<title type='text'>Template: رصيف الميناء</title><content type='text'>&lt;?xml version="1.0"?&gt;&lt;html&gt;&lt;/html&gt;</content>${author}</entry>
<entry><id>tag:blogger.com,1999:blog-123456.settings.BLOG_LOCALE</id><published>2020-01-01T00:00:00.000+02:00</published>${kind('settings')}<title type='text'>Language for this blog</title><content type='text'>ar</content>${author}</entry>
<entry><id>tag:blogger.com,1999:blog-123456.post-11</id><published>2021-03-04T09:00:00.000+02:00</published><updated>2021-03-04T10:00:00.000+02:00</updated>${kind('post')}<category scheme='http://www.blogger.com/atom/ns#' term='اقتصاد'/><category scheme='http://www.blogger.com/atom/ns#' term='سفن'/><title type='text'>سفينة تصل &amp; أخرى تغادر</title><content type='html'>&lt;p&gt;وصلت السفينة فجرًا.&lt;/p&gt;&lt;div class="separator"&gt;&lt;img src="http://1.bp.blogspot.com/-x/s320/ship.jpg"/&gt;&lt;/div&gt;</content><link rel='edit' type='application/atom+xml' href='http://www.blogger.com/feeds/123456/posts/default/11'/><link rel='alternate' type='text/html' href='http://raseef.blogspot.com/2021/03/ship-arrives.html' title='سفينة'/>${author}<thr:total>1</thr:total></entry>
<entry><id>tag:blogger.com,1999:blog-123456.post-12</id><published>2021-03-05T09:00:00.000+02:00</published><app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>${kind('post')}<title type='text'>مسودة لم تكتمل</title><content type='html'>لا يقرؤها أحد</content>${author}</entry>
<entry><id>tag:blogger.com,1999:blog-123456.page-13</id><published>2020-02-05T09:00:00.000+02:00</published>${kind('page')}<title type='text'>عن الرصيف</title><content type='html'>نحن</content><link rel='alternate' type='text/html' href='http://raseef.blogspot.com/p/about.html'/>${author}</entry>
<entry><id>tag:blogger.com,1999:blog-123456.post-14</id><published>2021-03-06T09:00:00.000+02:00</published>${kind('comment')}<title type='text'>خبر مفيد</title><content type='html'>شكرًا</content><author><name>قارئ</name></author><thr:in-reply-to href='http://raseef.blogspot.com/2021/03/ship-arrives.html' ref='tag:blogger.com,1999:blog-123456.post-11' source='http://www.blogger.com/feeds/123456/posts/default/11' type='text/html'/></entry></feed>`

const entry = (id: string, type: string, status: string, rest: string) =>
  `  <entry>
    <id>tag:blogger.com,1999:blog-777.${id}</id>
    <blogger:type>${type}</blogger:type>
    <blogger:status>${status}</blogger:status>
    <author>
      <name>عمر ناصر</name>
      <blogger:type>BLOGGER</blogger:type>
    </author>
${rest}
    <blogger:created>2023-01-02T08:00:00.000Z</blogger:created>
    <published>2023-01-02T09:00:00.000Z</published>
    <updated>2023-01-03T09:00:00.000Z</updated>
    <blogger:location/>
    <link/>
    <enclosure/>
  </entry>
`
/** As Google Takeout writes it, and Settings → Back up content since. */
const takeout = `<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
  <id>tag:blogger.com,1999:blog-777</id>
  <title>دفتر الحي</title>
${entry('post-1', 'POST', 'LIVE', `    <title>حكاية &amp;#39;الحي&amp;#39;</title>\n    <content type='html'>&lt;p&gt;كان الحي هادئًا.&lt;/p&gt;&lt;img src="https://blogger.googleusercontent.com/img/a/AVvXs/s320/%25D8%25B4%25D8%25A7%25D8%25B1%25D8%25B9+1.jpg"&gt;</content>\n    <blogger:metaDescription>عن الحي القديم</blogger:metaDescription>\n    <category scheme='tag:blogger.com,1999:blog-777' term='مدن'/>\n    <blogger:filename>/2023/01/blog-post_12.html</blogger:filename>`)}${entry('post-2', 'POST', 'DRAFT', "    <title>لم تنشر</title>\n    <content type='html'>سرّ</content>\n    <category/>\n    <blogger:filename/>")}${entry('post-3', 'POST', 'SCHEDULED', "    <title>غدًا</title>\n    <content type='html'>موعد</content>")}${entry('post-4', 'POST', 'SOFT_TRASHED', "    <title>محذوفة</title>\n    <content type='html'>م</content>")}${entry('page-5', 'PAGE', 'LIVE', "    <title>اتصل بنا</title>\n    <content type='html'>العنوان</content>\n    <blogger:filename>/p/contact.html</blogger:filename>")}${entry('post-6', 'COMMENT', 'LIVE', "    <blogger:inReplyTo>tag:blogger.com,1999:blog-777.post-1</blogger:inReplyTo>\n    <title/>\n    <content type='html'>تعليق</content>")}</feed>`

describe('the backup of a blog', () => {
  it('has its posts and pages; drafts stay drafts, and what is none of these is no story', async () => {
    const archive = await opened('blog-01-05-2024.xml', backup)
    expect(archive.format).toBe('blogger')
    const stories = await all(archive.read(), 'story')
    expect(stories.map(({ headline, state, isPage }) => [headline, state, isPage])).toEqual([
      ['سفينة تصل & أخرى تغادر', 'published', false],
      ['مسودة لم تكتمل', 'draft', false],
      ['عن الرصيف', 'published', true],
    ])
    expect(stories[0]).toMatchObject({
      sourceId: 'blog-123456.post-11',
      slug: 'ship-arrives',
      publishedAt: new Date('2021-03-04T07:00:00Z'),
      section: { name: 'اقتصاد', isTag: true },
      topics: [{ name: 'سفن' }],
      oldPaths: ['http://raseef.blogspot.com/2021/03/ship-arrives.html'],
    })
    expect(htmlOf(stories[0]!)).toContain('<p>وصلت السفينة فجرًا.</p>')
    expect(await all(archive.read(), 'site')).toEqual([
      { kind: 'site', source: 'blogger:123456', origin: 'http://raseef.blogspot.com', locale: 'ar' },
    ])
    expect(await all(archive.read(), 'person')).toMatchObject([{ name: 'سلمى حداد', email: null }])
    expect(
      (await all(archive.read(), 'other')).map(({ note: { kind, subject } }) => [kind, subject]),
    ).toEqual([
      ['type-left-out', 'template'],
      ['type-left-out', 'settings'],
      ['comments-left-out', '1'],
    ])
  })
})

describe('a Takeout', () => {
  it('has its posts and pages in the form that it has now, with the pictures of its albums', async () => {
    const archive = await opened(
      'takeout.zip',
      await zipOf({
        'Takeout/archive_browser.html': '<!DOCTYPE html><html><body>Takeout</body></html>',
        'Takeout/Blogger/Blogs/دفتر الحي/feed.atom': takeout,
        'Takeout/Blogger/Blogs/دفتر الحي/settings.csv': 'blog_locale,blog_name\nar,دفتر الحي\n',
        'Takeout/Blogger/Blogs/دفتر الحي/theme-classic.html': '<html><body></body></html>',
        'Takeout/Blogger/Albums/دفتر الحي/شارع 1.jpg': 'JPEG',
      }),
    )
    expect(archive.format).toBe('blogger')
    const stories = await all(archive.read(), 'story')
    expect(stories.map(({ headline, state, isPage }) => [headline, state, isPage])).toEqual([
      ["حكاية 'الحي'", 'published', false],
      ['لم تنشر', 'draft', false],
      ['غدًا', 'scheduled', false],
      ['محذوفة', 'trash', false],
      ['اتصل بنا', 'published', true],
    ])
    expect(stories[0]).toMatchObject({
      slug: 'blog-post',
      standfirst: 'عن الحي القديم',
      publishedAt: new Date('2023-01-02T09:00:00Z'),
      people: ['عمر ناصر'],
      section: { name: 'مدن', isTag: true },
      oldPaths: ['/2023/01/blog-post_12.html'],
    })
    expect(await all(archive.read(), 'site')).toMatchObject([{ source: 'blogger:777' }])
    const [, picture = ''] = /<img src="([^"]+)"/.exec(htmlOf(stories[0]!)) ?? []
    expect(await archive.shelf?.find(picture)).not.toBeNull()
    expect(await archive.shelf?.find('https://x.example/other.jpg')).toBeNull()
    await archive.close()
  })
})
