/**
 * Readers of live coverage who listen all the time, come back at random with what they had last, and hold what they are sent
 * against what was acknowledged; and strangers who name what they never had, or take nothing of what they are sent.
 */
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { between, oneOf } from '../../../lib/testing/chance.ts'
import type { Door } from './readers.ts'

/** Milliseconds since 1970: before `sent` something cannot have been done, and from `acked` on it has. */
type Done = { sent: number; acked?: number }

/** Entries of one coverage, as whoever posts them knows them. */
export class Entries {
  readonly posted = new Map<string, Done>()
  readonly withdrawn = new Map<string, Done>()

  /** @returns says that it is there */
  posts(token: string): () => void {
    return begins(this.posted, token)
  }

  /** @returns says that it is gone */
  withdraws(token: string): () => void {
    return begins(this.withdrawn, token)
  }

  /** What stands there for sure, when nothing is under way. */
  get standing(): string[] {
    return [...this.posted]
      .filter(([token, { acked }]) => acked && !this.withdrawn.has(token))
      .map(([token]) => token)
      .sort()
  }
}

function begins(of: Map<string, Done>, token: string): () => void {
  const done: Done = { sent: Date.now() }
  of.set(token, done)
  return () => {
    done.acked = Date.now()
  }
}

export const entryToken = (number: number): string => `E${number}L`

type Event = { name: string; id: string; data: string; at: number }

/** Answers with the status and, where that is 200, with what is sent until it is over. */
function connect(
  { port }: Door,
  path: string,
  lastId: string | undefined,
  heard: (event: Event) => void,
): {
  status: Promise<number>
  over: Promise<unknown>
  response: Promise<IncomingMessage | null>
  leave: () => void
} {
  const headers = { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) }
  const request = get({ port, path, headers, agent: false })
  const over = new Promise((resolve) => request.once('close', resolve))
  const response = new Promise<IncomingMessage | null>((resolve) => {
    request.once('error', () => resolve(null)).once('response', resolve)
  })
  request.on('error', () => {})
  let text = ''
  response.then((answer) => {
    answer?.on('error', () => {})
    answer?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const each of whole) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(each)?.[1]
        const name = field('event')
        if (name) heard({ name, id: field('id') ?? '', data: field('data') ?? '', at: Date.now() })
      }
    })
  })
  return {
    status: response.then((answer) => answer?.statusCode ?? 0),
    response,
    over,
    leave: () => request.destroy(),
  }
}

export type Listening = {
  entries: Entries
  path: string
  chance: () => number
  doors: () => readonly Door[]
  /** Milliseconds for which what was withdrawn may still be sent. */
  bound: number
  violated: (what: string) => void
  count: (what: string) => void
  isOver: () => boolean
}

/** One who reads it as a browser does. */
export function listener(listening: Listening, name: string) {
  const { entries, path, chance, doors, bound, violated, count, isOver } = listening
  let last: string | undefined
  let lastChange = 0
  /** By anchor, as they stand on its screen. */
  const screen = new Map<string, string>()

  const hear = (door: Door, { name: event, id, data, at }: Event): void => {
    if (event !== 'entry' && event !== 'gone') return
    const { change, html = '', anchor = '' } = JSON.parse(data) as Record<string, string>
    if (Number(change) <= lastChange)
      violated(`listener ${name} was sent change ${change} after it had had ${lastChange}`)
    lastChange = Math.max(lastChange, Number(change))
    last = id
    if (event === 'gone') return void screen.delete(anchor)
    const token = /E\d+L/.exec(html)?.[0] ?? ''
    const gone = entries.withdrawn.get(token)?.acked
    if (gone && at > gone + bound)
      violated(
        `listener ${name} was sent ${token} by ${door.name} ${((at - gone) / 1000).toFixed(1)} s after it was withdrawn`,
      )
    screen.set(/ id="([^"]+)"/.exec(html)?.[1] ?? '', token)
    count('entries that listeners were sent')
  }

  const listen = async (door: Door, longest: number): Promise<void> => {
    const connection = connect(door, path, last, (event) => hear(door, event))
    const status = await Promise.race([connection.status, wait(90_000, -1)])
    if (status === -1) violated(`listener ${name} had no answer of ${door.name} in 90 s`)
    else if (status === 0) {
      if (!door.mayRefuse) violated(`listener ${name} was not answered by ${door.name}`)
    } else if (status === 200) {
      count('times that somebody listened')
      await Promise.race([connection.over, wait(longest)])
    } else if (![429, 503].includes(status))
      violated(`listener ${name} was answered ${status} by ${door.name}`)
    connection.leave()
  }

  return {
    run: async () => {
      while (!isOver()) {
        await listen(oneOf(chance, doors()), between(chance, 200, 20_000))
        await wait(between(chance, 0, 3_000))
      }
    },
    /** Comes once more, and has to have all that stands there, and nothing else. */
    compare: async (door: Door) => {
      await listen(door, 3_000)
      const [has, is] = [[...screen.values()].sort().join(' '), entries.standing.join(' ')]
      if (has !== is) violated(`listener ${name} has ${has}, where there is ${is}`)
    },
  }
}

const strangeIds = [
  '0',
  '-1',
  '999999999',
  '9'.repeat(40),
  '1-1-1',
  '1e9',
  'null',
  '%00',
  "'; drop",
  '3-7',
  'ا',
]
const kept: IncomingMessage[] = []

/** One who names what was never sent to it, at addresses that are none, or takes nothing of what it is sent. */
export async function stranger(listening: Listening, elsewhere: readonly string[]): Promise<void> {
  const { entries, path, chance, doors, bound, violated, count, isOver } = listening
  while (!isOver()) {
    const door = oneOf(chance, doors())
    const at = chance() < 0.7 ? path : oneOf(chance, elsewhere)
    const id = Buffer.from(oneOf(chance, strangeIds)).toString('latin1')
    const connection = connect(door, at, id, ({ data, at: moment }) => {
      const token = /E\d+L/.exec(data)?.[0] ?? ''
      const gone = entries.withdrawn.get(token)?.acked
      if (gone && moment > gone + bound)
        violated(
          `a stranger was sent ${token} by ${door.name} ${((moment - gone) / 1000).toFixed(1)} s after it was withdrawn`,
        )
    })
    const status = await Promise.race([connection.status, wait(90_000, -1)])
    if (status > 500 ? status !== 503 : status === 500 || status < 0)
      violated(`a stranger who named ${JSON.stringify(id)} was answered ${status} by ${door.name}`)
    const response = status === 200 ? await connection.response : null
    if (response && chance() < 0.5) {
      count('strangers who never read')
      response.pause()
      kept.push(response)
      if (kept.length > 100) kept.shift()?.destroy()
    } else {
      await Promise.race([connection.over, wait(between(chance, 0, 2_000))])
      connection.leave()
    }
    await wait(between(chance, 0, 500))
  }
  for (const each of kept.splice(0)) each.destroy()
}
