/**
 * What a power cut leaves of the embedded engine: `node bench/faults/power-cuts.ts [--cuts=12]`. A database lies on a small
 * disk of its own (ext4 on a file). While it is made, filled and written to, what has reached the disk is copied at random
 * moments, as a power cut would leave it (what was written and not synced is not there); each copy is then opened, and every row that had been acknowledged is looked for.
 * Needs Linux and root (`mount -o loop`).
 */
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../../lib/db/migrate.ts'
import { openDatabase } from '../../lib/db/open.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cuts: { type: 'string', default: '12' } },
})

/** Writes rows one after the other, and says of each that it was acknowledged. */
async function write(dataFolder: string): Promise<void> {
  const db = await openDatabase({ dataFolder })
  await migrateDatabase(db)
  await db.pool.query('create table if not exists row (n int primary key, words text not null)')
  console.log('open')
  for (let n = 1; ; n++) {
    await db.pool.query('insert into row values ($1, $2)', [n, `خبر ${n} `.repeat(40)])
    if (n % 100 === 0) await db.pool.query('delete from row where n % 10 = 3 and n > $1 - 100', [n])
    if (n % 1_000 === 0) await db.pool.query('checkpoint')
    console.log(String(n))
  }
}

/** How many of so many rows are there again. */
async function look(dataFolder: string, acknowledged: number): Promise<string> {
  const started = performance.now()
  const db = await openDatabase({ dataFolder })
  const opened = `opened in ${((performance.now() - started) / 1000).toFixed(1)} s`
  try {
    if (acknowledged === 0) return `${opened}, nothing had been acknowledged`
    const { rows } = await db.pool.query<{ last: number }>('select max(n) as last from row')
    const last = rows[0]?.last ?? 0
    const lost = Math.max(0, acknowledged - last)
    return `${opened}, ${acknowledged} rows acknowledged, ${lost} lost${lost > 0 ? ' NOT reached' : ''}`
  } finally {
    await db.close()
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-power-'))
  const disk = join(folder, 'disk')
  const mount = join(folder, 'mount')
  const mounted = (image: string, at: string) => {
    mkdirSync(at, { recursive: true })
    execFileSync('mount', ['-o', 'loop', image, at])
  }
  execFileSync('truncate', ['--size=512M', disk])
  execFileSync('mkfs.ext4', ['-q', disk])
  mounted(disk, mount)
  const writer = spawn(process.execPath, [import.meta.filename, 'write', mount], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  createInterface({ input: writer.stdout }).on('line', (line) => {
    acknowledged = Number(line) || acknowledged
  })
  const cuts: { image: string; acknowledged: number; after: number }[] = []
  const from = performance.now()
  for (let cut = 0; cut < Number(values.cuts); cut++) {
    // A third of them while it is being made and migrated.
    while (cut * 3 >= Number(values.cuts) && acknowledged === 0) await wait(50)
    await wait(500 + Math.random() * 4_000)
    const image = join(folder, `cut-${cut}`)
    cuts.push({ image, acknowledged, after: (performance.now() - from) / 1000 })
    // A cut is of one moment: nothing is asked of the disk while it is copied.
    writer.kill('SIGSTOP')
    copyFileSync(disk, image)
    writer.kill('SIGCONT')
  }
  writer.kill('SIGKILL')
  await wait(500)
  execFileSync('umount', [mount])

  console.log('| Power cut after | Then |\n| --- | --- |')
  for (const { image, acknowledged: known, after } of cuts) {
    const at = `${image}-mounted`
    mounted(image, at)
    const told = await look(at, known).catch(
      (error: Error) => `NOT reached: never opened (${error.message.split('\n')[0]})`,
    )
    console.log(`| ${after.toFixed(1)} s | ${told} |`)
    await wait(200)
    execFileSync('umount', ['-l', at])
    rmSync(image)
  }
  rmSync(folder, { recursive: true, force: true })
}

if (positionals[0] === 'write') await write(positionals[1]!)
else await main()
