/** Rows of a table: CSV, JSON, JSON Lines, or the XML that Drupal writes of a list. */
import { present } from '../../present.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { jsonElements } from '../import/json-elements.ts'
import { textHeadOf } from '../import/open-text.ts'
import { topKeys } from '../import/top-keys.ts'
import { xmlElements } from '../import/xml-elements.ts'
import { delimitedRows, delimiterOf } from './delimited.ts'
import { isKnownColumn, mappingOf } from './table-mapping.ts'
import { tableText } from './table-text.ts'

/** By column. Several values only where the file itself parts them. */
export type Row = ReadonlyMap<string, string[]>
export type Rows = { rows: () => AsyncGenerator<Row>; isGuessed: boolean }

/** @throws {FileRefused} `encoding`, `broken-table`, `broken-json`, `broken-xml`, `too-large` */
export async function rowsOf({ open }: ArchivePart): Promise<Rows> {
  const begins = (await textHeadOf(open)).replace(/^\xef\xbb\xbf/, '').trimStart()
  if (begins.startsWith('<')) return { rows: () => xmlRows(open), isGuessed: false }
  if (/^[{[]/.test(begins)) return { rows: () => jsonRows(open), isGuessed: false }
  const { chunks, isGuessed } = await tableText(open)
  return { rows: () => csvRows(chunks), isGuessed }
}

/** A first line that tells which character parts columns, as spreadsheets write it. */
const separator = /^sep=([,;\t])\r?\n/i

async function* csvRows(chunks: () => AsyncIterable<string>): AsyncGenerator<Row> {
  let head = ''
  for await (const chunk of chunks()) {
    head += chunk
    if (head.length > 8_192) break
  }
  const told = separator.exec(head)
  const delimiter = (told?.[1] as ReturnType<typeof delimiterOf> | undefined) ?? delimiterOf(head)
  let columns: string[] | null = null
  let toSkip = told ? 1 : 0
  for await (const cells of delimitedRows(chunks(), delimiter)) {
    if (toSkip > 0) toSkip -= 1
    else if (!columns) columns = unlike(cells.map((each) => each.trim()))
    else yield new Map(columns.map((column, at) => [column, cells[at] ? [present(cells[at], 'cell')] : []]))
  }
}

/** Two columns of one name are told apart by a number. */
function unlike(columns: string[]): string[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    const times = (seen.get(column) ?? 0) + 1
    seen.set(column, times)
    return times > 1 ? `${column} ${times}` : column
  })
}

async function* jsonRows(open: ArchivePart['open']): AsyncGenerator<Row> {
  for await (const { row } of jsonElements(open, (path) => path === '', true))
    yield new Map(Object.entries(row).map(([column, value]) => [column, textsOf(value)]))
}

/** Of an object, what is shown of it: Drupal, WordPress and GraphQL wrap a field in one. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'object' && value !== null) {
    const inside = value as Record<string, unknown>
    const shown = ['value', 'processed', 'rendered', 'name', 'title', 'label', 'url', 'alias', 'src'].find(
      (name) =>
        typeof inside[name] === 'string' ||
        typeof inside[name] === 'number' ||
        typeof inside[name] === 'boolean',
    )
    return shown ? textsOf(inside[shown]) : []
  }
  const text = value === null || value === undefined ? '' : String(value)
  return text ? [text] : []
}

/** `<response><item key="0"><title>…`, as Drupal's serializer writes it. */
async function* xmlRows(open: ArchivePart['open']): AsyncGenerator<Row> {
  for await (const each of xmlElements(open, (depth) => depth === 1)) {
    if (!('whole' in each) || each.whole.name !== 'item') continue
    const row = new Map<string, string[]>()
    for (const { name, text, children } of each.whole.children) {
      const inner = children.flatMap((child) => (child.name === 'value' ? [child.text] : []))
      const texts = children.length ? inner : [text]
      row.set(name, [...(row.get(name) ?? []), ...texts.filter((said) => said.trim())])
    }
    yield row
  }
}

/** By its name and its form: an array of objects, or an object a line. */
const isRowsOfJson = (text: string, name: string): boolean =>
  /\.json$/i.test(name) ? /^\s*\[\s*\{\s*"/.test(text) : /\.(?:jsonl|ndjson)$/i.test(name)

/**
 * Whether it has columns that are known: of a file that says by its name that it is a table, any will do, so
 * that its refusal can name them and somebody can say what they are.
 * @param head as Latin-1
 * @param chosen columns that somebody says it has
 */
export function looksLikeTable(head: string, name: string, chosen: readonly string[] = []): boolean {
  const columns = columnsIn(head)
  if (chosen.some((column) => columns.includes(column))) return true
  const { mapping } = mappingOf(columns)
  const tells = mapping.headline !== undefined || mapping.text !== undefined
  if (/\.(?:csv|tsv)$/i.test(name) || isRowsOfJson(head, name)) return columns.length > 0
  return tells && columns.filter(isKnownColumn).length >= 2
}

function columnsIn(head: string): string[] {
  const readable = decodedHead(head)
  if (/^\s*[{[]/.test(readable)) return [...topKeys(readable).keys()]
  const [first = ''] = readable.replace(separator, '').split(/\r?\n|\r/, 1)
  if (first.length > 4_000) return []
  const cells = first.split(delimiterOf(first)).map((cell) => cell.trim().replace(/^"|"$/g, ''))
  return cells.length > 1 && cells.every((cell) => cell.length <= 60) ? cells : []
}

function decodedHead(head: string): string {
  const bytes = Buffer.from(head, 'latin1')
  if (head.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(bytes)
  if (head.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes)
  try {
    // It may be cut off within a letter.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1256').decode(bytes)
  }
}

/** @throws {FileRefused} `unknown-columns` */
export const refuseColumns = (columns: readonly string[]): never => {
  throw new FileRefused('unknown-columns', columns.slice(0, 30).join(', '))
}
