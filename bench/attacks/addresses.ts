/** Addresses that are none: out of the folder, across the host, cut off, spelled twice, of Next's own scripts. */
import { type Attack, type Kind, marks, request } from './attack.ts'

const places = [
  ...[
    '/',
    '/ar/',
    '/en/economy/',
    '/topic/',
    '/author/',
    '/s/',
    '/embed/',
    '/feed/',
    '/sitemap/',
    '/manifest/',
  ],
  ...[
    '/media/',
    '/card/story/ar/',
    '/card/front/ar/',
    '/suggest/',
    '/indexnow/',
    '/preview/',
    '/.well-known/',
  ],
  ...['/_next/', '/_next/static/', '/_next/image/', '/api/', '/api/v1/', '/api/v1/stories/', '/admin/'],
  ...['/admin/stories/', '/admin/media/pictures/', '/admin/auth/', '/admin/welcome/'],
]

const climbs = [
  '../../../../etc/passwd',
  'etc/passwd',
  '.env',
  '.git/config',
  'secret',
  'database/PG_VERSION',
].flatMap((end) =>
  [
    '',
    '../../../../',
    '..%2f..%2f..%2f..%2f',
    '%2e%2e/%2e%2e/%2e%2e/%2e%2e/',
    '%252e%252e%252f%252e%252e%252f',
    '..%5c..%5c..%5c',
    '..;/..;/..;/',
    '....//....//',
    '%c0%ae%c0%ae/%c0%ae%c0%ae/',
    '%e0%80%ae%e0%80%ae/',
    './/',
  ].map((start) => start + end),
)
const strange = [
  ...[
    '%',
    '%zz',
    '%ff',
    '%c0',
    '%f0%28%8c%28',
    '%ed%a0%80',
    '%00',
    'a%00.jpg',
    '%0a',
    '%0d%0a',
    '%09',
    '%20',
    '%7f',
  ],
  ...[
    'x.rsc',
    'x.prefetch.rsc',
    'x.segments/_tree.segment.rsc',
    'data/build/ar.json',
    'x.txt',
    'x.html',
    'x.php',
  ],
  ...[
    '%0d%0aX-Injected:%201',
    '%E5%98%8A%E5%98%8DX-Injected:%201',
    '%0aX-Injected:1',
    '%23',
    '%3f',
    '%25',
    '%2f',
  ],
  ...[
    '%2f%2fevil.example',
    '/evil.example',
    '\\evil.example',
    '%5cevil.example',
    'https:evil.example',
    '@evil.example',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '-1',
    '0',
    '1e309',
    'NaN',
    '9'.repeat(300),
    'null',
  ],
  ...[
    "'",
    "'%20or%201=1--",
    '"',
    ');select%20pg_sleep(5)--',
    '$%7b7*7%7d',
    '%7b%7b7*7%7d',
    '%24%7bjndi:ldap://x%7d',
  ],
  ...[
    encodeURIComponent(marks.script),
    marks.script,
    `%22%3E${encodeURIComponent(marks.script)}`,
    '%253Cscript%253E',
  ],
  ...[
    '\u0000',
    '\u0001',
    '\u00ff\u00fe',
    '[id]',
    '%5Bid%5D',
    '(newsroom)',
    '%28newsroom%29',
    '*',
    '|',
    '^',
    '`',
    '{',
    ' ',
  ],
  ...[
    'a'.repeat(1_100),
    '%d8%a7'.repeat(400),
    '/'.repeat(500),
    './'.repeat(500),
    '../'.repeat(500),
    ';'.repeat(500),
  ],
  ...[
    '%e2%80%ae',
    '%ef%bb%bf',
    '%e2%81%a6',
    '%d9%80',
    '%F0%9F%98%80',
    'A%CC%81',
    'ar.rss',
    'ar.json',
    'ar.atom',
    'ar',
    'x',
  ],
]

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'X',
]

const at = (endings: readonly string[], asks: readonly string[]): Kind['attacks'] =>
  function attacks(target): Attack[] {
    return places.flatMap((place) =>
      endings.flatMap((ending) =>
        asks.map((method) =>
          request(target, [
            `${method} ${place}${ending} HTTP/1.1`,
            ...(method === 'GET' || method === 'HEAD' ? [] : ['Content-Length: 0']),
          ]),
        ),
      ),
    )
  }

export const addresses: Kind[] = [
  { name: 'Files of the machine, by their path', isCheap: false, attacks: at(climbs, ['GET']) },
  { name: 'Addresses that are no addresses', isCheap: false, attacks: at(strange, ['GET', 'POST']) },
  { name: 'Methods', isCheap: false, attacks: at(['', 'x', 'x.rsc', '%00', '../admin'], methods) },
  {
    name: 'Addresses, a few of each',
    isCheap: true,
    attacks: at(
      [
        '../../../../etc/passwd',
        '%2e%2e%2f%2e%2e%2fetc/passwd',
        '%',
        '%00',
        'x.rsc',
        '%0d%0aX-Injected:%201',
        '__proto__',
        encodeURIComponent(marks.script),
      ],
      ['GET'],
    ),
  },
]
