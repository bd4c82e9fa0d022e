/** Stories that are written together, in one transaction with the report of them. */
import { importEntry } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import type { Emit } from '../../newsroom/with-mutation.ts'
import { present } from '../../present.ts'
import { Batch } from './batch.ts'
import type { Survey } from './dry-run-import.ts'
import type { MappingRules } from './import-mapping.ts'
import type { ImportOptions } from './import-options.ts'
import { knownStories } from './known-stories.ts'
import { rememberMissed } from './missed-pictures.ts'
import type { PreparedStory } from './prepare-story.ts'
import { noteDone } from './run-state.ts'
import { takeTurn } from './take-turn.ts'
import { writeStory } from './write-story.ts'

type Given = {
  runId: string
  fileName: string
  surveyed: Survey
  options: ImportOptions
  rules: MappingRules
  stories: readonly PreparedStory[]
  /** Ids of the stories of this file, by the paths that they had. */
  paths: Map<string, string>
}

/**
 * @param emit says what the import does
 * @returns whether somebody has asked the run to stop
 * @throws {NewsroomError} `unknown-reference` for the section
 */
export async function writeBatch(tx: Transaction, emit: Emit, actor: Actor, given: Given): Promise<boolean> {
  const { stories, ...of } = given
  const { runId } = of
  const last = stories.at(-1)
  if (!last) return false
  await takeTurn(tx)
  const batch = await Batch.open(tx, (event) => emit(actor, event), { actor, ...of })
  const known = await knownStories(
    tx,
    of.surveyed.source,
    stories.map((each) => each.found),
  )
  const written: { story: PreparedStory; articleId: string }[] = []
  const entries: (typeof importEntry.$inferInsert)[] = []
  for (const each of stories) {
    const { outcome, articleId, before } = each.left
      ? { outcome: each.left, articleId: null, before: undefined }
      : await writeStory(batch, each, present(known.get(each.found.sourceId), 'story that was asked for'))
    if (articleId) written.push({ story: each, articleId })
    entries.push({
      runId,
      position: each.position,
      sourceId: each.found.sourceId,
      headline: each.headline,
      outcome,
      articleId,
      notes: each.notes,
      ...(before && { before }),
    })
  }
  await batch.finish()
  await tx.insert(importEntry).values(entries)
  await rememberMissed(tx, { runId, isWanted: of.options.fetchPictures === true }, written)
  return noteDone(tx, runId, last.position)
}
