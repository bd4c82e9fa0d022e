import { and, asc, eq, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../../db/conditions.ts'
import type { Database } from '../../db/open.ts'
import { article } from '../../db/tables/stories.ts'
import { schedule } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { withMutation } from '../with-mutation.ts'
import { lockArticle } from './editable-article.ts'
import { applyTransition } from './transition-article.ts'

/** `article.scheduleFailure` of what failed for a reason that is no editor's: it is tried again. */
const failedForNow = 'failed'

export type Due = {
  /** Articles that were published. */
  published: string[]
  /** Articles that were not, with a refusal's name or {@link failedForNow}. */
  failed: { articleId: string; failure: string; error: unknown }[]
}

/**
 * Publishes what was scheduled for now or before, by the database's clock: each in its own transaction, locked and past
 * whatever another instance has locked, so that one of them publishes it, once. What an editor has to mend (a headline
 * that was deleted) says so in `scheduleFailure`, and waits for her; anything else is tried again when asked to.
 */
export async function publishDue(db: Database, { retry = false }: { retry?: boolean } = {}): Promise<Due> {
  const due: Due = { published: [], failed: [] }
  const tried: string[] = []
  for (;;) {
    let articleId: string | undefined
    try {
      articleId = await publishNext(db, tried, retry)
      if (!articleId) return due
      due.published.push(articleId)
      tried.push(articleId)
    } catch (error) {
      if (!(error instanceof NotPublished)) throw error
      const failure = error.cause instanceof NewsroomError ? error.cause.refusal : (failedForNow as string)
      tried.push(error.articleId)
      due.failed.push({ articleId: error.articleId, failure, error: error.cause })
      await noteFailure(db, error.articleId, failure)
    }
  }
}

class NotPublished extends Error {
  override name = 'NotPublished'
  readonly articleId: string
  constructor(articleId: string, cause: unknown) {
    super(`${articleId} was not published`, { cause })
    this.articleId = articleId
  }
}

/**
 * @returns the article that was published; undefined when none is due
 * @throws {NotPublished} nothing of it was written
 */
function publishNext(db: Database, tried: string[], retry: boolean): Promise<string | undefined> {
  return withMutation(db, async (tx, emit) => {
    const [row] = await tx
      .select({ id: article.id })
      .from(article)
      .where(and(isDue(retry), tried.length ? notInArray(article.id, tried) : undefined))
      .orderBy(asc(article.scheduledFor), asc(article.id))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!row) return undefined
    try {
      const found = await lockArticle(tx, schedule, 'story.publish', row.id)
      await applyTransition(tx, emit, schedule, found, { move: 'publish', note: null })
    } catch (error) {
      throw new NotPublished(row.id, error)
    }
    return row.id
  })
}

const isDue = (retry: boolean): SQL =>
  allOf(
    eq(article.state, 'scheduled'),
    isNull(article.deletedAt),
    lte(article.scheduledFor, sql`now()`),
    or(isNull(article.scheduleFailure), retry ? eq(article.scheduleFailure, failedForNow) : undefined),
  )

/** Shown to editors until the next move; logged when it is another failure than before. */
async function noteFailure(db: Database, articleId: string, failure: string): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const noted = await tx
      .update(article)
      .set({ scheduleFailure: failure })
      .where(
        and(
          eq(article.id, articleId),
          eq(article.state, 'scheduled'),
          sql`${article.scheduleFailure} is distinct from ${failure}`,
        ),
      )
      .returning({ id: article.id })
    if (noted.length) await emit(schedule, { type: 'ScheduleFailed', articleId, failure })
  })
}

/**
 * Milliseconds until something is due, by the database's clock; null when nothing is scheduled, 0 or less when
 * something is late.
 */
export async function untilNextDue({ orm }: Database): Promise<number | null> {
  const [row] = await orm
    .select({
      wait: sql<number | null>`(extract(epoch from (min(${article.scheduledFor}) - now())) * 1000)::float8`,
    })
    .from(article)
    .where(and(eq(article.state, 'scheduled'), isNull(article.deletedAt), isNull(article.scheduleFailure)))
  return row?.wait ?? null
}
