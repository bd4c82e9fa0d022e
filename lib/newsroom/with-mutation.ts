import type { Database } from '../db/open.ts'
import type { Transaction } from '../db/transaction.ts'
import { type Tag, tags } from '../press/cache-dependencies.ts'
import { withInvalidation } from '../press/invalidation.ts'
import { cacheTagsOf } from '../publication/cache-tags.ts'
import { readSettings } from '../settings/settings.ts'
import { listenersOf, queueAnnouncements } from '../syndication/announcement-outbox.ts'
import type { Actor } from './actor.ts'
import { record } from './audit.ts'
import { auditEntryOf } from './audit-entries.ts'
import type { NewsroomEvent } from './events.ts'
import { notify } from './inbox/notify.ts'
import { toldInside } from './inbox/told-inside.ts'
import { queueBreaking } from './push/queue-messages.ts'
import { toldOutside } from './told-outside.ts'
import { tellOfArticles, tellOfHandOver, tellOfLeaving } from './webhooks/outbox.ts'

/** Says what an actor has done. To be awaited: subscribers ask the transaction, as it stands then. */
export type Emit = (actor: Actor, event: NewsroomEvent) => Promise<void>

/**
 * Runs an operation that does something that others must be told of. What it emits is logged in its own transaction, and
 * so is what colleagues find in their inbox, and what webhooks, devices, a hub and search engines are to be told: each if and only if it happened. When it has been
 * committed, this instance's press forgets at once what changed, and the others are notified.
 * @param operation is also given a way to say what it touches besides that
 */
export function withMutation<T>(
  db: Database,
  operation: (tx: Transaction, emit: Emit, invalidate: (...touched: Tag[]) => void) => Promise<T>,
): Promise<T> {
  return withInvalidation(db, async (tx, invalidate) => {
    const touched = new Set<Tag>()
    const toWebhooks = new Set<string>()
    const toSearchEngines = new Set<string>()
    const inNewsroom = new Set<Tag>()
    const done = await operation(
      tx,
      async (actor, event) => {
        const entry = auditEntryOf(event)
        if (entry) await record(tx, actor, entry)
        for (const tag of await cacheTagsOf(tx, event)) touched.add(tag)
        const told = toldOutside(event)
        for (const id of told.webhooks) toWebhooks.add(id)
        await tellOfLeaving(tx, told.leaving ?? [])
        if (told.breaking) await queueBreaking(tx, told.breaking)
        if (told.handedOver) await tellOfHandOver(tx, actor, told.handedOver)
        for (const id of told.searchEngines) toSearchEngines.add(id)
        for (const id of told.cards) touched.add(tags.cardAhead(id))
        for (const id of await notify(tx, actor, toldInside(event))) inNewsroom.add(tags.inbox(id))
        inNewsroom.add(tags.newsroom())
      },
      invalidate,
    )
    invalidate(...touched)
    await tellOfArticles(tx, [...toWebhooks])
    await queueAnnouncements(
      tx,
      { touched, articleIds: toSearchEngines },
      touched.size ? listenersOf(readSettings()) : [],
    )
    invalidate(...inNewsroom)
    return done
  })
}
