/** Walking a whole site as a search engine does, and remembering what each page says. */
import { parseHTML } from 'linkedom'

type Page = {
  /** Path and query, as linked. */
  path: string
  status: number
  language: string
  title: string
  description: string
  headings: number
  canonical: string | null
  /** By `hreflang`. */
  alternates: Map<string, string>
  isIndexed: boolean
  /** Pages that it links to. */
  links: string[]
  /** Pictures, style, icons, cards and feeds that it names. */
  parts: string[]
  describes: Record<string, unknown>[]
}

export type Crawled = {
  pages: Map<string, Page>
  /** What was linked and did not answer 200 or lead to what does, with where it was linked. */
  broken: { address: string; status: number; linkedFrom: string }[]
}

/** Nothing to read: the newsroom, and other editions of the same page. */
const notFollowed = /^\/admin|[?&]lite(=|&|$)/

/**
 * Every page that can be reached from `start` by links, and every file that those pages name, each asked for once; of
 * cards, which are drawn for whoever asks, one of each kind and language.
 * @param origin whose pages are followed; others' are not asked for
 */
export async function crawl(origin: string, start: string): Promise<Crawled> {
  const pages = new Map<string, Page>()
  const broken: Crawled['broken'] = []
  const seen = new Set<string>([start])
  const kindsOfCards = new Set<string>()
  let waiting: { address: string; linkedFrom: string; isPage: boolean }[] = [
    { address: start, linkedFrom: '', isPage: true },
  ]
  const find = (address: string, linkedFrom: string, isPage: boolean) => {
    const url = new URL(address, origin)
    url.hash = ''
    const path = url.pathname + url.search
    if (url.origin !== origin || notFollowed.test(path) || seen.has(path)) return
    seen.add(path)
    const kindOfCard = /^\/card\/\w+\/\w+(?=\/)/.exec(path)?.[0]
    if (kindOfCard && kindsOfCards.has(kindOfCard)) return
    if (kindOfCard) kindsOfCards.add(kindOfCard)
    waiting.push({ address: path, linkedFrom, isPage })
  }
  const visit = async ({ address, linkedFrom, isPage }: (typeof waiting)[number]) => {
    const response = await fetch(origin + address, { redirect: 'follow' })
    const body = await response.arrayBuffer()
    if (response.status !== 200) broken.push({ address, status: response.status, linkedFrom })
    if (!isPage || !response.headers.get('content-type')?.startsWith('text/html')) return
    const arrived = new URL(response.url)
    if (arrived.pathname + arrived.search !== address) return find(response.url, linkedFrom, true)
    const page = read(address, response.status, Buffer.from(body).toString(), origin)
    pages.set(address, page)
    for (const each of page.links) find(each, address, true)
    for (const each of page.parts) find(each, address, false)
  }
  while (waiting.length > 0) {
    const now = waiting.splice(0, 6)
    await Promise.all(now.map(visit))
    // What the first pages link to is asked for breadth first.
    waiting = [...waiting]
  }
  return { pages, broken }
}

/** Names of attributes have no case in HTML; this parser keeps the one that React writes. */
const languageOf = (link: { getAttribute(name: string): string | null }): string | null =>
  link.getAttribute('hreflang') ?? link.getAttribute('hrefLang')

function read(path: string, status: number, html: string, origin: string): Page {
  const { document } = parseHTML(html)
  const all = (selector: string) => [...document.querySelectorAll(selector)]
  const attributes = (selector: string, name: string): string[] =>
    all(selector).flatMap((each) => each.getAttribute(name) ?? [])
  const described = all('script[type="application/ld+json"]').map(
    (each) => JSON.parse(each.textContent ?? '') as Record<string, unknown>,
  )
  const ofOurs = (address: string) => new URL(address, origin).origin === origin
  return {
    path,
    status,
    language: document.documentElement.getAttribute('lang') ?? '',
    title: document.querySelector('title')?.textContent ?? '',
    description: attributes('meta[name=description]', 'content')[0] ?? '',
    headings: all('h1').length,
    canonical: attributes('link[rel=canonical]', 'href')[0] ?? null,
    alternates: new Map(
      all('link[rel=alternate]').flatMap((each): [string, string][] => {
        const language = languageOf(each)
        return language === null ? [] : [[language, each.getAttribute('href') ?? '']]
      }),
    ),
    isIndexed: !attributes('meta[name=robots]', 'content').some((each) => each.includes('noindex')),
    links: attributes('a[href]', 'href').filter(
      (each) => !/^(mailto|tel|https?):/.test(each) || ofOurs(each),
    ),
    parts: [
      ...all('link[href]:not([rel=canonical])').flatMap((each) =>
        languageOf(each) === null ? (each.getAttribute('href') ?? []) : [],
      ),
      ...attributes('img[src]', 'src'),
      ...attributes('script[src]', 'src'),
      ...attributes('meta[property="og:image"], meta[name="twitter:image"]', 'content'),
      ...described.flatMap(addressesOfPictures),
    ],
    describes: described,
  }
}

/** One picture of each description: a story's come in three cuts of the same, each made when it is asked for. */
const addressesOfPictures = (described: Record<string, unknown>): string[] => {
  const { image, logo } = described as { image?: { url: string }[]; logo?: { url: string } }
  const last = Array.isArray(image) ? image.at(-1) : undefined
  return [last, logo].flatMap((each) => each?.url ?? [])
}
