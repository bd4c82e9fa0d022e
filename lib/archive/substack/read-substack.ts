/** Substack's export: a ZIP with `posts.csv`, a page of HTML per post under `posts/`, and lists of readers. */
import { posix } from 'node:path'
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { aloneHtml } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord } from '../import/import-record.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { wholeText } from '../import/open-text.ts'
import { type Row, rowsOf } from '../table/table-rows.ts'
import { substackHtml } from './substack-html.ts'

/** Characters of one page. */
const longest = 8_000_000

/** @throws {FileRefused} */
export async function* readSubstack(files: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const table = files.find(({ path }) => posix.basename(path) === 'posts.csv') ?? files[0]
  if (!table) throw new FileRefused('empty')
  const pages = new Map(
    files.filter(({ path }) => /\.html?$/i.test(path)).map((file) => [posix.basename(file.path), file]),
  )
  // Its ids are one of a kind in all of Substack.
  yield { kind: 'site', source: 'substack', origin: null, locale: null }
  const { rows } = await rowsOf(table)
  for await (const row of rows()) {
    const id = cell(row, 'post_id')
    const page = pages.get(`${id}.html`)
    pages.delete(`${id}.html`)
    if (!id || (!page && !cell(row, 'title'))) continue
    yield storyOf(row, page ? await wholeText(page.open, longest) : '')
  }
  // Of no post that the table names: nobody knows its title, nor who could read it.
  for (const { path } of pages.values()) yield { kind: 'other', note: note('entry-left-out', path) }
  yield* leftBehind(files)
}

const cell = (row: Row, column: string): string => row.get(column)?.[0]?.trim() ?? ''
const isTrue = (text: string): boolean => /^true$/i.test(text)

/** Readers are counted, and nothing of them is kept. */
async function* leftBehind(files: ArchivePart[]): AsyncGenerator<ImportRecord> {
  for (const { path, open } of files) {
    const name = posix.basename(path)
    if (/^(?:email_list|subscribers?)\b.*\.csv$/i.test(name)) {
      let lines = 0
      const { rows } = await rowsOf({ path, size: 0, open })
      for await (const _ of rows()) lines += 1
      yield { kind: 'other', note: note('subscribers-left-out', String(lines)) }
    }
    const [, statistics] = /\.(opens|delivers)\.csv$/.exec(name) ?? []
    if (statistics) yield { kind: 'other', note: note('type-left-out', statistics) }
  }
}

function stateOf(row: Row, notes: ImportNote[]): RecordState {
  if (!isTrue(cell(row, 'is_published'))) {
    const at = momentOf(cell(row, 'post_date'))
    return at && at.getTime() > Date.now() ? 'scheduled' : 'draft'
  }
  const audience = cell(row, 'audience')
  if (!audience || audience === 'everyone') return 'published'
  notes.push(note('was-private', audience))
  return 'private'
}

function storyOf(row: Row, html: string): StoryRecord {
  const notes: ImportNote[] = []
  const [, number = cell(row, 'post_id'), slug = ''] = /^(\d+)\.(.*)$/.exec(cell(row, 'post_id')) ?? []
  return {
    kind: 'story',
    sourceId: number,
    groupKey: null,
    locale: null,
    state: stateOf(row, notes),
    isPage: cell(row, 'type') === 'page',
    headline: cell(row, 'title'),
    slug: slug || null,
    standfirst: cell(row, 'subtitle') || null,
    publishedAt: momentOf(cell(row, 'post_date')),
    people: [],
    section: null,
    topics: [],
    text: (say) => aloneHtml(cell(row, 'podcast_url'), cell(row, 'title')) + substackHtml(html, say),
    lead: null,
    oldPaths: slug ? [`/p/${slug}`] : [],
    notes,
  }
}
