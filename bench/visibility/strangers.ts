/** Every address that a stranger can ask of a paper, beginning with what everybody knows and following what it answers. */
import { setTimeout as wait } from 'node:timers/promises'
import { locales } from '../../lib/locale/table.ts'
import {
  archiveHref,
  authorsHref,
  cardHref,
  correctionsHref,
  embedHref,
  feedFormats,
  feedHref,
  frontHref,
  keptHref,
  latestHref,
  mostReadListsHref,
  newslettersHref,
  oembedHref,
  podcastHref,
  searchHref,
  shortHref,
  siteMapHref,
  storyHref,
  streamHref,
  suggestHref,
} from '../../lib/publication/addresses.ts'
import { between, oneOf } from '../../lib/testing/chance.ts'
import { commonWord, marksIn, type Newsroom } from './newsroom.ts'

type Asked = { path: string; headers: Record<string, string>; body?: string }
type Answer = { status: number; headers: Headers; text: string }

export type Tally = { asked: number; statuses: Map<number, number>; seen: Set<string>; late: number }

/** Addresses of one look around. */
const most = 900
const together = 6

/** What a stranger adds to the same address. */
const forms: Record<string, string>[] = [
  {},
  {},
  {},
  {},
  { 'save-data': 'on' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { 'accept-encoding': 'identity' },
  { 'accept-encoding': 'br' },
  { 'accept-encoding': 'zstd' },
  { 'user-agent': 'Twitterbot/1.0' },
  { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
  { cookie: 'reading=arab.islamic' },
  { accept: 'application/json' },
  { accept: 'text/markdown' },
]

export function strangersAt(port: number, newsroom: Newsroom, chance: () => number) {
  const origin = `http://localhost:${port}`
  const tags = new Map<string, string>()

  async function ask({ path, headers, body }: Asked): Promise<Answer> {
    const ended = new AbortController()
    const isStream = path.startsWith('/stream')
    const late = setTimeout(() => ended.abort(), isStream ? 1_200 : 60_000)
    let text = ''
    try {
      const response = await fetch(origin + path, {
        redirect: 'manual',
        signal: ended.signal,
        headers: { connection: 'close', ...headers },
        ...(body !== undefined && { method: 'POST', body }),
      })
      const { status } = response
      try {
        const decoder = new TextDecoder()
        for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
      } catch (error) {
        if (!isStream) throw error
      }
      return { status, headers: response.headers, text }
    } finally {
      clearTimeout(late)
    }
  }

  function seeds(): string[] {
    const all = newsroom.articles()
    const lists = ['section/economy', 'section/technology', 'author/salma', 'desk/dubai'].concat(
      newsroom.topics.map(({ slug }) => `topic/${slug}`),
    )
    const words = [commonWord, 'zk', 'تحديث', 'تصويب', 'موضوع', 'صندوق', `zk${between(chance, 1, 40)}v`]
    return [
      ...locales.flatMap((locale) => [
        frontHref(locale),
        latestHref(locale),
        archiveHref(locale),
        correctionsHref(locale),
        authorsHref(locale),
        newslettersHref(locale),
        ...feedFormats.map((format) => feedHref(locale, format)),
        ...feedFormats.map((format) => feedHref(locale, format, { kind: 'corrections' })),
        podcastHref(locale),
        ...lists.map((list) => `/feed/${locale}/${list}.${oneOf(chance, feedFormats)}`),
        ...words.map((word) => searchHref(locale, word)),
        ...words.map((word) => `${suggestHref(locale)}?q=${encodeURIComponent(word)}`),
        `/api/v1/stories?locale=${locale}`,
        `/api/v1/topics?locale=${locale}`,
        `/api/v1/authors?locale=${locale}`,
        `/api/v1/sections?locale=${locale}`,
        `/api/v1/search?locale=${locale}&q=${encodeURIComponent(commonWord)}`,
        mostReadListsHref(locale, 'sect000001'),
        cardHref('front', locale, 'front'),
      ]),
      ...newsroom.topics.flatMap(({ slug }) => [`/topic/${slug}`, `/en/topic/${slug}`, `/fa/topic/${slug}`]),
      ...newsroom.topics.map(({ slug }) => cardHref('topic', 'ar', slug)),
      siteMapHref,
      '/robots.txt',
      '/llms.txt',
      '/api',
      '/api/v1/drafts',
      ...all.flatMap((article) => {
        const { storyId, locale, id } = article
        return [
          shortHref(storyId, locale),
          embedHref(storyId, locale),
          cardHref('story', locale, storyId),
          `/api/v1/stories/${storyId}?locale=${locale}`,
          `/api/v1/drafts/${id}`,
          oembedHref(origin + newsroom.hrefOf(article), oneOf(chance, ['json', 'xml'])),
          ...(article.entries.length ? [streamHref(newsroom.hrefOf(article))] : []),
          ...article.entries.flatMap((entry) => [
            `${newsroom.hrefOf(article)}/${entry.anchor}`,
            cardHref('update', locale, `${storyId}-${entry.anchor}`),
          ]),
          // In a section where it may never have stood, and in a language that it may not have.
          storyHref(locale, oneOf(chance, ['economy', 'technology']), article.slug),
          storyHref(oneOf(chance, locales), oneOf(chance, ['economy', 'technology']), article.slug),
        ]
      }),
      ...newsroom.addresses.keys(),
    ]
  }

  /** Where an answer leads, on this paper. */
  function leadsTo({ headers, text }: Answer): string[] {
    const found = [...text.matchAll(/(?:href|src|action)="(\/[^"#]*)"/g)].map(([, path = '']) => path)
    for (const [, path = ''] of text.matchAll(/https?:\/\/localhost:\d+(\/[^\s"'<>\\)#]*)/g)) found.push(path)
    const location = headers.get('location')
    if (location) found.push(new URL(location, origin).href.slice(origin.length))
    return found
      .map((path) => path.replaceAll('&amp;', '&'))
      .filter(
        (path) => !/^\/(_next|media|admin|fonts)\b|\.(js|css|png|svg|ico|woff2|webmanifest)(\?|$)/.test(path),
      )
  }

  const faultsOf = (asked: Asked, { headers, text, status }: Answer): string[] => {
    const given = [...headers].map(([name, value]) => `${name}: ${decodeURI(value)}`).join('\n')
    const may = newsroom.readable()
    // What was asked for may be said again.
    const said = marksIn(asked.path)
    const faults = [...marksIn(text), ...marksIn(given)]
      .filter((mark) => !may.has(mark) && !said.has(mark))
      .map((mark) => {
        const at = text.toLowerCase().indexOf(mark)
        return `${mark} is shown: …${text.slice(Math.max(0, at - 80), at + 40).replace(/\s+/g, ' ')}…`
      })
    if (status >= 500) faults.push(`${status}: ${text.slice(0, 100)}`)
    return faults
  }

  /** What is wrong with how an address of a story answers. */
  const faultsOfAddress = (path: string, { status, headers, text }: Answer): string[] => {
    const known = newsroom.addresses.get(path)
    if (!known) return []
    const { article, wasRead } = known
    const href = newsroom.hrefOf(article)
    const location = headers.get('location')
    const goesTo = location && new URL(location, origin).pathname
    const told = `${status}${goesTo ? ` to ${decodeURI(goesTo)}` : ''}`
    if (newsroom.isRead(article)) {
      if (path !== href && !wasRead && status === 404) return []
      if (path !== href) return goesTo === href ? [] : [`${told} where it moved to ${decodeURI(href)}`]
      const missing = [...article.shown].filter((mark) => /v\d+[hb]x/.test(mark) && !text.includes(mark))
      if (status !== 200) return [`${told} where story ${article.number} is public`]
      return missing.length ? [`${missing.join(', ')} is missing`] : []
    }
    if (article.state === 'killed')
      return status === 410 || goesTo === href || (!wasRead && status === 404)
        ? []
        : [`${told} where ${article.number} was killed`]
    return status === 404 || goesTo === href ? [] : [`${told} where story ${article.number} is hidden`]
  }

  /** @returns what is wrong, each once more after it had time to go; and how much was asked */
  async function look(): Promise<{ faults: string[]; tally: Tally }> {
    const tally: Tally = { asked: 0, statuses: new Map(), seen: new Set(), late: 0 }
    const faults: string[] = []
    const queue = [...new Set(seeds())]
    const known = new Set(queue)
    const shuffled = () => queue.splice(Math.floor(chance() * queue.length), 1)[0]

    async function one(path: string): Promise<void> {
      const headers = { ...oneOf(chance, forms) }
      const isPage = !headers.rsc && !/^\/(api|feed|card|s|embed|oembed|suggest|sitemap|stream)\b/.test(path)
      const asked: Asked = {
        path: isPage && chance() < 0.1 ? `${path}${path.includes('?') ? '&' : '?'}lite` : path,
        headers,
      }
      const tagKey = `${asked.path} ${JSON.stringify(headers)}`
      const before = tags.get(tagKey)
      if (before && chance() < 0.4) {
        const again = await ask({ ...asked, headers: { ...headers, 'if-none-match': before } })
        const fresh = await ask(asked)
        if (again.status === 304 && (fresh.status !== 200 || fresh.headers.get('etag') !== before))
          faults.push(`${decodeURI(path)}: 304 for what is ${fresh.status} now`)
      }
      const judge = (answer: Answer) => [
        ...faultsOf(asked, answer),
        ...(asked.path === path && !headers.rsc ? faultsOfAddress(path, answer) : []),
      ]
      const answer = await ask(asked)
      tally.asked += 1
      tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1)
      const tag = answer.headers.get('etag')
      if (tag) tags.set(tagKey, tag)
      for (const mark of marksIn(answer.text)) tally.seen.add(mark)
      if (judge(answer).length > 0) {
        await wait(1_500)
        const later = judge(await ask(asked))
        if (later.length === 0) tally.late += 1
        for (const fault of later)
          faults.push(`${decodeURI(asked.path)} ${JSON.stringify(headers)}: ${fault}`)
      }
      for (const next of leadsTo(answer)) {
        if (known.has(next) || known.size > most) continue
        known.add(next)
        queue.push(next)
      }
    }

    const walk = async () => {
      for (let path = shuffled(); path !== undefined; path = shuffled()) await one(path)
    }
    await Promise.all(Array.from({ length: together }, walk))

    // What is kept on devices is asked about by its ids.
    const all = newsroom.articles()
    for (let at = 0; at < all.length; at += 40) {
      const some = all.slice(at, at + 40)
      const asked = { path: keptHref, headers: {}, body: JSON.stringify({ of: some.map(({ id }) => id) }) }
      const answer = await ask(asked)
      faults.push(...faultsOf(asked, answer).map((fault) => `${keptHref}: ${fault}`))
      const { stories } = JSON.parse(answer.text) as { stories: Record<string, unknown> }
      for (const article of some)
        if (newsroom.isRead(article) !== Object.hasOwn(stories, article.id))
          faults.push(
            `${keptHref}: story ${article.number} is ${Object.hasOwn(stories, article.id) ? '' : 'not '}told`,
          )
    }
    return { faults, tally }
  }

  return { look }
}
