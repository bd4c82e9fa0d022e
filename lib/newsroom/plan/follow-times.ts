import { eq, sql } from 'drizzle-orm'
import { coverage } from '../../db/tables/planning.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { EventRow } from './find-planned.ts'
import { type Series, timeAfter } from './recurrence.ts'

/**
 * What is planned of single times of an event follows them when the event changes. Of what begins to recur it is planned
 * of the first time; what recurs no longer has but one.
 * @returns which times are skipped afterwards, as ISO 8601
 */
export async function followTimes(
  tx: Transaction,
  before: EventRow,
  times: Omit<Series, 'skipped'>,
): Promise<string[]> {
  const after = { ...times, skipped: [] }
  const planned = await tx
    .select({ id: coverage.id, occursAt: coverage.occursAt })
    .from(coverage)
    .where(eq(coverage.eventId, before.id))
  const nowAt = (at: Date | null) =>
    after.recurrence === null ? null : at === null ? after.startsAt : timeAfter(at, before, after)
  const moved = planned
    .map(({ id, occursAt }) => ({ id, from: occursAt, to: nowAt(occursAt) }))
    .filter(({ from, to }) => from?.getTime() !== to?.getTime())
  if (moved.length > 0)
    await tx
      .update(coverage)
      .set({ occursAt: sql`moved.to_at` })
      .from(
        sql`unnest(${sql.param(moved.map(({ id }) => id))}::text[],
        ${sql.param(moved.map(({ to }) => to?.toISOString() ?? null))}::timestamptz[]) as moved(id, to_at)`,
      )
      .where(eq(coverage.id, sql`moved.id`))
  return after.recurrence === null
    ? before.skipped
    : before.skipped.map((each) => timeAfter(new Date(each), before, after).toISOString())
}
