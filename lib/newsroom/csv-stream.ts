import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

/**
 * A file of comma-separated values (RFC 4180) in UTF-8, with the mark by which spreadsheets know that, written as it is
 * read. What people have typed is never taken for a formula (OWASP, “CSV Injection”).
 * @param columns names, for the first line
 */
export function csvStream(
  columns: readonly string[],
  lines: AsyncIterable<readonly (string | null)[]>,
): ReadableStream<Uint8Array> {
  const csv = stringify({ header: true, bom: true, columns: [...columns], escape_formulas: true })
  return Readable.toWeb(Readable.from(lines).compose(csv)) as ReadableStream<Uint8Array>
}
