import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { FileTree } from '../import/file-tree.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { type NoteKind, note } from '../import/notes.ts'
import { type Bytes, wholeText } from '../import/open-text.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { dateField, type Fields, fieldNamed, frontMatter, listField, textField } from './front-matter.ts'
import { baseUrl, jekyllCategories, jekyllTags, withDefaults } from './jekyll-addresses.ts'
import { markdownHtml } from './markdown-html.ts'
import { oldAddresses } from './old-addresses.ts'
import { namedAuthors, readSite, type StaticSite, siteName, tableIn } from './site-config.ts'
import { SitePages } from './site-pages.ts'
import { isHtml } from './site-paths.ts'
import { commonName, namesInSeveral, type StoryFile, storyFiles } from './story-files.ts'

/** Characters: a long book. */
const longest = 8_000_000

type Site = StaticSite & {
  pages: SitePages
  inSeveral: ReadonlySet<string>
  /** What files that name a section, a term or a person call it, by where they lie. */
  titles: ReadonlyMap<string, string>
}

/** @throws {FileRefused} for a file that is alone, or a broken ZIP; one of several is named, and left out */
export async function* readMarkdown(tree: FileTree, fileName: string): AsyncGenerator<ImportRecord> {
  const found = await readSite(tree)
  const { config, address, program } = found
  yield {
    kind: 'site',
    source: `markdown:${address ? siteName(address) : fileName.replace(/\.(?:zip|md|markdown|mdx)$/i, '')}`,
    origin: address ? new URL(address).origin : null,
    locale: localeOf(
      textField(config, 'languagecode', 'defaultcontentlanguage', 'locale', 'lang', 'language') ?? '',
    ),
  }
  const byPath = new Map(tree.files.map((each) => [each.path, each]))
  const files = storyFiles([...byPath.keys()], found)
  for (const path of files.left) yield { kind: 'other', note: note('entry-left-out', path) }
  let cascades: ReadonlyMap<string, Fields> = new Map()
  const read = async (file: StoryFile): Promise<Head | null> => {
    const { open, size } = byPath.get(file.path) ?? {}
    if (!open) return null
    if ((size ?? 0) > longest * 4) throw new FileRefused('too-large', file.path)
    const head = frontMatter(await textOnce(open))
    const fields =
      program === 'jekyll' ? withDefaults(found, file, head.fields) : withCascade(file, head.fields, cascades)
    return { ...head, fields }
  }
  const sections = await readSections(files.sections, read)
  cascades = sections.cascades
  for (const each of sections.left) yield { kind: 'other', note: each }
  const site: Site = {
    ...found,
    pages: new SitePages(found, tree.files),
    inSeveral: namesInSeveral(files.stories),
    titles: sections.titles,
  }
  // What a text links to may come behind it.
  for (const file of files.stories) {
    const head = await read(file).catch(refusal)
    if (!head || head instanceof FileRefused) continue
    site.pages.add(file, head.fields, oldAddresses(site, file, head.fields, dayOf(file, head.fields))[0])
  }
  const people = new Set<string>()
  const named = await namedAuthors(tree, found)
  for (const file of files.stories) {
    const head = await read(file).catch(refusal)
    if (head instanceof FileRefused) {
      if (files.stories.length === 1) throw head
      yield { kind: 'other', note: note(leftFor(head), file.path) }
    }
    if (!head || head instanceof FileRefused || isPart(file, head.fields, head.isUnreadable, site)) continue
    for (const person of peopleOf(head.fields)) {
      if (people.has(person)) continue
      people.add(person)
      const known = person.toLowerCase()
      const name = named.get(known) ?? site.titles.get(`authors/${known}`) ?? person
      yield { kind: 'person', key: person, name, slug: null, email: null, biography: null }
    }
    yield storyOf(file, head, site)
  }
}

/** The text of a small file, which is opened once: there are thousands. */
async function textOnce(open: Bytes): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open()) chunks.push(chunk)
  return wholeText(async function* () {
    yield* chunks
  }, longest)
}

/** What is wrong with one file. A ZIP that is not what it says is wrong as a whole; everything else is our own. */
function refusal(error: unknown): FileRefused {
  if (error instanceof FileRefused && !/zip$/.test(error.reason)) return error
  throw error
}

const leftFor = ({ reason }: FileRefused): NoteKind =>
  reason === 'encoding' || reason === 'cut-off'
    ? 'file-not-utf8'
    : reason === 'too-large'
      ? 'file-too-long'
      : 'file-broken'

/** HTML without a head is a part of a theme, or was made by the program. */
const isPart = (file: StoryFile, fields: Fields, isUnreadable: boolean, { program }: Site): boolean =>
  isHtml(file.path) &&
  !isUnreadable &&
  (Object.keys(fields).length === 0 ||
    (program === 'jekyll' && !file.collection && !textField(fields, 'title')))

type Head = { fields: Fields; body: string; isUnreadable: boolean }

/** What files of sections say: how they are called, and what all beneath them has in its head (Hugo's `cascade`). */
async function readSections(
  sections: readonly StoryFile[],
  read: (file: StoryFile) => Promise<Head | null>,
): Promise<{ titles: Map<string, string>; cascades: Map<string, Fields>; left: ImportNote[] }> {
  const left: ImportNote[] = []
  const titles = new Map<string, string>()
  const cascades = new Map<string, Fields>()
  for (const file of sections) {
    const head = await read(file).catch(refusal)
    if (head instanceof FileRefused) left.push(note(leftFor(head), file.path))
    if (!head || head instanceof FileRefused) continue
    // Lists here have no words over them.
    if (/\p{L}/u.test(head.body)) left.push(note('entry-left-out', file.path))
    const key = file.folders.join('/').toLowerCase()
    const title = textField(head.fields, 'title')
    if (title) titles.set(file.language ? `${file.language}:${key}` : key, title)
    if (title && !titles.has(key)) titles.set(key, title)
    const given = fieldNamed(head.fields, 'cascade')
    for (const each of Array.isArray(given) ? (given as unknown[]) : [given])
      if (typeof each === 'object' && each !== null)
        cascades.set(key, { ...cascades.get(key), ...cascadeOf(each as Fields) })
  }
  return { titles, cascades, left }
}

/** Of a rule for some pages alone only that they are drafts is taken, and by all. */
function cascadeOf(rule: Fields): Fields {
  const isForSome = ['target', '_target'].some((name) => fieldNamed(rule, name) !== undefined)
  return isForSome ? (isTrue(fieldNamed(rule, 'draft')) ? { draft: true } : {}) : rule
}

function withCascade(file: StoryFile, fields: Fields, cascades: ReadonlyMap<string, Fields>): Fields {
  const folders = [
    '',
    ...file.folders.map((_, depth) =>
      file.folders
        .slice(0, depth + 1)
        .join('/')
        .toLowerCase(),
    ),
  ]
  return Object.assign({}, ...folders.map((folder) => cascades.get(folder) ?? {}), fields)
}

const peopleOf = (fields: Fields): string[] => listField(fields, 'authors', 'author', 'byline')

const dayOf = (file: StoryFile, fields: Fields): Date | null =>
  dateField(fields, 'published', 'publishDate', 'published_at', 'pubDate', 'date') ??
  dateField({ day: file.day }, 'day')

/** Where pictures that stand over a story are said to be. */
const leads = [
  'picture',
  'image',
  'cover',
  'featured_image',
  'feature_image',
  'featuredImage',
  'featureimage',
  'thumbnail',
  'heroImage',
  'banner',
  'header',
]

function storyOf(file: StoryFile, { fields, body, isUnreadable }: Head, site: Site): StoryRecord {
  const notes: ImportNote[] = isUnreadable ? [note('head-unreadable')] : []
  const named = file.name === 'index' ? (file.folders.at(-1) ?? file.name) : file.name
  const { headline, body: text } = headlineOf(textField(fields, 'title', 'headline'), body)
  const publishedAt = isUnreadable ? null : dayOf(file, fields)
  const oldPaths = isUnreadable ? [] : oldAddresses(site, file, fields, publishedAt)
  const language = textField(fields, 'language', 'lang', 'locale') ?? file.language ?? mainLanguage(site)
  const [section, ...others] = sectionsOf(file, fields, site)
  const lead = textField(fields, ...leads) ?? listField(fields, 'images')[0] ?? null
  return {
    kind: 'story',
    sourceId: idOf(fields) ?? file.path.slice(site.root.length),
    groupKey:
      textField(fields, 'translationKey', 'translation_key', 'story') ??
      (fieldNamed(fields, 'lang') ? textField(fields, 'ref', 'lang-ref', 'lang_ref', 'page_id') : null) ??
      (site.inSeveral.has(commonName(file)) ? commonName(file) : null),
    locale: localeOf(language ?? ''),
    state: isUnreadable ? 'draft' : stateOf(file, fields, publishedAt, notes),
    isPage: isPage(file, fields, site, publishedAt),
    headline: headline || named,
    slug: textField(fields, 'slug') ?? named,
    standfirst: textField(fields, 'standfirst', 'description', 'excerpt', 'summary', 'subtitle'),
    publishedAt,
    people: peopleOf(fields),
    section: section ?? null,
    topics: [...others, ...topicsOf(fields, site)],
    text: (say) => htmlOf(file, fields, text, oldPaths[0], site, say),
    lead: lead && site.pages.picture(lead, file, oldPaths[0]),
    oldPaths,
    notes,
  }
}

/** Only one that nobody made up: folders are copied with all that stands in them. */
const idOf = (fields: Fields): string | null => {
  const id = textField(fields, 'id')
  return textField(fields, 'uuid', 'guid') ?? (id && /^(?=.*\d)[\w:./-]{12,}$/.test(id) ? id : null)
}

/** Of Hugo's files without a language in their names, where others have one. */
const mainLanguage = ({ program, config, inSeveral }: Site): string | null =>
  program === 'hugo' && inSeveral.size > 0 ? textField(config, 'defaultcontentlanguage') : null

function termOf(name: string, kind: string, { titles }: Site): TermRecord {
  const title = titles.get(`${kind}/${name.toLowerCase()}`)
  return title ? { name: title, slug: name } : { name, slug: null }
}

/** Folders that hold whatever there is, and are no section. */
const anything = /^(?:posts?|blog|articles?|docs|notes|content|src|pages|_posts)$/i

function sectionsOf(file: StoryFile, fields: Fields, site: Site): TermRecord[] {
  const said =
    site.program === 'jekyll'
      ? [...listField(fields, 'section'), ...jekyllCategories(file, file.folders, fields)]
      : listField(fields, 'section', 'categories', 'category')
  if (said.length || site.program !== 'hugo') return said.map((each) => termOf(each, 'categories', site))
  // Hugo's own sections are folders; one that has no name for readers makes none here.
  const folders = file.isBundle ? file.folders.slice(0, -1) : file.folders
  const [folder] = folders
  if (!folder || anything.test(folder)) return []
  const key = folder.toLowerCase()
  const title = (file.language && site.titles.get(`${file.language}:${key}`)) || site.titles.get(key)
  return [title ? { name: title, slug: folder } : { name: folder, slug: folder, isTag: true }]
}

const topicsOf = (fields: Fields, site: Site): TermRecord[] =>
  (site.program === 'jekyll' && !fieldNamed(fields, 'topics')
    ? jekyllTags(fields)
    : listField(fields, 'topics', 'tags', 'keywords')
  ).map((each) => termOf(each, 'tags', site))

function isPage(file: StoryFile, fields: Fields, { program }: Site, publishedAt: Date | null): boolean {
  if ([textField(fields, 'layout'), textField(fields, 'type')].includes('page')) return true
  if (program === 'jekyll') return file.collection === null
  return program === 'hugo' && file.folders.length === (file.isBundle ? 1 : 0) && publishedAt === null
}

/** Whoever wrote `yes` or `"true"` meant it, whatever her program made of it. */
const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^(?:true|yes|on|y|1)$/i.test(value.trim())) || value === 1
const isFalse = (value: unknown): boolean =>
  value === false ||
  (typeof value === 'string' && /^(?:false|no|off|n|0)$/i.test(value.trim())) ||
  value === 0

function stateOf(
  file: StoryFile,
  fields: Fields,
  publishedAt: Date | null,
  notes: ImportNote[],
): RecordState {
  const at = (name: string) => fieldNamed(fields, name)
  const state = textField(fields, 'state', 'status')
  if (
    isTrue(at('draft')) ||
    isFalse(at('published')) ||
    isFalse(at('publish')) ||
    /(?:^|\/)_drafts\//.test(file.path)
  )
    return 'draft'
  if (state && !/^publish(?:ed)?$/i.test(state)) return 'draft'
  const expires = dateField(fields, 'expiryDate', 'unpublishDate')
  const build = at('build') ?? at('_build')
  const isUnseen =
    typeof build === 'object' &&
    build !== null &&
    /^(?:never|false|link)$/.test(String(fieldNamed(build as Fields, 'render')))
  const why = isTrue(at('private'))
    ? 'private'
    : expires && expires.getTime() <= Date.now()
      ? `expiryDate ${expires.toISOString().slice(0, 10)}`
      : isUnseen || isTrue(at('headless')) || isFalse(at('permalink'))
        ? 'render: never'
        : null
  if (why) {
    notes.push(note('was-private', why))
    return 'private'
  }
  return publishedAt && publishedAt.getTime() > Date.now() ? 'scheduled' : 'published'
}

/** The title of the front matter, else the first heading, which is none of the text then. */
function headlineOf(title: string | null, text: string): { headline: string; body: string } {
  const start = text.search(/\S/)
  const end = text.indexOf('\n', start)
  const line = start < 0 ? '' : text.slice(start, end < 0 ? text.length : Math.min(end, start + 1_000))
  const [, words] = /^#[ \t]+(\S.*)$/.exec(line.trimEnd()) ?? []
  const headline = words?.replace(/(?<![ \t#])[ \t]*#*$/, '').replace(/[ \t]*\{[#.][^{}]*\}$/, '')
  if (title && headline !== title) return { headline: title, body: text }
  return headline
    ? { headline: title ?? headline, body: end < 0 ? '' : text.slice(end + 1) }
    : { headline: title ?? '', body: text }
}

function htmlOf(
  file: StoryFile,
  fields: Fields,
  body: string,
  page: string | undefined,
  site: Site,
  say: (each: ImportNote) => void,
): string {
  const { pages, config, program, address } = site
  const html = markdownHtml(body, {
    program,
    form: isHtml(file.path) ? 'html' : /\.mdx$/i.test(file.path) ? 'mdx' : 'markdown',
    hasLiquid: !isFalse(fieldNamed(fields, 'render_with_liquid')),
    basePath: address ? new URL(address).pathname.replace(/\/$/, '') : baseUrl(config),
    address: address?.replace(/\/$/, '') ?? null,
    say,
    pageAt: (name, of) => pages.pageAt(name, file, of ?? null),
    pictureAt: (name) => pages.pictureNamed(name),
    variable: (name) => {
      const [, of, key = name] = /^(page|site)\.(\w+)$/.exec(name) ?? []
      return (
        (of === 'site' ? null : textField(fields, key)) ??
        (of === 'page' ? null : (textField(tableIn(config, 'params'), key) ?? textField(config, key)))
      )
    },
    gallery: (name) => galleryIn(fields, name),
    placed: (written, isPicture) => {
      if (isPicture) return pages.picture(written, file, page)
      if (!written || /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(written)) return written
      const known = pages.pageAt(decodedOnce(written), file)
      const whole = known ?? written
      if (address)
        return URL.canParse(whole, new URL(page ?? '', address).href)
          ? new URL(whole, new URL(page ?? '', address).href).href
          : whole
      say(note('link-of-site-lost', known ?? written))
      return written
    },
  })
  return html
}

const decodedOnce = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function galleryIn(fields: Fields, name: string): { src: string; alt: string }[] {
  const list = fieldNamed(fields, name)
  return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((each) => {
    if (typeof each !== 'object' || each === null) return []
    const src = textField(each as Fields, 'image_path', 'src', 'url', 'image')
    return src ? [{ src, alt: textField(each as Fields, 'alt', 'title') ?? '' }] : []
  })
}
