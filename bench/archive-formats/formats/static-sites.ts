/** Sites made of Markdown: Hugo, Jekyll, Pelican, and a folder of notes. */
import { type CountedStory, type Files, type Format, ofHtml, story, textOf } from '../counted.ts'
import { picture } from '../sample-files.ts'

/** A head as these files write it: one value, or a list in brackets, a line. */
function headOf(text: string): { head: Record<string, string>; body: string } {
  const [, fenced, rest] = /^(?:---|\+\+\+)\n([\s\S]*?)\n(?:---|\+\+\+)\n([\s\S]*)$/.exec(text) ?? []
  const [, plain, after] = fenced === undefined ? (/^((?:\w+: .*\n)+)\n([\s\S]*)$/.exec(text) ?? []) : []
  const head = Object.fromEntries(
    (fenced ?? plain ?? '').split('\n').flatMap((line) => {
      const [, key, said] = /^(\w+)\s*[:=]\s*(.*)$/.exec(line) ?? []
      return key ? [[key.toLowerCase(), said!.replace(/^"(.*)"$/, '$1')]] : []
    }),
  )
  return { head, body: rest ?? after ?? text }
}
const listOf = (said = ''): string[] =>
  said
    .replace(/[[\]"]/g, '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** Puts something aside. @returns what stands in its place */
function take(list: string[], value: string, instead = ' '): string {
  list.push(value)
  return instead
}

/** What readers see of Markdown: marks taken away, pictures and links apart. */
function ofMarkdown(body: string): Pick<CountedStory, 'texts' | 'alts' | 'pictures' | 'links'> {
  const pictures: string[] = []
  const links: string[] = []
  const texts: string[] = []
  const words = body
    .replace(/\{\{[<%]\s*figure\b([\s\S]*?)[%>]\}\}/g, (_, given: string) => {
      const at = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(given)?.[1] ?? ''
      pictures.push(at('src'))
      texts.push(at('alt'), at('caption'))
      return ' '
    })
    .replace(/\{\{[<%]\s*youtube\s+(\S+)\s*[%>]\}\}/g, (_, id: string) =>
      take(links, `https://www.youtube.com/watch?v=${id}`),
    )
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"[^"]*"\s*[%>]\}\}/g, '/somewhere')
    .replace(/\{\{[<%][\s\S]*?[%>]\}\}|\{%[\s\S]*?%\}/g, ' ')
    .replace(/!\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g, (_, name: string) => take(pictures, name))
    .replace(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (_, alt: string, at: string) =>
      take(pictures, at, ` ${alt} `),
    )
    .replace(/\[\[([^\]|]+)(?:\|([^\]]*))?\]\]/g, (_, name: string, said?: string) => said ?? name)
    .replace(/\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (_, said: string, at: string) => take(links, at, said))
    .replace(/\[\^\w+\]:?|^>\s*\[!\w+\]\s*/gm, ' ')
    .replace(/^```\w*$|^\s*\|?[-:| ]{3,}\|?$/gm, ' ')
    .replace(/[*_~`=]+/g, '')
  const html = ofHtml(words)
  return {
    texts: [...html.texts, ...texts],
    alts: html.alts,
    pictures: [...pictures, ...html.pictures],
    links: [...links, ...html.links],
  }
}

const at = (day: string | undefined): string | null =>
  day
    ? new Date(
        /^\d{4}-\d\d-\d\d$/.test(day)
          ? day
          : day.replace(
              /^(\S+) (\d\d:\d\d(?::\d\d)?)(?: ([+-]\d\d)(\d\d))?$/,
              (_, date, time, hours, minutes) =>
                `${date}T${time.padEnd(8, ':00')}${hours ? `${hours}:${minutes}` : 'Z'}`,
            ),
      ).toISOString()
    : null

function countMarkdown(
  files: Files,
  given: {
    isStory: (path: string) => boolean
    state?: (path: string, head: Record<string, string>) => CountedStory['state']
    address?: (path: string, head: Record<string, string>) => string[]
    title?: (path: string, body: string) => string
  },
): CountedStory[] {
  return Object.keys(files)
    .filter((path) => /\.(?:md|markdown)$/.test(path) && given.isStory(path))
    .map((path) => {
      const { head, body } = headOf(textOf(files, path))
      const shown = ofMarkdown(body)
      const lead = head.image ?? head.cover
      const name = path
        .split('/')
        .at(-1)!
        .replace(/\.\w+$/, '')
      return story(head.title ?? given.title?.(path, body) ?? name, {
        ...shown,
        texts: [...shown.texts, head.description ?? head.summary ?? ''],
        pictures: [...shown.pictures, ...(lead ? [lead] : [])],
        state:
          given.state?.(path, head) ??
          (head.draft === 'true' || head.published === 'false' || head.status === 'draft'
            ? 'not-public'
            : 'public'),
        day: at(head.date ?? /(\d{4}-\d\d-\d\d)-/.exec(path.split('/').at(-1)!)?.[1]),
        terms: [...listOf(head.categories ?? head.category), ...listOf(head.tags)],
        authors: listOf(head.author ?? head.authors),
        addresses: given.address?.(path, head) ?? [],
      })
    })
}

export const hugo: Format = {
  name: 'Hugo',
  zip: 'raseef-hugo.zip',
  files: () => ({
    'hugo.toml': `baseURL = "https://raseef.example/"\nlanguageCode = "ar"\ntitle = "رصيف"\n[permalinks]\n  economy = "/:year/:month/:slug/"\n`,
    'content/economy/_index.md': '---\ntitle: "اقتصاد"\n---\n',
    'content/economy/ship/index.md': `---
title: "سفينة تصل: الأولى هذا العام"
date: 2021-03-04T07:30:00Z
author: سلمى حداد
categories: [اقتصاد]
tags: [سفن, بحر]
description: "عند الظهر"
cover: port.png
slug: ship-arrives
---
وصلت **السفينة** كما في [السجل](https://example.org/log).

{{< figure src="crane.png" alt="رافعة" caption="رافعة الميناء" >}}

## ما بعد

- قمح
- ذرة

> البحر لا ينسى

| سنة | طن |
| --- | --- |
| 1920 | 12 |

{{< youtube dQw4w9WgXcQ >}}

انظر [ما سبق]({{< ref "/economy/calm.md" >}}).[^1]

[^1]: من سجل الميناء.
`,
    'content/economy/ship/port.png': picture('hugo-port'),
    'content/economy/ship/crane.png': picture('hugo-crane'),
    'content/economy/calm.md':
      '+++\ntitle = "يوم هادئ"\ndate = "2021-03-05T07:30:00Z"\nauthor = "عمر صالح"\ncategories = ["اقتصاد"]\nslug = "calm-day"\n+++\nلم تصل سفينة.\n',
    'content/economy/draft.md':
      '---\ntitle: مسودة\ndate: 2021-03-06T07:30:00Z\ndraft: true\nslug: not-yet\n---\nلم تكتمل.\n',
    'content/economy/old.rst': 'Old\n###\n\nنصّ قديم.\n',
    'layouts/_default/single.html': '<main>{{ .Content }}</main>',
    'archetypes/default.md': '---\ntitle: x\n---\n',
    'data/people.yaml': '- x\n',
  }),
  count: (files) => ({
    stories: countMarkdown(files, {
      isStory: (path) => path.startsWith('content/') && !path.endsWith('_index.md'),
      address: (path, head) => [
        `/${head.date!.slice(0, 4)}/${head.date!.slice(5, 7)}/${head.slug ?? path.split('/').at(-1)!.replace('.md', '')}/`,
      ],
    }),
    beside: [
      {
        what: 'Texts in other markup',
        count: Object.keys(files).filter((path) => path.endsWith('.rst')).length,
        note: 'entry-left-out',
      },
    ],
  }),
}

export const jekyll: Format = {
  name: 'Jekyll',
  zip: 'raseef-jekyll.zip',
  files: () => ({
    '_config.yml':
      'title: رصيف\nurl: https://raseef.example\nlang: ar\npermalink: /:categories/:year/:month/:day/:title.html\n',
    '_posts/2021-03-04-ship.md': `---
title: سفينة تصل
date: 2021-03-04 09:30:00 +0200
author: سلمى حداد
category: economy
tags: [سفن, بحر]
image: /assets/port.png
---
وصلت *السفينة* كما في [السجل](https://example.org/log) عند {{ page.title }}.

![رافعة الميناء](/assets/crane.png)

{% highlight js %}
a < b
{% endhighlight %}

{% include share.html %}

1. أول
2. ثان
`,
    '_posts/2021-03-05-calm.md': '---\ntitle: يوم هادئ\nauthor: عمر صالح\n---\nلم تصل سفينة.\n',
    '_drafts/later.md': '---\ntitle: مسودة\n---\nلم تكتمل.\n',
    'about.md': '---\ntitle: من نحن\nlayout: page\n---\nصحيفة من البحر.\n',
    'index.html': '---\nlayout: home\n---\n',
    '_layouts/post.html': '<main>{{ content }}</main>',
    '_includes/share.html': '<a href="#">Share</a>',
    'assets/port.png': picture('jekyll-port'),
    'assets/crane.png': picture('jekyll-crane'),
  }),
  count: (files) => ({
    stories: countMarkdown(
      Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          typeof content === 'string'
            ? content
                .replace('{{ page.title }}', 'سفينة تصل')
                .replaceAll('a < b', 'a &lt; b')
                .replace('1. أول\n2. ثان', 'أول\nثان')
            : content,
        ]),
      ),
      {
        isStory: () => true,
        state: (path) =>
          path.startsWith('_drafts') ? 'not-public' : path.startsWith('_posts') ? 'public' : 'page',
        address: (path, head) => {
          const [, year, month, day, name] = /(\d{4})-(\d\d)-(\d\d)-(.+)\.md$/.exec(path) ?? []
          return year
            ? [`${head.category ? `/${head.category}` : ''}/${year}/${month}/${day}/${name}.html`]
            : path.startsWith('_')
              ? []
              : [`/${path.replace('.md', '.html')}`]
        },
      },
    ),
    beside: [],
  }),
}

export const markdown: Format = {
  name: 'Markdown folders, Pelican',
  zip: 'notes.zip',
  files: () => ({
    'content/ship.md':
      'Title: سفينة تصل\nDate: 2021-03-04 07:30\nCategory: اقتصاد\nTags: سفن, بحر\nAuthor: سلمى حداد\nSummary: عند الظهر\n\nوصلت **السفينة** كما في [السجل](https://example.org/log).\n\n![رافعة](images/crane.png)\n',
    'content/draft.md': 'Title: مسودة\nDate: 2021-03-04 07:30\nStatus: draft\n\nلم تكتمل.\n',
    'content/images/crane.png': picture('pelican-crane'),
    'content/page.rst': 'Page\n####\n',
    'notes/calm.md':
      '---\ntitle: يوم هادئ\ndate: 2021-03-05\ntags: [بحر]\n---\nلم تصل ==سفينة==، انظر [[ship|ما سبق]].\n\n> [!note] تنبيه\n> الريح شمالية.\n\n![[boat.png]]\n',
    'notes/boat.png': picture('notes-boat'),
    'notes/heading.md': '# عنوان من النصّ\n\nفقرة بلا تاريخ.\n',
    'README.md': '# not a story\n',
  }),
  count: (files) => ({
    stories: countMarkdown(files, {
      isStory: (path) => path !== 'README.md',
      title: (_path, body) => /^# (.*)$/m.exec(body)?.[1] ?? '',
    }).map((each) => ({
      ...each,
      texts: each.title.startsWith('عنوان')
        ? each.texts.map((text) => text.replace(`# ${each.title}`, ''))
        : each.texts,
    })),
    beside: [{ what: 'Texts in other markup', count: 1, note: 'entry-left-out' }],
  }),
}
