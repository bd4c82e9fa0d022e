/**
 * What a backup and a restore of a large paper take: `node bench/backup.ts [--stories=100000] [--to=embedded]`, on PostgreSQL
 * servers of its own. Prints time, size and the memory of this process at its peak, for backing up, for backing up again, for
 * verifying and for restoring into an empty database, with how long each step of the restore took.
 *
 * `--database-url=…` backs up a database that was filled before. Pictures are those of the demo.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { folderPlace } from '../lib/backup/folder-place.ts'
import { readManifest } from '../lib/backup/manifest.ts'
import { restoreBackup } from '../lib/backup/restore-backup.ts'
import { verifyBackup } from '../lib/backup/verify-backup.ts'
import { writeBackup } from '../lib/backup/write-backup.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { createServerDatabase } from '../lib/db/testing/server-databases.ts'
import { diskStore } from '../lib/picture/disk-store.ts'
import { generateArchive } from '../lib/testing/generated-archive.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '100000' },
    'database-url': { type: 'string' },
    to: { type: 'string', default: 'postgres' },
  },
})

const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-backup-'))
const settings = ['shared_buffers=1GB', 'max_wal_size=8GB', 'wal_level=minimal', 'max_wal_senders=0']
const server = await startPostgres(settings)
const filled = values['database-url']
  ? { url: values['database-url'], remove: async () => {} }
  : await createServerDatabase(server.url)
const empty = await createServerDatabase(server.url)
const target =
  values.to === 'embedded'
    ? { dataFolder: join(folder, 'data'), isDurable: false }
    : { databaseUrl: empty.url, dataFolder: '' }

/** Times work, and watches what this process holds. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const looking = setInterval(look, 100)
  const began = performance.now()
  try {
    return await work()
  } finally {
    look()
    clearInterval(looking)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${name.padEnd(24)} ${seconds.padStart(8)} s   peak ${(peak / 1e6).toFixed(0)} MB`)
  }
}

/** Says how long was spent in each step that is told of. */
function steps(): { tell: (line: string) => void; print: () => void } {
  const spent = new Map<string, number>()
  let last = ''
  let at = performance.now()
  const tell = (line: string) => {
    const name = line.replace(/: \d.*$/, line.endsWith('compared') ? ' compared' : '')
    if (name === last) return
    if (last) spent.set(last, (spent.get(last) ?? 0) + performance.now() - at)
    last = name
    at = performance.now()
  }
  return {
    tell,
    print: () => {
      tell('')
      const longest = [...spent].sort(([, a], [, b]) => b - a).slice(0, 12)
      for (const [name, ms] of longest) console.log(`  ${name.padEnd(34)} ${(ms / 1000).toFixed(1)} s`)
    },
  }
}

try {
  if (!values['database-url']) {
    const db = await openDatabase({ databaseUrl: filled.url, dataFolder: '' })
    await migrateDatabase(db)
    const stories = Number(values.stories)
    await timed('filled', () =>
      generateArchive(
        db,
        { stories, authors: Math.max(10, stories / 100), topics: Math.max(20, stories / 50) },
        () => {},
      ),
    )
    const { rows } = await db.pool.query('SELECT pg_database_size(current_database()) AS bytes')
    console.log(`database ${(Number(rows[0].bytes) / 1e6).toFixed(0)} MB`)
    await db.close()
  }
  const place = folderPlace(join(folder, 'backups'))
  const given = {
    source: { databaseUrl: filled.url, dataFolder: '' },
    store: diskStore(join(folder, 'media')),
    withMedia: true,
    version: 'bench',
    build: 'bench',
    settings: {},
    seal: null,
  }
  const writing = steps()
  const report = await timed('backed up', () => writeBackup(place, given, writing.tell))
  writing.print()
  console.log(`${report.tables} tables, ${report.rows} rows, ${(report.bytes / 1e6).toFixed(0)} MB`)
  const manifest = await readManifest(place, report.id)
  await timed('verified', () => verifyBackup(place, manifest))
  const restoring = steps()
  await timed('restored', () =>
    restoreBackup(
      place,
      manifest,
      {
        target,
        store: diskStore(join(folder, 'restored')),
        mediaFolder: join(folder, 'restored'),
        passphrase: undefined,
      },
      restoring.tell,
    ),
  )
  restoring.print()
} finally {
  await empty.remove().catch(() => {})
  await filled.remove().catch(() => {})
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
