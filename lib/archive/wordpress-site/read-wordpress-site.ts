/** What was fetched from a WordPress that is running, as an archive: the same stories, by the same ids, as its export file holds. */
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import { stateInLanguage } from '../import/foreign-language.ts'
import type { CategoryRecord, ImportRecord, PersonRecord, StoryRecord } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { restrictedBy, stateOf } from '../wordpress/access.ts'
import {
  emptyLibrary,
  keepShared,
  type Library,
  sharedBlocksIn,
  sharedBlocksOf,
  type Term,
  termKey,
} from '../wordpress/library.ts'
import { decodedSlug, plainLine } from '../wordpress/plain-line.ts'
import { elsewhereOf, type PostMeta, primaryTermOf, subtitleOf } from '../wordpress/post-meta.ts'
import { filedUnder, type PostTerm } from '../wordpress/post-terms.ts'
import { kindOfPost, type PostKind } from '../wordpress/post-types.ts'
import { expandShortcodes } from '../wordpress/shortcodes.ts'
import { storyHtml } from '../wordpress/story-html.ts'
import { localeOf } from '../wordpress/translations.ts'
import { isOfRoute, linesOf, parseLine, type SiteHead, siteFileBegins } from './site-file.ts'

type Json = Record<string, unknown>

/** What stories are filed under, by id. */
type Names = {
  people: Map<number, PersonRecord>
  categories: Map<number, PostTerm>
  tags: Map<number, PostTerm>
  /** Terms of Co-Authors Plus: the key of a person. */
  coauthors: Map<number, string>
  /** Categories with what is above them, files that are no pictures, and words that several stories share. */
  library: Library
}
const named = ['users', 'categories', 'tags', 'coauthors', 'blocks']

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((each): each is number => Number.isSafeInteger(each)) : []

/** @throws {FileRefused} */
export async function* readWordPressSite(bytes: Bytes): AsyncGenerator<ImportRecord> {
  const names = await readNames(bytes)
  let head: SiteHead | undefined
  let isWhole = false
  let before = ''
  for await (const line of linesOf(bytes)) {
    if (isOfRoute(line, named)) continue
    const parsed = parseLine(line)
    if ('wordpressSite' in parsed) {
      head = parsed
      const home = text(head.home)
      names.library.sitePath = pathOf(home)
      yield {
        kind: 'site',
        source: siteIdentity('wordpress', home),
        origin: originOf(home),
        locale: localeOf(text(head.language)),
      }
      if (!head.isSignedIn) yield { kind: 'other', note: note('published-only', home) }
      for (const person of names.people.values()) yield person
      yield* categoriesIn(names)
    } else if ('left' in parsed) yield { kind: 'other', note: note('entry-left-out', text(parsed.left)) }
    else if ('end' in parsed) isWhole = true
    else if (!head) throw new FileRefused('broken-json', before)
    else if (parsed.route === 'media') yield uploadOf(parsed.object)
    else yield recordOf(parsed.object, names, head)
    before = line.slice(0, 50)
  }
  if (!isWhole) throw new FileRefused('cut-off')
}

/** They may stand behind the stories that name them: a first reading finds them. */
async function readNames(bytes: Bytes): Promise<Names> {
  const names: Names = {
    people: new Map(),
    categories: new Map(),
    tags: new Map(),
    coauthors: new Map(),
    library: emptyLibrary(),
  }
  const { library } = names
  const coauthors: [number, Json][] = []
  const terms: [PostTerm, Json][] = []
  let home = ''
  for await (const line of linesOf(bytes)) {
    if (!line.startsWith(siteFileBegins) && !isOfRoute(line, [...named, 'media'])) continue
    const parsed = parseLine(line)
    if ('wordpressSite' in parsed) home = text(parsed.home)
    if (!('object' in parsed)) continue
    const { route, object: found } = parsed
    const id = Number(found.id)
    if (route === 'users') names.people.set(id, personOf(found, home))
    else if (route === 'coauthors') coauthors.push([id, found])
    else if (route === 'blocks') keepShared(library, String(id), written(found.content).raw ?? '')
    else if (route === 'media') {
      if (!isPicture(found))
        library.files.set(String(id), { address: addressOf(found), title: lineOf(found.title) })
    } else {
      const term = termOf(found, route === 'tags' ? 'post_tag' : 'category')
      names[route === 'tags' ? 'tags' : 'categories'].set(id, term)
      terms.push([term, found])
    }
  }
  for (const [term, { id, parent, link }] of terms) {
    const above = term.taxonomy === 'category' ? names.categories.get(Number(parent)) : undefined
    const known: Term = {
      id: String(Number(id)),
      slug: term.slug,
      name: term.name,
      parent: above?.slug ?? '',
      ...(isOfSite(text(link), home) && { link: text(link) }),
    }
    library.terms.bySlug.set(termKey(term.taxonomy, term.slug), known)
    library.terms.byId.set(known.id, known)
  }
  const bySlug = new Map([...names.people.values()].map((person) => [person.slug, person]))
  for (const [id, term] of coauthors) {
    const slug = decodedSlug(text(term.slug)).replace(/^cap-/, '')
    const known = bySlug.get(slug)
    const key = known?.key ?? `coauthor-${id}`
    names.coauthors.set(id, key)
    const name = plainLine(text(term.name)) || slug
    if (!known)
      // A guest, who has no account. Its id is none of a user.
      names.people.set(-id, { kind: 'person', key, name, slug: slug || null, email: null, biography: null })
  }
  return names
}

const isOfSite = (address: string, home: string): boolean =>
  originOf(address) !== null && originOf(address) === originOf(home)

function termOf(found: Json, taxonomy: string): PostTerm {
  const stories = Number(found.count)
  return {
    taxonomy,
    slug: decodedSlug(text(found.slug)),
    name: plainLine(text(found.name)),
    // Of a site that is brought up to date, the file holds few stories.
    ...(taxonomy === 'post_tag' && Number.isSafeInteger(stories) && { stories }),
  }
}

const categoriesIn = ({ categories, library }: Names): CategoryRecord[] =>
  [...categories.values()].map(({ taxonomy, slug, name }) => ({
    kind: 'category',
    name,
    slug: slug || null,
    parent: library.terms.bySlug.get(termKey(taxonomy, slug))?.parent || null,
  }))

function personOf(user: Json, home: string): PersonRecord {
  return {
    kind: 'person',
    key: String(Number(user.id)),
    name: plainLine(text(user.name)),
    slug: decodedSlug(text(user.slug)) || null,
    email: text(user.email) || null,
    biography: plainLine(text(user.description)) || null,
    ...(isOfSite(text(user.link), home) && { oldPaths: [text(user.link)] }),
  }
}

/** `raw` is what stands in the editor, for who may see it. */
const written = (value: unknown): { raw: string | null; shown: string } => {
  const given = object(value)
  return { raw: typeof given.raw === 'string' ? given.raw : null, shown: text(given.rendered) }
}
const lineOf = (value: unknown): string => {
  const { raw, shown } = written(value)
  return plainLine(raw ?? shown)
}

const addressOf = (media: Json): string => text(media.source_url) || written(media.guid).shown

/** A site that does not say what an upload is has a picture of it. */
const isPicture = (media: Json): boolean => /^(?:image\/.*)?$/i.test(text(media.mime_type))

function uploadOf(media: Json): ImportRecord {
  const address = addressOf(media)
  if (isPicture(media))
    return {
      kind: 'picture',
      key: String(Number(media.id)),
      address,
      alt: text(media.alt_text) || null,
      caption: lineOf(media.caption) || null,
      credit: null,
    }
  const ending = /\.(\w{1,8})$/.exec(address)?.[1]?.toLowerCase() ?? ''
  return { kind: 'other', note: note('type-left-out', ending ? `attachment (${ending})` : 'attachment') }
}

function recordOf(post: Json, names: Names, head: SiteHead): ImportRecord {
  const type = text(post.type) || 'post'
  const { raw, shown } = written(post.content)
  const kind = kindOfPost(type, { title: lineOf(post.title), hasWords: (raw || shown).trim() !== '' })
  return kind === 'internal'
    ? { kind: 'other', note: note('type-left-out', type) }
    : readPost(post, { type, kind, names, head })
}

function readPost(
  post: Json,
  { type, kind, names, head }: { type: string; kind: PostKind; names: Names; head: SiteHead },
): StoryRecord {
  const notes: ImportNote[] = []
  const say = (each: ImportNote) => notes.push(each)
  const id = String(Number(post.id))
  const { library } = names
  const content = written(post.content)
  const terms = [
    ...numbers(post.categories).flatMap((each) => names.categories.get(each) ?? []),
    ...numbers(post.tags).flatMap((each) => names.tags.get(each) ?? []),
  ]
  const meta = metaOf(post, library)
  const { section, topics } = filedUnder(terms, meta, library)
  if (post.sticky === true) say(note('was-pinned'))
  const format = text(post.format)
  if (format && format !== 'standard') say(note('was-of-format', format))
  if (kind === 'story-of-own-type') say(note('was-of-own-type', type))
  const language = text(post.lang) || text(post.wpml_current_locale)
  const headline = lineOf(post.title)
  const standfirst = standfirstOf(post) ?? (subtitleOf(meta) || null)
  return {
    kind: 'story',
    sourceId: id,
    groupKey: groupOf(post),
    locale: localeOf(language),
    state: stateInLanguage(stateOf(text(post.status), restrictedTo(post, meta, library), say), language, say),
    isPage: type === 'page',
    ...(kind !== 'story' && { storyType: type }),
    // What has no words of its own comes only when somebody says what it is.
    ...(kind === 'other' && { isCustomType: true }),
    headline,
    slug: decodedSlug(text(post.slug)) || null,
    standfirst,
    elsewhere: elsewhereOf(meta, { headline, standfirst }),
    publishedAt: dateOf(post),
    people: peopleOf(post, names),
    section,
    topics,
    text: (tell) =>
      isWhole(content.raw, library)
        ? storyHtml({ id, content: content.raw, meta }, { library, say: tell })
        : expandShortcodes(content.shown, { postId: id, library, say: tell, footnotes: [] }),
    lead: Number(post.featured_media) > 0 ? `picture:${Number(post.featured_media)}` : null,
    oldPaths: oldPathsOf(post, id, type, head),
    notes,
  }
}

/** Where a builder left the editor empty, or a shared block is not shown, the words are where readers see them. */
const isWhole = (raw: string | null, library: Library): raw is string =>
  raw !== null && raw.trim() !== '' && !sharedBlocksIn(raw).some((id) => !library.sharedBlocks.has(id))

/** Fields that the site shows of a post, as its export has them; with the category that its breadcrumbs lead over. */
function metaOf(post: Json, library: Library): PostMeta {
  const meta = new Map(
    Object.entries(object(post.meta)).flatMap(([key, value]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)]] : [],
    ),
  )
  if (primaryTermOf(meta, 'category')) return meta
  const crumb = crumbOf(post)
  const chosen = crumb
    ? numbers(post.categories).find((id) => library.terms.byId.get(String(id))?.name === crumb)
    : undefined
  return chosen === undefined ? meta : meta.set('_primary_term_category', String(chosen))
}

/** See {@link restrictedBy}; of what is kept by a password, a visitor is told no more than that. */
const restrictedTo = (post: Json, meta: PostMeta, library: Library): string | null => {
  const { raw, shown } = written(post.content)
  return object(post.content).protected === true
    ? 'password'
    : restrictedBy(
        { password: text(post.password), status: text(post.status), content: raw ?? shown, meta },
        sharedBlocksOf(raw ?? '', library),
      )
}

/** The last but one of Yoast's breadcrumbs is the category that was chosen. */
function crumbOf(post: Json): string | null {
  const graph = object(object(post.yoast_head_json).schema)['@graph']
  if (!Array.isArray(graph)) return null
  const list = graph.map(object).find((each) => each['@type'] === 'BreadcrumbList')?.itemListElement
  const crumbs = Array.isArray(list) ? list.map(object) : []
  const crumb = crumbs.length > 2 ? crumbs.at(-2) : undefined
  return crumb ? plainLine(text(crumb.name)) : null
}

/** Co-Authors Plus keeps who wrote it as terms; else there is one, by its id. */
function peopleOf(post: Json, names: Names): string[] {
  const several = numbers(post.coauthors).flatMap((id) => names.coauthors.get(id) ?? [])
  if (several.length) return several
  const one = Number(post.author)
  return one > 0 ? [String(one)] : []
}

/** The moment in UTC, which WordPress writes without saying so. */
function dateOf(post: Json): Date | null {
  const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(text(post.date_gmt))?.[1]
  const at = new Date(written ? `${written}Z` : Number.NaN)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at
}

/** Polylang names the translations by language, WPML in a list. They share the smallest of their ids. */
function groupOf(post: Json): string | null {
  const several = [
    ...Object.values(object(post.translations)),
    ...(Array.isArray(post.wpml_translations) ? post.wpml_translations.map((each) => object(each).id) : []),
  ].map(Number)
  const ids = [...several, Number(post.id)].filter((id) => Number.isSafeInteger(id) && id > 0)
  return new Set(ids).size > 1 ? `translations-${Math.min(...ids)}` : null
}

/** Of a site of a network numbers are its own. */
const pathOf = (home: string): string =>
  URL.canParse(home) ? new URL(home).pathname.replace(/\/+$/, '') : ''

/** Its address, and the number that it always has; a `guid` keeps one of before the site was moved. */
function oldPathsOf(post: Json, id: string, type: string, head: SiteHead): string[] {
  return [
    ...new Set([
      ...[text(post.link)].filter((link) => isOfSite(link, head.home)),
      `${pathOf(head.home)}/?${type === 'page' ? 'page_id' : 'p'}=${id}`,
    ]),
  ]
}

/**
 * Somebody's words, or null: where nobody wrote an excerpt, WordPress shows visitors the beginning of the text instead,
 * and what it adds there.
 */
function standfirstOf(post: Json): string | null {
  const { raw, shown } = written(post.excerpt)
  if (raw !== null) return plainLine(raw) || null
  const said = plainLine(shown)
  if (/\[(?:…|\.\.\.)\]|…$|\.\.\.$|»$/.test(said) || shown.includes('more-link')) return null
  return said === '' || plainLine(written(post.content).shown).includes(said) ? null : said
}
