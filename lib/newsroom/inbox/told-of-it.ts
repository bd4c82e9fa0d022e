import { and, isNull, type SQL } from 'drizzle-orm'
import { notification } from '../../db/tables/notifications.ts'
import type { Transaction } from '../../db/transaction.ts'
import { type Tag, tags } from '../../press/cache-dependencies.ts'

/** The inboxes that have something unread of what is about to be deleted: it goes with it, and open tabs count anew. */
export async function inboxesThatLose(tx: Transaction, about: SQL): Promise<Tag[]> {
  const rows = await tx
    .selectDistinct({ staffId: notification.staffId })
    .from(notification)
    .where(and(about, isNull(notification.readAt)))
  return rows.map(({ staffId }) => tags.inbox(staffId))
}
