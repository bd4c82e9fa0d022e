import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { forReaders } from './connection-shares.ts'
import { sqlState } from './sql-state.ts'
import { describeEngine } from './testing/test-databases.ts'

describeEngine('postgres', 'connections for readers', (opened) => {
  const limits = async () => {
    const { rows } = await opened().orm.execute<{ limit: string }>(
      sql`select current_setting('statement_timeout') as limit`,
    )
    return rows[0]?.limit
  }
  const inUse = async () => {
    const { rows } = await opened().pool.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
    )
    return rows[0]?.n as number
  }

  it('have less patience than an editor’s, in a query and in a transaction', async () => {
    expect(await limits()).toBe('30s')
    expect(await forReaders(limits)).toBe('10s')
    const inTransaction = forReaders(() =>
      opened().orm.transaction(async (tx) => {
        const { rows } = await tx.execute<{ limit: string }>(
          sql`select current_setting('statement_timeout') as limit`,
        )
        return rows[0]?.limit
      }),
    )
    expect(await inTransaction).toBe('10s')
    expect(await limits()).toBe('30s')
  })

  it('are all that readers can take: an editor is answered while they wait', async () => {
    const { pool } = opened()
    // Two more than there are connections search for what takes long.
    const slow = forReaders(() => Array.from({ length: 8 }, () => pool.query('select pg_sleep(600)')))
    const ended = Promise.allSettled(slow)
    await expect.poll(inUse).toBe(6)
    await opened().orm.transaction(async (tx) => tx.execute(sql`select 1`))
    expect(await inUse()).toBe(6)
    // What runs is stopped here, not after its ten seconds; whoever waits is next, until nobody does.
    const stop = async () => {
      await pool.query(
        `select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
      )
      return inUse()
    }
    await expect.poll(stop, { timeout: 20_000, interval: 20 }).toBe(0)
    const reasons = (await ended).map((each) => (each.status === 'rejected' ? sqlState(each.reason) : 'done'))
    // query_canceled, https://www.postgresql.org/docs/15/errcodes-appendix.html
    expect(new Set(reasons)).toEqual(new Set(['57014']))
  })
})
