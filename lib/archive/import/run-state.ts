/** How far a run is, as its row says: so that it is shown while it goes on, and goes on where it was cut off. */
import { eq, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import type { ImportNote } from '../../vocabulary.ts'
import type { Survey } from './dry-run-import.ts'
import { type ImportOptions, importOptions } from './import-options.ts'
import type { Archive } from './import-record.ts'
import { knownSite } from './known-stories.ts'

/** Milliseconds without a sign after which a run is taken for interrupted. */
const silentFor = 60_000

export const isSilent = sql<boolean>`${importRun.seenAt} < now() - ${`${silentFor} milliseconds`}::interval`

/**
 * @param trialOf the run whose file it tries a few stories of
 * @returns the id of a new run
 */
export async function beginRun(
  { orm }: { orm: Database['orm'] | Transaction },
  actor: Actor,
  archive: Pick<Archive, 'format' | 'fileName'>,
  options: Partial<ImportOptions>,
  trialOf: string | null = null,
): Promise<string> {
  const id = newId()
  await orm.insert(importRun).values({
    id,
    format: archive.format,
    fileName: archive.fileName,
    options,
    trialOf,
    total: 0,
    startedBy: actor.staffId,
  })
  return id
}

/**
 * @param notes of the file itself, not of one of its stories
 * @returns whether somebody has asked it to stop meanwhile
 */
export async function noteRunning(
  { orm }: Database,
  runId: string,
  { total, notes }: { total: number; notes: ImportNote[] },
): Promise<boolean> {
  const [row] = await orm
    .update(importRun)
    .set({
      state: sql`case ${importRun.state} when 'stopping' then 'stopping' else 'running' end`,
      total,
      failure: null,
      notes,
      seenAt: sql`now()`,
    })
    .where(eq(importRun.id, runId))
    .returning({ state: importRun.state })
  return row?.state === 'stopping'
}

/** The site that a run's stories are remembered by: told once by what is here, and kept for when it goes on. */
export async function siteOfRun(
  db: Database,
  runId: string,
  surveyed: Pick<Survey, 'source' | 'told'>,
): Promise<string> {
  const [run] = await db.orm.select({ site: importRun.site }).from(importRun).where(eq(importRun.id, runId))
  if (run?.site) return run.site
  const { source } = await knownSite(db, surveyed)
  await db.orm.update(importRun).set({ site: source }).where(eq(importRun.id, runId))
  return source
}

/** Stories of the file that an earlier run, or this one, has written. */
export async function storiesDone({ orm }: Database, runId: string): Promise<number> {
  const [run] = await orm.select({ done: importRun.done }).from(importRun).where(eq(importRun.id, runId))
  return run?.done ?? 0
}

/**
 * In the transaction that wrote them: what was written and what is remembered of it cannot differ.
 * @returns whether somebody has asked the run to stop, in whatever process
 */
export async function noteDone(tx: Transaction, runId: string, done: number): Promise<boolean> {
  const [row] = await tx
    .update(importRun)
    .set({ done, seenAt: sql`now()` })
    .where(eq(importRun.id, runId))
    .returning({ state: importRun.state })
  return row?.state === 'stopping'
}

/** It goes on from here when somebody says so. */
export async function noteStopped({ orm }: Database, runId: string): Promise<void> {
  await orm.update(importRun).set({ state: 'stopped', seenAt: sql`now()` }).where(eq(importRun.id, runId))
}

export async function noteFinished(tx: Transaction, runId: string): Promise<void> {
  await tx
    .update(importRun)
    .set({ state: 'finished', done: importRun.total, finishedAt: sql`now()`, seenAt: sql`now()` })
    .where(eq(importRun.id, runId))
}

export async function noteFailed({ orm }: Database, runId: string, error: unknown): Promise<void> {
  await orm
    .update(importRun)
    .set({ state: 'failed', failure: failureOf(error), finishedAt: sql`now()` })
    .where(eq(importRun.id, runId))
}

/** What ended a run, without the query that the database's driver repeats with all its values. */
const failureOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 500)
}

/** What has been decided of a run so far. */
export type StoredOptions = Omit<ImportOptions, 'publish'> & { publish?: boolean | undefined }

const decidedSoFar = importOptions.partial({ publish: true })

/** As a run's row has them; of an earlier version, or somebody's hand, what can be read of it. */
export const storedOptions = (options: Record<string, unknown>): StoredOptions =>
  decidedSoFar.safeParse(options).data ?? decidedSoFar.parse({})
