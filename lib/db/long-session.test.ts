import { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HeardConnections } from './bounded-silence.ts'
import { withLongSession } from './long-session.ts'
import type { Database } from './open.ts'
import { describeEngine } from './testing/test-databases.ts'

describeEngine('postgres', 'a long session', (opened) => {
  let impatient: Database
  beforeAll(() => {
    const connections = new HeardConnections()
    const { connectionString } = opened().pool.options
    const onConnect = (client: Parameters<HeardConnections['bound']>[0]) => {
      client.on('error', () => {})
      connections.bound(client, 200)
    }
    impatient = { ...opened(), pool: new Pool({ connectionString, onConnect }) }
  })
  afterAll(() => impatient.pool.end())

  it('waits for a statement on which others would have given up', async () => {
    await expect(impatient.pool.query('select pg_sleep(0.6)')).rejects.toThrow()
    await withLongSession(impatient, (client) => client.query('select pg_sleep(0.6)'))
  })

  it('has no bound of the server either, and leaves none behind', async () => {
    const bound = `select current_setting('statement_timeout') as bound`
    const { rows } = await withLongSession(opened(), (client) => client.query(bound))
    expect(rows).toEqual([{ bound: '0' }])
    expect((await opened().pool.query(bound)).rows).toEqual([{ bound: '30s' }])
  })
})
