import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { withBoundedWork } from './bounded-silence.ts'
import { type Database, openDatabase } from './open.ts'
import { isDatabaseAway } from './sql-state.ts'

let db: Database
beforeAll(async () => {
  db = await openDatabase({ databaseUrl: inject('postgres').url, dataFolder: '' })
})
afterAll(() => db.close())

const takesLock = 'select pg_try_advisory_xact_lock(7) as taken'

it('gives its locks to others when it takes too long, whatever the server is doing', async () => {
  const why: unknown = await withBoundedWork(db, ({ orm }, bound) =>
    orm.transaction(async (tx) => {
      await tx.execute(takesLock)
      bound(50)
      await tx.execute('select pg_sleep(0.3)')
      await tx.execute('select pg_sleep(0.3)')
    }),
  ).catch((error: unknown) => error)
  expect(isDatabaseAway(why)).toBe(true)
  await expect
    .poll(async () => (await db.pool.query<{ taken: boolean }>(takesLock)).rows[0]?.taken)
    .toBe(true)
})

it('is itself where it does not, and its connection goes on', async () => {
  const process = () => db.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const before = (await process()).rows
  const inside = await withBoundedWork(db, async ({ orm }, bound) => {
    bound(20_000)
    return (await orm.execute<{ pid: number }>('select pg_backend_pid() as pid')).rows
  })
  expect(inside).toEqual(before)
  expect((await process()).rows).toEqual(before)
})
