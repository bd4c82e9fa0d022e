import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { article } from '../../db/tables/stories.ts'
import { dayAfter } from '../../locale/days.ts'
import type { Locale } from '../../locale/table.ts'
import type { CoverageKind, Recurrence } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleInput, localeName, nothing, text } from '../fields.ts'
import { mostPlanned } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { may } from '../permissions.ts'
import { wallTime } from '../writing/wall-time.ts'
import { type EventRow, mayPlan, zoneOfPaper } from './find-planned.ts'
import { coverageId, eventId } from './plan-fields.ts'
import { inHand, type PlanState, planStateOf } from './plan-state.ts'
import { momentOn, timesBetween, timesWithin } from './recurrence.ts'

/** An event at one of its times. Moments are ISO 8601. */
export type PlannedTime = {
  eventId: string
  name: string
  place: string | null
  startsAt: string
  /** Of whole days, the midnight after the last. */
  endsAt: string
  isAllDay: boolean
  /** Of one that recurs, the time that this is; null for one that does not. */
  occursAt: string | null
  embargoUntil: string | null
  deskId: string | null
  isCancelled: boolean
  version: number
  mayChange: boolean
}

export type PlannedCoverage = {
  coverageId: string
  eventId: string | null
  eventName: string | null
  occursAt: string | null
  kind: CoverageKind
  locale: Locale
  /** Of its story, once there is one. */
  headline: string
  slugLine: string | null
  deskId: string | null
  staffId: string | null
  /** Null for nobody, and for somebody who was removed. */
  staffName: string | null
  dueAt: string | null
  /** Where it stands in the plan: when it is due, else when its event begins; null where neither is known. */
  at: string | null
  state: PlanState
  /** It is past due and not handed in. */
  isLate: boolean
  articleId: string | null
  embargoUntil: string | null
  scheduledFor: string | null
  version: number
  mayChange: boolean
  /** It is nobody's yet, and may become the actor's. */
  mayTake: boolean
}

export type Plan = {
  times: PlannedTime[]
  coverages: PlannedCoverage[]
  /** What is planned for no time, and not done. */
  someday: PlannedCoverage[]
  /** There is more than is shown. */
  hasMore: boolean
}

const readPlanInput = z.object({
  /** Days on the paper's clock, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  deskId: text.optional(),
  /** `staff.id`; events are then those of which something is theirs. */
  staffId: text.optional(),
  locale: localeName.optional(),
})

/**
 * What is planned on some days: events at each of their times, and what is made of them or of ideas, in the order of
 * time. Of a desk: its own, and events of none.
 * @throws {NewsroomError} `not-allowed`
 */
export const readPlan = operation({
  name: 'plan.read',
  input: readPlanInput,
  permission: 'plan.read',
  run: read,
})

/** Days that one look spans. */
const mostDays = 62

async function read(
  { orm }: Database,
  actor: Actor,
  { from, to, deskId, staffId, locale }: z.output<typeof readPlanInput>,
): Promise<Plan> {
  const zone = await zoneOfPaper(orm)
  const last = to < dayAfter(from, mostDays) ? to : dayAfter(from, mostDays)
  const [start, end] = [momentOn(`${from}T00:00`, zone), momentOn(`${dayAfter(last, 1)}T00:00`, zone)]
  if (!start || !end) throw new NewsroomError('malformed', 'from')
  return planBetween(orm, actor, { start, end, deskId, staffId, locale })
}

/** The same between two moments. */
export async function planBetween(
  orm: Pick<Database['orm'], 'select'>,
  actor: Actor,
  {
    start,
    end,
    deskId,
    staffId,
    locale,
  }: {
    start: Date
    end: Date
    deskId?: string | undefined
    staffId?: string | undefined
    locale?: Locale | undefined
  },
): Promise<Plan> {
  const whose = and(
    deskId ? eq(coverage.deskId, deskId) : undefined,
    staffId ? eq(coverage.staffId, staffId) : undefined,
    locale ? eq(coverage.locale, locale) : undefined,
  )
  const [events, coverages, someday] = await Promise.all([
    orm
      .select()
      .from(plannedEvent)
      .where(
        and(
          lt(plannedEvent.startsAt, end),
          or(isNull(plannedEvent.lastEndsAt), gt(plannedEvent.lastEndsAt, start), startsWithin(start, end)),
          deskId ? or(isNull(plannedEvent.deskId), eq(plannedEvent.deskId, deskId)) : undefined,
        ),
      )
      .orderBy(asc(plannedEvent.startsAt), asc(plannedEvent.id))
      .limit(mostPlanned),
    coveragesWhere(orm, actor, and(whose, sql`${standsAt} >= ${start}`, sql`${standsAt} < ${end}`)),
    coveragesWhere(
      orm,
      actor,
      and(whose, sql`${standsAt} is null`, isNull(coverage.cancelledAt), isNull(coverage.doneAt)),
    ),
  ])
  const shown = new Set(coverages.map(({ eventId }) => eventId))
  const meant = events.filter(({ id }) => !(staffId || locale) || shown.has(id))
  const times = await earliestTimes(meant, actor, start, end)
  return {
    times,
    coverages,
    someday: someday.filter(({ state }) => inHand.includes(state)),
    hasMore: [times, coverages, events].some(({ length }) => length >= mostPlanned),
  }
}

/** What takes no time at all. */
const startsWithin = (start: Date, end: Date) =>
  and(sql`${plannedEvent.startsAt} >= ${start}`, sql`${plannedEvent.startsAt} < ${end}`)

const standsAt = sql`coalesce(${coverage.dueAt}, ${coverage.occursAt}, ${plannedEvent.startsAt})`

/** Series that are begun before others get their turn: a thousand of them take this thread a while. */
const slice = 50

/** The first {@link mostPlanned} times of all events together: no more of any is counted than those. */
async function earliestTimes(
  rows: readonly EventRow[],
  actor: Actor,
  start: Date,
  end: Date,
): Promise<PlannedTime[]> {
  /** Each with its next time, the one that comes first at the end. */
  const heads: { at: Date; timeOf: (at: Date) => PlannedTime; rest: Generator<Date> }[] = []
  const put = (head: Omit<(typeof heads)[number], 'at'>): void => {
    const { value: at, done } = head.rest.next()
    if (done) return
    let [from, to] = [0, heads.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((heads[middle] as { at: Date }).at > at) from = middle + 1
      else to = middle
    }
    heads.splice(from, 0, { ...head, at })
  }
  for (const [index, row] of rows.entries()) {
    if (index % slice === slice - 1) await new Promise(setImmediate)
    put({ timeOf: timesOf(row, actor), rest: timesWithin(row, start, end) })
  }
  const found: PlannedTime[] = []
  for (let head = heads.pop(); head && found.length < mostPlanned; head = heads.pop()) {
    if (found.length % slice === slice - 1) await new Promise(setImmediate)
    found.push(head.timeOf(head.at))
    put(head)
  }
  return found
}

function timesOf(row: EventRow, actor: Actor): (at: Date) => PlannedTime {
  const lasts = row.endsAt.getTime() - row.startsAt.getTime()
  const mayChange = mayPlan(actor, 'plan.edit', row)
  return (at) => ({
    eventId: row.id,
    name: row.name,
    place: row.place,
    startsAt: at.toISOString(),
    endsAt: endOf(row, at, lasts).toISOString(),
    isAllDay: row.isAllDay,
    occursAt: row.recurrence ? at.toISOString() : null,
    embargoUntil: row.embargoUntil?.toISOString() ?? null,
    deskId: row.deskId,
    isCancelled: row.cancelledAt !== null,
    version: row.version,
    mayChange,
  })
}

/** Whole days end at midnight, though one of them may have 23 hours. */
function endOf({ isAllDay, timeZone }: EventRow, at: Date, lasts: number): Date {
  const end = new Date(at.getTime() + lasts)
  if (!isAllDay) return end
  const [day = '', time = ''] = wallTime(end, timeZone).split('T')
  return momentOn(`${time < '12' ? day : dayAfter(day, 1)}T00:00`, timeZone) ?? end
}

/** @param most how many, the earliest first */
export async function coveragesWhere(
  orm: Pick<Database['orm'], 'select'>,
  actor: Actor,
  where: SQL | undefined,
  most = mostPlanned,
): Promise<PlannedCoverage[]> {
  const rows = await orm
    .select({
      row: coverage,
      eventName: plannedEvent.name,
      eventStartsAt: plannedEvent.startsAt,
      staffName: staff.name,
      isPast: sql<boolean>`coalesce(${coverage.dueAt} < now(), false)`,
      articleState: article.state,
      articleDeletedAt: article.deletedAt,
      embargoUntil: article.embargoUntil,
      scheduledFor: article.scheduledFor,
      headline: sql<string>`coalesce(nullif(coalesce(${draft.headline}, ${article.headline}), ''), ${coverage.headline})`,
    })
    .from(coverage)
    .leftJoin(plannedEvent, eq(plannedEvent.id, coverage.eventId))
    .leftJoin(staff, eq(staff.id, coverage.staffId))
    .leftJoin(article, eq(article.id, coverage.articleId))
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(where)
    .orderBy(asc(standsAt), asc(coverage.id))
    .limit(most)
  return rows.map(({ row, articleState, articleDeletedAt, isPast, eventStartsAt, ...joined }) => {
    const state = planStateOf({ ...row, articleState, articleDeletedAt })
    const isGone = articleDeletedAt !== null
    return {
      coverageId: row.id,
      eventId: row.eventId,
      eventName: joined.eventName,
      occursAt: row.occursAt?.toISOString() ?? null,
      kind: row.kind,
      locale: row.locale,
      headline: isGone ? row.headline : joined.headline,
      slugLine: row.slugLine,
      deskId: row.deskId,
      staffId: row.staffId,
      staffName: joined.staffName,
      dueAt: row.dueAt?.toISOString() ?? null,
      at: (row.dueAt ?? row.occursAt ?? eventStartsAt)?.toISOString() ?? null,
      state,
      isLate: isPast && inHand.includes(state),
      articleId: isGone ? null : row.articleId,
      embargoUntil: isGone ? null : (joined.embargoUntil?.toISOString() ?? null),
      scheduledFor: isGone ? null : (joined.scheduledFor?.toISOString() ?? null),
      version: row.version,
      mayChange: mayPlan(actor, 'plan.edit', row),
      mayTake:
        row.staffId === null && actor.staffId !== null && inHand.includes(state) && may(actor, 'plan.edit'),
    }
  })
}

export type PlannedEvent = {
  eventId: string
  name: string
  place: string | null
  notes: string | null
  /** On the paper's clock. */
  starts: string
  /** On the paper's clock; of whole days, the last of them. */
  ends: string
  isAllDay: boolean
  recurrence: Recurrence | null
  /** Of one that recurs, its next time, or its last. */
  nextAt: string | null
  embargoUntil: string | null
  deskId: string | null
  isCancelled: boolean
  version: number
  mayChange: boolean
  coverages: PlannedCoverage[]
}

const readEventInput = z.object({ eventId })

/**
 * An event, with all that is made of it.
 * @throws {NewsroomError} `not-allowed`, `unknown-plan`
 */
export const readEvent = operation({
  name: 'plan.read-event',
  input: readEventInput,
  permission: 'plan.read',
  run: readOneEvent,
})

async function readOneEvent(
  { orm }: Database,
  actor: Actor,
  { eventId }: z.output<typeof readEventInput>,
): Promise<PlannedEvent> {
  const [row] = await orm.select().from(plannedEvent).where(eq(plannedEvent.id, eventId))
  if (!row) throw new NewsroomError('unknown-plan', eventId)
  const [zone, coverages] = await Promise.all([
    zoneOfPaper(orm),
    coveragesWhere(orm, actor, eq(coverage.eventId, eventId)),
  ])
  const now = new Date()
  const [next] = row.recurrence
    ? timesBetween(row, now, new Date(now.getTime() + 370 * 86_400_000))
    : [row.startsAt]
  return {
    eventId: row.id,
    name: row.name,
    place: row.place,
    notes: row.notes,
    starts: wallTime(row.startsAt, zone),
    ends: row.isAllDay
      ? dayAfter(wallTime(row.endsAt, row.timeZone).slice(0, 10), -1)
      : wallTime(row.endsAt, zone),
    isAllDay: row.isAllDay,
    recurrence: row.recurrence,
    nextAt: (next ?? row.startsAt).toISOString(),
    embargoUntil: row.embargoUntil?.toISOString() ?? null,
    deskId: row.deskId,
    isCancelled: row.cancelledAt !== null,
    version: row.version,
    mayChange: mayPlan(actor, 'plan.edit', row),
    coverages,
  }
}

export type CoverageInFull = PlannedCoverage & {
  notes: string | null
  sectionId: string | null
  /** As it was planned, whatever its story is called. */
  plannedHeadline: string
  mayAssign: boolean
}

const readCoverageInput = z.object({ coverageId })

/**
 * A coverage, with what is noted of it.
 * @throws {NewsroomError} `not-allowed`, `unknown-plan`
 */
export const readCoverage = operation({
  name: 'plan.read-coverage',
  input: readCoverageInput,
  permission: 'plan.read',
  run: readOneCoverage,
})

async function readOneCoverage(
  { orm }: Database,
  actor: Actor,
  { coverageId }: z.output<typeof readCoverageInput>,
): Promise<CoverageInFull> {
  const [[found], [row]] = await Promise.all([
    coveragesWhere(orm, actor, eq(coverage.id, coverageId), 1),
    orm
      .select({ notes: coverage.notes, sectionId: coverage.sectionId, headline: coverage.headline })
      .from(coverage)
      .where(eq(coverage.id, coverageId)),
  ])
  if (!found || !row) throw new NewsroomError('unknown-plan', coverageId)
  return {
    ...found,
    notes: row.notes,
    sectionId: row.sectionId,
    plannedHeadline: row.headline,
    mayAssign: may(actor, 'plan.assign', { deskId: found.deskId }),
  }
}

/**
 * What was planned of a story: from which event it is, when it is due, what is noted.
 * @throws {NewsroomError} `not-allowed`
 */
export const coverageOf = operation({
  name: 'plan.of-story',
  input: articleInput,
  permission: 'plan.read',
  run: async ({ orm }: Database, actor: Actor, { articleId }): Promise<CoverageInFull | null> => {
    const [row] = await orm
      .select({ id: coverage.id })
      .from(coverage)
      .where(eq(coverage.articleId, articleId))
      .orderBy(asc(coverage.createdAt))
      .limit(1)
    return row ? readOneCoverage({ orm } as Database, actor, { coverageId: row.id }) : null
  },
})

const plannedAheadInput = z.object({
  /** How many. */
  most: z.int(),
  deskId: text.optional(),
  /** Theirs alone. */
  mine: z.boolean().optional(),
})

/**
 * What is planned and has not a word yet: what is late or due first.
 * @throws {NewsroomError} `not-allowed`
 */
export const plannedAhead = operation({
  name: 'plan.ahead',
  input: plannedAheadInput,
  permission: 'plan.read',
  run: async (
    { orm }: Database,
    actor: Actor,
    { most, deskId, mine }: z.output<typeof plannedAheadInput>,
  ): Promise<PlannedCoverage[]> => {
    const found = await coveragesWhere(
      orm,
      actor,
      and(
        isNull(coverage.articleId),
        isNull(coverage.cancelledAt),
        isNull(coverage.doneAt),
        isNotNull(sql`${standsAt}`),
        // What was forgotten long ago is no news.
        sql`${standsAt} > now() - interval '7 days'`,
        sql`${standsAt} < now() + interval '7 days'`,
        deskId ? eq(coverage.deskId, deskId) : undefined,
        mine ? (actor.staffId ? eq(coverage.staffId, actor.staffId) : sql`false`) : undefined,
      ),
      Math.max(0, most),
    )
    return found
  },
})

/** True of a coverage, and its story, that is past due and not handed in. */
export const isLateNow = and(
  lt(coverage.dueAt, sql`now()`),
  isNull(coverage.cancelledAt),
  isNull(coverage.doneAt),
  or(isNull(coverage.articleId), and(isNull(article.deletedAt), inArray(article.state, ['draft']))),
)

/**
 * Who may be given something to do: everybody with a way in, by name.
 * @throws {NewsroomError} `not-allowed`
 */
export const planPeople = operation({
  name: 'plan.people',
  input: nothing,
  permission: 'plan.read',
  run: async ({ orm }: Database): Promise<{ id: string; name: string }[]> =>
    orm
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(hasWayIn)
      .orderBy(asc(staff.name), asc(staff.id)),
})
