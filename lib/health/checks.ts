/** What an operator would look at first, looked at for her: each finding in words, with what to do. */
import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { readBackups } from '../backup/read-backups.ts'
import { forFollower } from '../db/connection-shares.ts'
import type { Database } from '../db/open.ts'
import { schemaAge } from '../db/schema-version.ts'
import { innermostReasonOf } from '../log/reason-of.ts'
import { operator } from '../newsroom/actor.ts'
import { mediaStore } from '../picture/media-store.ts'
import type { Press } from '../press/press.ts'
import { recurringWork } from '../server/every.ts'
import type { Settings } from '../settings/settings.ts'
import { type PaperFacts, readPaperFacts } from './paper-facts.ts'

/** `watch`: it works, and will not for ever, or not as it should. */
type Health = 'well' | 'watch' | 'broken'

export type Finding = {
  about: string
  health: Health
  says: string
  /** What to do; of what is not well. */
  mend?: string
}

type Found = Omit<Finding, 'about'>

/** @property press of the process that asks, where it serves */
export type Checked = { db: Database; settings: Settings; press?: Press | undefined }

/** Milliseconds that one check may take. What does not answer by then does not answer. */
const longest = 4_000

const well = (says: string): Found => ({ health: 'well', says })
const watch = (says: string, mend: string): Found => ({ health: 'watch', says, mend })
const broken = (says: string, mend: string): Found => ({ health: 'broken', says, mend })

/** Everything that is checked, one beside the other. Never rejects: a check that fails is a finding. */
export async function checkHouse(checked: Checked): Promise<Finding[]> {
  const facts = within(readPaperFacts(checked.db))
  facts.catch(() => {})
  const checks: [string, () => Promise<Found | undefined>][] = [
    ['database', () => databaseAnswers(checked)],
    ['schema', () => schemaFits(checked)],
    ['changes', async () => changesAreHeard(checked)],
    ['schedule', async () => scheduleIsKept(await facts)],
    ['pictures', async () => picturesAreThere(checked, await facts)],
    ['disk', () => diskHasRoom(checked)],
    ['backup', () => backupIsFresh(checked)],
    ['mail', () => mailGoesOut(checked)],
    ['address', async () => addressIsSet(checked)],
    ['work', async () => workSucceeds()],
    ['messages', async () => messagesGoOut(await facts)],
    ['instances', async () => (checked.db.engine === 'embedded' ? undefined : instancesAgree(await facts))],
    ['owner', async () => ownerExists(await facts)],
  ]
  const found = await Promise.all(
    checks.map(async ([about, check]) => {
      const finding = await within(check()).catch((error: unknown) =>
        broken(
          `could not be checked: ${innermostReasonOf(error)}`,
          'See the other findings; the log says more.',
        ),
      )
      return finding && { about, ...finding }
    }),
  )
  return found.filter((each) => each !== undefined)
}

/** As `warraq doctor` prints them: what is broken first. */
export function findingsInWords(findings: readonly Finding[]): string {
  const order: Health[] = ['broken', 'watch', 'well']
  return findings
    .toSorted((a, b) => order.indexOf(a.health) - order.indexOf(b.health))
    .map(
      ({ about, health, says, mend }) =>
        `${health.padEnd(7)} ${about}: ${says}${mend ? `\n        → ${mend}` : ''}`,
    )
    .join('\n')
}

async function databaseAnswers({ db, settings }: Checked): Promise<Found> {
  const startedAt = performance.now()
  try {
    const { rows } = await forFollower(() =>
      db.pool.query<{ version: string }>(`select current_setting('server_version') as version`),
    )
    const took = Math.round(performance.now() - startedAt)
    const name = db.engine === 'embedded' ? 'embedded engine' : 'PostgreSQL'
    return well(`${name} ${rows[0]?.version.split(' ')[0]} answers in ${took} ms`)
  } catch (error) {
    return broken(
      `does not answer: ${innermostReasonOf(error)}`,
      settings.databaseUrl
        ? 'Look whether the server that DATABASE_URL names runs and can be reached from here.'
        : 'Start Warraq again; if it does not open, restore the latest backup.',
    )
  }
}

async function schemaFits({ db }: Checked): Promise<Found> {
  const { missing, known, isNewer } = await forFollower(() => schemaAge(db.pool))
  if (isNewer)
    return broken('was migrated by a newer Warraq', 'Run that one, or restore a backup from before it.')
  if (missing > 0)
    return broken(`is ${missing} migrations behind this build`, 'Start Warraq again: it migrates first.')
  return well(`all ${known} migrations are applied`)
}

function changesAreHeard({ press }: Checked): Found | undefined {
  if (!press) return undefined
  const seconds = Math.round(press.unheardFor / 1000)
  if (press.hearing === 'current') return well(`heard of within ${Math.max(seconds, 1)} s`)
  return broken(
    `not heard of for ${seconds} s${press.hearing === 'lost' ? '; nothing that was kept is shown' : ''}`,
    'The database does not answer in time: see there.',
  )
}

const lateAfter = 30
function scheduleIsKept({ lateFor, scheduleFailed }: PaperFacts): Found {
  if (lateFor > lateAfter)
    return broken(
      `a story is ${Math.round(lateFor)} s late`,
      'Look for “The schedule” in the log and in: npm run warraq -- work',
    )
  if (scheduleFailed > 0)
    return watch(`${scheduleFailed} scheduled could not be published`, 'Their editors see why on the board.')
  return well('nothing is late')
}

/** Of no picture: a store that can be reached says that it has none. */
const noPicture = '000000000000000000000000/1.jpg'
async function picturesAreThere({ settings }: Checked, { pictures }: PaperFacts): Promise<Found> {
  const folder = join(settings.dataFolder, 'media')
  const place = settings.mediaBucket ? `bucket ${settings.mediaBucket.name}` : folder
  try {
    if (!settings.mediaBucket) {
      const isThere = await stat(folder).then(
        (found) => found.isDirectory(),
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false
          throw error
        },
      )
      if (!isThere && pictures > 0)
        return broken(`${place} is not there`, 'Mount it, or restore the pictures from a backup.')
      await access(isThere ? folder : settings.dataFolder, constants.W_OK)
    }
    await mediaStore(folder).has(noPicture)
    return well(`${place} can be reached`)
  } catch (error) {
    return broken(
      `${place} cannot be used: ${innermostReasonOf(error)}`,
      settings.mediaBucket
        ? 'Look at MEDIA_BUCKET, MEDIA_ENDPOINT and its keys, and whether the network reaches it.'
        : 'Let Warraq’s user write there.',
    )
  }
}

const megabyte = 1024 * 1024
async function diskHasRoom({ settings }: Checked): Promise<Found> {
  const { bavail, bsize, blocks } = await statfs(settings.dataFolder)
  const free = bavail * bsize
  const says = `${Math.round(free / megabyte).toLocaleString('en')} MB free at ${settings.dataFolder}`
  const mend = 'Make room: the database and uploads stop when there is none.'
  if (free < 200 * megabyte) return broken(says, mend)
  return free < 1024 * megabyte || bavail / blocks < 0.05 ? watch(says, mend) : well(says)
}

async function backupIsFresh({ db }: Checked): Promise<Found> {
  const { last, failed, every, isLate } = await forFollower(() => readBackups(db, operator, undefined))
  const howTo = 'See docs/backup.md.'
  if (failed) return broken(`the last one failed: ${failed.failureSubject ?? failed.failure}`, howTo)
  if (!last) return watch('there is none', every === null ? 'Set BACKUP_TO.' : 'The first one is due soon.')
  const made = `the last one was made ${last.startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  if (isLate) return broken(`${made}, which is too long ago`, howTo)
  return every === null
    ? watch(`${made}, by hand`, 'Set BACKUP_TO, so that it is done by itself.')
    : well(made)
}

async function mailGoesOut({ settings }: Checked): Promise<Found> {
  if (!settings.mail)
    return watch(
      'is not set up; links are passed on by hand',
      'Set SMTP_URL and MAIL_FROM for invitations and forgotten passwords.',
    )
  const transport = createTransport(settings.mail.server)
  try {
    await transport.verify()
    return well(`${new URL(settings.mail.server).hostname} takes our letters`)
  } catch (error) {
    return broken(`the mail server refuses: ${innermostReasonOf(error)}`, 'Look at SMTP_URL.')
  } finally {
    transport.close()
  }
}

function addressIsSet({ settings }: Checked): Found {
  const { hostname } = new URL(settings.siteUrl)
  if (/^(localhost|127\.|\[::1\])/.test(hostname))
    return watch(`${settings.siteUrl} is where links lead`, 'Set SITE_URL to the address that readers use.')
  if (!settings.isSecure)
    return watch(`${settings.siteUrl} is not https`, 'Serve by https, and say so in SITE_URL.')
  return well(settings.siteUrl)
}

/** A failure by itself passes; one that comes again does not. */
const failsFor = 3
function workSucceeds(): Found | undefined {
  const work = recurringWork()
  if (work.length === 0) return undefined
  const failing = work.filter(({ inARow }) => inARow >= failsFor)
  return failing.length === 0
    ? well(`${work.length} kinds of it go well`)
    : broken(
        failing.map(({ name, inARow }) => `“${name}” has failed ${inARow} times in a row`).join('; '),
        'The log says why; so does: npm run warraq -- work',
      )
}

const manyWait = 1_000
function messagesGoOut({ webhooksDue, announcementsDue }: PaperFacts): Found {
  const says = `${webhooksDue} to webhooks and ${announcementsDue} announcements wait`
  return webhooksDue + announcementsDue > manyWait
    ? watch(says, 'A receiver is slow or away: see its log in the newsroom, under Webhooks.')
    : well(says)
}

function instancesAgree({ instances }: PaperFacts): Found {
  const of = (what: 'build' | 'secretMark') => new Set(instances.map((each) => each[what])).size
  const machines = new Set(instances.map(({ machine }) => machine)).size
  const says = `${instances.length} processes on ${machines} machines`
  if (of('secretMark') > 1)
    return broken(`${says} have different secrets`, 'Give all of them the same WARRAQ_SECRET.')
  if (of('build') > 1)
    return watch(`${says} run different builds`, 'Finish rolling out, so that all run the same.')
  return well(says)
}

const ownerExists = ({ owners }: PaperFacts): Found =>
  owners > 0
    ? well(`${owners} can do everything`)
    : watch('nobody owns the newsroom', 'Open the link that Warraq printed at its start.')

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    wait(longest, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${longest / 1000} s`)
    }),
  ])
