import { csvStream } from '../csv-stream.ts'
import type { CountedLine } from './read-audience.ts'

const columns = [
  'day',
  'kind',
  'key',
  'locale',
  'views',
  'readers',
  'reads',
  'seconds',
  'quarter',
  'half',
  'most',
  'end',
] as const

/** Counts as a CSV file, named as they are in the database, in whatever language the newsroom is spoken to. */
export const audienceFile = (counts: AsyncIterable<CountedLine>): ReadableStream<Uint8Array> =>
  csvStream(columns, linesOf(counts))

async function* linesOf(counts: AsyncIterable<CountedLine>) {
  for await (const line of counts) yield columns.map((column) => String(line[column]))
}
