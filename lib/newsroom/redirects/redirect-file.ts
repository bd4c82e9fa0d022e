/** Redirects as a file: comma-separated values (RFC 4180), in UTF-8, a line each under a line that names the columns. */
import { parse } from 'csv-parse/sync'
import { csvStream } from '../csv-stream.ts'
import { NewsroomError } from '../newsroom-error.ts'
import type { RedirectRow } from './list-redirects.ts'
import type { WrittenRedirect } from './save-redirects.ts'

/** A paper of thirty years has fewer; a file of more is brought in parts. */
const mostRedirects = 20_000
/** In bytes. */
export const largestFile = 4_000_000

/**
 * The lines of a file. A first line of column names (`from` and `to`, in any order) is none of them; without one the
 * first column leads to the second. Further columns say nothing.
 * @throws {NewsroomError} `redirect-file` for what is no such table, `redirect-file-long`
 */
export function readRedirectFile(bytes: Uint8Array): (WrittenRedirect & { line: number })[] {
  if (bytes.length > largestFile) throw new NewsroomError('redirect-file-long', '')
  let table: { record: string[]; info: { lines: number } }[]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const delimiter = /^[^\n]*;/.test(text) && !/^[^\n]*,/.test(text) ? ';' : ','
    table = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 20_000,
    }) as unknown as typeof table
  } catch {
    throw new NewsroomError('redirect-file', '')
  }
  const names = table[0]?.record.map((each) => each.toLowerCase()) ?? []
  const [from, to] = [names.indexOf('from'), names.indexOf('to')]
  const isNamed = from >= 0 && to >= 0
  const lines = (isNamed ? table.slice(1) : table).map(({ record, info }) => ({
    line: info.lines,
    from: record[isNamed ? from : 0] ?? '',
    to: record[isNamed ? to : 1] ?? '',
  }))
  if (lines.length === 0 || lines.every(({ to }) => to === '')) throw new NewsroomError('redirect-file', '')
  if (lines.length > mostRedirects) throw new NewsroomError('redirect-file-long', '')
  return lines
}

/**
 * A file that {@link readRedirectFile} reads again. A story is named by its short link, which stays; where it stands at
 * present is a third column, for people.
 */
export const redirectFile = (rows: AsyncIterable<RedirectRow>): ReadableStream<Uint8Array> =>
  csvStream(['from', 'to', 'at_present'], linesOf(rows))

async function* linesOf(rows: AsyncIterable<RedirectRow>) {
  for await (const { path, story, leadsTo } of rows) yield [path, story?.shortLink ?? leadsTo, leadsTo]
}
