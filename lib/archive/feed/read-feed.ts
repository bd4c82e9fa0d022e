/** A feed as a file: RSS 0.9 to 2.0, RDF and Atom. What a site that cannot export still gives away: its newest stories. */

import { escapeHtml, withoutTags } from '../import/html-text.ts'
import type { ImportRecord, StoryRecord } from '../import/import-record.ts'
import type { Bytes } from '../import/open-text.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { childOf, childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'

/** @throws {FileRefused} */
export async function* readFeed(bytes: Bytes): AsyncGenerator<ImportRecord> {
  const people = new Set<string>()
  let origin: string | null = null
  let locale: ReturnType<typeof localeOf> = null
  let isSiteTold = false
  const isWhole = (depth: number, path: readonly string[]) =>
    depth === 2 || (depth === 1 && path[0] !== 'rss')
  for await (const each of xmlElements(bytes, isWhole)) {
    if ('begins' in each) {
      locale ??= localeOf(each.begins.attributes['xml:lang'] ?? '')
      continue
    }
    if ('removed' in each) continue
    const { whole } = each
    if (whole.name === 'language') locale = localeOf(whole.text)
    // RDF keeps what it says of itself beside its items.
    if (whole.name === 'channel') origin ??= originOf(childText(whole, 'link'))
    if (whole.name === 'link')
      origin ??= originOf(whole.attributes.rel === 'self' ? '' : (whole.attributes.href ?? whole.text.trim()))
    if (whole.name !== 'item' && whole.name !== 'entry') continue
    const story = whole.name === 'item' ? rssItem(whole) : atomEntry(whole)
    if (!isSiteTold) {
      origin ??= originOf(story.oldPaths[0] ?? '')
      yield { kind: 'site', source: siteIdentity('feed', origin), origin, locale }
      isSiteTold = true
    }
    for (const name of story.people) {
      if (people.has(name)) continue
      people.add(name)
      yield { kind: 'person', key: name, name, slug: null, email: null, biography: null }
    }
    yield { ...story, oldPaths: story.oldPaths.filter((address) => originOf(address) === origin) }
  }
}

const originOf = (address: string): string | null =>
  URL.canParse(address) && /^https?:/.test(address) ? new URL(address).origin : null

const dateOf = (...written: string[]): Date | null => {
  for (const each of written) {
    const at = new Date(each)
    if (each && !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970) return at
  }
  return null
}

const base = {
  kind: 'story',
  groupKey: null,
  locale: null,
  state: 'published',
  isPage: false,
  slug: null,
} as const

function rssItem(item: XmlElement): StoryRecord {
  const link = childText(item, 'link')
  const guid = childText(item, 'guid')
  const content = childText(item, 'content:encoded')
  const description = childText(item, 'description')
  const [section, ...topics] = childrenOf(item, 'category').map((each) => ({
    name: each.text.trim(),
    slug: null,
    isTag: true,
  }))
  const author = childText(item, 'dc:creator') || /\(([^)]+)\)\s*$/.exec(childText(item, 'author'))?.[1] || ''
  return {
    ...base,
    notes: [],
    sourceId: guid || link || item.attributes['rdf:about'] || childText(item, 'title'),
    headline: plain(childText(item, 'title')),
    standfirst: content && description ? plain(description) || null : null,
    publishedAt: dateOf(childText(item, 'pubDate'), childText(item, 'dc:date')),
    people: author ? [author.trim()] : [],
    section: section?.name ? section : null,
    topics,
    text: () => content || description,
    lead: pictureOf(item),
    oldPaths: [link, guid].filter((address) => /^https?:/.test(address)),
  }
}

function atomEntry(entry: XmlElement): StoryRecord {
  const links = childrenOf(entry, 'link')
  const link =
    links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')?.attributes.href ?? ''
  const content = textConstruct(childOf(entry, 'content'))
  const summary = textConstruct(childOf(entry, 'summary'))
  const [section, ...topics] = childrenOf(entry, 'category').map(({ attributes }) => ({
    name: attributes.label ?? attributes.term ?? '',
    slug: null,
    isTag: true,
  }))
  return {
    ...base,
    locale: localeOf(entry.attributes['xml:lang'] ?? ''),
    notes: [],
    sourceId: childText(entry, 'id') || link,
    headline: plain(textConstruct(childOf(entry, 'title'))),
    standfirst: content && summary ? plain(summary) || null : null,
    publishedAt: dateOf(
      childText(entry, 'published'),
      childText(entry, 'updated'),
      childText(entry, 'issued'),
    ),
    people: childrenOf(entry, 'author')
      .map((each) => childText(each, 'name'))
      .filter(Boolean),
    section: section?.name ? section : null,
    topics: topics.filter(({ name }) => name),
    text: () => content || summary,
    lead:
      links.find(({ attributes }) => attributes.rel === 'enclosure' && /^image\//.test(attributes.type ?? ''))
        ?.attributes.href ?? pictureOf(entry),
    oldPaths: /^https?:/.test(link) ? [link] : [],
  }
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-3.1: text, HTML as text, or XHTML as elements. */
function textConstruct(element: XmlElement | undefined): string {
  if (!element) return ''
  const type = element.attributes.type ?? 'text'
  if (type === 'xhtml' || type === 'application/xhtml+xml') return element.children.map(htmlOf).join('')
  return type === 'html' || type === 'text/html' ? element.text.trim() : escapeHtml(element.text.trim())
}

const htmlOf = ({ name, attributes, parts }: XmlElement): string => {
  const tag = name.replace(/^.*:/, '')
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    .join('')
  const inside = parts.map((part) => (typeof part === 'string' ? escapeHtml(part) : htmlOf(part))).join('')
  return `<${tag}${written}>${inside}</${tag}>`
}

/** What a feed reader shows beside it. */
function pictureOf(item: XmlElement): string | null {
  const found = [
    ...childrenOf(item, 'enclosure'),
    ...childrenOf(item, 'media:content'),
    ...childrenOf(item, 'media:thumbnail'),
  ].find(
    ({ name, attributes }) =>
      name === 'media:thumbnail' || /^image\//.test(attributes.type ?? '') || attributes.medium === 'image',
  )
  return found?.attributes.url ?? null
}

const plain = (html: string): string =>
  withoutTags(html)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d{2,7});/g, (whole, code) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
