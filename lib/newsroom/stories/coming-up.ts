import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'

/** A story that waits for its moment, or missed it. */
export type Coming = {
  articleId: string
  locale: Locale
  /** Of the working text; '' while there is none. */
  headline: string
  /** ISO 8601. */
  scheduledFor: string | null
  /** Why it was not published when it was to be: a refusal's name, or `failed`. */
  failure: string | null
  /** ISO 8601; what its failure may be about. */
  embargoUntil: string | null
}

const comingUpInput = z.object({ most: z.int() })

/**
 * What the schedule holds: what it could not publish, and what it will publish next, soonest first.
 * @param most how many of each
 * @throws {NewsroomError} `not-allowed`
 */
export const comingUp = operation({
  name: 'schedule.read',
  input: comingUpInput,
  permission: 'story.read',
  run: read,
})

async function read(
  { orm }: Database,
  _actor: Actor,
  { most }: z.output<typeof comingUpInput>,
): Promise<{ failed: Coming[]; next: Coming[] }> {
  const those = async (condition: SQL | undefined): Promise<Coming[]> => {
    const rows = await orm
      .select({
        articleId: article.id,
        locale: article.locale,
        headline: sql<string>`coalesce(${draft.headline}, ${article.headline})`,
        scheduledFor: article.scheduledFor,
        failure: article.scheduleFailure,
        embargoUntil: article.embargoUntil,
      })
      .from(article)
      .leftJoin(draft, eq(draft.articleId, article.id))
      .where(and(isNull(article.deletedAt), condition))
      .orderBy(asc(article.scheduledFor), asc(article.id))
      .limit(most)
    return rows.map((row) => ({
      ...row,
      scheduledFor: row.scheduledFor?.toISOString() ?? null,
      embargoUntil: row.embargoUntil?.toISOString() ?? null,
    }))
  }
  const [failed, next] = await Promise.all([
    those(isNotNull(article.scheduleFailure)),
    those(
      and(
        eq(article.state, 'scheduled'),
        isNull(article.scheduleFailure),
        gt(article.scheduledFor, sql`now()`),
      ),
    ),
  ])
  return { failed, next }
}
