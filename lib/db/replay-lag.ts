/** By how much a standby that is spoken to in place of the primary is behind what that acknowledged. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { sqlState } from './sql-state.ts'

/** Milliseconds between two questions, and how many are asked: what has just come is carried out within one. */
const askAgainAfter = 40
const asks = 5

/**
 * A synchronous commit is acknowledged once the standby's disk has it, which may carry it out much later: a machine that is
 * busy, `recovery_min_apply_delay`, a query in the way (`max_standby_streaming_delay`). Nobody who reads there sees it
 * before (https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-RECOVERY-CONTROL).
 * Of a standby that nobody feeds, what is not carried out within those questions is half a record that its primary died in,
 * which stays: nothing more is acknowledged there, and readers are served.
 * @param db speaks to a standby
 * @returns milliseconds, by the server's clock; 0 when it has carried out all that it was sent, or cannot say what it was
 */
export async function replayLag(db: Pick<Database, 'orm'>): Promise<number> {
  for (let asked = 1; ; asked += 1) {
    const { rows } = await db.orm
      .execute<{ lag: number; isFed: boolean }>(
        sql`select case when pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()
          then extract(epoch from clock_timestamp() - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) * 1000
          else 0 end::float8 as lag, exists (select from pg_stat_wal_receiver) as "isFed"`,
      )
      .catch((error: unknown) => {
        // Refused by a server that has no such log (Aurora's readers): its storage is the primary's.
        if (['0A000', '42883'].includes(sqlState(error) ?? '')) return { rows: [] }
        throw error
      })
    const lag = rows[0]?.lag ?? 0
    if (lag <= 0) return 0
    if (asked === asks) return rows[0]?.isFed ? lag : 0
    await wait(askAgainAfter)
  }
}
