/*
 * The paper on a reader's device: what was read last, what was saved, and the fronts, for when there is no network.
 * Before this text the server writes what it says of itself, `self.paper` (`lib/server/worker-script.ts`).
 *
 * Pages come from the network first, and every way through here ends at `fetch` when something of ours fails. What a
 * page is made of (scripts, fonts, pictures) has the hash of its content in its address, so what is kept fits any build.
 */

const { version, fronts, offline, kept: keptHref, parts } = self.paper

/** Cut along what they hold: copies of pages, pictures, scripts and fonts. These outlive a build, the shell does not. */
const pages = 'warraq-pages-1'
const pictures = 'warraq-pictures-1'
const files = 'warraq-files-1'
const shell = `warraq-shell-${version}`

const minute = 60_000
const day = 24 * 60 * minute
/** How long a page is waited for of which there is a copy. */
const patience = 3_000
/** How often, at most, it is asked which copies are still true. */
const checkedEvery = 5 * minute
/** A front that is older than this is asked for again when somebody reads. */
const frontFresh = 30 * minute
const most = { read: 30, readBytes: 4e6, readFor: 30 * day, saved: 100, pictures: 150, pictureBytes: 15e6 }
/** As many copies as the server answers for at once. */
const askedAtOnce = 40
const checkedAt = '/warraq-checked'

/** First parts of addresses that are no page of the paper: the newsroom, drafts, answers to machines, forms of letters. */
const others = new Set(
  'admin api audience card embed feed healthz indexnow kept manifest media newsletter oembed preview push readyz reading s stream suggest _next'.split(
    ' ',
  ),
)
const isPage = ({ pathname }) => !others.has(pathname.split('/', 2)[1]) && !pathname.includes('.')
const isFile = ({ pathname, searchParams }) =>
  pathname.startsWith('/_next/static/media/') || (/^\/[\w-]+\.js$/.test(pathname) && searchParams.has('v'))
const isPicture = ({ pathname, search }, { destination }) =>
  pathname.startsWith('/media/') && search === '' && destination === 'image'
const languageOf = (path) => fronts[`/${path.split('/', 2)[1]}`] ?? fronts['/']
const savesData = () => navigator.connection?.saveData === true
const same = { ignoreVary: true, ignoreSearch: false }

/** What others of the house have for the same worker. None of them may keep it from being installed. */
for (const part of parts)
  try {
    importScripts(part)
  } catch {}

self.addEventListener('install', (event) => {
  // No page depends on which worker answers it, so a new one need not wait until all pages are closed.
  self.skipWaiting()
  event.waitUntil(prepare().catch(() => {}))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.allSettled([
      caches
        .keys()
        .then((names) =>
          Promise.all(
            names
              .filter((name) => name.startsWith('warraq-') && ![pages, pictures, files, shell].includes(name))
              .map((name) => caches.delete(name)),
          ),
        ),
      self.clients.claim(),
    ]),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return
  if (request.mode === 'navigate') {
    if (isPage(url)) event.respondWith(openPage(event, url).catch(() => fetch(request)))
  } else if (isOfPage(request)) {
    if (isFile(url)) event.respondWith(file(event, url).catch(() => fetch(request)))
    else if (isPicture(url, request)) event.respondWith(picture(event, url).catch(() => fetch(request)))
  }
})

/** Whether it is asked for by a page of the paper or a script of one; the newsroom's pages ask for files of the same names. */
const isOfPage = ({ referrer }) =>
  referrer.startsWith(`${location.origin}/`) && (isPage(new URL(referrer)) || isFile(new URL(referrer)))

self.addEventListener('message', (event) => {
  const { kind, address, pictures: shown, saved } = Object(event.data)
  const path = pathOf(address)
  if (!path) return
  const done = {
    read: () => read(path, addresses(shown), Array.isArray(saved) ? addresses(saved) : null),
    save: () => save(path, addresses(shown)),
    drop: () => unsave(path),
  }[kind]
  if (done) event.waitUntil(done().catch(() => {}))
})

/** The path of an address of ours that is a page; '' of anything else. */
function pathOf(address) {
  if (typeof address !== 'string' || !URL.canParse(address, location.origin)) return ''
  const url = new URL(address, location.origin)
  return url.origin === location.origin && isPage(url) ? url.pathname : ''
}

const addresses = (list) =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'string').slice(0, 100) : []

// --- a page is asked for ---------------------------------------------------------------------------------------

/** Texts of pages that have just come, for when the page says that it is being read. Fetched ahead, it never does. */
const opened = new Map()

async function openPage(event, url) {
  const path = url.pathname
  const came = fetch(event.request)
  // Also when it comes too late to be shown. Light editions are asked for where little is to be loaded: no copy of them
  // replaces a whole one.
  const isWhole = !/[?&]lite\b/.test(url.search)
  event.waitUntil(came.then((response) => isWhole && notice(path, response.clone())).catch(() => {}))
  const copy = await copyOf(path).catch(() => undefined)
  if (!copy) return came.catch(async (error) => (await offlinePage(path)) ?? Promise.reject(error))
  const first = await Promise.race([came.catch(() => null), after(patience)])
  // A server that fails is as good as none; whatever else it says, it says of this page.
  if (first && first.status < 500) return first
  return asKept(copy).catch(() => came)
}

const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What comes of a page from the network, wanted now or too late. */
async function notice(path, response) {
  if (response.status === 404 || response.status === 410) return drop(path)
  if (!mayBeKept(response)) return
  const page = await pageIn(response)
  opened.delete(path)
  opened.set(path, page)
  if (opened.size > 5) opened.delete(opened.keys().next().value)
  if (await copyOf(path)) await keep(path, page)
}

const mayBeKept = ({ status, type, headers }) =>
  status === 200 &&
  type === 'basic' &&
  headers.get('content-type')?.startsWith('text/html') &&
  !headers.get('cache-control')?.includes('no-store')

const pageIn = async (response) => ({ text: await response.text(), headers: response.headers })

/** A page as the server has it now, or as it says that the browser has it already; null when there is none to keep. */
async function load(path) {
  const response = await fetch(path, { cache: 'no-cache' })
  if (response.status === 404 || response.status === 410) await drop(path)
  return mayBeKept(response) ? pageIn(response) : null
}

async function offlinePage(path) {
  const cache = await caches.open(shell)
  const page = (await cache.match(offline[languageOf(path)])) ?? (await cache.match(offline[fronts['/']]))
  return page ?? null
}

/** A copy as it is shown: with a line that says of when it is. */
async function asKept(copy) {
  const text = await copy.text()
  const at = copy.headers.get('x-kept-at')
  const words = await offlinePage(new URL(copy.headers.get('x-kept-address'), location.origin).pathname)
  const [, line = ''] = /<template id="kept-copy">(.*?)<\/template>/s.exec((await words?.text()) ?? '') ?? []
  const [, tag, zone] = /data-tag="([^"]+)" data-zone="([^"]+)"/.exec(line) ?? []
  const dated = tag
    ? line
        .replace('{at}', at)
        .replace('{text}', printed(at, tag, zone))
        .replace('{here}', copy.headers.get('x-kept-address'))
    : ''
  const shown = text.replace(/<main\b[^>]*>/, (main) => main + dated)
  return new Response(shown, { headers: copy.headers })
}

const printed = (at, tag, timeZone) =>
  new Intl.DateTimeFormat(tag, {
    timeZone,
    ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(at))

// --- what a page is made of ------------------------------------------------------------------------------------

async function file({ request }, { pathname, search }) {
  const cache = await caches.open(files)
  // Kept with the pages that name it: see `keepFiles`.
  return (await cache.match(pathname + search, same)) ?? fetch(request)
}

async function picture(event, { pathname }) {
  const cache = await caches.open(pictures)
  const kept = await cache.match(pathname, same)
  if (kept) return kept
  try {
    const response = await fetch(event.request)
    if (isImmutable(response) && !savesData()) event.waitUntil(put(pictures, pathname, response.clone()))
    return response
  } catch (error) {
    // The same picture in another size, as another width of the window wanted it.
    const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1)
    const other = (await cache.keys()).find(({ url }) => new URL(url).pathname.startsWith(folder))
    const found = other && (await cache.match(other, same))
    if (found) return found
    throw error
  }
}

const isImmutable = ({ status, type, headers }) =>
  status === 200 && type === 'basic' && Boolean(headers.get('cache-control')?.includes('immutable'))

async function keepPictures(paths) {
  if (savesData()) return
  const cache = await caches.open(pictures)
  for (const path of paths) {
    if (!URL.canParse(path, location.origin)) continue
    const url = new URL(path, location.origin)
    if (url.origin !== location.origin || !isPicture(url, { destination: 'image' })) continue
    if (await cache.match(url.pathname, same)) continue
    const response = await fetch(url.pathname).catch(() => null)
    if (response && isImmutable(response)) await put(pictures, url.pathname, response)
  }
}

/** @param attributes those that name what is asked for at once, or when it is wanted (`data-module`) */
const filesIn = (text, attributes = 'href|src|data-module') => [
  ...new Set(
    [
      ...text.matchAll(
        new RegExp(`(?:${attributes})="((?:/_next/static/media/[^"]+|/[\\w-]+\\.js\\?v=[^"&]+))"`, 'g'),
      ),
    ].map(([, address]) => address),
  ),
]

/** Scripts and first fonts: the browser has them already, and gives them without asking anybody. What is saved can be heard, too. */
async function keepFiles(text, isSaved = false) {
  const cache = await caches.open(files)
  await Promise.all(
    filesIn(text, isSaved ? undefined : 'href|src').map(async (address) => {
      if (await cache.match(address, same)) return
      const response = await fetch(address).catch(() => null)
      if (response?.status === 200) await put(files, address, response)
    }),
  )
}

// --- copies ------------------------------------------------------------------------------------------------------

const copyOf = async (path) => (await caches.open(pages)).match(path, same)

/** What a copy says of itself in its headers. */
const factsOf = ({ headers }) => ({
  id: headers.get('x-kept-id') ?? '',
  version: headers.get('x-kept-version') ?? '',
  isSaved: headers.get('x-kept-saved') === 'yes',
  keptAt: Date.parse(headers.get('x-kept-at')),
  readAt: Date.parse(headers.get('x-kept-read')),
  bytes: Number(headers.get('x-kept-bytes')),
  pictures: JSON.parse(headers.get('x-kept-pictures') ?? '[]'),
})

/** What has a version; fronts are anew whenever they are asked for. */
const isStory = ({ version: of }) => of !== ''

/** Every copy, with its path. */
async function copies() {
  const cache = await caches.open(pages)
  const all = await Promise.all(
    (await cache.keys()).map(async (request) => ({
      path: new URL(request.url).pathname,
      copy: await cache.match(request, same),
    })),
  )
  return all.filter(({ copy }) => copy).map((each) => ({ ...each, ...factsOf(each.copy) }))
}

/** What a page is to us, as it says itself: a front or another list, or a story and which version of it. */
const namedIn = (text) => / data-kept="([\w-]+)(?: ([\w-]+))?"/.exec(text)

const attribute = (html) =>
  html.replace(
    /&(amp|lt|gt|quot|#x27);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" })[name],
  )

/** @param change of what was known of the copy: that it is saved, with which pictures, or that it is being read */
async function keep(path, { text, headers: sent }, change = {}) {
  const [, id, of = ''] = namedIn(text) ?? []
  if (!id) return
  const former = await copyOf(path)
  const known = former ? factsOf(former) : null
  if (former && known.version !== of) await dropPictures(await former.text(), text)
  const now = new Date().toISOString()
  const [, title = ''] = /property="og:title" content="([^"]*)"/.exec(text) ?? []
  const headers = new Headers(sent)
  for (const name of ['content-encoding', 'content-length', 'vary', 'etag']) headers.delete(name)
  const facts = {
    address: path,
    language: languageOf(path),
    id,
    version: of,
    at: now,
    read: change.isRead || !known ? now : new Date(known.readAt).toISOString(),
    saved: (change.isSaved ?? known?.isSaved) ? 'yes' : 'no',
    pictures: JSON.stringify(change.pictures ?? known?.pictures ?? []),
    bytes: String(text.length),
    title: encodeURIComponent(attribute(title)),
  }
  for (const [name, value] of Object.entries(facts)) headers.set(`x-kept-${name}`, value)
  if (await put(pages, path, new Response(text, { headers }))) await keepFiles(text, facts.saved === 'yes')
  // An old text is worse than none; one that is still true stays.
  else if (known && (of === '' || known.version !== of)) await drop(path)
}

async function drop(path) {
  opened.delete(path)
  const copy = await copyOf(path)
  if (!copy) return
  await (await caches.open(pages)).delete(path, same)
  await dropPictures(await copy.text(), '')
}

const picturesIn = (text) => [...text.matchAll(/\/media\/[\w./-]+/g)].map(([path]) => path)

/** Pictures that no copy names: of pages that went, or that never found room. Nothing else would take them away. */
async function dropUnnamedPictures() {
  const texts = await Promise.all((await copies()).map(({ copy }) => copy.text()))
  const named = new Set(texts.flatMap(picturesIn))
  const cache = await caches.open(pictures)
  for (const request of await cache.keys())
    if (!named.has(new URL(request.url).pathname)) await cache.delete(request, same)
}

/** Pictures of a text that are not in another one any longer. Another page that has them asks for them again. */
async function dropPictures(text, stay) {
  const cache = await caches.open(pictures)
  await Promise.all(
    [...new Set(picturesIn(text))]
      .filter((path) => !stay.includes(path))
      .map((path) => cache.delete(path, same)),
  )
}

/**
 * Where the device has no room left, half of what nobody asked to have kept goes, and it is tried once more.
 * @returns whether it is there
 */
async function put(name, key, response) {
  for (const isLast of [false, true])
    try {
      await (await caches.open(name)).put(key, response.clone())
      return true
    } catch {
      if (isLast) break
      await trim({ pictures: most.pictures / 4, pictureBytes: most.pictureBytes / 4, read: most.read / 3 })
    }
  return false
}

/** The oldest go. @param bounds smaller ones than always */
async function trim(bounds = {}) {
  const limit = { ...most, ...bounds }
  const all = await copies()
  const newest = (a, b) => b.readAt - a.readAt
  const now = Date.now()
  let bytes = 0
  const isTooMuch = ({ readAt, bytes: own }, index) => {
    bytes += own
    return index >= limit.read || bytes > limit.readBytes || now - readAt > limit.readFor
  }
  const stories = all.filter(isStory).sort(newest)
  const read = stories.filter(({ isSaved }) => !isSaved)
  const saved = stories.filter(({ isSaved }) => isSaved)
  const cache = await caches.open(pages)
  for (const { path } of [...read.filter(isTooMuch), ...saved.slice(limit.saved)]) await cache.delete(path)
  await trimPictures(new Set(saved.flatMap((each) => each.pictures.map(pathOfPicture))), limit)
  await trimFiles(await copies())
}

const pathOfPicture = (address) =>
  URL.canParse(address, location.origin) ? new URL(address, location.origin).pathname : ''

async function trimPictures(saved, limit) {
  const cache = await caches.open(pictures)
  let [count, bytes] = [0, 0]
  for (const request of (await cache.keys()).reverse()) {
    if (saved.has(new URL(request.url).pathname)) continue
    count += 1
    bytes += Number((await cache.match(request, same))?.headers.get('content-length') ?? 1e5)
    if (count > limit.pictures || bytes > limit.pictureBytes) await cache.delete(request, same)
  }
}

/** Scripts and fonts of builds that no copy is of any longer. */
async function trimFiles(all) {
  const cache = await caches.open(files)
  const kept = await cache.keys()
  // A build has about a dozen.
  if (kept.length < 40) return
  const offlinePages = await (await caches.open(shell)).matchAll()
  const texts = await Promise.all(
    [...all.map(({ copy }) => copy), ...offlinePages].map((each) => each.text()),
  )
  const named = new Set(texts.flatMap(filesIn))
  for (const request of kept) {
    const { pathname, search } = new URL(request.url)
    if (!named.has(pathname + search)) await cache.delete(request, same)
  }
}

// --- what a page tells us ------------------------------------------------------------------------------------------

/** @param saved what its reader has saved, if the page knows: what of it is missing here is fetched, the rest let go */
async function read(path, shown, saved) {
  const page = opened.get(path) ?? (await load(path).catch(() => null))
  if (page) await keep(path, page, { isRead: true })
  await keepPictures(shown)
  await prepare()
  if (saved) await agree(new Set(saved.map(pathOf)))
  await check()
  await trim()
}

async function save(path, shown) {
  const page = opened.get(path) ?? (await load(path))
  if (!page) return
  await keep(path, page, { isSaved: true, pictures: shown })
  await keepPictures(shown)
  await trim()
}

async function unsave(path) {
  const copy = await copyOf(path)
  if (copy && factsOf(copy).isSaved) await keepAgain(path, copy, { saved: 'no', pictures: '[]' })
  await trim()
}

/** A copy as it is, with other facts about it. */
async function keepAgain(path, copy, facts) {
  const headers = new Headers(copy.headers)
  for (const [name, value] of Object.entries(facts)) headers.set(`x-kept-${name}`, value)
  await put(pages, path, new Response(await copy.text(), { headers }))
}

async function agree(saved) {
  const known = new Map((await copies()).map((each) => [each.path, each]))
  for (const { path, isSaved } of known.values()) if (isSaved && !saved.has(path)) await unsave(path)
  let fetched = 0
  for (const path of saved) {
    const copy = known.get(path)
    if (copy?.isSaved || path === '') continue
    if (copy) await keepAgain(path, copy.copy, { saved: 'yes' })
    // A few at a visit; when data is to be saved, only what is asked for.
    else if (!savesData() && fetched++ < 5) await save(path, []).catch(() => {})
  }
}

/** The offline pages of the languages that are read here, as this build has them. */
async function prepare() {
  const cache = await caches.open(shell)
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const formerly = (await copies()).map(({ path }) => path)
  const open = windows.map(({ url }) => new URL(url)).filter(isPage)
  const paths = [...open.map(({ pathname }) => pathname), ...formerly]
  for (const language of new Set(paths.map(languageOf))) {
    const kept = await cache.match(offline[language], same)
    if (savesData() || (kept && Date.now() - Date.parse(kept.headers.get('x-kept-at')) < day)) continue
    const page = await load(offline[language])
    if (!page) continue
    const headers = new Headers(page.headers)
    for (const name of ['content-encoding', 'content-length', 'vary', 'etag']) headers.delete(name)
    headers.set('x-kept-at', new Date().toISOString())
    await put(shell, offline[language], new Response(page.text, { headers }))
    await keepFiles(page.text)
  }
}

/**
 * Asks which copies are still what the paper publishes. What was withdrawn goes, with its pictures; what was changed comes
 * anew, or goes where data is to be saved and nobody saved it. What cannot be asked stays for the next time.
 */
async function check() {
  const stamps = await caches.open(shell)
  const last = Number(await (await stamps.match(checkedAt))?.text()) || 0
  if (Math.abs(Date.now() - last) < checkedEvery) return
  const all = await copies()
  const stories = all.filter(isStory)
  let isChanged = false
  for (let from = 0; from < stories.length; from += askedAtOnce) {
    const asked = stories.slice(from, from + askedAtOnce)
    const now = await askAbout(asked.map(({ id }) => id))
    for (const { path, id, version: of, isSaved } of asked) {
      if (now[id]?.version === of) continue
      isChanged = true
      if (!Object.hasOwn(now, id) || (savesData() && !isSaved)) await drop(path)
      else await renew(path)
    }
  }
  for (const { path, keptAt } of all.filter((each) => !isStory(each))) {
    const age = Date.now() - keptAt
    if (savesData()) {
      if (isChanged || age > frontFresh) await drop(path)
    } else if (isChanged || age > frontFresh) await renew(path)
  }
  await dropUnnamedPictures()
  await put(shell, checkedAt, new Response(String(Date.now())))
}

async function renew(path) {
  const page = await load(path)
  if (page) await keep(path, page)
}

/** @throws when it is not our server that answers */
async function askAbout(of) {
  const response = await fetch(keptHref, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ of }),
    cache: 'no-store',
    credentials: 'omit',
  })
  const { stories } = response.ok && !response.redirected ? await response.json() : {}
  if (typeof stories !== 'object' || stories === null) throw new Error('No answer about copies')
  return stories
}
