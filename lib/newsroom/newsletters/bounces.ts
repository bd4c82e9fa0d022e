/** Letters that came back, and readers who complained. */
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { subscriber } from '../../db/tables/newsletters.ts'
import { log } from '../../log/log.ts'
import { readBounce } from './signed-links.ts'
import { forget } from './subscribe.ts'

/** Letters in a row that did not arrive for a while, after which nothing more is sent. */
const mostSoft = 5

/** `hard`: there is no such mailbox; `soft`: it is full, say; `complaint`: the reader called it spam. */
type FailureKind = 'hard' | 'soft' | 'complaint'

/**
 * Notes that a letter to somebody came back. Who is not there, or complained, is forgotten; a hash stays, so that no import
 * brings them back.
 */
export async function recordFailure(
  { orm }: Database,
  secret: string,
  subscriberId: string,
  kind: FailureKind,
): Promise<void> {
  await orm.transaction(async (tx) => {
    if (kind === 'soft') {
      const [person] = await tx
        .update(subscriber)
        .set({ softBounces: sql`${subscriber.softBounces} + 1` })
        .where(eq(subscriber.id, subscriberId))
        .returning({ count: subscriber.softBounces })
      if (!person || person.count < mostSoft) return
    }
    if (await forget(tx, secret, subscriberId, kind === 'complaint' ? 'complained' : 'bounced'))
      log.info({ kind }, 'A reader of newsletters is sent nothing more')
  })
}

/** Bytes of what a mail system tells: a letter that came back has the one that was sent in it. */
export const longestReport = 262_144
/** Characters of it that are read. What counts stands at its beginning. */
const furthest = 65_536

const told = z.object({
  /** Whom the letter came back to, `bounces+…@…`; or any text that has it in it. */
  address: z.string().max(2_000),
  kind: z.enum(['hard', 'soft', 'complaint']),
})

type Report = { subscriberId: string; kind: FailureKind }

/**
 * What a mail system tells of a letter: as JSON `{ "address", "kind" }`, or the letter that came back as it is (a delivery
 * status notification, RFC 3464, or a complaint, RFC 5965), as a mail server pipes it.
 * @returns null for what names none of our letters
 */
export function readReport(secret: string, type: string, body: string): Report | null {
  if (/^application\/json\b/i.test(type)) {
    let given: unknown
    try {
      given = JSON.parse(body)
    } catch {
      return null
    }
    const { success, data } = told.safeParse(given)
    const subscriberId = success ? readBounce(secret, data.address) : null
    return success && subscriberId ? { subscriberId, kind: data.kind } : null
  }
  const text = body.slice(0, furthest)
  const subscriberId = readBounce(secret, text)
  if (!subscriberId) return null
  if (/^feedback-type:[ \t]*(abuse|fraud|virus|not-spam)/im.test(text))
    return /^feedback-type:[ \t]*not-spam/im.test(text) ? null : { subscriberId, kind: 'complaint' }
  // RFC 3464, 2.3.3 and 2.3.4: what became of it, and why.
  const action = /^action:[ \t]*(\w+)/im.exec(text)?.[1]?.toLowerCase()
  const status = /^status:[ \t]*([245])\.\d{1,3}\.\d{1,3}/im.exec(text)?.[1]
  if (status === '2' || (action !== undefined && action !== 'failed')) return null
  if (status === undefined) return null
  return { subscriberId, kind: status === '5' ? 'hard' : 'soft' }
}
