import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { sqlState, uniqueViolation } from '../../db/sql-state.ts'
import { notification } from '../../db/tables/notifications.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { type NotificationGroup, notificationGroups, notificationKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'

const markNotificationInput = z.object({ id: z.int().min(1), isRead: z.boolean() })

/**
 * Says that the actor has read of something, or has not after all. What is somebody else's, or gone, is left as it is: nobody
 * learns by this what there is.
 */
export const markNotification = operation({
  name: 'inbox.mark',
  input: markNotificationInput,
  permission: null,
  run: mark,
})

async function mark(
  db: Database,
  { staffId }: Actor,
  { id, isRead }: z.output<typeof markNotificationInput>,
): Promise<void> {
  if (staffId === null) return
  try {
    await withInvalidation(db, async (tx, invalidate) => {
      const changed = await tx
        .update(notification)
        .set({ readAt: isRead ? sql`now()` : null, mailDueAt: null })
        .where(
          and(
            eq(notification.id, id),
            eq(notification.staffId, staffId),
            isRead ? isNull(notification.readAt) : isNotNull(notification.readAt),
          ),
        )
        .returning({ id: notification.id })
      if (changed.length) invalidate(tags.inbox(staffId))
    })
  } catch (error) {
    // It happened again meanwhile: the story has an unread row of the kind, which says more than this one.
    if (sqlState(error) !== uniqueViolation) throw error
  }
}

const markAllReadInput = z.object({
  group: z.enum(notificationGroups).optional(),
  /** The newest that they saw: what came after it stays unread. */
  upTo: z.iso.datetime(),
})

/** Says that the actor has read all that they saw. */
export const markAllRead = operation({
  name: 'inbox.mark-all',
  input: markAllReadInput,
  permission: null,
  run: markAll,
})

async function markAll(
  db: Database,
  { staffId }: Actor,
  { group, upTo }: { group?: NotificationGroup | undefined; upTo: string },
): Promise<void> {
  if (staffId === null) return
  await withInvalidation(db, async (tx, invalidate) => {
    const changed = await tx
      .update(notification)
      .set({ readAt: sql`now()`, mailDueAt: null })
      .where(
        and(
          eq(notification.staffId, staffId),
          isNull(notification.readAt),
          lte(notification.at, new Date(upTo)),
          group && inArray(notification.kind, [...notificationKinds[group]]),
        ),
      )
      .returning({ id: notification.id })
    if (changed.length) invalidate(tags.inbox(staffId))
  })
}
