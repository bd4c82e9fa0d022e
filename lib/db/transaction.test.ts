import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from './open.ts'
import { isDatabaseAway } from './sql-state.ts'
import { type SilentNetwork, silentNetwork } from './testing/silent-network.ts'

let network: SilentNetwork
let db: Database
beforeAll(async () => {
  network = await silentNetwork(inject('postgres').url)
  // One for editors.
  db = await openDatabase({
    databaseUrl: network.url,
    databaseConnections: 4,
    databaseLongest: 500,
    dataFolder: '',
  })
})
afterAll(async () => {
  network.recover()
  await db.close()
  await network.close()
})

it('gives its connection back when it cannot even begin', async () => {
  const one = () => db.orm.transaction(async (tx) => (await tx.execute<{ n: number }>('select 1 as n')).rows)
  expect(await one()).toEqual([{ n: 1 }])
  expect(db.pool.totalCount).toBe(1)
  network.fallSilent()
  expect(isDatabaseAway(await one().catch((error: unknown) => error))).toBe(true)
  network.recover()
  expect(db.pool.totalCount - db.pool.idleCount).toBe(0)
  expect(await one()).toEqual([{ n: 1 }])
})
