import { desc, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { instance } from '../../db/tables/instances.ts'
import { touch } from '../../db/tables/touches.ts'
import { type BotCounts, botCounts } from '../../server/bots/bot-counts.ts'
import { recurringWork, type WorkState } from '../../server/every.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'
import type { Finding } from './finding.ts'
import { house } from './house.ts'

export type Status = {
  findings: readonly Finding[]
  /** Processes that were heard of within half a minute; of the embedded engine, which one process has open, none. */
  instances: { machine: string; build: string; startedAt: Date; seenAt: Date }[]
  /** When something that readers see was last changed; null when never. */
  changedAt: Date | null
  /** Recurring work of the process that answers. */
  work: Readonly<WorkState>[]
  /** Crawlers that this process has seen. */
  bots: BotCounts
}

/** How the paper is getting on, from the same looks as `/status` and `warraq doctor`. */
export const readStatus = operation({
  name: 'status.read',
  input: nothing,
  permission: 'status.read',
  run: read,
})

async function read({ orm }: Database): Promise<Status> {
  const findings = house().look()
  const instances = await orm
    .select({
      machine: instance.machine,
      build: instance.build,
      startedAt: instance.startedAt,
      seenAt: instance.seenAt,
    })
    .from(instance)
    .where(sql`${instance.seenAt} > now() - interval '30 seconds'`)
    .orderBy(instance.machine, instance.startedAt)
  const [last] = await orm.select({ at: touch.touchedAt }).from(touch).orderBy(desc(touch.id)).limit(1)
  return {
    findings: await findings,
    instances,
    changedAt: last?.at ?? null,
    work: [...recurringWork()],
    bots: botCounts(),
  }
}
