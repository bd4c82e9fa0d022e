import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { coverage } from '../../db/tables/planning.ts'
import { article } from '../../db/tables/stories.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { schedule } from '../actor.ts'
import { notify } from '../inbox/notify.ts'
import type { ToldOfPlan } from '../inbox/told-inside.ts'
import { hasWayIn } from '../people/has-way-in.ts'

/** Minutes before it is due that somebody is told. */
const soon = 60
/** Days after which what was due is told to nobody any more: nobody served meanwhile. */
const longAgo = 7
/** Told of in one go. */
const most = 100

/**
 * Tells people that what is theirs is due soon, or overdue, by the database's clock: once of each moment that it is due at.
 * Where it is nobody's who has a way in, its desk is told; that it is overdue, who planned it, too. What is handed in, killed, done or
 * cancelled is told of no more.
 * @returns how many were told of
 */
export async function tellOfDue(db: Database): Promise<number> {
  return withInvalidation(db, async (tx, invalidate) => {
    const isOverdue = sql<boolean>`(${coverage.dueAt} <= now())`
    const rows = await tx
      .select({
        id: coverage.id,
        staffId: staff.id,
        deskId: coverage.deskId,
        createdBy: coverage.createdBy,
        isOverdue,
      })
      .from(coverage)
      .leftJoin(article, eq(article.id, coverage.articleId))
      .leftJoin(staff, and(eq(staff.id, coverage.staffId), hasWayIn))
      .where(
        and(
          isNotNull(coverage.dueAt),
          lte(coverage.dueAt, sql`now() + make_interval(mins => ${soon})`),
          gt(coverage.dueAt, sql`now() - make_interval(days => ${longAgo})`),
          isNull(coverage.cancelledAt),
          isNull(coverage.doneAt),
          or(isNull(coverage.articleId), and(eq(article.state, 'draft'), isNull(article.deletedAt))),
          or(
            and(isOverdue, isNull(coverage.toldOverdueAt)),
            and(sql`${coverage.dueAt} > now()`, isNull(coverage.toldSoonAt)),
          ),
        ),
      )
      .orderBy(asc(coverage.id))
      .limit(most)
      // Another process tells of the rest.
      .for('no key update', { of: coverage, skipLocked: true })
    for (const row of rows)
      await tx
        .update(coverage)
        .set(row.isOverdue ? { toldOverdueAt: sql`now()` } : { toldSoonAt: sql`now()` })
        .where(eq(coverage.id, row.id))
    const told = await notify(tx, schedule, rows.map(tellingOf))
    invalidate(...told.map(tags.inbox))
    // What is late looks otherwise.
    if (rows.length > 0) invalidate(tags.newsroom())
    return rows.length
  })
}

function tellingOf(row: {
  id: string
  staffId: string | null
  deskId: string | null
  createdBy: string | null
  isOverdue: boolean
}): ToldOfPlan {
  const people = [row.staffId, row.isOverdue ? row.createdBy : null].filter((each) => each !== null)
  return {
    kind: row.isOverdue ? 'overdue' : 'due-soon',
    coverageId: row.id,
    to: { staffIds: people, deskIds: row.staffId === null && row.deskId ? [row.deskId] : [] },
  }
}
