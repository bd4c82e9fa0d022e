import { and, asc, eq, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { withBoundedWork } from '../../db/bounded-silence.ts'
import { allOf } from '../../db/conditions.ts'
import type { Database } from '../../db/open.ts'
import { isDatabaseAway, isPassing } from '../../db/sql-state.ts'
import { article } from '../../db/tables/stories.ts'
import { log } from '../../log/log.ts'
import { firstOf } from '../../present.ts'
import { schedule } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { withMutation } from '../with-mutation.ts'
import { lockArticle } from './editable-article.ts'
import { applyTransition } from './transition-article.ts'

/** `article.scheduleFailure` of what failed for a reason that is no editor's: it is tried again. */
const failedForNow = 'failed'

/** Milliseconds. How long a publication waits for whoever has locked what it must write: it may be hung. */
const lockWait = 2_000
/** How long one may take, while another instance may be nearer to the database. */
const longest = 5_000
/** How late a story is when nobody else seems to publish it: then it takes as long as it takes. */
const nobodyElseAfter = 15_000

export type Due = {
  /** Articles that were published. */
  published: string[]
  /** Articles that something was in the way of, which will be over in a moment. */
  delayed: { articleId: string; error: unknown }[]
  /** Articles that were not, with a refusal's name or {@link failedForNow}. */
  failed: { articleId: string; failure: string; error: unknown }[]
}

/**
 * Publishes what was scheduled for now or before, by the database's clock: each in its own transaction, locked and past
 * whatever another instance has locked, so that one of them publishes it, once. What an editor has to mend (a headline
 * that was deleted) says so in `scheduleFailure`, and waits for her; what another transaction was in the way of is tried
 * again at the next look; anything else when asked to.
 * @param options `lateBy`: only what is late by so many milliseconds, and so seems to be left to this instance
 */
export async function publishDue(
  db: Database,
  { retry = false, lateBy = 0 }: { retry?: boolean; lateBy?: number } = {},
): Promise<Due> {
  const due: Due = { published: [], delayed: [], failed: [] }
  const tried: string[] = []
  for (;;) {
    let articleId: string | undefined
    try {
      articleId = await publishNext(db, tried, isDue(retry, lateBy))
      if (!articleId) return due
      due.published.push(articleId)
      tried.push(articleId)
    } catch (error) {
      if (!(error instanceof NotPublished) || isDatabaseAway(error.cause)) throw error
      tried.push(error.articleId)
      if (isPassing(error.cause)) {
        due.delayed.push({ articleId: error.articleId, error: error.cause })
        continue
      }
      const failure = error.cause instanceof NewsroomError ? error.cause.refusal : (failedForNow as string)
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
const publishNext = (db: Database, tried: string[], due: SQL): Promise<string | undefined> =>
  withBoundedWork(db, (bounded, bound) => publishOne(bounded, tried, due, bound))

function publishOne(
  db: Database,
  tried: string[],
  due: SQL,
  bound: (longest: number) => void,
): Promise<string | undefined> {
  return withMutation(db, async (tx, emit) => {
    const [row] = await tx
      .select({ id: article.id, lateBy: millisecondsLate })
      .from(article)
      .where(and(due, tried.length ? notInArray(article.id, tried) : undefined))
      .orderBy(asc(article.scheduledFor), asc(article.id))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!row) return undefined
    if (row.lateBy < nobodyElseAfter) bound(longest)
    let stopLooking = () => {}
    try {
      const { rows } = await tx.execute<{ pid: number }>(
        sql`select pg_backend_pid() as pid, set_config('lock_timeout', ${String(lockWait)}, true)`,
      )
      stopLooking = lookWhoIsInTheWay(db, firstOf(rows).pid)
      const found = await lockArticle(tx, schedule, 'story.publish', row.id)
      await applyTransition(tx, emit, schedule, found, { move: 'publish', note: null })
    } catch (error) {
      throw new NotPublished(row.id, error)
    } finally {
      stopLooking()
    }
    return row.id
  })
}

/**
 * Ends a transaction that keeps a publication waiting, has gone on for seconds, and has nothing asked of it just now: its
 * instance is far from the database, or hangs. Whoever sent it is told to come again, and finds another instance. Only while
 * a publication takes unusually long is anything asked at all.
 */
function lookWhoIsInTheWay(db: Database, pid: number): () => void {
  if (db.engine === 'embedded') return () => {}
  const timer = setInterval(() => {
    db.pool.query(endWhoIsInTheWay, [pid]).then(
      ({ rowCount }) => {
        if (rowCount) log.warn('A transaction that kept what is due from being published was ended')
      },
      () => {},
    )
  }, 500)
  return () => clearInterval(timer)
}

// Idle for longer than a program beside the database ever is between two questions.
const endWhoIsInTheWay = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where pid = any (pg_blocking_pids($1)) and usename = current_user and state like 'idle in transaction%'
    and xact_start < clock_timestamp() - interval '6 seconds'
    and state_change < clock_timestamp() - interval '100 milliseconds'`

const millisecondsLate = sql<number>`(extract(epoch from now() - ${article.scheduledFor}) * 1000)::float8`

const isDue = (retry: boolean, lateBy: number): SQL =>
  allOf(
    eq(article.state, 'scheduled'),
    isNull(article.deletedAt),
    lte(article.scheduledFor, sql`now() - make_interval(secs => ${lateBy / 1000})`),
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
