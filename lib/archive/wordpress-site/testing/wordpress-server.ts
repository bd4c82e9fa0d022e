/** A server that answers as WordPress's REST API does, for tests: its headers, its errors, and what goes wrong on the way. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Item = Record<string, unknown> & { id: number }

export type WordPressServer = {
  /** `http://127.0.0.1:…`, without a slash. */
  address: string
  /** By route: `posts`, `users`. A route that is missing is none. */
  collections: Record<string, Item[]>
  /** Those that only who is signed in may see. */
  hidden: Set<string>
  types: Record<string, unknown>
  /** Its API is at `?rest_route=/` alone, and no header says so. */
  isPlain: boolean
  /** What was asked, path and query, in order; with whether a password came along. */
  asked: { path: string; query: URLSearchParams; isSignedIn: boolean }[]
  /** Answers instead, when it says so. */
  before: ((asked: URL, response: ServerResponse, request: IncomingMessage) => boolean) | null
  /** Called after an answer. */
  after: ((asked: URL) => void) | null
  stop: () => Promise<void>
}

export const credentials = { user: 'salma', password: 'abcd EFGH 1234 ijkl MNOP 5678' }
const expected = `Basic ${Buffer.from(`salma:${credentials.password.replace(/ /g, '')}`).toString('base64')}`

const messages: Record<string, [number, string]> = {
  rest_no_route: [404, 'No route was found matching the URL and request method.'],
  rest_post_invalid_page_number: [
    400,
    'The page number requested is larger than the number of pages available.',
  ],
  rest_forbidden: [401, 'Sorry, you are not allowed to do that.'],
  rest_user_cannot_view: [401, 'Sorry, you are not allowed to list users.'],
  rest_forbidden_context: [401, 'Sorry, you are not allowed to edit posts in this post type.'],
  rest_invalid_param: [400, 'Invalid parameter(s): status'],
  incorrect_password: [401, 'The provided password is an invalid application password.'],
  rest_not_logged_in: [401, 'You are not currently logged in.'],
}

export function refuse(response: ServerResponse, code: string, data: object = {}): void {
  const [status, message] = messages[code] ?? [500, code]
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify({ code, message, data: { status, ...data } }))
}

const iso = (value: unknown): string => String(value ?? '')

function answerCollection(server: WordPressServer, url: URL, response: ServerResponse, isSignedIn: boolean) {
  const route = /^\/wp-json\/wp\/v2\/([\w-]+)$/.exec(url.pathname)?.[1] ?? ''
  const items = server.collections[route]
  if (!items) return refuse(response, 'rest_no_route')
  if (server.hidden.has(route) && !isSignedIn)
    return refuse(response, route === 'users' ? 'rest_user_cannot_view' : 'rest_forbidden')
  const query = url.searchParams
  const isEdit = query.get('context') === 'edit'
  if (isEdit && !isSignedIn) return refuse(response, 'rest_forbidden_context')
  if (query.get('status') === 'any' && !isSignedIn) return refuse(response, 'rest_invalid_param')
  const isAny = query.get('status') === 'any'
  const since = query.get('modified_after')
  const included = query.get('include')?.split(',').map(Number)
  const found = items
    .filter((item) => isAny || item.status === undefined || item.status === 'publish')
    .filter((item) => item.status !== 'trash')
    .filter((item) => !since || `${iso(item.modified_gmt)}Z` > since)
    .filter((item) => !included || included.includes(item.id))
    .sort((a, b) => a.id - b.id)
  const size = Number(query.get('per_page') ?? 10)
  const page = Number(query.get('page') ?? 1)
  const from = Number(query.get('offset') ?? (page - 1) * size)
  if (page > 1 && from >= found.length) return refuse(response, 'rest_post_invalid_page_number')
  const fields = query
    .get('_fields')
    ?.split(',')
    .map((each) => each.split('.')[0])
  const rows = found.slice(from, from + size).map((item) => {
    const shown = Object.entries(isEdit ? item : visible(item))
    return Object.fromEntries(fields ? shown.filter(([name]) => fields.includes(name)) : shown)
  })
  response.writeHead(200, {
    'content-type': 'application/json; charset=UTF-8',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link',
    allow: 'GET',
    'x-wp-total': String(found.length),
    'x-wp-totalpages': String(Math.ceil(found.length / size)),
  })
  response.end(JSON.stringify(rows))
}

/** What `context=view` leaves away. */
function visible(item: Item): Item {
  const { password, email, username, ...rest } = item
  const plain = Object.entries(rest).map(([name, value]) =>
    typeof value === 'object' && value !== null && 'raw' in value
      ? [name, Object.fromEntries(Object.entries(value).filter(([each]) => each !== 'raw'))]
      : [name, value],
  )
  return Object.fromEntries(plain)
}

/** A WordPress with nothing in it. */
export async function wordPressServer(): Promise<WordPressServer> {
  const http: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', server.address)
    const isSignedIn = request.headers.authorization === expected
    // Without names in its addresses.
    const plain = url.searchParams.get('rest_route')
    if (plain && server.isPlain) {
      url.pathname = `/wp-json${plain}`
      url.searchParams.delete('rest_route')
    } else if (server.isPlain && url.pathname.startsWith('/wp-json')) {
      response.writeHead(404, { 'content-type': 'text/html' })
      return response.end('<html>')
    }
    server.asked.push({ path: url.pathname, query: url.searchParams, isSignedIn })
    response.on('close', () => server.after?.(url))
    if (server.before?.(url, response, request)) return
    if (request.headers.authorization && !isSignedIn) return refuse(response, 'incorrect_password')
    if (url.pathname === '/') {
      if (url.searchParams.get('feed') === 'rss2') return feed(url, response)
      response.writeHead(200, {
        'content-type': 'text/html; charset=UTF-8',
        ...(!server.isPlain && { link: `<${server.address}/wp-json/>; rel="https://api.w.org/"` }),
      })
      return response.end('<!DOCTYPE html><html dir="rtl" lang="ar"><head></head><body></body></html>')
    }
    if (url.pathname === '/wp-json/') {
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
      return response.end(
        JSON.stringify({
          name: 'الميناء',
          description: '',
          url: server.address,
          home: server.address,
          gmt_offset: '3',
          timezone_string: 'Asia/Riyadh',
          namespaces: ['oembed/1.0', 'wp/v2'],
          authentication: {},
          routes: {},
        }),
      )
    }
    if (url.pathname === '/wp-json/wp/v2/types') {
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
      return response.end(JSON.stringify(server.types))
    }
    if (url.pathname === '/wp-json/wp/v2/users/me') {
      if (!isSignedIn) return refuse(response, 'rest_not_logged_in')
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
      return response.end(
        JSON.stringify({ id: 1, capabilities: { edit_posts: true, edit_others_posts: true } }),
      )
    }
    return answerCollection(server, url, response, isSignedIn)
  })
  const feed = (url: URL, response: ServerResponse) => {
    const author = server.collections.users?.find(({ id }) => id === Number(url.searchParams.get('author')))
    response.writeHead(author ? 200 : 404, { 'content-type': 'application/rss+xml; charset=UTF-8' })
    response.end(
      `<?xml version="1.0"?><rss><channel><item><dc:creator><![CDATA[${String(author?.name)}]]></dc:creator></item></channel></rss>`,
    )
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const server: WordPressServer = {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    collections: { posts: [], pages: [], media: [], users: [], categories: [], tags: [] },
    hidden: new Set(),
    types: {
      post: { slug: 'post', rest_base: 'posts', rest_namespace: 'wp/v2' },
      page: { slug: 'page', rest_base: 'pages', rest_namespace: 'wp/v2' },
      attachment: { slug: 'attachment', rest_base: 'media', rest_namespace: 'wp/v2' },
      wp_block: { slug: 'wp_block', rest_base: 'blocks', rest_namespace: 'wp/v2' },
    },
    isPlain: false,
    asked: [],
    before: null,
    after: null,
    stop: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return server
}

/** A post as `context=edit` shows it. */
export function post(address: string, id: number, given: Record<string, unknown> = {}): Item {
  const title = String(given.headline ?? `خبر الميناء ${id}`)
  const words = String(
    given.words ?? `وصلت السفينة رقم ${id} إلى الميناء صباح اليوم وعلى متنها حمولة من القمح.`,
  )
  const at = String(given.at ?? '2024-03-05T09:00:00')
  const { headline, words: _words, at: _at, ...rest } = given
  return {
    id,
    date: '2024-03-05T12:00:00',
    date_gmt: at,
    guid: { rendered: `${address}/?p=${id}`, raw: `${address}/?p=${id}` },
    modified: '2024-03-05T12:00:00',
    modified_gmt: at,
    password: '',
    slug: `khabar-${id}`,
    status: 'publish',
    type: 'post',
    link: `${address}/2024/03/khabar-${id}/`,
    title: { raw: title, rendered: title },
    content: {
      raw: `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`,
      rendered: `\n<p>${words}</p>\n`,
      protected: false,
      block_version: 1,
    },
    excerpt: { raw: '', rendered: `<p>${words}</p>\n`, protected: false },
    author: 1,
    featured_media: 0,
    comment_status: 'open',
    sticky: false,
    template: '',
    format: 'standard',
    meta: { footnotes: '' },
    categories: [4],
    tags: [],
    ...rest,
  }
}

export const user = (id: number, name: string, slug: string): Item => ({
  id,
  name,
  slug,
  description: '',
  link: '',
  email: `${slug}@old.example`,
  username: slug,
})
export const term = (id: number, name: string, slug: string): Item => ({
  id,
  name,
  slug,
  parent: 0,
  count: 1,
})
export const picture = (address: string, id: number): Item => ({
  id,
  slug: `sura-${id}`,
  source_url: `${address}/wp-content/uploads/2024/03/sura-${id}.jpg`,
  alt_text: 'رافعة في الميناء',
  caption: { rendered: '<p>رافعة الميناء</p>', raw: 'رافعة الميناء' },
  mime_type: 'image/jpeg',
  modified_gmt: '2024-03-05T09:00:00',
})
