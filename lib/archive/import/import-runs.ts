/**
 * Files that an owner sent to be taken in, from the first look to the report. A file lies in the data folder, where no
 * address reaches it, until it has been taken in, or a week is over.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { and, count, desc, eq, inArray, isNull, like, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { log } from '../../log/log.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { nothing } from '../../newsroom/fields.ts'
import { operation } from '../../newsroom/operation.ts'
import type { ImportRunState, UndoOutcome } from '../../vocabulary.ts'
import type { ChosenColumns } from '../table/table-mapping.ts'
import { archiveInThread } from './archive-in-thread.ts'
import { archiveOfRun } from './archive-of-run.ts'
import { dryRunImport, type Preview } from './dry-run-import.ts'
import { type FileRefusal, FileRefused, fileRefusals } from './file-refused.ts'
import { readKnownEntries } from './filing.ts'
import { FoundTables } from './found-tables.ts'
import type { ImportOptions } from './import-options.ts'
import { previewSite } from './known-stories.ts'
import { receiveFiles } from './receive-files.ts'
import {
  hasFile,
  importsFolder,
  readPreview,
  removeOldRuns,
  removeRunFolder,
  runFolder,
  saveColumns,
  savePreview,
} from './run-folder.ts'
import { type RunReport, reportOfRun } from './run-report.ts'
import { beginRun, isSilent, type StoredOptions, storedOptions } from './run-state.ts'
import { suggestedMapping, withSuggested } from './suggested-mapping.ts'

/** Bytes of a file that is sent; larger ones are for `npm run warraq -- import`, which reads them where they lie. */
export const largestSent = 500_000_000
/** Stories of which a preview reads the words. */
const looks = 200

/**
 * Keeps a file that is being sent, and looks through it once it is here, which goes on after this has answered.
 * @returns the run's id; null where no file was chosen
 * @throws {NewsroomError} `not-allowed`
 * @throws {FileRefused} where what it begins with is nothing that can be taken in
 */
export const saveSentFile = operation({
  name: 'import.send-file',
  input: nothing,
  permission: 'archive.import',
  run: save,
})

async function save(
  db: Database,
  actor: Actor,
  _nothing: object,
  dataFolder: string,
  sent: { contentType: string; body: AsyncIterable<Uint8Array> },
): Promise<string | null> {
  await removeOldRuns(dataFolder)
  const arriving = join(importsFolder(dataFolder), `arriving-${randomUUID()}`)
  await mkdir(arriving, { recursive: true })
  try {
    const received = await receiveFiles(sent.contentType, sent.body, arriving, {
      fields: ['file', 'pictures'],
      most: largestSent,
    })
    const file = received.find(({ field }) => field === 'file')
    if (!file) return null
    const { name: fileName } = file
    const pictures = received.find(({ field }) => field === 'pictures')
    const archive = await archiveInThread(file.path, {
      fileName,
      ...(pictures && { media: pictures.path, mediaName: pictures.name }),
    })
    await archive.close()
    const runId = await beginRun(db, actor, archive, {})
    await db.orm.update(importRun).set({ state: 'looking' }).where(eq(importRun.id, runId))
    await rename(arriving, runFolder(dataFolder, runId))
    lookThrough(db, dataFolder, { runId, fileName }).catch((error: unknown) => failRun(db, runId, error))
    return runId
  } finally {
    await rm(arriving, { recursive: true, force: true })
  }
}

/**
 * Reads a file that has come, whole, for who will decide about it.
 * @param kept how its site was taken in the last time, which is suggested again
 * @param columns of a table, as somebody has said
 * @throws {FileRefused}
 */
export async function lookThrough(
  db: Database,
  dataFolder: string,
  {
    runId,
    fileName,
    kept,
    columns,
  }: { runId: string; fileName: string; kept?: ImportOptions | undefined; columns?: ChosenColumns },
): Promise<void> {
  const archive = await archiveOfRun(dataFolder, { runId, fileName, columns })
  const tables = new FoundTables()
  try {
    let saidAt = Date.now()
    const surveyed = await dryRunImport(archive, {
      locale: null,
      looks,
      tellColumns: tables.add,
      tell: (stories) => {
        if (Date.now() - saidAt < 1_000) return
        saidAt = Date.now()
        db.orm
          .update(importRun)
          .set({ total: stories, seenAt: sql`now()` })
          .where(eq(importRun.id, runId))
          .catch(() => {})
      },
    })
    await previewSite(db, surveyed)
    const { preview } = surveyed
    await savePreview(dataFolder, runId, preview)
    if (tables.found) await saveColumns(dataFolder, runId, tables.found)
    const suggested = suggestedMapping(preview.inventory, await readKnownEntries(db.orm))
    const options = kept
      ? { ...kept, mapping: withSuggested(kept.mapping, suggested) }
      : { mapping: { ...suggested, ...(columns && { columns }) } }
    await db.orm
      .update(importRun)
      .set({ state: 'waiting', total: preview.stories, options, seenAt: sql`now()` })
      .where(eq(importRun.id, runId))
  } catch (error) {
    // What is wrong with it stays wrong, unless somebody can say what its columns are.
    if (error instanceof FileRefused && error.reason === 'unknown-columns' && tables.found)
      await saveColumns(dataFolder, runId, tables.found)
    else if (error instanceof FileRefused) await removeRunFolder(dataFolder, runId)
    throw error
  } finally {
    await archive.close()
  }
}

/** What went wrong in a run that goes on after its operation has answered. */
export async function failRun({ orm }: Database, runId: string, error: unknown): Promise<void> {
  if (!(error instanceof FileRefused)) log.error({ err: error, runId }, 'An archive could not be taken in')
  const failure = error instanceof FileRefused ? `${error.reason}:${error.subject}` : 'fault:'
  await orm
    .update(importRun)
    .set({ state: 'failed', failure, finishedAt: sql`now()` })
    .where(eq(importRun.id, runId))
    .catch(() => {})
}

/** `interrupted`, `half-undone`: its process ended while it ran or its site was read, or while it was taken back. */
type RunState = ImportRunState | 'interrupted' | 'half-undone'
type Run = {
  id: string
  fileName: string
  format: (typeof importRun.$inferSelect)['format']
  state: RunState
  total: number
  done: number
  startedAt: Date
  startedBy: string | null
  /** Why nothing of it was taken in: a {@link FileRefusal}, or `fault` for one of ours. */
  failure: { reason: FileRefusal | 'fault'; subject: string } | null
}

const runs = ({ orm }: Database) =>
  orm
    .select({ run: importRun, by: staff.name, isSilent })
    .from(importRun)
    .leftJoin(staff, eq(staff.id, importRun.startedBy))

const whenSilent: Partial<Record<ImportRunState, RunState>> = {
  fetching: 'interrupted',
  looking: 'failed',
  running: 'interrupted',
  stopping: 'interrupted',
  undoing: 'half-undone',
}

const asRun = ({ run, by, isSilent: isUnheard }: Awaited<ReturnType<typeof runs>>[number]): Run => {
  const [, reason = '', subject = ''] = /^([\w-]+):(.*)$/s.exec(run.failure ?? '') ?? []
  const state = (isUnheard && whenSilent[run.state]) || run.state
  return {
    id: run.id,
    fileName: run.fileName,
    format: run.format,
    state,
    total: run.total,
    done: run.done,
    startedAt: run.startedAt,
    startedBy: by,
    failure:
      state === 'failed'
        ? { reason: fileRefusals.find((each) => each === reason) ?? 'fault', subject }
        : null,
  }
}

/** The newest first, without trials. @throws {NewsroomError} `not-allowed` */
export const listRuns = operation({
  name: 'import.list',
  input: nothing,
  permission: 'archive.import',
  run: list,
})

async function list(db: Database, _actor: Actor): Promise<Run[]> {
  return (await runs(db).where(isNull(importRun.trialOf)).orderBy(desc(importRun.startedAt)).limit(20)).map(
    asRun,
  )
}

/** What taking a run back has done so far. */
export type UndoReport = {
  outcomes: Partial<Record<UndoOutcome, number>>
  /** Of how many stories. */
  of: number
  /** The first of those that were left, and why. */
  kept: { headline: string; articleId: string; locale: Locale; why: UndoOutcome }[]
}

type RunInFull = {
  run: Run
  options: StoredOptions
  /** Until it is taken in. */
  preview: Preview | null
  /** Whether it could be taken in once more. */
  hasFile: boolean
  /** The run that a few of its stories were tried by, unless it was taken back. */
  trial: Run | null
  report: RunReport
  undo: UndoReport
  /** Stories that came in, the first of all. */
  stories: { headline: string; articleId: string; locale: Locale }[]
  /** Where all of it could go. */
  sections: { id: string; slug: string; names: PerLocale }[]
}

const readRunInput = z.object({ runId: z.string() })

/** Null where there is no such run. @throws {NewsroomError} `not-allowed` */
export const readRun = operation({
  name: 'import.read',
  input: readRunInput,
  permission: 'archive.import',
  run: read,
})

/** Stories of each list that are named. */
const mostNamed = 20

async function read(
  db: Database,
  _actor: Actor,
  { runId }: z.output<typeof readRunInput>,
  dataFolder: string,
): Promise<RunInFull | null> {
  if (!couldBeId(runId)) return null
  const [found] = await runs(db).where(eq(importRun.id, runId))
  if (!found) return null
  const [trial] = await runs(db)
    .where(and(eq(importRun.trialOf, runId), ne(importRun.state, 'undone')))
    .orderBy(desc(importRun.startedAt))
    .limit(1)
  return {
    run: asRun(found),
    options: storedOptions(found.run.options),
    preview: await readPreview(dataFolder, runId),
    hasFile: await hasFile(dataFolder, runId),
    trial: trial ? asRun(trial) : null,
    report: await reportOfRun(db, runId),
    undo: await undoReport(db, runId),
    sections: await db.orm
      .select({ id: section.id, slug: section.slug, names: section.names })
      .from(section)
      .orderBy(section.position),
    stories: await db.orm
      .select({ headline: importEntry.headline, articleId: article.id, locale: article.locale })
      .from(importEntry)
      .innerJoin(article, eq(article.id, importEntry.articleId))
      .where(
        and(
          eq(importEntry.runId, runId),
          inArray(importEntry.outcome, ['created', 'updated']),
          isNull(importEntry.undone),
        ),
      )
      .orderBy(importEntry.position)
      .limit(mostNamed),
  }
}

/** What became of each story that a run or its trials brought: what is still to be looked at comes before what was done. */
export async function undoReport({ orm }: Pick<Database, 'orm'>, runId: string): Promise<UndoReport> {
  const looked = orm.$with('looked').as(
    orm
      .selectDistinctOn([importEntry.position], {
        position: importEntry.position,
        headline: importEntry.headline,
        articleId: importEntry.articleId,
        undone: importEntry.undone,
      })
      .from(importEntry)
      .innerJoin(importRun, eq(importRun.id, importEntry.runId))
      .where(
        and(
          or(eq(importRun.id, runId), eq(importRun.trialOf, runId)),
          inArray(importEntry.outcome, ['created', 'updated']),
        ),
      )
      .orderBy(
        importEntry.position,
        sql`case when ${importEntry.undone} like 'kept%' then 1 else 2 end nulls first`,
        sql`${importEntry.undone} nulls first`,
      ),
  )
  const counted = await orm
    .with(looked)
    .select({ outcome: looked.undone, stories: count() })
    .from(looked)
    .groupBy(looked.undone)
  return {
    outcomes: Object.fromEntries(
      counted.flatMap(({ outcome, stories }) => (outcome ? [[outcome, stories]] : [])),
    ),
    of: counted.reduce((sum, { stories }) => sum + stories, 0),
    kept: await orm
      .with(looked)
      .select({
        headline: looked.headline,
        articleId: article.id,
        locale: article.locale,
        why: sql<UndoOutcome>`${looked.undone}`,
      })
      .from(looked)
      .innerJoin(article, eq(article.id, looked.articleId))
      .where(like(looked.undone, 'kept%'))
      .orderBy(looked.position)
      .limit(mostNamed),
  }
}
