/**
 * Addresses that lead into the machine's own network, as webhooks, pictures of an old site and running sites are asked for
 * (`lib/server/guarded-fetch.ts`): none of them may be connected to.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { FetchRefused, guardedFetch, mayConnectTo } from '../../lib/server/guarded-fetch.ts'
import type { Attack, Kind } from './attack.ts'

const ipv4 = [
  ...[
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.254',
    '127.0.0.1',
    '127.1.2.3',
  ],
  ...[
    '169.254.169.254',
    '169.254.170.2',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
  ],
  ...[
    '192.88.99.1',
    '192.168.0.1',
    '192.168.255.255',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
  ],
  ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
]
const ipv6 = [
  ...[
    '::',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '::7f00:1',
  ],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::',
    'fc00::1',
  ],
  ...[
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%25eth0',
    'fec0::1',
    'ff02::1',
    '3fff::1',
    '::ffff:a9fe:a9fe',
    '5f00::1',
  ],
]

/** 127.0.0.1 as resolvers of old read it: decimal, octal, hexadecimal, in fewer parts, in other digits. */
const otherwise = [
  ...[
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7f.1',
    '127.1',
    '127.0.1',
    '0177.0.0.1',
    '0x7f.0x0.0x0.0x1',
    '127.0.0.1.',
  ],
  ...[
    '00000177.1',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '１２７.0.0.1',
    '127%2e0%2e0%2e1',
    '2852039166',
    '0xa9fea9fe',
    '0',
  ],
]
const named = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'ip6-localhost',
  'x.local',
  'x.internal',
  'metadata.google.internal',
  'router.home.arpa',
  hostname(),
]

const ports = ['', ':22', ':5432', ':6379', ':80']
const addresses = [
  ...[...ipv4, ...otherwise, ...named].flatMap((host) => ports.map((port) => `https://${host}${port}/`)),
  ...ipv6.map((host) => `https://[${host}]/`),
  ...[
    'https://user@127.0.0.1/',
    'https://example.com@127.0.0.1/',
    'https://127.0.0.1#@example.com/',
    'https://127.0.0.1\\@example.com/',
  ],
  ...[
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_x',
    'ftp://127.0.0.1/',
    'dict://127.0.0.1:11211/',
    'data:text/plain,x',
  ],
  ...[
    'javascript:1',
    'blob:https://x/',
    '//127.0.0.1/',
    'https:///127.0.0.1',
    'https://',
    'https://[::',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'unix:/run/x.sock',
    '',
  ],
]

const isHeld = (error: unknown): string | null =>
  error instanceof FetchRefused || /^(?:ENOTFOUND|EAI_AGAIN)$/.test(String((error as { code?: string }).code))
    ? null
    : String(error)

const asked = (address: string, plain: boolean): Attack => ({
  what: `${address}${plain ? ' by http' : ''}`,
  attempt: () =>
    guardedFetch(plain ? address.replace(/^https:/, 'http:') : address, {
      plain,
      within: 5_000,
      redirects: 3,
    }).then(() => 'was asked', isHeld),
})

/** A server that may be asked leads on to what may not. */
const ledOn = (to: string): Attack => ({
  what: `a redirect to ${to}`,
  attempt: async () => {
    const server = createServer((_, response) => {
      response.writeHead(302, { location: to }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      return await guardedFetch(`http://127.0.0.1:${port}/`, {
        plain: true,
        allowed: ['127.0.0.1/32'],
        within: 5_000,
        redirects: 3,
      }).then(() => 'was asked', isHeld)
    } finally {
      server.close()
    }
  },
})

export const outside: Kind[] = [
  {
    name: 'Into our own network',
    isCheap: false,
    attacks: () => [
      ...addresses.flatMap((address) => [asked(address, false), asked(address, true)]),
      ...[...ipv4, ...ipv6.map((each) => each.replace('%25', '%'))].map(
        (address): Attack => ({
          what: `a name that resolves to ${address}`,
          attempt: async () => (mayConnectTo(address) ? 'may be connected to' : null),
        }),
      ),
      ...[
        ...ipv4.filter((each) => each !== '127.0.0.1').map((host) => `http://${host}/`),
        ...ipv6.filter((each) => !/^::ffff:(?:127|7f00)/.test(each)).map((host) => `http://[${host}]/`),
        'file:///etc/passwd',
        '//169.254.169.254/',
        'http://2852039166/',
      ].map(ledOn),
    ],
  },
]
