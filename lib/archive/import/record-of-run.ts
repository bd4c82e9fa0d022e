import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { type AuditAction, record } from '../../newsroom/audit.ts'

/** What somebody did with a run of an import, for the log. */
export const recordOfRun = (
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  run: { id: string; fileName: string },
): Promise<void> =>
  record(tx, actor, {
    action,
    subjectKind: 'publication',
    subjectId: run.id,
    details: { file: run.fileName },
  })
