/**
 * WordPress's export, WXR 1.0 to 1.2: RSS with names of its own
 * (https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php).
 */

import { isLocale, type Locale } from '../../locale/table.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import type {
  CategoryRecord,
  ImportRecord,
  PersonRecord,
  RecordState,
  StoryRecord,
  TermRecord,
} from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { autop } from './autop.ts'
import { hasBlocks, withoutBlockComments } from './block-comments.ts'
import { expandShortcodes } from './shortcodes.ts'

const knownVersions = /^1\.[0-2]$/

/** @throws {FileRefused} */
export async function* readWordPress(bytes: Bytes): AsyncGenerator<ImportRecord> {
  let origin: string | null = null
  let link = ''
  let locale: Locale | null = null
  let isSiteTold = false
  let isChannel = false
  let comments = 0
  for await (const each of xmlElements(bytes, (depth, path) => depth === 2 && path[1] === 'channel')) {
    if ('removed' in each) {
      yield { kind: 'other', note: note('characters-removed', String(each.removed)) }
      continue
    }
    if ('begins' in each) {
      isChannel ||= each.begins.name === 'channel'
      continue
    }
    const { whole } = each
    const text = whole.text.trim()
    if (whole.name === 'wp:wxr_version' && !knownVersions.test(text))
      throw new FileRefused('unknown-version', text)
    if (whole.name === 'link') link = text
    if (whole.name === 'language') locale = localeOf(text)
    if (whole.name === 'wp:base_blog_url') origin = originOf(text)
    if (whole.name === 'wp:author') yield personOf(whole)
    if (whole.name === 'wp:category') yield categoryOf(whole)
    if (whole.name !== 'item') continue
    if (!isSiteTold) {
      origin ??= originOf(link)
      yield { kind: 'site', source: `wordpress:${origin ?? 'unknown'}`, origin, locale }
      isSiteTold = true
    }
    comments += childrenOf(whole, 'wp:comment').length
    yield readItem(whole, origin)
  }
  if (!isChannel) throw new FileRefused('broken-xml', 'no <channel>')
  if (comments) yield { kind: 'other', note: note('comments-left-out', String(comments)) }
}

const originOf = (address: string): string | null =>
  URL.canParse(address) && /^https?:/.test(address) ? new URL(address).origin : null

/** `ar`, `ar-SA`, `ar_EG`: the first part is the language. */
export const localeOf = (tag: string): Locale | null => {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0] ?? ''
  return isLocale(language) ? language : null
}

function personOf(author: XmlElement): PersonRecord {
  const login = childText(author, 'wp:author_login')
  const full =
    `${childText(author, 'wp:author_first_name')} ${childText(author, 'wp:author_last_name')}`.trim()
  return {
    kind: 'person',
    key: login,
    name: childText(author, 'wp:author_display_name') || full || login,
    slug: null,
    email: childText(author, 'wp:author_email') || null,
    biography: null,
  }
}

const categoryOf = (category: XmlElement): CategoryRecord => ({
  kind: 'category',
  name: childText(category, 'wp:cat_name'),
  slug: decoded(childText(category, 'wp:category_nicename')) || null,
  parent: decoded(childText(category, 'wp:category_parent')) || null,
})

/** WordPress's own kinds of posts that are stories. */
const storyTypes = new Set(['post', 'page'])

/**
 * What WordPress and plug-ins everybody has keep as posts for themselves: no reader ever saw it. Every other type is one of
 * the site's own. (`create_initial_post_types`, wp-includes/post.php; Advanced Custom Fields, WooCommerce, Contact Form 7.)
 */
const machineTypes =
  /^(?:revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-[\w-]+|acf|shop_\w+|scheduled-action|wpcf7_contact_form|elementor_\w+|feedback|jp_\w+|amp_\w+)$/

function readItem(item: XmlElement, origin: string | null): ImportRecord {
  const type = childText(item, 'wp:post_type') || 'post'
  if (type === 'attachment') {
    const meta = metaOf(item)
    return {
      kind: 'picture',
      key: childText(item, 'wp:post_id'),
      address: childText(item, 'wp:attachment_url') || childText(item, 'guid'),
      alt: meta.get('_wp_attachment_image_alt') ?? null,
      caption: plain(childText(item, 'excerpt:encoded')) || null,
      credit: null,
    }
  }
  if (machineTypes.test(type)) return { kind: 'other', note: note('type-left-out', type) }
  return readStory(item, type, origin)
}

function readStory(item: XmlElement, type: string, origin: string | null): StoryRecord {
  const notes: ImportNote[] = []
  const say = (each: ImportNote) => notes.push(each)
  const id = childText(item, 'wp:post_id')
  const meta = metaOf(item)
  const terms = childrenOf(item, 'category').map((each) => ({
    domain: each.attributes.domain ?? 'category',
    slug: decoded(each.attributes.nicename ?? ''),
    name: each.text.trim(),
  }))
  const named = (domain: string) => terms.filter((each) => each.domain === domain)
  const categories = named('category').filter(({ slug }) => slug !== 'uncategorized' && slug !== 'غير-مصنف')
  const [section, ...others] = categories
  const status = childText(item, 'wp:status')
  const state = stateOf(status, childText(item, 'wp:post_password'), say)
  if (childText(item, 'wp:is_sticky') === '1') say(note('was-pinned'))
  const [language] = named('language')
  const slug = decoded(childText(item, 'wp:post_name')) || null
  return {
    kind: 'story',
    sourceId: id || childText(item, 'guid'),
    // Polylang's, of which the export keeps the group's name.
    groupKey: named('post_translations')[0]?.slug ?? null,
    locale: language ? localeOf(language.slug) : null,
    state,
    isPage: type === 'page',
    ...(!storyTypes.has(type) && { storyType: type, isCustomType: true }),
    headline: plain(childText(item, 'title')),
    slug,
    standfirst: plain(childText(item, 'excerpt:encoded')) || null,
    publishedAt: dateOf(item),
    people: peopleOf(item, terms),
    section: section ? termOf(section) : null,
    topics: [
      ...others.map((each) => ({ ...termOf(each), isCategory: true as const })),
      ...named('post_tag').map(termOf),
    ],
    text: (tell) => htmlOf(childText(item, 'content:encoded'), tell),
    lead: meta.get('_thumbnail_id') ? `picture:${meta.get('_thumbnail_id')}` : null,
    oldPaths: oldPathsOf(item, { id, slug, type, origin, former: childrenMeta(item, '_wp_old_slug') }),
    notes,
  }
}

const termOf = ({ name, slug }: TermRecord): TermRecord => ({ name, slug: slug || null })

/** Co-Authors Plus keeps who wrote it as terms; else there is one, by login. */
function peopleOf(
  item: XmlElement,
  terms: { domain: string; slug: string | null; name: string }[],
): string[] {
  const several = terms
    .filter(({ domain }) => domain === 'author')
    .map(({ slug, name }) => (slug ?? '').replace(/^cap-/, '') || name)
  const creator = childText(item, 'dc:creator')
  return several.length ? several : creator ? [creator] : []
}

function stateOf(status: string, password: string, say: (each: ImportNote) => void): RecordState {
  if (password) {
    say(note('was-private', 'password'))
    return 'private'
  }
  switch (status) {
    case 'publish':
      return 'published'
    case 'future':
      return 'scheduled'
    case 'pending':
      return 'in_review'
    case 'trash':
      return 'trash'
    case 'private':
      say(note('was-private', 'private'))
      return 'private'
    default:
      return 'draft'
  }
}

/** The moment in UTC; of what is not published, WordPress writes zeros there. */
function dateOf(item: XmlElement): Date | null {
  const written = childText(item, 'wp:post_date_gmt')
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(written) ?? []
  const told = date && !date.startsWith('0000') ? `${date}T${time}Z` : childText(item, 'pubDate')
  const at = new Date(told)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at
}

const metaOf = (item: XmlElement): Map<string, string> =>
  new Map(
    childrenOf(item, 'wp:postmeta').map((meta) => [
      childText(meta, 'wp:meta_key'),
      childText(meta, 'wp:meta_value'),
    ]),
  )

const childrenMeta = (item: XmlElement, key: string): string[] =>
  childrenOf(item, 'wp:postmeta')
    .filter((meta) => childText(meta, 'wp:meta_key') === key)
    .map((meta) => childText(meta, 'wp:meta_value'))

/** Its address, the number it always has, and those it had before it was renamed. */
function oldPathsOf(
  item: XmlElement,
  given: { id: string; slug: string | null; type: string; origin: string | null; former: string[] },
): string[] {
  const link = childText(item, 'link')
  const paths = new Set<string>()
  const isOwn = (address: string) => given.origin === null || originOf(address) === given.origin
  if (link && isOwn(link)) {
    // Of a draft it is the number already.
    paths.add(link)
    const path = URL.canParse(link) ? decoded(new URL(link).pathname) : ''
    if (given.slug && path.includes(given.slug))
      for (const former of given.former) paths.add(path.replace(given.slug, decoded(former)))
  }
  const guid = childText(item, 'guid')
  if (/[?&](?:p|page_id)=\d+$/.test(guid) && isOwn(guid)) paths.add(guid)
  if (/^\d+$/.test(given.id)) paths.add(`/?${given.type === 'page' ? 'page_id' : 'p'}=${given.id}`)
  return [...paths]
}

function htmlOf(content: string, say: (each: ImportNote) => void): string {
  if (!hasBlocks(content)) return autop(expandShortcodes(content, say))
  return expandShortcodes(withoutBlockComments(content, say), say)
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', hellip: '…' }

/** A line of WordPress's is HTML, if seldom with any in it. */
const plain = (html: string): string =>
  html
    .replace(/<[a-z/!][^>]*>/gi, ' ')
    .replace(/&(?:#(\d{2,7})|#x([\da-f]{2,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return entities[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\s+/gu, ' ')
    .trim()
