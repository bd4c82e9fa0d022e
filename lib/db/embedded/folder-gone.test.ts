import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkHouse } from '../../health/checks.ts'
import { readSettings } from '../../settings/settings.ts'
import { openDatabase } from '../open.ts'
import { isDatabaseAway, isOverSoon } from '../sql-state.ts'

it('makes no other database where its folder was taken away, says so, and opens none that others may have', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'warraq-gone-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const dataFolder = join(parent, 'data')
  const db = await openDatabase({ dataFolder })
  onTestFinished(() => db.close())
  await db.pool.query('create table paper (name text)')
  // A copy of it, as a backup that is put back has it.
  await db.pool.query('checkpoint')
  await rename(dataFolder, join(parent, 'elsewhere'))
  // Nothing is acknowledged that would be gone with the process.
  await expect
    .poll(
      () => db.pool.query("insert into paper values ('lost')").catch((error: unknown) => isOverSoon(error)),
      {
        timeout: 20_000,
      },
    )
    .toBe(true)
  const fails = async (query: string) =>
    isDatabaseAway(await db.pool.query(query).catch((error: unknown) => error))
  const large =
    'select count(*) from (select distinct repeat(n::text, 50) from generate_series(1, 200000) n) each'
  // Until it needs a file that it has not open.
  await expect
    .poll(async () => (await fails(large)) && (await fails('select 1 from paper')), { timeout: 20_000 })
    .toBe(true)
  const settings = { ...readSettings(), dataFolder }
  const told = await checkHouse({ db, settings }, ['database'])
  expect(told).toMatchObject([{ name: 'folderGone', health: 'broken' }])
  for (let n = 0; n < 3; n += 1) expect(await fails('select 1 from paper')).toBe(true)
  expect(await readdir(parent)).toEqual(['elsewhere'])
  // Empty, as where a disk was mounted; whatever comes there has a lock that is not ours.
  await mkdir(join(dataFolder, 'database'), { recursive: true })
  expect(await fails('select 1 from paper')).toBe(true)
  expect(await readdir(join(dataFolder, 'database'))).toEqual([])
  // The disk itself is back.
  await rm(dataFolder, { recursive: true })
  await rename(join(parent, 'elsewhere'), dataFolder)
  await expect
    .poll(async () => (await db.pool.query('select from paper')).rowCount, { timeout: 20_000 })
    .toBe(0)
})
