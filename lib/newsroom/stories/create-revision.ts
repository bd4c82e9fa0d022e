/** How the words of a draft are written and kept, in a transaction that has the article locked. */

import { eq, max, type SQL, sql } from 'drizzle-orm'
import { draft, type FullestDraft, revision } from '../../db/tables/drafts.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { present } from '../../present.ts'
import { documentVersion } from '../../story/document.ts'
import { upToDate } from '../../story/up-steps.ts'
import { nothingElsewhere } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { followWords } from '../notes/follow-words.ts'
import { followSuggestions } from '../suggestions/follow-suggestions.ts'
import { contentColumns, type DraftContent, draftColumns } from './draft-content.ts'
import type { EditableArticle } from './editable-article.ts'
import { automaticReasons, type RevisionReason } from './revision-reasons.ts'
import { countGone, countOf, takesMuch } from './words-taken.ts'
import type { WritingRun } from './writing-run.ts'

const runColumns = (run: WritingRun | null) => ({
  runTab: run?.tabId ?? null,
  runBase: run?.base ?? null,
  runTurn: run?.turn ?? null,
})

/** Notes that a later change of the same run holds the same words. */
export async function noteTurn(tx: Transaction, articleId: string, run: WritingRun): Promise<void> {
  await tx.update(draft).set(runColumns(run)).where(eq(draft.articleId, articleId))
}

/** A draft as it stands, before other words take its place. */
type Standing = Pick<EditableArticle, 'articleId' | 'content' | 'version' | 'savedBy' | 'savedAt'>

/** What is kept of a minute is also what stood there before so many words were taken from it. */
const keptFrom = 10

/**
 * The next version of a locked article's draft. Everything that writes over a draft's words comes through here, so that
 * what would be lost is kept first, whoever writes (decision 14).
 * @param run the run of saves that it belongs to; whatever else is written ends it
 * @returns its number
 */
export async function writeWords(
  tx: Transaction,
  actor: Actor,
  found: Standing,
  content: DraftContent,
  run: WritingRun | null = null,
): Promise<number> {
  const { articleId, version } = found
  const fullest = await reviseBeforeLoss(tx, actor, found, content)
  await tx
    .update(draft)
    .set({
      ...draftColumns(content),
      ...runColumns(run),
      version: version + 1,
      updatedAt: sql`now()`,
      updatedBy: actor.staffId,
      ...(fullest !== undefined && { fullest }),
    })
    .where(eq(draft.articleId, articleId))
  await followWords(tx, articleId, found.content, content)
  await followSuggestions(tx, actor, articleId, found.content, content)
  return version + 1
}

/**
 * Keeps words that no revision has before others take their place: when those take much away, at once or step by step;
 * when the last revision is a minute old; when another person writes now.
 * @returns what the draft is to remember as its fullest; undefined for what it remembers already
 */
async function reviseBeforeLoss(
  tx: Transaction,
  actor: Actor,
  found: Standing,
  content: DraftContent,
): Promise<FullestDraft | null | undefined> {
  const { articleId, version } = found
  const [row] = await tx
    .select({
      revisedVersion: draft.revisedVersion,
      fullest: draft.fullest,
      isMinuteOld: sql<boolean>`coalesce((
        select ${revision.createdAt} from ${revision} where ${revision.articleId} = ${articleId}
        order by ${revision.number} desc limit 1) <= now() - interval '1 minute', true)`,
    })
    .from(draft)
    .where(eq(draft.articleId, articleId))
  if (!row || row.revisedVersion >= version) return undefined
  const isOwn = found.savedBy === actor.staffId
  let before = row.fullest && contentOfFullest(row.fullest)
  if (before && takesMuch(before, content)) {
    await createFullestRevision(tx, articleId, present(row.fullest, 'fullest words'), 'words-taken')
    // What stands there now is what was left of it, and seldom more.
    if (isOwn && countGone(found.content, before) < keptFrom) return undefined
    before = null
  }
  const takes = takesMuch(found.content, content)
  if (takes || row.isMinuteOld || !isOwn) {
    await createRevision(tx, found, found.savedBy, takes ? 'words-taken' : 'autosave')
    return undefined
  }
  const fullness = countOf(found.content)
  if (before && countOf(before) >= fullness) return countOf(content) < countOf(before) ? undefined : null
  if (countOf(content) < fullness)
    return { ...contentColumns(found.content), savedAt: found.savedAt.toISOString() }
  return before && null
}

/**
 * Keeps the working text of a locked article as its next revision, whether or not an earlier one holds the same words.
 * @returns its number
 */
export async function createRevision(
  tx: Transaction,
  { articleId, content, version }: Pick<EditableArticle, 'articleId' | 'content' | 'version'>,
  staffId: string | null,
  reason: string | null,
): Promise<number> {
  const [row] = await tx
    .select({ fullest: draft.fullest, savedAt: draft.updatedAt })
    .from(draft)
    .where(eq(draft.articleId, articleId))
  if (row?.fullest && countGone(contentOfFullest(row.fullest), content) >= keptFrom)
    await createFullestRevision(tx, articleId, row.fullest, 'autosave')
  const number = await insertRevision(tx, articleId, {
    ...contentColumns(content),
    reason,
    staffId,
    // Not as read: the database's moments are finer than ours, and revisions follow each other.
    ...(automaticReasons.has(reason) && {
      createdAt: sql`(select ${draft.updatedAt} from ${draft} where ${draft.articleId} = ${articleId})`,
    }),
  })
  await tx.update(draft).set({ revisedVersion: version, fullest: null }).where(eq(draft.articleId, articleId))
  return number
}

/** Keeps what a draft remembers, and has it forget it. */
async function createFullestRevision(
  tx: Transaction,
  articleId: string,
  { savedAt, ...content }: FullestDraft,
  reason: RevisionReason,
): Promise<void> {
  await insertRevision(tx, articleId, {
    ...content,
    // The draft no longer holds the picture there.
    leadMediaId: sql`(select ${media.id} from ${media} where ${media.id} = ${content.leadMediaId})`,
    reason,
    staffId: sql`(select ${draft.updatedBy} from ${draft} where ${draft.articleId} = ${articleId})`,
    createdAt: sql`${savedAt}::timestamptz`,
  })
  await tx.update(draft).set({ fullest: null }).where(eq(draft.articleId, articleId))
}

type NewRevision = { [Key in keyof typeof revision.$inferInsert]: (typeof revision.$inferInsert)[Key] | SQL }

async function insertRevision(
  tx: Transaction,
  articleId: string,
  row: Omit<NewRevision, 'articleId' | 'number'>,
): Promise<number> {
  const number = (await latestRevision(tx, articleId)) + 1
  await tx.insert(revision).values({ ...row, articleId, number })
  return number
}

const contentOfFullest = ({ savedAt: _, ...row }: FullestDraft): DraftContent => {
  const { documentVersion: version, ...rest } = row
  const content = Object.assign({ ...nothingElsewhere, otherHeadlines: [] as string[] }, rest)
  return version === documentVersion ? content : { ...content, document: upToDate(row.document, version) }
}

/** The number of the last revision that was kept; 0 before the first. */
export async function latestRevision(tx: Transaction, articleId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(revision.number) })
    .from(revision)
    .where(eq(revision.articleId, articleId))
  return last?.number ?? 0
}
