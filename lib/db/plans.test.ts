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
const stories = 6_000

describe('what is asked of a large archive', () => {
  let db: Database
  let remove: () => Promise<void>
  let questions: Question[]
  let watched: Watched

  beforeAll(async () => {
    const created = await createTestDatabase('postgres')
    remove = created.remove
    const filling = await openDatabase(created.settings)
    await generateArchive(filling, { stories, authors: 100, topics: 1_100 }, () => {})
    // As many notes as a larger archive has.
    await filling.pool.query(`INSERT INTO correction (id, article_id, note, corrected_at)
      SELECT 'n' || id, id, 'تصويب', published_at + interval '1 hour' FROM article WHERE id ~ '^ar[0-9]*[02468]$'`)
    await filling.pool.query('VACUUM ANALYZE correction, listing_correction')
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
        const found = await costlySteps(db.pool, text, parameters, {
          scanned: 1_000,
          sorted: mayFetch(name),
          alsoLarge: name.startsWith('search') ? ['author', 'topic'] : [],
        })
        if (!found) continue
        explained += 1
        for (const step of found.steps)
          costly.push(`${name}: ${step}: ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`)
      }
    }
    expect(explained).toBeGreaterThan(100)
    expect(costly).toEqual([])
  })

  it.each([
    ['corrections', 1_000],
    ['map index', 1_500],
    ['map of a month', 1_500],
  ])('looks at few blocks for %s, however many there are', async (asked, most) => {
    const { ask } = questions.find(({ name }) => name === asked)!
    watched.asked.clear()
    await recordDependencies(() => ask(0))
    const bounds = { scanned: Number.POSITIVE_INFINITY, sorted: Number.POSITIVE_INFINITY }
    let blocks = 0
    for (const [text, parameters] of [...watched.asked])
      blocks += (await costlySteps(db.pool, text, parameters, bounds))?.blocks ?? 0
    expect(blocks).toBeGreaterThan(0)
    expect(blocks).toBeLessThan(most)
  })
})

/** Rows that one step may sort or fetch, whatever the archive's size: what has a larger bound of its own says which. */
function mayFetch(question: string): number {
  // The newest stories that it looks at first (`look-back.ts`).
  if (question.startsWith('search')) return 4_000
  // The latest that are looked through before what a board asks for is looked up (`story-matches.ts`).
  if (question.startsWith('stories')) return 5_001
  // Each entry of a page is counted up to its cap (`list-entries.ts`).
  return question.startsWith('directory') ? 5_000 : 1_500
}
