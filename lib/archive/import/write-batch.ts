/** Stories that are written together, in one transaction with the report of them. */
import { and, eq, inArray } from 'drizzle-orm'
import { importEntry, importedStory } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import type { Emit } from '../../newsroom/with-mutation.ts'
import { Batch } from './batch.ts'
import type { Survey } from './dry-run-import.ts'
import type { ImportOptions } from './import-options.ts'
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
  stories: readonly PreparedStory[]
  /** Ids of the stories of this file, by the paths that they had. */
  paths: Map<string, string>
}

/**
 * @param emit says what the import does
 * @throws {NewsroomError} `unknown-reference` for the section
 */
export async function writeBatch(tx: Transaction, emit: Emit, actor: Actor, given: Given): Promise<void> {
  const { runId, stories, ...of } = given
  const last = stories.at(-1)
  if (!last) return
  await takeTurn(tx)
  const batch = await Batch.open(tx, (event) => emit(actor, event), { actor, ...of })
  const known = await knownStories(tx, of.surveyed.source, stories)
  const written: { story: PreparedStory; articleId: string }[] = []
  const entries: (typeof importEntry.$inferInsert)[] = []
  for (const each of stories) {
    const { outcome, articleId } = each.left
      ? { outcome: each.left, articleId: null }
      : await writeStory(batch, each, known.get(each.found.sourceId))
    if (articleId) written.push({ story: each, articleId })
    entries.push({
      runId,
      position: each.position,
      sourceId: each.found.sourceId,
      headline: each.headline,
      outcome,
      articleId,
      notes: each.notes,
    })
  }
  await batch.finish()
  await tx.insert(importEntry).values(entries)
  await rememberMissed(tx, { runId, isWanted: of.options.fetchPictures === true }, written)
  await noteDone(tx, runId, last.position)
}

async function knownStories(
  tx: Transaction,
  source: string,
  stories: readonly PreparedStory[],
): Promise<Map<string, typeof importedStory.$inferSelect>> {
  const rows = await tx
    .select()
    .from(importedStory)
    .where(
      and(
        eq(importedStory.source, source),
        inArray(
          importedStory.sourceId,
          stories.map((each) => each.found.sourceId),
        ),
      ),
    )
  return new Map(rows.map((row) => [row.sourceId, row]))
}
