/** Input that is none, to every route and action, by who may use them: each is refused in words, with a status of its own. */
import type { RawAnswer } from '../../e2e/raw-request.ts'
import { type Attack, isRefused, type Kind, request } from './attack.ts'
import { actions, doors, filled } from './doors.ts'
import type { Target } from './open-target.ts'

const deep = '['.repeat(50_000)
const json = 'Content-Type: application/json'
const bodies: [string[], string][] = [
  [[json], ''],
  [[json], '{'],
  [[json], '[]'],
  [[json], 'null'],
  [[json], '"x"'],
  [[json], '{"a":1}'],
  [[json], deep],
  [[json], `{"__proto__":{"role":"owner"},"constructor":1}`],
  [[json], '\xff\xfe'],
  [[json], `{"content":${'{"document":'.repeat(2_000)}1${'}'.repeat(2_000)}}`],
  [
    [json],
    JSON.stringify({
      tabId: {},
      version: 'x',
      content: [],
      move: 1,
      slug: [],
      locale: '__proto__',
      note: 9,
      until: 'x',
      number: -1,
      hours: 1e9,
      id: null,
      reason: {},
      shown: 'x',
      kind: [],
    }),
  ],
  [
    [json],
    JSON.stringify({
      tabId: '\u0000',
      version: 1e300,
      content: { document: { type: 'doc', content: [{ type: 'text' }] } },
      move: 'publish\u0000',
      slug: '\u0000',
      locale: 'ar',
      note: '\u0000',
      hours: 1,
      id: '\u0000',
      reason: '\u0000',
    }),
  ],
  [['Content-Type: text/plain'], 'x'],
  [['Content-Type: multipart/form-data'], 'x'],
  [
    ['Content-Type: multipart/form-data; boundary=x'],
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
  ],
  [['Content-Type: multipart/form-data; boundary=x'], 'nothing of the kind'],
  [['Content-Type: application/x-www-form-urlencoded'], '%=%&a[]=%00'],
  [['Content-Type: \xff'], 'x'],
  [[json, 'Content-Encoding: gzip'], 'x'],
]
const huge = 'x'.repeat(7_000_000)

/** Ids as no row of ours has them. */
const ids = ['x', '0', '-1', '%00', 'a'.repeat(200), '%d8%a7', "'", '__proto__', '1e9', 'NaN']

/** Well: an answer of ours, or a refusal. The body of a refusal is words, or nothing. */
function isAnswered({ status }: RawAnswer): string | null {
  return status < 500 || status === 501 ? null : `answers ${status}`
}

const own = (target: Target, cookie: string) => [`Cookie: ${cookie}`, `Origin: ${target.siteUrl}`]

function routes(target: Target, few: boolean): Attack[] {
  const all = doors().filter(({ isRoute }) => isRoute)
  const asked = [json, ...own(target, target.cookies.owner)]
  return all.flatMap(({ address }) => {
    const plain = filled(address, target)
    const others =
      few || !address.includes('[')
        ? []
        : ids.map((id) =>
            filled(
              address
                .replace('[articleId]', id)
                .replace('[number]', id)
                .replace('[kind]', id)
                .replace('[locale]', id),
              target,
              id,
            ),
          )
    // What is taken away, or brought in, would be missing for the next attack; what is waited for takes its time.
    const isSlow = /lost-lock|\/export$/.test(address)
    return [
      ...(isSlow ? [] : [request(target, [`GET ${plain} HTTP/1.1`, ...asked], { judge: isAnswered })]),
      ...others.flatMap((other) =>
        isSlow ? [] : [request(target, [`GET ${other} HTTP/1.1`, ...asked], { judge: isAnswered })],
      ),
      ...(few ? ['POST'] : ['POST', 'PUT', 'DELETE', 'PATCH']).flatMap((method) => [
        ...(few ? bodies.filter((_, index) => index % 4 === 1) : bodies).flatMap(([lines, body]) =>
          [plain, ...(few ? [] : others.slice(0, 3))].map((path) =>
            request(target, [`${method} ${path} HTTP/1.1`, ...own(target, target.cookies.owner), ...lines], {
              body,
              judge: isAnswered,
              what: `${method} ${path} ${lines.join(' ')} ${body.slice(0, 40)}`,
            }),
          ),
        ),
        ...(few
          ? []
          : [
              request(target, [`${method} ${plain} HTTP/1.1`, ...asked], {
                body: huge,
                judge: isAnswered,
                what: `${method} ${plain} 7 MB`,
              }),
            ]),
      ]),
    ]
  })
}

const text = 'Content-Type: text/plain;charset=UTF-8'
const multipart = 'Content-Type: multipart/form-data; boundary=x'
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const given: [string, string][] = [
  [text, '[]'],
  [text, '[null]'],
  [text, '[null,null]'],
  [text, '["x","x","x"]'],
  [text, '[{},{}]'],
  [text, '[[],[]]'],
  [text, '[-1,1e300]'],
  [text, '[{"then":1}]'],
  [text, '[{"__proto__":{"a":1}},"$K1"]'],
  [text, '["$F1"]'],
  [text, '["$@1"]'],
  [text, '["$1:constructor:constructor"]'],
  [text, '["$B1"]'],
  [text, '{'],
  [text, ''],
  [text, 'x'],
  [text, `[${'['.repeat(20_000)}`],
  [text, '\xff'],
  [multipart, `${part('0', '[null,"$K1"]')}${part('1_x', 'y')}--x--\r\n`],
  [multipart, `${part('0', '["$K1"]')}${part('1_x', 'y')}--x--\r\n`],
  [multipart, `${part('0', '[')}--x--\r\n`],
  [multipart, `${part('0', '[1]')}`],
  [multipart, 'nothing of the kind'],
  ['Content-Type: multipart/form-data', 'x'],
  ['Content-Type: application/x-www-form-urlencoded', 'a=b'],
  ['Content-Type: application/json', '[]'],
]

function acts(target: Target, few: boolean): Attack[] {
  return (
    actions()
      // It ends the session by which the others are asked.
      .filter(({ name }) => !/sign-?out/i.test(name))
      .flatMap(({ id, name, page }) =>
        (few ? given.filter((_, index) => index % 9 === 0) : given).map(([type, body]) =>
          request(
            target,
            [
              `POST ${filled(page, target)} HTTP/1.1`,
              `Next-Action: ${id}`,
              type,
              'Accept: text/x-component',
              ...own(target, target.cookies.editor),
            ],
            {
              body,
              judge: isAnswered,
              what: `${name} ${type.slice(14, 33)} ${JSON.stringify(body.slice(0, 30))}`,
            },
          ),
        ),
      )
  )
}

/** Actions that are none, and the forms of Next's own that a browser without script sends. */
function noActions(target: Target): Attack[] {
  return [
    '/admin',
    '/admin/sign-in',
    '/admin/forgotten',
    '/admin/welcome/x',
    '/admin/nothing',
    '/en',
    '/nothing',
    '/api/v1/stories',
  ].flatMap((page) => [
    ...['x', '', 'a'.repeat(42), '0'.repeat(42), '../x', '\xff', '__proto__', 'a'.repeat(9_000)].map((id) =>
      request(
        target,
        [`POST ${page} HTTP/1.1`, `Next-Action: ${id}`, text, ...own(target, target.cookies.editor)],
        { body: '[]', judge: isRefused },
      ),
    ),
    ...[
      `${part('$ACTION_ID_x', '')}--x--\r\n`,
      `${part(`$ACTION_ID_${'0'.repeat(42)}`, '')}--x--\r\n`,
      `${part('$ACTION_REF_1', '')}${part('$ACTION_1:0', '{"id":"x","bound":"$@1"}')}${part('$ACTION_1:1', '[')}--x--\r\n`,
      `${part('$ACTION_REF_1', '')}--x--\r\n`,
      `${part('$ACTION_KEY', 'x')}--x--\r\n`,
      part('a', 'b'),
      'x',
      '',
    ].map((body) =>
      request(target, [`POST ${page} HTTP/1.1`, multipart, ...own(target, target.cookies.editor)], {
        body,
        judge: isAnswered,
        what: `POST ${page} multipart ${JSON.stringify(body.slice(38, 80))}`,
      }),
    ),
  ])
}

export const badInput: Kind[] = [
  { name: 'What is no input, to every route', isCheap: false, attacks: (target) => routes(target, false) },
  { name: 'What is no input, to every action', isCheap: false, attacks: (target) => acts(target, false) },
  { name: 'Actions that are none', isCheap: true, attacks: noActions },
  { name: 'What is no input, a few to each route', isCheap: true, attacks: (target) => routes(target, true) },
  { name: 'What is no input, a few to each action', isCheap: true, attacks: (target) => acts(target, true) },
]
