/** Sites that are brought up to date by themselves, until an owner says that the move is over. */
import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import { log } from '../../log/log.ts'
import { schedule } from '../../newsroom/actor.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { every } from '../../server/every.ts'
import { runStarted } from '../import/start-run.ts'
import { beginFetch, type FetchingContext } from './fetch-runs.ts'
import { openCredentials } from './sealed-credentials.ts'
import { changeSiteState, knownSites, type SiteState } from './site-state.ts'

/** Milliseconds. */
const lookEvery = 60_000
const intervals = { hour: 3_600_000, day: 24 * 3_600_000 } as const
/** Failures in a row after which it is left to a person. */
const mostFailures = 10

type Keeping = FetchingContext & { secret: string }

/**
 * Brings one site up to date, and takes in what was changed as its last run was.
 * @returns whether it went well
 */
async function bringUpToDate(db: Database, site: SiteState, given: Keeping): Promise<boolean> {
  const { keepsUp, home, options } = site
  const credentials = keepsUp?.sealed ? openCredentials(keepsUp.sealed, given.secret) : null
  if (keepsUp?.sealed && !credentials) return false
  const asked = { typed: home, user: credentials?.user ?? '', isCatchingUp: true }
  const { runId, looked } = await beginFetch(db, schedule, asked, credentials, given)
  await looked
  const [run] = await db.orm.select().from(importRun).where(eq(importRun.id, runId))
  if (run?.state === 'finished') {
    // Nothing was changed: each hour would say so again.
    if (run.notes.length === 0)
      await db.orm.delete(importRun).where(and(eq(importRun.id, runId), eq(importRun.total, 0)))
    return true
  }
  if (run?.state !== 'waiting' || !options) return false
  // Its mapping was put into the run when it was looked through.
  const asInForm = {
    publish: options.publish,
    locale: options.locale ?? ('' as const),
    section: options.section ?? '',
    fetchPictures: options.fetchPictures ?? false,
  }
  await runStarted(db, schedule, { runId, ...asInForm }, given.dataFolder, given.signal)
  const [done] = await db.orm.select().from(importRun).where(eq(importRun.id, runId))
  return done?.state === 'finished'
}

/** Brings up to date what is due. */
export async function catchUpDue(db: Database, given: Keeping, now = Date.now()): Promise<void> {
  for (const [source, site] of await knownSites(given.dataFolder)) {
    const { keepsUp } = site
    if (given.signal?.aborted) return
    if (!keepsUp || now - keepsUp.triedAt < intervals[keepsUp.every]) continue
    await changeSiteState(given.dataFolder, source, { keepsUp: { ...keepsUp, triedAt: now } })
    const isWell = await bringUpToDate(db, site, given).catch((error: unknown) => {
      // Somebody is doing it by hand.
      if (error instanceof NewsroomError && error.refusal === 'wrong-state') return true
      if (given.signal?.aborted) return true
      log.error({ err: error, site: site.home }, 'A site could not be brought up to date')
      return false
    })
    const failures = isWell || given.signal?.aborted ? 0 : keepsUp.failures + 1
    const next = { ...keepsUp, triedAt: now, failures }
    await changeSiteState(given.dataFolder, source, { keepsUp: failures < mostFailures ? next : null })
  }
}

/**
 * Keeps sites up to date while this process serves.
 * @returns stops it
 */
export const keepCatchingUp = (db: Database, given: Keeping): (() => Promise<void>) =>
  every('Bringing sites up to date that move in', lookEvery, (signal) => catchUpDue(db, { ...given, signal }))
    .stop
