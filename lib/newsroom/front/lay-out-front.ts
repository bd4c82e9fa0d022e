/** A front (the paper's, a section's, a topic's) laid out by hand in one language: at once, or at a moment to come. */
import { isDeepStrictEqual } from 'node:util'
import { asc, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { frontPlan } from '../../db/tables/front.ts'
import { type Actor, schedule } from '../actor.ts'
import { record } from '../audit.ts'
import { localeName, momentOrNull, readBy, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { frontKey } from './front-key.ts'
import {
  type FrontPlaces,
  lockLayout,
  logged,
  placeable,
  placesNow,
  readPlaces,
  withoutOver,
  writePlaces,
} from './places.ts'

const layOutFrontInput = z.object({
  front: frontKey,
  locale: localeName,
  /** The change that the person saw. */
  baseVersion: version,
  places: readBy(readPlaces),
})

/**
 * Lays a front out anew, for readers to see at once.
 * @param given `baseVersion`: the change that the person saw; `places` as {@link readPlaces} takes them
 * @returns the number of the change; of a layout that stands already, the latest
 * @throws {NewsroomError} `not-allowed`; `malformed`; `stale-version` when somebody has changed it since;
 *   `unknown-article` for one that cannot stand on this front; `unknown-reference` when nothing has such a front
 */
export const layOutFront = operation({
  name: 'front.lay-out',
  input: layOutFrontInput,
  permission: 'front.curate',
  run: layOut,
})

async function layOut(
  db: Database,
  actor: Actor,
  { front, locale, places: wanted, ...given }: z.output<typeof layOutFrontInput>,
): Promise<number> {
  return withMutation(db, async (tx, emit) => {
    const of = { front, locale }
    const { version, now } = await lockLayout(tx, of)
    if (given.baseVersion !== version) throw new NewsroomError('stale-version', String(version))
    const places = withoutOver(wanted, now)
    checkAll(await placeable(tx, locale, places), places)
    if (isDeepStrictEqual(withoutOver(await placesNow(tx, of), now), places)) return version
    const written = await writePlaces(tx, actor, of, version, places)
    await emit(actor, {
      type: 'FrontLaidOut',
      ...of,
      cause: 'person',
      version: written,
      places: logged(places),
    })
    return written
  })
}

const planFrontInput = z.object({
  front: frontKey,
  locale: localeName,
  at: momentOrNull,
  places: readBy(readPlaces),
})

/**
 * Lays a front out for a moment to come: it then takes the place of whatever stands, and says so on everybody's screen
 * until then.
 * @returns the plan's id
 * @throws {NewsroomError} `not-allowed`; `malformed`; `moment-passed`; `moment-taken` when another change of this
 *   front waits for the same moment; `unknown-article`; `unknown-reference`
 */
export const planFront = operation({
  name: 'front.plan',
  input: planFrontInput,
  permission: 'front.curate',
  run: plan,
})

async function plan(
  db: Database,
  actor: Actor,
  { front, locale, places, ...given }: z.output<typeof planFrontInput>,
): Promise<string> {
  return db.orm.transaction(async (tx) => {
    const { now } = await lockLayout(tx, { front, locale })
    const { at } = given
    if (!at || Number.isNaN(at.getTime()) || at <= now) throw new NewsroomError('moment-passed', '')
    checkAll(await placeable(tx, locale, places), places)
    const id = newId()
    const [made] = await tx
      .insert(frontPlan)
      .values({ id, front, locale, at, places, staffId: actor.staffId, plannedBy: actor.name })
      .onConflictDoNothing()
      .returning({ id: frontPlan.id })
    if (!made) throw new NewsroomError('moment-taken', at.toISOString())
    await record(tx, actor, {
      action: 'front.plan',
      subjectKind: 'front',
      subjectId: locale,
      details: {
        plan: id,
        ...(front !== 'front' && { front }),
        at: at.toISOString(),
        places: logged(places),
      },
    })
    return id
  })
}

const cancelPlanInput = z.object({ planId: z.string() })

/**
 * Takes back a change that waits for its moment. One that was made, or taken back already, is left as it is.
 * @throws {NewsroomError} `not-allowed`
 */
export const cancelPlan = operation({
  name: 'front.cancel-plan',
  input: cancelPlanInput,
  permission: 'front.curate',
  run: cancel,
})

async function cancel(
  db: Database,
  actor: Actor,
  { planId }: z.output<typeof cancelPlanInput>,
): Promise<void> {
  if (!couldBeId(planId)) return
  await db.orm.transaction(async (tx) => {
    const [gone] = await tx.delete(frontPlan).where(eq(frontPlan.id, planId)).returning()
    if (!gone) return
    await record(tx, actor, {
      action: 'front.cancel-plan',
      subjectKind: 'front',
      subjectId: gone.locale,
      details: {
        plan: planId,
        ...(gone.front !== 'front' && { front: gone.front }),
        at: gone.at.toISOString(),
      },
    })
  })
}

/** Milliseconds. How long a change waits for whoever has locked a front: stories that are due come with the same turn. */
const lockWait = 2_000

/**
 * Makes the changes of fronts whose moment has come by the database's clock, each in its own transaction, past whatever
 * another instance has locked: of any number of them one makes it, once. What was deleted or withdrawn since is left out.
 * @returns the plans that were carried out
 */
export async function layOutDue(db: Database): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const planId = await withMutation(db, async (tx, emit) => {
      await tx.execute(sql`select set_config('lock_timeout', ${String(lockWait)}, true)`)
      const [plan] = await tx
        .select()
        .from(frontPlan)
        .where(lte(frontPlan.at, sql`now()`))
        .orderBy(asc(frontPlan.at), asc(frontPlan.id))
        .limit(1)
        .for('update', { skipLocked: true })
      if (!plan) return null
      const of = { front: plan.front, locale: plan.locale }
      const { version, now } = await lockLayout(tx, of)
      const known = await placeable(tx, plan.locale, plan.places)
      const places = withoutOver(plan.places, now).map((each) =>
        each && known.has(each.articleId) ? each : null,
      )
      const written = await writePlaces(tx, { ...schedule, name: plan.plannedBy }, of, version, places)
      await tx.delete(frontPlan).where(eq(frontPlan.id, plan.id))
      await emit(schedule, {
        type: 'FrontLaidOut',
        ...of,
        cause: 'schedule',
        version: written,
        places: logged(places),
        planId: plan.id,
      })
      return plan.id
    })
    if (planId === null) return done
    done.push(planId)
  }
}

/** Milliseconds until a front is to change, by the database's clock; null when none is, 0 or less when one is late. */
export async function untilNextPlan({ orm }: Database): Promise<number | null> {
  const [row] = await orm
    .select({
      wait: sql<number | null>`(extract(epoch from (min(${frontPlan.at}) - now())) * 1000)::float8`,
    })
    .from(frontPlan)
  return row?.wait ?? null
}

/** @throws {NewsroomError} `unknown-article`, with the first that cannot stand there */
function checkAll(known: ReadonlySet<string>, places: FrontPlaces): void {
  const missing = places.find((each) => each && !known.has(each.articleId))
  if (missing) throw new NewsroomError('unknown-article', missing.articleId)
}
