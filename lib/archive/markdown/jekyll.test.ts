import { expect, it } from 'vitest'
import { blocksOf, lineOf, readSiteOf } from './testing/site-of.ts'

/** As `jekyll new` makes one, with what newspapers add. */
const site = {
  '_config.yml': `title: الميناء
url: "https://mina.example"
baseurl: "/akhbar"
timezone: Asia/Riyadh
author: هيئة التحرير
collections:
  reports:
    output: true
    permalink: /taqarir/:name/
  staff:
    output: false
defaults:
  - scope: { path: "", type: posts }
    values: { layout: post, author: سلمى حداد }
  - scope: { path: "_posts/opinion" }
    values: { author: omar }
`,
  '_posts/2020-03-04-New-Cranes.md': `---
title: رافعات جديدة
categories: Ports economy
tags: سفن رافعات
date: 2020-03-04 23:30:00 +0000
redirect_from: /old/cranes/
header:
  teaser: /assets/crane.jpg
gallery:
  - url: /assets/a.jpg
    image_path: /assets/a-th.jpg
    alt: رافعة
---
* TOC
{:toc}

## العنوان {#first .big}

فقرة **أولى**.
{: .notice--info}

![رافعة]({{ site.baseurl }}/assets/crane.jpg){: width="300"}

[السابق]({% post_url 2019-01-02-old %}) و[التقرير]({% link _reports/port.md %}) و[الرئيسة]({{ "/about/" | relative_url }}).

{% include figure image_path="/assets/crane.jpg" alt="رافعة" caption="في *الميناء*" %}
{% include gallery caption="صور" %}
{% include video id="dQw4w9WgXcQ" provider="youtube" %}
{% include map.html id="3" %}

{% highlight ruby linenos %}
puts "{{ x }}" if a < b
{% endhighlight %}

{% raw %}
\`\`\`liquid
{{ page.title }}
\`\`\`
{% endraw %}

{% if site.show %}هذا يظهر.{% endif %} {% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}

{% capture box %}نصّ الصندوق{% endcapture %}<div class="notice">{{ box | markdownify }}</div>

كتبه {{ page.author }}، {{ site.title }}. {{ site.data.x[0] }} {% comment %}سرّ{% endcomment %}
{::comment}سرّ آخر{:/comment}
`.replaceAll('\\`', '`'),
  '_posts/2019-01-02-old.markdown': '---\ntitle: قديم\ncategory: [x]\n---\nx',
  'news/_posts/2018-12-31-html-post.html':
    '---\ntitle: من HTML\n---\n<p>فقرة <b>عريضة</b></p>\n<p>{{ site.url }}{{ site.baseurl }}</p>',
  '_posts/opinion/2018-05-06-view.md': '---\ntitle: رأي\npermalink: /:year/:title/\npublished: false\n---\nx',
  '_drafts/soon.md': '---\ntitle: قريبًا\n---\nx',
  '_reports/port.md': '---\ntitle: تقرير\ndate: 2020-01-01\n---\nx',
  '_staff/salma.md': '---\nname: سلمى\n---\nx',
  'about.md': '---\nlayout: page\ntitle: من نحن\npermalink: /about/\n---\nx',
  'index.html': '---\nlayout: default\n---\n{% for post in paginator.posts %}{% endfor %}',
  '_includes/x.md': 'x',
  '_layouts/post.html': '---\nlayout: default\n---\n{{ content }}',
  'assets/crane.jpg': 'x',
  '_data/authors.yml': 'omar:\n  name: عمر الخطيب\n  email: o@old.example\n',
}

it('reads a site of Jekyll with its collections, defaults and old addresses', async () => {
  const { site: found, stories, left, people } = await readSiteOf(site)
  expect(found).toMatchObject({ source: 'markdown:mina.example/akhbar', origin: 'https://mina.example' })
  expect(stories.map((each) => [each.headline, each.state, each.isPage, each.oldPaths, each.people])).toEqual(
    [
      // In Riyadh it is the next day.
      [
        'رافعات جديدة',
        'published',
        false,
        ['/akhbar/ports/economy/2020/03/05/New-Cranes.html', '/akhbar/old/cranes/'],
        ['سلمى حداد'],
      ],
      ['قديم', 'published', false, ['/akhbar/2019/01/02/old.html'], ['سلمى حداد']],
      ['من HTML', 'published', false, ['/akhbar/news/2018/12/31/html-post.html'], ['سلمى حداد']],
      ['رأي', 'draft', false, ['/akhbar/2018/view/'], ['omar']],
      ['قريبًا', 'draft', false, [], []],
      ['تقرير', 'published', false, ['/akhbar/taqarir/port/'], []],
      ['من نحن', 'published', true, ['/akhbar/about/'], []],
    ],
  )
  expect(stories[0]).toMatchObject({
    section: { name: 'Ports' },
    topics: [{ name: 'economy' }, { name: 'سفن' }, { name: 'رافعات' }],
    lead: '/assets/crane.jpg',
  })
  expect(people.map(({ key, name }) => [key, name])).toEqual([
    ['سلمى حداد', 'سلمى حداد'],
    ['omar', 'عمر الخطيب'],
  ])
  expect(left).toEqual([{ kind: 'entry-left-out', subject: '_staff/salma.md' }])
  expect(blocksOf(stories[2]!).blocks.map(lineOf)).toEqual([
    'paragraph: فقرة عريضة',
    'paragraph: https://mina.example/akhbar',
  ])
})

it('carries out Liquid and kramdown, and says what it took out', async () => {
  const { stories } = await readSiteOf(site)
  const { blocks, notes } = blocksOf(stories[0]!, 'https://mina.example')
  expect(blocks.map(lineOf)).toEqual([
    'contentsList:',
    'heading: العنوان',
    'paragraph: فقرة أولى.',
    'figure: at:/assets/crane.jpg رافعة',
    'paragraph: السابق والتقرير والرئيسة.',
    'figure: at:/assets/crane.jpg رافعة في الميناء',
    'figure: at:https://mina.example/assets/a-th.jpg رافعة',
    'paragraph: صور',
    'embed: https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'codeBlock: puts "{{ x }}" if a < b',
    'codeBlock: {{ page.title }}',
    'paragraph: هذا يظهر.',
    'paragraph: نصّ الصندوق',
    'paragraph: كتبه سلمى حداد، الميناء.',
  ])
  const links = JSON.stringify(blocks).match(/https:\/\/mina\.example\/akhbar\/[^"]+/g)
  expect(links).toEqual([
    'https://mina.example/akhbar/2019/01/02/old.html',
    'https://mina.example/akhbar/taqarir/port/',
    'https://mina.example/akhbar/about/',
  ])
  expect(notes.map(({ subject }) => subject)).toEqual([
    '{% include map.html id="3" %}',
    '{% if site.show %}',
    '{% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}',
    '{{ box | markdownify }}',
    '{{ site.data.x[0] }}',
  ])
})

it.each([
  ['pretty', '/a-b/2020/02/03/name/'],
  ['ordinal', '/a-b/2020/034/name.html'],
  ['weekdate', '/a-b/2020/W06/MON/name.html'],
  ['none', '/a-b/name.html'],
  ['/:categories/:short_year/:i_month/:i_day/:slug', '/a-b/20/2/3/name'],
  ['/:long_month/:short_month/:short_day/:hour/:title.html', '/February/FEB/MON/00/name.html'],
  ['/:slugified_categories/{{ x }}', null],
])('knows where Jekyll put a post: permalink %s → %s', async (permalink, address) => {
  const { stories } = await readSiteOf({
    '_config.yml': `permalink: "${permalink}"`,
    '_posts/2020-02-03-name.md': '---\ntitle: ع\ncategories: [A-b]\n---\nx',
    'about.md': '---\ntitle: من نحن\n---\nx',
  })
  expect(stories[0]?.oldPaths).toEqual(address ? [address] : [])
  expect(stories[1]?.oldPaths).toEqual([permalink === 'pretty' ? '/about/' : '/about.html'])
})

it('joins versions that name each other', async () => {
  const { stories } = await readSiteOf({
    '_config.yml': '',
    '_posts/2020-02-03-a.md': '---\ntitle: ع\nlang: ar\nref: first\n---\nx',
    '_posts/2020-02-03-b.md': '---\ntitle: E\nlang: en\nref: first\n---\nx',
    'en/_posts/2020-02-04-c.md': '---\ntitle: E\n---\nx',
    'ar/_posts/2020-02-04-c.md': '---\ntitle: ع\n---\nx',
  })
  expect(stories.map(({ locale, groupKey, section }) => [locale, groupKey, section])).toEqual([
    ['ar', 'first', null],
    ['en', 'first', null],
    ['en', '_posts/2020-02-04-c', null],
    ['ar', '_posts/2020-02-04-c', null],
  ])
})
