/**
 * The log: what goes wrong, and what an operator may want to know. One line each, to standard error: JSON under
 * `npm start`, words for a person elsewhere. Levels are pino's; `LOG_LEVEL` says from which one on.
 *
 * No line holds personal data: no words of a search, no e-mail or IP address, no cookie, no key. Messages are constant;
 * what varies goes in fields, an address as {@link loggedPath}, and an error as `err`, which is cleaned.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { firstOf } from '../present.ts'
import { cleanError } from './clean-error.ts'

// On globalThis, because the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.request-id')
const shared = globalThis as { [key]?: AsyncLocalStorage<string> }
shared[key] ??= new AsyncLocalStorage<string>()
const requestIds: AsyncLocalStorage<string> = shared[key]

/** Looked at for each line: the module is loaded before `npm start` has said which of them it is. */
const destination = {
  write(line: string): void {
    if (process.env.NODE_ENV === 'production') process.stderr.write(line)
    else writeForPeople(JSON.parse(line) as Line)
  },
}

export const log = pino(
  {
    level: process.env.LOG_LEVEL || 'info',
    // Neither the machine's name nor its users concern a log that may be handed on.
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: cleanError },
    mixin: () => {
      const requestId = requestIds.getStore()
      return requestId === undefined ? {} : { requestId }
    },
  },
  destination,
)

type Line = { level: string; time: string; msg?: string; err?: { stack?: string }; pid: number }

function writeForPeople({ level, time, msg = '', err, pid: _, ...fields }: Line): void {
  const said = Object.entries(fields).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const text = `${time.slice(11, 19)} ${level} ${msg}${said.join('')}${err?.stack ? `\n${err.stack}` : ''}`
  if (level === 'error' || level === 'fatal') console.error(text)
  else if (level === 'warn') console.warn(text)
  else console.info(text)
}

/** What a proxy in front may name a request by: letters, digits and a little more, and not much of it. */
const plainId = /^[\w.-]{8,64}$/

/** What to call a request in the log: as the one who passed it on does, else by a new name. */
export const requestIdFor = (given: string | string[] | undefined): string =>
  typeof given === 'string' && plainId.test(given) ? given : randomUUID()

/** Runs `work`, and everything it starts, so that its lines in the log name the request. */
export const withRequestId = <T>(requestId: string, work: () => T): T => requestIds.run(requestId, work)

/** The name of the request that this is done for. */
export const currentRequestId = (): string | undefined => requestIds.getStore()

/** An address as the log may have it: without its query, and without what opens a door to whoever has it. */
export const loggedPath = (address: string): string =>
  firstOf(address.split(/[?#]/, 1)).replace(/^(\/preview|\/admin\/welcome)\/.+/, '$1/…')
