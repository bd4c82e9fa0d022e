'use server'

import { refresh } from 'next/cache'
import { markAllRead, markNotification } from '@/lib/newsroom/inbox/mark-notifications.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import type { NotificationGroup } from '@/lib/vocabulary.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

export async function markAction(id: number, isRead: boolean): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await markNotification(db, actor, { id, isRead })
    refresh()
  })
}

export async function markAllAction(
  upTo: string,
  group: NotificationGroup | undefined,
): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await markAllRead(db, actor, { upTo, ...(group && { group }) })
    refresh()
  })
}
