import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordDependencies } from '../press/cache-dependencies.ts'
import { archiveQuestions, type Question } from '../testing/archive-questions.ts'
import { generateArchive } from '../testing/generated-archive.ts'
import { costlySteps, type Watched, watchStatements } from '../testing/watched-statements.ts'
import { type Database, openDatabase } from './open.ts'
import { createTestDatabase } from './testing/test-databases.ts'

/**
 * A plan is as good in an archive of a million as its indexes are. In a small one PostgreSQL would read whole tables, which
 * is cheaper there; told that this is dear, it still does where there is no index that helps.
 */
const stories = 3_000

describe('what is asked of a large archive', () => {
  let db: Database
  let remove: () => Promise<void>
  let questions: Question[]
  let watched: Watched

  beforeAll(async () => {
    const created = await createTestDatabase('postgres')
    remove = created.remove
    const filling = await openDatabase(created.settings)
    await generateArchive(filling, { stories, authors: 100, topics: 200 }, () => {})
    const { rows } = await filling.pool.query('SELECT current_database() AS name')
    await filling.pool.query(`ALTER DATABASE "${rows[0].name}" SET enable_seqscan = off`)
    await filling.pool.query(`ALTER DATABASE "${rows[0].name}" SET enable_sort = off`)

    await filling.close()
    db = await openDatabase(created.settings)
    watched = watchStatements(db.pool)
    questions = await archiveQuestions(db)
  })
  afterAll(async () => {
    await db.close()
    await remove()
  })

  it('reads no large table whole, and sorts no more than it may show', async () => {
    const costly: string[] = []
    let explained = 0
    for (const { name, ask } of questions) {
      if (name === 'publish') continue
      watched.asked.clear()
      await recordDependencies(() => ask(0))
      for (const [text, parameters] of [...watched.asked]) {
        const found = await costlySteps(db.pool, text, parameters, { scanned: 1_000, sorted: 1_500 })
        if (!found) continue
        explained += 1
        for (const step of found.steps)
          costly.push(`${name}: ${step}: ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`)
      }
    }
    expect(explained).toBeGreaterThan(100)
    expect(costly).toEqual([])
  })
})
