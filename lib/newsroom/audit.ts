import { auditEvent } from '../db/schema.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Actor } from './actor.ts'

export type AuditEntry = Pick<
  typeof auditEvent.$inferInsert,
  'action' | 'subjectKind' | 'subjectId' | 'note' | 'details'
>

/** Logs what an operation does, in its own transaction: it is logged if and only if it happened. */
export async function record(tx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> {
  const details = actor.key ? { ...entry.details, key: actor.key.id } : entry.details
  await tx
    .insert(auditEvent)
    .values({ ...entry, ...(details && { details }), staffId: actor.staffId, actorName: actor.name })
}
