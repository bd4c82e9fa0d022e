/** The pictures of a run that did not come with its file: what became of each, and what is done about them. */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { importPicture, importPictureUse, importRun } from '../../db/tables/imports.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import type { ImportPictureState } from '../../vocabulary.ts'
import { leavePictures, wantPictures } from './missed-pictures.ts'
import { recordOfRun } from './record-of-run.ts'

/** Of each state, and of hosts. */
const shown = 20

export type RunPictures = {
  counts: Partial<Record<ImportPictureState, number>>
  all: number
  /** Of those that wait, how many are being fetched, now or later. */
  coming: number
  /** Bytes that were fetched since somebody asked for them the last time. */
  fetchedBytes: number
  /** Whom they are asked of, the commonest first. */
  hosts: { host: string; pictures: number; placed: number }[]
  /** The first of each that is not here, and why; `reason` is null before its first try. */
  first: Record<Exclude<ImportPictureState, 'placed'>, { address: string; reason: string | null }[]>
  /** Stories that were edited here before their pictures came; those lie in the library. */
  edited: { articleId: string; headline: string; locale: Locale }[]
}

const ofRunInput = z.object({ runId: z.string() })

/** Null where there is no such run, or none is missing. @throws {NewsroomError} `not-allowed` */
export const readRunPictures = operation({
  name: 'import.read-pictures',
  input: ofRunInput,
  permission: 'archive.import',
  run: read,
})

async function read(
  db: Database,
  _actor: Actor,
  { runId }: z.output<typeof ofRunInput>,
): Promise<RunPictures | null> {
  return couldBeId(runId) ? picturesOfRun(db, runId) : null
}

/** What became of the pictures of a run; null where all came with its file. */
export async function picturesOfRun({ orm }: Database, runId: string): Promise<RunPictures | null> {
  const isOfRun = eq(importPicture.runId, runId)
  // At once: there may be hundreds of thousands.
  const groups = await orm
    .select({
      state: importPicture.state,
      host: importPicture.host,
      pictures: count(),
      coming: sql<number>`count(${importPicture.nextAt})::int`,
    })
    .from(importPicture)
    .where(isOfRun)
    .groupBy(importPicture.host, importPicture.state)
  if (groups.length === 0) return null
  const [run] = await orm
    .select({ fetchedBytes: importRun.fetchedBytes })
    .from(importRun)
    .where(eq(importRun.id, runId))
  const counts: RunPictures['counts'] = {}
  const hosts = new Map<string, RunPictures['hosts'][number]>()
  let all = 0
  for (const { state, host, pictures } of groups) {
    all += pictures
    counts[state] = (counts[state] ?? 0) + pictures
    const known = hosts.get(host) ?? { host, pictures: 0, placed: 0 }
    known.pictures += pictures
    if (state === 'placed') known.placed += pictures
    hosts.set(host, known)
  }
  const firstOf = (state: ImportPictureState) =>
    orm
      .select({ address: importPicture.address, reason: importPicture.reason })
      .from(importPicture)
      .where(and(isOfRun, eq(importPicture.state, state)))
      .orderBy(asc(importPicture.position))
      .limit(shown)
  return {
    counts,
    all,
    fetchedBytes: run?.fetchedBytes ?? 0,
    coming: groups.reduce((sum, { coming }) => sum + coming, 0),
    hosts: [...hosts.values()]
      .sort((a, b) => b.pictures - a.pictures || (a.host < b.host ? -1 : 1))
      .slice(0, shown),
    first: {
      waiting: await firstOf('waiting'),
      missing: await firstOf('missing'),
      refused: await firstOf('refused'),
      failed: await firstOf('failed'),
    },
    edited: await orm
      .select({ articleId: article.id, headline: article.headline, locale: article.locale })
      .from(article)
      .where(
        inArray(
          article.id,
          orm
            .select({ id: importPictureUse.articleId })
            .from(importPictureUse)
            .where(
              and(
                eq(importPictureUse.runId, runId),
                inArray(importPictureUse.outcome, ['edited-here', 'gone']),
              ),
            ),
        ),
      )
      .orderBy(asc(article.id))
      .limit(shown),
  }
}

const runInput = z.object({ runId: idOf('unknown-reference') })

/**
 * Nothing more of a run is fetched until somebody wants it; what is on its way still comes.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`
 */
export const stopPictures = operation({
  name: 'import.stop-pictures',
  input: runInput,
  permission: 'archive.import',
  run: stop,
})

async function stop(db: Database, actor: Actor, { runId }: z.output<typeof runInput>): Promise<void> {
  const run = await known(db, runId)
  await leavePictures(db, runId)
  await db.orm.transaction((tx) => recordOfRun(tx, actor, 'archive.stop-pictures', run))
}

/**
 * Has everything of a run fetched that is not here, however it ended before.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`; `wrong-state` while its stories are coming in
 */
export const fetchRunPictures = operation({
  name: 'import.fetch-pictures',
  input: runInput,
  permission: 'archive.import',
  run: fetchAll,
})

async function fetchAll(db: Database, actor: Actor, { runId }: z.output<typeof runInput>): Promise<void> {
  const run = await known(db, runId)
  if (run.state !== 'finished') throw new NewsroomError('wrong-state', runId)
  await wantPictures(db, runId)
  await db.orm.transaction((tx) => recordOfRun(tx, actor, 'archive.fetch-pictures', run))
}

async function known({ orm }: Database, runId: string): Promise<typeof importRun.$inferSelect> {
  const [run] = await orm.select().from(importRun).where(eq(importRun.id, runId))
  if (!run) throw new NewsroomError('unknown-reference', runId)
  return run
}
