/** What was fetched from a WordPress that is running, as an archive: the same stories, by the same ids, as its export file holds. */
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import type {
  ImportRecord,
  PersonRecord,
  RecordState,
  StoryRecord,
  TermRecord,
} from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { decoded, htmlOf, localeOf, originOf, plain, storyTypes } from '../wordpress/read-wordpress.ts'
import { expandShortcodes } from '../wordpress/shortcodes.ts'
import { wordPressSource } from '../wordpress/site-source.ts'
import { isOfRoute, linesOf, parseLine, type SiteHead } from './site-file.ts'

type Json = Record<string, unknown>

/** What stories are filed under, by id. */
type Names = {
  people: Map<number, PersonRecord>
  categories: Map<number, TermRecord>
  tags: Map<number, TermRecord>
  /** Terms of Co-Authors Plus: the key of a person. */
  coauthors: Map<number, string>
}

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
    if (isOfRoute(line, ['users', 'categories', 'tags', 'coauthors'])) continue
    const parsed = parseLine(line)
    if ('wordpressSite' in parsed) {
      head = parsed
      const home = text(head.home)
      yield {
        kind: 'site',
        source: wordPressSource(home),
        origin: originOf(home),
        locale: localeOf(text(head.language)),
      }
      if (!head.isSignedIn) yield { kind: 'other', note: note('published-only', home) }
      for (const person of names.people.values()) yield person
    } else if ('left' in parsed) yield { kind: 'other', note: note('entry-left-out', text(parsed.left)) }
    else if ('end' in parsed) isWhole = true
    else if (!head) throw new FileRefused('broken-json', before)
    else if (parsed.route === 'media') yield pictureOf(parsed.object)
    else yield recordOf(parsed.object, names, head)
    before = line.slice(0, 50)
  }
  if (!isWhole) throw new FileRefused('cut-off')
}

/** They may stand behind the stories that name them: a first reading finds them. */
async function readNames(bytes: Bytes): Promise<Names> {
  const names: Names = { people: new Map(), categories: new Map(), tags: new Map(), coauthors: new Map() }
  const coauthors: [number, Json][] = []
  for await (const line of linesOf(bytes)) {
    if (!isOfRoute(line, ['users', 'categories', 'tags', 'coauthors'])) continue
    const parsed = parseLine(line)
    if (!('object' in parsed)) continue
    const id = Number(parsed.object.id)
    const term = { name: plain(text(parsed.object.name)), slug: decoded(text(parsed.object.slug)) || null }
    if (parsed.route === 'users') names.people.set(id, personOf(parsed.object))
    else if (parsed.route === 'coauthors') coauthors.push([id, parsed.object])
    else names[parsed.route === 'tags' ? 'tags' : 'categories'].set(id, term)
  }
  const bySlug = new Map([...names.people.values()].map((person) => [person.slug, person]))
  for (const [id, term] of coauthors) {
    const slug = decoded(text(term.slug)).replace(/^cap-/, '')
    const known = bySlug.get(slug)
    const key = known?.key ?? `coauthor-${id}`
    names.coauthors.set(id, key)
    const name = plain(text(term.name)) || slug
    if (!known)
      // A guest, who has no account. Its id is none of a user.
      names.people.set(-id, { kind: 'person', key, name, slug: slug || null, email: null, biography: null })
  }
  return names
}

function personOf(user: Json): PersonRecord {
  return {
    kind: 'person',
    key: String(Number(user.id)),
    name: plain(text(user.name)),
    slug: decoded(text(user.slug)) || null,
    email: text(user.email) || null,
    biography: plain(text(user.description)) || null,
  }
}

/** `raw` is what stands in the editor, for who may see it. */
const written = (value: unknown): { raw: string | null; shown: string } => {
  const given = object(value)
  return { raw: typeof given.raw === 'string' ? given.raw : null, shown: text(given.rendered) }
}
const lineOf = (value: unknown): string => {
  const { raw, shown } = written(value)
  return plain(raw ?? shown)
}

const pictureOf = (media: Json): ImportRecord => ({
  kind: 'picture',
  key: String(Number(media.id)),
  address: text(media.source_url) || written(media.guid).shown,
  alt: text(media.alt_text) || null,
  caption: lineOf(media.caption) || null,
  credit: null,
})

function recordOf(post: Json, names: Names, head: SiteHead): ImportRecord {
  const type = text(post.type) || 'post'
  return storyTypes.has(type)
    ? readPost(post, type, names, head)
    : { kind: 'other', note: note('type-left-out', type) }
}

function readPost(post: Json, type: string, names: Names, head: SiteHead): StoryRecord {
  const notes: ImportNote[] = []
  const say = (each: ImportNote) => notes.push(each)
  const id = String(Number(post.id))
  const content = written(post.content)
  const [section, ...others] = categoriesOf(post, names)
  const topics = [...others, ...numbers(post.tags).flatMap((tag) => names.tags.get(tag) ?? [])]
  if (post.sticky === true) say(note('was-pinned'))
  return {
    kind: 'story',
    sourceId: id,
    groupKey: groupOf(post),
    locale: localeOf(text(post.lang) || text(post.wpml_current_locale)),
    state: stateOf(post, say),
    isPage: type === 'page',
    headline: lineOf(post.title),
    slug: decoded(text(post.slug)) || null,
    standfirst: standfirstOf(post),
    publishedAt: dateOf(post),
    people: peopleOf(post, names),
    section: section ?? null,
    topics,
    text: (tell) =>
      content.raw === null ? expandShortcodes(content.shown, tell) : htmlOf(content.raw, tell),
    lead: Number(post.featured_media) > 0 ? `picture:${Number(post.featured_media)}` : null,
    oldPaths: oldPathsOf(post, id, type, head),
    notes,
  }
}

/** Where there are several, the one that is chosen as the first of them. */
function categoriesOf(post: Json, names: Names): TermRecord[] {
  const found = numbers(post.categories).flatMap((id) => {
    const term = names.categories.get(id)
    return term && term.slug !== 'uncategorized' && term.slug !== 'غير-مصنف' ? [{ id, term }] : []
  })
  const meta = object(post.meta)
  const chosen = Number(
    meta._yoast_wpseo_primary_category ?? meta.rank_math_primary_category ?? meta._primary_category ?? 0,
  )
  const isFirst = ({ id, term }: { id: number; term: TermRecord }): boolean =>
    chosen > 0 ? id === chosen : term.name === crumbOf(post)
  const first = found.find(isFirst)
  return (first ? [first, ...found.filter((each) => each !== first)] : found).map(({ term }) => term)
}

/** The last but one of Yoast's breadcrumbs is the category that was chosen. */
function crumbOf(post: Json): string | null {
  const graph = object(object(post.yoast_head_json).schema)['@graph']
  if (!Array.isArray(graph)) return null
  const list = graph.map(object).find((each) => each['@type'] === 'BreadcrumbList')?.itemListElement
  const crumbs = Array.isArray(list) ? list.map(object) : []
  const crumb = crumbs.length > 2 ? crumbs.at(-2) : undefined
  return crumb ? plain(text(crumb.name)) : null
}

/** Co-Authors Plus keeps who wrote it as terms; else there is one, by its id. */
function peopleOf(post: Json, names: Names): string[] {
  const several = numbers(post.coauthors).flatMap((id) => names.coauthors.get(id) ?? [])
  if (several.length) return several
  const one = Number(post.author)
  return one > 0 ? [String(one)] : []
}

function stateOf(post: Json, say: (each: ImportNote) => void): RecordState {
  if (object(post.content).protected === true || text(post.password)) {
    say(note('was-private', 'password'))
    return 'private'
  }
  switch (text(post.status)) {
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

/** Its address, and the number that it always has. */
function oldPathsOf(post: Json, id: string, type: string, head: SiteHead): string[] {
  const origin = originOf(head.home)
  const isOwn = (address: string) => address !== '' && originOf(address) === origin
  // Of a site of a network the number is its own.
  const path = URL.canParse(head.home) ? new URL(head.home).pathname.replace(/\/+$/, '') : ''
  const guid = written(post.guid).shown.replace(/&amp;|&#038;/g, '&')
  return [
    ...new Set([
      ...[text(post.link)].filter(isOwn),
      ...(/[?&](?:p|page_id)=\d+$/.test(guid) && isOwn(guid) ? [guid] : []),
      `${path}/?${type === 'page' ? 'page_id' : 'p'}=${id}`,
    ]),
  ]
}

/**
 * Somebody's words, or null: where nobody wrote an excerpt, WordPress shows visitors the beginning of the text instead,
 * and what it adds there.
 */
function standfirstOf(post: Json): string | null {
  const { raw, shown } = written(post.excerpt)
  if (raw !== null) return plain(raw) || null
  const said = plain(shown)
  if (/\[(?:…|\.\.\.)\]|…$|\.\.\.$|»$/.test(said) || shown.includes('more-link')) return null
  return said === '' || plain(written(post.content).shown).includes(said) ? null : said
}
