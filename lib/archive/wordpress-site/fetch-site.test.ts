import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { archiveHere } from '../import/archive-here.ts'
import type { FoundRecord } from '../import/import-record.ts'
import { openArchive } from '../import/open-archive.ts'
import { jsonIn, type Patience, SiteAsker } from './ask-site.ts'
import { fetchedPath, readProgress } from './fetch-progress.ts'
import { fetchSite } from './fetch-site.ts'
import { typedAddresses } from './find-api.ts'
import {
  credentials,
  picture,
  post,
  refuse,
  term,
  user,
  type WordPressServer,
  wordPressServer,
} from './testing/wordpress-server.ts'

const hasty: Patience = {
  between: 0,
  again: [1, 1, 1, 1],
  longestAsked: 5_000,
  within: 2_000,
  most: 16_000_000,
}

let server: WordPressServer
let folder: string
beforeEach(async () => {
  server = await wordPressServer()
  folder = await mkdtemp(join(tmpdir(), 'warraq-site-'))
  server.collections.users = [user(1, 'سلمى الحدّاد', 'salma'), user(2, 'كريم نصر', 'karim')]
  server.collections.categories = [term(4, 'اقتصاد', 'economy'), term(5, 'عالم', 'world')]
  server.collections.tags = [term(9, 'الموانئ', 'ports')]
})
afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const asker = (given: Partial<ConstructorParameters<typeof SiteAsker>[0]> = {}) =>
  new SiteAsker({ allowed: ['127.0.0.1'], credentials: null, patience: hasty, ...given })
const fetching = (
  given: Parameters<typeof asker>[0] = {},
  before?: Parameters<typeof fetchSite>[0]['before'],
) => fetchSite({ site: asker(given), typed: server.address, folder, ...(before && { before }) })

async function records(): Promise<FoundRecord[]> {
  const archive = archiveHere(await openArchive(fetchedPath(folder)))
  expect(archive.format).toBe('wordpress-site')
  const found: FoundRecord[] = []
  for await (const each of archive.read()) found.push(each)
  return found
}
const storiesOf = (found: FoundRecord[]) => found.flatMap((each) => (each.kind === 'story' ? [each] : []))
const posts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => post(server.address, from + index))
const take = (id: number) => {
  server.collections.posts = server.collections.posts?.filter((each) => each.id !== id) ?? []
}
const idsOf = (found: FoundRecord[]) => storiesOf(found).map(({ sourceId }) => Number(sourceId))

it('reads a site of three pages as its export file would tell it', async () => {
  server.collections.posts = posts(1, 250)
  server.collections.media = [picture(server.address, 900)]
  server.collections.categories?.push({ ...term(6, 'دول الخليج', 'gulf'), parent: 5 })
  for (const each of server.collections.tags ?? []) each.link = `${server.address}/wasm/${String(each.slug)}/`
  Object.assign(server.collections.users?.[1] ?? {}, { link: `${server.address}/kuttab/karim/` })
  Object.assign(server.collections.posts[16] ?? {}, {
    featured_media: 900,
    categories: [4, 6],
    tags: [9],
    sticky: true,
    author: 2,
    yoast_head_json: {
      schema: {
        '@graph': [
          {
            '@type': 'BreadcrumbList',
            itemListElement: [
              { name: 'الرئيسية' },
              { name: 'عالم' },
              { name: 'دول الخليج' },
              { name: 'خبر' },
            ],
          },
        ],
      },
    },
    excerpt: { raw: 'موجز كتبه محرر', rendered: '<p>موجز كتبه محرر</p>\n', protected: false },
  })
  const progress = await fetching()
  expect(progress).toMatchObject({ stories: 250, isDone: true, since: null })
  const found = await records()
  expect(found[0]).toEqual({
    kind: 'site',
    source: `wordpress:${new URL(server.address).host}`,
    origin: server.address,
    locale: 'ar',
  })
  expect(idsOf(found)).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
  expect(storiesOf(found)[16]).toMatchObject({
    sourceId: '17',
    state: 'published',
    slug: 'khabar-17',
    headline: 'خبر الميناء 17',
    standfirst: 'موجز كتبه محرر',
    publishedAt: new Date('2024-03-05T09:00:00Z'),
    people: ['2'],
    section: { name: 'عالم', slug: 'world' },
    topics: [
      { name: 'اقتصاد', slug: 'economy', isCategory: true },
      { name: 'دول الخليج', slug: 'gulf', isCategory: true },
      { name: 'الموانئ', slug: 'ports', stories: 1, oldPaths: [`${server.address}/wasm/ports/`] },
    ],
    lead: 'picture:900',
    oldPaths: [`${server.address}/2024/03/khabar-17/`, '/?p=17'],
  })
  expect(found).toContainEqual({ kind: 'category', name: 'دول الخليج', slug: 'gulf', parent: 'world' })
  // WordPress's own beginning of the text is nobody's standfirst.
  expect(storiesOf(found)[17]?.standfirst).toBeNull()
  expect(found).toContainEqual(
    expect.objectContaining({
      kind: 'person',
      key: '2',
      name: 'كريم نصر',
      oldPaths: [`${server.address}/kuttab/karim/`],
    }),
  )
  expect(found).toContainEqual(
    expect.objectContaining({
      kind: 'picture',
      key: '900',
      alt: 'رافعة في الميناء',
      caption: 'رافعة الميناء',
    }),
  )
  // A visitor is no editor: no drafts are asked for, and no secrets given.
  expect(server.asked.every(({ query }) => !query.has('status') && query.get('context') !== 'edit')).toBe(
    true,
  )
})

it('reads what the editor does not hold where readers see it', async () => {
  const words = (raw: string, rendered: string) => ({ content: { raw, rendered, protected: false } })
  server.collections.blocks = [
    { id: 78, ...words('<!-- wp:paragraph -->\n<p>مشترك</p>\n<!-- /wp:paragraph -->', '') },
    { id: 79, ...words('[restrict]لهم وحدهم[/restrict]', '') },
  ]
  server.collections.posts = [
    post(server.address, 1, words('', '<p>من باني الصفحات</p>')),
    post(
      server.address,
      2,
      words('<!-- wp:block {"ref":77} /-->', '<p>من قالب مشترك</p>\n<p>[gallery ids="9"]</p>'),
    ),
    post(
      server.address,
      3,
      words('<!-- wp:paragraph -->\n<p>من المحرر</p>\n<!-- /wp:paragraph -->', '<p>x</p>'),
    ),
    post(server.address, 4, words('<!-- wp:block {"ref":78} /-->', '<p>x</p>')),
    post(server.address, 5, words('<!-- wp:block {"ref":79} /-->', '<p>لهم وحدهم</p>')),
  ]
  await fetching({ credentials: { ...credentials, password: credentials.password.replace(/ /g, '') } })
  const texts: string[] = []
  const states: string[] = []
  for await (const each of (await openArchive(fetchedPath(folder))).read())
    if (each.kind === 'story') {
      texts.push(each.text(() => {}))
      states.push(each.state)
    }
  expect(texts[0]).toContain('من باني الصفحات')
  expect(texts[1]).toContain('من قالب مشترك')
  expect(texts[1]).toContain('picture:9')
  expect(texts[2]).toContain('من المحرر')
  expect(texts[2]).not.toContain('x')
  expect(texts[3]).toContain('مشترك')
  expect(states).toEqual(['published', 'published', 'published', 'published', 'private'])
  // A visitor is not asked to read what only editors may.
  await rm(folder, { recursive: true })
  folder = await mkdtemp(join(tmpdir(), 'warraq-site-'))
  server.asked.splice(0)
  await fetching()
  expect(server.asked.filter(({ path }) => path.endsWith('/blocks'))).toEqual([])
})

it('tells kinds of posts, uploads and who could read them as the export file does', async () => {
  const own = { type: 'report', rest_base: 'reports', rest_namespace: 'wp/v2' }
  Object.assign(server.types, {
    report: { slug: 'report', ...own },
    product: { slug: 'product', rest_base: 'product', rest_namespace: 'wp/v2' },
  })
  const file = {
    ...picture(server.address, 901),
    mime_type: 'application/pdf',
    title: { rendered: 'الميزانية' },
  }
  server.collections.media = [{ ...file, source_url: `${server.address}/wp-content/uploads/budget.pdf` }]
  server.collections.reports = [
    post(server.address, 20, { type: 'report' }),
    post(server.address, 21, { type: 'report', content: { raw: '', rendered: '', protected: false } }),
  ]
  server.collections.product = [post(server.address, 22, { type: 'product' })]
  server.collections.posts = [
    post(server.address, 1, { words: 'للجميع [restrict]وللمشتركين[/restrict]' }),
    post(server.address, 2, { meta: { _jetpack_newsletter_access: 'paid_subscribers' } }),
    post(server.address, 3, { meta: { kia_subtitle: 'عنوان ثانٍ', footnotes: '' } }),
  ]
  await fetching({ credentials: { ...credentials, password: credentials.password.replace(/ /g, '') } })
  const found = await records()
  const byId = new Map(storiesOf(found).map((each) => [each.sourceId, each]))
  expect([...byId.keys()].sort()).toEqual(['1', '2', '20', '21', '3'])
  expect(byId.get('20')).toMatchObject({ storyType: 'report', state: 'published' })
  expect(byId.get('20')?.isCustomType).toBeUndefined()
  expect(byId.get('20')?.notes).toContainEqual({ kind: 'was-of-own-type', subject: 'report' })
  expect(byId.get('21')).toMatchObject({ storyType: 'report', isCustomType: true })
  expect(byId.get('1')).toMatchObject({
    state: 'private',
    notes: [{ kind: 'was-private', subject: 'members' }],
  })
  expect(byId.get('2')).toMatchObject({ state: 'private' })
  expect(byId.get('3')).toMatchObject({ state: 'published', standfirst: 'عنوان ثانٍ' })
  const others = found.flatMap((each) => (each.kind === 'other' ? [each.note] : []))
  expect(others).toContainEqual({ kind: 'type-left-out', subject: 'product' })
  expect(others).toContainEqual({ kind: 'type-left-out', subject: 'attachment (pdf)' })
})

it('reads a site whose addresses have no names, and one that shows a hundred to nobody', async () => {
  server.collections.posts = posts(1, 70)
  server.isPlain = true
  server.before = (url, response) => {
    if (Number(url.searchParams.get('per_page') ?? 10) <= 50) return false
    refuse(response, 'rest_invalid_param', { params: { per_page: 'per_page must be between 1 and 50' } })
    return true
  }
  expect((await fetching()).stories).toBe(70)
  expect(idsOf(await records())).toHaveLength(70)
})

it('misses none of a site that is edited while it is read', async () => {
  server.collections.posts = posts(1, 250)
  let pages = 0
  server.after = ({ pathname }) => {
    if (!pathname.endsWith('/posts')) return
    pages += 1
    // Gone from what was read: all that follow move up.
    if (pages === 1) for (const id of [3, 50, 51]) take(id)
    if (pages === 2) server.collections.posts?.push(...posts(251, 252))
  }
  await fetching()
  const ids = idsOf(await records())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(Array.from({ length: 252 }, (_, index) => index + 1))
})

it('asks again of what fails, waits as it is told, and takes notices of PHP for what they are', async () => {
  server.collections.posts = posts(1, 250)
  let failures = 0
  let isLate = false
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/posts')) return false
    const offset = Number(url.searchParams.get('offset'))
    if (offset > 50 && offset < 150 && failures < 2) {
      failures += 1
      response.writeHead(500, { 'content-type': 'text/html; charset=UTF-8' })
      response.end('<p>There has been a critical error on this website.</p>')
      return true
    }
    if (offset > 150 && !isLate) {
      isLate = true
      response.writeHead(429, { 'retry-after': '1' })
      response.end('Too Many Requests')
      return true
    }
    if (offset === 0) {
      const rows = server.collections.posts?.slice(0, 100)
      response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '250' })
      response.end(
        `<br />\n<b>Notice</b>:  Undefined index: [{"x"}] in <b>/srv/www/wp-content/plugins/x.php</b> on line <b>7</b><br />\n${JSON.stringify(rows)}`,
      )
      return true
    }
    return false
  }
  const from = Date.now()
  expect((await fetching()).stories).toBe(250)
  expect(Date.now() - from).toBeGreaterThanOrEqual(1_000)
  expect(failures).toBe(2)
})

it('asks for fewer where a page is too much, and leaves out what the site fails over', async () => {
  server.collections.posts = posts(1, 120)
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/posts')) return false
    const offset = Number(url.searchParams.get('offset'))
    const size = Number(url.searchParams.get('per_page'))
    if (offset > 76 || offset + size <= 76) return false
    response.writeHead(500)
    response.end()
    return true
  }
  const { stories } = await fetching()
  expect(stories).toBe(119)
  const found = await records()
  expect(idsOf(found)).not.toContain(77)
  expect(found).toContainEqual({ kind: 'other', note: { kind: 'entry-left-out', subject: 'posts, 77' } })
})

it.each([
  ['no WordPress', 'site-no-api', (response: import('node:http').ServerResponse) => response.end('<html>…')],
  [
    'a security plug-in',
    'site-forbidden',
    (response: import('node:http').ServerResponse) => refuse(response, 'rest_forbidden'),
  ],
])('says of %s: %s', async (_what, reason, answer) => {
  server.before = (url, response) => {
    if (url.pathname === '/') return false
    answer(response)
    return true
  }
  await expect(fetching()).rejects.toMatchObject({ reason })
})

it('says that what it answers is none of WordPress’s', async () => {
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/posts')) return false
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html><title>Just a moment…</title>')
    return true
  }
  await expect(fetching()).rejects.toMatchObject({ reason: 'site-broken' })
})

it('takes no end for an end: a body that trickles, one that is too large', async () => {
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/posts')) return false
    const trickle = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(trickle))
    return true
  }
  const patience = { ...hasty, within: 60, again: [1] }
  await expect(fetching({ patience })).rejects.toMatchObject({ reason: 'site-busy' })
  const mouthful = Buffer.alloc(100_000, 'a')
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/posts')) return false
    const pour = (): void => {
      while (response.writable && response.write(mouthful));
    }
    response.on('drain', pour)
    pour()
    return true
  }
  await expect(fetching({ patience: { ...hasty, most: 1_000_000 } })).rejects.toMatchObject({
    reason: 'site-busy',
  })
})

it('is led to no private address, by no redirect and no link', async () => {
  const inside = await wordPressServer()
  server.before = (url, response) => {
    if (url.pathname !== '/') return false
    response.writeHead(301, { location: inside.address.replace('127.0.0.1', '127.0.0.2') })
    response.end()
    return true
  }
  await expect(fetching()).rejects.toMatchObject({ reason: 'site-private' })
  server.before = (url, response) => {
    if (url.pathname !== '/') return false
    const link = `<http://169.254.169.254/wp-json/>; rel="https://api.w.org/"`
    response.writeHead(200, { link })
    response.end()
    return true
  }
  await expect(fetching()).rejects.toMatchObject({ reason: 'site-private' })
  await expect(fetching({ allowed: [] })).rejects.toMatchObject({ reason: 'site-private' })
  expect(inside.asked).toEqual([])
  await inside.stop()
})

it('goes on where it was cut off, whatever was half written', async () => {
  server.collections.posts = posts(1, 250)
  const stopping = new AbortController()
  server.after = ({ searchParams, pathname }) => {
    if (pathname.endsWith('/posts') && Number(searchParams.get('offset')) > 50) stopping.abort()
  }
  await expect(fetching({ signal: stopping.signal })).rejects.toThrow()
  const { writeFile } = await import('node:fs/promises')
  await writeFile(fetchedPath(folder), '{"route":"posts","object":{"id":1', { flag: 'a' })
  const before = await readProgress(folder)
  expect(before?.isDone).toBe(false)
  expect((await stat(fetchedPath(folder))).size).toBeGreaterThan(before?.size ?? 0)
  server.after = null
  server.asked.splice(0)
  expect((await fetching()).stories).toBe(250)
  expect(idsOf(await records())).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
  // Neither the people nor what was read of the stories again.
  expect(server.asked.map(({ path }) => path.split('/').at(-1))).not.toContain('users')
  expect(server.asked.some(({ query }) => query.get('offset') === '0' && query.has('orderby'))).toBe(true)
})

it('with an application password reads drafts, and words as they stand in the editor; it is written nowhere', async () => {
  server.collections.posts = [
    post(server.address, 1),
    post(server.address, 2, { status: 'draft', date_gmt: null }),
    post(server.address, 3, { status: 'private' }),
    post(server.address, 4, { password: 'sesame' }),
    post(server.address, 5, { status: 'future' }),
  ]
  await fetching({ credentials: { ...credentials, password: credentials.password.replace(/ /g, '') } })
  const found = await records()
  expect(storiesOf(found).map(({ state }) => state)).toEqual([
    'published',
    'draft',
    'private',
    'private',
    'scheduled',
  ])
  expect(await readFile(fetchedPath(folder), 'utf8')).toContain('<!-- wp:paragraph -->')
  for (const name of ['file', 'fetch.json']) {
    const written = await readFile(join(folder, name), 'utf8')
    expect(written).not.toContain('abcd')
    expect(written).not.toContain('Basic')
  }
  expect(found.some((each) => each.kind === 'other' && each.note.kind === 'published-only')).toBe(false)
})

it('says that a password is not taken, or not enough', async () => {
  await expect(fetching({ credentials: { user: 'salma', password: 'wrong' } })).rejects.toMatchObject({
    reason: 'site-password',
    subject: expect.stringContaining('incorrect_password'),
  })
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/users/me')) return false
    response.end(JSON.stringify({ id: 7, capabilities: { edit_posts: true } }))
    return true
  }
  const given = { ...credentials, password: credentials.password.replace(/ /g, '') }
  await expect(fetching({ credentials: given })).rejects.toMatchObject({ reason: 'site-password-weak' })
})

it('finds the names of who writes where the site hides its people', async () => {
  server.hidden.add('users')
  server.collections.posts = [
    post(server.address, 1, { author: 1, yoast_head_json: { author: 'سلمى الحدّاد' } }),
    post(server.address, 2, { author: 2 }),
  ]
  await fetching()
  const people = (await records()).flatMap((each) => (each.kind === 'person' ? [each.name] : []))
  expect(people).toEqual(['سلمى الحدّاد', 'كريم نصر'])
})

it('asks a second time only for what was changed, and says what is gone', async () => {
  server.collections.posts = posts(1, 130)
  server.collections.media = [picture(server.address, 900), picture(server.address, 901)]
  const first = await fetching()
  const { known, site } = first
  await rm(folder, { recursive: true })
  folder = await mkdtemp(join(tmpdir(), 'warraq-site-'))
  const now = new Date(Date.parse(site.now) + 60_000).toISOString().slice(0, 19)
  Object.assign(server.collections.posts[4] ?? {}, { modified_gmt: now, featured_media: 901, tags: [9] })
  take(60)
  server.collections.posts.push(post(server.address, 131, { at: now }))
  // Scheduled long ago, and published by the clock: its last change is older than what was read.
  server.collections.posts.push(post(server.address, 132, { modified_gmt: '2020-01-01T00:00:00' }))
  server.asked.splice(0)
  const second = await fetching({}, async () => ({ asOf: site.now, known }))
  expect(second).toMatchObject({ stories: 3, gone: [{ route: 'posts', id: 60 }] })
  const found = await records()
  expect(idsOf(found)).toEqual([5, 131, 132])
  expect(found.flatMap((each) => (each.kind === 'picture' ? [each.key] : []))).toEqual(['901'])
  expect(storiesOf(found)[0]?.topics).toMatchObject([{ name: 'الموانئ', slug: 'ports', stories: 1 }])
  expect(second.known.posts?.published).toHaveLength(131)
  // Words only of those three.
  const withWords = server.asked.filter(({ query }) => query.get('_fields')?.includes('content'))
  expect(withWords.every(({ query }) => query.has('modified_after') || query.has('include'))).toBe(true)
})

it.each([
  ['old.example', 'https://old.example/', 'http://old.example/'],
  ['http://old.example/ar', 'http://old.example/ar/'],
  ['https://old.example/wp-admin/edit.php?a=1', 'https://old.example/'],
  ['  الميناء.example ', 'https://xn--mgb2aky2ap.example/', 'http://xn--mgb2aky2ap.example/'],
])('takes %s for an address', (typed, ...expected) => {
  expect(typedAddresses(typed).map((each) => each.replace(/xn--[a-z0-9]+/, 'xn--mgb2aky2ap'))).toEqual(
    expected,
  )
})
it.each(['', 'salma', 'https://', 'https://salma:secret@old.example/', 'javascript:alert(1)'])(
  'does not take %s for one',
  (typed) => {
    expect(() => typedAddresses(typed)).toThrow(expect.objectContaining({ reason: 'site-malformed' }))
  },
)

it('leaves out what is nested without an end, and is through the worst text', async () => {
  server.collections.posts = posts(1, 12)
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const worst = ['<a ', '&#', '[…', ' ', 'ids="1', '"id":1'].map((each) => each.repeat(500_000 / each.length))
  worst.forEach((each, index) => {
    const words = { rendered: each, protected: false }
    Object.assign(server.collections.posts?.[index] ?? {}, { title: words, excerpt: words, content: words })
  })
  server.before = (url, response) => {
    if (!url.pathname.endsWith('/posts')) return false
    const rows = JSON.stringify(server.collections.posts).replace('"footnotes":""', `"footnotes":${deep}`)
    response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '12' })
    response.end(rows)
    return true
  }
  expect((await fetching()).stories).toBe(11)
  const found = await records()
  expect(idsOf(found)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(found).toContainEqual({ kind: 'other', note: { kind: 'entry-left-out', subject: 'posts, 1' } })
})

// What is quadratic takes minutes here, and outlasts the test.
it('is not kept by the worst text', () => {
  for (const worst of ['[{ "', '{', '[ ', '<', '{ "'].map((each) => each.repeat(500_000 / each.length)))
    jsonIn(worst)
})
