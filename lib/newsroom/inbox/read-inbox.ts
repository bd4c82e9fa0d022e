import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { notification } from '../../db/tables/notifications.ts'
import { coverage } from '../../db/tables/planning.ts'
import { article, byline, story } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { type NotificationKind, notificationGroups, notificationKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { nothing, text } from '../fields.ts'
import { operation } from '../operation.ts'
import { may } from '../permissions.ts'
import { unreadCounts } from './notify.ts'

/** Something that somebody is told of. */
export type Notification = {
  id: number
  kind: NotificationKind
  /** The story that it is about; null for what is planned. */
  articleId: string | null
  coverageId: string | null
  /**
   * Of the story, or of what is planned, as it is called now; null where it is in the bin, or no longer theirs to see.
   * Then nothing is quoted either.
   */
  story: { headline: string; locale: Locale } | null
  /** Who did it last; null for the schedule. */
  by: string | null
  note: string | null
  details: Record<string, string>
  count: number
  /** ISO 8601. */
  at: string
  isRead: boolean
}

const pageSize = 30
/** No more are counted: “99+” says enough. */
export const mostUnread = 100

const readInboxInput = z.object({
  group: z.enum(notificationGroups).optional(),
  /** Where the page before ended, as `next` said; what is no such place is the beginning. */
  after: text.optional(),
})

/**
 * What the actor is told of: what is unread first, then by when it last happened, a page at a time. Whether they may see a
 * story is asked now, whatever they were allowed when it happened.
 * @returns `next`: what the next page comes after; null on the last
 */
export const readInbox = operation({
  name: 'inbox.read',
  input: readInboxInput,
  permission: null,
  run: read,
})

async function read(
  { orm }: Database,
  actor: Actor,
  { group, after }: z.output<typeof readInboxInput>,
): Promise<{ rows: Notification[]; next: string | null }> {
  if (actor.staffId === null) return { rows: [], next: null }
  const found = await shownTo(
    orm,
    actor,
    and(
      eq(notification.staffId, actor.staffId),
      group && inArray(notification.kind, [...notificationKinds[group]]),
      placeAfter(after),
    ),
    pageSize + 1,
  )
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  return { rows, next: last ? `${last.isRead ? 1 : 0}.${Date.parse(last.at)}.${last.id}` : null }
}

/** What somebody is told of, in the inbox's order, with as much of each story as they may see now. */
export async function shownTo(
  orm: Pick<Database['orm'], 'select'>,
  actor: Actor,
  where: SQL | undefined,
  most: number,
): Promise<Notification[]> {
  const isRead = sql<boolean>`(${notification.readAt} is not null)`
  const found = await orm
    .select({
      id: notification.id,
      kind: notification.kind,
      articleId: notification.articleId,
      coverageId: notification.coverageId,
      by: notification.actorName,
      note: notification.note,
      details: notification.details,
      count: notification.count,
      at: notification.at,
      isRead,
      headline: sql<string>`coalesce(${draft.headline}, ${article.headline}, ${coverage.headline})`,
      locale: sql<Locale>`coalesce(${article.locale}, ${coverage.locale})`,
      deletedAt: article.deletedAt,
      deskId: story.deskId,
      createdBy: article.createdBy,
      authorIds: sql<
        string[]
      >`array(select ${byline.authorId} from ${byline} where ${byline.articleId} = ${article.id})`,
    })
    .from(notification)
    .leftJoin(article, eq(article.id, notification.articleId))
    .leftJoin(story, eq(story.id, article.storyId))
    .leftJoin(coverage, eq(coverage.id, notification.coverageId))
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(where)
    .orderBy(isRead, desc(notification.at), desc(notification.id))
    .limit(most)
  return found.map(({ headline, locale, deletedAt, ...row }) => {
    const { deskId, createdBy, authorIds, ...shown } = row
    const isShown =
      row.coverageId === null
        ? deletedAt === null && may(actor, 'story.read', { deskId, createdBy, authorIds })
        : may(actor, 'plan.read')
    return {
      ...shown,
      story: isShown ? { headline, locale } : null,
      note: isShown ? row.note : null,
      details: isShown ? row.details : {},
      at: row.at.toISOString(),
    }
  })
}

/** What comes after a place in the inbox's order; undefined for the beginning. */
function placeAfter(place: string | undefined) {
  const [, isRead, at, id] = /^([01])\.(\d{1,15})\.(\d{1,15})$/.exec(place ?? '') ?? []
  if (!isRead || !at || !id) return undefined
  const moment = new Date(Number(at))
  if (Number.isNaN(moment.getTime())) return undefined
  const further = sql`(${notification.at}, ${notification.id}) < (${moment.toISOString()}::timestamptz, ${Number(id)})`
  return isRead === '1'
    ? sql`${notification.readAt} is not null and ${further}`
    : sql`(${notification.readAt} is not null or ${further})`
}

/** How many the actor has not read, no further than {@link mostUnread}. */
export const countUnread = operation({
  name: 'inbox.count',
  input: nothing,
  permission: null,
  run: async ({ orm }: Database, { staffId }: Actor): Promise<number> =>
    staffId === null ? 0 : ((await unreadCounts(orm, [staffId], mostUnread)).get(staffId) ?? 0),
})
