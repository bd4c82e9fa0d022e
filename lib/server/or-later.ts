import { isOverSoon, isPassing } from '../db/sql-state.ts'
import { log } from '../log/log.ts'
import { comeAgainAfter } from './send-plainly.ts'

/**
 * Does what a reader asked for. Where it cannot be done just now (the database is away, can only be read, or is too busy),
 * the reader is told when to come again: 503 with `Retry-After`, for nothing of that is a mistake of ours.
 * @param what could not be done, for the log
 * @param later says so in the reader's way; it asks the database for nothing that may have to wait
 */
export async function orLater(
  what: string,
  work: () => Promise<Response>,
  later: (error: unknown) => Promise<Response> | Response = () => new Response(null),
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!isOverSoon(error) && !isPassing(error)) throw error
    log.error({ err: error }, what)
    const { body, headers } = await later(error)
    headers.set('Retry-After', String(comeAgainAfter))
    headers.set('Cache-Control', 'no-store')
    return new Response(body, { status: 503, headers })
  }
}
