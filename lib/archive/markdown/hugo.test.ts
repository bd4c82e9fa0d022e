import { expect, it } from 'vitest'
import { blocksOf, lineOf, readSiteOf } from './testing/site-of.ts'

/** As `hugo new site` and `hugo new content` make one, with two languages and the patterns of a newspaper. */
const site = {
  'hugo.toml': `baseURL = 'https://www.mina.example/akhbar/'
defaultContentLanguage = 'ar'
languageCode = 'ar'
title = 'الميناء'

[permalinks]
  news = '/:year/:month/:slug/'
[permalinks.page]
  opinion = '/:sections[last]/:2006/:contentbasename'

[languages.ar]
  languageName = 'العربية'
  weight = 1
[languages.en]
  languageName = 'English'
  weight = 2

[params]
  author = 'هيئة التحرير'
`,
  'content/_index.md': '---\ntitle: الرئيسة\n---\n',
  'content/news/_index.ar.md': '+++\ntitle = "أخبار البحر"\n+++\n',
  'content/news/wheat.md': `+++
title = 'القمح يصل'
date = 2021-03-01T01:30:00+03:00
draft = false
slug = 'qamh'
tags = ['سفن', 'قمح']
authors = ['سلمى حداد']
aliases = ['/old/wheat', 'qamh-old']
[cover]
  image = 'images/ship.jpg'
  alt = 'سفينة'
+++
مقدّمة الخبر.
<!--more-->
{{< figure src="/images/ship.jpg" alt="سفينة" title="في الميناء" caption="سفينة **القمح**" attr="تصوير ليلى" >}}

شاهد [التقرير السابق]({{< ref "old-port.md" >}}) و[الإنجليزية]({{< relref path="wheat.md" lang="en" >}}).

{{< youtube dQw4w9WgXcQ >}}

{{< vimeo id="146022717" >}}

{{< x user="mina" id="1453110110599868418" >}}

{{< gist spf13 7896402 >}}

{{% notice warning "تنبيه من **الأرصاد**" %}}
البحر *هائج* غدًا.
{{% /notice %}}

{{< details summary="ماذا بعد؟" >}}
يصل ما بقي.
{{< /details >}}

{{< mybox color="red" >}}
نصّ في **صندوق**.
{{< /mybox >}}

{{< chart id="3" title="الصادرات" />}}

{{< highlight go "linenos=table" >}}
if a < b { return }
{{< /highlight >}}

يُكتب هكذا: {{</* figure src="x" */>}}. كتبه {{< param author >}}.
`,
  'content/news/wheat.en.md':
    "+++\ntitle = 'Wheat arrives'\ndate = 2021-03-01T01:30:00+03:00\nslug = 'wheat'\n+++\nText.\n",
  'content/news/bundle/index.ar.md':
    '{\n  "title": "ملف {مصوّر}",\n  "date": "2022-05-06",\n  "expiryDate": "2022-06-01"\n}\nنصّ ![سفينة](ship.png)\n',
  'content/news/bundle/index.en.md': '---\ntitle: A dossier\ndate: 2022-05-06\n---\nText ![Ship](ship.png)\n',
  'content/news/bundle/notes.md': 'لا تُنشر وحدها',
  'content/news/bundle/ship.png': 'x',
  'content/opinion/2019/old-port.md':
    '---\ntitle: الميناء القديم\ndate: 2019-12-31\ntranslationKey: port\n---\nنصّ\n',
  'content/opinion/2019/harbour.en.md':
    '---\ntitle: The old harbour\ndate: 2019-12-31\ntranslationKey: port\n---\nText\n',
  'content/sports/cup.md': '---\ntitle: الكأس\ndate: 2020-01-01\nurl: /cup-final.html\n---\nنصّ\n',
  'content/about.ar.md': '---\ntitle: من نحن\n---\nنصّ\n',
  'content/about.en.md': '---\ntitle: About\nlayout: page\n---\nText\n',
  'content/news/archive.adoc': '= نصّ\n',
  'static/images/ship.jpg': 'x',
  'themes/t/exampleSite/content/post/lorem.md': '---\ntitle: Lorem\n---\n',
  'archetypes/default.md': '+++\ntitle = "{{ .Name }}"\n+++\n',
}

it('reads a site of Hugo with its languages, sections and old addresses', async () => {
  const { site: found, stories, byId, left } = await readSiteOf(site)
  expect(found).toMatchObject({
    source: 'markdown:mina.example/akhbar',
    origin: 'https://www.mina.example',
    locale: 'ar',
  })
  expect(
    stories.map((each) => [each.sourceId, each.locale, each.state, each.isPage, each.oldPaths[0]]),
  ).toEqual([
    ['content/news/wheat.md', 'ar', 'published', false, '/akhbar/2021/03/qamh/'],
    ['content/news/wheat.en.md', 'en', 'published', false, '/akhbar/en/2021/03/wheat/'],
    ['content/news/bundle/index.ar.md', 'ar', 'private', false, '/akhbar/2022/05/ملف-مصوّر/'],
    ['content/news/bundle/index.en.md', 'en', 'published', false, '/akhbar/en/2022/05/a-dossier/'],
    ['content/opinion/2019/old-port.md', 'ar', 'published', false, '/akhbar/2019/2019/old-port'],
    ['content/opinion/2019/harbour.en.md', 'en', 'published', false, '/akhbar/en/2019/2019/harbour'],
    ['content/sports/cup.md', 'ar', 'published', false, '/akhbar/cup-final.html'],
    ['content/about.ar.md', 'ar', 'published', true, '/akhbar/about/'],
    ['content/about.en.md', 'en', 'published', true, '/akhbar/en/about/'],
  ])
  const wheat = byId.get('content/news/wheat.md')!
  expect(wheat).toMatchObject({
    headline: 'القمح يصل',
    publishedAt: new Date('2021-02-28T22:30:00Z'),
    people: ['سلمى حداد'],
    section: { name: 'أخبار البحر', slug: 'news' },
    topics: [{ name: 'سفن' }, { name: 'قمح' }],
    lead: '/static/images/ship.jpg',
    oldPaths: ['/akhbar/2021/03/qamh/', '/akhbar/old/wheat', '/akhbar/2021/03/qamh-old'],
    groupKey: 'news/wheat',
  })
  expect(byId.get('content/news/wheat.en.md')?.groupKey).toBe('news/wheat')
  expect(byId.get('content/about.en.md')?.groupKey).toBe('about')
  expect(byId.get('content/opinion/2019/harbour.en.md')?.groupKey).toBe('port')
  expect(byId.get('content/sports/cup.md')).toMatchObject({
    groupKey: null,
    section: { slug: 'sports', isTag: true },
  })
  expect(blocksOf(byId.get('content/news/bundle/index.ar.md')!).blocks[1]).toMatchObject({
    attrs: { mediaId: 'at:/content/news/bundle/ship.png' },
  })
  expect(left.map(({ subject }) => subject)).toEqual([
    'content/news/bundle/notes.md',
    'content/news/archive.adoc',
  ])
})

it('carries out shortcodes, and says which it took out', async () => {
  const { byId } = await readSiteOf(site)
  const { blocks, notes } = blocksOf(byId.get('content/news/wheat.md')!, 'https://www.mina.example')
  expect(blocks.map(lineOf)).toEqual([
    'paragraph: مقدّمة الخبر.',
    'figure: at:/static/images/ship.jpg سفينة في الميناء – سفينة القمح – تصوير ليلى',
    'paragraph: شاهد التقرير السابق والإنجليزية.',
    'embed: https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'embed: https://vimeo.com/146022717',
    'embed: https://x.com/mina/status/1453110110599868418',
    'paragraph: https://gist.github.com/spf13/7896402',
    'paragraph: تنبيه من **الأرصاد**',
    'paragraph: البحر هائج غدًا.',
    'paragraph: ماذا بعد؟',
    'paragraph: يصل ما بقي.',
    'paragraph: نصّ في صندوق.',
    'codeBlock: if a < b { return }',
    'paragraph: يُكتب هكذا: {{< figure src="x" >}}. كتبه هيئة التحرير.',
  ])
  expect(JSON.stringify(blocks)).toMatch(/akhbar\/2019\/2019\/old-port".*akhbar\/en\/2021\/03\/wheat\//)
  expect(notes).toEqual([
    { kind: 'command-removed', subject: '{{< mybox color="red" >}}' },
    { kind: 'command-removed', subject: '{{< chart id="3" title="الصادرات" />}}' },
  ])
})

it('is the site that its configuration names, whatever its folder is called', async () => {
  const files = { 'content/posts/a.md': '---\ntitle: أ\n---\nx' }
  const sourceOf = async (config: Record<string, string>, name: string) =>
    (await readSiteOf({ ...files, ...config }, name)).site?.source
  const toml = (address: string) => ({ 'config.toml': `baseURL = "${address}"` })
  expect(await sourceOf(toml('https://one.example/'), 'blog')).toBe('markdown:one.example')
  expect(await sourceOf(toml('https://one.example/'), 'blog (2).zip')).toBe('markdown:one.example')
  expect(await sourceOf(toml('https://two.example/ar'), 'blog')).toBe('markdown:two.example/ar')
  expect(await sourceOf({ 'config/_default/config.yaml': 'baseurl: https://three.example' }, 'blog')).toBe(
    'markdown:three.example',
  )
  // What `hugo new site` writes is nobody's address.
  expect(await sourceOf(toml('https://example.org/'), 'blog')).toBe('markdown:blog')
  expect(
    await sourceOf(
      { 'a/hugo.toml': 'baseURL="https://one.example"', 'b/hugo.toml': 'baseURL="https://two.example"' },
      'both',
    ),
  ).toBe('markdown:both')
  const nested = await readSiteOf({
    'my site/hugo.toml': 'baseURL="https://one.example"',
    'my site/content/posts/a.md': 'x',
  })
  expect(nested.stories[0]?.sourceId).toBe('content/posts/a.md')
})

it.each([
  ['', '/posts/الخبر-الأول/', 'posts/الخبر الأول.md', ''],
  ['uglyURLs = true', '/posts/first.html', 'posts/First.md', ''],
  ['[uglyURLs]\nposts = true', '/posts/first.html', 'posts/First.md', ''],
  ['', '/posts/other/', 'posts/First.md', 'slug: other'],
  ['', '/posts/2019/first/', 'posts/2019/First/index.md', ''],
  [
    '[permalinks]\nposts = "/:yearday/:weekdayname/:monthname/:day/:title/"',
    '/60/monday/march/01/العنوان-هنا/',
    'posts/a.md',
    '',
  ],
  ['[permalinks]\nposts = "/:section/:filename/"', '/posts/a/', 'posts/sub/a.md', ''],
  ['[permalinks]\nposts = "/:sections[1:]/:slugorfilename/"', '/sub/a/', 'posts/sub/a.md', ''],
  ['[permalinks]\n"/" = "/:year/:filename/"', '/2021/a/', 'a.md', ''],
  [
    '[[permalinks]]\npattern = "/n/:slug/"\n[permalinks.target]\npath = "/{posts,posts/**}"',
    '/n/العنوان-هنا/',
    'posts/a.md',
    '',
  ],
  [
    'defaultContentLanguageInSubdir = true\ndefaultContentLanguage = "ar"\n[languages.ar]\n[languages.en]',
    '/ar/posts/a/',
    'posts/a.md',
    '',
  ],
])('knows where Hugo put a page: %s → %s', async (config, address, path, more) => {
  const { stories } = await readSiteOf({
    'hugo.toml': config,
    [`content/${path}`]: `---\ntitle: "العنوان: هنا!"\ndate: 2021-03-01\n${more}\n---\nx`,
  })
  expect(stories[0]?.oldPaths).toEqual([address])
})

it('takes versions out of folders of languages', async () => {
  const config =
    'defaultContentLanguage = "ar"\n[languages.ar]\ncontentDir = "content/ar"\n[languages.en]\ncontentDir = "content/en"\n'
  const files = {
    'content/ar/news/a.md': '---\ntitle: أ\n---\nx',
    'content/en/news/a.md': '---\ntitle: A\n---\nx',
  }
  for (const given of [
    { ...files, 'hugo.toml': config },
    { ...files, 'hugo.toml': '' },
  ]) {
    const { stories } = await readSiteOf(given)
    expect(stories.map((each) => [each.locale, each.groupKey, each.oldPaths[0]])).toEqual([
      ['ar', 'news/a', expect.stringMatching(/^(?:\/ar)?\/news\/a\/$/)],
      ['en', 'news/a', '/en/news/a/'],
    ])
  }
})

it('keeps as drafts what a section says of all beneath it, and what was taken off the site', async () => {
  const { stories } = await readSiteOf({
    'hugo.toml': '',
    'content/plans/_index.md': '---\ntitle: خطط\ncascade:\n  draft: true\n---\n',
    'content/plans/a/b.md': '---\ntitle: أ\ndate: 2020-01-01\n---\nx',
    'content/plans/c.md': '---\ntitle: ج\ndate: 2020-01-01\ndraft: false\n---\nx',
    'content/posts/_index.md': '---\ncascade:\n  - _target: { path: /posts/d* }\n    draft: true\n---\n',
    'content/posts/d.md': '+++\ntitle = "د"\ndate = 2020-01-01\n+++\nx',
    'content/news/e.md': '---\ntitle: ه\ndate: 2020-01-01\ndraft: "true"\n---\nx',
    'content/news/f.md': '---\ntitle: و\ndate: 2020-01-01\nbuild: { render: never }\n---\nx',
  })
  expect(stories.map(({ headline, state }) => [headline, state])).toEqual([
    ['أ', 'draft'],
    ['ج', 'published'],
    ['د', 'draft'],
    ['ه', 'draft'],
    ['و', 'private'],
  ])
})

it('names a section’s file whose words stood over its list, and one that cannot be read', async () => {
  const { left } = await readSiteOf({
    'hugo.toml': 'baseURL = "https://old.example/"',
    'content/_index.md': '---\ntitle: الرئيسة\n---\n',
    'content/news/_index.md': '---\ntitle: أخبار\n---\nمقدمة القسم',
    'content/sea/_index.md': Buffer.from([0x2d, 0xe3, 0x28, 0xff]),
    'content/news/a.md': '---\ntitle: أ\n---\nنص',
  })
  expect(left).toEqual([
    { kind: 'entry-left-out', subject: 'content/news/_index.md' },
    { kind: 'file-not-utf8', subject: 'content/sea/_index.md' },
  ])
})
