/** Every address of the newsroom and of the API: without a session or a key, with one that is none, and with too little of one. */
import { type Attack, isRefused, type Judge, type Kind, request } from './attack.ts'
import { actions, doors, filled } from './doors.ts'
import type { Target } from './open-target.ts'

/** Where one comes in, where a mail says how to get no more of them, and which build this is. */
const atTheDoor = /^\/admin\/(?:sign-in|forgotten|welcome|mail)|^\/admin\/(?:security|build)$/
const writes = ['POST', 'PUT', 'DELETE', 'PATCH']
const json = 'Content-Type: application/json'

/** Leads to one of its own, which is asked for by itself. */
const leadsOn: Judge = ({ headers }) =>
  headers.some((line) => /^location: (?:https?:\/\/[^/]+)?\/admin\/directory\/\w+$/i.test(line))
    ? null
    : 'leads elsewhere'

/** Pages lead to the door, routes refuse. */
const staysOut: Judge = (answer) => {
  const { status, headers } = answer
  return status >= 400 ||
    leadsOn(answer) === null ||
    headers.some((line) => /^location:.*\/admin\/(?:sign-in|security)/i.test(line))
    ? null
    : `answers ${status}`
}

const nobodys = [
  [],
  ['Cookie: warraq.session_token=x'],
  ['Cookie: warraq.session_token=%00.%00'],
  [`Cookie: warraq.session_token=${'a'.repeat(32)}.${'b'.repeat(43)}%3D`],
  ['Authorization: Bearer x'],
  ['x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy', 'X-Forwarded-For: 127.0.0.1'],
]

/** What an owner's or editor's work is: not an author's, nor a translator's. */
const above = /^\/admin\/(?:settings|people|webhooks|keys|log|import|redirects|directory|front|export)\b/

function newsroom(target: Target, given: readonly string[][]): Attack[] {
  return doors()
    .filter(
      ({ address }) =>
        address.startsWith('/admin') && !atTheDoor.test(address) && !address.startsWith('/admin/auth'),
    )
    .flatMap(({ address, isRoute }) =>
      given.flatMap((lines) => [
        request(target, [`GET ${filled(address, target)} HTTP/1.1`, ...lines], { judge: staysOut }),
        ...(isRoute ? writes : given.length > 1 ? ['POST'] : []).map((method) =>
          request(
            target,
            [`${method} ${filled(address, target)} HTTP/1.1`, json, `Origin: ${target.siteUrl}`, ...lines],
            { body: '{}', judge: staysOut },
          ),
        ),
      ]),
    )
}

const isRefusedThere: Judge = (answer) => (leadsOn(answer) === null ? null : isRefused(answer))

const lesser = (target: Target): Attack[] =>
  (['author', 'translator'] as const).flatMap((role) =>
    doors()
      .filter(({ address }) => above.test(address))
      .flatMap(({ address, isRoute }) => {
        const asked = [`Cookie: ${target.cookies[role]}`, `Origin: ${target.siteUrl}`, json]
        const path = filled(address, target)
        return [
          request(target, [`GET ${path} HTTP/1.1`, ...asked], {
            judge: isRefusedThere,
            what: `${role}: GET ${path}`,
          }),
          ...(isRoute ? writes : []).map((method) =>
            request(target, [`${method} ${path} HTTP/1.1`, ...asked], {
              body: '{}',
              judge: isRefusedThere,
              what: `${role}: ${method} ${path}`,
            }),
          ),
        ]
      }),
  )

/** A story of the desk's, by who has no part in it. */
const ofOthers = (target: Target): Attack[] =>
  (['author', 'translator'] as const).flatMap((role) =>
    Object.entries({
      'PUT draft': {
        version: 1,
        content: { headline: 'x', document: { type: 'doc', content: [] } },
        tabId: 'a'.repeat(20),
      },
      'POST move': { move: 'publish' },
      'POST bin': {},
      'PUT address': { slug: 'taken-over' },
      'PUT filing': { sectionId: 'x' },
      'PUT embargo': { until: null },
      'POST corrections': { kind: 'correction', text: 'x' },
      'POST links': { hours: 1 },
      'POST tab/take-over': { tabId: 'a'.repeat(20) },
      'POST revisions': { reason: 'x' },
      'POST revisions/1/restore': { version: 1, tabId: 'a'.repeat(20) },
    }).map(([what, body]) => {
      const [method, path] = what.split(' ')
      return request(
        target,
        [
          `${method} /admin/stories/${target.draftId}/${path} HTTP/1.1`,
          json,
          `Cookie: ${target.cookies[role]}`,
          `Origin: ${target.siteUrl}`,
        ],
        { body: JSON.stringify(body), judge: isRefused, what: `${role}: ${what}` },
      )
    }),
  )

async function api(target: Target): Promise<Attack[]> {
  const told = (await (await fetch(`${target.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const keys = [
    'Bearer x',
    'Bearer ',
    `Bearer ${'a'.repeat(43)}`,
    'Basic YTpi',
    'Bearer null',
    "Bearer ' or ''='",
    `Bearer wq_${'0'.repeat(40)}`,
  ]
  return Object.entries(told.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((each) => /^(?:get|post|put|patch|delete)$/.test(each))
      .flatMap((method) => {
        const address = (path.startsWith('/api') ? path : `/api/v1${path}`)
          .replace(/\{(?:id|article\w*|story\w*)\}/g, target.draftId)
          .replaceAll(/\{\w+\}/g, 'x')
        return [
          ...keys.map((key) =>
            request(target, [`${method.toUpperCase()} ${address} HTTP/1.1`, `Authorization: ${key}`, json], {
              body: method === 'get' ? '' : '{}',
              judge: isRefused,
            }),
          ),
          // A session is no key: other sites could send it.
          ...(method === 'get'
            ? []
            : [
                request(
                  target,
                  [`${method.toUpperCase()} ${address} HTTP/1.1`, `Cookie: ${target.cookies.owner}`, json],
                  { body: '{}', judge: isRefused },
                ),
              ]),
        ]
      }),
  )
}

/** Where a request comes from, when it is not from a page of ours. */
const origins = [
  ['Origin: https://evil.example'],
  ['Origin: null'],
  [],
  ['Sec-Fetch-Site: cross-site'],
  ['Sec-Fetch-Site: same-site'],
  ['Sec-Fetch-Site: none'],
  ['Origin: https://evil.example', 'Sec-Fetch-Site: same-origin'],
  ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example', 'Host: evil.example'],
]

function fromElsewhere(target: Target, given: readonly string[][]): Attack[] {
  const cookie = `Cookie: ${target.cookies.owner}`
  const isForeign: Judge = (answer) => (answer.body.includes('foreign-origin') ? null : isRefused(answer))
  return given.flatMap((origin) => [
    ...doors()
      .filter(({ isRoute, address }) => isRoute && address.startsWith('/admin'))
      .flatMap(({ address }) =>
        writes.map((method) =>
          request(target, [`${method} ${filled(address, target)} HTTP/1.1`, cookie, json, ...origin], {
            body: '{}',
            judge: isForeign,
          }),
        ),
      ),
    ...actions().flatMap(({ id, name, page }) =>
      ['["x","x"]', '[{},{}]'].map((body) =>
        request(
          target,
          [
            `POST ${filled(page, target)} HTTP/1.1`,
            `Next-Action: ${id}`,
            'Content-Type: text/plain',
            cookie,
            ...origin,
          ],
          {
            body,
            judge: isForeign,
            what: `${name} ${origin.join(' ')}`,
          },
        ),
      ),
    ),
  ])
}

export const whoMay: Kind[] = [
  { name: 'The newsroom, without a session', isCheap: false, attacks: (target) => newsroom(target, nobodys) },
  {
    name: 'The newsroom, without a session, once',
    isCheap: true,
    attacks: (target) => newsroom(target, [[]]),
  },
  { name: 'The newsroom, with a lesser role', isCheap: true, attacks: lesser },
  { name: 'Stories of others', isCheap: true, attacks: ofOthers },
  { name: 'The API, without a key that is one', isCheap: true, attacks: api },
  {
    name: 'From pages of others (CSRF)',
    isCheap: false,
    attacks: (target) => fromElsewhere(target, origins),
  },
  {
    name: 'From pages of others (CSRF), once',
    isCheap: true,
    attacks: (target) => fromElsewhere(target, origins.slice(0, 1)),
  },
]
