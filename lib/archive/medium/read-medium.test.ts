import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'

const page = (title: string, given: { summary?: string; body: string; footer: string }) =>
  `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title><style>
      * {
        font-family: Georgia, Cambria, "Times New Roman", Times, serif;
      }
    </style></head><body><article class="h-entry">
<header>
<h1 class="p-name">${title}</h1>
</header>
${given.summary ? `<section data-field="subtitle" class="p-summary">\n${given.summary}\n</section>\n` : ''}<section data-field="body" class="e-content">
<section name="a1" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn">${given.body}</div></div></section>
</section>
<footer>${given.footer}<p>Exported from <a href="https://medium.com">Medium</a> on June 3, 2024.</p></footer></article></body></html>`

const by = '<a href="https://medium.com/@salma" class="p-author h-card">سلمى حداد</a>'
const signed = (id: string, slug: string) =>
  `<p>By ${by} on <a href="https://medium.com/p/${id}"><time class="dt-published" datetime="2021-08-11T11:23:34.123Z">August 11, 2021</time></a>.</p><p><a href="https://medium.com/@salma/${slug}-${id}" class="p-canonical">Canonical link</a></p>`

const story = page('الميناء القديم', {
  summary: 'ما بقي منه',
  body: `<h3 name="t" id="t" class="graf graf--h3 graf--leading graf--title">الميناء القديم</h3><h4 name="s" id="s" class="graf graf--h4 graf-after--h3 graf--subtitle">ما بقي منه</h4><figure name="f" id="f" class="graf graf--figure graf-after--h4"><img class="graf-image" data-image-id="1*abc.jpeg" data-width="3200" data-height="1600" data-is-featured="true" alt="رصيف" src="https://cdn-images-1.medium.com/max/800/1*abc.jpeg"><figcaption class="imageCaption">الرصيف عند الفجر</figcaption></figure><p name="p" id="p" class="graf graf--p graf-after--figure">وصلنا مع <strong class="markup--strong markup--p-strong">الفجر</strong>، كما في <a href="https://x.example/a" data-href="https://x.example/a" class="markup--anchor markup--p-anchor" rel="noopener" target="_blank">المصدر</a>.</p><blockquote name="q" id="q" class="graf graf--pullquote graf-after--p">البحر لا ينسى</blockquote><figure name="v" id="v" class="graf graf--figure graf--iframe graf-after--p"><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed" width="700" height="393" frameborder="0" scrolling="no"></iframe></figure><figure name="g" id="g" class="graf graf--figure graf--iframe graf-after--p"><script src="https://gist.github.com/salma/abc123.js"></script></figure><div name="m" id="m" class="graf graf--mixtapeEmbed graf-after--p"><a href="https://ports.example/2020" data-href="https://ports.example/2020" class="markup--anchor markup--mixtapeEmbed-anchor" title="https://ports.example/2020"><strong class="markup--strong markup--mixtapeEmbed-strong">تاريخ الموانئ</strong><br><em class="markup--em markup--mixtapeEmbed-em">كتاب</em>ports.example</a><a href="https://ports.example/2020" class="js-mixtapeImage mixtapeImage u-ignoreBlock" data-media-id="e" data-thumbnail-img-id="0*x" style="background-image: url(https://cdn-images-1.medium.com/fit/c/160/160/0*x);"></a></div>`,
  footer: `<p class="p-tags">Tagged in <a href="https://medium.com/tag/ports" class="p-tag">موانئ</a>, <a href="https://medium.com/tag/sea" class="p-tag">بحر</a></p>${signed('0a1b2c3d4e5f', 'the-old-port')}`,
})
const draft = page('مسودة عن البحر', {
  body: '<p name="d" id="d" class="graf graf--p graf--leading">لم تكتمل.</p>',
  footer: `<p>By ${by}.</p>`,
})
const response = page('أحسنت، وأضيف أن الميناء…', {
  body: '<p name="r" id="r" class="graf graf--p graf--leading graf--trailing">أحسنت، وأضيف أن الميناء كان أوسع من ذلك.</p>',
  footer: signed('aaaaaaaaaaaa', 'well-said'),
})

it('has stories and drafts, and none of the responses', async () => {
  const read = await opened('medium-export.zip', {
    'README.html': '<!DOCTYPE html><html><head></head><body>About your export</body></html>',
    'profile/profile.html':
      '<!DOCTYPE html><html><body><section class="h-card"><h3 class="p-name">سلمى</h3></section></body></html>',
    'posts/2021-08-11_The-old-port-0a1b2c3d4e5f.html': story,
    'posts/2021-08-12_Well-said-aaaaaaaaaaaa.html': response,
    'posts/draft_The-sea-bbbbbbbbbbbb.html': draft,
  })
  expect(read.format).toBe('medium')
  const [first, second, ...others] = read.of('story')
  expect(others).toEqual([])
  expect(first).toMatchObject({
    sourceId: '0a1b2c3d4e5f',
    headline: 'الميناء القديم',
    standfirst: 'ما بقي منه',
    state: 'published',
    slug: 'the-old-port',
    publishedAt: new Date('2021-08-11T11:23:34.123Z'),
    people: ['https://medium.com/@salma'],
    section: { name: 'موانئ', isTag: true },
    topics: [{ name: 'بحر' }],
    lead: 'https://cdn-images-1.medium.com/max/800/1*abc.jpeg',
    oldPaths: ['https://medium.com/@salma/the-old-port-0a1b2c3d4e5f'],
  })
  expect(second).toMatchObject({ sourceId: 'bbbbbbbbbbbb', state: 'draft', publishedAt: null })
  expect(read.notes).toEqual([
    'response-left-out: أحسنت، وأضيف أن الميناء…',
    'entry-left-out: README.html',
    'entry-left-out: profile/profile.html',
  ])
  expect(read.of('person')).toMatchObject([{ name: 'سلمى حداد' }])

  const { blocks } = storyBlocks(htmlOf(first!), { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual([
    'figure',
    'paragraph',
    'blockquote',
    'embed',
    'paragraph',
    'embed',
  ])
  const text = plainText({ type: 'doc', content: blocks })
  expect(text).not.toContain('ما بقي منه')
  expect(text).toContain('تاريخ الموانئ\nكتاب')
  expect(text).toContain('gist.github.com/salma/abc123')
})

it('names a page that was cut off, and takes the others', async () => {
  const read = await opened('medium-export.zip', {
    'posts/2021-08-11_The-old-port-0a1b2c3d4e5f.html': story.slice(0, story.length / 2),
    'posts/draft_The-sea-bbbbbbbbbbbb.html': draft,
  })
  expect(read.of('story').map(({ sourceId }) => sourceId)).toEqual(['bbbbbbbbbbbb'])
  expect(read.notes).toEqual(['file-broken: 2021-08-11_The-old-port-0a1b2c3d4e5f.html'])
})

it('makes one gallery of rows of pictures that stand under each other', async () => {
  const figure = (name: string, caption = '') =>
    `<figure name="${name}" id="${name}" class="graf graf--figure graf--layoutOutsetRow is-partialWidth" style="width: 50%;"><img class="graf-image" data-image-id="1*${name}.jpeg" data-width="800" data-height="600" src="https://cdn-images-1.medium.com/max/600/1*${name}.jpeg">${caption && `<figcaption class="imageCaption">${caption}</figcaption>`}</figure>`
  const row = (...figures: string[]) =>
    `<div class="section-inner sectionLayout--outsetRow" data-paragraph-count="${figures.length}">${figures.join('')}</div>`
  const text = (words: string) =>
    `<div class="section-inner sectionLayout--insetColumn"><p class="graf graf--p">${words}</p></div>`
  const html = `${row(figure('a'), figure('b'))}\n${row(figure('c'), figure('d', 'السوق &amp; أهله'))}${text('بينهما.')}${row(figure('e', 'الأولى'), figure('f', 'الثانية'))}`
  const read = await opened('medium-export.zip', {
    'posts/2021-08-13_Rows-cccccccccccc.html': page('صفوف', {
      body: `<p class="graf graf--p">أول.</p></div>${html}<div class="section-inner sectionLayout--insetColumn">`,
      footer: signed('cccccccccccc', 'rows'),
    }),
  })
  const { blocks } = storyBlocks(htmlOf(read.of('story')[0]!), {
    locale: 'ar',
    otherwise: null,
    origin: null,
  })
  expect(blocks).toMatchObject([
    { type: 'paragraph' },
    { type: 'gallery', attrs: { caption: 'السوق & أهله' }, content: [{}, {}, {}, {}] },
    { type: 'paragraph' },
    { type: 'gallery', content: [{ attrs: { caption: 'الأولى' } }, { attrs: { caption: 'الثانية' } }] },
  ])
})
