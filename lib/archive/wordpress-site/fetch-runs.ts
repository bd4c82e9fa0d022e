/**
 * A WordPress that runs, from its address to a file that can be looked through: a run in the state `fetching`. After that
 * it is one as any other (`import-runs.ts`).
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, like, not, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf, text } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { firstOf } from '../../present.ts'
import { FileRefused } from '../import/file-refused.ts'
import { failRun, lookThrough } from '../import/import-runs.ts'
import { removeOldRuns, runFolder } from '../import/run-folder.ts'
import { authoriseImport } from '../import/run-import.ts'
import { beginRun, isSilent } from '../import/run-state.ts'
import { siteIdentity } from '../import/site-identity.ts'
import type { Credentials, Patience } from './ask-site.ts'
import { fetchInThread } from './fetch-in-thread.ts'
import { readProgress } from './fetch-progress.ts'
import type { Fetched } from './fetching-thread.ts'
import { typedAddresses } from './find-api.ts'
import { sealCredentials } from './sealed-credentials.ts'
import { changeSiteState, nameOfSite, readSiteState, sourceOfSite } from './site-state.ts'
import { type GoneStory, goneStories, noteTakenIn } from './taken-in.ts'

/** What only the server knows. */
export type FetchingContext = {
  dataFolder: string
  /** `settings.privateDestinations` */
  allowed: readonly string[]
  patience?: Patience
  /** Interrupts a fetch, which goes on later. */
  signal?: AbortSignal
}

/** Milliseconds between two signs of life, which are looks, too, whether somebody has stopped it. */
const beat = 2_000
/** Milliseconds after which a fetch that was stopped has written its last. */
const ended = beat + 1_500

/** What is asked of a site, for going on with it. The password is not among it: it is held by the fetch alone. */
type Asked = { typed: string; user: string; isCatchingUp: boolean }
const askedPath = (dataFolder: string, runId: string): string =>
  join(/* turbopackIgnore: true */ runFolder(dataFolder, runId), 'site.json')

const credentials = { user: text.max(200), password: text.max(200) }
const credentialsOf = ({ user, password }: Credentials): Credentials | null =>
  // WordPress shows it in groups of four.
  user.trim() && password.trim() ? { user: user.trim(), password: password.replace(/\s+/g, '') } : null

const fetchInput = z.object({ address: text.min(1).max(1_000), ...credentials })

/**
 * Begins to read a site, which goes on after this has answered.
 * @returns the run's id
 * @throws {NewsroomError} `not-allowed`; `malformed` for the address; `wrong-state` while the same site is being read
 */
export const fetchRunningSite = operation({
  name: 'import.fetch-site',
  input: fetchInput,
  permission: 'archive.import',
  run: async (db, actor: Actor, given: z.output<typeof fetchInput>, context: FetchingContext) =>
    begin(db, actor, { typed: given.address, user: given.user, isCatchingUp: false }, given, context),
})

const begin = async (
  db: Database,
  actor: Actor,
  asked: Asked,
  given: Credentials,
  context: FetchingContext,
): Promise<string> => (await beginFetch(db, actor, asked, credentialsOf(given), context)).runId

/**
 * Begins another run that reads a site.
 * @returns `looked`: settles when what was read has been looked through, or it failed, which the run says
 */
export async function beginFetch(
  db: Database,
  by: Actor,
  asked: Asked,
  known: Credentials | null,
  context: FetchingContext,
): Promise<{ runId: string; looked: Promise<void> }> {
  const fileName = nameOfSite(firstAddress(asked.typed))
  const isBeingRead = await db.orm.$count(
    importRun,
    and(eq(importRun.state, 'fetching'), eq(importRun.fileName, fileName), not(isSilent)),
  )
  if (isBeingRead > 0) throw new NewsroomError('wrong-state', fileName)
  await removeOldRuns(context.dataFolder)
  const runId = await beginRun(db, by, { format: 'wordpress-site', fileName }, {})
  const turn = randomUUID()
  await db.orm.update(importRun).set({ state: 'fetching', options: { turn } }).where(eq(importRun.id, runId))
  await mkdir(runFolder(context.dataFolder, runId), { recursive: true, mode: 0o700 })
  await writeFile(askedPath(context.dataFolder, runId), JSON.stringify(asked), { mode: 0o600 })
  return { runId, looked: goOn(db, { runId, turn, asked, credentials: known }, context) }
}

/** @throws {NewsroomError} `malformed` */
function firstAddress(typed: string): string {
  try {
    return firstOf(typedAddresses(typed))
  } catch (error) {
    if (error instanceof FileRefused) throw new NewsroomError('malformed', 'address')
    throw error
  }
}

const runInput = z.object({ runId: idOf('unknown-reference'), ...credentials })

/**
 * Goes on with a fetch that was stopped, cut off, or refused.
 * @throws {NewsroomError} `not-allowed`; `wrong-state` where there is none
 */
export const goOnFetching = operation({
  name: 'import.go-on-fetching',
  input: runInput,
  permission: 'archive.import',
  run: async (
    db,
    _actor: Actor,
    { runId, ...given }: z.output<typeof runInput>,
    context: FetchingContext,
  ) => {
    const asked = await readAsked(context.dataFolder, runId)
    const progress = await readProgress(runFolder(context.dataFolder, runId))
    if (!asked || progress?.isDone) throw new NewsroomError('wrong-state', runId)
    const turn = randomUUID()
    const [run] = await db.orm
      .update(importRun)
      .set({
        state: 'fetching',
        failure: null,
        finishedAt: null,
        seenAt: sql`now()`,
        options: { turn },
      })
      .where(
        and(
          eq(importRun.id, runId),
          or(
            and(
              eq(importRun.state, 'failed'),
              or(eq(importRun.failure, 'fault:'), like(importRun.failure, 'site-%')),
            ),
            and(eq(importRun.state, 'fetching'), isSilent),
          ),
        ),
      )
      .returning({ id: importRun.id })
    if (!run) throw new NewsroomError('wrong-state', runId)
    const user = given.user.trim() || asked.user
    const known = credentialsOf({ user, password: given.password })
    goOn(db, { runId, turn, asked, credentials: known, waits: ended }, context)
  },
})

/**
 * Reads what was changed over there since the site of this run was taken in the last time, as another run.
 * @returns its id
 * @throws {NewsroomError} `not-allowed`; `wrong-state` where the site was never taken in, or is being read
 */
export const catchUp = operation({
  name: 'import.catch-up',
  input: runInput,
  permission: 'archive.import',
  run: async (
    db,
    actor: Actor,
    { runId, ...given }: z.output<typeof runInput>,
    context: FetchingContext,
  ): Promise<string> => {
    const home = await homeOfRun(db, runId, context.dataFolder)
    if (!home) throw new NewsroomError('wrong-state', runId)
    return begin(db, actor, { typed: home, user: given.user, isCatchingUp: true }, given, context)
  },
})

const stopInput = z.object({ runId: idOf('unknown-reference') })

/** Stops a fetch; what was read is kept. @throws {NewsroomError} `not-allowed`; `wrong-state` where it is none */
export const stopFetching = operation({
  name: 'import.stop-fetching',
  input: stopInput,
  permission: 'archive.import',
  run: async (db, _actor: Actor, { runId }: z.output<typeof stopInput>) => {
    const [run] = await db.orm
      .update(importRun)
      .set({ state: 'failed', failure: 'site-stopped:', finishedAt: sql`now()` })
      .where(and(eq(importRun.id, runId), eq(importRun.state, 'fetching')))
      .returning({ id: importRun.id })
    if (!run) throw new NewsroomError('wrong-state', runId)
  },
})

const keepUpInput = z.object({
  runId: idOf('unknown-reference'),
  /** `''`: no more. */
  every: z.enum(['hour', 'day', '']),
  ...credentials,
})

/**
 * Has the site of a run be brought up to date by itself, or no more. The password is sealed, and goes when that ends.
 * @throws {NewsroomError} `not-allowed`; `wrong-state` where the site was never taken in
 */
export const keepUp = operation({
  name: 'import.keep-up',
  input: keepUpInput,
  permission: ['archive.import', 'story.publish'],
  run: async (
    db,
    actor: Actor,
    { runId, every, ...given }: z.output<typeof keepUpInput>,
    { dataFolder, secret }: { dataFolder: string; secret: string },
  ) => {
    // What comes then is published as the last run was, and nobody is asked again.
    authoriseImport(actor, true)
    const home = await homeOfRun(db, runId, dataFolder)
    if (!home) throw new NewsroomError('wrong-state', runId)
    const known = credentialsOf(given)
    const keepsUp = every
      ? { every, sealed: known && sealCredentials(known, secret), triedAt: Date.now(), failures: 0 }
      : null
    await changeSiteState(dataFolder, siteIdentity('wordpress', home), { keepsUp })
  },
})

export type SiteRun = {
  user: string
  isCatchingUp: boolean
  /** How far the fetch is: of which collection, and of how many. */
  reading: { route: string; passed: number; total: number | null } | null
  /** Whether all of it is here. */
  isFetched: boolean
  /** Whether the site can be brought up to date: it was taken in. */
  mayCatchUp: boolean
  /** When what is here was read, by the site's own clock. */
  asOf: string | null
  /** How often it is brought up to date by itself. */
  keepsUp: 'hour' | 'day' | null
  gone: GoneStory[]
}

const readInput = z.object({ runId: z.string() })

/** What a run of a running site is besides a run; null for any other. @throws {NewsroomError} `not-allowed` */
export const readSiteRun = operation({
  name: 'import.read-site',
  input: readInput,
  permission: 'archive.import',
  run: async (
    db,
    _actor: Actor,
    { runId }: z.output<typeof readInput>,
    dataFolder: string,
  ): Promise<SiteRun | null> => {
    if (!couldBeId(runId)) return null
    const [run] = await db.orm.select().from(importRun).where(eq(importRun.id, runId))
    if (run?.format !== 'wordpress-site') return null
    const asked = await readAsked(dataFolder, runId)
    const progress = await readProgress(runFolder(dataFolder, runId))
    const stage = progress?.stages[progress.stage]
    const home = await homeOfRun(db, runId, dataFolder)
    const state = home ? await stateOf(dataFolder, home) : null
    return {
      user: asked?.user ?? '',
      isCatchingUp: asked?.isCatchingUp ?? false,
      reading:
        progress && stage && 'collection' in stage
          ? {
              route: stage.collection.route,
              passed: Math.min(progress.place.passed, progress.total ?? progress.place.passed),
              total: progress.total,
            }
          : null,
      // After it was taken in, nothing of it is left.
      isFetched: progress?.isDone ?? asked === null,
      mayCatchUp: state !== null && run.state === 'finished',
      asOf: state?.asOf ?? null,
      keepsUp: state?.keepsUp?.every ?? null,
      gone: progress?.isDone
        ? await goneStories(
            db,
            run.site ?? state?.storiesOf ?? siteIdentity('wordpress', progress.site.home),
            progress,
          )
        : [],
    }
  },
})

async function readAsked(dataFolder: string, runId: string): Promise<Asked | null> {
  const written = await readFile(askedPath(dataFolder, runId), 'utf8').catch(() => null)
  return written === null ? null : (JSON.parse(written) as Asked)
}

const stateOf = async (dataFolder: string, home: string) =>
  readSiteState(dataFolder, siteIdentity('wordpress', home))

/** The address of the site that a run is of, where it was taken in. */
async function homeOfRun(db: Database, runId: string, dataFolder: string): Promise<string | null> {
  const [run] = await db.orm
    .select({ name: importRun.fileName })
    .from(importRun)
    .where(and(eq(importRun.id, runId), eq(importRun.format, 'wordpress-site')))
  return run ? ((await readSiteState(dataFolder, sourceOfSite(run.name)))?.home ?? null) : null
}

/** `turn`: one fetch of a run, of which another may have gone on meanwhile. */
type Turn = { runId: string; turn: string; asked: Asked; credentials: Credentials | null; waits?: number }

const isItsTurn = ({ runId, turn }: Turn) =>
  and(
    eq(importRun.id, runId),
    eq(importRun.state, 'fetching'),
    sql`${importRun.options} ->> 'turn' = ${turn}`,
  )

/** What goes on after the caller has answered; never rejects. */
function goOn(db: Database, turn: Turn, context: FetchingContext): Promise<void> {
  return fetchAndLook(db, turn, context).catch(async (error: unknown) => {
    // Whoever stopped it has said so.
    if (error instanceof FileRefused && error.reason === 'site-stopped') return
    await failRun(db, turn.runId, error)
  })
}

async function fetchAndLook(
  db: Database,
  turn: Turn,
  { dataFolder, allowed, patience, signal }: FetchingContext,
): Promise<void> {
  const { runId, asked, credentials } = turn
  const folder = runFolder(dataFolder, runId)
  const stopping = new AbortController()
  const interrupt = () => stopping.abort(new FileRefused('site-stopped'))
  signal?.addEventListener('abort', interrupt, { once: true })
  let far: Fetched | undefined
  const timer = setInterval(() => {
    db.orm
      .update(importRun)
      .set({ seenAt: sql`now()`, ...(far && { total: far.stories }) })
      .where(isItsTurn(turn))
      .returning({ id: importRun.id })
      .then(([run]) => {
        if (!run) interrupt()
      })
      .catch(() => {})
  }, beat)
  const data = { ...asked, folder, dataFolder, credentials, allowed, ...(patience && { patience }) }
  const tell = (each: Fetched) => {
    far = each
  }
  const fetching = wait(turn.waits ?? 0).then(() => fetchInThread(data, { signal: stopping.signal, tell }))
  const fetched = await fetching.finally(() => {
    clearInterval(timer)
    signal?.removeEventListener('abort', interrupt)
  })
  const fileName = nameOfSite(fetched.home)
  const isNothingNew = fetched.since !== null && fetched.stories === 0
  const [run] = await db.orm
    .update(importRun)
    .set({
      fileName,
      total: fetched.stories,
      seenAt: sql`now()`,
      ...(isNothingNew ? { state: 'finished', finishedAt: sql`now()` } : { state: 'looking' }),
    })
    .where(isItsTurn(turn))
    .returning({ id: importRun.id })
  if (!run) return
  if (isNothingNew) await noteTakenIn(db, { dataFolder, folder, runId })
  else {
    const kept = asked.isCatchingUp ? (await stateOf(dataFolder, fetched.home))?.options : undefined
    await lookThrough(db, dataFolder, { runId, fileName, kept })
  }
}
