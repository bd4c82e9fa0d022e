/** What the database knows of how a paper is getting on: asked by `/metrics`, `/status` and `warraq doctor`. */
import { sql } from 'drizzle-orm'
import { forFollower } from '../db/connection-shares.ts'
import type { Database } from '../db/open.ts'
import { announcement, webhookDelivery } from '../db/tables/connections.ts'
import { importRun } from '../db/tables/imports.ts'
import { instance } from '../db/tables/instances.ts'
import { media, staff } from '../db/tables/people-and-pictures.ts'
import { article } from '../db/tables/stories.ts'
import { firstOf } from '../present.ts'

export type PaperFacts = {
  /** Seconds past its moment of the scheduled story that should have been published first; 0 when none is late. */
  lateFor: number
  /** Scheduled stories that could not be published, of which their desks are told. */
  scheduleFailed: number
  /** Messages to webhooks that are due and have not been sent. */
  webhooksDue: number
  announcementsDue: number
  importsRunning: number
  pictures: number
  owners: number
  /** Processes that were heard of within half a minute. */
  instances: { machine: string; build: string; secretMark: string }[]
}

/** The first condition is what its index holds. */
const scheduled = sql`${article.scheduledFor} is not null and ${article.state} = 'scheduled' and ${article.deletedAt} is null`

/** @throws when the database does not answer within some seconds */
export async function readPaperFacts({ orm }: Database): Promise<PaperFacts> {
  return forFollower(async () => {
    const { rows } = await orm.execute<Record<keyof Omit<PaperFacts, 'instances'>, number>>(sql`
      select
        (select coalesce(greatest(extract(epoch from now() - min(${article.scheduledFor})), 0), 0)::float8
          from ${article} where ${scheduled} and ${article.scheduleFailure} is null) as "lateFor",
        (select count(*)::int from ${article} where ${scheduled} and ${article.scheduleFailure} is not null)
          as "scheduleFailed",
        (select count(*)::int from ${webhookDelivery} where ${webhookDelivery.nextAt} <= now()) as "webhooksDue",
        (select count(*)::int from ${announcement} where ${announcement.nextAt} <= now()) as "announcementsDue",
        (select count(*)::int from ${importRun} where ${importRun.state} = 'running') as "importsRunning",
        (select count(*)::int from (select 1 from ${media} limit 1) any_picture) as "pictures",
        (select count(*)::int from ${staff} where ${staff.role} = 'owner' and ${staff.suspendedAt} is null) as "owners"`)
    const instances = await orm
      .select({ machine: instance.machine, build: instance.build, secretMark: instance.secretMark })
      .from(instance)
      .where(sql`${instance.seenAt} > now() - interval '30 seconds'`)
    return { ...firstOf(rows), instances }
  })
}
