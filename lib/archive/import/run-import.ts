/**
 * Writing what a file of another system holds. Stories are known again by where they come from and the id that they had
 * there, so that reading the same file twice, or going on after it was cut off, writes nothing twice.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../db/open.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { record } from '../../newsroom/audit.ts'
import { operation } from '../../newsroom/operation.ts'
import { authorise } from '../../newsroom/permissions.ts'
import { withMutation } from '../../newsroom/with-mutation.ts'
import { importOwn } from '../own/import-own.ts'
import type { Survey } from './dry-run-import.ts'
import { type ImportOptions, importOptions } from './import-options.ts'
import type { Archive } from './import-record.ts'
import { openHosts } from './missed-pictures.ts'
import { type NoteKind, note } from './notes.ts'
import { Pictures } from './place-pictures.ts'
import { leaveOut, type PreparedStory, prepareStory } from './prepare-story.ts'
import { type RunReport, reportOfRun } from './run-report.ts'
import { beginRun, noteFailed, noteFinished, noteRunning, storiesDone } from './run-state.ts'
import { writeBatch } from './write-batch.ts'

/**
 * Stories written together: as many as take this long, so that nobody waits longer for the newsroom's locks, or for the one
 * session of the embedded database.
 */
const batch = { milliseconds: 25, first: 4, most: 50 }
/** Milliseconds between two looks whether somebody else is served, and after which the next batch is written all the same. */
const turns = { between: 5, quiet: 40, longest: 1_000 }

/** Leaves the database to whoever asked something of it meanwhile, until they have what they need: a page asks a dozen times. */
async function leaveToOthers(db: Database): Promise<void> {
  // What this batch itself has others ask (what has changed?) has been given a connection by then.
  await wait(1)
  if (!db.isWanted()) return
  const until = performance.now() + turns.longest
  for (let quiet = 0; quiet < turns.quiet && performance.now() < until; ) {
    await wait(turns.between)
    quiet = db.isInUse() ? 0 : quiet + turns.between
  }
}

type ImportContext = {
  archive: Archive
  surveyed: Survey
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
  /** A run that was begun. */
  runId?: string
  tell?: (done: number) => void
  /** Ends the run between two batches. */
  signal?: AbortSignal
}

/**
 * Imports a file that was surveyed, and found whole. Goes on where an earlier run of it stopped.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference` for the section; and whatever ended the run, which says
 *   so then
 */
export const runImport = operation({
  name: 'import.run',
  input: importOptions,
  permission: ['archive.import', 'media.upload', 'story.publish'],
  run,
})

async function run(
  db: Database,
  actor: Actor,
  options: ImportOptions,
  about: ImportContext,
): Promise<RunReport> {
  const { archive, surveyed, mediaFolder, tell, signal } = about
  authoriseImport(actor, options.publish)
  const runId = about.runId ?? (await beginRun(db, actor, archive, options))
  await noteRunning(db, runId, { total: surveyed.stories, notes: notesOfFile(surveyed) })
  try {
    if (archive.own)
      await importOwn(db, actor, {
        tree: archive.own,
        fileName: archive.fileName,
        runId,
        publish: options.publish,
        mediaFolder,
        ...(tell && { tell }),
        ...(signal && { signal }),
      })
    else await importStories(db, actor, options, { ...about, runId })
    await db.orm.transaction(async (tx) => {
      await noteFinished(tx, runId)
      if (options.fetchPictures) await openHosts(tx, runId)
      await record(tx, actor, {
        action: 'archive.import',
        subjectKind: 'publication',
        subjectId: runId,
        details: { file: archive.fileName, source: surveyed.source, stories: surveyed.stories },
      })
    })
    return await reportOfRun(db, runId)
  } catch (error) {
    if (!signal?.aborted) await noteFailed(db, runId, error)
    throw error
  }
}

/** @throws {NewsroomError} `not-allowed` */
export function authoriseImport(actor: Actor, publishes: boolean): void {
  authorise(actor, 'archive.import')
  authorise(actor, 'media.upload')
  if (publishes) authorise(actor, 'story.publish')
}

/** Said once, by the survey. */
const ofFile: ReadonlySet<NoteKind> = new Set([
  'type-left-out',
  'comments-left-out',
  'characters-removed',
  'entry-left-out',
])

const notesOfFile = ({ preview }: Survey) =>
  preview.notes.flatMap(({ kind, subjects }) =>
    ofFile.has(kind) ? subjects.map((subject) => note(kind, subject)) : [],
  )

/** Story after story, in batches. */
async function importStories(
  db: Database,
  actor: Actor,
  options: ImportOptions,
  { archive, surveyed, mediaFolder, runId, tell, signal }: ImportContext & { runId: string },
): Promise<void> {
  const pictures = new Pictures(db, actor, {
    shelf: archive.shelf,
    catalogue: surveyed.catalogue,
    origin: surveyed.origin,
    mediaFolder,
  })
  const done = await storiesDone(db, runId)
  let position = 0
  let stories: PreparedStory[] = []
  const seen = new Set<string>()
  const paths = new Map<string, string>()
  let size = batch.first
  const flush = async () => {
    if (stories.length === 0) return
    const from = performance.now()
    const written = { runId, fileName: archive.fileName, surveyed, options, stories, paths }
    await withMutation(db, (tx, emit) => writeBatch(tx, emit, actor, written))
    const took = performance.now() - from
    const fitting = Math.floor((stories.length * batch.milliseconds) / took)
    size = Math.max(1, Math.min(fitting, size * 2, batch.most))
    stories = []
    tell?.(position)
    await leaveToOthers(db)
  }
  for await (const found of archive.read()) {
    if (found.kind !== 'story') continue
    signal?.throwIfAborted()
    position = found.position
    const isTwice = seen.has(found.sourceId)
    seen.add(found.sourceId)
    if (position <= done) continue
    stories.push(
      isTwice
        ? leaveOut(position, found, 'skipped', note('twice-in-file'))
        : await prepareStory(position, found, { archive, surveyed, options, pictures }),
    )
    if (stories.length >= size) await flush()
  }
  await flush()
}
