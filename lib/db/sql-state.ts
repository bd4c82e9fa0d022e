import { DatabaseError } from 'pg'

/** The states this project acts on: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const uniqueViolation = '23505'
export const foreignKeyViolation = '23503'

/** The SQLSTATE of what the database refused, also when Drizzle has wrapped it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code
  return error instanceof Error ? sqlState(error.cause) : undefined
}
