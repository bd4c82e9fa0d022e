/** Ghost's export, of Ghost 0.11 to 5: tables as JSON. https://ghost.org/docs/migration/custom/ */
import type { ImportNote, ToldElsewhere } from '../../vocabulary.ts'
import type { FileTree } from '../import/file-tree.ts'
import { withoutTags } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { lexicalHtml } from './lexical.ts'
import { mobiledocHtml } from './mobiledoc.ts'
import { type GhostRoute, ghostRoutes, routedPath } from './routes.ts'

type Row = Record<string, unknown>

const tables = new Set(['posts', 'posts_meta', 'posts_tags', 'posts_authors', 'tags', 'users', 'settings'])
/** Of readers and of the system: counted, and said to stay behind. Exports of Ghost itself hold a few of them. */
const leftTables = new Set(['members', 'newsletters', 'comments', 'products', 'snippets', 'emails', 'offers'])
/** `data.posts` of old exports, `db.data.posts` of newer ones. */
const tableOf = (path: string): string | null => {
  const [, name] = /^(?:db\.)?data\.(\w+)$/.exec(path) ?? []
  return name && (tables.has(name) || leftTables.has(name)) ? name : null
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const key = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : ''

/** What posts refer to, kept until they come: the tables stand in any order. */
type Tables = {
  tags: Map<string, TermRecord & { isInternal: boolean }>
  users: Map<string, Row>
  tagsOf: Map<string, { id: string; order: number }[]>
  authorsOf: Map<string, { id: string; order: number }[]>
  metaOf: Map<string, Row>
  settings: Map<string, string>
  /** The row of its title, which is made once with the site and is nobody else's. */
  titleId: string | null
  left: Map<string, number>
  routes: GhostRoute[]
}

/**
 * @param beside what the export was packed with: `routes.yaml` may lie there
 * @throws {FileRefused}
 */
export async function* readGhost(bytes: Bytes, beside: FileTree | null = null): AsyncGenerator<ImportRecord> {
  const found = await readTables(bytes, await ghostRoutes(beside))
  const locale = localeOf(
    found.settings.get('locale') ?? found.settings.get('lang') ?? found.settings.get('default_locale') ?? '',
  )
  yield { kind: 'site', source: sourceOf(found), origin: originOf(found), locale }
  for (const [table, count] of found.left) yield { kind: 'other', note: leftNote(table, count) }
  for (const [id, user] of found.users)
    yield {
      kind: 'person',
      key: id,
      name: text(user.name),
      slug: text(user.slug) || null,
      email: text(user.email) || null,
      biography: text(user.bio) || null,
      ...(text(user.slug) && { oldPaths: [`/author/${text(user.slug)}/`] }),
    }
  for await (const { row } of jsonElements(bytes, (at) => tableOf(at) === 'posts')) {
    yield* pictureOver(row, found)
    yield readPost(row, found)
  }
}

async function readTables(bytes: Bytes, routes: GhostRoute[]): Promise<Tables> {
  const found: Tables = {
    tags: new Map(),
    users: new Map(),
    tagsOf: new Map(),
    authorsOf: new Map(),
    metaOf: new Map(),
    settings: new Map(),
    titleId: null,
    left: new Map(),
    routes,
  }
  const join = (into: Tables['tagsOf'], row: Row, id: unknown) => {
    const post = key(row.post_id)
    into.set(post, [...(into.get(post) ?? []), { id: key(id), order: Number(row.sort_order ?? 0) }])
  }
  const isTable = (path: string) => ![null, 'posts'].includes(tableOf(path))
  for await (const { path, row } of jsonElements(bytes, isTable)) {
    switch (tableOf(path)) {
      case 'tags': {
        const name = text(row.name)
        const isInternal = row.visibility === 'internal' || name.startsWith('#')
        const slug = text(row.slug) || null
        found.tags.set(key(row.id), {
          name,
          slug,
          isTag: true,
          isInternal,
          ...(slug && { oldPaths: [`/tag/${slug}/`] }),
        })
        break
      }
      case 'users':
        found.users.set(key(row.id), row)
        break
      case 'posts_tags':
        join(found.tagsOf, row, row.tag_id)
        break
      case 'posts_authors':
        join(found.authorsOf, row, row.author_id)
        break
      case 'posts_meta':
        found.metaOf.set(key(row.post_id), row)
        break
      case 'settings':
        found.settings.set(text(row.key), text(row.value))
        if (row.key === 'title') found.titleId = key(row.id) || null
        break
      default: {
        const table = tableOf(path)
        if (table && leftTables.has(table)) found.left.set(table, (found.left.get(table) ?? 0) + 1)
      }
    }
  }
  return found
}

const leftNote = (table: string, count: number): ImportNote =>
  table === 'members'
    ? note('members-left-out', String(count))
    : table === 'newsletters'
      ? note('newsletters-left-out', String(count))
      : table === 'comments'
        ? note('comments-left-out', String(count))
        : note('type-left-out', `${table} (${count})`)

/** What Ghost 0 to 3 and some programs that write its exports say; Ghost itself keeps its address elsewhere. */
function originOf({ settings }: Tables): string | null {
  const url = settings.get('url') ?? ''
  return /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url).origin : null
}

/**
 * Which site it is: the same in every export of one. Its title may change; the row that it stands in does not. Programs
 * that write exports for Ghost make no rows with ids.
 */
function sourceOf(found: Tables): string {
  const { titleId, settings } = found
  const origin = originOf(found)
  const title = (settings.get('title') ?? '').slice(0, 100)
  if (origin) return `ghost:${new URL(origin).host}`
  return titleId && /^[0-9a-f]{24}$/i.test(titleId) ? `ghost:${titleId}` : title ? `ghost:${title}` : 'ghost'
}

const inOrder = (rows: { id: string; order: number }[] = []): string[] =>
  [...rows].sort((a, b) => a.order - b.order).map(({ id }) => id)

/** What is said of the picture over a story. */
function* pictureOver(row: Row, found: Tables): Generator<ImportRecord> {
  const address = addressOver(row)
  const meta = found.metaOf.get(key(row.id)) ?? {}
  if (!address) return
  yield {
    kind: 'picture',
    key: `post:${key(row.id)}`,
    address,
    alt: text(meta.feature_image_alt) || null,
    caption: withoutTags(text(meta.feature_image_caption)) || null,
    credit: null,
  }
}

const addressOver = (row: Row): string => withoutHost(text(row.feature_image) || text(row.image))

function readPost(row: Row, found: Tables): StoryRecord {
  const notes: ImportNote[] = []
  const say = (each: ImportNote) => notes.push(each)
  const id = key(row.id)
  const terms = inOrder(found.tagsOf.get(id)).flatMap((tag) => found.tags.get(tag) ?? [])
  for (const { name, isInternal } of terms) if (isInternal) say(note('internal-tag', name))
  const [first, ...others] = terms.filter(({ isInternal }) => !isInternal)
  const authors = inOrder(found.authorsOf.get(id))
  if (row.featured === 1 || row.featured === true) say(note('was-pinned'))
  const meta = found.metaOf.get(id) ?? {}
  for (const each of [row.codeinjection_head, row.codeinjection_foot])
    if (text(each) && !notes.some(({ kind }) => kind === 'code-injection-left-out'))
      say(note('code-injection-left-out'))
  const slug = text(row.slug) || null
  return {
    kind: 'story',
    sourceId: text(row.uuid) || id,
    groupKey: null,
    locale: localeOf(text(row.locale)),
    state: stateOf({ ...row, email_only: row.email_only || meta.email_only }, say),
    isPage: row.type === 'page' || row.page === 1 || row.page === true,
    headline: text(row.title) === '(Untitled)' ? '' : text(row.title),
    slug,
    standfirst: text(row.custom_excerpt) || null,
    elsewhere: elsewhereOf({ ...row, ...meta }),
    publishedAt: dateOf(row.published_at),
    people: authors.length ? authors : row.author_id ? [key(row.author_id)] : [],
    section: first ?? null,
    topics: others,
    text: (tell) => withLostLinks(withoutHost(contentOf(row, tell)), originOf(found), tell),
    lead: addressOver(row) || null,
    oldPaths: slug ? pathsOf(row, slug, found) : [],
    notes,
  }
}

/** In the table of posts until Ghost 2, beside it since; X's own words only where there are none for all. */
const elsewhereOf = (row: Row): Partial<ToldElsewhere> => ({
  searchTitle: text(row.meta_title) || null,
  searchDescription: text(row.meta_description) || null,
  socialTitle: text(row.og_title) || text(row.twitter_title) || null,
  socialDescription: text(row.og_description) || text(row.twitter_description) || null,
})

function stateOf(row: Row, say: (each: ImportNote) => void): RecordState {
  const visibility = text(row.visibility) || 'public'
  if (row.status === 'sent' || row.email_only === 1 || row.email_only === true) {
    say(note('was-private', 'newsletter'))
    return 'private'
  }
  if (visibility !== 'public' && row.status !== 'draft') {
    say(note('was-private', visibility))
    return 'private'
  }
  return row.status === 'published' ? 'published' : row.status === 'scheduled' ? 'scheduled' : 'draft'
}

/** ISO 8601, or, up to Ghost 0.11, milliseconds. */
function dateOf(value: unknown): Date | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const at = new Date(
    typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z') : value,
  )
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at
}

/** The one of its routes first; without them the one that Ghost has by itself. */
function pathsOf(row: Row, slug: string, found: Tables): string[] {
  const id = key(row.id)
  const slugsOf = (ids: string[], of: (id: string) => string | null | undefined) =>
    ids.flatMap((each) => of(each) ?? [])
  const isPage = row.type === 'page' || row.page === 1 || row.page === true
  const authors = inOrder(found.authorsOf.get(id))
  const routed = isPage
    ? null
    : routedPath(found.routes, {
        slug,
        id,
        publishedAt: dateOf(row.published_at),
        tags: slugsOf(inOrder(found.tagsOf.get(id)), (tag) =>
          found.tags.get(tag)?.isInternal ? null : found.tags.get(tag)?.slug,
        ),
        authors: slugsOf(
          authors.length ? authors : [key(row.author_id)],
          (author) => text(found.users.get(author)?.slug) || null,
        ),
        isFeatured: row.featured === 1 || row.featured === true,
      })
  return [...new Set([routed ?? `/${slug}/`, ...permalink(found.settings.get('permalinks'), row, slug)])]
}

/** Ghost 0 to 2 say how addresses are made; later ones keep it in a file that is not exported. */
function permalink(pattern: string | undefined, row: Row, slug: string): string[] {
  const at = dateOf(row.published_at)
  if (!pattern?.includes(':slug') || pattern === '/:slug/' || !at) return []
  const two = (value: number) => String(value).padStart(2, '0')
  const path = pattern
    .replace(':slug', slug)
    .replace(':year', String(at.getUTCFullYear()))
    .replace(':month', two(at.getUTCMonth() + 1))
    .replace(':day', two(at.getUTCDate()))
    .replace(':id', key(row.id))
  return path.includes(':') ? [] : [path]
}

/** Where Ghost writes its own address. */
const withoutHost = (html: string): string => html.replaceAll('__GHOST_URL__', '')

/** Links within the site lead nowhere where its address is not known: that is said. */
function withLostLinks(html: string, origin: string | null, say: (each: ImportNote) => void): string {
  if (origin === null)
    for (const [, address = ''] of html.matchAll(/<a\b[^<>]{0,1000}?\shref="(\/(?!\/)[^"<>]{0,1000})"/gi))
      say(note('link-of-site-lost', address))
  return html
}

function contentOf(row: Row, say: (each: ImportNote) => void): string {
  for (const [json, read] of [
    [row.lexical, lexicalHtml],
    [row.mobiledoc, mobiledocHtml],
  ] as const) {
    if (typeof json !== 'string' || !json.trim()) continue
    try {
      return read(json, say)
    } catch {
      // Damaged over there: the HTML that it was made into may stand beside it.
    }
  }
  return text(row.html)
}
