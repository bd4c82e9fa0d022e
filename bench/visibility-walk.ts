/**
 * A newsroom works at random, and strangers ask every address there is, in every form, for words that are not public:
 *
 *   node bench/visibility-walk.ts --looks=10 --steps=20 --seed=1
 *
 * Hidden are drafts over what is published, what was replaced, scheduled, embargoed, unpublished, killed or binned, other
 * headlines, notes, suggestions, plans, drafts of boxes and of live entries, topics of hidden stories, and who works here.
 * It is looked for on pages, in light ones, in parts of pages, feeds, maps, search, suggestions, the API, cards, oEmbed,
 * streams, redirects and headers; and what is public must stand where it belongs. Ends with an error at anything that is
 * still there when it is asked for again.
 */
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { smallPublication } from '../lib/publication/testing/small-publication.ts'
import { seeded } from '../lib/testing/chance.ts'
import { kill, openPaper } from './faults/paper.ts'
import { openNewsroom } from './visibility/newsroom.ts'
import { strangersAt } from './visibility/strangers.ts'

const { values } = parseArgs({
  options: {
    looks: { type: 'string', default: '10' },
    steps: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
})
const chance = seeded(Number(values.seed))
const postgres = await startPostgres([])
const db = await openDatabase({ databaseUrl: postgres.url, dataFolder: '' })
await migrateDatabase(db)
const newsroom = await openNewsroom(db, await smallPublication(db), chance)
const paper = await openPaper('visibility', postgres.url)
const strangers = strangersAt(paper.port, newsroom, chance)
const from = Date.now()
const seen = new Set<string>()
let asked = 0
let late = 0
let wrong = 0
try {
  for (let look = 1; look <= Number(values.looks); look += 1) {
    for (let step = 0; step < Number(values.steps); step += 1) await newsroom.step()
    await newsroom.settle()
    const { faults, tally } = await strangers.look()
    for (const mark of tally.seen) seen.add(mark)
    asked += tally.asked
    late += tally.late
    wrong += faults.length
    const statuses = [...tally.statuses].sort().map(([status, times]) => `${times} × ${status}`)
    console.log(`| ${look} | ${statuses.join(', ')} | ${tally.late} late | ${faults.length} wrong`)
    for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`)
    if (faults.length > 0) {
      for (const each of newsroom.told) console.log(`    ${each}`)
      break
    }
  }
  const refused = newsroom.told.filter((each) => each.startsWith('is refused')).length
  console.log(
    `seed ${values.seed}: ${newsroom.told.length} steps (${refused} refused), ${asked} answers, ` +
      `${seen.size} different marks read, ${late} late, ${wrong} wrong, ${Math.round((Date.now() - from) / 1_000)} s`,
  )
  process.exitCode = wrong > 0 ? 1 : 0
} finally {
  await kill(paper)
  await db.close()
  await postgres.stop()
}
