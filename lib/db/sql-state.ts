import { DatabaseError } from 'pg'

/** The states this project acts on: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const uniqueViolation = '23505'
export const foreignKeyViolation = '23503'

/** The SQLSTATE of what the database refused, also when Drizzle has wrapped it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code
  return error instanceof Error ? sqlState(error.cause) : undefined
}

/** `disk_full`; and `read_only_sql_transaction`, as the embedded engine says before its disk is, and a replica. */
const unwritableStates: ReadonlySet<string | undefined> = new Set(['53100', '25006'])
const unwritableCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS'])

/** Whether something was not written because a disk is full or only read, the database's or ours. */
export const isUnwritable = (error: unknown): boolean =>
  unwritableStates.has(sqlState(error)) ||
  (error instanceof Error &&
    (('code' in error && unwritableCodes.has(String(error.code))) || isUnwritable(error.cause)))
