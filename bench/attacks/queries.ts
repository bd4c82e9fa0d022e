/** What is asked for behind the question mark, and where it would lead. */
import { type Attack, type Kind, marks, request } from './attack.ts'

const pages: Record<string, string[]> = {
  '/ar': ['page', 'lite', 'v', '_rsc', '__nextDataReq', 'nxtPlocale', 'p'],
  '/latest': ['page', 'lite'],
  '/search': ['q', 'page', 'from', 'to', 'section', 'topic', 'author', 'kind', 'sort', 'language'],
  '/suggest/ar': ['q'],
  '/reading': ['to', 'locale', 'reading', 'digits', 'calendar', 'from', 'numerals'],
  '/oembed': ['url', 'format', 'maxwidth', 'maxheight', 'callback'],
  '/api/v1/stories': [
    'limit',
    'after',
    'cursor',
    'locale',
    'section',
    'topic',
    'author',
    'q',
    'since',
    'until',
    'fields',
  ],
  '/card/front/ar/front': ['v'],
  '/sitemap/news.xml': ['page'],
  '/feed/ar.rss': ['page', 'limit'],
  '/admin/sign-in': ['to', 'out', 'refused'],
  '/admin/forgotten': ['to', 'sent'],
  '/admin/sign-in/code': ['to', 'kind'],
}
const values = [
  ...[
    '',
    '-1',
    '0',
    '1e309',
    'NaN',
    '99999999999999999999',
    '0x10',
    '1.5',
    'null',
    '[]',
    '{}',
    '%00',
    '%',
    '%ff',
    '%0d%0aX-Injected:1',
  ],
  ...[
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%09/evil.example',
    '/admin/..//evil.example',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    '///evil.example',
    'https:evil.example',
    '/%2f/evil.example',
    '%0a//evil.example',
  ],
  ...[
    "'",
    "'%20or%20'1'='1",
    ';drop%20table%20article',
    '%27%3B%20select%20pg_sleep(5)%20--',
    '(',
    ')',
    '*',
    ':*',
    '&',
    '!',
    '%7C',
    '%5C',
  ],
  ...[
    encodeURIComponent(marks.script),
    `%22%3E${encodeURIComponent(marks.script)}`,
    '%22%20onload%3Dalert(1)',
    '__proto__',
    'constructor',
  ],
  ...[
    'a'.repeat(6_000),
    '%d8%a7'.repeat(800),
    '%20'.repeat(2_000),
    '%22'.repeat(1_000),
    '%28'.repeat(1_000),
    '-a'.repeat(1_000),
    'a%20OR%20'.repeat(500),
  ],
]
const forms = (name: string, value: string) => [
  `${name}=${value}`,
  `${name}[]=${value}`,
  `${name}=${value}&${name}=${value}`,
]

const of = (most: number): Kind['attacks'] =>
  function attacks(target): Attack[] {
    return Object.entries(pages).flatMap(([page, names]) =>
      names.flatMap((name) =>
        values
          .slice(0, most)
          .flatMap((value) =>
            forms(name, value).map((query) => request(target, [`GET ${page}?${query} HTTP/1.1`])),
          ),
      ),
    )
  }

/** Every form in which an address of somebody else hides. */
const elsewhere = [
  ...[
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example',
    'https:/evil.example',
  ],
  ...[
    'https:evil.example',
    '/%09/evil.example',
    '/%0a/evil.example',
    '%20//evil.example',
    '/.//evil.example',
    '//evil.example/..',
  ],
  ...[
    '//evil%E3%80%82example',
    '/admin@evil.example',
    'javascript:alert(1)',
    '/admin//evil.example',
    '/%5cevil.example',
    '//%65vil.example',
  ],
]
const leads = (value: string) => [
  `GET /reading?to=${value} HTTP/1.1`,
  `GET /admin/sign-in?to=${value} HTTP/1.1`,
  `GET /${value} HTTP/1.1`,
  `GET /ar/${value} HTTP/1.1`,
]

export const queries: Kind[] = [
  { name: 'Questions', isCheap: false, attacks: of(values.length) },
  {
    name: 'Leading elsewhere',
    isCheap: true,
    attacks: (target) =>
      elsewhere.flatMap((value) =>
        leads(value).map((line) =>
          request(target, [line], {
            judge: ({ body }) =>
              /(?:href|action|content)="(?:https?:)?[/\\]{2}evil/.test(body.toString('latin1'))
                ? 'links to it'
                : null,
          }),
        ),
      ),
  },
]
