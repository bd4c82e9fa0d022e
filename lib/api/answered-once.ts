/** Requests that name themselves (`Idempotency-Key`) are done once, however often they are sent. */
import { createHash } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { isDatabaseAway } from '../db/sql-state.ts'
import { answeredRequest } from '../db/tables/connections.ts'
import { problem } from './problems.ts'

export type Answered = { status: number; headers: Record<string, string>; body: string }

const nameForm = /^[\x21-\x7e]{1,128}$/

/**
 * Does what a request asks for, or answers what was answered when it was first sent, for a day.
 * @param asked everything that makes it this request
 * @param work answers with a status below 500; what it throws is told nobody again
 * @throws {Problem} `invalid`, `other-request`, `in-progress`
 */
export async function answeredOnce(
  { orm }: Database,
  apiKeyId: string,
  name: string,
  asked: readonly string[],
  work: () => Promise<Answered>,
): Promise<Answered> {
  if (!nameForm.test(name))
    throw problem('invalid', 'An Idempotency-Key is 1 to 128 printable ASCII characters.')
  const fingerprint = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  const [claimed] = await orm
    .insert(answeredRequest)
    .values({ apiKeyId, name, fingerprint })
    .onConflictDoNothing()
    .returning({ name: answeredRequest.name })
  await orm.delete(answeredRequest).where(lt(answeredRequest.createdAt, sql`now() - interval '1 day'`))
  const own = and(eq(answeredRequest.apiKeyId, apiKeyId), eq(answeredRequest.name, name))
  if (!claimed) {
    const [before] = await orm.select().from(answeredRequest).where(own)
    if (before && before.fingerprint !== fingerprint)
      throw problem('other-request', 'Name every request anew, and only its repetitions alike.')
    if (before?.status == null)
      throw problem('in-progress', 'It is being done, or was cut off: look whether it happened.')
    return { status: before.status, headers: before.headers ?? {}, body: before.body ?? '' }
  }
  const answer = await work().catch(async (error: unknown) => {
    // Nothing was done: it may be tried again. Where the database went away in the middle, nobody knows.
    if (!isDatabaseAway(error)) await orm.delete(answeredRequest).where(own)
    throw error
  })
  await orm.update(answeredRequest).set(answer).where(own)
  return answer
}
