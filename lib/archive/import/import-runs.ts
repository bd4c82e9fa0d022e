/**
 * Files that an owner sent to be taken in, from the first look to the report. A file lies in the data folder, where no
 * address reaches it, until it has been taken in, or a week is over.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { isLocale, type Locale, type PerLocale } from '../../locale/table.ts'
import { log } from '../../log/log.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf, nothing } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { archiveInThread } from './archive-in-thread.ts'
import { dryRunImport, type Preview } from './dry-run-import.ts'
import { type FileRefusal, FileRefused, fileRefusals } from './file-refused.ts'
import type { ImportOptions } from './import-options.ts'
import { receiveFiles } from './receive-files.ts'
import { authoriseImport, runImport } from './run-import.ts'
import { type RunReport, reportOfRun } from './run-report.ts'
import { beginRun } from './run-state.ts'

/** Bytes of a file that is sent; larger ones are for `npm run warraq -- import`, which reads them where they lie. */
export const largestSent = 500_000_000
/** Stories of which a preview reads the words. */
const looks = 200
const keptFor = 7 * 24 * 3_600_000
/** Milliseconds without a sign after which a run is taken for interrupted. */
const silentFor = 60_000

const folderOf = (dataFolder: string): string => join(/* turbopackIgnore: true */ dataFolder, 'imports')
const fileOf = (dataFolder: string, runId: string): string => join(folderOf(dataFolder), runId, 'file')
/** The pictures that were sent beside it; null where there are none. */
const picturesBeside = async (dataFolder: string, runId: string): Promise<string | null> => {
  const path = join(folderOf(dataFolder), runId, 'pictures')
  return (await stat(path).catch(() => null)) ? path : null
}
const previewOf = (dataFolder: string, runId: string): string =>
  join(folderOf(dataFolder), runId, 'preview.json')

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
  await removeOld(dataFolder)
  const arriving = join(folderOf(dataFolder), `arriving-${randomUUID()}`)
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
    await rename(arriving, join(folderOf(dataFolder), runId))
    lookThrough(db, dataFolder, runId, fileName).catch((error: unknown) => fail(db, runId, error))
    return runId
  } finally {
    await rm(arriving, { recursive: true, force: true })
  }
}

async function lookThrough(db: Database, dataFolder: string, runId: string, fileName: string): Promise<void> {
  const media = await picturesBeside(dataFolder, runId)
  const archive = await archiveInThread(fileOf(dataFolder, runId), { fileName, media })
  try {
    let saidAt = Date.now()
    const { preview } = await dryRunImport(archive, {
      locale: null,
      looks,
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
    await writeFile(previewOf(dataFolder, runId), JSON.stringify(preview), { mode: 0o600 })
    await db.orm
      .update(importRun)
      .set({ state: 'waiting', total: preview.stories, seenAt: sql`now()` })
      .where(eq(importRun.id, runId))
  } catch (error) {
    // What is wrong with it stays wrong.
    if (error instanceof FileRefused) await remove(dataFolder, runId)
    throw error
  } finally {
    await archive.close()
  }
}

async function fail({ orm }: Database, runId: string, error: unknown): Promise<void> {
  if (!(error instanceof FileRefused)) log.error({ err: error, runId }, 'An archive could not be taken in')
  const failure = error instanceof FileRefused ? `${error.reason}:${error.subject}` : 'fault:'
  await orm
    .update(importRun)
    .set({ state: 'failed', failure, finishedAt: sql`now()` })
    .where(eq(importRun.id, runId))
    .catch(() => {})
}

const startRunInput = z.object({
  runId: idOf('unknown-reference'),
  publish: z.boolean(),
  /** Of all of it; '' for what each story says. */
  locale: z.string().refine((locale) => locale === '' || isLocale(locale)),
  /** The slug of a section for all of it; '' for their own. */
  section: z.string(),
  /** Pictures that are not with the file are fetched from where they were. */
  fetchPictures: z.boolean().default(false),
})

/**
 * Begins to take in a file that was looked through, or goes on where it was interrupted; which goes on after this has
 * answered.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `unknown-reference` for the section or the run; `wrong-state`
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
  { runId, ...given }: z.output<typeof startRunInput>,
  dataFolder: string,
): Promise<void> {
  authoriseImport(actor, given.publish)
  if (given.section) {
    const known = await db.orm.$count(section, eq(section.slug, given.section))
    if (known === 0) throw new NewsroomError('unknown-reference', given.section)
  }
  const options: ImportOptions = {
    publish: given.publish,
    locale: isLocale(given.locale) ? given.locale : null,
    section: given.section || null,
    fetchPictures: given.fetchPictures,
  }
  const [run] = await db.orm
    .update(importRun)
    .set({
      state: 'running',
      seenAt: sql`now()`,
      options: {
        publish: given.publish,
        fetchPictures: given.fetchPictures,
        ...(given.locale && { locale: given.locale }),
        ...(given.section && { section: given.section }),
      },
    })
    .where(
      and(
        eq(importRun.id, runId),
        or(
          eq(importRun.state, 'waiting'),
          and(eq(importRun.state, 'failed'), eq(importRun.failure, 'fault:')),
          and(
            eq(importRun.state, 'running'),
            sql`${importRun.seenAt} < now() - ${`${silentFor} milliseconds`}::interval`,
          ),
        ),
      ),
    )
    .returning()
  if (!run) throw new NewsroomError('wrong-state', runId)
  readAndImport(db, actor, dataFolder, run, options).catch((error: unknown) => fail(db, runId, error))
}

async function readAndImport(
  db: Database,
  actor: Actor,
  dataFolder: string,
  { id, fileName }: typeof importRun.$inferSelect,
  options: ImportOptions,
): Promise<void> {
  const media = await picturesBeside(dataFolder, id)
  const archive = await archiveInThread(fileOf(dataFolder, id), { fileName, media })
  try {
    const surveyed = await dryRunImport(archive, { locale: options.locale, looks: 0 })
    await runImport(db, actor, options, {
      archive,
      surveyed,
      mediaFolder: join(dataFolder, 'media'),
      runId: id,
    })
    await rm(fileOf(dataFolder, id), { force: true })
    if (media) await rm(media, { force: true })
  } finally {
    await archive.close()
  }
}

type RunState = 'looking' | 'waiting' | 'running' | 'interrupted' | 'finished' | 'failed'
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
    .select({
      run: importRun,
      by: staff.name,
      isSilent: sql<boolean>`${importRun.seenAt} < now() - ${`${silentFor} milliseconds`}::interval`,
    })
    .from(importRun)
    .leftJoin(staff, eq(staff.id, importRun.startedBy))

const asRun = ({ run, by, isSilent }: Awaited<ReturnType<typeof runs>>[number]): Run => {
  const [, reason = '', subject = ''] = /^([\w-]+):(.*)$/s.exec(run.failure ?? '') ?? []
  return {
    id: run.id,
    fileName: run.fileName,
    format: run.format,
    state:
      isSilent && run.state === 'running'
        ? 'interrupted'
        : isSilent && run.state === 'looking'
          ? 'failed'
          : run.state,
    total: run.total,
    done: run.done,
    startedAt: run.startedAt,
    startedBy: by,
    failure:
      run.state === 'failed' || (isSilent && run.state === 'looking')
        ? { reason: fileRefusals.find((each) => each === reason) ?? 'fault', subject }
        : null,
  }
}

/** The newest first. @throws {NewsroomError} `not-allowed` */
export const listRuns = operation({
  name: 'import.list',
  input: nothing,
  permission: 'archive.import',
  run: list,
})

async function list(db: Database, _actor: Actor): Promise<Run[]> {
  return (await runs(db).orderBy(desc(importRun.startedAt)).limit(20)).map(asRun)
}

type RunInFull = {
  run: Run
  /** Until it is taken in. */
  preview: Preview | null
  report: RunReport
  /** Stories that came in, the first of all. */
  stories: { headline: string; articleId: string; locale: Locale }[]
  /** Where all of it could go. */
  sections: { slug: string; names: PerLocale }[]
}

const readRunInput = z.object({ runId: z.string() })

/** Null where there is no such run. @throws {NewsroomError} `not-allowed` */
export const readRun = operation({
  name: 'import.read',
  input: readRunInput,
  permission: 'archive.import',
  run: read,
})

async function read(
  db: Database,
  _actor: Actor,
  { runId }: z.output<typeof readRunInput>,
  dataFolder: string,
): Promise<RunInFull | null> {
  if (!couldBeId(runId)) return null
  const [found] = await runs(db).where(eq(importRun.id, runId))
  if (!found) return null
  const preview = await readFile(previewOf(dataFolder, runId), 'utf8').catch(() => null)
  const stories = await db.orm
    .select({ headline: importEntry.headline, articleId: article.id, locale: article.locale })
    .from(importEntry)
    .innerJoin(article, eq(article.id, importEntry.articleId))
    .where(and(eq(importEntry.runId, runId), inArray(importEntry.outcome, ['created', 'updated'])))
    .orderBy(importEntry.position)
    .limit(20)
  return {
    run: asRun(found),
    preview: preview === null ? null : (JSON.parse(preview) as Preview),
    report: await reportOfRun(db, runId),
    sections: await db.orm
      .select({ slug: section.slug, names: section.names })
      .from(section)
      .orderBy(section.position),
    stories,
  }
}

const remove = (dataFolder: string, runId: string): Promise<void> =>
  rm(join(folderOf(dataFolder), runId), { recursive: true, force: true })

async function removeOld(dataFolder: string): Promise<void> {
  for (const name of await readdir(folderOf(dataFolder)).catch(() => [])) {
    const found = await stat(join(folderOf(dataFolder), name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > keptFor) await remove(dataFolder, name)
  }
}
