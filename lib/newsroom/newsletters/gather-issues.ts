/** Issues that come by themselves: of a day, of a week, of what is breaking; and those that somebody scheduled. */
import { and, asc, desc, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { breakingNotice } from '../../db/tables/front.ts'
import { listing } from '../../db/tables/listings.ts'
import { newsletter, newsletterIssue } from '../../db/tables/newsletters.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isVisible } from '../../publication/visibility.ts'
import { mostStories } from './issue-content.ts'

/** Hours after its moment at which the issue of a day is no longer sent: nobody was there to do it. */
const tooLate = 12

/**
 * The latest moment at which a newsletter was due, on its own clock: whatever summer time does, it is that hour there.
 */
const latestDue = sql<Date>`(case ${newsletter.kind}
  when 'daily' then (case when now() at time zone ${newsletter.timeZone} >= date_trunc('day', now() at time zone ${newsletter.timeZone}) + make_interval(hours => ${newsletter.hour})
    then date_trunc('day', now() at time zone ${newsletter.timeZone}) else date_trunc('day', now() at time zone ${newsletter.timeZone}) - interval '1 day' end
    + make_interval(hours => ${newsletter.hour})) at time zone ${newsletter.timeZone}
  when 'weekly' then (date_trunc('day', now() at time zone ${newsletter.timeZone}) + make_interval(hours => ${newsletter.hour})
    - make_interval(days => mod(extract(dow from now() at time zone ${newsletter.timeZone})::int - ${newsletter.weekday} + 7, 7)
      + case when extract(dow from now() at time zone ${newsletter.timeZone})::int = ${newsletter.weekday}
          and now() at time zone ${newsletter.timeZone} < date_trunc('day', now() at time zone ${newsletter.timeZone}) + make_interval(hours => ${newsletter.hour}) then 7 else 0 end)) at time zone ${newsletter.timeZone}
  end)`

/** Makes the issues whose moment has come. Any number of processes may ask: each is made once. */
export async function gatherIssues(db: Database): Promise<void> {
  await gatherDigests(db)
  await gatherBreaking(db)
  await beginScheduled(db)
}

async function gatherDigests({ orm }: Database): Promise<void> {
  const due = await orm
    .select({ id: newsletter.id })
    .from(newsletter)
    .where(
      and(
        inArray(newsletter.kind, ['daily', 'weekly']),
        isNull(newsletter.closedAt),
        sql`${newsletter.gatheredUntil} < ${latestDue}`,
      ),
    )
  for (const { id } of due) await orm.transaction((tx) => gatherOne(tx, id))
}

async function gatherOne(tx: Transaction, id: string): Promise<void> {
  // Asked again under the lock: another process may have been first.
  const [row] = await tx
    .select({
      of: newsletter,
      dueAt: sql`${latestDue}`.mapWith(newsletter.createdAt),
      day: sql<string>`to_char(${latestDue} at time zone ${newsletter.timeZone}, 'YYYY-MM-DD')`,
      isTooLate: sql<boolean>`${latestDue} < now() - make_interval(hours => ${tooLate})`,
    })
    .from(newsletter)
    .where(and(eq(newsletter.id, id), sql`${newsletter.gatheredUntil} < ${latestDue}`))
    .for('update', { skipLocked: true })
  if (!row) return
  const { of, dueAt, day, isTooLate } = row
  await tx.update(newsletter).set({ gatheredUntil: dueAt }).where(eq(newsletter.id, id))
  if (isTooLate) return
  // Since the issue before; of the first one, a day or a week.
  const longest = of.kind === 'weekly' ? 7 : 1
  const stories = await tx
    .select({ id: listing.articleId })
    .from(listing)
    .where(
      and(
        eq(listing.list, of.list),
        eq(listing.locale, of.locale),
        isVisible(listing),
        sql`${listing.publishedAt} > greatest(${of.gatheredUntil}, ${dueAt}::timestamptz - make_interval(days => ${longest + 1}))`,
        lte(listing.publishedAt, dueAt),
      ),
    )
    .orderBy(desc(listing.publishedAt), desc(listing.articleId))
    .limit(mostStories)
  // On a day without news there is no letter.
  if (stories.length === 0) return
  await tx
    .insert(newsletterIssue)
    .values({
      id: newId(),
      newsletterId: id,
      key: day,
      state: 'filling',
      subject: '',
      articleIds: stories.map((each) => each.id),
      dueAt,
      startedAt: sql`now()`,
    })
    .onConflictDoNothing()
}

async function gatherBreaking({ orm }: Database): Promise<void> {
  const due = await orm
    .select({
      newsletterId: newsletter.id,
      noticeId: breakingNotice.id,
      text: breakingNotice.text,
      articleId: breakingNotice.articleId,
    })
    .from(newsletter)
    .innerJoin(breakingNotice, eq(breakingNotice.locale, newsletter.locale))
    .where(
      and(
        eq(newsletter.kind, 'breaking'),
        isNull(newsletter.closedAt),
        isNull(breakingNotice.endedAt),
        sql`${breakingNotice.expiresAt} > now()`,
        sql`${breakingNotice.startedAt} > ${newsletter.createdAt}`,
        notExists(
          orm
            .select({ one: sql`1` })
            .from(newsletterIssue)
            .where(
              and(
                eq(newsletterIssue.newsletterId, newsletter.id),
                eq(newsletterIssue.key, breakingNotice.id),
              ),
            ),
        ),
      ),
    )
  for (const { newsletterId, noticeId, text, articleId } of due)
    await orm
      .insert(newsletterIssue)
      .values({
        id: newId(),
        newsletterId,
        key: noticeId,
        state: 'filling',
        subject: text,
        articleIds: articleId ? [articleId] : [],
        noticeId,
        startedAt: sql`now()`,
      })
      .onConflictDoNothing()
}

/** What somebody wrote and scheduled, when its moment has come. */
async function beginScheduled({ orm }: Database): Promise<void> {
  const due = await orm
    .select({ id: newsletterIssue.id })
    .from(newsletterIssue)
    .where(and(eq(newsletterIssue.state, 'scheduled'), lte(newsletterIssue.dueAt, sql`now()`)))
    .orderBy(asc(newsletterIssue.dueAt))
  for (const { id } of due)
    await orm
      .update(newsletterIssue)
      .set({ state: 'filling', startedAt: sql`now()` })
      .where(and(eq(newsletterIssue.id, id), eq(newsletterIssue.state, 'scheduled')))
}
