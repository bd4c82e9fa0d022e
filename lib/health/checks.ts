/** What an operator would look at first, looked at for her. */
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { readBackups } from '../backup/read-backups.ts'
import { forFollower } from '../db/connection-shares.ts'
import { leastRoom } from '../db/embedded/room.ts'
import { whyUnwritable } from '../db/embedded/try-writing.ts'
import type { Database } from '../db/open.ts'
import { schemaAge } from '../db/schema-version.ts'
import { innermostReasonOf } from '../log/reason-of.ts'
import { operator } from '../newsroom/actor.ts'
import {
  type About,
  abouts,
  type Finding,
  type Found,
  findingOf,
  healths,
  inOperatorsWords,
  uncheckedFinding,
} from '../newsroom/status/finding.ts'
import { readSigner } from '../picture/credentials/sign-claim.ts'
import { mediaStore } from '../picture/media-store.ts'
import type { Press } from '../press/press.ts'
import { recurringWork } from '../server/every.ts'
import type { Settings } from '../settings/settings.ts'
import { type PaperFacts, readPaperFacts } from './paper-facts.ts'

/** @property press of the process that asks, where it serves */
export type Checked = { db: Database; settings: Settings; press?: Press | undefined }

/** Milliseconds that one check may take. What does not answer by then does not answer. */
const longest = 4_000

type Check<A extends About> = (
  checked: Checked,
  facts: Promise<PaperFacts>,
) => Promise<Found<A> | undefined> | Found<A> | undefined

/** A name of a finding, and what its words are about. */
const found = <N extends string>(
  name: N,
  values: Finding['values'] = {},
): { name: N; values: Finding['values'] } => ({
  name,
  values,
})

const checks: { readonly [A in About]: Check<A> } = {
  database: databaseAnswers,
  schema: schemaFits,
  changes: changesAreHeard,
  schedule: async (_, facts) => scheduleIsKept(await facts),
  pictures: async (checked, facts) => picturesAreThere(checked, (await facts).pictures),
  disk: diskHasRoom,
  pages: pagesAreKept,
  backup: backupIsFresh,
  mail: mailGoesOut,
  signature: signatureIsGood,
  address: addressIsSet,
  work: workSucceeds,
  messages: async (_, facts) => messagesGoOut(await facts),
  instances: async ({ db }, facts) => (db.engine === 'embedded' ? undefined : instancesAgree(await facts)),
  owner: async (_, facts) => ownerExists(await facts),
}

/**
 * What is asked for is checked, one beside the other. Never rejects: a check that fails is a finding.
 * @param asked everything, if it is not said
 */
export async function checkHouse(checked: Checked, asked: readonly About[] = abouts): Promise<Finding[]> {
  const facts = within(readPaperFacts(checked.db))
  facts.catch(() => {})
  const findings = await Promise.all(
    asked.map(async <A extends About>(about: A) => {
      try {
        const one = await within(Promise.resolve(checks[about](checked, facts)))
        return one && findingOf(about, one)
      } catch (error) {
        return uncheckedFinding(about, innermostReasonOf(error))
      }
    }),
  )
  return findings.filter((each) => each !== undefined)
}

/** As `warraq doctor` prints them: what is broken first. */
export const findingsInWords = (findings: readonly Finding[]): string =>
  findings
    .toSorted((a, b) => healths.indexOf(a.health) - healths.indexOf(b.health))
    .map(inOperatorsWords)
    .map(
      ({ about, health, says, mend }) =>
        `${health.padEnd(7)} ${about}: ${says}${mend ? `\n        → ${mend}` : ''}`,
    )
    .join('\n')

/** Milliseconds after the last read of a page of the database that was not as it was written. */
const damageToldFor = 24 * 3_600_000

async function databaseAnswers({ db, settings }: Checked) {
  const startedAt = performance.now()
  const isEmbedded = db.engine === 'embedded'
  const folder = join(settings.dataFolder, 'database')
  // It may answer for a while from files that it has open.
  if (isEmbedded && !(await isFolder(folder))) return found('folderGone', { folder })
  try {
    const { rows } = await forFollower(() =>
      db.pool.query<{ version: string; failures: number | null; damagedAt: Date | null }>(
        `select current_setting('server_version') as version, checksum_failures::int as failures,
                checksum_last_failure as "damagedAt"
         from pg_stat_database where datname = current_database()`,
      ),
    )
    const ms = Math.round(performance.now() - startedAt)
    const { failures, damagedAt } = rows[0] ?? {}
    // PostgreSQL counts for ever: a damage that was mended is not told of for longer than it takes to be seen.
    if (failures && damagedAt && Date.now() - damagedAt.getTime() < damageToldFor)
      return found('damaged', { failures, at: damagedAt })
    return found(isEmbedded ? 'embedded' : 'server', { version: rows[0]?.version.split(' ')[0] ?? '', ms })
  } catch (error) {
    return found(isEmbedded ? 'embeddedAway' : 'serverAway', { reason: innermostReasonOf(error) })
  }
}

async function schemaFits({ db }: Checked) {
  const { missing, known, isNewer } = await forFollower(() => schemaAge(db.pool))
  if (isNewer) return found('newer')
  return missing > 0 ? found('behind', { missing }) : found('current', { known })
}

function changesAreHeard({ press }: Checked) {
  if (!press) return undefined
  const seconds = Math.round(press.unheardFor / 1000)
  if (press.hearing === 'current') return found('heard', { seconds: Math.max(seconds, 1) })
  return found(press.hearing === 'lost' ? 'lost' : 'unheard', { seconds })
}

const lateAfter = 30
function scheduleIsKept({ lateFor, scheduleFailed }: PaperFacts) {
  if (lateFor > lateAfter) return found('late', { seconds: Math.round(lateFor) })
  return scheduleFailed > 0 ? found('failed', { count: scheduleFailed }) : found('kept')
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (there) => there.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )

/** Of no picture: a store that can be reached says that it has none. */
const noPicture = '000000000000000000000000/1.jpg'
async function picturesAreThere({ settings }: Checked, pictures: number) {
  const folder = join(settings.dataFolder, 'media')
  if (settings.mediaBucket) {
    const place = settings.mediaBucket.name
    return mediaStore(folder)
      .has(noPicture)
      .then(
        () => found('reached', { place }),
        (error: unknown) => found('bucketAway', { place, reason: innermostReasonOf(error) }),
      )
  }
  const isThere = await isFolder(folder)
  if (!isThere && pictures > 0) return found('gone', { place: folder })
  const problem = await whyUnwritable(isThere ? folder : settings.dataFolder)
  return problem ? found('unwritable', { place: folder, problem }) : found('reached', { place: folder })
}

const megabyte = 1024 * 1024
async function diskHasRoom({ settings, db }: Checked) {
  const folder = settings.dataFolder
  const { bavail, bsize, blocks } = await statfs(folder)
  const free = bavail * bsize
  const values = { folder, megabytes: Math.floor(free / megabyte) }
  const problem = await whyUnwritable(folder)
  // The embedded engine only reads from here on.
  if (problem === 'full' || (db.engine === 'embedded' && free < leastRoom)) return found('full', values)
  if (problem) return found('unwritable', { ...values, problem })
  if (free < 200 * megabyte) return found('low', values)
  return found(free < 1024 * megabyte || bavail / blocks < 0.05 ? 'little' : 'room', values)
}

async function pagesAreKept({ settings }: Checked) {
  const folder = join(settings.dataFolder, 'pages')
  if (settings.pressDiskBudget === 0 || !(await isFolder(folder))) return undefined
  const problem = await whyUnwritable(folder)
  return problem ? found('unwritable', { folder, problem }) : found('kept', { folder })
}

async function backupIsFresh({ db }: Checked) {
  const { last, failed, every, isLate } = await forFollower(() => readBackups(db, operator, undefined))
  if (failed) return found('failed', { reason: failed.failureSubject || failed.failure || '' })
  if (!last) return found(every === null ? 'none' : 'due')
  const at = last.startedAt
  if (isLate) return found('late', { at })
  return found(every === null ? 'byHand' : 'made', { at })
}

async function mailGoesOut({ settings }: Checked) {
  if (!settings.mail) return found('unset')
  const transport = createTransport(settings.mail.server)
  try {
    await transport.verify()
    return found('taken', { host: new URL(settings.mail.server).hostname })
  } catch (error) {
    return found('refused', { reason: innermostReasonOf(error) })
  } finally {
    transport.close()
  }
}

/** Milliseconds before a certificate runs out: long enough to have another one made. */
const endingFor = 30 * 24 * 3_600_000
async function signatureIsGood({ settings: { contentCredentials } }: Checked) {
  try {
    const signer = await readSigner(contentCredentials)
    if (!signer) return undefined
    const { until } = signer
    return found(until.getTime() - Date.now() < endingFor ? 'ending' : 'valid', { until })
  } catch (error) {
    return found('unusable', { reason: innermostReasonOf(error) })
  }
}

function addressIsSet({ settings: { siteUrl, isSecure } }: Checked) {
  const { hostname } = new URL(siteUrl)
  const url = siteUrl
  if (/^(localhost|127\.|\[::1\])/.test(hostname)) return found('local', { url })
  return found(isSecure ? 'https' : 'http', { url })
}

/** A failure by itself passes; one that comes again does not. */
const failsFor = 3
function workSucceeds() {
  const work = recurringWork()
  if (work.length === 0) return undefined
  const failing = work.filter(({ inARow }) => inARow >= failsFor)
  return failing.length === 0
    ? found('well', { count: work.length })
    : found('failing', { work: failing.map(({ name, inARow }) => `${name} (${inARow})`).join(', ') })
}

const manyWait = 1_000
const messagesGoOut = ({ webhooksDue, announcementsDue }: PaperFacts) =>
  found(webhooksDue + announcementsDue > manyWait ? 'many' : 'few', {
    webhooks: webhooksDue,
    announcements: announcementsDue,
  })

function instancesAgree({ instances }: PaperFacts) {
  const of = (what: 'build' | 'secretMark' | 'machine') => new Set(instances.map((each) => each[what])).size
  const values = { processes: instances.length, machines: of('machine') }
  if (of('secretMark') > 1) return found('secrets', values)
  return found(of('build') > 1 ? 'builds' : 'agree', values)
}

const ownerExists = ({ owners }: PaperFacts) =>
  owners > 0 ? found('some', { count: owners }) : found('none')

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    wait(longest, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${longest / 1000} s`)
    }),
  ])
