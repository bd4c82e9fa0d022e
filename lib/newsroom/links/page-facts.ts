/**
 * What a page says of itself, for a card: OpenGraph (https://ogp.me), JSON-LD in schema.org's words, the meta elements
 * of before, and oEmbed (https://oembed.com). Read in a thread (`link-thread.ts`): it was written by strangers.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from 'parse5'
import { withoutOverrides } from '../../story/clean-text.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** What is not said is null. */
export type PageFacts = {
  title: string | null
  description: string | null
  author: string | null
  site: string | null
  /** `2026-11-30` */
  date: string | null
  /** Absolute. */
  picture: string | null
}

/** What a page says, and where it says more of itself. */
export type PageRead = {
  facts: PageFacts
  /** Its answer to oEmbed, where it names one. */
  oembed: string | null
  /** It is a post at a server of Mastodon's, by what the server says it is made with. */
  isMastodon: boolean
}

/** Letters; what is longer is cut at a word. */
const most = { title: 300, description: 500, name: 120 }

/** Entries of JSON-LD that are looked at, and elements of a page. */
const mostEntries = 2_000
const mostElements = 50_000

export const nothingSaid: PageFacts = {
  title: null,
  description: null,
  author: null,
  site: null,
  date: null,
  picture: null,
}

/** One line of text, of any make; null where nothing is left. */
function lineOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null
  // Looked at no further than what could be shown of it.
  const text = withoutOverrides(value.slice(0, longest * 8))
    // Some write HTML where words belong.
    .replace(/<(script|style)\b[\s\S]{0,2000}?<\/\1>/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (!text) return null
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const end = cut.lastIndexOf(' ')
  const kept = (end > longest / 2 ? cut.slice(0, end) : cut).replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s،,.;:؛…]+$/u, '')}…`
}

/** The day of a moment as pages write it: ISO 8601, or anything that begins like it. */
function dayOf(value: unknown): string | null {
  const day = typeof value === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(value)?.[1] : null
  const at = day ? new Date(`${day}T00:00:00Z`) : null
  return day && at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

/** An address that may be asked for, seen from the page. */
function addressOf(value: unknown, page: string): string | null {
  if (typeof value !== 'string' || !value.trim() || value.length > 2_000 || !URL.canParse(value.trim(), page))
    return null
  const url = new URL(value.trim(), page)
  return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username ? url.href : null
}

const attribute = ({ attrs }: Element, name: string): string =>
  attrs.find((each) => each.name === name)?.value ?? ''

const textIn = (node: Element): string =>
  node.childNodes.map((each) => ('value' in each && each.nodeName === '#text' ? each.value : '')).join('')

/** Everything in a page, without recursion: a stranger may nest ten thousand deep. */
function* elementsOf(root: Node): Generator<Element> {
  const waiting: Node[] = [root]
  let seen = 0
  for (let node = waiting.pop(); node && seen < mostElements; node = waiting.pop()) {
    seen += 1
    if (defaultTreeAdapter.isElementNode(node)) yield node
    if (!('childNodes' in node)) continue
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1)
      waiting.push(node.childNodes[index] as Node)
  }
}

/** @param page its address: what it names may be relative to it */
export function readPage(html: string, page: string): PageRead {
  const named = new Map<string, string>()
  const data: string[] = []
  let title = ''
  let oembed: string | null = null
  for (const each of elementsOf(parse(html))) {
    if (each.tagName === 'meta') {
      const name = (attribute(each, 'property') || attribute(each, 'name') || attribute(each, 'itemprop'))
        .trim()
        .toLowerCase()
      const content = attribute(each, 'content')
      if (name && content.trim() && !named.has(name)) named.set(name, content)
    } else if (each.tagName === 'title' && !title && each.namespaceURI.endsWith('xhtml')) title = textIn(each)
    else if (
      each.tagName === 'link' &&
      !oembed &&
      /\balternate\b/i.test(attribute(each, 'rel')) &&
      /^application\/json\+oembed\b/i.test(attribute(each, 'type').trim())
    )
      oembed = addressOf(attribute(each, 'href'), page)
    else if (
      each.tagName === 'script' &&
      /^application\/ld\+json\b/i.test(attribute(each, 'type').trim()) &&
      data.length < 20
    )
      data.push(textIn(each))
  }
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const found = named.get(name)
      if (found?.trim()) return found
    }
    return null
  }
  const described = describedIn(data)
  const writer = first('author', 'article:author', 'parsely-author', 'dc.creator', 'twitter:creator')
  return {
    facts: {
      title: lineOf(
        first('og:title') ?? described.title ?? first('twitter:title', 'dc.title') ?? title,
        most.title,
      ),
      description: lineOf(
        first('og:description', 'twitter:description') ?? first('description') ?? described.description,
        most.description,
      ),
      // Facebook has an address there.
      author: lineOf(
        described.author ?? (writer && !/^\s*(?:https?:)?\/\//.test(writer) ? writer : null),
        most.name,
      ),
      site: lineOf(first('og:site_name', 'application-name') ?? described.site, most.name),
      date:
        [
          described.date,
          first('article:published_time', 'datepublished', 'uploaddate', 'date', 'dc.date', 'dc.date.issued'),
        ]
          .map(dayOf)
          .find((each) => each !== null) ?? null,
      picture:
        [first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src')]
          .concat(described.picture)
          .map((each) => addressOf(each, page))
          .find((each) => each !== null) ?? null,
    },
    oembed,
    isMastodon:
      /^mastodon\b/i.test(first('generator')?.trim() ?? '') ||
      /^mastodon$/i.test(first('application-name')?.trim() ?? ''),
  }
}

type Described = Record<'title' | 'description' | 'author' | 'site' | 'date' | 'picture', string | null>

/** Of what JSON-LD describes, what a page is about. */
const works =
  /^(?:\w*Article|\w*Posting|BlogPosting|Report|VideoObject|AudioObject|PodcastEpisode|Movie|Book|Recipe|Event|CreativeWork|Dataset|WebPage|Review|Product)$/

type Entry = Record<string, unknown>
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const wordsOf = (value: unknown): string | null => {
  const [first] = listOf(value)
  if (typeof first === 'string') return first
  return isEntry(first) ? wordsOf(first.name ?? first['@value']) : null
}

function describedIn(data: readonly string[]): Described {
  const entries: Entry[] = []
  for (const text of data) {
    try {
      const waiting: unknown[] = [JSON.parse(text)]
      for (let at = 0; at < waiting.length && entries.length < mostEntries; at += 1) {
        const each = waiting[at]
        if (Array.isArray(each)) waiting.push(...each.slice(0, mostEntries))
        else if (isEntry(each)) {
          entries.push(each)
          if (each['@graph']) waiting.push(each['@graph'])
          if (each.mainEntity) waiting.push(each.mainEntity)
        }
      }
    } catch {
      // No JSON: others say what it is about.
    }
  }
  const typesOf = (entry: Entry) => listOf(entry['@type']).filter((each) => typeof each === 'string')
  const isWork = (entry: Entry) => typesOf(entry).some((each) => works.test(each))
  // A page is the frame of what it is about.
  const found =
    entries.find((each) => isWork(each) && !typesOf(each).includes('WebPage')) ?? entries.find(isWork) ?? {}
  const [picture] = listOf(found.image ?? found.thumbnailUrl)
  const authors = listOf(found.author ?? found.creator).flatMap((each) => wordsOf(each) ?? [])
  return {
    title: wordsOf(found.headline ?? found.name),
    description: wordsOf(found.description),
    author: listed(authors.slice(0, 3)),
    site: wordsOf(found.publisher),
    date: wordsOf(found.datePublished ?? found.uploadDate),
    picture: isEntry(picture) ? wordsOf(picture.url ?? picture.contentUrl) : wordsOf(picture),
  }
}

const listed = (names: readonly string[]): string | null =>
  names.join(/\p{Script=Arabic}/u.test(names[0] ?? '') ? '، ' : ', ') || null

/** What an answer to oEmbed says. Of its HTML nothing but a post's words is read, and none of it is kept. */
export function readOEmbed(json: string, address: string): { facts: PageFacts; isMastodon: boolean } {
  const answer: unknown = JSON.parse(json)
  if (!isEntry(answer)) return { facts: nothingSaid, isMastodon: false }
  const html = typeof answer.html === 'string' ? answer.html.slice(0, 20_000) : ''
  return {
    facts: {
      title: lineOf(answer.title, most.title),
      description: html.includes('<blockquote') ? lineOf(quotedIn(html), most.description) : null,
      author: lineOf(answer.author_name, most.name),
      site: lineOf(answer.provider_name, most.name),
      date: null,
      picture: addressOf(answer.thumbnail_url, address),
    },
    isMastodon: /\bclass=["']mastodon-embed["']/.test(html),
  }
}

/** The words of the post that a quotation is: of X and Bluesky there is nothing else to be had. */
function quotedIn(html: string): string {
  let text = ''
  for (const each of elementsOf(parseFragment(html))) {
    if (each.tagName !== 'p') continue
    const waiting: Node[] = [each]
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.nodeName === '#text' && 'value' in node) text += node.value
      else if (node.nodeName === 'br') text += ' '
      if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
    }
    break
  }
  return text
}

/**
 * The text of an answer, in whatever it was encoded: Arabic pages in Windows-1256 are many still
 * (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
 */
export function decoded(body: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1_024))
  const isUtf8 = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf
  const named =
    /charset\s*=\s*["']?([\w-]{3,40})/i.exec(contentType)?.[1] ??
    /<meta[^<>]{1,300}?charset\s*=\s*["']?([\w-]{3,40})/i.exec(start)?.[1]
  try {
    return new TextDecoder(isUtf8 ? 'utf-8' : (named ?? 'utf-8')).decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}
