/**
 * What was fetched from a WordPress that is running, as a file: lines of JSON. The first says which site it is, then one
 * line for each object of its REST API, and the last says that it is whole.
 */
import { FileRefused } from '../import/file-refused.ts'
import { type Bytes, textOf } from '../import/open-text.ts'

export type SiteHead = {
  wordpressSite: 1
  home: string
  name: string
  language: string
  /** Whether it was read with a password: drafts and what stood in the editor, too. */
  isSignedIn: boolean
  /** Only what was changed since then; null for all of it. */
  since: string | null
}
/** `route` is the collection that it was found in; `type` says of which kind it is (`post`, `page`, `category`). */
export type SiteObject = { route: string; object: Record<string, unknown> }
/** Something that the site could not give: it is said, and the rest is read. */
export type SiteGap = { left: string }
export type SiteEnd = { end: true; stories: number }

export const siteFileBegins = '{"wordpressSite":'

/** Characters of one line: what is longer is left out when it is written. */
export const longestLine = 16_000_000

/** Only what begins in this way is parsed: names and terms are looked for in a first reading. */
export const lineOf = (route: string, object: Record<string, unknown>): string =>
  `${JSON.stringify({ route, object })}\n`
export const isOfRoute = (line: string, routes: readonly string[]): boolean =>
  routes.some((route) => line.startsWith(`{"route":${JSON.stringify(route)},`))

/** @throws {FileRefused} `too-large`, `encoding`, `cut-off` */
export async function* linesOf(bytes: Bytes): AsyncGenerator<string> {
  let pieces: string[] = []
  let length = 0
  for await (const chunk of textOf(bytes)) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      pieces.push(chunk.slice(from, end))
      yield pieces.join('')
      pieces = []
      length = 0
      from = end + 1
    }
    if (from < chunk.length) pieces.push(chunk.slice(from))
    length += chunk.length - from
    if (length > longestLine + 100) throw new FileRefused('too-large', 'a line')
  }
  if (length > 0) yield pieces.join('')
}

/** @throws {FileRefused} `broken-json` */
export function parseLine(line: string): SiteHead | SiteObject | SiteGap | SiteEnd {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new FileRefused('broken-json', (error as Error).message.slice(0, 200))
  }
  if (typeof value !== 'object' || value === null) throw new FileRefused('broken-json', line.slice(0, 50))
  if ('object' in value && (typeof value.object !== 'object' || value.object === null))
    throw new FileRefused('broken-json', line.slice(0, 50))
  return value as SiteHead | SiteObject | SiteGap | SiteEnd
}
