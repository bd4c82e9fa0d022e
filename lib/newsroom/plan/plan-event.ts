import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { dayAfter, isDay } from '../../locale/days.ts'
import type { Actor } from '../actor.ts'
import { version } from '../fields.ts'
import { longestEvent } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { checkFiling } from '../stories/create-story.ts'
import { withMutation } from '../with-mutation.ts'
import { wallTime } from '../writing/wall-time.ts'
import { authorisePlan, type EventRow, lockEvent, zoneOfPaper } from './find-planned.ts'
import { followTimes } from './follow-times.ts'
import { eventFields, eventId, wall } from './plan-fields.ts'
import { firstTime, isOn, lastEndOf, momentOn } from './recurrence.ts'

const dayLong = 86_400_000

/** A year that a newsroom plans in. @throws {NewsroomError} `moment-unfit` */
export function readWall(given: string, timeZone: string, field: string): Date {
  const [day = '', time = '00:00'] = given.split('T')
  const at = isDay(day) && day > '1970' && day < '2200' ? momentOn(`${day}T${time}`, timeZone) : null
  if (!at) throw new NewsroomError('moment-unfit', field)
  return at
}

type TimesGiven = Pick<
  z.output<z.ZodObject<typeof eventFields>>,
  'starts' | 'ends' | 'isAllDay' | 'recurrence'
>

/** When it is, as rows have it. @throws {NewsroomError} `moment-unfit`, `ends-before-start`, `event-too-long`, `recurrence-unfit` */
function readTimes({ starts, ends, isAllDay, recurrence }: TimesGiven, timeZone: string) {
  const from = isAllDay ? starts.slice(0, 10) : starts
  const to = isAllDay ? ends.slice(0, 10) : ends
  if (!isAllDay && !(from.includes('T') && to.includes('T')))
    throw new NewsroomError('moment-unfit', from.includes('T') ? 'ends' : 'starts')
  const startsAt = readWall(from, timeZone, 'starts')
  const lastDay = readWall(to, timeZone, 'ends')
  if (lastDay < startsAt) throw new NewsroomError('ends-before-start', '')
  const endsAt = isAllDay ? readWall(dayAfter(to, 1), timeZone, 'ends') : lastDay
  return settleTimes({ startsAt, endsAt, isAllDay, timeZone, recurrence })
}

/**
 * Times as rows have them: what recurs begins with the first time that it has.
 * @throws {NewsroomError} `ends-before-start`, `event-too-long`, `recurrence-unfit` for what never happens
 */
export function settleTimes(
  given: Pick<EventRow, 'startsAt' | 'endsAt' | 'isAllDay' | 'timeZone' | 'recurrence'>,
) {
  const lasts = given.endsAt.getTime() - given.startsAt.getTime()
  if (lasts < 0) throw new NewsroomError('ends-before-start', '')
  if (lasts > longestEvent * dayLong) throw new NewsroomError('event-too-long', String(longestEvent))
  const first = firstTime(given)
  if (!first) throw new NewsroomError('recurrence-unfit', '')
  const settled = { ...given, startsAt: first, endsAt: new Date(first.getTime() + lasts) }
  return { ...settled, lastEndsAt: lastEndOf(settled) }
}

/** @throws {NewsroomError} `moment-unfit` */
export function checkMoment(at: Date | null, field: string): Date | null {
  if (at !== null && (Number.isNaN(at.getTime()) || Math.abs(at.getTime()) > Date.UTC(2200, 0)))
    throw new NewsroomError('moment-unfit', field)
  return at
}

const planEventInput = z.object(eventFields)

/**
 * Plans an event: what happens out there.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `text-too-long`; `unknown-reference`; `moment-unfit`;
 *   `ends-before-start`; `event-too-long`; `recurrence-unfit`
 */
export const planEvent = operation({
  name: 'plan.add-event',
  input: planEventInput,
  permission: 'plan.edit',
  run: add,
})

async function add(
  db: Database,
  actor: Actor,
  { starts, ends, isAllDay, recurrence, ...given }: z.output<typeof planEventInput>,
): Promise<{ eventId: string }> {
  return withMutation(db, async (tx, emit) => {
    authorisePlan(actor, 'plan.edit', { deskId: given.deskId, createdBy: actor.staffId })
    await checkFiling(tx, { deskId: given.deskId }, {})
    const times = readTimes({ starts, ends, isAllDay, recurrence }, await zoneOfPaper(tx))
    const id = newId()
    await tx.insert(plannedEvent).values({
      id,
      ...given,
      embargoUntil: checkMoment(given.embargoUntil, 'embargoUntil'),
      ...times,
      createdBy: actor.staffId,
    })
    await emit(actor, { type: 'PlanChanged', subject: 'event', id, name: given.name, act: 'added' })
    return { eventId: id }
  })
}

const changeEventInput = z.object({ eventId, version, ...eventFields })

/**
 * Changes an event, all of its times. What is planned of single ones follows them, and those that were skipped stay so.
 * @throws as {@link planEvent}; `unknown-plan`; `plan-changed`
 */
export const changeEvent = operation({
  name: 'plan.change-event',
  input: changeEventInput,
  permission: 'plan.edit',
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { eventId, version, starts, ends, isAllDay, recurrence, ...given }: z.output<typeof changeEventInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockEvent(tx, actor, eventId, version)
    if (given.deskId !== row.deskId) {
      authorisePlan(actor, 'plan.edit', { ...row, deskId: given.deskId })
      await checkFiling(tx, { deskId: given.deskId }, {})
    }
    const times = readTimes({ starts, ends, isAllDay, recurrence }, await zoneOfPaper(tx))
    const skipped = await followTimes(tx, row, times)
    await tx
      .update(plannedEvent)
      .set({
        ...given,
        embargoUntil: checkMoment(given.embargoUntil, 'embargoUntil'),
        ...times,
        skipped,
        version: version + 1,
      })
      .where(eq(plannedEvent.id, eventId))
    await emit(actor, {
      type: 'PlanChanged',
      subject: 'event',
      id: eventId,
      name: given.name,
      act: 'changed',
    })
  })
}

const moveEventInput = z.object({
  eventId,
  version,
  /** On the paper's clock: a day, to which its time of day is kept, or both. */
  to: wall,
  /** Of an event that recurs: when the one time begins that is moved. It is then an event by itself. */
  occursAt: z.iso.datetime({ offset: true }).nullable().default(null),
})

/**
 * Moves an event, or one time of one that recurs, which then stands by itself with what is planned of it.
 * @returns what was moved, as it is now
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-changed`; `moment-unfit`
 */
export const moveEvent = operation({
  name: 'plan.move-event',
  input: moveEventInput,
  permission: 'plan.edit',
  run: move,
})

async function move(
  db: Database,
  actor: Actor,
  { eventId, version, to, occursAt }: z.output<typeof moveEventInput>,
): Promise<{ id: string; version: number }> {
  return withMutation(db, async (tx, emit) => {
    const row = await lockEvent(tx, actor, eventId, version)
    const zone = await zoneOfPaper(tx)
    const from = row.recurrence && occursAt ? new Date(occursAt) : row.startsAt
    if (row.recurrence && occursAt && !isOn(row, from))
      throw new NewsroomError('plan-changed', String(row.version))
    const startsAt = readWall(movedWall(from, to, zone, row.isAllDay), zone, 'to')
    const endsAt = row.isAllDay
      ? endOfDays(row, startsAt, zone)
      : new Date(startsAt.getTime() + row.endsAt.getTime() - row.startsAt.getTime())
    const name = row.name
    if (!row.recurrence || !occursAt) {
      const times = settleTimes({ ...row, startsAt, endsAt })
      const skipped = await followTimes(tx, row, times)
      await tx
        .update(plannedEvent)
        .set({ ...times, skipped, version: version + 1 })
        .where(eq(plannedEvent.id, eventId))
      await emit(actor, { type: 'PlanChanged', subject: 'event', id: eventId, name, act: 'moved' })
      return { id: eventId, version: version + 1 }
    }
    const id = newId()
    await tx.insert(plannedEvent).values({
      ...row,
      id,
      startsAt,
      endsAt,
      lastEndsAt: endsAt,
      timeZone: zone,
      recurrence: null,
      skipped: [],
      uid: null,
      importedVersion: null,
      version: 1,
      createdBy: row.createdBy,
      createdAt: sql`now()`,
    })
    await tx
      .update(plannedEvent)
      .set({ skipped: [...row.skipped, from.toISOString()], version: version + 1 })
      .where(eq(plannedEvent.id, eventId))
    await tx
      .update(coverage)
      .set({ eventId: id, occursAt: null })
      .where(and(eq(coverage.eventId, eventId), eq(coverage.occursAt, from)))
    await emit(actor, { type: 'PlanChanged', subject: 'event', id, name, act: 'moved' })
    return { id, version: 1 }
  })
}

/** The same time of day on another day, unless a time of day is said. */
export const movedWall = (from: Date, to: string, zone: string, isAllDay = false): string =>
  isAllDay ? to.slice(0, 10) : to.includes('T') ? to : to + wallTime(from, zone).slice(10)

/** Whole days stay as many, whatever their clocks do. */
function endOfDays(row: EventRow, startsAt: Date, zone: string): Date {
  const dayOf = (at: Date) => Date.parse(wallTime(at, row.timeZone).slice(0, 10))
  const days = Math.round((dayOf(row.endsAt) - dayOf(row.startsAt)) / dayLong)
  return readWall(dayAfter(wallTime(startsAt, zone).slice(0, 10), days), zone, 'to')
}

const cancelEventInput = z.object({
  eventId,
  version,
  isCancelled: z.boolean(),
  /** Of an event that recurs: the one time that does not take place. */
  occursAt: z.iso.datetime({ offset: true }).nullable().default(null),
})

/**
 * Says that an event does not take place, or does after all; of one that recurs, also of a single time.
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-changed`
 */
export const cancelEvent = operation({
  name: 'plan.cancel-event',
  input: cancelEventInput,
  permission: 'plan.edit',
  run: cancel,
})

async function cancel(
  db: Database,
  actor: Actor,
  { eventId, version, isCancelled, occursAt }: z.output<typeof cancelEventInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockEvent(tx, actor, eventId, version)
    const one = row.recurrence && occursAt ? new Date(occursAt).toISOString() : null
    await tx
      .update(plannedEvent)
      .set({
        ...(one
          ? { skipped: [...row.skipped.filter((each) => each !== one), ...(isCancelled ? [one] : [])] }
          : { cancelledAt: isCancelled ? sql`now()` : null }),
        version: version + 1,
      })
      .where(eq(plannedEvent.id, eventId))
    const act = isCancelled ? 'cancelled' : 'restored'
    await emit(actor, { type: 'PlanChanged', subject: 'event', id: eventId, name: row.name, act })
  })
}

const removeEventInput = z.object({ eventId, version })

/**
 * Deletes an event of which nothing is planned.
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-changed`; `plan-in-use`
 */
export const removeEvent = operation({
  name: 'plan.remove-event',
  input: removeEventInput,
  permission: 'plan.edit',
  run: remove,
})

async function remove(
  db: Database,
  actor: Actor,
  { eventId, version }: z.output<typeof removeEventInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { name } = await lockEvent(tx, actor, eventId, version)
    const [one] = await tx
      .select({ id: coverage.id })
      .from(coverage)
      .where(and(eq(coverage.eventId, eventId), isNull(coverage.cancelledAt)))
      .limit(1)
    if (one) throw new NewsroomError('plan-in-use', eventId)
    await tx.delete(plannedEvent).where(eq(plannedEvent.id, eventId))
    await emit(actor, { type: 'PlanChanged', subject: 'event', id: eventId, name, act: 'removed' })
  })
}
