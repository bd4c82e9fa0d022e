/** What is asked of a PostgreSQL, and how it goes about it. */
import type { Pool } from 'pg'

export type Watched = {
  /** Milliseconds of the database, since it was last set to 0. */
  ms: number
  /** Statements, since it was last set to 0. */
  statements: number
  /** The last parameters of each statement, by its text. */
  asked: Map<string, unknown[]>
}

/** Counts what goes over every connection of the pool from now on. */
export function watchStatements(pool: Pool): Watched {
  const watched: Watched = { ms: 0, statements: 0, asked: new Map() }
  const counted = new WeakSet<object>()
  pool.on('acquire', (client) => {
    if (counted.has(client)) return
    counted.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const from = performance.now()
      const config = args[0] as { text?: string; values?: unknown[] } | string
      const text = typeof config === 'string' ? config : config.text
      if (text)
        watched.asked.set(
          text,
          ((typeof config === 'string' ? args[1] : (config.values ?? args[1])) as unknown[]) ?? [],
        )
      watched.statements += 1
      const end = () => {
        watched.ms += performance.now() - from
      }
      // The pool asks with a callback, a transaction for a promise.
      const last = args.at(-1)
      if (typeof last === 'function')
        args[args.length - 1] = (...answer: unknown[]) => {
          end()
          return last(...answer)
        }
      const answer = query(...args)
      if (answer instanceof Promise) answer.then(end, end)
      return answer
    }) as typeof client.query
  })
  return watched
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

/** Tables that grow with the archive. */
const large = new Set([
  'article',
  'story',
  'story_topic',
  'byline',
  'listing',
  'draft',
  'revision',
  'rendition',
  'media',
  'search_word',
  'board_article',
  'board_story',
  'correction',
])

export type Bounds = {
  /** Rows of a large table that may be read one after the other. */
  scanned: number
  /** Rows that may be sorted, or fetched from all over a table. */
  sorted: number
  /** Further tables that are taken for large. */
  alsoLarge?: readonly string[] | undefined
}

/**
 * Where a statement reads a large table whole, or sorts more than may be.
 * @returns a line for each, and how many blocks of eight kilobytes were looked at; null for what cannot be explained by itself: no query, or one of a transaction
 */
export async function costlySteps(
  pool: Pool,
  text: string,
  parameters: readonly unknown[],
  { scanned, sorted, alsoLarge = [] }: Bounds,
): Promise<{ ms: number; blocks: number; steps: string[] } | null> {
  if (!/^\s*(select|with)/i.test(text)) return null
  const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON, TIMING OFF) ${text}`
  const answer = await pool.query(explain, [...parameters]).catch(() => null)
  if (!answer) return null
  const steps: string[] = []
  const walk = (node: Node): void => {
    const { 'Node Type': type, 'Relation Name': of = '', Plans = [] } = node
    const loops = node['Actual Loops']
    const rows = node['Actual Rows'] * loops + (node['Rows Removed by Filter'] ?? 0) * loops
    if (type.includes('Seq Scan') && (large.has(of) || alsoLarge.includes(of)) && rows > scanned)
      steps.push(`${type} on ${of}: ${rows}`)
    if ((type.includes('Sort') || type.includes('Bitmap Heap')) && rows > sorted)
      steps.push(`${type} ${of}: ${rows} rows`)
    Plans.forEach(walk)
  }
  const [{ Plan, 'Execution Time': ms }] = answer.rows[0]['QUERY PLAN']
  walk(Plan)
  return { ms, blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'], steps }
}
