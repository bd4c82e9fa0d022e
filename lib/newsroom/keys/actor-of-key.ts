import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { apiKey } from '../../db/tables/connections.ts'
import { staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { roleRule } from '../../db/tables/sign-in.ts'
import type { Actor } from '../actor.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { hashOf } from './key-text.ts'

export type KeyInUse = {
  id: string
  name: string
  scopes: string[]
  /** ISO 8601; null for no end. */
  expiresAt: string | null
}

/**
 * Who acts by a key, as the database knows at this moment: its maker, with the role and the desks they have now. Null for
 * a key that never was, is revoked or over, and for one whose maker is suspended, has no way in any longer, or must have a
 * second factor first.
 */
export async function actorOfKey(
  { orm }: Database,
  key: string,
): Promise<{ actor: Actor & { staffId: string }; key: KeyInUse } | null> {
  const [row] = await orm
    .select({
      key: apiKey,
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      authorId: staff.authorId,
      mustEnrol: sql<boolean>`coalesce(${roleRule.needsSecondFactor}, false) and not ${staff.twoFactorEnabled}`,
      isFresh: sql<boolean>`coalesce(${apiKey.lastUsedAt} > now() - interval '1 minute', false)`,
      deskIds: sql<string[]>`array(
        select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = ${staff.id} order by 1)`,
    })
    .from(apiKey)
    .innerJoin(staff, eq(staff.id, apiKey.madeBy))
    .leftJoin(roleRule, eq(roleRule.role, staff.role))
    .where(
      and(
        eq(apiKey.keyHash, hashOf(key)),
        isNull(apiKey.revokedAt),
        or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, sql`now()`)),
        hasWayIn,
      ),
    )
  if (!row || row.mustEnrol) return null
  const { id, name, scopes, expiresAt } = row.key
  if (!row.isFresh) await orm.update(apiKey).set({ lastUsedAt: sql`now()` }).where(eq(apiKey.id, id))
  return {
    actor: {
      staffId: row.staffId,
      // As the log and other people's screens will show it.
      name: `${row.name} (${name})`,
      role: row.role,
      deskIds: row.deskIds,
      authorId: row.authorId,
      key: { id, scopes },
    },
    key: { id, name, scopes, expiresAt: expiresAt?.toISOString() ?? null },
  }
}
