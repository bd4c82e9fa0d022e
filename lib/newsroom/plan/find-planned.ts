/** What is planned, looked up and locked, and whether somebody may: together, always. */
import { eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { publication } from '../../db/tables/publication.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type Action, may } from '../permissions.ts'

export type EventRow = typeof plannedEvent.$inferSelect
export type CoverageRow = typeof coverage.$inferSelect

type Owned = { deskId: string | null; createdBy: string | null; staffId?: string | null }

/** Whether somebody may do something to what is planned: who planned it and whose it is have it for their own. */
export const mayPlan = (actor: Actor, action: Action, { deskId, createdBy, staffId }: Owned): boolean =>
  may(actor, action, { deskId, createdBy }) || may(actor, action, { deskId, createdBy: staffId ?? null })

/** @throws {NewsroomError} `not-allowed` */
export function authorisePlan(actor: Actor, action: Action, owned: Owned): void {
  if (!mayPlan(actor, action, owned)) throw new NewsroomError('not-allowed', action)
}

/**
 * @param version the one that somebody's change was made from
 * @throws {NewsroomError} `unknown-plan`, `not-allowed`, `plan-changed`
 */
export async function lockEvent(
  tx: Transaction,
  actor: Actor,
  id: string,
  version: number,
): Promise<EventRow> {
  const [row] = await tx.select().from(plannedEvent).where(eq(plannedEvent.id, id)).for('update')
  if (!row) throw new NewsroomError('unknown-plan', id)
  authorisePlan(actor, 'plan.edit', row)
  if (row.version !== version) throw new NewsroomError('plan-changed', String(row.version))
  return row
}

/** The same of a coverage. */
export async function lockCoverage(
  tx: Transaction,
  actor: Actor,
  id: string,
  version: number,
): Promise<CoverageRow> {
  const [row] = await tx.select().from(coverage).where(eq(coverage.id, id)).for('update')
  if (!row) throw new NewsroomError('unknown-plan', id)
  authorisePlan(actor, 'plan.edit', row)
  if (row.version !== version) throw new NewsroomError('plan-changed', String(row.version))
  return row
}

/** The zone whose clock the paper keeps. */
export async function zoneOfPaper(orm: Pick<Database['orm'], 'select'>): Promise<string> {
  const rows = await orm.select({ timeZone: publication.timeZone }).from(publication)
  return firstOf(rows).timeZone
}
