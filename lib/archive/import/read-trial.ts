import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { article, byline, story, storyTopic } from '../../db/tables/stories.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { operation } from '../../newsroom/operation.ts'
import type { ImportNote, ImportOutcome } from '../../vocabulary.ts'
import { type Original, readOriginals } from './run-folder.ts'

/** A story as it stood, and as it came. */
export type TriedStory = {
  position: number
  original: Original | null
  outcome: ImportOutcome
  notes: ImportNote[]
  /** Null where nothing of it was written, or it is gone again. */
  ours: {
    articleId: string
    locale: Locale
    headline: string
    standfirst: string | null
    section: PerLocale
    people: PerLocale[]
    topics: PerLocale[]
    text: string
  } | null
}

/** Characters of a story of ours that are shown, as of the original's. */
const longest = 4_000

const readTrialInput = z.object({ runId: z.string() })

/** The stories of a file's trial, if one stands. @throws {NewsroomError} `not-allowed` */
export const readTrial = operation({
  name: 'import.read-trial',
  input: readTrialInput,
  permission: 'archive.import',
  run: read,
})

async function read(
  { orm }: Database,
  _actor: Actor,
  { runId }: z.output<typeof readTrialInput>,
  dataFolder: string,
): Promise<TriedStory[]> {
  if (!couldBeId(runId)) return []
  const entries = await orm
    .select({
      position: importEntry.position,
      outcome: importEntry.outcome,
      notes: importEntry.notes,
      articleId: article.id,
      storyId: article.storyId,
      locale: article.locale,
      headline: article.headline,
      standfirst: article.standfirst,
      section: section.names,
      text: sql<string>`left(${article.plainText}, ${longest})`,
    })
    .from(importEntry)
    .innerJoin(importRun, eq(importRun.id, importEntry.runId))
    .leftJoin(article, eq(article.id, importEntry.articleId))
    .leftJoin(story, eq(story.id, article.storyId))
    .leftJoin(section, eq(section.id, story.sectionId))
    .where(and(eq(importRun.trialOf, runId), ne(importRun.state, 'undone')))
    .orderBy(importEntry.position)
  const ids = entries.flatMap(({ articleId }) => articleId ?? [])
  const credits = ids.length
    ? await orm
        .select({ articleId: byline.articleId, names: author.names })
        .from(byline)
        .innerJoin(author, eq(author.id, byline.authorId))
        .where(inArray(byline.articleId, ids))
        .orderBy(byline.position)
    : []
  const storyIds = entries.flatMap(({ storyId }) => storyId ?? [])
  const filed = storyIds.length
    ? await orm
        .select({ storyId: storyTopic.storyId, names: topic.names })
        .from(storyTopic)
        .innerJoin(topic, eq(topic.id, storyTopic.topicId))
        .where(inArray(storyTopic.storyId, storyIds))
        .orderBy(storyTopic.position)
    : []
  const originals = await readOriginals(dataFolder, runId)
  return entries.map(({ position, outcome, notes, ...row }) => ({
    position,
    outcome,
    notes,
    original: originals.find((each) => each.position === position) ?? null,
    ours:
      row.articleId && row.locale
        ? {
            articleId: row.articleId,
            locale: row.locale,
            headline: row.headline ?? '',
            standfirst: row.standfirst,
            section: row.section ?? {},
            people: credits.filter((each) => each.articleId === row.articleId).map(({ names }) => names),
            topics: filed.filter((each) => each.storyId === row.storyId).map(({ names }) => names),
            text: row.text ?? '',
          }
        : null,
  }))
}
