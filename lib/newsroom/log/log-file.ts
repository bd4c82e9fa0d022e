import { csvStream } from '../csv-stream.ts'
import type { LogEntry } from './read-log.ts'

const columns = ['at', 'by', 'key', 'action', 'subject', 'subject_id', 'name', 'note', 'details']

/**
 * The log as a CSV file. Names of columns and actions are those of the database, in whatever language the newsroom is
 * spoken to; of the details, what `key` it was done by has a column of its own.
 */
export const logFile = (entries: AsyncIterable<LogEntry>): ReadableStream<Uint8Array> =>
  csvStream(columns, linesOf(entries))

async function* linesOf(entries: AsyncIterable<LogEntry>) {
  for await (const { at, by, byKey, action, subject, note, details } of entries) {
    const { key, ...facts } = details
    yield [
      at,
      by,
      byKey ? String(key) : '',
      action,
      subject.kind,
      subject.id,
      subject.name,
      note,
      Object.keys(facts).length > 0 ? JSON.stringify(facts) : '',
    ]
  }
}
