import { and, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { picturesIn } from '../../db/tables/columns.ts'
import { draft } from '../../db/tables/drafts.ts'
import { notification } from '../../db/tables/notifications.ts'
import { media, staff } from '../../db/tables/people-and-pictures.ts'
import { article, byline } from '../../db/tables/stories.ts'
import { warnedBefore } from '../../picture/licences.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { every } from '../../server/every.ts'
import { schedule } from '../actor.ts'
import { tellOfDue } from '../plan/tell-of-due.ts'
import { notify } from './notify.ts'

const hour = 3_600_000
/** How often it is looked for what is due soon, or overdue. */
const lookForDue = 30_000
/** Days after which what was read is forgotten, and what never was. */
const readFor = 90
const unreadFor = 180
/** More of one person's than anybody goes back to. */
const mostEach = 2_000
/** Pictures that are looked at in one go, and stories that are told of each. */
const mostPictures = 200
const mostStories = 50

/**
 * Tells the makers of stories that the licence of a picture in them ends within {@link warnedBefore} days: once for each
 * picture and each end it is given.
 */
export async function tellOfLicences(db: Database): Promise<void> {
  const ending = await db.orm
    .select({ id: media.id, expiresAt: media.expiresAt })
    .from(media)
    .where(
      and(
        gt(media.expiresAt, sql`now()`),
        lte(media.expiresAt, sql`now() + make_interval(days => ${warnedBefore})`),
      ),
    )
    .orderBy(media.expiresAt, media.id)
    .limit(mostPictures)
  for (const { id, expiresAt } of ending) {
    // By picture, so that a story's second one is added to its row.
    const details = { [id]: expiresAt?.toISOString() ?? '' }
    await withInvalidation(db, async (tx, invalidate) => {
      // One of the processes that serve tells of it.
      await tx.select({ id: media.id }).from(media).where(eq(media.id, id)).for('update')
      const stories = await tx
        .select({ articleId: article.id })
        .from(article)
        .where(
          and(
            inArray(article.id, standingIn(id)),
            isNull(article.deletedAt),
            // Of what an archive brought, nobody here is told.
            or(
              isNotNull(article.createdBy),
              sql`exists (select 1 from ${byline} join ${staff} on ${staff.authorId} = ${byline.authorId}
                where ${byline.articleId} = ${article.id})`,
            ),
            sql`not exists (select 1 from ${notification} where ${notification.articleId} = ${article.id}
              and ${notification.kind} = 'licence-ends' and ${notification.details} @> ${JSON.stringify(details)}::jsonb)`,
          ),
        )
        .limit(mostStories)
      const told = await notify(
        tx,
        schedule,
        stories.map(({ articleId }) => ({
          kind: 'licence-ends' as const,
          articleId,
          to: 'makers' as const,
          details,
        })),
      )
      invalidate(...told.map(tags.inbox))
    })
  }
}

/** Articles that show a picture, in their public text or their draft, found by the indexes there are. */
const standingIn = (mediaId: string) => sql`(
  select ${article.id} from ${article} where ${article.leadMediaId} = ${mediaId}
  union select ${article.id} from ${article} where ${picturesIn(article.document)} && array[${mediaId}]
  union select ${draft.articleId} from ${draft} where ${draft.leadMediaId} = ${mediaId}
  union select ${draft.articleId} from ${draft} where ${picturesIn(draft.document)} && array[${mediaId}])`

/** Forgets what is old, and of each person what is beyond {@link mostEach}. */
export async function sweepInboxes({ orm }: Database): Promise<void> {
  const before = (days: number) => sql`now() - make_interval(days => ${days})`
  await orm
    .delete(notification)
    .where(
      or(
        lt(notification.at, before(unreadFor)),
        and(lt(notification.readAt, before(readFor)), lt(notification.at, before(readFor))),
      ),
    )
  await orm.execute(sql`
    delete from ${notification} using (
      select id, row_number() over (partition by staff_id order by (read_at is not null), at desc, id desc) as place
      from ${notification}) as placed
    where placed.id = ${notification.id} and placed.place > ${mostEach}`)
}

/** Keeps inboxes while this process serves; any number of processes may. */
export function keepInboxes(db: Database): () => Promise<void> {
  const recurring = [
    every('Keeping inboxes', hour, async () => {
      await tellOfLicences(db)
      await sweepInboxes(db)
    }),
    every('Telling of what is due', lookForDue, () => tellOfDue(db).then(() => {})),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
  }
}
