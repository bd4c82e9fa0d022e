import { DatabaseError } from 'pg'

/** The states this project acts on: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const uniqueViolation = '23505'
export const foreignKeyViolation = '23503'

/** The SQLSTATE of what the database refused, also when Drizzle has wrapped it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code
  return error instanceof Error ? sqlState(error.cause) : undefined
}

/** Whether the database refused something because it names a row that is not there (any more): that one of that table. */
export function isWithout(error: unknown, table: string, id: string): boolean {
  if (error instanceof DatabaseError)
    return (
      error.code === foreignKeyViolation &&
      (error.detail?.endsWith(`=(${id}) is not present in table "${table}".`) ?? false)
    )
  return error instanceof Error && isWithout(error.cause, table, id)
}

/** `disk_full`; and `read_only_sql_transaction`, as the embedded engine says before its disk is, and a replica. */
const unwritableStates: ReadonlySet<string | undefined> = new Set(['53100', '25006'])
const unwritableCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS'])

/** Whether something was not written because a disk is full or only read, the database's or ours. */
export const isUnwritable = (error: unknown): boolean =>
  unwritableStates.has(sqlState(error)) ||
  (error instanceof Error &&
    (('code' in error && unwritableCodes.has(String(error.code))) || isUnwritable(error.cause)))

/**
 * Whether that was because a server's database can only be read, as a standby's can while nobody is the primary. (The embedded
 * engine says the same of its disk.)
 */
export const isOnlyRead = (error: unknown): boolean => sqlState(error) === '25006'

/**
 * A server that ends, starts, has no connection left, has ended ours, which stood still, or does not find its files:
 * `08…`, `57P01` to `57P03`, `53300`, `25P03`, `58…`.
 */
const awayStates = /^(?:08\d{3}|57P0[1-3]|53300|25P03|58\w{3})$/
const awayCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** What node-postgres, its pool, our own bound (`bounded-silence.ts`), the embedded engine and `servers.ts` say without a code. */
const awayMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|The database did not answer|The network to the database fell silent|The embedded database broke|The database has another primary|Query read timeout)/

/**
 * Whether something failed because the database was away for a moment, or nothing was heard of it: whoever asked may ask
 * again. Whether it was done is not known.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const state = error instanceof DatabaseError ? error.code : undefined
  if (state !== undefined) return awayStates.test(state)
  return (
    ('code' in error && awayCodes.has(String(error.code))) ||
    awayMessages.test(error.message) ||
    isDatabaseAway(error.cause)
  )
}

/** Another transaction was in the way, or was too slow: serialisation, deadlock, `lock_timeout`, `statement_timeout`. */
const inTheWayStates: ReadonlySet<string | undefined> = new Set(['40001', '40P01', '55P03', '57014'])

/** Whether nothing could be written just now, and whoever asked may ask again. */
export const isOverSoon = (error: unknown): boolean => isUnwritable(error) || isDatabaseAway(error)

/** Whether something was not done for a reason that is over in a moment. */
export const isPassing = (error: unknown): boolean =>
  inTheWayStates.has(sqlState(error)) || isDatabaseAway(error)
