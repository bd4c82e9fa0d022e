import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { importPicture } from '../../db/tables/imports.ts'
import { every } from '../../server/every.ts'
import type { Settings } from '../../settings/settings.ts'
import { fetchTaken, type PictureFetcher, sweepHosts, takePicture } from './fetch-pictures.ts'
import { placeFetched } from './place-fetched.ts'
import { picturesOfRun, type RunPictures } from './run-pictures.ts'

/** Milliseconds. */
const lookEvery = 2_000
const sweepEvery = 3_600_000
/** Pictures that are had at a time, of all hosts: one that is slow must not hold up the others. */
const lanes = 4

/** As the settings of this house have it. */
export const pictureFetcher = ({
  privateDestinations,
  siteUrl,
  dataFolder,
  importPictures,
}: Settings): PictureFetcher => ({
  mostInAll: importPictures,
  allowed: privateDestinations,
  siteUrl,
  mediaFolder: join(dataFolder, 'media'),
})

/** Milliseconds until one that found nothing to do looks again, while others are at work. */
const idle = 500

/**
 * Fetches what is due, and puts what has come into its stories.
 * @returns whether there was any
 */
export async function fetchDue(
  db: Database,
  fetcher: PictureFetcher,
  { signal, runId, tell }: { signal?: AbortSignal; runId?: string; tell?: () => Promise<void> } = {},
): Promise<boolean> {
  // Never two at a time: what has come meanwhile is put with it.
  let placing: Promise<unknown> = placeFetched(db, signal)
  await placing
  let inHand = 0
  let any = false
  const lane = async (): Promise<void> => {
    while (!signal?.aborted) {
      const taken = await takePicture(db, runId)
      if (!taken) {
        if (inHand === 0) return
        await wait(idle)
        continue
      }
      any = true
      inHand += 1
      await fetchTaken(db, taken, { ...fetcher, signal }).finally(() => {
        inHand -= 1
      })
      placing = placing.then(() => placeFetched(db, signal))
      await placing
      await tell?.()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return any
}

/** Milliseconds for which a command waits for what is not due yet. */
const longestWait = 60_000

/**
 * Fetches the pictures of one run to their end, beside whatever server does the same; what is to be left alone for longer
 * than a minute is left to a server.
 * @returns what became of them; null where there were none to fetch
 */
export async function fetchForRun(
  db: Database,
  fetcher: PictureFetcher,
  runId: string,
  say: (line: string) => void,
): Promise<RunPictures | null> {
  let saidAt = 0
  for (let waited = 0; ; ) {
    const any = await fetchDue(db, fetcher, {
      runId,
      tell: async () => {
        if (Date.now() - saidAt < 1_000) return
        saidAt = Date.now()
        const { here, total } = await progressOf(db, runId)
        say(`${here} of ${total} pictures`)
      },
    })
    const pictures = await picturesOfRun(db, runId)
    if (!pictures?.coming || waited > longestWait) return pictures
    waited = any ? 0 : waited + idle
    await wait(idle)
  }
}

async function progressOf({ orm }: Database, runId: string): Promise<{ here: number; total: number }> {
  const isOfRun = eq(importPicture.runId, runId)
  return {
    total: await orm.$count(importPicture, isOfRun),
    here: await orm.$count(importPicture, and(isOfRun, eq(importPicture.state, 'placed'))),
  }
}

/**
 * Fetches the pictures of imports while this process serves. Any number of processes may.
 * @returns stops it, when what is on its way has come or been given up
 */
export function keepFetching(db: Database, fetcher: PictureFetcher): () => Promise<void> {
  const recurring = [
    every('Fetching pictures of imports', lookEvery, async (signal) =>
      // Hosts are left alone for a moment between two.
      (await fetchDue(db, fetcher, { signal })) ? idle : lookEvery,
    ),
    every('Forgetting hosts of pictures', sweepEvery, () => sweepHosts(db)),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
  }
}
