/**
 * Pictures that did not come with their file, had from where their stories show them: one after the other, by whichever
 * process takes it, never more than two at a time from one host. What is in hand when a process is killed is taken again
 * by another, once its lease is over.
 */
import { and, asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { importHost, importPicture, importPictureUse, importRun } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import { log } from '../../log/log.ts'
import { type Actor, schedule } from '../../newsroom/actor.ts'
import { uploadFile } from '../../newsroom/files/upload-file.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { limits } from '../../newsroom/pictures/picture-rules.ts'
import { uploadPicture } from '../../newsroom/pictures/upload-picture.ts'
import { fetchPicture, type PictureAnswer, type PictureFetching, stopped } from './fetch-picture.ts'
import { leavePictures, lockHosts } from './missed-pictures.ts'
import { fileNameOf, isRecordingAddress } from './recording-link.ts'

/** Seconds after each failed try until the next; after the last it is given up. */
const retryAfter = [30, 300, 1_800, 7_200] as const
/** Seconds between two pictures of a host, in each of its places. */
const pause = 0.5
/** Seconds for which a host is left alone that could not be reached, or said so: twice as long each time. */
const rest = { first: 2, longest: 600 }
/** Failures in a row, some three quarters of an hour, after which nothing more is asked of a host. */
const hostFailures = 12
/** Seconds after which a process that took a picture and said nothing more of it is taken for ended. */
const lease = 600

/** Bytes of a sound, film or document that is fetched: it is held whole until it is kept, in each of four lanes. */
const mostOfRecording = 64 * 1024 * 1024
/** Milliseconds for it: less than the lease. */
const longestForRecording = 300_000

/** What fetching needs to know of this house. */
export type PictureFetcher = Omit<PictureFetching, 'most'> & {
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
  /** Seconds between two pictures of a host. */
  pause?: number
  /** Bytes that are fetched for a run before somebody has to ask again. */
  mostInAll?: number
}

/** A picture that this process has in hand. */
export type Taken = {
  runId: string
  address: string
  written: string[]
  host: string
  slot: number
  tries: number
  startedBy: string | null
}

/**
 * Fetches a picture that was taken, and notes what came of it. Not in a transaction of its own: the old site may take its
 * time.
 */
export async function fetchTaken(db: Database, taken: Taken, fetcher: PictureFetcher): Promise<void> {
  const { slot, host } = taken
  let answer: Kept | PictureAnswer
  try {
    answer = await have(db, taken, fetcher)
  } catch (error) {
    // Ours: a disk that is full, a process that could not be started.
    log.error({ err: error, host }, 'A picture of an import could not be kept')
    answer = { later: 'fault', after: null }
  }
  const isFull = await db.orm.transaction(async (tx) => {
    await lockHosts(tx, eq(importHost.host, host))
    await settle(tx, taken, answer)
    await free(tx, { host, slot }, answer, fetcher.pause ?? pause)
    return (
      'mediaId' in answer && (await count(tx, taken.runId, answer.bytes)) >= (fetcher.mostInAll ?? Infinity)
    )
  })
  if (isFull) await leavePictures(db, taken.runId)
}

/** @returns bytes that have been fetched for a run since it was asked for the last time */
async function count(tx: Transaction, runId: string, bytes: number): Promise<number> {
  const [run] = await tx
    .update(importRun)
    .set({ fetchedBytes: sql`${importRun.fetchedBytes} + ${bytes}` })
    .where(eq(importRun.id, runId))
    .returning({ fetchedBytes: importRun.fetchedBytes })
  return run?.fetchedBytes ?? 0
}

/**
 * Takes the picture that has waited longest at a host that may be asked, past whatever another process has in hand.
 * @param runId of this run alone
 * @returns null when none is due, or its host is busy
 */
export async function takePicture(db: Database, runId?: string): Promise<Taken | null> {
  for (;;) {
    const taken = await takeOne(db, runId)
    if (taken !== 'unused') return taken
  }
}

/** `unused`: no story shows it any more, and so it is wanted no more. */
async function takeOne({ orm }: Database, runId: string | undefined): Promise<Taken | 'unused' | null> {
  return orm.transaction(async (tx) => {
    const isOfRun = runId === undefined ? sql`true` : eq(importPicture.runId, runId)
    const [place] = await tx
      .select({ host: importHost.host, slot: importHost.slot })
      .from(importHost)
      .where(
        and(
          sql`${importHost.nextAt} <= now()`,
          // Of each host the first alone is looked at, whatever waits behind it.
          sql`(select ${importPicture.nextAt} from ${importPicture}
            where ${importPicture.host} = ${importHost.host} and ${importPicture.nextAt} is not null and ${isOfRun}
            order by ${importPicture.nextAt} limit 1) <= now()`,
        ),
      )
      .orderBy(importHost.nextAt)
      .limit(1)
      .for('update', { skipLocked: true })
    if (!place) return null
    const [row] = await tx
      .select({
        runId: importPicture.runId,
        address: importPicture.address,
        written: importPicture.written,
        tries: importPicture.tries,
        startedBy: importRun.startedBy,
        isUsed: sql<boolean>`exists (select 1 from ${importPictureUse}
          where ${importPictureUse.runId} = ${importPicture.runId}
            and ${importPictureUse.address} = ${importPicture.address})`,
      })
      .from(importPicture)
      .innerJoin(importRun, eq(importRun.id, importPicture.runId))
      .where(and(eq(importPicture.host, place.host), sql`${importPicture.nextAt} <= now()`, isOfRun))
      .orderBy(asc(importPicture.nextAt), asc(importPicture.position))
      .limit(1)
      .for('update', { of: importPicture, skipLocked: true })
    if (!row) return null
    if (!row.isUsed) {
      await tx.delete(importPicture).where(isOf(row))
      return 'unused'
    }
    const until = sql`now() + make_interval(secs => ${lease})`
    await tx
      .update(importHost)
      .set({ nextAt: until })
      .where(and(eq(importHost.host, place.host), eq(importHost.slot, place.slot)))
    await tx
      .update(importPicture)
      .set({ tries: row.tries + 1, nextAt: until })
      .where(isOf(row))
    return { ...row, ...place, tries: row.tries + 1 }
  })
}

/** `bytes` that were sent for it. */
type Kept = { mediaId: string; bytes: number }

/** What proves that there is such a picture at an address, only larger than may be taken. */
const isTooLarge = (reason: string): boolean => ['too-heavy', 'too-large', 'too-costly'].includes(reason)

const widthOf = (address: string): number => Number(/-(\d+)x\d+\.\w+$/.exec(address)?.[1] ?? 0)

/**
 * Asks for the largest of a picture, and for what a story shows where that cannot be had. Where stories show several
 * sizes of it, one that is smaller is taken only when the largest is known to be there: else they may be pictures of
 * their own that only look alike by name, which {@link settle} makes of them.
 */
async function have(db: Database, taken: Taken, fetcher: PictureFetcher): Promise<Kept | PictureAnswer> {
  let answer = await ask(db, taken, taken.address, fetcher)
  const smaller = [...taken.written].sort((a, b) => widthOf(b) - widthOf(a))
  for (const address of smaller) {
    const mayBeAsked =
      'missing' in answer
        ? smaller.length === 1
        : 'refused' in answer && (smaller.length === 1 || isTooLarge(answer.refused))
    if (!mayBeAsked) break
    answer = await ask(db, taken, address, fetcher)
  }
  return answer
}

async function ask(
  db: Database,
  { startedBy }: Taken,
  address: string,
  fetcher: PictureFetcher,
): Promise<Kept | PictureAnswer> {
  if (isRecordingAddress(address)) return askForRecording(db, startedBy, address, fetcher)
  const answer = await fetchPicture(address, { ...fetcher, most: limits.bytes })
  if (!('bytes' in answer)) return answer
  try {
    const { mediaId } = await uploadPicture(db, importer(startedBy), {}, fetcher.mediaFolder, [answer.bytes])
    return { mediaId, bytes: answer.bytes.length }
  } catch (error) {
    if (error instanceof NewsroomError && error.refusal === 'picture-refused')
      return { refused: error.subject }
    throw error
  }
}

/** A sound, film or document. A longer one is brought beside the archive, which is read in pieces. */
async function askForRecording(
  db: Database,
  startedBy: string | null,
  address: string,
  fetcher: PictureFetcher,
): Promise<Kept | PictureAnswer> {
  const within = fetcher.within ?? longestForRecording
  const answer = await fetchPicture(address, { ...fetcher, within, most: mostOfRecording, accept: '*/*' })
  if (!('bytes' in answer)) return answer
  try {
    const given = { name: fileNameOf(address) }
    const { mediaId } = await uploadFile(db, importer(startedBy), given, fetcher.mediaFolder, [answer.bytes])
    return { mediaId, bytes: answer.bytes.length }
  } catch (error) {
    if (error instanceof NewsroomError && error.refusal === 'file-refused') return { refused: error.subject }
    throw error
  }
}

/** It was whoever began the run who was asked whether they may. */
export const importer = (staffId: string | null): Actor => ({ ...schedule, staffId })

const isOf = ({ runId, address }: Pick<Taken, 'runId' | 'address'>) =>
  and(eq(importPicture.runId, runId), eq(importPicture.address, address))

async function settle(tx: Transaction, taken: Taken, answer: Kept | PictureAnswer): Promise<void> {
  const end = (values: Partial<typeof importPicture.$inferInsert>) =>
    tx
      .update(importPicture)
      .set({ ...values, nextAt: null })
      .where(isOf(taken))
  if ('mediaId' in answer) {
    await end({ state: 'placed', mediaId: answer.mediaId, reason: null })
    await tx
      .update(importPictureUse)
      .set({ outcome: 'ready' })
      .where(
        and(
          eq(importPictureUse.runId, taken.runId),
          eq(importPictureUse.address, taken.address),
          isNull(importPictureUse.outcome),
        ),
      )
  } else if ('later' in answer && answer.later === stopped) {
    // It was no try.
    await tx
      .update(importPicture)
      .set({
        tries: taken.tries - 1,
        nextAt: sql`case when ${importPicture.nextAt} is not null then now() end`,
      })
      .where(isOf(taken))
  } else if ('later' in answer) {
    const delay = retryAfter[taken.tries - 1]
    if (delay === undefined) return void (await end({ state: 'failed', reason: answer.later }))
    const wait = Math.max(delay, answer.after ?? 0)
    await tx
      .update(importPicture)
      .set({
        reason: answer.later,
        // Somebody may have stopped it meanwhile.
        nextAt: sql`case when ${importPicture.nextAt} is null then null
          else clock_timestamp() + make_interval(secs => ${wait} * (1 + random() / 5)) end`,
      })
      .where(isOf(taken))
  } else {
    const reason = 'missing' in answer ? answer.missing : 'refused' in answer ? answer.refused : 'fault'
    if (taken.written.length > 1 && !isTooLarge(reason)) return split(tx, taken, reason)
    await end({ state: 'missing' in answer ? 'missing' : 'refused', reason })
  }
}

/** What was taken for sizes of one picture, of which there is no original: each is a picture of its own. */
async function split(tx: Transaction, taken: Taken, reason: string): Promise<void> {
  const [whole] = await tx.select().from(importPicture).where(isOf(taken))
  if (!whole) return
  await tx
    .insert(importPicture)
    .values(
      taken.written.map((address) => ({
        ...whole,
        address,
        written: [],
        tries: 0,
        reason: null,
        nextAt: whole.nextAt && sql`now()`,
      })),
    )
    .onConflictDoNothing()
  const isShown = and(eq(importPictureUse.runId, taken.runId), eq(importPictureUse.address, taken.address))
  await tx.update(importPictureUse).set({ address: importPictureUse.written }).where(isShown)
  // A story may show the original itself.
  if ((await tx.$count(importPictureUse, isShown)) === 0) await tx.delete(importPicture).where(isOf(taken))
  else
    await tx
      .update(importPicture)
      .set({ state: 'missing', reason, written: [], nextAt: null })
      .where(isOf(taken))
}

/** Gives back a place at a host, at once or after what it asked for; one that fails and fails is given up. */
async function free(
  tx: Transaction,
  { host, slot }: Pick<Taken, 'host' | 'slot'>,
  answer: Kept | PictureAnswer,
  between: number,
): Promise<void> {
  const after = (seconds: number | SQL) => sql`clock_timestamp() + make_interval(secs => ${seconds})`
  const isHost = eq(importHost.host, host)
  const isPlace = and(isHost, eq(importHost.slot, slot))
  const isItsFault = 'later' in answer && answer.later !== 'fault' && answer.later !== stopped
  if (!isItsFault) {
    await tx
      .update(importHost)
      .set({ nextAt: after(between) })
      .where(isPlace)
    if (!('later' in answer)) await tx.update(importHost).set({ failures: 0 }).where(isHost)
    return
  }
  const seconds = sql`greatest(${answer.after ?? 0},
    least(${rest.first} * power(2, ${importHost.failures}), ${rest.longest}))`
  const places = await tx
    .update(importHost)
    .set({
      failures: sql`${importHost.failures} + 1`,
      // The other place may be in use, and is given back then.
      nextAt: sql`case when ${importHost.slot} = ${slot} then ${after(seconds)}
        else greatest(${importHost.nextAt}, ${after(seconds)}) end`,
    })
    .where(isHost)
    .returning({ failures: importHost.failures })
  if (places.every(({ failures }) => failures < hostFailures)) return
  await tx.update(importHost).set({ failures: 0 }).where(isHost)
  await tx
    .update(importPicture)
    .set({ state: 'failed', reason: answer.later, nextAt: null })
    .where(and(eq(importPicture.host, host), isNotNull(importPicture.nextAt)))
}

/** Forgets hosts of which nothing is wanted. */
export async function sweepHosts({ orm }: Database): Promise<void> {
  await orm.delete(importHost).where(
    and(
      sql`${importHost.nextAt} <= now()`,
      sql`not exists (select 1 from ${importPicture}
        where ${importPicture.host} = ${importHost.host} and ${importPicture.nextAt} is not null)`,
    ),
  )
}
