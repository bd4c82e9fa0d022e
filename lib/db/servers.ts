/**
 * Several PostgreSQL servers of one database: a primary, which takes what is written, and standbys, one of which takes its
 * place when it dies. Written in one address, as libpq does it:
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS
 */
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { log } from '../log/log.ts'

/** `postgres://user:password@one:5432,two/name?…` as an address for each host, in their order. */
export function addressesIn(databaseUrl: string): [first: string, ...others: string[]] {
  const parts = /^(postgres(?:ql)?:\/\/(?:[^/?]*@)?)([^/?]*)(.*)$/s.exec(databaseUrl)
  if (!parts) return [databaseUrl]
  const [, before = '', hosts = '', after = ''] = parts
  const [first = '', ...others] = hosts.split(',').map((host) => before + host + after)
  return [first, ...others]
}

/** Whether a server takes what is written; undefined when it does not answer. */
async function isPrimary(address: string): Promise<boolean | undefined> {
  const client = new Client({
    connectionString: address,
    application_name: 'warraq looks for the primary',
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
    return rows[0]?.standby === false
  } catch {
    return undefined
  } finally {
    client.end().catch(() => {})
  }
}

/** Milliseconds between looks while there is no primary. */
const lookEvery = 1_000
/** And while there is one: it may be made a standby without breaking a connection. */
const sureFor = 10_000

/** A client of whichever server is the primary when it is made. */
export type ClientOfPrimary = new (config: ConstructorParameters<typeof Client>[0]) => Client

/**
 * Which of several servers is spoken to: the primary; while there is none, a standby that answers, on which everybody
 * reads and nobody writes.
 */
export class Servers {
  #current: string
  #looking: Promise<void> | undefined
  #isStopped = false
  readonly #clients = new Map<Client, string>()
  readonly #addresses: readonly string[]
  readonly #sure: NodeJS.Timeout
  readonly #place: (address: string) => string

  /** @param place of an address, for the log: without its password */
  constructor(addresses: readonly [string, ...string[]], place: (address: string) => string) {
    this.#addresses = addresses
    this.#place = place
    this.#current = addresses[0]
    this.#sure = setInterval(() => {
      this.look()
    }, sureFor).unref()
  }

  /** The address of the one that is spoken to. */
  get current(): string {
    return this.#current
  }

  /** Looks for the primary, until there is one. Resolves when all have been asked once. */
  async look(): Promise<void> {
    this.#looking ??= this.#lookOnce().then((isFound) => {
      this.#looking = undefined
      if (isFound || this.#isStopped) return
      wait(lookEvery, undefined, { ref: false }).then(() => this.look())
    })
    await this.#looking
  }

  async #lookOnce(): Promise<boolean> {
    // The one that is spoken to first: where it is the primary, nobody else is asked.
    if (await isPrimary(this.#current)) return true
    const answers = await Promise.all(this.#addresses.map(isPrimary))
    const primary = this.#addresses.find((_, n) => answers[n])
    const answering = this.#addresses.find((_, n) => answers[n] !== undefined)
    const isHere = answers[this.#addresses.indexOf(this.#current)] !== undefined
    const next = primary ?? (isHere ? this.#current : answering)
    if (next && next !== this.#current && !this.#isStopped) {
      this.#current = next
      if (primary) log.warn({ place: this.#place(next) }, 'The database has another primary')
      else
        log.error(
          { place: this.#place(next) },
          'The database has no primary: pages are served from a standby, and nothing is saved',
        )
      // Whoever is in the middle of something there could not have written it down.
      for (const [client, address] of this.#clients)
        if (address !== next)
          (client as Client & { connection?: { stream?: Socket } }).connection?.stream?.destroy(
            new Error('The database has another primary'),
          )
    }
    return primary !== undefined
  }

  /** For a pool: whoever cannot connect has the primary looked for. */
  readonly client: ClientOfPrimary = ((servers: Servers): ClientOfPrimary =>
    class extends Client {
      constructor(config: ConstructorParameters<typeof Client>[0]) {
        super({ ...(typeof config === 'object' ? config : {}), connectionString: servers.#current })
        servers.#clients.set(this, servers.#current)
        let isOpen = false
        this.once('connect', () => {
          isOpen = true
        })
        this.once('end', () => {
          servers.#clients.delete(this)
          if (!isOpen) servers.look()
        })
        this.on('error', () => servers.look())
      }
    })(this)

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#sure)
  }
}
