import { auditEvent } from '../db/schema.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Actor } from './actor.ts'

export type AuditEntry = Pick<
  typeof auditEvent.$inferInsert,
  'action' | 'subjectKind' | 'subjectId' | 'note' | 'details'
>

/** Logs what an operation does, in its own transaction: it is logged if and only if it happened. */
export const record = (tx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> =>
  recordAll(tx, actor, [entry])

/** The same of several things that are done at once. */
export async function recordAll(
  tx: Transaction,
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await tx.insert(auditEvent).values(
    entries.map((entry) => {
      const details = actor.key ? { ...entry.details, key: actor.key.id } : entry.details
      return { ...entry, ...(details && { details }), staffId: actor.staffId, actorName: actor.name }
    }),
  )
}
