import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkHouse } from '../../health/checks.ts'
import { inOperatorsWords } from '../../newsroom/status/finding.ts'
import { readSettings } from '../../settings/settings.ts'
import { openDatabase } from '../open.ts'

let dataFolder: string
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'warraq-durable-'))
})
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

it('has what is acknowledged written to the disk, in a way that does something here', async () => {
  const db = await openDatabase({ dataFolder })
  const { rows } = await db.pool.query(
    "select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method, current_setting('data_checksums') as checksums",
  )
  await db.close()
  expect(rows).toEqual([{ fsync: 'on', method: 'fsync', checksums: 'on' }])
})

it('opens whatever a power cut left: a server’s empty mark, or a database that was being made; and says what a disk has spoilt', async () => {
  const path = join(dataFolder, 'database')
  const first = await openDatabase({ dataFolder })
  await first.pool.query('create table kept (n int)')
  await first.close()

  writeFileSync(join(path, 'postmaster.pid'), '')
  const second = await openDatabase({ dataFolder })
  expect((await second.pool.query('select count(*)::int as n from kept')).rows).toEqual([{ n: 0 }])
  await second.close()

  // It was never open to anybody: nothing in it is missed.
  writeFileSync(`${path}.being-made`, '')
  rmSync(join(path, 'global'), { recursive: true })
  const third = await openDatabase({ dataFolder })
  expect((await third.pool.query("select to_regclass('kept') as kept")).rows).toEqual([{ kept: null }])
  expect(existsSync(`${path}.being-made`)).toBe(false)

  await third.pool.query(`create table words as select 'كلمة' as word, n from generate_series(1, 1000) n`)
  const { rows } = await third.pool.query<{ file: string }>("select pg_relation_filepath('words') as file")
  await third.close()
  const file = openSync(join(path, rows[0]!.file), 'r+')
  writeSync(file, 'not what was written', 8_192 + 3_000)
  closeSync(file)
  const damaged = await openDatabase({ dataFolder })
  const look = async () =>
    (
      await checkHouse({ db: damaged, settings: readSettings({ WARRAQ_DATA: dataFolder }) }, ['database'])
    ).map(inOperatorsWords)
  expect(await look(), 'nobody has read it').toMatchObject([{ health: 'well' }])
  await expect(damaged.pool.query('select sum(n) from words')).rejects.toMatchObject({ code: 'XX001' })
  expect(await look()).toMatchObject([
    { health: 'broken', says: expect.stringContaining('1 read met a page that is not as it was written') },
  ])
  await damaged.close()
})
