/** Readers who come all the time, through what stands in front and past it, and hold each answer against what may be. */
import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { oneOf } from '../../../lib/testing/chance.ts'
import type { Lives, Seen } from './public-life.ts'

export type Door = { name: string; port: number; bound: number; mayRefuse: boolean }

export type Tally = {
  answers: Map<string, number>
  /** Milliseconds for which words were shown after they had to go, at most. */
  longestOverdue: number
  slowest: number
}

const newTally = (): Tally => ({ answers: new Map(), longestOverdue: 0, slowest: 0 })

type Asked = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

export function ask(port: number, path: string, longest = 90_000): Promise<Asked | Error> {
  return new Promise((resolve) => {
    const request = get({ port, path, agent: false, timeout: longest }, (response) => {
      response.toArray().then(
        (chunks) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        (error: unknown) => resolve(error as Error),
      )
    })
    request.on('timeout', () => request.destroy(new Error(`nothing for ${longest} ms`)))
    request.on('error', resolve)
  })
}

/** The language that a page at an address must be in. */
const languageOf = (path: string): string => /^\/(en|fa|fr|he|ur)(?=[/?]|$)/.exec(path)?.[1] ?? 'ar'

/** @returns what is wrong with an answer, whatever it tells of stories */
function faultsOfForm(path: string, { status, headers, text }: Asked): string[] {
  const faults: string[] = []
  if (status >= 500 && status !== 503) faults.push(`${status}: ${text.slice(0, 120)}`)
  if (status === 503 && !headers['retry-after']) faults.push('503 without Retry-After')
  const language = /<html[^>]* lang="([^"]+)"/.exec(text)?.[1]
  const isPage = String(headers['content-type']).startsWith('text/html')
  if (isPage && status !== 301 && language !== languageOf(path))
    faults.push(`${status} in the language ${language}`)
  if (isPage && status === 200 && !text.trimEnd().endsWith('</html>')) faults.push('200, and cut short')
  return faults
}

export async function reading(
  lives: Lives,
  chance: () => number,
  doors: () => readonly Door[],
  pages: readonly string[],
  tallies: Map<string, Tally>,
  violated: (what: string) => void,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const door = oneOf(chance, doors())
    // The latest are what is changed, and what is looked for.
    const known = lives.all.slice(-40).filter(({ paths }) => paths.size)
    const story = known.length && chance() < 0.7 ? oneOf(chance, known) : undefined
    const path = story ? oneOf(chance, [...story.paths].slice(-3)) : oneOf(chance, pages)
    const from = Date.now()
    const answer = await ask(door.port, path)
    const until = Date.now()
    const tally = tallies.get(door.name) ?? newTally()
    tallies.set(door.name, tally)
    const counted = answer instanceof Error ? 'none' : String(answer.status)
    tally.answers.set(counted, (tally.answers.get(counted) ?? 0) + 1)
    tally.slowest = Math.max(tally.slowest, until - from)
    const where = `${door.name} ${decodeURI(path)}`
    if (answer instanceof Error) {
      if (!door.mayRefuse) violated(`${where}: no answer after ${until - from} ms (${answer.message})`)
    } else {
      const { status, headers, text } = answer
      const location = headers.location ? new URL(String(headers.location), 'http://x').pathname : null
      const seen: Seen = { story, path, from, until, status, location, text }
      for (const fault of [...faultsOfForm(path, answer), ...lives.faultsOf(seen, door.bound)])
        violated(`${where}: ${fault} (${headers['x-cache'] ?? '-'}, asked for ${until - from} ms)`)
      tally.longestOverdue = Math.max(tally.longestOverdue, lives.overdueIn(seen))
    }
    await wait(20 + 60 * chance())
  }
}
