/** Looking an article up, making sure that it has a draft, and asking whether somebody may: together, always. */

import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article, byline, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import type { ArticleState, BylineEntry, StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type Action, authorise, may, type Subject } from '../permissions.ts'
import { type DraftContent, draftColumns } from './draft-content.ts'
import { contentOfRow } from './draft-fields.ts'
import type { WritingRun } from './writing-run.ts'

/** An article as its writers have it in hand. */
export type EditableArticle = {
  articleId: string
  storyId: string
  locale: Locale
  state: ArticleState
  slug: string
  /** As readers see it, or as it was when it was begun. */
  headline: string
  publishedAt: Date | null
  /** Its moment of publication has come, whatever became of it since. */
  wasPublic: boolean
  embargoUntil: Date | null
  isEmbargoed: boolean
  scheduledFor: Date | null
  scheduleFailure: string | null
  deletedAt: Date | null
  /** The revision that readers see. */
  revisionNumber: number
  sectionId: string
  deskId: string | null
  kind: StoryKind
  ownerId: string | null
  createdBy: string | null
  /** The working text, brought up to the current version of documents. */
  content: DraftContent
  version: number
  revisedVersion: number
  savedAt: Date
  savedBy: string | null
  run: WritingRun | null
  /** Now, by the database's clock: the start of the transaction. */
  now: Date
}

/** What permissions ask about an article: who is credited is whom its working text credits. */
export const subjectOf = ({ deskId, ownerId, createdBy, content }: EditableArticle): Subject => ({
  deskId,
  ownerId,
  createdBy,
  authorIds: content.bylines.map((each) => each.authorId),
})

/**
 * The article, locked until the transaction ends: whoever else works on it waits, readers do not.
 * @param bin looks in the bin, and only there
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export async function lockArticle(
  tx: Transaction,
  actor: Actor,
  action: Action,
  articleId: string,
  { bin = false }: { bin?: boolean } = {},
): Promise<EditableArticle> {
  if (!couldBeId(articleId)) throw new NewsroomError('unknown-article', String(articleId))
  await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for('no key update')
  const found = await editableArticle(tx, articleId)
  if (!found || (found.deletedAt !== null) !== bin) throw new NewsroomError('unknown-article', articleId)
  authorise(actor, action, subjectOf(found))
  return found
}

/**
 * The same, to change its words. What was withdrawn for good has no words to change; and what is scheduled goes before
 * readers as it is, so that only who may schedule it may still change it.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`, with the action that is wanting; `killed`
 */
export async function lockWords(
  tx: Transaction,
  actor: Actor,
  action: 'story.edit' | 'story.take-over',
  articleId: string,
): Promise<EditableArticle> {
  const found = await lockArticle(tx, actor, action, articleId)
  if (found.state === 'killed') throw new NewsroomError('killed', articleId)
  if (found.state === 'scheduled') authorise(actor, 'story.schedule', subjectOf(found))
  return found
}

/**
 * What keeps somebody from doing something to an article: its state (withdrawn for good; waiting for its moment, while
 * only who may schedule it changes its words), or permissions that do not reach it.
 */
export type Hindrance = 'killed' | 'scheduled' | 'not-allowed'

/**
 * Why somebody may not do something to an article in the state that it is in; null where they may. What is killed is so
 * for everybody: that is said before what they may.
 */
export function whyNot(actor: Actor, action: Action, found: EditableArticle): Hindrance | null {
  const writes = action === 'story.edit' || action === 'story.take-over'
  if ((writes || action === 'story.suggest') && found.state === 'killed') return 'killed'
  if (!may(actor, action, subjectOf(found))) return 'not-allowed'
  if (writes && found.state === 'scheduled' && !may(actor, 'story.schedule', subjectOf(found)))
    return 'scheduled'
  return null
}

/** Whether somebody may do something to an article in the state that it is in. */
export const mayNow = (actor: Actor, action: Action, found: EditableArticle): boolean =>
  whyNot(actor, action, found) === null

/**
 * The article as it is now, for looking at.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export async function readArticle(
  { orm }: Pick<Database, 'orm'>,
  actor: Actor,
  action: Action,
  articleId: string,
): Promise<EditableArticle> {
  return orm.transaction(async (tx) => {
    const found = await editableArticle(tx, articleId)
    if (!found || found.deletedAt) throw new NewsroomError('unknown-article', articleId)
    // In here: whoever is denied has not even made its draft.
    authorise(actor, action, subjectOf(found))
    return found
  })
}

/** Null when no article has this id. Makes its draft when it has none. */
export async function editableArticle(tx: Transaction, articleId: string): Promise<EditableArticle | null> {
  if (!couldBeId(articleId)) return null
  const [row] = await rowsOf(tx, articleId)
  if (!row) return null
  const { draft: words, ...rest } = row
  if (words) return { ...rest, ...atHand(words) }
  await beginDraft(tx, articleId)
  return editableArticle(tx, articleId)
}

/** What a draft was at its fullest is for those who write over it. */
const { fullest: _, ...draftAtHand } = getTableColumns(draft)

const rowsOf = (tx: Transaction, articleId: string) =>
  tx
    .select({
      articleId: article.id,
      storyId: article.storyId,
      locale: article.locale,
      state: article.state,
      slug: article.slug,
      headline: article.headline,
      publishedAt: article.publishedAt,
      // Not now(): this transaction may have begun, and waited, before another one published it.
      wasPublic: sql<boolean>`coalesce(${article.publishedAt} <= clock_timestamp(), false)`,
      embargoUntil: article.embargoUntil,
      isEmbargoed: sql<boolean>`coalesce(${article.embargoUntil} > clock_timestamp(), false)`,
      scheduledFor: article.scheduledFor,
      scheduleFailure: article.scheduleFailure,
      deletedAt: article.deletedAt,
      revisionNumber: article.revisionNumber,
      sectionId: story.sectionId,
      deskId: story.deskId,
      kind: story.kind,
      ownerId: story.ownerId,
      createdBy: article.createdBy,
      now: sql`now()`.mapWith(article.createdAt),
      draft: draftAtHand,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(eq(article.id, articleId))

const atHand = (row: Omit<typeof draft.$inferSelect, 'fullest'>) => ({
  content: contentOfRow(row),
  version: row.version,
  revisedVersion: row.revisedVersion,
  savedAt: row.updatedAt,
  savedBy: row.updatedBy,
  run:
    row.runTab !== null && row.runBase !== null && row.runTurn !== null
      ? { tabId: row.runTab, base: row.runBase, turn: row.runTurn }
      : null,
})

/** What readers see of an article, as a draft would hold it. */
export async function publicContent(tx: Transaction, articleId: string): Promise<DraftContent | null> {
  const [row] = await tx.select().from(article).where(eq(article.id, articleId))
  if (!row) return null
  const bylines: BylineEntry[] = await tx
    .select({ authorId: byline.authorId, role: byline.role })
    .from(byline)
    .where(eq(byline.articleId, articleId))
    .orderBy(asc(byline.position))
  return contentOfRow({ ...row, bylines, otherHeadlines: [] })
}

/** The first draft of an article that came in another way; its words are those of its latest revision. */
async function beginDraft(tx: Transaction, articleId: string): Promise<void> {
  // Waits for who is just deleting it; a draft of what is gone is refused by the database, in words that nobody understands.
  await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for('key share')
  const content = await publicContent(tx, articleId)
  if (!content) throw new NewsroomError('unknown-article', articleId)
  await tx
    .insert(draft)
    .values({
      articleId,
      ...draftColumns(content),
      version: 1,
      revisedVersion: 1,
      // Whoever opens it has not worked on it yet.
      updatedAt: sql`(select coalesce(updated_at, published_at, created_at) from article where id = ${articleId})`,
    })
    .onConflictDoNothing()
}
