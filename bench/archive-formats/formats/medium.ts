/** Medium, Settings → Download your information. */
import { type Files, type Format, inner, ofHtml, plain, story, textOf } from '../counted.ts'

const page = (
  title: string,
  body: string,
  given: { summary?: string; id?: string; tags?: string[] } = {},
) => `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title><style>
      * {
        font-family: Georgia, Cambria, "Times New Roman", Times, serif;
      }
    </style></head><body><article class="h-entry">
<header>
<h1 class="p-name">${title}</h1>
</header>
${given.summary ? `<section data-field="subtitle" class="p-summary">\n${given.summary}\n</section>\n` : ''}<section data-field="body" class="e-content">
<section name="a1" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn">${body}</div></div></section>
</section>
<footer>${given.tags ? `<p class="p-tags">Tagged in ${given.tags.map((tag) => `<a href="https://medium.com/tag/x" class="p-tag">${tag}</a>`).join(', ')}</p>` : ''}<p>By <a href="https://medium.com/@salma" class="p-author h-card">سلمى حداد</a>${given.id ? ` on <a href="https://medium.com/p/${given.id}"><time class="dt-published" datetime="2021-08-11T11:23:34.123Z">August 11, 2021</time></a>` : ''}.</p>${given.id ? `<p><a href="https://medium.com/@salma/story-${given.id}" class="p-canonical">Canonical link</a></p>` : ''}<p>Exported from <a href="https://medium.com">Medium</a> on June 3, 2024.</p></footer></article></body></html>`
const p = (text: string, more = 'graf--p') => `<p name="p1" id="p1" class="graf ${more}">${text}</p>`

export const medium: Format = {
  name: 'Medium',
  zip: 'medium-export.zip',
  files: () => ({
    'README.html': '<!DOCTYPE html><html><head></head><body>About your export</body></html>',
    'profile/profile.html':
      '<!DOCTYPE html><html><body><section class="h-card"><h3 class="p-name">سلمى</h3></section></body></html>',
    'claps/claps-0001.html': '<!DOCTYPE html><html><body><ul><li>+3</li></ul></body></html>',
    'posts/2021-08-11_The-old-port-0a1b2c3d4e5f.html': page(
      'الميناء القديم',
      `<h3 name="t" id="t" class="graf graf--h3 graf--leading graf--title">الميناء القديم</h3><h4 name="s" id="s" class="graf graf--h4 graf-after--h3 graf--subtitle">ما بقي منه</h4><figure name="f" id="f" class="graf graf--figure graf-after--h4"><img class="graf-image" data-image-id="1*abc.jpeg" data-width="3200" data-height="1600" data-is-featured="true" alt="رصيف" src="https://cdn-images-1.medium.com/max/800/1*abc.jpeg"><figcaption class="imageCaption">الرصيف عند الفجر</figcaption></figure>${p('وصلنا مع <strong class="markup--strong">الفجر</strong>، كما في <a href="https://x.example/a" data-href="https://x.example/a" class="markup--anchor">المصدر</a>.')}<blockquote name="q" id="q" class="graf graf--pullquote">البحر لا ينسى</blockquote><ol class="postList"><li name="l" id="l" class="graf graf--li">أولًا</li><li name="l2" id="l2" class="graf graf--li">ثانيًا</li></ol><pre name="c" id="c" class="graf graf--pre">a &lt; b</pre><figure name="v" id="v" class="graf graf--figure graf--iframe"><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed" width="700" height="393" frameborder="0"></iframe></figure><div name="m" id="m" class="graf graf--mixtapeEmbed"><a href="https://ports.example/2020" data-href="https://ports.example/2020" class="markup--anchor markup--mixtapeEmbed-anchor" title="https://ports.example/2020"><strong class="markup--strong">تاريخ الموانئ</strong><br><em class="markup--em">كتاب في جزأين</em>ports.example</a></div>`,
      { summary: 'ما بقي منه', id: '0a1b2c3d4e5f', tags: ['موانئ', 'بحر'] },
    ),
    'posts/2021-08-12_Second-1a1b2c3d4e5f.html': page(
      'قارب ثانٍ',
      `<h3 name="t" id="t" class="graf graf--h3 graf--leading graf--title">قارب ثانٍ</h3>${p('عاد القارب وحده.')}`,
      { id: '1a1b2c3d4e5f', tags: ['بحر'] },
    ),
    'posts/2021-08-12_Well-said-aaaaaaaaaaaa.html': page(
      'أحسنت، وأضيف أن الميناء…',
      p('أحسنت، وأضيف أن الميناء كان أوسع من ذلك.', 'graf--p graf--leading graf--trailing'),
      { id: 'aaaaaaaaaaaa' },
    ),
    'posts/draft_The-sea-bbbbbbbbbbbb.html': page('مسودة عن البحر', p('لم تكتمل.', 'graf--p graf--leading')),
  }),
  count(files: Files) {
    const posts = Object.keys(files).filter((path) => path.startsWith('posts/'))
    const isResponse = (html: string) =>
      /graf--p graf--leading graf--trailing/.test(html) && !/graf--title/.test(html)
    const stories = posts.map((path) => [path, textOf(files, path)] as const)
    return {
      stories: stories
        .filter(([, html]) => !isResponse(html))
        .map(([path, html]) => {
          const title = plain(inner(html, 'h1')[0] ?? '')
          const [, body = ''] = /class="e-content">([\s\S]*?)<footer>/.exec(html) ?? []
          const footer = html.slice(html.indexOf('<footer>'))
          // A card's name and words stand on lines of their own.
          const shown = ofHtml(
            body
              .replace(/<\/em>(?=[^<]+<\/a>)/g, '</em> ')
              .replace(/<h[34][^>]*graf--(?:sub)?title[^>]*>[\s\S]*?<\/h[34]>/g, ' '),
          )
          return story(title, {
            ...shown,
            texts: [
              ...shown.texts,
              ...(/class="p-summary">([\s\S]*?)<\/section>/.exec(html)?.slice(1) ?? []),
            ],
            state: path.includes('/draft_') ? 'not-public' : 'public',
            day: /datetime="([^"]+)"/.exec(footer)?.[1] ?? null,
            terms: [...footer.matchAll(/class="p-tag">([^<]*)/g)].map(([, tag = '']) => tag),
            authors: [...footer.matchAll(/class="p-author[^"]*">([^<]*)/g)].map(([, name = '']) => name),
            addresses: [...footer.matchAll(/href="([^"]*)" class="p-canonical"/g)].map(([, at = '']) => at),
          })
        }),
      beside: [
        {
          what: 'Responses to others',
          count: stories.filter(([, html]) => isResponse(html)).length,
          note: 'response-left-out',
        },
        { what: 'Other pages', count: Object.keys(files).length - posts.length, note: 'entry-left-out' },
      ],
    }
  },
}
