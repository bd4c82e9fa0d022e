/** A folder of Markdown files with front matter, as static sites are made of; or one of them. */
import { posix } from 'node:path'
import { marked } from 'marked'
import type { ImportNote } from '../../vocabulary.ts'
import type { FileTree } from '../import/file-tree.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import { wholeText } from '../import/open-text.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { dateField, frontMatter, listField, textField } from './front-matter.ts'

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdx)$/i.test(path)
/** Files that describe a folder to those who program, and are no stories. */
const isAbout = (path: string): boolean =>
  /(?:^|\/)(?:README|CHANGELOG|LICENSE|CONTRIBUTING|_index)\.\w+$/i.test(path)

/** Characters: a long book. */
const longest = 8_000_000

/** @throws {FileRefused} */
export async function* readMarkdown(tree: FileTree, name: string): AsyncGenerator<ImportRecord> {
  yield {
    kind: 'site',
    source: `markdown:${name.replace(/\.(?:zip|md|markdown|mdx)$/i, '')}`,
    origin: null,
    locale: null,
  }
  const people = new Set<string>()
  for (const { path, open } of tree.files) {
    if (!isMarkdown(path) || isAbout(path)) continue
    const read = frontMatter(await wholeText(open, longest))
    if (!read) {
      yield { kind: 'other', note: note('entry-left-out', path) }
      continue
    }
    for (const person of peopleOf(read.fields)) {
      if (people.has(person)) continue
      people.add(person)
      yield { kind: 'person', key: person, name: person, slug: null, email: null, biography: null }
    }
    yield storyOf(path, read.fields, read.body)
  }
}

const peopleOf = (fields: Record<string, unknown>): string[] =>
  listField(fields, 'authors', 'author', 'byline')

function storyOf(path: string, fields: Record<string, unknown>, text: string): StoryRecord {
  const notes: ImportNote[] = []
  const file = posix.basename(path).replace(/\.\w+$/, '')
  // Hugo: about.ar.md. Jekyll: 2020-01-02-name.md.
  const [, withoutLanguage = file, suffix] = /^(.*?)(?:\.([a-z]{2}))?$/.exec(file) ?? []
  const [, day, named = withoutLanguage] = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(withoutLanguage) ?? []
  const slug = textField(fields, 'slug') ?? (named === 'index' ? posix.basename(posix.dirname(path)) : named)
  const { headline, body } = headlineOf(textField(fields, 'title', 'headline'), text)
  const publishedAt =
    dateField(fields, 'published', 'publishDate', 'published_at', 'pubDate', 'date') ??
    dateField({ day }, 'day')
  const [section, ...others] = listField(fields, 'section', 'categories', 'category')
  return {
    kind: 'story',
    sourceId: textField(fields, 'id', 'uuid', 'guid') ?? path,
    groupKey: textField(fields, 'translationKey', 'story'),
    locale: localeOf(textField(fields, 'language', 'lang', 'locale') ?? suffix ?? ''),
    state: stateOf(fields, path, publishedAt),
    isPage: textField(fields, 'layout', 'type') === 'page',
    headline: headline || named,
    slug,
    standfirst: textField(fields, 'standfirst', 'description', 'excerpt', 'summary', 'subtitle'),
    publishedAt,
    people: peopleOf(fields),
    section: section ? termOf(section) : null,
    topics: [...others, ...listField(fields, 'topics', 'tags', 'keywords')].map(termOf),
    text: () => relativeTo(path, marked.parse(body, { async: false, gfm: true })),
    lead: leadOf(
      path,
      textField(
        fields,
        'picture',
        'image',
        'cover',
        'featured_image',
        'feature_image',
        'thumbnail',
        'heroImage',
      ),
    ),
    oldPaths: [
      ...listField(fields, 'permalink', 'url'),
      ...listField(fields, 'aliases'),
      ...listField(fields, 'redirect_from'),
      ...(day
        ? [`/${day.replaceAll('-', '/')}/${named}.html`, `/${day.replaceAll('-', '/')}/${named}/`]
        : []),
    ].filter((address) => !address.includes(':') || /^https?:/.test(address)),
    notes,
  }
}

const termOf = (name: string): TermRecord => ({ name, slug: null })

function stateOf(fields: Record<string, unknown>, path: string, publishedAt: Date | null): RecordState {
  const state = textField(fields, 'state', 'status')
  if (fields.draft === true || fields.published === false || /(?:^|\/)_drafts\//.test(path)) return 'draft'
  if (state && state !== 'published' && state !== 'publish') return 'draft'
  return publishedAt && publishedAt.getTime() > Date.now() ? 'scheduled' : 'published'
}

/** The title of the front matter, else the first heading, which is none of the text then. */
function headlineOf(title: string | null, text: string): { headline: string; body: string } {
  const found = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(text)
  if (title && found?.[1] !== title) return { headline: title, body: text }
  return found
    ? { headline: title ?? found[1] ?? '', body: text.slice(found[0].length) }
    : { headline: '', body: text }
}

/** Pictures are named from the file that shows them, or from the site's root. */
const placed = (path: string, address: string): string =>
  /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(address) ? address : `/${posix.join(posix.dirname(path), address)}`

const relativeTo = (path: string, html: string): string =>
  html.replace(
    /(<img\b[^>]*?\bsrc=")([^"]+)"/gi,
    (_, before: string, src: string) => `${before}${placed(path, src)}"`,
  )

const leadOf = (path: string, address: string | null): string | null => address && placed(path, address)
