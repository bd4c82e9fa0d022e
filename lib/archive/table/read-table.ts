/** A table of stories, one a row: CSV, JSON or JSON Lines, whose columns are told by their names or by a mapping. */

import { createHash } from 'node:crypto'
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { stateInLanguage } from '../import/foreign-language.ts'
import { lineOfHtml, pictureHtml } from '../import/html-text.ts'
import type { ColumnsRecord, ImportRecord, RecordState, StoryRecord } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import { originOf } from '../import/origin-of.ts'
import { namesOfByline, peopleByName } from '../import/people-by-name.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { type DayOrder, DayOrderOf, dayOf } from './day-order.ts'
import {
  asAnswered,
  type ChosenColumns,
  mappingOf,
  type TableField,
  type TableMapping,
} from './table-mapping.ts'
import { type Row, type Rows, refuseColumns, rowsOf } from './table-rows.ts'
import { textHtml } from './text-html.ts'

/** What is known of the whole table before its first story. */
type Table = { rows: Rows; mapping: TableMapping; order: DayOrder; origin: string | null }

export type TableReading = {
  /** By field, the column; else the columns' names tell. */
  mapping?: TableMapping
  /** The same of some fields, by whoever takes the file in. */
  columns?: ChosenColumns
  /** How stories are known again. */
  source?: string
  /** The words of a row, where they are none that a table has. */
  htmlOf?: (text: string, say: (each: ImportNote) => void) => string
}

/** @throws {FileRefused} `unknown-columns`, and what {@link rowsOf} throws */
export async function* readTable(
  parts: ArchivePart[],
  fileName: string,
  given: TableReading = {},
): AsyncGenerator<ImportRecord> {
  const known = new Set<string>()
  let isSiteTold = false
  for (const part of parts) {
    const surveyed = await survey(part, given)
    if (!given.mapping) yield surveyed.columns
    const { table, unknown } = settled(surveyed, given)
    for (const column of unknown) yield { kind: 'other', note: note('column-left-out', column) }
    if (table.rows.isGuessed) yield { kind: 'other', note: note('encoding-guessed', 'Windows-1256') }
    if (!isSiteTold) {
      const source = given.source ?? siteIdentity('table', table.origin, fileName.replace(/\.\w{2,6}$/, ''))
      yield { kind: 'site', source, origin: table.origin, locale: null }
      isSiteTold = true
    }
    for await (const row of table.rows.rows()) {
      const story = storyOf(row, table, given.htmlOf ?? textHtml)
      if (!story) continue
      yield* peopleByName(story.people, known)
      yield story
    }
  }
}

/** What has more is no table of stories. */
const mostColumns = 1_000

/** Characters of a cell that stand for its column. */
const longestSample = 120

async function survey(
  part: ArchivePart,
  { mapping: given, columns: chosen = {} }: TableReading,
): Promise<{ table: Table; columns: ColumnsRecord }> {
  const rows = await rowsOf(part)
  const columns = new Map<string, string>()
  let mapping: TableMapping | null = null
  const days = new DayOrderOf()
  let origin: string | null = null
  for await (const row of rows.rows()) {
    const before = columns.size
    for (const [column, values] of row)
      if (!columns.get(column)) columns.set(column, lineOfHtml(values[0] ?? '').slice(0, longestSample))
    if (columns.size > mostColumns) throw new FileRefused('broken-table', part.path)
    if (columns.size !== before)
      mapping =
        given ?? withChosen(chosen, [...columns.keys()], (column) => (cells(row, column)[0] ?? '').trim())
    for (const written of cells(row, mapping?.date)) days.add(written)
    origin ??= originOf(cells(row, mapping?.address)[0] ?? '')
  }
  const found = mapping ?? {}
  return {
    table: { rows, mapping: found, order: days.order, origin },
    columns: {
      kind: 'columns',
      columns: [...columns].map(([name, sample]) => ({ name, sample })),
      mapping: found,
    },
  }
}

/** @throws {FileRefused} `unknown-columns` where nothing of it is a headline or a text, or what was chosen is not there */
function settled(
  { table, columns: { columns } }: Awaited<ReturnType<typeof survey>>,
  { columns: chosen = {} }: TableReading,
): { table: Table; unknown: string[] } {
  const { mapping } = table
  const names = columns.map(({ name }) => name)
  if (Object.values(chosen).some((column) => column !== null && !names.includes(column))) refuseColumns(names)
  if ([mapping.headline, mapping.opening, mapping.text].every((column) => column === undefined))
    refuseColumns(names)
  const used = new Set(Object.values(mapping))
  return { table, unknown: names.filter((column) => !used.has(column) && column.trim()) }
}

const withChosen = (
  chosen: ChosenColumns,
  columns: string[],
  said: (column: string) => string,
): TableMapping => {
  const taken = new Set(Object.values(chosen))
  const others = mappingOf(columns.filter((column) => !taken.has(column))).mapping
  const all = Object.entries({ ...asAnswered(others, said), ...chosen })
  return Object.fromEntries(all.filter(([, column]) => column !== null))
}

const cells = (row: Row, column: string | undefined): string[] =>
  column === undefined ? [] : (row.get(column) ?? [])

/** One thing, or several with something between them. */
const several = (values: string[]): string[] =>
  values
    .flatMap((value) => (values.length > 1 ? [value] : value.split(/[,،;؛|]/)))
    .map((value) => lineOfHtml(value))
    .filter(Boolean)

/** Null for a row without any words. */
function storyOf(row: Row, table: Table, htmlOf: NonNullable<TableReading['htmlOf']>): StoryRecord | null {
  const all = (field: TableField) => cells(row, table.mapping[field])
  const one = (field: TableField) => (all(field)[0] ?? '').trim()
  const headline = lineOfHtml(one('headline'))
  const words = [...all('opening'), ...all('text')].join('\n\n')
  if (!headline && !words.trim()) return null
  const notes: ImportNote[] = []
  const written = one('date')
  const publishedAt = written ? dayOf(written, table.order) : null
  if (written && !publishedAt) notes.push(note('date-unclear', written))
  const [section, ...others] = several(all('section'))
  const address = addressOf(one('address'))
  const authors = all('author').flatMap((name) => namesOfByline(lineOfHtml(name)))
  // The number of an account is nobody's name.
  const people = authors.filter((name) => /\D/.test(name))
  for (const name of authors) if (!people.includes(name)) notes.push(note('author-unknown', name))
  const picture = one('picture')
  const caption = one('caption')
  return {
    kind: 'story',
    sourceId: one('id') || address || one('slug') || digest(headline, written),
    groupKey: null,
    locale: localeOf(one('language')),
    state: stateInLanguage(
      table.mapping.state === undefined ? 'published' : stateOf(one('state'), notes),
      one('language'),
      (each) => notes.push(each),
    ),
    isPage: false,
    headline,
    slug: one('slug') || null,
    standfirst: lineOfHtml(one('standfirst')) || null,
    publishedAt,
    people,
    section: section ? { name: section, slug: null } : null,
    topics: [...others, ...several(all('topics'))].map((name) => ({ name, slug: null })),
    // Only together with its words does a caption find its picture.
    text: (say) =>
      (picture && caption ? pictureHtml(picture, '', lineOfHtml(caption)) : '') + htmlOf(words, say),
    lead: picture || null,
    oldPaths: address ? [address] : [],
    notes,
  }
}

const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24)

/** An address, or a path; Drupal writes it as a link. */
function addressOf(written: string): string {
  const address = /^<a\b[^<>]{0,200}?\bhref="([^"<>]+)"/.exec(written)?.[1] ?? written
  if (originOf(address)) return address
  return /^\/?[^\s<>:]+$/.test(address) ? `/${address.replace(/^\//, '')}` : ''
}

const states: readonly (readonly [RecordState, RegExp])[] = [
  [
    'published',
    /^(?:publish(?:ed)?|live|1|true|t|yes|on|active|enabled|public|visible|منشور|منشورة|نعم|مفعل|نشط)$/,
  ],
  [
    'draft',
    /^(?:drafts?|0|false|f|no|off|unpublished|inactive|disabled|hidden|مسودة|مسوده|لا|غير منشور|غير منشورة)$/,
  ],
  ['scheduled', /^(?:scheduled|future|مجدول|مجدولة)$/],
  ['in_review', /^(?:pending|review|in review|needs review|مراجعة|قيد المراجعة|بانتظار المراجعة)$/],
  ['trash', /^(?:trash|trashed|deleted|-2|محذوف|محذوفة)$/],
]

/** What is no word of these is none that everybody could read. */
function stateOf(written: string, notes: ImportNote[]): RecordState {
  const word = written.trim().toLowerCase()
  const known = states.find(([, words]) => words.test(word))
  if (known) return known[0]
  if (!word) return 'draft'
  notes.push(note('was-private', written))
  return 'private'
}
