/**
 * Writing what a file of another system holds. Stories are known again by where they come from and the id that they had
 * there, so that reading the same file twice, or going on after it was cut off, writes nothing twice.
 */
import { fold } from '../../arabic/fold.ts'
import type { Database } from '../../db/open.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { record } from '../../newsroom/audit.ts'
import { operation } from '../../newsroom/operation.ts'
import { authorise } from '../../newsroom/permissions.ts'
import { withMutation } from '../../newsroom/with-mutation.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { importOwn } from '../own/import-own.ts'
import { checkMapping } from './check-mapping.ts'
import type { Survey } from './dry-run-import.ts'
import { MappingRules } from './import-mapping.ts'
import { type ImportOptions, importOptions } from './import-options.ts'
import type { Archive, FoundStory } from './import-record.ts'
import { areOthers, numberAside } from './known-stories.ts'
import { BatchSize, leaveToOthers } from './leave-to-others.ts'
import { openHosts } from './missed-pictures.ts'
import { note } from './notes.ts'
import { Pictures } from './place-pictures.ts'
import { leaveOut, type PreparedStory, prepareStory } from './prepare-story.ts'
import { type RunReport, reportOfRun } from './run-report.ts'
import {
  beginRun,
  noteFailed,
  noteFinished,
  noteRunning,
  noteStopped,
  siteOfRun,
  storiesDone,
} from './run-state.ts'
import { writeBatch } from './write-batch.ts'

type ImportContext = {
  archive: Archive
  surveyed: Survey
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
  /** A run that was begun. */
  runId?: string
  tell?: (done: number) => void
  /** Told the run's id, before its first story. */
  begun?: (runId: string) => void
  /** Stops the run between two batches. */
  signal?: AbortSignal
  /** A trial: of these stories of the file alone, by position, each told as it stood. */
  trial?: { positions: ReadonlySet<number>; tell: (story: PreparedStory) => Promise<void> }
}

/**
 * Imports a file that was surveyed, and found whole. Goes on where an earlier run of it stopped; stops between two batches
 * when the signal or the run's row says so.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference` for the section or the mapping; and whatever ended the run,
 *   which says so then
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
  const { archive, mediaFolder, tell, trial } = about
  authoriseImport(actor, options.publish)
  await checkMapping(db, options.mapping)
  const runId = about.runId ?? (await beginRun(db, actor, archive, options))
  const surveyed = { ...about.surveyed, source: await siteOfRun(db, runId, about.surveyed) }
  about.begun?.(runId)
  const stopping = new AbortController()
  const signal = AbortSignal.any([stopping.signal, ...(about.signal ? [about.signal] : [])])
  const askedToStop = () => stopping.abort()
  try {
    const total = trial?.positions.size ?? surveyed.stories
    if (await noteRunning(db, runId, { total, notes: trial ? [] : notesOfFile(surveyed, options) }))
      askedToStop()
    if (archive.own)
      await importOwn(db, actor, {
        own: archive.own,
        fileName: archive.fileName,
        runId,
        publish: options.publish,
        mediaFolder,
        ...(tell && { tell }),
        signal,
        askedToStop,
      })
    else await importStories(db, actor, options, { ...about, surveyed, runId, signal, askedToStop })
    if (signal.aborted) {
      await noteStopped(db, runId)
      return await reportOfRun(db, runId)
    }
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
    if (!signal.aborted || error !== signal.reason) {
      await noteFailed(db, runId, error)
      throw error
    }
    await noteStopped(db, runId)
    return reportOfRun(db, runId)
  }
}

/** @throws {NewsroomError} `not-allowed` */
export function authoriseImport(actor: Actor, publishes: boolean): void {
  authorise(actor, 'archive.import')
  authorise(actor, 'media.upload')
  if (publishes) authorise(actor, 'story.publish')
}

/** Of types that were left out, those that the mapping makes nothing of. */
const notesOfFile = ({ notes }: Survey, { mapping }: ImportOptions) => {
  const mapped = new Set(mapping.types.map(({ type }) => type))
  return notes.filter(({ kind, subject }) => kind !== 'type-left-out' || !mapped.has(subject))
}

/** A file that was put together by hand, or by a program that counts badly, has two stories of one number. */
const aside = (found: FoundStory): FoundStory => ({
  ...found,
  sourceId: numberAside(found),
  notes: [...found.notes, note('number-of-another', found.sourceId)],
})

/** Two of one number and address: the same one again, or a title that it had, or gets elsewhere. */
const twice = (first: FoundStory | undefined, { headline }: FoundStory): ImportNote =>
  first && fold(first.headline) !== fold(headline)
    ? note('retitled-in-file', first.headline)
    : note('twice-in-file')

/** Story after story, in batches. */
async function importStories(
  db: Database,
  actor: Actor,
  options: ImportOptions,
  about: ImportContext & { runId: string; signal: AbortSignal; askedToStop: () => void },
): Promise<void> {
  const { archive, surveyed, mediaFolder, runId, tell, signal, askedToStop, trial } = about
  const rules = new MappingRules(options.mapping, surveyed.storiesOfTag)
  const pictures = new Pictures(db, actor, {
    shelf: archive.shelf,
    catalogue: surveyed.catalogue,
    origin: surveyed.origin,
    mediaFolder,
  })
  const done = await storiesDone(db, runId)
  let position = 0
  let stories: PreparedStory[] = []
  const seen = new Map<string, FoundStory>()
  const paths = new Map<string, string>()
  const size = new BatchSize()
  const flush = async () => {
    if (stories.length === 0) return
    const from = performance.now()
    const written = { runId, fileName: archive.fileName, surveyed, options, rules, stories, paths }
    if (await withMutation(db, (tx, emit) => writeBatch(tx, emit, actor, written))) askedToStop()
    size.learn(stories.length, performance.now() - from)
    stories = []
    tell?.(position)
    await leaveToOthers(db)
  }
  for await (const read of archive.read()) {
    if (read.kind !== 'story') continue
    const first = seen.get(read.sourceId)
    const found = first && areOthers(first, read) ? aside(read) : read
    signal.throwIfAborted()
    position = found.position
    if (trial && !trial.positions.has(position)) continue
    // Counted by the survey.
    if (rules.kindOf(found) === 'not-asked-for') continue
    const isTwice = seen.has(found.sourceId)
    if (!isTwice) seen.set(found.sourceId, found)
    if (position <= done) continue
    stories.push(
      isTwice
        ? leaveOut(position, found, 'skipped', twice(seen.get(found.sourceId), found))
        : await prepareStory(position, found, {
            archive,
            surveyed,
            options,
            rules,
            pictures,
            original: trial !== undefined,
          }),
    )
    const prepared = stories.at(-1)
    if (prepared) await trial?.tell(prepared)
    if (stories.length >= size.stories) await flush()
  }
  await flush()
}
