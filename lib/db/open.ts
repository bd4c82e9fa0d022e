/**
 * The database: one schema and one driver (node-postgres), two engines behind it. With `DATABASE_URL` a PostgreSQL
 * server, without it PGlite in a thread of this process. See docs/decisions/0002-one-driver-two-engines.md.
 */

import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { type ClientBase, Pool } from 'pg'
import { log } from '../log/log.ts'
import { firstOf } from '../present.ts'
import { HeardConnections } from './bounded-silence.ts'
import { currentShare, type Share } from './connection-shares.ts'
import { embeddedEngine } from './embedded/engine.ts'
import { EngineStream } from './embedded/engine-stream.ts'
import { DataFolderInUse, lockFolder, lockMark } from './embedded/folder-lock.ts'
import { leastRoom, roomAt, watchRoom } from './embedded/room.ts'
import { type WriteProblem, whyUnwritable } from './embedded/try-writing.ts'
import { Replica } from './replica.ts'
import { addressesIn, Servers } from './servers.ts'

export { DataFolderInUse } from './embedded/folder-lock.ts'

export type DatabaseSettings = {
  /**
   * `postgres://user:password@host:port/name`, also with several hosts, of which the primary is used; without it the
   * embedded engine is.
   */
  databaseUrl?: string | undefined
  /** The same database without a pooler, which `databaseUrl` then is taken for: one in transaction mode. */
  databaseDirectUrl?: string | undefined
  /** A standby from which pages are made while it has everything that changed. */
  databaseReplicaUrl?: string | undefined
  /** How many connections this process may have; {@link connectionsOfProcess} if it is not said. */
  databaseConnections?: number | undefined
  /** Milliseconds that an editor's statement may take, and the most that a reader's may. */
  databaseLongest?: number | undefined
  /** Where the embedded engine keeps its files, in `database/`. */
  dataFolder: string
  /** False: a power cut may take the embedded database with it, as no test needs to fear. */
  isDurable?: boolean
}

export type Database = {
  /**
   * Inside `orm.transaction(async (tx) => …)` use `tx` alone: the embedded engine has one session, and a query on
   * `orm` would wait for the transaction that waits for it.
   */
  orm: NodePgDatabase
  engine: 'postgres' | 'embedded'
  pool: Pool
  /** Whose connections are whose; the embedded engine has one for all, which counts as the editors'. */
  pools: Readonly<Partial<Record<Share, Pool>>>
  /** For sessions with settings and locks of their own, which a pooler in transaction mode would mix up. */
  direct: Pool
  /** A standby for pages, if there is one. */
  replica?: Replica
  /** Where a connection of one's own is made just now, to listen; undefined for the embedded engine, which is in here. */
  address: () => string | undefined
  /** Whether readers are served from it just now, or whoever else waits for a connection. */
  isWanted: () => boolean
  /** Whether anything is asked of what {@link isWanted} looks at. */
  isInUse: () => boolean
  /**
   * Gives up the connections on which nothing has been heard since a network fell silent, in milliseconds since 1970. The
   * embedded engine has no network.
   */
  breakSilent: (since: number) => void
  /** Lets what was asked so far finish, then closes. Further calls wait for the same end. */
  close: () => Promise<void>
}

/** The server of `DATABASE_URL` did not let us in. The message says where we knocked, never the password. */
export class DatabaseUnreachable extends Error {
  constructor(place: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message || ('code' in cause && cause.code) : cause
    super(
      `The database ${place} cannot be reached: ${reason}.\n` +
        'Check that the server runs and that DATABASE_URL names its host, port, user, password and database; ' +
        'without DATABASE_URL Warraq uses its embedded database.',
      { cause },
    )
    this.name = 'DatabaseUnreachable'
  }
}

/** The server answers but cannot hold this publication: too old, or not in UTF-8. */
export class DatabaseUnsuitable extends Error {
  constructor(place: string, reason: string) {
    super(`The database ${place} cannot be used: ${reason}`)
    this.name = 'DatabaseUnsuitable'
  }
}

/** The embedded database could not be opened, because its disk takes nothing. */
class DiskUnwritable extends Error {
  constructor(folder: string, problem: WriteProblem) {
    const mend: Record<WriteProblem, string> = {
      full: `The disk of ${folder} is full. Make room there (64 MB at least), then start again: nothing is lost.`,
      readOnly: `The disk of ${folder} can only be read. Mount it for writing, then start again: nothing is lost.`,
      forbidden: `Warraq’s user may not write to ${folder}. Give it to that user, then start again.`,
      broken: `What is written to ${folder} does not arrive. See what the system’s log says of its disk.`,
    }
    super(mend[problem])
    this.name = 'DiskUnwritable'
  }
}

/** What is to be the data folder is a file, or stands below one. */
class NoFolder extends Error {
  constructor(folder: string) {
    super(`${folder} is no folder. Give WARRAQ_DATA the path of one, or of where one can be made.`)
    this.name = 'NoFolder'
  }
}

const seconds = 1000
const minutes = 60 * seconds
const hours = 60 * minutes

/** Milliseconds, except for `max`. */
type Bounds = {
  /** Connections. */
  max: number
  /** How long one may work on a statement. */
  longest: number
  /** How long to wait for a connection, a free one or a new one. */
  patience: number
}

/**
 * Connections to a server. Readers have their own: whatever they search for, an editor saves without waiting for them. One
 * is for following changes, which looks each second and must soon know that it cannot; two for what is due.
 * @param all how many there are, with one that listens
 * @param longest milliseconds for a statement of an editor's
 */
const sharesOf = (all: number, longest: number): Record<Exclude<Share, 'pages'>, Bounds> => {
  const readers = Math.max(1, Math.floor((all - 2) * 0.375))
  return {
    editors: {
      max: Math.max(1, all - 2 - readers - (hasOwnSchedule(all) ? forSchedule : 0)),
      longest,
      patience: 10 * seconds,
    },
    schedule: { max: forSchedule, longest, patience: 3 * seconds },
    readers: { max: readers, longest: Math.min(10 * seconds, longest), patience: 5 * seconds },
    follower: { max: 1, longest: 2 * seconds, patience: 2 * seconds },
  }
}

/** One publishes, and one looks meanwhile who is in its way. Where there are few, it takes the editors'. */
const forSchedule = 2
const hasOwnSchedule = (all: number): boolean => all >= 12

/**
 * How long a transaction may stand still before the server gives its locks to others: who has been suspended or cut off in
 * the middle of one must not keep a story from being published, nor colleagues from their work.
 */
const longestStandingStill = 5 * seconds

/** How long past its own bound a server may take to say so, before it is taken for silent. */
const grace = 1 * seconds

/** How many a process that serves may have open, where it is not said: eight for editors, six for readers, two that publish what is due, one that follows, one that listens. */
export const connectionsOfProcess = 18
const longestStatement = 30 * seconds

/**
 * For each session on a server; in SQL, because poolers in front of a server refuse startup settings. Not for the
 * embedded engine: it is in UTC by itself, and its timeouts do not stop a statement, they break the session.
 */
const serverSession = (longest: number) => `
  SET TIME ZONE 'UTC';
  SET statement_timeout = ${longest};
  SET idle_in_transaction_session_timeout = ${longestStandingStill}`

/** Behind a pooler in transaction mode only what it keeps apart for each client: who is lent its connection next would inherit the rest. */
const pooledSession = `SET TIME ZONE 'UTC'`

/** A connection can be lost while it is lent and idle between two queries; unheard, that would end the process. */
const survive = (client: ClientBase) => {
  // The next query on it fails, which is how its holder learns.
  client.on('error', () => {})
}

/**
 * Opens the database that the settings name. Does not migrate it (`migrateDatabase`).
 *
 * @throws DataFolderInUse another process has the embedded database open
 * @throws DiskUnwritable the embedded database's disk is full, or takes nothing for another reason
 * @throws DatabaseUnreachable the server refuses, or the address is wrong
 * @throws DatabaseUnsuitable the server is older than PostgreSQL 15 or does not speak UTF-8
 */
export function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.databaseUrl ? openPostgres(settings.databaseUrl, settings) : openEmbedded(settings)
}

async function openPostgres(
  databaseUrl: string,
  {
    databaseDirectUrl,
    databaseReplicaUrl,
    databaseConnections = connectionsOfProcess,
    databaseLongest = longestStatement,
  }: DatabaseSettings,
): Promise<Database> {
  const addresses = addressesIn(databaseUrl)
  const place = addresses.map(placeOf).join(', ')
  const servers = addresses.length > 1 ? new Servers(addresses, placeOf) : undefined
  await servers?.look()
  const connections = new HeardConnections()
  const poolFor = ({ max, longest, patience }: Bounds, otherUrl?: string) => {
    const isPooled = databaseDirectUrl !== undefined && !otherUrl
    const pool = new Pool({
      connectionString: otherUrl ?? databaseUrl,
      // Typed as one without arguments, and called with the options.
      ...(servers && !otherUrl && { Client: servers.client as unknown as new () => ClientBase }),
      application_name: 'warraq',
      max,
      connectionTimeoutMillis: patience,
      keepAlive: true,
      onConnect: async (client) => {
        survive(client)
        connections.bound(client, longest + grace)
        await client.query(isPooled ? pooledSession : serverSession(longest))
      },
    })
    reportLostConnections(pool, place)
    return pool
  }
  const shares = sharesOf(databaseConnections, databaseLongest)
  const pool = poolFor(shares.editors)
  const readers = poolFor(shares.readers)
  const follower = poolFor(shares.follower)
  const schedule = hasOwnSchedule(databaseConnections) ? poolFor(shares.schedule) : undefined
  const direct = databaseDirectUrl ? poolFor({ ...shares.editors, max: 2 }, databaseDirectUrl) : pool
  const pages = databaseReplicaUrl
    ? poolFor({ ...shares.readers, patience: 2 * seconds }, databaseReplicaUrl)
    : undefined
  const replica = pages && new Replica(pages, follower)
  lendApart(pool, { readers, follower, schedule }, replica)
  try {
    await checkSuitable(pool, place)
  } catch (error) {
    servers?.stop()
    await pool.end()
    throw error instanceof DatabaseUnsuitable ? error : new DatabaseUnreachable(place, error)
  }
  const opened = asDatabase(
    'postgres',
    { editors: pool, readers, follower, direct, ...(schedule && { schedule }) },
    async () => {
      await Promise.all(
        [
          readers,
          follower,
          ...(schedule ? [schedule] : []),
          ...(direct === pool ? [] : [direct]),
          ...(pages ? [pages] : []),
        ].map(drain),
      )
      servers?.stop()
    },
  )
  return {
    ...opened,
    ...(replica && { replica }),
    address: () => databaseDirectUrl ?? servers?.current ?? databaseUrl,
    breakSilent: (since) => connections.breakSilent(since),
  }
}

/** Has a pool lend connections of others to what is not done for editors. Its `query` takes one by `connect`, too. */
function lendApart(
  pool: Pool,
  others: Readonly<{ readers: Pool; follower: Pool; schedule: Pool | undefined }>,
  replica: Replica | undefined,
): void {
  type Connect = (...args: unknown[]) => unknown
  const readers = others.readers.connect.bind(others.readers) as Connect
  const editors = pool.connect.bind(pool) as Connect
  const connect: Record<Share, Connect> = {
    editors,
    schedule: (others.schedule?.connect.bind(others.schedule) as Connect | undefined) ?? editors,
    readers,
    pages: replica ? connectToEither(replica, readers) : readers,
    follower: others.follower.connect.bind(others.follower) as Connect,
  }
  pool.connect = ((...args: unknown[]) => connect[currentShare()](...args)) as typeof pool.connect
}

/** `connect` of a pool, by promise or callback, from the replica where that has everything and gives a connection. */
const connectToEither =
  (replica: Replica, toPrimary: (...args: unknown[]) => unknown) =>
  (...args: unknown[]): unknown => {
    if (!replica.isCurrent) return toPrimary(...args)
    const given = replica.connect()
    const [callback] = args
    if (typeof callback !== 'function') return given.then((client) => client ?? toPrimary())
    given.then((client) =>
      client ? callback(undefined, client, client.release.bind(client)) : toPrimary(...args),
    )
    return undefined
  }

async function openEmbedded({ dataFolder, isDurable = true }: DatabaseSettings): Promise<Database> {
  const unlock = await lockWritable(dataFolder)
  const place = resolve(dataFolder, 'database')
  const mark = lockMark(dataFolder)
  const isThere = () => lockMark(dataFolder) === mark && existsSync(join(place, 'PG_VERSION'))
  const engine = embeddedEngine({ folder: place, isDurable, isThere })
  const room = watchRoom(
    {
      ask: (query) => pool.query(query),
      isCopy: engine.isCopy,
      isThere,
      leaveCopy: async () => {
        const client = await pool.connect()
        await engine.leaveCopy()
        client.release(true)
      },
    },
    place,
  )
  const pool = new Pool({
    // Everything that node-postgres would otherwise take from a PG… variable of the environment.
    host: 'embedded',
    port: 5432,
    user: 'postgres',
    password: '',
    database: 'postgres',
    ssl: false,
    stream: () => new EngineStream(engine.connect),
    max: 1,
    idleTimeoutMillis: 0,
    // The first one starts the engine, and in a new folder makes a database: a busy machine takes its time.
    connectionTimeoutMillis: 180 * seconds,
    onConnect: async (client) => {
      survive(client)
      await room.prepare(client)
    },
  })
  reportLostConnections(pool, place)
  const endMaintenance = startMaintenance(pool)
  const release = async () => {
    endMaintenance()
    room.stop()
    await engine.stop()
    unlock()
  }
  try {
    await checkSuitable(pool, place)
    // How long a query waits for its turn in the one session.
    pool.options.connectionTimeoutMillis = 30 * seconds
    if (isDurable) await room.begin()
  } catch (error) {
    await pool.end().then(release)
    throw (await unwritable(dataFolder)) ?? error
  }
  return asDatabase('embedded', { editors: pool }, release)
}

/** Takes the folder, and makes that of the engine. */
async function lockWritable(dataFolder: string): Promise<() => void> {
  let unlock: (() => void) | undefined
  try {
    unlock = lockFolder(dataFolder)
    // Drafts and password hashes: for this user alone.
    mkdirSync(resolve(dataFolder, 'database'), { recursive: true, mode: 0o700 })
    return unlock
  } catch (error) {
    unlock?.()
    if (error instanceof DataFolderInUse) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR' || code === 'EEXIST') throw new NoFolder(resolve(dataFolder))
    throw (await unwritable(dataFolder)) ?? error
  }
}

/** What a folder does not take, in words; undefined when it takes what is written there. */
async function unwritable(folder: string): Promise<DiskUnwritable | undefined> {
  // Of a folder that could not even be made, the error itself says enough.
  const problem = await whyUnwritable(folder).catch(() => undefined)
  if (problem) return new DiskUnwritable(folder, problem)
  const room = await roomAt(folder).catch(() => leastRoom)
  return room < leastRoom ? new DiskUnwritable(folder, 'full') : undefined
}

/**
 * Drizzle takes a connection for a transaction, and where that cannot even begin, as on one that has died, does not give it
 * back (drizzle-orm 0.45.4, `NodePgSession.transaction`): after some of those nobody would have any.
 */
function ormOn(pool: Pool): NodePgDatabase {
  const orm = drizzle(pool)
  orm.transaction = async (work, config) => {
    const client = await pool.connect()
    try {
      return await drizzle(client).transaction(work, config)
    } finally {
      client.release()
    }
  }
  return orm
}

const isBusy = (pool: Pool): boolean => pool.waitingCount > 0 || pool.idleCount < pool.totalCount

function asDatabase(
  engine: Database['engine'],
  { direct, ...pools }: Database['pools'] & { editors: Pool; direct?: Pool },
  release: () => Promise<void>,
): Database {
  const { editors: pool, readers = pool } = pools
  let closing: Promise<void> | undefined
  return {
    orm: ormOn(pool),
    engine,
    pool,
    pools,
    direct: direct ?? pool,
    address: () => undefined,
    isWanted: () => pool.waitingCount > 0 || (readers !== pool && isBusy(readers)),
    isInUse: () => isBusy(readers),
    breakSilent: () => {},
    close() {
      closing ??= drain(pool).then(release)
      return closing
    },
  }
}

/** A server that restarts breaks idle connections. The pool replaces them; unheard, it would end the process. */
function reportLostConnections(pool: Pool, place: string): void {
  pool.on('error', (error) => {
    if (!pool.ending) log.error({ err: error, place }, 'A connection to the database was lost')
  })
}

/** Ends the pool after everything that was asked of it: by itself it forgets whoever waits for a connection. */
async function drain(pool: Pool): Promise<void> {
  if (pool.waitingCount > 0) {
    // Served in order, so this turn comes after all the others.
    await pool.connect().then(
      (client) => client.release(),
      () => {},
    )
  }
  await pool.end()
}

/** PGlite has neither autovacuum nor a checkpointer: its tables and its log grow until somebody asks. */
function startMaintenance(pool: Pool): () => void {
  const maintain = async () => {
    try {
      await pool.query('VACUUM (ANALYZE)')
      await pool.query('CHECKPOINT')
    } catch (error) {
      log.error({ err: error }, 'Maintenance of the embedded database failed')
    }
  }
  const soon = setTimeout(maintain, 10 * minutes).unref()
  const daily = setInterval(maintain, 24 * hours).unref()
  return () => {
    clearTimeout(soon)
    clearInterval(daily)
  }
}

async function checkSuitable(pool: Pool, place: string): Promise<void> {
  const { rows } = await pool.query<{ version: number; encoding: string; ctype: string }>(`
    SELECT current_setting('server_version_num')::int AS version,
           current_setting('server_encoding') AS encoding,
           datctype AS ctype
    FROM pg_database WHERE datname = current_database()`)
  const { version, encoding, ctype } = firstOf(rows)
  if (version < 150_000) {
    throw new DatabaseUnsuitable(
      place,
      `it runs PostgreSQL ${Math.floor(version / 10_000)}; 15 or later is needed.`,
    )
  }
  // With ctype C no Arabic letter is a letter, and search finds nothing.
  if (encoding !== 'UTF8' || ctype === 'C' || ctype === 'POSIX') {
    throw new DatabaseUnsuitable(
      place,
      `its encoding is ${encoding} and its LC_CTYPE ${ctype}, which cannot search Arabic. Create it with\n` +
        "CREATE DATABASE warraq ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0;",
    )
  }
}

/** `user@host:port/name` of a database address, without its password. */
function placeOf(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new DatabaseUnreachable(
      'of DATABASE_URL',
      'it is not an address such as postgres://user:password@host:5432/name',
    )
  }
  const host = decodeURIComponent(url.hostname) || 'localhost'
  return `${url.username && `${url.username}@`}${host}:${url.port || 5432}${url.pathname}`
}

/** In the global object, because Next bundles a second copy of this module and evaluates it anew at each change. */
const processWide = Symbol.for('warraq.database')
const holder = globalThis as { [processWide]?: Promise<Database> | undefined }

/**
 * The database of this process, opened at the first call from `DATABASE_URL` and `WARRAQ_DATA` (`./data`). Every
 * copy of this module in the process gets the same one. After it is closed, or failed to open, a call opens anew.
 */
export function database(): Promise<Database> {
  holder[processWide] ??= openProcessWide()
  return holder[processWide]
}

async function openProcessWide(): Promise<Database> {
  const forget = () => {
    holder[processWide] = undefined
  }
  try {
    const {
      DATABASE_URL,
      DATABASE_DIRECT_URL,
      DATABASE_REPLICA_URL,
      DATABASE_CONNECTIONS,
      DATABASE_SECONDS,
      WARRAQ_DATA,
    } = process.env
    const opened = await openDatabase({
      databaseUrl: DATABASE_URL,
      databaseDirectUrl: DATABASE_DIRECT_URL || undefined,
      databaseReplicaUrl: DATABASE_REPLICA_URL || undefined,
      databaseConnections: Number(DATABASE_CONNECTIONS) || undefined,
      databaseLongest: Number(DATABASE_SECONDS) * seconds || undefined,
      dataFolder: WARRAQ_DATA || './data',
    })
    return { ...opened, close: () => opened.close().finally(forget) }
  } catch (error) {
    forget()
    throw error
  }
}

/** Makes `database()` return one that is already open, or with `undefined` forget it: for commands and tests. */
export function useDatabase(opened: Database | undefined): void {
  holder[processWide] = opened && Promise.resolve(opened)
}
