import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { may } from '../permissions.ts'
import { checkFiling } from '../stories/create-story.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { authorisePlan, type CoverageRow, lockCoverage, zoneOfPaper } from './find-planned.ts'
import { checkMoment, movedWall, readWall } from './plan-event.ts'
import { coverageFields, coverageId, eventId, wall } from './plan-fields.ts'
import { timesBetween } from './recurrence.ts'

type Given = z.output<z.ZodObject<typeof coverageFields>>

/** Whose it becomes. @throws {NewsroomError} `not-allowed`, `unknown-person`, `unknown-reference` */
async function checkAssignment(
  tx: Transaction,
  actor: Actor,
  given: Pick<Given, 'deskId' | 'sectionId' | 'staffId'>,
  before: Pick<CoverageRow, 'deskId' | 'sectionId' | 'staffId'> | null,
): Promise<void> {
  // What stands there already may be archived, or have no way in any more.
  const differs = (name: 'deskId' | 'sectionId' | 'staffId') => given[name] !== (before?.[name] ?? null)
  if (differs('sectionId') && given.sectionId) await checkFiling(tx, { sectionId: given.sectionId }, {})
  if (differs('deskId')) await checkFiling(tx, { deskId: given.deskId }, {})
  if (!differs('staffId')) return
  // Anybody may take what is nobody's, and plan for themselves.
  const isOwn = given.staffId === actor.staffId && !before?.staffId
  if (!isOwn && given.staffId !== null && !may(actor, 'plan.assign', { deskId: given.deskId }))
    throw new NewsroomError('not-allowed', 'plan.assign')
  if (given.staffId === null) return
  const [person] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, given.staffId), hasWayIn))
  if (!person) throw new NewsroomError('unknown-person', given.staffId)
}

/** Tells whose it has become; of a desk's, its people. */
async function tellOfAssignment(
  emit: Emit,
  actor: Actor,
  id: string,
  { headline, staffId, deskId }: Pick<Given, 'headline' | 'staffId' | 'deskId'>,
  plannedBy: string | null,
): Promise<void> {
  if (staffId === null && deskId === null) return
  await emit(actor, {
    type: 'CoverageAssigned',
    coverageId: id,
    headline,
    staffIds: staffId ? [staffId] : [],
    deskIds: staffId ? [] : deskId ? [deskId] : [],
    takenFrom: staffId !== null && staffId === actor.staffId ? plannedBy : null,
  })
}

const planCoverageInput = z.object({
  eventId: eventId.nullable().default(null),
  /** Of an event that recurs: when the time begins that it is about. */
  occursAt: z.iso.datetime({ offset: true }).nullable().default(null),
  ...coverageFields,
})

/**
 * Plans what is made of an event, or of an idea.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `text-too-long`; `unknown-plan`; `unknown-reference`;
 *   `unknown-person`; `moment-unfit`
 */
export const planCoverage = operation({
  name: 'plan.add-coverage',
  input: planCoverageInput,
  permission: 'plan.edit',
  run: add,
})

async function add(
  db: Database,
  actor: Actor,
  { eventId, occursAt, ...given }: z.output<typeof planCoverageInput>,
): Promise<{ coverageId: string }> {
  return withMutation(db, async (tx, emit) => {
    authorisePlan(actor, 'plan.edit', { deskId: given.deskId, createdBy: actor.staffId })
    await checkAssignment(tx, actor, given, null)
    const id = newId()
    await tx.insert(coverage).values({
      id,
      ...given,
      eventId,
      occursAt: eventId ? await timeOf(tx, eventId, occursAt) : null,
      dueAt: checkMoment(given.dueAt, 'dueAt'),
      createdBy: actor.staffId,
    })
    await emit(actor, { type: 'PlanChanged', subject: 'coverage', id, name: given.headline, act: 'added' })
    await tellOfAssignment(emit, actor, id, given, actor.staffId)
    return { coverageId: id }
  })
}

/** Which of an event's times; null where it has only one. @throws {NewsroomError} `unknown-plan`, `plan-changed` */
async function timeOf(tx: Transaction, eventId: string, occursAt: string | null): Promise<Date | null> {
  const [row] = await tx.select().from(plannedEvent).where(eq(plannedEvent.id, eventId)).for('share')
  if (!row) throw new NewsroomError('unknown-plan', eventId)
  if (!row.recurrence) return null
  const at = occursAt ? new Date(occursAt) : row.startsAt
  const isThere = timesBetween(row, at, new Date(at.getTime() + 1)).some(
    (each) => each.getTime() === at.getTime(),
  )
  if (!isThere) throw new NewsroomError('plan-changed', String(row.version))
  return at
}

const changeCoverageInput = z.object({ coverageId, version, ...coverageFields })

/**
 * Changes what is planned, and whose it is: then they are told.
 * @throws as {@link planCoverage}; `plan-changed`
 */
export const changeCoverage = operation({
  name: 'plan.change-coverage',
  input: changeCoverageInput,
  permission: 'plan.edit',
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { coverageId, version, ...given }: z.output<typeof changeCoverageInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockCoverage(tx, actor, coverageId, version)
    if (given.deskId !== row.deskId) authorisePlan(actor, 'plan.edit', { ...row, deskId: given.deskId })
    await checkAssignment(tx, actor, given, row)
    await tx
      .update(coverage)
      .set({ ...given, ...due(checkMoment(given.dueAt, 'dueAt'), row), version: version + 1 })
      .where(eq(coverage.id, coverageId))
    await emit(actor, {
      type: 'PlanChanged',
      subject: 'coverage',
      id: coverageId,
      name: given.headline,
      act: 'changed',
    })
    if (given.staffId !== row.staffId || (given.staffId === null && given.deskId !== row.deskId))
      await tellOfAssignment(emit, actor, coverageId, given, row.createdBy)
  })
}

/** What is due at another moment is told of anew. */
const due = (dueAt: Date | null, { dueAt: before }: CoverageRow) => ({
  dueAt,
  ...(dueAt?.getTime() !== before?.getTime() && { toldSoonAt: null, toldOverdueAt: null }),
})

const takeCoverageInput = z.object({ coverageId })

/**
 * Makes what nobody has the actor's: whoever may plan may take it, of whichever desk, and who planned it is told. Taking
 * what is hers already changes nothing.
 * @throws {NewsroomError} `not-allowed`; `unknown-plan`; `already-taken`, with who has it; `plan-cancelled`
 */
export const takeCoverage = operation({
  name: 'plan.take',
  input: takeCoverageInput,
  permission: 'plan.edit',
  run: take,
})

async function take(
  db: Database,
  actor: Actor,
  { coverageId }: z.output<typeof takeCoverageInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { staffId } = actor
    if (staffId === null) throw new NewsroomError('not-allowed', 'plan.edit')
    const [row] = await tx.select().from(coverage).where(eq(coverage.id, coverageId)).for('update')
    if (!row) throw new NewsroomError('unknown-plan', coverageId)
    if (row.staffId === staffId) return
    if (row.staffId !== null) {
      const [has] = await tx.select({ name: staff.name }).from(staff).where(eq(staff.id, row.staffId))
      throw new NewsroomError('already-taken', has?.name ?? '')
    }
    if (row.cancelledAt) throw new NewsroomError('plan-cancelled', coverageId)
    await tx
      .update(coverage)
      .set({ staffId, version: row.version + 1 })
      .where(eq(coverage.id, coverageId))
    await tellOfAssignment(emit, actor, coverageId, { ...row, staffId }, row.createdBy)
  })
}

const moveCoverageInput = z.object({
  coverageId,
  version,
  /** On the paper's clock: a day, to which its time of day is kept, or both. */
  to: wall,
})

/**
 * Has it be due at another time.
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-changed`; `moment-unfit`
 */
export const moveCoverage = operation({
  name: 'plan.move-coverage',
  input: moveCoverageInput,
  permission: 'plan.edit',
  run: move,
})

async function move(
  db: Database,
  actor: Actor,
  { coverageId, version, to }: z.output<typeof moveCoverageInput>,
): Promise<{ id: string; version: number }> {
  return withMutation(db, async (tx, emit) => {
    const row = await lockCoverage(tx, actor, coverageId, version)
    const zone = await zoneOfPaper(tx)
    const [event] = row.eventId
      ? await tx.select().from(plannedEvent).where(eq(plannedEvent.id, row.eventId))
      : []
    // Without a time of its own it stands where its event does.
    const from = row.dueAt ?? row.occursAt ?? event?.startsAt
    const at = readWall(from ? movedWall(from, to, zone) : to.includes('T') ? to : `${to}T12:00`, zone, 'to')
    await tx
      .update(coverage)
      .set({ ...due(at, row), version: version + 1 })
      .where(eq(coverage.id, coverageId))
    await emit(actor, {
      type: 'PlanChanged',
      subject: 'coverage',
      id: coverageId,
      name: row.headline,
      act: 'moved',
    })
    return { id: coverageId, version: version + 1 }
  })
}

const settleCoverageInput = z.object({
  coverageId,
  version,
  /** `open`: neither any more. */
  as: z.enum(['open', 'done', 'cancelled']),
})

/**
 * Says that it is done, of what becomes no story of its own, or that it is not made after all; or takes that back. A story
 * that has begun stays as it is.
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-changed`
 */
export const settleCoverage = operation({
  name: 'plan.settle',
  input: settleCoverageInput,
  permission: 'plan.edit',
  run: settle,
})

const acts = { open: 'restored', done: 'done', cancelled: 'cancelled' } as const

async function settle(
  db: Database,
  actor: Actor,
  { coverageId, version, as }: z.output<typeof settleCoverageInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockCoverage(tx, actor, coverageId, version)
    await tx
      .update(coverage)
      .set({
        doneAt: as === 'done' ? sql`now()` : null,
        cancelledAt: as === 'cancelled' ? sql`now()` : null,
        version: version + 1,
      })
      .where(eq(coverage.id, coverageId))
    await emit(actor, {
      type: 'PlanChanged',
      subject: 'coverage',
      id: coverageId,
      name: row.headline,
      act: acts[as],
    })
  })
}

const removeCoverageInput = z.object({ coverageId, version })

/**
 * Deletes what is planned and has no story.
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-changed`; `plan-in-use`
 */
export const removeCoverage = operation({
  name: 'plan.remove-coverage',
  input: removeCoverageInput,
  permission: 'plan.edit',
  run: remove,
})

async function remove(
  db: Database,
  actor: Actor,
  { coverageId, version }: z.output<typeof removeCoverageInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockCoverage(tx, actor, coverageId, version)
    if (row.articleId) throw new NewsroomError('plan-in-use', coverageId)
    await tx.delete(coverage).where(eq(coverage.id, coverageId))
    await emit(actor, {
      type: 'PlanChanged',
      subject: 'coverage',
      id: coverageId,
      name: row.headline,
      act: 'removed',
    })
  })
}

/** The section that is filed under where none is planned. */
export async function firstSection(tx: Transaction): Promise<string | null> {
  const [row] = await tx
    .select({ id: section.id })
    .from(section)
    .where(isNull(section.archivedAt))
    .orderBy(section.position)
    .limit(1)
  return row?.id ?? null
}
