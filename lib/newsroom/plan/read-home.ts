import { and, desc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { coverage } from '../../db/tables/planning.ts'
import { article, story } from '../../db/tables/stories.ts'
import { type Locale, locales } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'
import { may, reachOf } from '../permissions.ts'
import { wallTime } from '../writing/wall-time.ts'
import { zoneOfPaper } from './find-planned.ts'
import { coveragesWhere, isLateNow, type PlannedCoverage } from './read-plan.ts'
import { momentOn } from './recurrence.ts'

type OutStory = {
  articleId: string
  locale: Locale
  headline: string
  /** ISO 8601. */
  publishedAt: string
}

type Home = {
  /** Assigned to the actor, and not handed in: what is due first. */
  mine: PlannedCoverage[]
  /** Past due and not handed in, of those whom it concerns: the actor’s desks, or everybody’s. */
  late: PlannedCoverage[]
  /** What readers have seen since midnight on the paper’s clock, the newest first; one more than is shown says that there is more. */
  out: OutStory[]
  /** Live coverage that was published or updated within two days. */
  live: OutStory[]
}

/** Of each. */
export const mostAtHome = 12

/**
 * What an editor looks at first, besides the plan of the day and the inbox.
 * @throws {NewsroomError} `not-allowed`
 */
export const readHome = operation({
  name: 'plan.home',
  input: nothing,
  permission: 'plan.read',
  run: read,
})

async function read({ orm }: Database, actor: Actor): Promise<Home> {
  const zone = await zoneOfPaper(orm)
  const midnight = momentOn(`${wallTime(new Date(), zone).slice(0, 10)}T00:00`, zone) ?? new Date()
  const isOpen = and(
    isNull(coverage.cancelledAt),
    isNull(coverage.doneAt),
    or(isNull(coverage.articleId), and(isNull(article.deletedAt), eq(article.state, 'draft'))),
  )
  const ofDesks = reachOf(actor, 'plan.edit') === 'desk' && actor.deskIds.length > 0
  const concerns = may(actor, 'plan.assign')
    ? ofDesks
      ? or(isNull(coverage.deskId), sql`${coverage.deskId} = any(${sql.param([...actor.deskIds])}::text[])`)
      : undefined
    : eq(coverage.staffId, actor.staffId ?? '')
  const [mine, late, out, live] = await Promise.all([
    coveragesWhere(orm, actor, and(isOpen, eq(coverage.staffId, actor.staffId ?? '')), mostAtHome + 1),
    coveragesWhere(
      orm,
      actor,
      and(isLateNow, concerns, sql`${coverage.dueAt} > now() - interval '14 days'`),
      mostAtHome + 1,
    ),
    stories(orm, gte(article.publishedAt, midnight)),
    stories(
      orm,
      and(
        eq(story.kind, 'live'),
        sql`greatest(${article.publishedAt}, ${article.updatedAt}) > now() - interval '2 days'`,
      ),
    ),
  ])
  return { mine, late, out, live }
}

async function stories(orm: Database['orm'], where: SQL | undefined): Promise<OutStory[]> {
  const rows = await orm
    .select({
      articleId: article.id,
      locale: article.locale,
      headline: article.headline,
      publishedAt: article.publishedAt,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(
      and(
        // Named one by one, so that the index of public stories, which begins with the language, serves.
        sql`${article.locale} = any(${sql.param([...locales])}::text[])`,
        eq(article.state, 'published'),
        isNull(article.deletedAt),
        lte(article.publishedAt, sql`now()`),
        where,
      ),
    )
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(mostAtHome + 1)
  return rows.flatMap(({ publishedAt, ...row }) =>
    publishedAt ? [{ ...row, publishedAt: publishedAt.toISOString() }] : [],
  )
}
