/**
 * Squarespace's export: WordPress's form, filled in otherwise. Addresses have no host, slugs have folders and `.html`,
 * pages have no date, pictures are loaded late and stand twice.
 */

import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { lineOfHtml } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord } from '../import/import-record.ts'
import { lastSegment } from '../import/last-segment.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { originOf } from '../import/origin-of.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { squarespaceHtml } from './squarespace-html.ts'

/** @throws {FileRefused} */
export async function* readSquarespace(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  let isSiteTold = false
  let comments = 0
  for (const { open } of parts) {
    let origin: string | null = null
    let locale: ReturnType<typeof localeOf> = null
    for await (const each of xmlElements(open, (depth, path) => depth === 2 && path[1] === 'channel')) {
      if ('begins' in each) continue
      if ('removed' in each) {
        yield { kind: 'other', note: note('characters-removed', String(each.removed)) }
        continue
      }
      const { whole } = each
      if (whole.name === 'link') origin = originOf(whole.text.trim())
      if (whole.name === 'language') locale = localeOf(whole.text)
      if (whole.name === 'wp:author') yield personOf(whole)
      if (whole.name !== 'item') continue
      if (!isSiteTold) {
        yield { kind: 'site', source: siteIdentity('squarespace', origin), origin, locale }
        isSiteTold = true
      }
      comments += childrenOf(whole, 'wp:comment').length
      yield readItem(whole)
    }
  }
  if (comments) yield { kind: 'other', note: note('comments-left-out', String(comments)) }
}

const personOf = (author: XmlElement): ImportRecord => {
  const login = childText(author, 'wp:author_login')
  const full =
    `${childText(author, 'wp:author_first_name')} ${childText(author, 'wp:author_last_name')}`.trim()
  return {
    kind: 'person',
    key: login,
    // An account without a name is shown by nothing: its login is an address of mail.
    name: childText(author, 'wp:author_display_name') || full || login.replace(/@.*$/, ''),
    slug: null,
    email: childText(author, 'wp:author_email') || null,
    biography: null,
  }
}

function readItem(item: XmlElement): ImportRecord {
  const type = childText(item, 'wp:post_type') || 'post'
  if (type === 'attachment')
    return {
      kind: 'picture',
      key: childText(item, 'wp:post_id'),
      address: childText(item, 'wp:attachment_url') || childText(item, 'link'),
      alt: null,
      caption: null,
      credit: null,
    }
  return type === 'post' || type === 'page'
    ? storyOf(item, type === 'page')
    : { kind: 'other', note: note('type-left-out', type) }
}

const states: Readonly<Record<string, RecordState>> = {
  publish: 'published',
  future: 'scheduled',
  pending: 'in_review',
  trash: 'trash',
}

function storyOf(item: XmlElement, isPage: boolean): StoryRecord {
  const notes: ImportNote[] = []
  const link = childText(item, 'link')
  const terms = (domain: string) =>
    childrenOf(item, 'category')
      .filter((each) => each.attributes.domain === domain && each.text.trim())
      .map((each) => ({ name: each.text.trim(), slug: each.attributes.nicename || null }))
  const [section, ...others] = terms('category')
  const creator = childText(item, 'dc:creator')
  const thumbnail = childrenOf(item, 'wp:postmeta').find(
    (meta) => childText(meta, 'wp:meta_key') === '_thumbnail_id',
  )
  const status = childText(item, 'wp:status')
  const isPrivate = status === 'private' || childText(item, 'wp:post_password') !== ''
  if (isPrivate) notes.push(note('was-private', status === 'private' ? 'private' : 'password'))
  return {
    kind: 'story',
    // Two pages may have one number, but not one address.
    sourceId: isPage
      ? `page:${link || childText(item, 'wp:post_id')}`
      : childText(item, 'wp:post_id') || link,
    groupKey: null,
    locale: null,
    state: isPrivate ? 'private' : (states[status] ?? 'draft'),
    isPage,
    headline: lineOfHtml(childText(item, 'title')),
    slug: slugOf(childText(item, 'wp:post_name')),
    standfirst: lineOfHtml(childText(item, 'excerpt:encoded')) || null,
    publishedAt: momentOf(childText(item, 'wp:post_date_gmt'), childText(item, 'pubDate')),
    people: creator ? [creator] : [],
    section: section ?? null,
    topics: [...others, ...terms('post_tag')],
    text: () => squarespaceHtml(childText(item, 'content:encoded')),
    lead: thumbnail ? `picture:${childText(thumbnail, 'wp:meta_value')}` : null,
    oldPaths: link && /^(?:\/|https?:)/.test(link) ? [link] : [],
    notes,
  }
}

/** `blog/2023/04/05/my-story.html` */
const slugOf = (name: string): string | null => lastSegment(name).replace(/\.html$/, '') || null
