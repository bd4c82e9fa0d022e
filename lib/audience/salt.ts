/** What a day's readers are hashed with: random, the same for all instances, and gone when the day is over. */
import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { audienceSalt } from '../db/tables/audience.ts'
import { publication } from '../db/tables/publication.ts'
import { firstOf } from '../present.ts'

export type Salt = {
  /** On the paper's own clock. */
  day: string
  salt: string
  /** From then on it is used no more: milliseconds since 1970. */
  until: number
}

/** Hours that a salt lasts. The one day of a year that has 25 gets a second one for its last. */
const lasts = 24

/**
 * The salt of a day, made by whichever instance comes first. Those of other days are removed, whoever made them.
 * @param day the present one
 */
export async function saltOf({ orm }: Database, day: string): Promise<Salt | undefined> {
  await orm.delete(audienceSalt).where(
    // By the database's clock, and not those of tomorrow, which an instance with another clock may have made.
    sql`${audienceSalt.day} < ${day} or ${audienceSalt.madeAt} <= now() - make_interval(hours => ${lasts})`,
  )
  await orm
    .insert(audienceSalt)
    .values({ day, salt: randomBytes(32).toString('base64') })
    .onConflictDoNothing()
  const [row] = await orm.select().from(audienceSalt).where(eq(audienceSalt.day, day))
  return row && { day, salt: row.salt, until: row.madeAt.getTime() + lasts * 3_600_000 }
}

/**
 * What counting needs to know of the paper: its zone, and what time it is by the one clock that all instances have, in
 * milliseconds since 1970.
 */
export async function audienceFacts({ orm }: Database): Promise<{ timeZone: string; now: number }> {
  const { rows } = await orm.execute<{ timeZone: string | null; now: number }>(sql`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
      (select ${publication.timeZone} from ${publication}) as "timeZone"`)
  const { timeZone, now } = firstOf(rows)
  return { timeZone: timeZone ?? 'UTC', now }
}
