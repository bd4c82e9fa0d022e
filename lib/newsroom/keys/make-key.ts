import { sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { apiKey } from '../../db/tables/connections.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { requireProof } from '../people/proof.ts'
import { authorise, reachOf } from '../permissions.ts'
import { readLine } from '../stories/draft-content.ts'
import { isKeyScope, type KeyScope, keyDays } from './key-scopes.ts'
import { hashOf, hintOf, newKey } from './key-text.ts'

export type NewKey = {
  /** What it is for. */
  name: string
  scopes: readonly string[]
  /** One of {@link keyDays}; null for no end. */
  days: number | null
}

/**
 * Makes a key that acts as its maker, in no more than these scopes.
 * @returns the key, which is kept nowhere: it is seen now or never
 * @throws {NewsroomError} `not-allowed`, also with a scope that its maker has not; `proof-needed`; `malformed`
 */
export async function makeKey(
  { orm }: Database,
  actor: Actor,
  given: NewKey,
): Promise<{ id: string; key: string }> {
  authorise(actor, 'keys.manage')
  requireProof(actor, 'keys.manage')
  const { staffId } = actor
  // The command line is nobody, and a key is somebody's.
  if (staffId === null) throw new NewsroomError('not-allowed', 'keys.manage')
  const name = readLine(given, 'name')
  if (!name) throw new NewsroomError('malformed', 'name')
  const scopes = readScopes(actor, given.scopes)
  const { days } = given
  if (days !== null && !keyDays.some((each) => each === days)) throw new NewsroomError('malformed', 'days')
  const key = newKey()
  const id = newId()
  await orm.transaction(async (tx) => {
    await tx.insert(apiKey).values({
      id,
      name,
      keyHash: hashOf(key),
      hint: hintOf(key),
      scopes,
      madeBy: staffId,
      expiresAt: days === null ? null : sql`now() + make_interval(days => ${days})`,
    })
    await record(tx, actor, {
      action: 'keys.make',
      subjectKind: 'key',
      subjectId: id,
      note: name,
      details: { scopes: scopes.join(' '), days },
    })
  })
  return { id, key }
}

function readScopes(actor: Actor, given: readonly string[]): KeyScope[] {
  const scopes = [...new Set(given)].filter(isKeyScope)
  if (scopes.length === 0 || scopes.length < new Set(given).size)
    throw new NewsroomError('malformed', 'scopes')
  const beyond = scopes.find((scope) => reachOf(actor, scope) === 'no')
  if (beyond) throw new NewsroomError('not-allowed', beyond)
  return scopes
}
