import { desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { apiKey } from '../../db/tables/connections.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'
import { may } from '../permissions.ts'

/** A key as a list shows it. Moments are ISO 8601. */
export type KeyRow = {
  id: string
  name: string
  hint: string
  scopes: string[]
  madeBy: string
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  state: 'active' | 'expired' | 'revoked'
}

/**
 * The keys that the actor may revoke, the newest first.
 * @throws {NewsroomError} `not-allowed`
 */
export const listKeys = operation({ name: 'key.list', input: nothing, permission: 'keys.manage', run: list })

async function list({ orm }: Database, actor: Actor): Promise<KeyRow[]> {
  const rows = await orm
    .select({
      key: apiKey,
      madeBy: staff.name,
      isOver: sql<boolean>`coalesce(${apiKey.expiresAt} <= now(), false)`,
    })
    .from(apiKey)
    .innerJoin(staff, eq(staff.id, apiKey.madeBy))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
  return rows
    .filter(({ key }) => may(actor, 'keys.manage', { createdBy: key.madeBy }))
    .map(({ key, madeBy, isOver }) => ({
      id: key.id,
      name: key.name,
      hint: key.hint,
      scopes: key.scopes,
      madeBy,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      state: key.revokedAt ? 'revoked' : isOver ? 'expired' : 'active',
    }))
}
