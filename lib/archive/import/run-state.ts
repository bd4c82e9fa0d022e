/** How far a run is, as its row says: so that it is shown while it goes on, and goes on where it was cut off. */
import { eq, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import type { ImportNote } from '../../vocabulary.ts'
import type { Survey } from './dry-run-import.ts'
import type { ImportOptions } from './import-options.ts'
import type { Archive } from './import-record.ts'
import { knownSite } from './known-stories.ts'

/** @returns the id of a new run */
export async function beginRun(
  db: Database,
  actor: Actor,
  archive: Pick<Archive, 'format' | 'fileName'>,
  options: Partial<ImportOptions>,
): Promise<string> {
  const id = newId()
  await db.orm.insert(importRun).values({
    id,
    format: archive.format,
    fileName: archive.fileName,
    options: Object.fromEntries(
      Object.entries(options).filter((each): each is [string, string | boolean] => each[1] !== null),
    ),
    total: 0,
    startedBy: actor.staffId,
  })
  return id
}

/** @param notes of the file itself, not of one of its stories */
export async function noteRunning(
  { orm }: Database,
  runId: string,
  { total, notes }: { total: number; notes: ImportNote[] },
): Promise<void> {
  await orm
    .update(importRun)
    .set({ state: 'running', total, failure: null, notes, seenAt: sql`now()` })
    .where(eq(importRun.id, runId))
}

/** The site that a run's stories are remembered by: told once by what is here, and kept for when it goes on. */
export async function siteOfRun(
  db: Database,
  runId: string,
  surveyed: Pick<Survey, 'source' | 'told'>,
): Promise<string> {
  const [run] = await db.orm
    .select({ options: importRun.options })
    .from(importRun)
    .where(eq(importRun.id, runId))
  if (typeof run?.options.site === 'string') return run.options.site
  const { source } = await knownSite(db, surveyed)
  await db.orm
    .update(importRun)
    .set({ options: sql`${importRun.options} || ${JSON.stringify({ site: source })}::jsonb` })
    .where(eq(importRun.id, runId))
  return source
}

/** Stories of the file that an earlier run, or this one, has written. */
export async function storiesDone({ orm }: Database, runId: string): Promise<number> {
  const [run] = await orm.select({ done: importRun.done }).from(importRun).where(eq(importRun.id, runId))
  return run?.done ?? 0
}

/** In the transaction that wrote them: what was written and what is remembered of it cannot differ. */
export async function noteDone(tx: Transaction, runId: string, done: number): Promise<void> {
  await tx.update(importRun).set({ done, seenAt: sql`now()` }).where(eq(importRun.id, runId))
}

export async function noteFinished(tx: Transaction, runId: string): Promise<void> {
  await tx
    .update(importRun)
    .set({ state: 'finished', finishedAt: sql`now()`, seenAt: sql`now()` })
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
