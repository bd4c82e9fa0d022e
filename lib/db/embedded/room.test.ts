import { join } from 'node:path'
import { expect, it } from 'vitest'
import { smallDisk } from '../../testing/small-disk.ts'
import { type Database, openDatabase } from '../open.ts'

/** What PostgreSQL says to who writes in a transaction that only reads. */
const readOnly = '25006'

it('an embedded database on a disk that fills up is read until there is room, and says why it does not open', async ({
  skip,
  onTestFinished,
}) => {
  const disk = await smallDisk(260)
  if (typeof disk === 'string') return skip(disk)
  onTestFinished(disk.remove)
  const open = () => openDatabase({ dataFolder: disk.folder })
  const insert = (db: Database) => db.pool.query(`insert into words values ('كلمة')`)
  const count = async (db: Database) =>
    (await db.pool.query<{ count: number }>('select count(*)::int from words')).rows[0]?.count

  let db = await open()
  await db.pool.query('create table words (text text)')
  await insert(db)
  await db.close()

  await disk.fill(20)
  db = await open()
  // More than the log has room for: written, it would end the engine, which could not be opened again.
  await expect(
    db.pool.query(`insert into words select repeat(md5(n::text), 1000) from generate_series(1, 5000) n`),
  ).rejects.toMatchObject({ code: readOnly })
  expect(await count(db), 'it is read').toBe(1)
  await disk.clear()
  await expect.poll(() => insert(db).then(() => 'written', String), { timeout: 15_000 }).toBe('written')
  expect(await count(db)).toBe(2)

  await disk.fill(80)
  // The log alone outruns the disk in one statement, which nothing can tell to stop.
  const overrun = db.pool.query(
    `select count(pg_logical_emit_message(false, 'x', repeat('x', 1000000))) from generate_series(1, 200)`,
  )
  await expect(overrun).rejects.toThrow(/broke the connection/)
  expect(await count(db), 'a copy of it is read').toBe(2)
  await expect(insert(db)).rejects.toMatchObject({ code: readOnly })
  await disk.clear()
  await expect.poll(() => insert(db).then(() => 'written', String), { timeout: 15_000 }).toBe('written')
  expect(await count(db)).toBe(3)
  await db.close()
  db = await open()
  expect(await count(db), 'it was the folder that was written to').toBe(3)
  await db.close()

  await disk.fill(0)
  const another = openDatabase({ dataFolder: join(disk.folder, 'another') })
  await expect(another).rejects.toThrow(/is full\. Make room there/)
  await disk.clear()
  await disk.makeReadOnly()
  await expect(open()).rejects.toThrow(/can only be read\. Mount it for writing/)
})
