/** A table that somebody brings as a file or pastes, as cells. It is read in their browser: the server sees what was kept. */
import { largestFile } from '@/lib/chart/chart.ts'
import { delimiterOf } from '@/lib/chart/read-table.ts'

export type FileRefusal = 'fileLarge' | 'fileUnread'

/** Text of a spreadsheet or of a file of comma-separated values; null where it is neither. */
export async function readCells(text: string): Promise<string[][] | null> {
  // Of no use to who only writes: it is fetched with the first table.
  const { parse } = await import('csv-parse/browser/esm/sync')
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as string[][]
  } catch {
    return null
  }
}

export async function readFile(file: File): Promise<string[][] | FileRefusal> {
  if (file.size > largestFile) return 'fileLarge'
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    if (text.includes('\0')) return 'fileUnread'
    const cells = await readCells(text)
    // An empty one would leave a grid without cells.
    return cells?.length ? cells : 'fileUnread'
  } catch {
    return 'fileUnread'
  }
}
