import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { apiKey } from '../../db/tables/connections.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { idOf } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'

const revokeKeyInput = z.object({ id: idOf('unknown-connection') })

/**
 * Ends a key at once and for good. Needs no proof: what may have leaked is ended by whoever notices.
 * @throws {NewsroomError} `not-allowed`; `unknown-connection`
 */
export const revokeKey = operation({
  name: 'key.revoke',
  input: revokeKeyInput,
  permission: 'keys.manage',
  run: revoke,
})

async function revoke(
  { orm }: Database,
  actor: Actor,
  { id }: z.output<typeof revokeKeyInput>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    const [found] = await tx.select().from(apiKey).where(eq(apiKey.id, id)).for('update')
    if (!found) throw new NewsroomError('unknown-connection', id)
    authorise(actor, 'keys.manage', { createdBy: found.madeBy })
    if (found.revokedAt) return
    await tx.update(apiKey).set({ revokedAt: sql`now()` }).where(eq(apiKey.id, id))
    await record(tx, actor, {
      action: 'keys.revoke',
      subjectKind: 'key',
      subjectId: id,
      note: found.name,
    })
  })
}

/** Ends every key of somebody who is suspended. They do not come back with them. */
export async function revokeKeysOf(tx: Transaction, staffId: string): Promise<void> {
  await tx
    .update(apiKey)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKey.madeBy, staffId), isNull(apiKey.revokedAt)))
}
