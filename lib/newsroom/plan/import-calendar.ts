import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { plannedEvent } from '../../db/tables/planning.ts'
import type { Actor } from '../actor.ts'
import { line, readBy, requiredLine, text, timeZone } from '../fields.ts'
import { mostCalendarEvents } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { checkFiling } from '../stories/create-story.ts'
import { withMutation } from '../with-mutation.ts'
import { authorisePlan } from './find-planned.ts'
import { followTimes } from './follow-times.ts'
import { settleTimes } from './plan-event.ts'
import { deskOrNone, readPlanNotes } from './plan-fields.ts'
import { readRecurrence } from './recurrence.ts'

const isoMoment = z.iso.datetime().transform((written) => new Date(written))

const calendarEvent = z.object({
  uid: text.min(1).max(400),
  name: readBy(requiredLine('name')),
  place: readBy(line('place')),
  notes: readBy<unknown, string | null>(readPlanNotes),
  startsAt: isoMoment,
  endsAt: isoMoment,
  isAllDay: z.boolean(),
  timeZone,
  recurrence: z
    .object({ every: z.unknown(), interval: z.unknown(), on: z.array(z.unknown()), until: z.unknown() })
    .transform(readRecurrence)
    .nullable(),
  skipped: z.array(z.iso.datetime()).max(1_000),
  isCancelled: z.boolean(),
})

const importCalendarInput = z.object({
  events: z.array(calendarEvent).max(mostCalendarEvents),
  deskId: deskOrNone,
})

/** What became of the events of a calendar. */
export type CalendarReport = { added: number; changed: number; kept: number; refused: number }

/**
 * Plans the events of a calendar, as `readCalendar` reads one. What came from it before is brought up to date, unless it
 * was changed here since.
 * @throws {NewsroomError} `not-allowed`, `malformed`, `unknown-reference`
 */
export const importCalendar = operation({
  name: 'plan.import',
  input: importCalendarInput,
  permission: 'plan.edit',
  run: bring,
})

async function bring(
  db: Database,
  actor: Actor,
  { events, deskId }: z.output<typeof importCalendarInput>,
): Promise<CalendarReport> {
  return withMutation(db, async (tx, emit) => {
    authorisePlan(actor, 'plan.edit', { deskId, createdBy: actor.staffId })
    await checkFiling(tx, { deskId })
    const report: CalendarReport = { added: 0, changed: 0, kept: 0, refused: 0 }
    const uids = [...new Set(events.map(({ uid }) => uid))].sort()
    const known = new Map(
      (
        await tx
          .select()
          .from(plannedEvent)
          .where(inArray(plannedEvent.uid, ['', ...uids]))
          .orderBy(plannedEvent.id)
          .for('update')
      ).map((row) => [row.uid, row]),
    )
    const fresh: (typeof plannedEvent.$inferInsert)[] = []
    for (const { isCancelled, ...event } of events) {
      const before = known.get(event.uid)
      let times: ReturnType<typeof settleTimes>
      try {
        times = settleTimes(event)
      } catch (error) {
        if (!(error instanceof NewsroomError)) throw error
        report.refused += 1
        continue
      }
      const written = { ...event, ...times }
      if (!before) {
        fresh.push({
          id: newId(),
          ...written,
          deskId,
          cancelledAt: isCancelled ? new Date() : null,
          importedVersion: 1,
          createdBy: actor.staffId,
        })
        report.added += 1
      } else if (before.version !== before.importedVersion || isSame(before, written, isCancelled))
        report.kept += 1
      else {
        authorisePlan(actor, 'plan.edit', before)
        await followTimes(tx, before, written)
        await tx
          .update(plannedEvent)
          .set({
            ...written,
            cancelledAt: isCancelled ? (before.cancelledAt ?? new Date()) : null,
            version: before.version + 1,
            importedVersion: before.version + 1,
          })
          .where(eq(plannedEvent.id, before.id))
        report.changed += 1
      }
    }
    for (let at = 0; at < fresh.length; at += 200)
      await tx
        .insert(plannedEvent)
        .values(fresh.slice(at, at + 200))
        .onConflictDoNothing()
    if (report.added + report.changed > 0)
      await emit(actor, { type: 'CalendarImported', added: report.added, changed: report.changed })
    return report
  })
}

function isSame(
  before: typeof plannedEvent.$inferSelect,
  after: Omit<typeof plannedEvent.$inferInsert, 'id' | 'createdBy'>,
  isCancelled: boolean,
): boolean {
  const named = ['name', 'place', 'notes', 'isAllDay', 'timeZone'] as const
  return (
    named.every((name) => before[name] === (after[name] ?? null)) &&
    before.startsAt.getTime() === after.startsAt.getTime() &&
    before.endsAt.getTime() === after.endsAt.getTime() &&
    JSON.stringify(ruleOf(before.recurrence)) === JSON.stringify(ruleOf(after.recurrence)) &&
    before.skipped.join() === (after.skipped ?? []).join() &&
    (before.cancelledAt !== null) === isCancelled
  )
}

/** A database gives an object's fields back in an order of its own. */
const ruleOf = (rule: typeof plannedEvent.$inferInsert.recurrence) =>
  rule ? [rule.every, rule.interval, rule.on, rule.until] : null
