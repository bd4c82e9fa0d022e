/**
 * A blog of Blogger: the backup of its settings (Atom, with kinds as categories) and that of Google Takeout since 2018
 * (Atom, with elements of its own). Both hold comments, and the older one every setting and the template as entries.
 */
import { isDraft, textConstruct } from '../feed/read-feed.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { lineOfHtml } from '../import/html-text.ts'
import type { ImportRecord, PersonRecord, RecordState, StoryRecord } from '../import/import-record.ts'
import { lastSegment } from '../import/last-segment.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { originOf } from '../import/origin-of.ts'
import { childOf, childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'

type Site = { id: string; origin: string | null; locale: ReturnType<typeof localeOf> }

/** @throws {FileRefused} */
export async function* readBlogger(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const known = new Set<string>()
  let isSiteTold = false
  let comments = 0
  for (const { open } of parts) {
    const site: Site = { id: '', origin: null, locale: null }
    for await (const each of xmlElements(open, (depth) => depth === 1)) {
      if ('begins' in each) continue
      if ('removed' in each) {
        yield { kind: 'other', note: note('characters-removed', String(each.removed)) }
        continue
      }
      const { whole } = each
      if (whole.name !== 'entry') {
        tellSite(site, whole)
        continue
      }
      const kind = kindOf(whole)
      if (kind === 'comment') {
        comments += 1
        continue
      }
      if (kind === 'settings') tellSetting(site, whole)
      if (kind !== 'post' && kind !== 'page') {
        yield { kind: 'other', note: note('type-left-out', kind) }
        continue
      }
      if (!isSiteTold) {
        yield {
          kind: 'site',
          source: `blogger:${site.id || blogOf(whole)}`,
          origin: site.origin,
          locale: site.locale,
        }
        isSiteTold = true
      }
      for (const person of peopleOf(whole)) {
        if (!known.has(person.key)) yield person
        known.add(person.key)
      }
      yield storyOf(whole, kind === 'page', site)
    }
  }
  if (comments) yield { kind: 'other', note: note('comments-left-out', String(comments)) }
}

const blogOf = (element: XmlElement): string => /blog-(\d+)/.exec(childText(element, 'id'))?.[1] ?? 'unknown'

function tellSite(site: Site, element: XmlElement): void {
  if (element.name === 'id') site.id = /blog-(\d+)/.exec(element.text)?.[1] ?? ''
  if (element.name === 'link' && element.attributes.rel === 'alternate')
    site.origin ??= originOf(element.attributes.href ?? '')
}

/** `tag:blogger.com,1999:blog-1.settings.BLOG_LOCALE` */
function tellSetting(site: Site, entry: XmlElement): void {
  const value = childText(entry, 'content')
  if (childText(entry, 'id').endsWith('.settings.BLOG_LOCALE')) site.locale ??= localeOf(value)
}

const kindScheme = 'http://schemas.google.com/g/2005#kind'

/** In lower case; what says none is a post where it answers nothing. */
function kindOf(entry: XmlElement): string {
  const type = childText(entry, 'blogger:type').toLowerCase()
  if (type) return type
  const term = childrenOf(entry, 'category').find(({ attributes }) => attributes.scheme === kindScheme)
    ?.attributes.term
  if (term) return term.slice(term.indexOf('#') + 1)
  return childOf(entry, 'thr:in-reply-to') ? 'comment' : 'post'
}

const peopleOf = (entry: XmlElement): PersonRecord[] =>
  childrenOf(entry, 'author').flatMap((author) => {
    const name = childText(author, 'name')
    const email = childText(author, 'email')
    const person = {
      kind: 'person' as const,
      key: childText(author, 'uri') || name,
      name,
      slug: null,
      // What Blogger writes where nobody gave one.
      email: email && email !== 'noreply@blogger.com' ? email : null,
      biography: null,
    }
    return name ? [person] : []
  })

function stateOf(entry: XmlElement): RecordState {
  const status = childText(entry, 'blogger:status')
  if (status === 'SOFT_TRASHED' || childText(entry, 'blogger:trashed')) return 'trash'
  if (status === 'SCHEDULED') return 'scheduled'
  return isDraft(entry) || (status && status !== 'LIVE') ? 'draft' : 'published'
}

function storyOf(entry: XmlElement, isPage: boolean, site: Site): StoryRecord {
  const link = childrenOf(entry, 'link').find(({ attributes }) => attributes.rel === 'alternate')?.attributes
    .href
  const file = childText(entry, 'blogger:filename')
  const address = file || (link && (!site.origin || originOf(link) === site.origin) ? link : '')
  const content = childOf(entry, 'content')
  const [section, ...topics] = childrenOf(entry, 'category')
    .filter(({ attributes }) => attributes.scheme !== kindScheme && attributes.term)
    .map(({ attributes }) => ({
      name: attributes.term ?? '',
      slug: null,
      oldPaths: [`/search/label/${encodeURIComponent(attributes.term ?? '')}`],
    }))
  return {
    kind: 'story',
    sourceId: childText(entry, 'id').replace(/^tag:blogger\.com,1999:/, ''),
    groupKey: null,
    locale: null,
    state: stateOf(entry),
    isPage,
    headline: lineOfHtml(childText(entry, 'title')),
    slug: /^(.+?)(?:_\d{1,4})?\.html$/.exec(lastSegment(address))?.[1] ?? null,
    standfirst: childText(entry, 'blogger:metaDescription') || null,
    publishedAt: momentOf(childText(entry, 'published'), childText(entry, 'blogger:created')),
    people: peopleOf(entry).map(({ key }) => key),
    section: section ? { ...section, isTag: true } : null,
    topics,
    text: () => textConstruct(content),
    lead: null,
    oldPaths: address ? [address] : [],
    notes: [],
  }
}
