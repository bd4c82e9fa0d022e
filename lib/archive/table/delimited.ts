/** Text with a character between its columns, as programs of tables write it (https://www.rfc-editor.org/rfc/rfc4180). */
import { FileRefused } from '../import/file-refused.ts'

export type Delimiter = ',' | ';' | '\t'

/** Characters of one cell: that of a long book. */
const longestCell = 8_000_000
const mostColumns = 1_000

/**
 * @param chunks of its text, in order
 * @throws {FileRefused} `broken-table` where a quotation has no end
 */
export async function* delimitedRows(
  chunks: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<string[]> {
  let row: string[] = []
  let cell = ''
  /** Where a quoted cell stands: it is over when what follows its quotation mark is no second one. */
  let quoted: 'no' | 'in' | 'maybe-over' | 'over' = 'no'
  let line = 1
  let opened = 1
  const endCell = () => {
    if (row.length >= mostColumns) throw new FileRefused('broken-table', `line ${line}`)
    row.push(cell)
    cell = ''
    quoted = 'no'
  }
  for await (const chunk of chunks) {
    let from = 0
    const take = (to: number) => {
      if (to > from) cell += chunk.slice(from, to)
      from = to + 1
    }
    for (let at = 0; at < chunk.length; at += 1) {
      const char = chunk[at]
      if (char === '\n') line += 1
      if (quoted === 'in') {
        if (char === '"') {
          take(at)
          quoted = 'maybe-over'
        }
        continue
      }
      if (quoted === 'maybe-over' && char === '"') {
        from = at
        quoted = 'in'
        continue
      }
      if (quoted === 'maybe-over') quoted = 'over'
      if (char === '"' && quoted === 'no' && at === from && cell === '') {
        from = at + 1
        quoted = 'in'
        opened = line
      } else if (char === delimiter) {
        take(at)
        endCell()
      } else if (char === '\n' || char === '\r') {
        take(at)
        endCell()
        if (row.length > 1 || row[0] !== '') yield row
        row = []
      }
    }
    take(chunk.length)
    if (cell.length > longestCell) throw new FileRefused('too-large', `line ${opened}`)
  }
  if (quoted === 'in') throw new FileRefused('broken-table', `line ${opened}`)
  if (cell !== '' || row.length) {
    endCell()
    if (row.length > 1 || row[0] !== '') yield row
  }
}

/** The one that parts the first line into most cells, outside of quotation marks. */
export function delimiterOf(head: string): Delimiter {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let isQuoted = false
  for (const char of head) {
    if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && (char === '\n' || char === '\r')) break
    else if (!isQuoted && char in counts) counts[char as Delimiter] += 1
  }
  const [most = ','] = (Object.keys(counts) as Delimiter[]).sort((a, b) => counts[b] - counts[a])
  return most
}
