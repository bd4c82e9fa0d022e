import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openNewspaper } from '/work/main/e2e/newspaper.ts'
import { openDatabase } from '/work/main/lib/db/open.ts'
import { touch } from '/work/main/lib/db/schema.ts'
import { startPostgres } from '/work/main/lib/db/testing/postgres-server.ts'
const folder = await mkdtemp(join(tmpdir(), 'warraq-flake-'))
const pg = await startPostgres()
const paper = await openNewspaper({ DATABASE_URL: pg.url, WARRAQ_DATA: folder, SITE_URL: 'https://news.example' })
const db = await openDatabase({ databaseUrl: pg.url, dataFolder: folder })
const seen = new Map<string, number>()
for (let i = 0; i < 400; i++) {
  await db.orm.insert(touch).values([{ tag: 'publication' }])
  await db.orm.execute(sql`select pg_notify('warraq_touch', '')`)
  await new Promise((r) => setTimeout(r, 20 + Math.random()*60))
  const text = await (await fetch(`${paper.url}/en`)).text()
  if (!seen.has(text)) { await writeFile(`/tmp/front-${seen.size}.html`, text); console.log(i, 'new', text.length) }
  seen.set(text, (seen.get(text) ?? 0) + 1)
}
console.log([...seen.values()])
await db.close(); await paper.stop(); await pg.stop()
