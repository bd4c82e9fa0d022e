/** How often something may be tried, counted in the database: every machine counts together, and a restart forgets nothing. */

import { sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { firstOf } from '../../present.ts'

export type Limit = {
  /** Attempts allowed within the window that the first of them opens. */
  most: number
  /** Seconds. */
  within: number
}

/** What the newsroom's doors allow. Per account it is a guess at one password, per address a house of people. */
export const limits = {
  signInPerAddress: { most: 60, within: 15 * 60 },
  /** At one account from one address, or from a browser in which its owner has signed in before. */
  signInPerPlace: { most: 10, within: 15 * 60 },
  /** At one account from all places where its owner has never been. */
  signInPerAccount: { most: 100, within: 15 * 60 },
  codePerAccount: { most: 10, within: 15 * 60 },
  proofPerAccount: { most: 10, within: 15 * 60 },
  linkPerAddress: { most: 60, within: 15 * 60 },
  resetPerAccount: { most: 3, within: 60 * 60 },
  resetPerAddress: { most: 20, within: 60 * 60 },
  ceremonyPerAddress: { most: 300, within: 15 * 60 },
} as const satisfies Record<string, Limit>

/**
 * Counts one attempt, unless as many as are allowed have been made.
 * @param key what is counted, with whose: `sign-in|a@b.example`
 * @returns seconds to wait; 0 when the attempt may be made
 */
export async function attempt({ orm }: Database, key: string, { most, within }: Limit): Promise<number> {
  // One statement, so that of attempts made together no two take the same place. The clock is the database's.
  const { rows } = await orm.execute<{ wait: number }>(sql`
    insert into rate_limit (id, "key", "count", last_request)
    values (${newId()}, ${key}, 1, (extract(epoch from now()) * 1000)::bigint)
    on conflict ("key") do update set
      "count" = case when rate_limit.last_request + ${within * 1000}::bigint <= excluded.last_request
                     then 1 else least(rate_limit."count" + 1, ${most + 1}::int) end,
      last_request = case when rate_limit.last_request + ${within * 1000}::bigint <= excluded.last_request
                          then excluded.last_request else rate_limit.last_request end
    returning case when "count" <= ${most}::int then 0
      else greatest(1, ceil((last_request + ${within * 1000}::bigint - extract(epoch from now()) * 1000) / 1000))
      end::int as wait`)
  return firstOf(rows).wait
}

/** Gives back an attempt that succeeded: whoever knows the password is not counted among those who guess. */
export async function giveBack({ orm }: Database, key: string): Promise<void> {
  await orm.execute(sql`update rate_limit set "count" = greatest(0, "count" - 1) where "key" = ${key}`)
}

/** Removes counts that no limit looks at any longer. */
export async function sweepAttempts({ orm }: Database): Promise<void> {
  await orm.execute(
    sql`delete from rate_limit where last_request < (extract(epoch from now()) * 1000)::bigint - 86400000`,
  )
}
