/** Headers: of a proxy, of Next, of caches, too many, too long, of two meanings. */
import { type Kind, marks, request } from './attack.ts'

const pages = [
  '/',
  '/en',
  '/latest?page=2',
  '/search?q=x',
  '/nothing/here',
  '/feed/ar.rss',
  '/api/v1/stories',
  '/admin',
  '/admin/sign-in',
  '/card/front/ar/front',
  '/reading',
  '/_next/static/x.js',
]

const believed = [
  'Host',
  'X-Forwarded-Host',
  'X-Host',
  'X-Forwarded-Server',
  'Forwarded',
  'X-Original-URL',
  'X-Rewrite-URL',
  'X-Original-Host',
  'X-HTTP-Host-Override',
  'Origin',
  'Referer',
  'X-Forwarded-Proto',
  'X-Forwarded-Prefix',
  'X-Wap-Profile',
]
const hosts = [
  'evil.example',
  'evil.example:80',
  'evil.example@localhost',
  'localhost.evil.example',
  '"evil.example"',
  'host=evil.example;proto=http',
  'https://evil.example/',
  '//evil.example',
  '[::1].evil.example',
  ' evil.example',
  'evil.example\tx',
  'evil.example#localhost',
]

const others = [
  ...[
    `Accept-Language: ${'ar,'.repeat(4_000)}`,
    `Accept-Language: ${'a-'.repeat(6_000)}`,
    'Accept-Language: *;q=9',
    `Accept-Language: ${'-'.repeat(12_000)}`,
  ],
  ...[
    `Range: bytes=${'0-1,'.repeat(3_000)}`,
    'Range: bytes=9999999999999999999-',
    'Range: bytes=-0',
    'Range: x',
    'Range: bytes=1-0',
  ],
  ...[
    `Cookie: ${'a=b; '.repeat(2_400)}`,
    `Cookie: ${'='.repeat(12_000)}`,
    `Cookie: ${';'.repeat(12_000)}`,
    `Cookie: reading=${'a.'.repeat(6_000)}`,
    'Cookie: reading=%',
    'Cookie: better-auth.session_token=%00',
    'Cookie: __Host-session=\xff',
    `Cookie: better-auth.session_token=${'a.'.repeat(5_000)}`,
  ],
  ...[
    `If-None-Match: ${'"a", '.repeat(2_400)}`,
    `If-None-Match: ${'W/'.repeat(6_000)}`,
    'If-None-Match: *',
    'If-Modified-Since: x',
    `If-Modified-Since: ${'9'.repeat(5_000)}`,
    'If-Range: "',
  ],
  ...[
    `Accept-Encoding: ${'br;q=0.1, '.repeat(1_300)}`,
    `Accept-Encoding: ${','.repeat(12_000)}`,
    `Accept: ${'*/*,'.repeat(3_000)}`,
    `User-Agent: ${'('.repeat(12_000)}`,
    `Save-Data: ${'on,'.repeat(3_000)}`,
  ],
  ...[
    `Authorization: Bearer ${'a'.repeat(12_000)}`,
    'Authorization: Basic %',
    'Authorization: Bearer \xff',
    `Authorization: ${' '.repeat(9_000)}x`,
    'Authorization: Bearer undefined',
    "Authorization: Bearer ' or 1=1--",
  ],
  ...[
    'Next-Action: x',
    `Next-Action: ${'a'.repeat(42)}`,
    'RSC: 1',
    'Next-Router-State-Tree: %',
    'Next-Router-State-Tree: [[[[',
    `Next-Router-State-Tree: ${'%5B'.repeat(4_000)}`,
    'Next-Router-Prefetch: 9',
    'Next-Router-Segment-Prefetch: /../../x',
    'Next-Url: //evil.example',
    'Next-Hmr-Refresh: 1',
  ],
  ...[
    'x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy',
    'x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware',
    'x-middleware-rewrite: https://evil.example',
    'x-middleware-next: 1',
    'x-middleware-set-cookie: a=b',
    'x-invoke-path: /admin',
    'x-invoke-status: 500',
    'x-matched-path: /admin',
    'x-nextjs-data: 1',
    'x-now-route-matches: 1=fa',
    'x-prerender-revalidate: 1',
    'x-nextjs-postponed: 1',
  ],
  ...[
    'Transfer-Encoding: chunked\r\n\r\n0',
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding: chunked, identity',
    'Content-Length: -1',
    'Content-Length: 1e3',
    'Content-Length: 99999999999999999999',
    'Expect: 100-continue',
    'Expect: x',
    'Upgrade: websocket',
    'Upgrade: h2c',
    'Connection: upgrade, host',
    'Connection: Cookie',
    'TE: x',
  ],
  ...[
    'X-HTTP-Method-Override: DELETE',
    'X-Method-Override: PUT',
    'X-HTTP-Method: POST',
    '_method: DELETE',
    `X-Forwarded-For: ${'1.1.1.1,'.repeat(1_500)}`,
    'X-Forwarded-For: <script>',
    `Via: ${'x'.repeat(9_000)}`,
  ],
  ...[
    ': empty',
    'No colon',
    ' Folded: a',
    'A: b\r\n X-Injected: 1',
    'A\x00: b',
    'A: \x00',
    'A: \x0bX-Injected: 1',
    `X-Big: ${'x'.repeat(70_000)}`,
    'Ａ: b',
    'A : b',
  ],
]

export const headers: Kind[] = [
  {
    name: 'Whose host it is',
    isCheap: false,
    attacks: (target) =>
      pages.flatMap((page) =>
        believed.flatMap((name) =>
          hosts.map((host) =>
            request(target, [`GET ${page} HTTP/1.1`, `${name}: ${host}`], {
              judge: ({ headers: lines, body }) =>
                lines.some((line) => line.includes(marks.host)) || body.includes(marks.host)
                  ? 'believes it'
                  : null,
            }),
          ),
        ),
      ),
  },
  {
    name: 'Headers',
    isCheap: false,
    attacks: (target) =>
      pages.flatMap((page) =>
        ['GET', 'POST'].flatMap((method) =>
          others.map((line) => request(target, [`${method} ${page} HTTP/1.1`, line])),
        ),
      ),
  },
  {
    name: 'Headers, a few of each',
    isCheap: true,
    attacks: (target) =>
      ['/en', '/admin/sign-in'].flatMap((page) =>
        [
          ...others.filter((_, index) => index % 6 === 0),
          'X-Forwarded-Host: evil.example',
          'Next-Action: x',
        ].map((line) => request(target, [`GET ${page} HTTP/1.1`, line])),
      ),
  },
]
