import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { apiKey } from '../../db/tables/connections.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { readBy, requiredLine } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { reachOf } from '../permissions.ts'
import { isKeyScope, type KeyScope, keyDays } from './key-scopes.ts'
import { hashOf, hintOf, newKey } from './key-text.ts'

const makeKeyInput = z.object({
  /** What it is for. */
  name: readBy(requiredLine('name')),
  scopes: z.array(z.string()),
  /** Null for no end. */
  days: z
    .number()
    .refine((days) => keyDays.some((each) => each === days))
    .nullable(),
})

/**
 * Makes a key that acts as its maker, in no more than these scopes.
 * @returns the key, which is kept nowhere: it is seen now or never
 * @throws {NewsroomError} `not-allowed`, also with a scope that its maker has not; `proof-needed`; `malformed`
 */
export const makeKey = operation({
  name: 'key.make',
  input: makeKeyInput,
  permission: 'keys.manage',
  needsProof: true,
  run: make,
})

async function make(
  { orm }: Database,
  actor: Actor,
  { name, days, ...given }: z.output<typeof makeKeyInput>,
): Promise<{ id: string; key: string }> {
  const { staffId } = actor
  // The command line is nobody, and a key is somebody's.
  if (staffId === null) throw new NewsroomError('not-allowed', 'keys.manage')
  const scopes = readScopes(actor, given.scopes)
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
