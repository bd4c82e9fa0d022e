/** Medium's export: a ZIP with a page per story, draft and response under `posts/`. */
import { posix } from 'node:path'
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import { isElement, type PastedElement, type PastedNode } from '../../newsroom/paste/pasted-tree.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { bookmarkHtml, escapeHtml, galleryHtml, pictureHtml } from '../import/html-text.ts'
import { findAllIn, findIn, hasClass, lineOf, treeHtml } from '../import/html-tree.ts'
import type { ImportRecord, PersonRecord, StoryRecord } from '../import/import-record.ts'
import { lastSegment } from '../import/last-segment.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { wholeText } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'

/** Characters of one page. */
const longest = 4_000_000

/** @throws {FileRefused} */
export async function* readMedium(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const known = new Set<string>()
  let origin: string | null = null
  let isSiteTold = false
  for (const { path, open } of parts) {
    const html = await wholeText(open, longest)
    // Cut off, it would pass for a whole draft: when it was published stands at its end.
    if (!/<\/html>\s{0,20}$/i.test(html)) {
      yield { kind: 'other', note: note('file-broken', path) }
      continue
    }
    const { root } = parse5Tree(withoutScripts(html))
    const page = findIn(root, (each) => hasClass(each, 'h-entry')) ?? root
    const post = readPage(page, path)
    if (isResponse(page, post.headline)) {
      yield { kind: 'other', note: note('response-left-out', post.headline || path) }
      continue
    }
    if (!isSiteTold) {
      origin = originOf(post.oldPaths[0] ?? '')
      // Its ids are one of a kind in all of Medium.
      yield { kind: 'site', source: 'medium', origin, locale: null }
      isSiteTold = true
    }
    const person = authorOf(page)
    if (person && !known.has(person.key)) yield person
    if (person) known.add(person.key)
    yield { ...post, oldPaths: post.oldPaths.filter((address) => originOf(address) === origin) }
  }
}

/** A program shown in the story, which is a script there, stays as a link to it. */
const withoutScripts = (html: string): string =>
  html.replace(
    /<script\b[^<>]{0,500}?\bsrc="([^"<>]{1,500})"[^<>]{0,500}>\s{0,20}<\/script>/gi,
    (_, src: string) => `<p><a href="${src}">${src.replace(/\.js$/, '')}</a></p>`,
  )

function authorOf(page: PastedElement): PersonRecord | null {
  const author = findIn(page, (each) => hasClass(each, 'p-author'))
  const name = lineOf(author)
  return name
    ? { kind: 'person', key: author?.attributes.href || name, name, slug: null, email: null, biography: null }
    : null
}

const bodyOf = (page: PastedElement): PastedElement | undefined =>
  findIn(page, (each) => hasClass(each, 'e-content'))

function readPage(page: PastedElement, path: string): StoryRecord {
  const headline = lineOf(findIn(page, (each) => hasClass(each, 'p-name')))
  const standfirst = lineOf(findIn(page, (each) => hasClass(each, 'p-summary')))
  const time = findIn(page, (each) => each.name === 'time' && hasClass(each, 'dt-published'))
  const canonical = findIn(page, (each) => hasClass(each, 'p-canonical'))?.attributes.href ?? ''
  const file = posix.basename(path).replace(/\.html?$/i, '')
  const isDraft = file.startsWith('draft_') || !time
  const [first, ...others] = findAllIn(page, (each) => hasClass(each, 'p-tag')).map((tag) => ({
    name: lineOf(tag),
    slug: null,
  }))
  const author = authorOf(page)
  const body = bodyOf(page)
  const picture = body && findIn(body, ({ name }) => name === 'img' || name === 'p')
  return {
    kind: 'story',
    sourceId: /(?:^|[-_/])([\da-f]{8,14})$/.exec(file)?.[1] ?? file,
    groupKey: null,
    locale: null,
    state: isDraft ? 'draft' : 'published',
    isPage: false,
    headline,
    slug: /^(.+)-[\da-f]{8,14}$/.exec(lastSegment(canonical))?.[1] ?? null,
    standfirst: standfirst || null,
    publishedAt: momentOf(time?.attributes.datetime),
    people: author ? [author.key] : [],
    section: first ? { ...first, isTag: true } : null,
    topics: others,
    text: () => (body ? bodyHtml(body, headline, standfirst) : ''),
    lead: picture?.name === 'img' ? (picture.attributes.src ?? null) : null,
    oldPaths: /^https?:/.test(canonical) ? [canonical] : [],
    notes: [],
  }
}

/**
 * What was answered to another's story: nothing says so, but it has no headline of its own, no summary, no tags and no
 * picture; its first words stand in for one.
 */
function isResponse(page: PastedElement, headline: string): boolean {
  const body = bodyOf(page)
  if (!body || !findIn(page, ({ name }) => name === 'time')) return false
  const has = (...names: string[]) =>
    findIn(page, (each) => names.some((name) => hasClass(each, name) || each.name === name)) !== undefined
  if (has('p-summary', 'p-tag', 'graf--title', 'graf--h3', 'graf--h4', 'figure')) return false
  return same(lineOf(body).slice(0, headline.length), headline.replace(/…$/, ''))
}

const plainOf = (text: string): string =>
  text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\s.…]+/gu, '')
const same = (a: string, b: string): boolean => plainOf(b) !== '' && plainOf(a).startsWith(plainOf(b))

function bodyHtml(body: PastedElement, headline: string, standfirst: string): string {
  const first = findIn(body, ({ name }) => name === 'hr')
  const instead = (each: PastedElement): string | null => {
    if (each.children.some(isRow)) return withRows(each, instead)
    // The line over the first section, and the title and subtitle, stand in the story's own fields.
    if (each === first && hasClass(each, 'section-divider')) return ''
    if (hasClass(each, 'graf--title') && plainOf(lineOf(each)) === plainOf(headline)) return ''
    if (hasClass(each, 'graf--subtitle') && plainOf(lineOf(each)) === plainOf(standfirst)) return ''
    if (hasClass(each, 'graf--mixtapeEmbed')) return mixtapeHtml(each)
    return null
  }
  return treeHtml(body, instead)
}

/** Pictures side by side. */
const isRow = (node: PastedNode): node is PastedElement =>
  isElement(node) && hasClass(node, 'sectionLayout--outsetRow')

/** What stands in an element, each run of rows as one gallery: several rows under each other are one grid there. */
function withRows({ children }: PastedElement, instead: (each: PastedElement) => string | null): string {
  let html = ''
  let rows: PastedElement[] = []
  const end = () => {
    html += rowsHtml(rows)
    rows = []
  }
  for (const child of children) {
    if (isRow(child)) rows.push(child)
    else if (isElement(child) || child.text.trim()) {
      end()
      html += treeHtml(child, instead)
    }
  }
  end()
  return html
}

/** What is said under the last picture of a row is said of all of them, where nothing is said under another. */
function rowsHtml(rows: readonly PastedElement[]): string {
  const figures = rows.flatMap((row) => findAllIn(row, ({ name }) => name === 'figure'))
  const pictures = figures.map((figure) => ({
    img: findIn(figure, ({ name }) => name === 'img'),
    caption: escapeHtml(lineOf(findIn(figure, ({ name }) => name === 'figcaption'))),
  }))
  const captions = pictures.flatMap(({ caption }) => caption || [])
  const isOfAll = captions.length === 1 && pictures.at(-1)?.caption === captions[0]
  return galleryHtml(
    pictures.flatMap(
      ({ img, caption }) =>
        pictureHtml(img?.attributes.src, img?.attributes.alt, isOfAll ? '' : caption) || [],
    ),
    isOfAll ? captions[0] : '',
  )
}

/** Another page, shown as a card. */
function mixtapeHtml(card: PastedElement): string {
  const link = findIn(card, ({ name, attributes }) => name === 'a' && Boolean(attributes.href))
  const title = lineOf(findIn(card, ({ name }) => name === 'strong' || name === 'b'))
  if (!link) return `<p>${escapeHtml(lineOf(card))}</p>`
  const description = lineOf(findIn(card, ({ name }) => name === 'em' || name === 'i'))
  return bookmarkHtml(link.attributes.href, { title, description })
}
