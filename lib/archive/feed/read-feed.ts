/** A feed as a file: RSS 0.9 to 2.0, RDF and Atom. What a site that cannot export still gives away: its newest stories. */

import { escapeHtml, lineOfHtml } from '../import/html-text.ts'
import type { ImportRecord, StoryRecord } from '../import/import-record.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'
import { peopleByName } from '../import/people-by-name.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { childOf, childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { xmlHtml } from '../import/xml-html.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'

/** @throws {FileRefused} */
export async function* readFeed(bytes: Bytes): AsyncGenerator<ImportRecord> {
  const people = new Set<string>()
  let origin: string | null = null
  let locale: ReturnType<typeof localeOf> = null
  let isSiteTold = false
  let replies = 0
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
    if (isReply(whole)) {
      replies += 1
      continue
    }
    const story = whole.name === 'item' ? rssItem(whole) : atomEntry(whole)
    if (!isSiteTold) {
      origin ??= originOf(story.oldPaths[0] ?? '')
      yield { kind: 'site', source: siteIdentity('feed', origin), origin, locale }
      isSiteTold = true
    }
    yield* peopleByName(story.people, people)
    yield { ...story, oldPaths: story.oldPaths.filter((address) => originOf(address) === origin) }
  }
  if (replies) yield { kind: 'other', note: note('comments-left-out', String(replies)) }
}

/** What answers something else is a reader's comment: https://www.rfc-editor.org/rfc/rfc4685 */
const isReply = (entry: XmlElement): boolean => childOf(entry, 'thr:in-reply-to') !== undefined

/** https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1; `app` is a habit, no rule. */
export const isDraft = (entry: XmlElement): boolean =>
  entry.children.some(
    ({ name, children }) =>
      /^(?:\w+:)?control$/.test(name) &&
      children.some((child) => /^(?:\w+:)?draft$/.test(child.name) && child.text.trim() !== 'no'),
  )

const base = {
  kind: 'story',
  groupKey: null,
  locale: null,
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
    state: isDraft(item) ? 'draft' : 'published',
    notes: [],
    sourceId: guid || link || item.attributes['rdf:about'] || childText(item, 'title'),
    headline: lineOfHtml(childText(item, 'title')),
    standfirst: content && description ? lineOfHtml(description) || null : null,
    publishedAt: momentOf(childText(item, 'pubDate'), childText(item, 'dc:date')),
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
    state: isDraft(entry) ? 'draft' : 'published',
    notes: [],
    sourceId: childText(entry, 'id') || link,
    headline: lineOfHtml(textConstruct(childOf(entry, 'title'))),
    standfirst: content && summary ? lineOfHtml(summary) || null : null,
    publishedAt: momentOf(
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
export function textConstruct(element: XmlElement | undefined): string {
  if (!element) return ''
  const type = element.attributes.type ?? 'text'
  if (type === 'xhtml' || type === 'application/xhtml+xml') return element.children.map(xmlHtml).join('')
  return type === 'html' || type === 'text/html' ? element.text.trim() : escapeHtml(element.text.trim())
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
