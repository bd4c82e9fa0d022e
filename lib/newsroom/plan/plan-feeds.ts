/** The plan as calendars read it: an address for each person and each of their desks, which nobody can guess. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { desk, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { planFeed } from '../../db/tables/planning.ts'
import { publication } from '../../db/tables/publication.ts'
import { inLocale } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'
import { absolute } from '../../publication/addresses.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { idOf, nothing } from '../fields.ts'
import { mostFeeds } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { checkFiling } from '../stories/create-story.ts'
import { deskOrNone } from './plan-fields.ts'
import { planBetween } from './read-plan.ts'
import { writeCalendar } from './write-calendar.ts'

type Signed = Actor & { staffId: string }
export type Feed = { id: string; deskId: string | null }

/** The actor's own addresses, the oldest first. */
export const listFeeds = operation({
  name: 'plan.feeds',
  input: nothing,
  permission: 'plan.read',
  run: async ({ orm }: Database, { staffId }: Signed): Promise<Feed[]> =>
    orm
      .select({ id: planFeed.id, deskId: planFeed.deskId })
      .from(planFeed)
      .where(eq(planFeed.staffId, staffId))
      .orderBy(asc(planFeed.createdAt), asc(planFeed.id)),
})

const makeFeedInput = z.object({ deskId: deskOrNone })

/**
 * Makes an address under which the actor's calendar reads what is theirs, or what is a desk's.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`, `too-many-feeds`
 */
export const makeFeed = operation({
  name: 'plan.make-feed',
  input: makeFeedInput,
  permission: 'plan.read',
  run: async (db: Database, actor: Signed, { deskId }: z.output<typeof makeFeedInput>): Promise<Feed> =>
    db.orm.transaction(async (tx) => {
      await checkFiling(tx, { deskId })
      // Two that are made at once wait for each other.
      await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, actor.staffId)).for('no key update')
      if ((await tx.$count(planFeed, eq(planFeed.staffId, actor.staffId))) >= mostFeeds)
        throw new NewsroomError('too-many-feeds', String(mostFeeds))
      const id = newId()
      await tx.insert(planFeed).values({ id, staffId: actor.staffId, deskId })
      await record(tx, actor, {
        action: 'plan.feed',
        subjectKind: 'plan',
        subjectId: id,
        details: { what: 'added' },
      })
      return { id, deskId }
    }),
})

const revokeFeedInput = z.object({ id: idOf('unknown-plan') })

/**
 * Has an address of the actor's lead nowhere from now on. One that is not theirs is left as it is.
 * @throws {NewsroomError} `not-allowed`
 */
export const revokeFeed = operation({
  name: 'plan.revoke-feed',
  input: revokeFeedInput,
  permission: 'plan.read',
  run: async (db: Database, actor: Signed, { id }: z.output<typeof revokeFeedInput>): Promise<void> =>
    db.orm.transaction(async (tx) => {
      const gone = await tx
        .delete(planFeed)
        .where(and(eq(planFeed.id, id), eq(planFeed.staffId, actor.staffId)))
        .returning({ id: planFeed.id })
      if (gone.length > 0)
        await record(tx, actor, {
          action: 'plan.feed',
          subjectKind: 'plan',
          subjectId: id,
          details: { what: 'removed' },
        })
    }),
})

const signature = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(`warraq plan feed\n${id}`).digest('base64url')

/** Whoever has it reads it: nobody else learns it, not from a copy of the database either. */
export const feedAddress = (secret: string, id: string): string =>
  absolute(`/admin/plan-feed/${id}.${signature(secret, id)}.ics`)

/** Days that a calendar is given, before today and after. */
const daysBack = 30
const daysAhead = 180

/** The calendar at an address, as text/calendar; null for one that is not ours, was revoked, or is of who may not come in any more. */
export async function calendarAt(db: Database, secret: string, token: string): Promise<string | null> {
  const [, id, signed] = /^([\w-]{1,64})\.([\w-]{43})(?:\.ics)?$/.exec(token) ?? []
  if (!id || !signed || !couldBeId(id)) return null
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(signature(secret, id)))) return null
  const [row] = await db.orm
    .select({
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      authorId: staff.authorId,
      locale: staff.locale,
      deskId: planFeed.deskId,
      deskNames: desk.names,
      deskIds: sql<string[]>`array(
        select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = ${staff.id})`,
    })
    .from(planFeed)
    .innerJoin(staff, eq(staff.id, planFeed.staffId))
    .leftJoin(desk, eq(desk.id, planFeed.deskId))
    .where(and(eq(planFeed.id, id), hasWayIn))
  if (!row) return null
  const { deskId, deskNames, locale, ...actor } = row
  const now = Date.now()
  const plan = await planBetween(db.orm, actor, {
    start: new Date(now - daysBack * 86_400_000),
    end: new Date(now + daysAhead * 86_400_000),
    ...(deskId ? { deskId } : { staffId: actor.staffId }),
  })
  const paper = firstOf(
    await db.orm.select({ names: publication.names, timeZone: publication.timeZone }).from(publication),
  )
  const whose = deskNames ? inLocale(deskNames, locale) : actor.name
  return writeCalendar(plan, { name: `${inLocale(paper.names, locale)} · ${whose}`, locale, ...paper })
}
