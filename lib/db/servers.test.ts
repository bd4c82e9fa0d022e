import { Client } from 'pg'
import { expect, it } from 'vitest'
import { tags } from '../press/cache-dependencies.ts'
import { followChanges, withInvalidation } from '../press/invalidation.ts'
import { forPages } from './connection-shares.ts'
import { migrateDatabase } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'
import { addressesIn } from './servers.ts'
import { isDatabaseAway, isUnwritable } from './sql-state.ts'
import { startPostgres, startStandby } from './testing/postgres-server.ts'
import { silentNetwork } from './testing/silent-network.ts'

it.each([
  [
    'postgres://u:p@one:5432,two/name?sslmode=require',
    ['postgres://u:p@one:5432/name?sslmode=require', 'postgres://u:p@two/name?sslmode=require'],
  ],
  ['postgres://u:a%40b@one/name', ['postgres://u:a%40b@one/name']],
  ['postgres://%2Ftmp%2Fa,%2Ftmp%2Fb/name', ['postgres://%2Ftmp%2Fa/name', 'postgres://%2Ftmp%2Fb/name']],
  ['not an address', ['not an address']],
])('%s names %j', (given, addresses) => {
  expect(addressesIn(given)).toEqual(addresses)
})

it('of several servers the primary is written to; when it dies a standby is read, and written to once it is the primary', async ({
  onTestFinished,
}) => {
  const primary = await startPostgres()
  const client = new Client({ connectionString: primary.url })
  await client.connect()
  await client.query(`create table words as select 'كلمة' as text`)
  await client.end()
  const standby = await startStandby(primary)
  let isDead = false
  const both = new URL(primary.url).hostname
  const address = primary.url.replace(both, `${new URL(standby.url).hostname},${both}`)
  const db = await openDatabase({ databaseUrl: address, databaseReplicaUrl: standby.url, dataFolder: '' })
  onTestFinished(async () => {
    await db.close()
    await standby.stop()
    if (!isDead) await primary.stop()
  })
  const write = ({ pool }: Database) => pool.query(`insert into words values ('كلمة')`)
  const count = async () =>
    (await db.pool.query<{ n: number }>('select count(*)::int as n from words')).rows[0]!.n

  await write(db)
  expect(await count(), 'the second one is the primary').toBe(2)
  expect(db.address()).toBe(primary.url)

  await migrateDatabase(db)
  const following = followChanges(db, {})
  onTestFinished(following.stop)
  const isReadFromStandby = async () =>
    (await forPages(() => db.pool.query<{ is: boolean }>('select pg_is_in_recovery() as is'))).rows[0]?.is
  const words = () => forPages(() => db.pool.query<{ text: string }>('select text from words'))
  await expect.poll(isReadFromStandby).toBe(true)
  for (let n = 0; n < 20; n++) {
    await withInvalidation(db, async (tx, invalidate) => {
      await tx.execute(`update words set text = '${n}'`)
      invalidate(tags.front('ar'))
    })
    expect((await words()).rows[0]?.text, 'what was written is read').toBe(String(n))
    if (n % 5 === 0)
      await expect.poll(isReadFromStandby, { message: 'and from the standby once that has it' }).toBe(true)
  }

  const network = await silentNetwork(primary.url)
  const hosts = `${new URL(network.url).host},${new URL(standby.url).hostname}`
  const beside = await openDatabase({
    databaseUrl: network.url.replace(new URL(network.url).host, hosts),
    dataFolder: '',
  })
  onTestFinished(async () => {
    await beside.close()
    await network.close()
  })
  await beside.pool.query('select 1')
  network.cut()
  await expect
    .poll(async () => {
      await beside.pool.query('select 1').catch(() => {})
      return beside.address()
    })
    .toContain(new URL(standby.url).hostname)
  const asked = beside.pool.query('select pg_sleep(20)').catch((error: unknown) => error)
  network.recover()
  expect(isDatabaseAway(await asked), 'who was in the middle of something may ask again').toBe(true)

  isDead = true
  await primary.stop()
  const patience = { timeout: 20_000 }
  await expect.poll(() => count().catch(String), patience).toBe(2)
  expect(isUnwritable(await write(db).catch((error: unknown) => error))).toBe(true)

  const promote = new Client({ connectionString: standby.url })
  await promote.connect()
  await promote.query('select pg_promote()')
  await promote.end()
  expect(await isReadFromStandby(), 'it follows nobody any more').toBe(false)
  await write(db)
  expect(await count()).toBe(3)
})
