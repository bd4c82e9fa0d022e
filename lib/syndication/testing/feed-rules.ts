/**
 * What a feed must be, rule by rule, from its specification and from what the W3C's feed validator looks at beyond it
 * (https://github.com/w3c/feedvalidator, `src/feedvalidator/`; the file is named at each rule). Each function lists what is
 * wrong: nothing, of a valid feed.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5'
import { all, readXml, texts, type XmlElement } from './read-xml.ts'
import { atomSchemaProblems } from './schemas.ts'

/** Collects what is wrong; `where` says of what. */
function problemsOf(check: (expect: (isRight: boolean, problem: string) => void) => void): string[] {
  const problems: string[] = []
  check((isRight, problem) => {
    if (!isRight) problems.push(problem)
  })
  return problems
}

const isHttp = (text: string): boolean =>
  /^https?:\/\/[\x21-\x7e]+$/.test(text) && !/[<>"{}|\\^`]/.test(text) && URL.canParse(text)

/** validators.py, `rfc822`: with four digits of year, and the weekday that it was. */
function isRfc822(text: string): boolean {
  const [, weekday] =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/.exec(
      text,
    ) ?? []
  const at = new Date(text)
  return weekday !== undefined && !Number.isNaN(at.getTime()) && at.toUTCString().startsWith(weekday)
}
/** validators.py, `rfc3339` and `w3cdtf`: what both take. */
const isRfc3339 = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text))
const isLanguage = (text: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(text)
/** validators.py, `rfc2396_full` and its `urn:uuid:` rule. */
const isStableId = (text: string): boolean =>
  /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text) || isHttp(text)
const isMime = (text: string | undefined): boolean => /^[\w-]+\/[\w.+-]+$/.test(text ?? '')
/** validators.py, `nonhtml`: what a reader would take for a tag or for an entity. */
const looksLikeHtml = (text: string): boolean =>
  /<\/?(?:[a-z][a-z0-9]*)\b[^>]*>|&(?:[a-z]+|#\d+);/i.test(text)

/** base.py and content.py, `safeHtml` (SecurityRisk, SecurityRiskAttr, DangerousStyleAttr, ContainsRelRef). */
export function htmlProblems(html: string): string[] {
  return problemsOf((expect) => {
    const walk = (node: DefaultTreeAdapterTypes.Node): void => {
      if (defaultTreeAdapter.isElementNode(node)) {
        expect(
          !/^(script|style|iframe|object|embed|applet|frame|frameset|meta|link|base|form|input|button|title|body|html|head)$/.test(
            node.tagName,
          ),
          `<${node.tagName}> in a feed`,
        )
        for (const { name, value } of node.attrs) {
          expect(!/^on|^style$|^srcdoc$/.test(name), `${name}= in a feed`)
          if (name === 'href' || name === 'src')
            expect(/^(https?:\/\/|mailto:|tel:)/.test(value), `${name}="${value}" leads nowhere from a feed`)
          if (name === 'dir') expect(value === 'rtl' || value === 'ltr', `dir="${value}"`)
        }
      }
      if ('childNodes' in node) node.childNodes.forEach(walk)
    }
    walk(parseFragment(html))
  })
}

function once(parent: XmlElement, name: string, expect: (isRight: boolean, problem: string) => void): string {
  const found = texts(parent, name)
  expect(found.length === 1, `${found.length} <${name}> in <${parent.name}>`)
  const [text = ''] = found
  expect(text.trim() !== '' && text === text.trim(), `<${name}>${text}</${name}>`)
  return text
}
const optional = (
  parent: XmlElement,
  name: string,
  isRight: (text: string) => boolean,
  expect: (isRight: boolean, problem: string) => void,
): void => {
  const found = texts(parent, name)
  expect(found.length <= 1, `${found.length} <${name}>`)
  for (const text of found) expect(isRight(text), `<${name}>${text}</${name}>`)
}

/** What may stand in them, by our own choice of modules: what a reader may not know has to be looked up first. */
const inChannel =
  'title link description language copyright lastBuildDate docs generator ttl atom:link item'.split(' ')
const inItem =
  'title link description content:encoded guid pubDate dcterms:modified dc:creator dc:contributor category enclosure media:content'.split(
    ' ',
  )

/** RSS 2.0 (https://www.rssboard.org/rss-specification). @param address where it was fetched from */
export function rssProblems(xml: string, address: string): string[] {
  const rss = readXml(xml)
  return problemsOf((expect) => {
    // root.py, rss.py
    expect(rss.name === 'rss' && rss.attributes.version === '2.0', 'no RSS 2.0')
    expect(isLanguage(rss.attributes['xml:lang'] ?? ''), 'xml:lang')
    // mediaTypes.py, contentSniffing: known for a feed by what it begins with, when its type does not say it.
    expect(xml.slice(0, 512).includes('<rss'), 'not known for a feed by its first 512 bytes')
    expect(rss.children.length === 1 && rss.children[0]!.name === 'channel', 'not one channel')
    const channel = rss.children[0]!
    // channel.py
    for (const child of channel.children)
      expect(inChannel.includes(child.name), `<${child.name}> in <channel>`)
    expect(!looksLikeHtml(once(channel, 'title', expect)), 'HTML in the title')
    expect(isHttp(once(channel, 'link', expect)), 'link')
    expect(!looksLikeHtml(once(channel, 'description', expect)), 'HTML in the description')
    optional(channel, 'language', isLanguage, expect)
    optional(channel, 'lastBuildDate', isRfc822, expect)
    optional(channel, 'ttl', (text) => /^[1-9]\d*$/.test(text), expect)
    const firstItem = channel.children.findIndex((child) => child.name === 'item')
    expect(
      firstItem < 0 || channel.children.slice(firstItem).every((child) => child.name === 'item'),
      'MisplacedItem: something of the channel after an item',
    )
    const self = all(channel, 'atom:link').filter((link) => link.attributes.rel === 'self')
    expect(self.length === 1 && self[0]!.attributes.href === address, 'atom:link of itself')
    // item.py
    const guids = new Set<string>()
    for (const item of all(channel, 'item')) {
      const names = item.children.map((child) => child.name)
      for (const name of names) expect(inItem.includes(name), `<${name}> in <item>`)
      expect(!looksLikeHtml(once(item, 'title', expect)), `HTML in the title ${texts(item, 'title')}`)
      expect(isHttp(once(item, 'link', expect)), `link ${texts(item, 'link')}`)
      const [guid] = all(item, 'guid')
      const id = once(item, 'guid', expect)
      expect(guid?.attributes.isPermaLink === 'false' && isStableId(id), `guid ${id}`)
      expect(!guids.has(id), `guid ${id} twice`)
      guids.add(id)
      optional(item, 'pubDate', isRfc822, expect)
      optional(item, 'dcterms:modified', isRfc3339, expect)
      expect(
        names.indexOf('description') >= 0 && names.indexOf('description') < names.indexOf('content:encoded'),
        'NeedDescriptionBeforeContent',
      )
      for (const name of ['description', 'content:encoded'])
        for (const html of texts(item, name)) for (const problem of htmlProblems(html)) expect(false, problem)
      expect(all(item, 'enclosure').length <= 1, 'DuplicateEnclosure')
      for (const { attributes } of all(item, 'enclosure'))
        expect(
          isHttp(attributes.url ?? '') && /^\d+$/.test(attributes.length ?? '') && isMime(attributes.type),
          `enclosure ${JSON.stringify(attributes)}`,
        )
      mediaProblems(item, expect)
    }
  })
}

/** media.py; https://www.rssboard.org/media-rss */
function mediaProblems(item: XmlElement, expect: (isRight: boolean, problem: string) => void): void {
  for (const content of all(item, 'media:content')) {
    const {
      url = '',
      type,
      medium = '',
      width = '',
      height = '',
      fileSize = '',
      duration,
    } = content.attributes
    expect(isHttp(url) && isMime(type), `media:content ${url}`)
    // A picture says how large it is, what is played how long.
    const isPicture = medium === 'image'
    expect(isPicture || ['audio', 'video', 'document'].includes(medium), `media:content, ${medium}`)
    const numbers = [fileSize, ...(isPicture ? [width, height] : duration === undefined ? [] : [duration])]
    for (const number of numbers) expect(/^[1-9]\d*$/.test(number), `media:content of ${number}`)
    for (const child of content.children)
      expect(
        ['media:title', 'media:description', 'media:credit'].includes(child.name) && child.text !== '',
        child.name,
      )
  }
}

/** Atom 1.0 (RFC 4287; sections are given). @param address where it was fetched from */
export function atomProblems(xml: string, address: string): string[] {
  const feed = readXml(xml)
  return problemsOf((expect) => {
    expect(feed.name === 'feed' && feed.attributes.xmlns === 'http://www.w3.org/2005/Atom', 'no Atom feed')
    for (const problem of atomSchemaProblems(xml)) expect(false, problem)
    expect(isLanguage(feed.attributes['xml:lang'] ?? ''), 'xml:lang')
    expect(xml.slice(0, 512).includes('<feed'), 'not known for a feed by its first 512 bytes')
    // 4.1.1
    once(feed, 'title', expect)
    expect(isHttp(once(feed, 'id', expect)), 'id')
    expect(isRfc3339(once(feed, 'updated', expect)), 'updated')
    linkProblems(feed, expect)
    const self = all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self')
    expect(self.length === 1 && self[0]!.attributes.href === address, 'link to itself')
    personProblems(feed, expect)
    expect(all(feed, 'author').length > 0, 'no author')
    const ids = new Set<string>()
    for (const entry of all(feed, 'entry')) {
      // 4.1.2
      once(entry, 'title', expect)
      const id = once(entry, 'id', expect)
      expect(isStableId(id) && !ids.has(id), `id ${id}`)
      ids.add(id)
      const updated = once(entry, 'updated', expect)
      expect(isRfc3339(updated), `updated ${updated}`)
      optional(entry, 'published', isRfc3339, expect)
      optional(entry, 'summary', (text) => text !== '', expect)
      linkProblems(entry, expect)
      personProblems(entry, expect)
      const [content] = all(entry, 'content')
      expect(all(entry, 'content').length === 1 && content?.attributes.type === 'html', 'content')
      for (const problem of htmlProblems(content?.text ?? '')) expect(false, problem)
      for (const { attributes } of all(entry, 'category')) expect(Boolean(attributes.term), 'category')
      mediaProblems(entry, expect)
    }
  })
}

/** 4.1.1 and 4.1.2: no two alternates of one type and language; 4.2.7. */
function linkProblems(parent: XmlElement, expect: (isRight: boolean, problem: string) => void): void {
  const alternates = new Set<string>()
  for (const { attributes } of all(parent, 'link')) {
    expect(isHttp(attributes.href ?? ''), `link ${attributes.href}`)
    if (attributes.rel === 'enclosure')
      expect(isMime(attributes.type) && /^\d+$/.test(attributes.length ?? ''), 'enclosure')
    if (attributes.rel !== 'alternate') continue
    const kind = `${attributes.type} ${attributes.hreflang}`
    expect(!alternates.has(kind), `two alternates of ${kind}`)
    alternates.add(kind)
  }
  expect(alternates.size > 0, `no alternate in <${parent.name}>`)
}

/** 3.2 */
function personProblems(parent: XmlElement, expect: (isRight: boolean, problem: string) => void): void {
  for (const person of [...all(parent, 'author'), ...all(parent, 'contributor')]) {
    once(person, 'name', expect)
    optional(person, 'uri', isHttp, expect)
  }
}

type Json = Record<string, unknown>
const inFeed = 'version title home_page_url feed_url description language authors hubs items'.split(' ')
const inJsonItem =
  'id url title summary content_html image date_published date_modified authors tags language attachments'.split(
    ' ',
  )

/** Whatever a publisher adds is an object under a name of this kind (https://www.jsonfeed.org/version/1.1/, Extensions). */
const isExtension = (name: string, value: unknown): boolean =>
  /^_[a-zA-Z]/.test(name) && typeof value === 'object' && value !== null

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). @param address where it was fetched from */
export function jsonFeedProblems(json: string, address: string): string[] {
  const feed = JSON.parse(json) as Json & { items: Json[] }
  return problemsOf((expect) => {
    const isText = (value: unknown): value is string =>
      typeof value === 'string' && value !== '' && value.isWellFormed()
    const isAddress = (value: unknown): boolean => isText(value) && isHttp(value)
    const authors = (value: unknown): boolean =>
      value === undefined ||
      (Array.isArray(value) &&
        value.length > 0 &&
        (value as Json[]).every(
          ({ name, url, avatar }) =>
            isText(name) && isAddress(url) && (avatar === undefined || isAddress(avatar)),
        ))
    for (const name of Object.keys(feed)) expect(inFeed.includes(name), `${name} in the feed`)
    expect(feed.version === 'https://jsonfeed.org/version/1.1', 'version')
    expect(isText(feed.title), 'title')
    expect(feed.feed_url === address, 'feed_url')
    expect(isAddress(feed.home_page_url), 'home_page_url')
    expect(isText(feed.language) && isLanguage(feed.language), 'language')
    expect(authors(feed.authors), 'authors')
    expect(Array.isArray(feed.items), 'items')
    expect(new Set(feed.items.map(({ id }) => id)).size === feed.items.length, 'an id twice')
    for (const item of feed.items) {
      for (const [name, value] of Object.entries(item))
        expect(inJsonItem.includes(name) || isExtension(name, value), `${name} in an item`)
      expect(isText(item.id) && isStableId(item.id), `id ${item.id}`)
      expect(isAddress(item.url), `url ${item.url}`)
      expect(isText(item.title), 'title of an item')
      expect(isText(item.content_html), 'content_html')
      for (const problem of htmlProblems(String(item.content_html))) expect(false, problem)
      for (const date of [item.date_published, item.date_modified])
        expect(isText(date) && isRfc3339(date), `date ${date}`)
      expect(authors(item.authors), 'authors of an item')
      expect(Array.isArray(item.tags) && item.tags.every(isText), 'tags')
      expect(item.image === undefined || isAddress(item.image), 'image')
      for (const { url, mime_type, size_in_bytes } of (item.attachments ?? []) as Json[])
        expect(
          isAddress(url) && isMime(String(mime_type)) && Number.isInteger(size_in_bytes),
          `attachment ${url}`,
        )
    }
  })
}
