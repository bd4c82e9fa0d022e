/** What devices are to be told, written in the transaction that makes it true. */
import { eq, inArray, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import { breakingNotice } from '../../db/tables/front.ts'
import { listing } from '../../db/tables/listings.ts'
import { publication } from '../../db/tables/publication.ts'
import { pushDelivery, pushMessage, pushSubscription, pushWish } from '../../db/tables/push.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { type NotificationKind, notificationGroups, notificationKinds } from '../../vocabulary.ts'

/** What is breaking, as a device asks for it. */
export const breakingList = 'breaking'
/** Lists of stories that a device may ask for, by what stands before their ids. */
const followedKinds = ['section', 'topic', 'author'] as const

/** Hours after which a story is no news. */
const storyLasts = 12
/** Hours after which nobody is told of an entry of her inbox. */
const inboxLasts = 12
/** Seconds before it: what is read on a screen meanwhile needs no notification. */
const inboxGrace = 15

/** Whether anybody would be told: of a story that nobody asked for, no row is written. */
const isWanted = (locale: Locale, lists: readonly string[]) => sql<boolean>`
  coalesce((select ${publication.offersPush} from ${publication} limit 1), false) and exists (
    select from ${pushWish} where ${pushWish.locale} = ${locale} and ${pushWish.list} = any(${sql.param([...lists])}::text[]))`

/** A breaking notice, for everybody who wants to hear of what is breaking in its language. */
export async function queueBreaking(tx: Transaction, noticeId: string): Promise<void> {
  const [notice] = await tx.select().from(breakingNotice).where(eq(breakingNotice.id, noticeId))
  if (!notice) return
  const { locale, articleId, expiresAt } = notice
  const [asked] = await tx.select({ yes: isWanted(locale, [breakingList]) }).from(publication)
  if (!asked?.yes) return
  await tx
    .insert(pushMessage)
    .values({
      id: newId(),
      key: `breaking:${noticeId}`,
      locale,
      lists: [breakingList],
      articleId,
      noticeId,
      until: expiresAt,
    })
    .onConflictDoNothing()
}

/** A story that has come before readers, for those who follow a list in which it stands. Told once, whatever becomes of it. */
export async function queueNewStory(tx: Transaction, articleId: string): Promise<void> {
  const found = await tx
    .select({ list: listing.list, locale: listing.locale })
    .from(listing)
    .innerJoin(article, eq(article.id, listing.articleId))
    // What is put in with a day of last week is none.
    .where(
      sql`${listing.articleId} = ${articleId} and ${article.publishedAt} > now() - make_interval(hours => ${storyLasts})`,
    )
  const lists = found
    .map(({ list }) => list)
    .filter((list) => followedKinds.some((kind) => list.startsWith(`${kind}:`)))
  const locale = found[0]?.locale
  if (!locale || lists.length === 0) return
  const [asked] = await tx.select({ yes: isWanted(locale, lists) }).from(publication)
  if (!asked?.yes) return
  await tx
    .insert(pushMessage)
    .values({
      id: newId(),
      key: `story:${articleId}`,
      locale,
      lists,
      articleId,
      until: sql`now() + make_interval(hours => ${storyLasts})`,
    })
    .onConflictDoNothing()
}

/** Entries of inboxes, for the devices on which their people want to hear of such things. */
export async function queueInbox(
  tx: Transaction,
  kind: NotificationKind,
  entries: readonly { id: number; staffId: string }[],
): Promise<void> {
  const group = notificationGroups.find((each) =>
    (notificationKinds[each] as readonly string[]).includes(kind),
  )
  if (!group || entries.length === 0) return
  const devices = await tx
    .select({ id: pushSubscription.id, staffId: pushSubscription.staffId })
    .from(pushSubscription)
    .where(
      sql`${inArray(
        pushSubscription.staffId,
        entries.map(({ staffId }) => staffId),
      )} and ${pushSubscription.groups} @> ${JSON.stringify([group])}::jsonb`,
    )
  for (const entry of entries) {
    const own = devices.filter(({ staffId }) => staffId === entry.staffId)
    if (own.length === 0) continue
    // What happens again before it was read is told again, under the same name.
    const [message] = await tx
      .insert(pushMessage)
      .values({
        id: newId(),
        key: `inbox:${entry.id}`,
        locale: 'ar',
        lists: [],
        notificationId: entry.id,
        takenTo: null,
        until: sql`now() + make_interval(hours => ${inboxLasts})`,
      })
      .onConflictDoUpdate({
        target: pushMessage.key,
        set: { finishedAt: null, until: sql`now() + make_interval(hours => ${inboxLasts})` },
      })
      .returning({ id: pushMessage.id })
    if (!message) continue
    await tx
      .insert(pushDelivery)
      .values(
        own.map(({ id }) => ({
          messageId: message.id,
          subscriptionId: id,
          nextAt: sql`now() + make_interval(secs => ${inboxGrace})`,
        })),
      )
      .onConflictDoUpdate({
        target: [pushDelivery.messageId, pushDelivery.subscriptionId],
        set: { nextAt: sql`now() + make_interval(secs => ${inboxGrace})`, attempts: 0, takenBy: null },
      })
  }
}
