/**
 * Which of the formats that come as one file or as many a file is, by what it begins with. WordPress, Ghost, RSS and Atom,
 * Markdown, Word and our own export are told by `open-archive.ts`.
 */
import { readArc } from '../arc/read-arc.ts'
import { readBlogger } from '../blogger/read-blogger.ts'
import { readDrupal } from '../drupal/read-drupal.ts'
import { readJsonFeed } from '../feed/read-json-feed.ts'
import { joomlaPictures } from '../joomla/joomla-pictures.ts'
import { readJoomla } from '../joomla/read-joomla.ts'
import { readMedium } from '../medium/read-medium.ts'
import { readNewsml } from '../newsml/read-newsml.ts'
import { readNinjs } from '../ninjs/read-ninjs.ts'
import { readNitf } from '../nitf/read-nitf.ts'
import { readSquarespace } from '../squarespace/read-squarespace.ts'
import { readSubstack } from '../substack/read-substack.ts'
import { readTable } from '../table/read-table.ts'
import type { ChosenColumns } from '../table/table-mapping.ts'
import { looksLikeTable } from '../table/table-rows.ts'
import { readWix } from '../wix/read-wix.ts'
import { type AssetSource, firstAssetSource } from './asset-source.ts'
import type { ArchivePart } from './file-tree.ts'
import type { ImportRecord } from './import-record.ts'
import { textHeadOf } from './open-text.ts'
import { picturesByName } from './pictures-by-name.ts'
import { readParts } from './read-parts.ts'
import { topKeys } from './top-keys.ts'

/** The first that fits is it: what only says that it has columns comes last. */
const readers = {
  substack: readSubstack,
  medium: readMedium,
  blogger: readBlogger,
  squarespace: readSquarespace,
  joomla: readJoomla,
  drupal: readDrupal,
  wix: readWix,
  newsml: readNewsml,
  nitf: readNitf,
  arc: readArc,
  ninjs: readNinjs,
  feed: readJsonFeed,
  table: readTable,
} as const satisfies Record<string, (parts: ArchivePart[], fileName: string) => AsyncGenerator<ImportRecord>>

export type PartFormat = keyof typeof readers
const formats = Object.keys(readers) as PartFormat[]

/** Pictures that only their own system knows how to find, before all others. */
const shelves: Partial<Record<PartFormat, (parts: ArchivePart[]) => AssetSource>> = { joomla: joomlaPictures }

/** Bytes that tell: of JSON, names may stand behind a long text. */
const told = 65_536

/**
 * Null where it is none of these.
 * @param name what it is called, which tells only whether it may be a table
 * @param columns that it has as one, where somebody says so
 */
export function sniffFormat(head: string, name: string, columns: ChosenColumns = {}): PartFormat | null {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (text.startsWith('<')) return ofMarkup(text)
  const chosen = Object.values(columns).filter((column) => column !== null)
  if (/^[{[]/.test(text)) return ofJson(text, name, chosen)
  if (/^post_id,/.test(text) && /^[^\r\n]*\bis_published\b/.test(text)) return 'substack'
  if (/^[^\r\n]*\bRich Content\b/.test(text)) return 'wix'
  return looksLikeTable(head, name, chosen) ? 'table' : null
}

const isInNamespace = (text: string, root: string, namespace: RegExp): boolean =>
  new RegExp(`<(?:\\w{1,20}:)?(?:${root})\\b`).test(text) && namespace.test(text)

function ofMarkup(text: string): PartFormat | null {
  if (/<article\b[^<>]*\bclass="h-entry"/.test(text) && /class="p-name"/.test(text)) return 'medium'
  if (
    /<feed\b/.test(text) &&
    /schemas\.google\.com\/blogger\/20|tag:blogger\.com,1999:|<generator\b[^<>]*>Blogger</.test(text)
  )
    return 'blogger'
  if (/<wp:wxr_version>/.test(text) && isSquarespace(text)) return 'squarespace'
  if (/<j2xml\b/.test(text)) return 'joomla'
  if (/<response>\s*<item key="/.test(text)) return 'drupal'
  if (isInNamespace(text, 'newsMessage|newsItem|packageItem', /iptc\.org\/std\/nar\//)) return 'newsml'
  if (/<(?:\w{1,20}:)?nitf\b/.test(text) && /<(?:\w{1,20}:)?(?:head|body)\b/.test(text)) return 'nitf'
  return null
}

/**
 * WordPress names the address of its site before all else, Squarespace never. It numbers its authors below zero, and
 * gives its stories addresses without a host.
 */
const isSquarespace = (text: string): boolean =>
  !/<wp:base_(?:site|blog)_url>/.test(text) &&
  /<wp:author_id>-\d|<link>\/[^<]*<\/link>|squarespace(?:-cdn)?\.com/.test(text)

function ofJson(text: string, name: string, chosen: readonly string[]): PartFormat | null {
  const keys = topKeys(text)
  const has = (...names: string[]) => names.some((name) => keys.has(name))
  if (/^https?:.{1,4}jsonfeed\.org/.test(keys.get('version') ?? '') && has('items')) return 'feed'
  if (has('jsonapi') && has('data')) return 'drupal'
  if (has('nid') && /"nid"\s*:\s*\[\s*\{\s*"value"/.test(text)) return 'drupal'
  if (has('posts') && /"(?:richContent|firstPublishedDate|contentText)"\s*:/.test(text)) return 'wix'
  if (has('richContent') && has('title')) return 'wix'
  if (
    has('content_elements', 'canonical_url', 'taxonomy') &&
    has('headlines', 'additional_properties', '_id', 'type')
  )
    return 'arc'
  const isDated = has(...datesOfNinjs)
  // Superdesk calls a `uri` a `guid`.
  if (has('uri', 'guid', 'standard') && (isDated || has('body_xhtml', 'bodies'))) return 'ninjs'
  if (has('uri') && has('type') && has('headline', 'headlines')) return 'ninjs'
  if (wrapsNinjs(text)) return 'ninjs'
  return looksLikeTable(text, name, chosen) ? 'table' : null
}

const datesOfNinjs = ['versioncreated', 'versionCreated', 'pubstatus', 'pubStatus']

/** Whether the first object of one of the next levels is an item, in somebody's own answer around it. */
function wrapsNinjs(text: string): boolean {
  let at = text.indexOf('{')
  for (let level = 0; level < 3 && at >= 0; level += 1) {
    at = text.indexOf('{', at + 1)
    const keys = at < 0 ? new Map<string, string>() : topKeys(text.slice(at))
    if ((keys.has('uri') || keys.has('guid')) && datesOfNinjs.some((name) => keys.has(name))) return true
  }
  return false
}

/** What a person's own text begins with never: those are read as one story. */
export const isMarkupOrData = (head: string): boolean =>
  /^(?:\xef\xbb\xbf)?\s*(?:<(?:[!?]|[a-z][\w:.-]*[\s>/])|\{\s*(?:"|\})|\[\s*(?:[[{"]|\]))/i.test(head)

/** Files that may be parts, by the ends of their names: of a folder with a hundred thousand pictures none is opened. */
const mayBePart = /\.(?:xml|json|jsonl|ndjson|csv|tsv|txt|atom|rss|html?|xhtml|newsml|nitf)$/i

type SniffedParts = {
  format: PartFormat
  read: (fileName: string) => AsyncGenerator<ImportRecord>
  shelf: AssetSource
}

/** What the files of an archive are; null where none of them is known. @param files sorted by path */
export async function sniffParts(
  files: ArchivePart[],
  columns: ChosenColumns = {},
): Promise<SniffedParts | null> {
  const alike = new Map<PartFormat, ArchivePart[]>()
  const looked = files.filter(({ path }) => files.length === 1 || mayBePart.test(path))
  for (const file of looked) {
    const found = sniffFormat(await textHeadOf(file.open, told), file.path, columns)
    const parts = found && alike.get(found)
    if (parts) parts.push(file)
    else if (found) alike.set(found, [file])
  }
  const format = formats.find((each) => alike.has(each))
  if (!format) return null
  // Substack keeps the words of a story beside the table that names it.
  const parts = format === 'substack' ? files : (alike.get(format) ?? [])
  const taken = new Set(parts)
  const left = looked.filter((file) => !taken.has(file))
  return {
    format,
    read: (fileName) =>
      readParts(
        (watched) =>
          format === 'table' ? readTable(watched, fileName, { columns }) : readers[format](watched, fileName),
        parts,
        left.map(({ path }) => path),
      ),
    shelf: firstAssetSource(shelves[format]?.(parts), picturesByName(files)),
  }
}
