/**
 * WordPress's export, WXR 1.0 to 1.2: RSS with names of its own
 * (https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php).
 */

import type { Locale } from '../../locale/table.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import { stateInLanguage } from '../import/foreign-language.ts'
import type { CategoryRecord, ImportRecord, PersonRecord, StoryRecord } from '../import/import-record.ts'
import { isPlausible } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { restrictedBy, stateOf } from './access.ts'
import { isElementor } from './elementor.ts'
import { emptyLibrary, type Library, readLibrary, sharedBlocksOf } from './library.ts'
import { decodedSlug as decoded, plainLine as plain } from './plain-line.ts'
import {
  allOfMeta as childrenMeta,
  elsewhereOf,
  leadMediaOf,
  metaOf,
  ownFields,
  type PostMeta,
  subtitleOf,
  unplacedWords,
} from './post-meta.ts'
import { filedUnder, formatOf, type PostTerm, termsOf } from './post-terms.ts'
import { kindOfPost, type PostKind } from './post-types.ts'
import { storyHtml } from './story-html.ts'
import { localeOf, translationOf } from './translations.ts'

export { localeOf }

const knownVersions = /^1\.[0-2]$/

/**
 * Reads the file twice: what stories refer to by its id may stand behind them.
 * @throws {FileRefused}
 */
export const readWordPress = (bytes: Bytes): AsyncGenerator<ImportRecord> => readerOfParts([bytes])(bytes)

/**
 * Large sites export themselves in parts, and a story of one may show a picture of another.
 * @param parts all of them; the reader that is returned is given one after the other
 */
export function readerOfParts(parts: readonly Bytes[]): (bytes: Bytes) => AsyncGenerator<ImportRecord> {
  const library = emptyLibrary()
  let isRead = false
  return async function* (bytes) {
    if (!isRead) {
      isRead = true
      for (const part of parts)
        try {
          yield* readLibrary(part, library)
        } catch (error) {
          // Another part says what is wrong with it when it is its turn.
          if (part === bytes || !(error instanceof FileRefused)) throw error
        }
    }
    yield* readPosts(bytes, library)
  }
}

async function* readPosts(bytes: Bytes, library: Library): AsyncGenerator<ImportRecord> {
  let origin: string | null = null
  let front = ''
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
    if (whole.name === 'link') front ||= text
    if (whole.name === 'language') locale = localeOf(text)
    // Of a network, with its path; `link` is the same wherever it is well.
    if (whole.name === 'wp:base_blog_url') front = text
    if (whole.name === 'wp:author') yield personOf(whole, pathOf(front))
    if (whole.name === 'wp:category') yield categoryOf(whole)
    if (whole.name !== 'item') continue
    if (!isSiteTold) {
      origin = originOf(front)
      library.sitePath = pathOf(front)
      yield { kind: 'site', source: siteIdentity('wordpress', front), origin, locale }
      isSiteTold = true
    }
    comments += childrenOf(whole, 'wp:comment').length
    const item = readItem(whole, origin, library)
    if (item) yield item
  }
  if (!isChannel) throw new FileRefused('broken-xml', 'no <channel>')
  if (comments) yield { kind: 'other', note: note('comments-left-out', String(comments)) }
}

const pathOf = (front: string): string =>
  URL.canParse(front) ? new URL(front).pathname.replace(/\/+$/, '') : ''

function personOf(author: XmlElement, sitePath: string): PersonRecord {
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
    // Its default base, and what the system makes of a login (`sanitize_title`).
    oldPaths: [`${sitePath}/author/${login.toLowerCase().replace(/[\s.@]+/g, '-')}/`],
  }
}

/** Who writes and has no account, as Co-Authors Plus keeps them; null for one without a name. */
function guestOf(item: XmlElement, meta: PostMeta, { sitePath }: Library): PersonRecord | null {
  const name = meta.get('cap-display_name') || childText(item, 'title')
  const key = meta.get('cap-user_login') || childText(item, 'wp:post_name').replace(/^cap-/, '')
  if (!name || !key) return null
  return {
    kind: 'person',
    key,
    name,
    slug: null,
    email: meta.get('cap-user_email') || null,
    biography: meta.get('cap-description') || null,
    oldPaths: [`${sitePath}/author/${key}/`],
  }
}

const categoryOf = (category: XmlElement): CategoryRecord => ({
  kind: 'category',
  name: plain(childText(category, 'wp:cat_name')),
  slug: decoded(childText(category, 'wp:category_nicename')) || null,
  parent: decoded(childText(category, 'wp:category_parent')) || null,
})

/** Null for what the library holds. */
function readItem(item: XmlElement, origin: string | null, library: Library): ImportRecord | null {
  const type = childText(item, 'wp:post_type') || 'post'
  if (type === 'attachment') return null
  const meta = metaOf(item)
  if (type === 'guest-author') return guestOf(item, meta, library)
  const hasWords =
    childText(item, 'content:encoded') !== '' || isElementor(meta) || leadMediaOf(meta).addresses.length > 0
  const kind = kindOfPost(type, { title: childText(item, 'title'), hasWords })
  if (kind !== 'internal') return readStory(item, { type, kind, meta, origin, library })
  // Shared blocks come in with the stories that show them.
  return type === 'wp_block' ? null : { kind: 'other', note: note('type-left-out', type) }
}

function readStory(
  item: XmlElement,
  given: { type: string; kind: PostKind; meta: PostMeta; origin: string | null; library: Library },
): StoryRecord {
  const { type, kind, meta, origin, library } = given
  const notes: ImportNote[] = []
  const say = (each: ImportNote) => notes.push(each)
  const id = childText(item, 'wp:post_id')
  const content = childText(item, 'content:encoded')
  const terms = termsOf(item)
  const { section, topics } = filedUnder(terms, meta, library)
  const status = childText(item, 'wp:status')
  const password = childText(item, 'wp:post_password')
  const kept = restrictedBy({ password, status, content, meta }, sharedBlocksOf(content, library))
  const state = stateOf(status, kept, say)
  if (childText(item, 'wp:is_sticky') === '1') say(note('was-pinned'))
  const format = formatOf(terms)
  if (format) say(note('was-of-format', format))
  const standfirst = plain(childText(item, 'excerpt:encoded'))
  for (const words of unplacedWords(meta, { hasExcerpt: standfirst !== '' }))
    say(note('field-left-out', words))
  for (const words of ownFields(meta)) say(note('own-field-left-out', words))
  if (kind === 'story-of-own-type') say(note('was-of-own-type', type))
  const { groupKey, locale, language } = translationOf(
    { id, link: childText(item, 'link'), terms, meta },
    library,
  )
  const slug = decoded(childText(item, 'wp:post_name')) || null
  const headline = plain(childText(item, 'title'))
  return {
    kind: 'story',
    sourceId: id || childText(item, 'guid'),
    groupKey,
    locale,
    state: stateInLanguage(state, language, say),
    isPage: type === 'page',
    ...(kind !== 'story' && { storyType: type }),
    // What has no words of its own comes only when somebody says what it is.
    ...(kind === 'other' && { isCustomType: true }),
    headline,
    slug,
    standfirst: standfirst || subtitleOf(meta) || null,
    elsewhere: elsewhereOf(meta, { headline, standfirst }),
    publishedAt: dateOf(item),
    people: peopleOf(item, terms),
    section,
    topics,
    text: (tell) => storyHtml({ id, content, meta }, { library, say: tell }),
    lead: meta.get('_thumbnail_id') ? `picture:${meta.get('_thumbnail_id')}` : null,
    oldPaths: oldPathsOf(item, {
      id,
      slug,
      type,
      origin,
      sitePath: library.sitePath,
      former: childrenMeta(item, '_wp_old_slug'),
    }),
    notes,
  }
}

/** Co-Authors Plus keeps who wrote it as terms; else there is one, by login. */
function peopleOf(item: XmlElement, terms: readonly PostTerm[]): string[] {
  const several = terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ slug, name }) => slug.replace(/^cap-/, '') || name)
  const creator = childText(item, 'dc:creator')
  return several.length ? several : creator ? [creator] : []
}

/**
 * The moment in UTC. Of what is not published, WordPress writes zeros there, and of what a plug-in or a move left without
 * one as well: its own clock is the nearest then, for `pubDate` is made of the zeros (a day of 1970, or of the year −1).
 */
function dateOf(item: XmlElement): Date | null {
  const told = [
    writtenAt(childText(item, 'wp:post_date_gmt')),
    new Date(childText(item, 'pubDate')),
    writtenAt(childText(item, 'wp:post_date')),
  ]
  return told.find((at) => at !== null && isPlausible(at) && at.getTime() > 0) ?? null
}

/** Zeros are no date. */
const writtenAt = (written: string): Date | null => {
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(written) ?? []
  return date ? new Date(`${date}T${time}Z`) : null
}

/** Its address, the number it always has, and those it had before it was renamed. */
function oldPathsOf(
  item: XmlElement,
  given: {
    id: string
    slug: string | null
    type: string
    origin: string | null
    sitePath: string
    former: string[]
  },
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
  // A `guid` keeps the number that a story had before its site was moved: another story's by now, and none of its own.
  if (/^\d+$/.test(given.id))
    paths.add(`${given.sitePath}/?${given.type === 'page' ? 'page_id' : 'p'}=${given.id}`)
  return [...paths]
}
