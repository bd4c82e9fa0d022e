/**
 * `npm start`: from a fresh clone to a newspaper on screen. `npm run dev` is the same with `--dev`: Next compiles what is
 * asked for and reloads what changes, and nothing is built before or kept after.
 */

import cluster from 'node:cluster'
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { keepFetching, pictureFetcher } from '../archive/import/keep-fetching.ts'
import { keepCatchingUp } from '../archive/wordpress-site/keep-catching-up.ts'
import { Audience } from '../audience/audience.ts'
import { setAudience } from '../audience/audience-here.ts'
import { keepAudience } from '../audience/keep-audience.ts'
import { keepBackingUp } from '../backup/keep-backing-up.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import { publication } from '../db/tables/publication.ts'
import { fillWithDemo, isEmpty } from '../demo/fill.ts'
import { answerFirstProcess, countServing, tellMetrics } from '../health/metrics.ts'
import { type ServedHealth, serveHealth } from '../health/serve-health.ts'
import { watchHouse } from '../health/watch-house.ts'
import { locales, type PerLocale } from '../locale/table.ts'
import { cleanConsole } from '../log/clean-console.ts'
import { log } from '../log/log.ts'
import { keepInboxes } from '../newsroom/inbox/keep-inbox.ts'
import { liveTabs } from '../newsroom/inbox/live-tabs.ts'
import { keepMailing } from '../newsroom/inbox/mail-news.ts'
import { keepNewsletters } from '../newsroom/newsletters/keep-newsletters.ts'
import { noteMailSetting } from '../newsroom/newsletters/note-mail-setting.ts'
import { keepBoxesIndexed } from '../newsroom/parts/index-boxes.ts'
import { makeFirstOwnerLink, welcomeAddress } from '../newsroom/people/links.ts'
import { newsroomSecret } from '../newsroom/people/secret.ts'
import { sweepDaily } from '../newsroom/people/sweep.ts'
import { keepUsesSettled } from '../newsroom/pictures/settle-uses.ts'
import { sweepUploadsHourly } from '../newsroom/pictures/upload-records.ts'
import { keepPushing } from '../newsroom/push/keep-pushing.ts'
import type { House } from '../newsroom/status/house.ts'
import { keepSchedule } from '../newsroom/stories/keep-schedule.ts'
import { keepThinning } from '../newsroom/stories/keep-thinning.ts'
import { keepDelivering } from '../newsroom/webhooks/keep-delivering.ts'
import { type Tag, tags } from '../press/cache-dependencies.ts'
import { cacheKeyFor } from '../press/cache-key.ts'
import { type FollowingChanges, followChanges, setPress } from '../press/invalidation.ts'
import type { InstanceFacts } from '../press/other-instances.ts'
import type { Press } from '../press/press.ts'
import { keyHeadersFor, type Purging, startPurging } from '../press/purge.ts'
import { frontHref } from '../publication/addresses.ts'
import { changedByTime, endedEmbargoes } from '../publication/changed-by-time.ts'
import { freshCards } from '../publication/fresh-cards.ts'
import { missingStoryIn } from '../publication/missing-story.ts'
import { movedByQuery, movedTo, pathsWithQueries } from '../publication/moved-to.ts'
import type { QueriedPaths } from '../publication/old-path.ts'
import { buildId, buildWhenNeeded } from '../server/build.ts'
import { listenForCommands } from '../server/command-socket.ts'
import { isOnOwnDisk, keptPagesFile } from '../server/kept-pages-file.ts'
import { serve } from '../server/serve.ts'
import type { ServeOptions, Teller } from '../server/serve-options.ts'
import { startWorkers, stopWithFirstProcess } from '../server/workers.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { type Announcing, startAnnouncing } from '../syndication/announce.ts'
import { termsHeaders } from '../syndication/terms/machine-terms.ts'
import { runCommand } from './commands.ts'
import { meansOf, processesOn } from './process-count.ts'

const projectFolder = projectPath('.')
const { dev: isDevelopment } = parseArgs({
  args: process.argv.slice(3),
  options: { dev: { type: 'boolean', default: false } },
}).values
const step = (line: string) => console.log(`· ${line}`)

async function start(): Promise<void> {
  const settings = readSettings()
  // Next's bundle and every library read these from the environment: from here on they agree with the settings.
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    WARRAQ_DATA: settings.dataFolder,
    SITE_URL: settings.siteUrl,
    AUDIENCE: settings.audience,
  })
  step(
    settings.databaseUrl ? 'Opening PostgreSQL' : `Opening the embedded database in ${settings.dataFolder}`,
  )
  const db = await database()
  await migrateDatabase(db)
  // Made before any of several processes needs it.
  newsroomSecret(settings)
  if (db.engine === 'postgres' && !settings.secret)
    step(
      `Sessions are signed with ${join(settings.dataFolder, 'secret')}. ` +
        'Machines that share this database must be given one secret: WARRAQ_SECRET',
    )
  if (await isEmpty(db)) {
    step('The database is empty: filling it with the demo publication')
    await fillWithDemo(db, join(settings.dataFolder, 'media'), new Date(), step)
  }
  if (!isDevelopment && (await buildWhenNeeded(projectFolder))) step('Built')
  await tellBundle(settings)

  const serving = await serveIn(await processesFor(settings, db), db, settings)
  const stopCommands = await listenForCommands(settings.dataFolder, (request, tell, signal) =>
    runCommand(db, settings, request, tell, signal),
  )
  // What is broken at the start is in the log from the start.
  const house = watchHouse({ db, settings, press: serving.press }, { isTold: true })
  const health = settings.health && (await healthIn(settings.health, db, settings, { ...serving, house }))
  const stopSweeping = sweepDaily(db)
  const stopCatchingUp = keepCatchingUp(db, {
    dataFolder: settings.dataFolder,
    allowed: settings.privateDestinations,
    secret: newsroomSecret(settings),
  })
  const stopBackingUp = keepBackingUp(db, settings)
  const stopSweepingUploads = sweepUploadsHourly(join(settings.dataFolder, 'media'))
  stopWhenAsked(
    async () => {
      await Promise.all([
        serving.stop(),
        health?.stop(),
        house.stop(),
        stopSweeping(),
        stopSweepingUploads(),
        stopCatchingUp(),
        stopBackingUp(),
        stopCommands(),
      ])
      await db.close()
    },
    { kill: serving.kill, longest: settings.drainFor + longestEnding },
  )
  sayWhere(settings, serving.port, db, await makeFirstOwnerLink(db))
}

/** Where pages are kept on disk; nowhere on a disk that other machines may have at the same time. */
async function keptPagesOf(settings: Settings): Promise<ServeOptions['keptPages']> {
  if (isDevelopment || settings.pressDiskBudget === 0) return undefined
  if (!(await isOnOwnDisk(settings.dataFolder))) {
    log.info('Finished pages are kept in memory alone: WARRAQ_DATA is on a disk of several machines')
    return undefined
  }
  return { path: await keptPagesFile(projectFolder, settings), budget: settings.pressDiskBudget }
}

/**
 * How many processes serve. Platforms set WEB_CONCURRENCY by themselves, by the memory of the machine, so the embedded
 * engine, which one process owns, does not refuse to start over it.
 */
async function processesFor({ concurrency, databaseConnections }: Settings, db: Database): Promise<number> {
  if (isDevelopment) return 1
  if (db.engine === 'postgres')
    return concurrency ?? processesOn({ ...(await meansOf(db)), each: databaseConnections })
  if (concurrency === undefined || concurrency === 1) return 1
  step(
    `One process serves, not ${concurrency} (WEB_CONCURRENCY): only one can have the embedded database open. ` +
      'Set DATABASE_URL for more.',
  )
  return 1
}

/** @property press of this process; unset where others serve */
type Served = { port: number; press?: Press; stop: () => Promise<void>; kill: () => void }

/** Where programs of operators ask how the paper is getting on. */
async function healthIn(
  where: { host: string; port: number },
  db: Database,
  settings: Settings,
  { press, house }: Served & { house: House },
): Promise<ServedHealth> {
  const { build } = await factsOf(settings)
  const health = await serveHealth({
    ...where,
    metrics: tellMetrics(db, { build, isFirstOfSeveral: press === undefined }),
    check: house.look,
  })
  step(`How it is getting on is told at http://${where.host}:${health.port}/metrics and /status`)
  return health
}

async function serveIn(processes: number, db: Database, settings: Settings): Promise<Served> {
  if (processes === 1)
    return { ...(await serveHere(db, settings, outsidersOf(db, settings))), kill: () => {} }
  const workers = await startWorkers(processes)
  step(`${processes} processes serve`)
  // Commands change things here, and one process is enough to tell others of what changes.
  const outsiders = outsidersOf(db, settings)
  const { purging, announcing } = outsiders
  const following =
    purging || announcing
      ? followChanges(db, { tell: (touched) => purging?.send(touched) }, followingFor(announcing))
      : undefined
  return {
    port: workers.port,
    kill: workers.kill,
    stop: async () => {
      await workers.stop()
      await following?.stop()
      await stopAll(outsiders)
    },
  }
}

/** Serves from this process, keeps its press abreast of the database, and keeps the newsroom's appointments. */
async function serveHere(
  db: Database,
  settings: Settings,
  outsiders: Outsiders = {},
): Promise<Omit<Served, 'kill'>> {
  const named = nameplateOf(db)
  await named.read()
  const queried = queriedPathsOf(db)
  await queried.read()
  const facts = { ...(await factsOf(settings)), isWorker: cluster.isWorker }
  const fronts = locales.flatMap((locale) => cacheKeyFor('GET', frontHref(locale), {}) ?? [])
  let following: FollowingChanges | undefined
  const live = liveTabs(db)
  const audience =
    settings.audience === 'off'
      ? undefined
      : new Audience(db, { mode: settings.audience, origin: settings.siteUrl })
  setAudience(audience)
  const serving = await serve({
    ...settings,
    audience,
    projectFolder,
    isDevelopment,
    publicationNames: named.names,
    keyHeaders: keyHeadersFor(settings.purge),
    movedTo: (address) => movedTo(db, address),
    movedByQuery: (old) => movedByQuery(db, old),
    queriedPaths: queried.paths,
    missingStoryIn: (address) => missingStoryIn(db, address),
    termsHeaders: () => termsHeaders(db),
    keptPages: await keptPagesOf(settings),
    liveTabs: live,
    following: { longest: settings.unheardFor, isAlone: db.engine === 'embedded' },
    follow: async (press, listeners) => {
      setPress(press)
      // What nobody keeps need not be made ahead.
      const tellers: (Teller | undefined)[] = [
        live,
        listeners,
        outsiders.purging,
        named,
        queried,
        isDevelopment ? undefined : printCards(db, press),
      ]
      following = followChanges(
        db,
        {
          press,
          tell: (touched) => {
            for (const teller of tellers) teller?.send(touched)
          },
          tellAll: () => {
            for (const teller of tellers) teller?.sendAll?.()
          },
        },
        { ...followingFor(outsiders.announcing), facts },
      )
      await following.firstLook
      // Those that are kept are ready before anybody comes.
      for (const asked of fronts) press.ready(asked, { acceptEncoding: 'br' })
    },
  })
  // Its first readers come to the fronts: nobody waits for this.
  if (!isDevelopment) serving.press.makeAhead(fronts)
  const stopSchedule = keepSchedule(db)
  const stopThinning = keepThinning(db)
  const stopIndexing = keepBoxesIndexed(db)
  const stopSettling = keepUsesSettled(db)
  const stopDelivering = keepDelivering(db, settings.privateDestinations)
  const stopInboxes = keepInboxes(db)
  const stopMailing = keepMailing(db, settings)
  await noteMailSetting(db, settings)
  const stopNewsletters = keepNewsletters(db, settings)
  const stopPushing = keepPushing(db, settings)
  const stopFetching = keepFetching(db, pictureFetcher(settings))
  const stopAudience = keepAudience(db, audience)
  countServing({ ...serving, db, audience })
  return {
    port: serving.port,
    press: serving.press,
    stop: async () => {
      // At once and beside each other: a balancer is to hear of it first, and a webhook that answers late holds up nobody.
      await Promise.all([
        serving.stop(),
        stopSchedule(),
        stopThinning(),
        stopIndexing(),
        stopSettling(),
        stopDelivering(),
        stopFetching(),
        stopInboxes(),
        stopMailing(),
        stopNewsletters(),
        stopPushing(),
        live.stop(),
      ])
      // Whatever was still answered has been counted by now.
      await stopAudience()
      await following?.stop()
      await stopAll(outsiders)
    },
  }
}

/** Whom this process tells of changes: a cache in front of us, a hub and search engines. */
type Outsiders = { purging?: Purging | undefined; announcing?: Announcing | undefined }
const outsidersOf = (db: Database, settings: Settings): Outsiders => ({
  purging: settings.purge && startPurging(settings.purge),
  announcing: startAnnouncing(db, settings),
})
const stopAll = async ({ purging, announcing }: Outsiders): Promise<void> => {
  await Promise.all([purging?.stop(), announcing?.stop()])
}
/** What the paper is called, for pages that are sent when nothing can be asked any more. */
const nameplateOf = (db: Database): Teller & { names: () => PerLocale; read: () => Promise<void> } => {
  let names: PerLocale = {}
  const read = async () => {
    const [row] = await db.orm.select({ names: publication.names }).from(publication)
    if (row) names = row.names
  }
  return { names: () => names, ...readAnew(tags.publication(), read, 'The paper’s name') }
}
/** By what old addresses of one path differ. */
const queriedPathsOf = (db: Database): Teller & { paths: () => QueriedPaths; read: () => Promise<void> } => {
  let paths: QueriedPaths = new Map()
  const read = async () => {
    const found = await pathsWithQueries(db)
    if (!isDeepStrictEqual(found, paths)) paths = found
  }
  return { paths: () => paths, ...readAnew(tags.queriedPaths(), read, 'Old addresses') }
}
/** What is read once, and again whenever it was, or may have been, touched. */
function readAnew(tag: Tag, read: () => Promise<void>, what: string): Teller & { read: () => Promise<void> } {
  const sendAll = () => {
    read().catch((error: unknown) => log.error({ err: error }, `${what} could not be read anew`))
  }
  return { read, send: (touched) => touched.includes(tag) && sendAll(), sendAll }
}

/** Makes the cards of what was published, in this process, before anybody asks for them. */
const printCards = (db: Database, press: Press): Teller => ({
  send: (touched) => {
    const print = async () => {
      for (const href of await freshCards(db, touched)) {
        const asked = cacheKeyFor('GET', href, {})
        if (asked) await press.respond(asked, {})
      }
    }
    print().catch((error: unknown) => log.error({ err: error }, 'Cards could not be made ahead'))
  },
})

/** What Next's bundle is told of the build that it is of, and by what it encrypts what forms carry. */
async function tellBundle(settings: Settings): Promise<void> {
  const { build } = await factsOf(settings)
  Object.assign(process.env, {
    WARRAQ_BUILD: build,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHmac('sha256', newsroomSecret(settings))
      .update('actions')
      .digest('base64'),
  })
}

/** What other instances of this paper are told of this one. */
const factsOf = async (settings: Settings): Promise<InstanceFacts> => ({
  build: isDevelopment ? 'development' : await buildId(projectFolder),
  secretMark: createHmac('sha256', newsroomSecret(settings)).update('instance').digest('hex').slice(0, 16),
})

/** @param announcing told of embargoes that end; of everything else it is told by the operation, in its transaction */
const followingFor = (announcing?: Announcing) => ({
  changedByTime: async (db: Database, after: Date, until: Date): Promise<Tag[]> => {
    announcing?.send(announcing ? await endedEmbargoes(db, after, until) : [])
    return changedByTime(db, after, until)
  },
})

/** What the first process has prepared, served by one of several. */
async function startWorker(): Promise<void> {
  let stop = async (): Promise<void> => {}
  stopWithFirstProcess(() => stop())
  answerFirstProcess()
  const settings = readSettings()
  await tellBundle(settings)
  const db = await database()
  const serving = await serveHere(db, settings)
  const house = watchHouse({ db, settings, press: serving.press }, { isTold: false })
  stop = async () => {
    await Promise.all([serving.stop(), house.stop()])
    await db.close()
  }
}

/** @param ownerToken of the link that makes its holder the owner, while there is none */
function sayWhere(settings: Settings, port: number, db: Database, ownerToken: string | null): void {
  const address =
    process.env.SITE_URL && settings.port !== 0 ? settings.siteUrl : `http://${settings.host}:${port}`
  console.log(`
  ورّاق · Warraq is open.

  Read      ${address}
  English   ${address}/en
  Edit      ${address}/admin
  Database  ${db.engine === 'embedded' ? `embedded, in ${settings.dataFolder} (for trying out and small papers; see README)` : 'PostgreSQL'}
`)
  if (ownerToken)
    console.log(`  Nobody owns the newsroom yet. Whoever opens this link does; it works once, for a day:

            ${welcomeAddress(settings.port === 0 ? address : settings.siteUrl, ownerToken)}
`)
}

/**
 * Milliseconds for what runs to finish, past draining. Kubernetes and systemd's units of ours kill after 30 s and more.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
const longestEnding = 20_000

/**
 * The first signal lets what runs finish; a second one does not wait. Within a second it is the same one, heard twice:
 * a terminal tells the whole group, and npm passes it on.
 */
function stopWhenAsked(
  stop: () => Promise<void>,
  { kill, longest }: { kill: () => void; longest: number },
): void {
  let askedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt !== undefined) {
        if (Date.now() - askedAt < 1_000) return
        kill()
        process.exit(130)
      }
      askedAt = Date.now()
      setTimeout(() => {
        log.fatal({ ms: longest }, 'Something did not end; Warraq ends without it')
        kill()
        process.exit(1)
      }, longest).unref()
      stop().then(
        () => {
          step('Closed.')
          process.exit(0)
        },
        (error: unknown) => {
          log.fatal({ err: error }, 'Warraq could not end in good order')
          process.exit(1)
        },
      )
    })
  }
}

/** What to do about the failures people meet; anything else is shown whole. */
function advice(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return 'Another program uses this port. Stop it, or choose another one: PORT=3001 npm start'
  if (code === 'EACCES')
    return `${error.message}\nWarraq may not write or listen there: check WARRAQ_DATA, HOST and PORT.`
  if (
    [
      'SettingsInvalid',
      'DataFolderInUse',
      'DatabaseUnreachable',
      'DatabaseUnsuitable',
      'DiskUnwritable',
      'NoFolder',
      'WorkerFailed',
      'BackupRefused',
      'DatabaseNewer',
      'MigrationFailed',
    ].includes(error.name)
  )
    return error.message
  return error.stack ?? error.message
}

// In development its own overlay reads what Next prints.
if (!isDevelopment) cleanConsole()
const run = cluster.isPrimary ? start : startWorker
run().catch((error: unknown) => {
  console.error(`\nWarraq could not start.\n${advice(error)}`)
  process.exit(1)
})
