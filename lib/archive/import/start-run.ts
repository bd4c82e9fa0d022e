import { join } from 'node:path'
import { and, eq, inArray, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isLocale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf, text } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { noteTakenIn } from '../wordpress-site/taken-in.ts'
import { archiveOfRun } from './archive-of-run.ts'
import { checkMapping } from './check-mapping.ts'
import { dryRunImport } from './dry-run-import.ts'
import type { ImportOptions } from './import-options.ts'
import { importOptions } from './import-options.ts'
import { failRun } from './import-runs.ts'
import {
  hasFile,
  type Original,
  readPreview,
  removeFileOfRun,
  runFolder,
  saveOriginals,
} from './run-folder.ts'
import { authoriseImport, runImport } from './run-import.ts'
import { beginRun, isSilent, storedOptions } from './run-state.ts'

/** Of all of it; '' for what each story says. */
const locale = z.string().refine((given) => given === '' || isLocale(given))
/** The slug of a section for all of it; '' for their own. */
const sectionSlug = text

const startRunInput = z.object({
  runId: idOf('unknown-reference'),
  publish: z.boolean(),
  locale,
  section: sectionSlug,
  /** Pictures that are not with the file are fetched from where they were. */
  fetchPictures: z.boolean().default(false),
})

/**
 * Begins to take in a file that was looked through, or goes on where it stopped; which goes on after this has answered.
 * What was decided stays: a run that goes on has the options that it began with, and one whose stories were tried the
 * language and section of the trial.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `unknown-reference` for the section, the mapping or the run;
 *   `wrong-state`
 */
export const startRun = operation({
  name: 'import.start',
  input: startRunInput,
  permission: ['archive.import', 'story.publish'],
  run: start,
})

async function start(
  db: Database,
  actor: Actor,
  given: z.output<typeof startRunInput>,
  dataFolder: string,
): Promise<void> {
  await begin(db, actor, given, dataFolder)
}

/**
 * Takes in a file that was looked through, to its end, as {@link startRun} begins it. What ends it sooner, the run says.
 * @param signal stops it between two batches
 */
export async function runStarted(
  db: Database,
  by: Actor,
  given: z.output<typeof startRunInput>,
  dataFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  const { ended } = await begin(db, by, given, dataFolder, signal)
  await ended
}

/** @returns `ended`: settles when the run has ended, whatever became of it */
async function begin(
  db: Database,
  actor: Actor,
  { runId, ...given }: z.output<typeof startRunInput>,
  dataFolder: string,
  signal?: AbortSignal,
): Promise<{ ended: Promise<void> }> {
  authoriseImport(actor, given.publish)
  const options = await db.orm.transaction(async (tx) => {
    if (given.section) await requireSection(tx, given.section)
    const { run, trial } = await lockRun(tx, runId, dataFolder)
    const stored = storedOptions(run.options)
    const begun = importOptions.safeParse(run.options)
    const isBegun = run.done > 0 && run.state !== 'undone' && begun.success
    const decided: ImportOptions = isBegun
      ? begun.data
      : {
          publish: given.publish,
          mapping: stored.mapping,
          fetchPictures: given.fetchPictures,
          ...(trial ? { locale: stored.locale, section: stored.section } : placeOf(given)),
        }
    if (decided.section !== null) await requireSection(tx, decided.section)
    await checkMapping({ orm: tx }, decided.mapping)
    if (run.state === 'undone') await tx.delete(importEntry).where(eq(importEntry.runId, runId))
    await tx
      .update(importRun)
      .set({
        state: 'running',
        failure: null,
        seenAt: new Date(),
        options: decided,
        ...(run.state === 'undone' && { done: 0 }),
      })
      .where(eq(importRun.id, runId))
    return { decided, fileName: run.fileName }
  })
  authoriseImport(actor, options.decided.publish)
  const ended = readAndImport(db, actor, dataFolder, { runId, ...options }, signal).catch((error: unknown) =>
    failRun(db, runId, error),
  )
  return { ended }
}

const placeOf = (given: { locale: string; section: string }): Pick<ImportOptions, 'locale' | 'section'> => ({
  locale: isLocale(given.locale) ? given.locale : null,
  section: given.section || null,
})

async function requireSection(tx: Transaction, slug: string): Promise<void> {
  if ((await tx.$count(section, eq(section.slug, slug))) === 0)
    throw new NewsroomError('unknown-reference', slug)
}

/**
 * A run that waits, or can go on, locked; with its trial, if it stands.
 * @throws {NewsroomError} `unknown-reference`, `wrong-state`; the latter also while its trial goes on
 */
async function lockRun(
  tx: Transaction,
  runId: string,
  dataFolder: string,
): Promise<{ run: typeof importRun.$inferSelect; trial: typeof importRun.$inferSelect | null }> {
  await tx.select({ id: importRun.id }).from(importRun).where(eq(importRun.id, runId)).for('update')
  const [run] = await tx
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.id, runId),
        or(
          inArray(importRun.state, ['waiting', 'stopped', 'undone']),
          and(eq(importRun.state, 'failed'), eq(importRun.failure, 'fault:')),
          and(inArray(importRun.state, ['running', 'stopping']), isSilent),
        ),
      ),
    )
  if (!run || run.trialOf !== null) throw new NewsroomError('wrong-state', runId)
  if (run.state === 'undone' && !(await hasFile(dataFolder, runId)))
    throw new NewsroomError('wrong-state', runId)
  const [trial] = await tx
    .select({ run: importRun, isSilent })
    .from(importRun)
    .where(and(eq(importRun.trialOf, runId), ne(importRun.state, 'undone')))
  if (trial && ['running', 'undoing'].includes(trial.run.state) && !trial.isSilent)
    throw new NewsroomError('wrong-state', trial.run.id)
  return { run, trial: trial?.run ?? null }
}

/**
 * A run of which nothing has been decided for good: it waits, and no trial of it stands.
 * @throws {NewsroomError} `unknown-reference`, `wrong-state`
 */
export async function lockWaitingRun(
  tx: Transaction,
  runId: string,
  dataFolder: string,
): Promise<typeof importRun.$inferSelect> {
  const { run, trial } = await lockRun(tx, runId, dataFolder)
  if (trial || (run.state !== 'waiting' && run.state !== 'undone'))
    throw new NewsroomError('wrong-state', runId)
  return run
}

const resumeRunInput = z.object({ runId: idOf('unknown-reference') })

/**
 * Takes up a run that stopped, for whoever has its file: the command.
 * @returns what it was begun with
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`, `wrong-state`
 */
export const resumeRun = operation({
  name: 'import.resume',
  input: resumeRunInput,
  permission: ['archive.import', 'story.publish'],
  run: resume,
})

async function resume(
  db: Database,
  actor: Actor,
  { runId }: z.output<typeof resumeRunInput>,
): Promise<ImportOptions> {
  authoriseImport(actor, true)
  return db.orm.transaction(async (tx) => {
    const { run } = await lockRun(tx, runId, '')
    const begun = importOptions.safeParse(run.options)
    if (run.state === 'waiting' || !begun.success) throw new NewsroomError('wrong-state', runId)
    await tx
      .update(importRun)
      .set({ state: 'running', failure: null, seenAt: new Date() })
      .where(eq(importRun.id, runId))
    return begun.data
  })
}

type Begun = { runId: string; fileName: string; decided: ImportOptions }

async function readAndImport(
  db: Database,
  actor: Actor,
  dataFolder: string,
  { runId, fileName, decided }: Begun,
  signal?: AbortSignal,
): Promise<void> {
  const archive = await archiveOfRun(dataFolder, { runId, fileName, columns: decided.mapping.columns })
  try {
    const surveyed = await dryRunImport(archive, { locale: decided.locale, looks: 0 })
    const { state } = await runImport(db, actor, decided, {
      archive,
      surveyed,
      mediaFolder: join(dataFolder, 'media'),
      runId,
      ...(signal && { signal }),
    })
    if (state !== 'finished') return
    if (archive.format === 'wordpress-site')
      await noteTakenIn(db, { dataFolder, folder: runFolder(dataFolder, runId), runId }, decided)
    await removeFileOfRun(dataFolder, runId)
  } finally {
    await archive.close()
  }
}

const tryRunInput = z.object({ runId: idOf('unknown-reference'), locale, section: sectionSlug })

/**
 * Takes in a few stories of a file that waits, as drafts whatever they were, so that they can be seen beside what they
 * were; which goes on after this has answered. It is a run of its own, and is taken back as such.
 * @throws {NewsroomError} as {@link startRun}; `wrong-state` also while a trial stands, and of our own export, which comes
 *   as it is
 */
export const tryRun = operation({
  name: 'import.try',
  input: tryRunInput,
  permission: 'archive.import',
  run: tryStories,
})

async function tryStories(
  db: Database,
  actor: Actor,
  { runId, ...given }: z.output<typeof tryRunInput>,
  dataFolder: string,
): Promise<void> {
  authoriseImport(actor, false)
  const positions = (await readPreview(dataFolder, runId))?.trial ?? []
  const begun = await db.orm.transaction(async (tx): Promise<Begun & { trialId: string }> => {
    const run = await lockWaitingRun(tx, runId, dataFolder)
    if (run.format === 'warraq' || positions.length === 0) throw new NewsroomError('wrong-state', runId)
    const place = placeOf(given)
    const { mapping } = storedOptions(run.options)
    if (place.section !== null) await requireSection(tx, place.section)
    await checkMapping({ orm: tx }, mapping)
    await tx
      .update(importRun)
      .set({ options: { ...place, mapping } })
      .where(eq(importRun.id, runId))
    const decided = { ...place, mapping, publish: false }
    const trialId = await beginRun({ orm: tx }, actor, run, decided, runId)
    return { runId, trialId, fileName: run.fileName, decided }
  })
  readAndTry(db, actor, dataFolder, { ...begun, positions }).catch((error: unknown) =>
    failRun(db, begun.trialId, error),
  )
}

async function readAndTry(
  db: Database,
  actor: Actor,
  dataFolder: string,
  { runId, trialId, fileName, decided, positions }: Begun & { trialId: string; positions: number[] },
): Promise<void> {
  const archive = await archiveOfRun(dataFolder, { runId, fileName, columns: decided.mapping.columns })
  try {
    const surveyed = await dryRunImport(archive, { locale: decided.locale, looks: 0 })
    const originals: Original[] = []
    await runImport(db, actor, decided, {
      archive,
      surveyed,
      mediaFolder: join(dataFolder, 'media'),
      runId: trialId,
      trial: {
        positions: new Set(positions),
        tell: async ({ position, found, original }) => {
          originals.push({
            position,
            headline: found.headline,
            people: found.people.map((key) => surveyed.people.get(key)?.name ?? key),
            section: found.section?.name ?? null,
            topics: found.topics.map(({ name }) => name),
            publishedAt: found.publishedAt?.toISOString() ?? null,
            text: original ?? '',
          })
          await saveOriginals(dataFolder, runId, originals)
        },
      },
    })
  } finally {
    await archive.close()
  }
}
