import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { count, eq, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { afterEach, describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import {
  type Database,
  DatabaseUnreachable,
  DatabaseUnsuitable,
  DataFolderInUse,
  database,
  openDatabase,
} from './open.ts'
import { foreignKeyViolation, sqlState, uniqueViolation } from './sql-state.ts'
import { boardArticle, boardStory } from './tables/boards.ts'
import { section } from './tables/directory.ts'
import { story } from './tables/stories.ts'
import { sampleRows } from './testing/sample-rows.ts'
import { createServerDatabase } from './testing/server-databases.ts'
import { createTestDatabase, describeEachEngine, openTestDatabase } from './testing/test-databases.ts'

const newSection = (name: string) => ({ id: name, slug: name, names: { ar: `قسم ${name}` }, position: 1 })
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error,
  )

describeEachEngine('a database', (opened) => {
  const orm = () => opened().orm
  const sectionCount = async () => (await orm().select({ n: count() }).from(section))[0]!.n
  const answers = async () =>
    expect((await opened().pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])

  afterEach(async () => {
    await orm().delete(story)
    await orm().delete(section)
  })

  test('gives back a row of every table as it was written', async () => {
    const rolledBack = new Error('rolled back')
    const outcome = orm().transaction(async (tx) => {
      for (const { table, row } of sampleRows()) {
        // These have a row of each article and story already, by triggers.
        if (table === boardArticle || table === boardStory) await tx.delete(table)
        await tx.insert(table).values(row)
        const read = await tx.select().from(table)
        expect(read).toHaveLength(1)
        expect(read[0]).toMatchObject(row)
      }
      throw rolledBack
    })
    await expect(outcome).rejects.toBe(rolledBack)
  })

  test('is the database that code under test gets', async () => {
    expect(await database()).toBe(opened())
  })

  test('keeps what a transaction wrote once it commits', async () => {
    const seenInside = await orm().transaction(async (tx) => {
      await tx.insert(section).values(newSection('tech'))
      return tx.$count(section)
    })
    expect(seenInside).toBe(1)
    expect(await sectionCount()).toBe(1)
  })

  test('forgets what a transaction wrote when it throws, and works on', async () => {
    const outcome = orm().transaction(async (tx) => {
      await tx.insert(section).values(newSection('tech'))
      throw new Error('changed my mind')
    })
    await expect(outcome).rejects.toThrow('changed my mind')
    expect(await sectionCount()).toBe(0)
  })

  test('rolls a savepoint back and keeps the transaction around it', async () => {
    await orm().transaction(async (tx) => {
      await tx.insert(section).values(newSection('kept'))
      await failure(tx.transaction((inner) => inner.insert(section).values(newSection('kept'))))
      await tx.insert(section).values(newSection('kept-too'))
    })
    expect(await sectionCount()).toBe(2)
  })

  test('refuses what the constraints forbid with the SQLSTATE that says so', async () => {
    await orm().insert(section).values(newSection('tech'))
    expect(sqlState(await failure(orm().insert(section).values(newSection('tech'))))).toBe(uniqueViolation)
    const orphan = orm().insert(story).values({ id: 's', sectionId: 'nowhere' })
    expect(sqlState(await failure(orphan))).toBe(foreignKeyViolation)
    expect(sqlState(await failure(orm().execute(sql`SELECT * FROM nowhere`)))).toBe('42P01')
    expect(sqlState(await failure(orm().execute(sql`SELECT ${'a\0b'}::text`)))).toBe('22021')
    expect(sqlState(new Error('of another kind'))).toBeUndefined()
    await answers()
  })

  test('refuses further statements of a transaction in which one failed', async () => {
    const outcome = orm().transaction(async (tx) => {
      await failure(tx.execute(sql`SELECT 1 / 0`))
      await tx.insert(section).values(newSection('tech'))
    })
    expect(sqlState(await failure(outcome))).toBe('25P02')
    await answers()
  })

  test('returns moments as dates, counts as numbers, and speaks UTC', async () => {
    const before = Date.now()
    await orm().insert(section).values(newSection('tech'))
    const [row] = await orm().insert(story).values({ id: 's', sectionId: 'tech' }).returning()
    expect(row!.createdAt).toBeInstanceOf(Date)
    expect(Math.abs(row!.createdAt.getTime() - before)).toBeLessThan(10_000)
    const { rows } = await opened().pool.query<{ zone: string; moment: Date; rows: string }>(
      "SELECT current_setting('TimeZone') AS zone, now() AS moment, count(*) AS rows FROM section",
    )
    // Raw SQL keeps what node-postgres does: bigint as text. Drizzle's count() is a number.
    expect(rows[0]).toEqual({ zone: 'UTC', moment: expect.any(Date), rows: '1' })
    expect(await orm().$count(section)).toBe(1)
  })

  test('answers fifty callers at once, each its own', async () => {
    const numbers = Array.from({ length: 50 }, (_, number) => number)
    const results = await Promise.all(
      numbers.map((number) => opened().pool.query('SELECT $1::int AS number', [number])),
    )
    expect(results.map(({ rows }) => rows[0].number)).toEqual(numbers)
  })

  test('keeps twenty transactions at once apart', async () => {
    await orm().insert(section).values(newSection('counter'))
    const increment = () =>
      orm().transaction(async (tx) => {
        const [row] = await tx.select().from(section).where(eq(section.id, 'counter')).for('update')
        await tx
          .update(section)
          .set({ position: row!.position + 1 })
          .where(eq(section.id, 'counter'))
      })
    await Promise.all(Array.from({ length: 20 }, increment))
    expect((await orm().select().from(section))[0]!.position).toBe(21)
  })

  test('carries a value of 5 MB both ways', async () => {
    const names = { ar: 'ورّاق'.repeat(524_288) }
    expect(Buffer.byteLength(names.ar)).toBeGreaterThanOrEqual(5 * 1024 * 1024)
    await orm()
      .insert(section)
      .values({ ...newSection('long'), names })
    const [row] = await orm().select().from(section)
    expect(row!.names.ar === names.ar).toBe(true)
  })

  test('returns 100,000 rows', async () => {
    const { rows } = await opened().pool.query('SELECT n FROM generate_series(1, 100000) AS n')
    expect(rows).toHaveLength(100_000)
    expect(rows.at(-1)).toEqual({ n: 100_000 })
  })

  test('gives the next caller a clean session after one leaves in the middle of a transaction', async () => {
    const client = await opened().pool.connect()
    await client.query('BEGIN')
    await client.query("INSERT INTO section (id, slug, names, position) VALUES ('x', 'x', '{}', 1)")
    await client.query("SET search_path = 'pg_catalog'")
    await client.query('PREPARE leftover AS SELECT 1')
    client.release(true)
    expect(await sectionCount()).toBe(0)
    const { rows } = await opened().pool.query(
      "SELECT current_setting('search_path') <> 'pg_catalog' AS clean, count(*) FROM pg_prepared_statements GROUP BY 1",
    )
    expect(rows.filter(({ clean }) => clean === false)).toEqual([])
    await answers()
  })

  test('answers after a caller has left while the database was busy with its query', async () => {
    const client = await opened().pool.connect()
    const abandoned = failure(client.query('SELECT pg_sleep(0.2)'))
    client.release(true)
    expect(await abandoned).toBeInstanceOf(Error)
    await answers()
  })

  test('finds Arabic by trigrams', async () => {
    await opened().pool.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    const { rows } = await opened().pool.query("SELECT similarity('السعودية', 'السعوديه') > 0.5 AS alike")
    expect(rows).toEqual([{ alike: true }])
  })
})

describe.each(['postgres', 'embedded'] as const)('opening and closing (%s)', (engine) => {
  test('what was written is there after closing and opening again', async () => {
    const { settings, remove } = await createTestDatabase(engine)
    onTestFinished(remove)
    const first = await openDatabase(settings)
    await first.orm.insert(section).values(newSection('tech'))
    await first.close()
    const second = await openDatabase(settings)
    expect(await second.orm.select().from(section)).toMatchObject([newSection('tech')])
    await second.close()
  })

  test('closing lets what was asked finish, may be repeated, and refuses what comes later', async () => {
    const opened = await openTestDatabase(engine)
    const running = Array.from({ length: 15 }, () => opened.pool.query('SELECT pg_sleep(0.01), 1 AS one'))
    await Promise.all([opened.close(), opened.close()])
    for (const { rows } of await Promise.all(running)) expect(rows[0].one).toBe(1)
    await expect(opened.pool.query('SELECT 1')).rejects.toThrow()
  })
})

describe('the database of the process', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('is opened once, also for another copy of the module, and anew after it is closed', async () => {
    const { settings, remove } = await createTestDatabase('postgres')
    onTestFinished(remove)
    vi.stubEnv('DATABASE_URL', settings.databaseUrl)
    // As in Next's bundle: the same file, evaluated a second time.
    const sameFile: string = './open.ts?copy'
    const copy: typeof import('./open.ts') = await import(sameFile)
    expect(copy.database).not.toBe(database)
    const [first, second] = await Promise.all([database(), copy.database()])
    expect(second).toBe(first)
    await first.close()
    const third = await database()
    expect(third).not.toBe(first)
    await third.orm.insert(section).values(newSection('tech'))
    await third.close()
  })

  test('may be asked for again after it failed to open', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none')
    await expect(database()).rejects.toThrow(DatabaseUnreachable)
    const { settings, remove } = await createTestDatabase('postgres')
    onTestFinished(remove)
    vi.stubEnv('DATABASE_URL', settings.databaseUrl)
    await (await database()).close()
  })
})

describe('a PostgreSQL server that cannot be used', () => {
  const refusal = async (databaseUrl: string) =>
    String(await failure(openDatabase({ databaseUrl, dataFolder: '' })))

  test.each([
    [
      'nobody listens',
      'postgres://editor:s3cret@localhost:1/warraq',
      /editor@localhost:1\/warraq.*ECONNREFUSED/,
    ],
    [
      'no such host',
      'postgres://editor:s3cret@host.invalid/warraq',
      /host\.invalid:5432\/warraq.*ENOTFOUND|EAI_AGAIN/,
    ],
    ['not an address', 'editor:s3cret@host/warraq', /not an address/],
    ['not an address', 'postgres://editor:s3cret@host:port/warraq', /not an address/],
    ['another database', 'mysql://editor:s3cret@host/warraq', /not an address/],
  ])('%s: %s', async (_, databaseUrl, message) => {
    const error = await failure(openDatabase({ databaseUrl, dataFolder: '' }))
    expect(error).toBeInstanceOf(DatabaseUnreachable)
    expect(String(error)).toMatch(message)
    expect(String(error)).toContain('DATABASE_URL')
    expect(JSON.stringify([String(error), (error as Error).stack, (error as Error).cause])).not.toContain(
      's3cret',
    )
  })

  test('the database does not exist', async () => {
    const url = new URL(inject('postgres').url)
    url.pathname = '/missing'
    expect(await refusal(url.href)).toMatch(/DatabaseUnreachable.*"missing" does not exist/)
  })

  test('its ctype knows no Arabic letter', async () => {
    const created = await createServerDatabase(inject('postgres').url, { ctype: 'C' })
    onTestFinished(created.remove)
    const error = await failure(openDatabase({ databaseUrl: created.url, dataFolder: '' }))
    expect(error).toBeInstanceOf(DatabaseUnsuitable)
    expect(String(error)).toMatch(/LC_CTYPE C.*\nCREATE DATABASE/)
  })
})

describe('a PostgreSQL server that restarts', () => {
  const terminateAll = async (opened: Database, but = 0) => {
    const { rows } = await opened.pool.query('SELECT current_database() AS name')
    const admin = new Client({ connectionString: inject('postgres').url })
    await admin.connect()
    await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> $2',
      [rows[0].name, but],
    )
    await admin.end()
  }

  test('costs the queries of that moment and nothing else', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const opened = await openTestDatabase('postgres')
    const lent = await opened.pool.connect()
    await lent.query('BEGIN')
    await terminateAll(opened)
    await expect(lent.query('SELECT 1')).rejects.toThrow()
    lent.release(true)
    // An idle connection may be found dead only by the query that takes it.
    await failure(opened.pool.query('SELECT 1'))
    log.mockRestore()
    expect((await opened.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await opened.close()
  })
})

describe('an embedded engine that fails', () => {
  test.each([
    // PGlite 0.5 cannot take COPY data from a client: it exits while it waits for them.
    ['exits', 'COPY section FROM STDIN'],
    // It survives the overflow of its stack without a word, in whatever state that leaves.
    ['breaks off', "SELECT repeat('[', 100000)::jsonb"],
  ])('because it %s is started again by the next query, and nothing committed is lost', async (_, fatal) => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    onTestFinished(() => log.mockRestore())
    const opened = await openTestDatabase('embedded')
    await opened.orm.insert(section).values(newSection('kept'))
    const lent = await opened.pool.connect()
    await lent.query('BEGIN')
    await lent.query("INSERT INTO section (id, slug, names, position) VALUES ('x', 'x', '{}', 1)")
    await expect(lent.query(fatal)).rejects.toThrow('embedded database broke')
    lent.release(true)
    expect(await opened.orm.select().from(section)).toMatchObject([newSection('kept')])
    expect(log.mock.calls.join()).toContain('The embedded database failed')
    await opened.close()
  })

  test('fails the opening of a folder that holds no database it can read', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const { settings, remove } = await createTestDatabase('embedded')
    onTestFinished(remove)
    await writeFile(join(settings.dataFolder, 'database', 'global', 'pg_control'), 'damaged')
    await expect(openDatabase(settings)).rejects.toThrow('embedded database broke')
    // The lock was given back: the folder can be repaired and opened.
    await expect(openDatabase(settings)).rejects.not.toThrow(DataFolderInUse)
    log.mockRestore()
  })
})

describe('the embedded engine without an autovacuum', () => {
  test('is vacuumed ten minutes after it opens, and every day', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const opened = await openTestDatabase('embedded')
    const vacuums = async (): Promise<number> => {
      const { rows } = await opened.pool.query(
        "SELECT vacuum_count::int AS n FROM pg_stat_user_tables WHERE relname = 'section'",
      )
      return rows[0].n
    }
    expect(await vacuums()).toBe(0)
    vi.advanceTimersByTime(10 * 60_000)
    expect(await vacuums()).toBe(1)
    vi.advanceTimersByTime((24 * 60 - 10) * 60_000)
    expect(await vacuums()).toBe(2)
    vi.useRealTimers()
    await opened.close()
  })
})
