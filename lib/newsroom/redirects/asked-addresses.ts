/** Addresses that people follow, with how often: from a list, a table whose first column they are, or the log of a server. */
import { setImmediate } from 'node:timers/promises'
import { oldPath } from '../../publication/old-path.ts'
import { NewsroomError } from '../newsroom-error.ts'

/** In bytes. */
export const largestList = 20_000_000
const linesAtOnce = 500
/** Characters of a line; what is longer holds no address that anybody follows. */
const longestLine = 8_000

/** The request in a line of the common and the combined log format (https://httpd.apache.org/docs/current/logs.html). */
const logged = /"(?:GET|HEAD) (\S{1,4000}) HTTP\/[\d.]+"/

/** What programs ask for, and no reader follows. */
const ofPrograms =
  /\.(?:css|js|mjs|map|json|woff2?|ttf|eot|ico|txt|xml\.gz)$|^\/(?:wp-(?:admin|includes|json|login\.php|cron\.php)|xmlrpc\.php|ghost\/|administrator\/|cgi-bin\/|\.)/i

/**
 * @returns how often each was asked for, by its address as {@link oldPath} writes it; the most asked for first
 * @throws {NewsroomError} `redirect-list` where no line holds an address
 */
export async function readAskedAddresses(bytes: Uint8Array): Promise<{ address: string; times: number }[]> {
  const text = new TextDecoder('utf-8').decode(bytes)
  const asked = new Map<string, number>()
  let lines = 0
  for (const line of linesOf(text)) {
    lines += 1
    // Readers are served by this thread.
    if (lines % linesAtOnce === 0) await setImmediate()
    if (line.length > longestLine) continue
    const written = logged.exec(line)?.[1] ?? firstWordOf(line)
    const address = oldPath(written)
    if (address === null || ofPrograms.test(address)) continue
    asked.set(address, (asked.get(address) ?? 0) + 1)
  }
  if (asked.size === 0) throw new NewsroomError('redirect-list', '')
  return [...asked].map(([address, times]) => ({ address, times })).sort((a, b) => b.times - a.times)
}

/** What stands in the first column, without quotation marks. */
function firstWordOf(line: string): string {
  const text = line.trim().replace(/^"/, '')
  const end = text.search(/["\s,;]/)
  return end < 0 ? text : text.slice(0, end)
}

function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    yield text.slice(at, end < 0 ? text.length : end)
    at = end < 0 ? text.length : end + 1
  }
}
