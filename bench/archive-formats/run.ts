/**
 * What each format brings with it, counted twice: `node bench/archive-formats/run.ts [FORMAT …]`. Each file is counted by
 * means of its own, taken in by the command of the public, and what stands in the database is set beside it; then it is
 * taken in once more, and nothing may come twice. Ends with 1 where anything is lost. `--write` makes
 * `docs/moving-in-figures.md`; `--prove` harms what came of WordPress' file, and each harm has to be found. With one format, `--file PATH` counts that file instead of ours, with `--media FOLDER`.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { runCommand } from '../../lib/command/commands.ts'
import { migrateDatabase } from '../../lib/db/migrate.ts'
import { openDatabase } from '../../lib/db/open.ts'
import { startPostgres } from '../../lib/db/testing/postgres-server.ts'
import { readSettings } from '../../lib/settings/settings.ts'
import { compare, type Row } from './compare.ts'
import type { CountedFile, Files, Format } from './counted.ts'
import { figuresPage } from './figures-page.ts'
import { formats } from './formats/all.ts'
import { countOwn } from './formats/own-export.ts'
import { wordpress } from './formats/wordpress.ts'
import { harms } from './harms.ts'
import { zipOf } from './sample-files.ts'
import { standing } from './standing.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean' },
    prove: { type: 'boolean' },
    file: { type: 'string' },
    media: { type: 'string' },
  },
})
const root = new URL('../..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'warraq-formats-'))
const server = await startPostgres()
const urlOf = (name: string) => server.url.replace(/\/postgres(?=\?|$)/, `/${name}`)
const admin = new Client({ connectionString: server.url })
await admin.connect()

/** What `npm run warraq -- …` does, in this process: it starts fifty times. */
async function command(database: string, name: string, ...args: string[]): Promise<void> {
  const dataFolder = join(folder, database)
  mkdirSync(dataFolder, { recursive: true })
  const databaseUrl = urlOf(database)
  const db = await openDatabase({ databaseUrl, dataFolder })
  try {
    await migrateDatabase(db)
    const [file, ...options] = args
    const media = options[options.indexOf('--media') + 1]
    const beside = options.includes('--media') && media !== undefined ? { media } : {}
    const isSite = file !== undefined && /^https?:/.test(file)
    const { output, failed } = await runCommand(
      db,
      { ...readSettings(), databaseUrl, dataFolder, privateDestinations: ['127.0.0.1'] },
      {
        command: name,
        args,
        ...(file !== undefined && !isSite && { paths: { file, ...beside } }),
        ...(isSite && { site: { address: file, user: '', password: '', ...beside } }),
      },
    )
    if (failed) throw new Error(`${name} ${args.join(' ')}: ${output}`)
  } finally {
    await db.close()
  }
}

function put(at: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), content)
  }
}

/** The file as it is sent, and the folder of pictures beside it. */
function sent(format: Format, files: Files): string[] {
  if (values.file) return [values.file, ...(values.media ? ['--media', values.media] : [])]
  const at = join(folder, format.name)
  mkdirSync(at, { recursive: true })
  const name = format.zip ?? Object.keys(files)[0] ?? ''
  if (format.zip) writeFileSync(join(at, name), zipOf(files))
  else if (!format.serve) put(at, files)
  const media = format.media ? ['--media', join(at, 'media')] : []
  if (format.media) put(join(at, 'media'), format.media())
  return [join(at, name), ...media]
}

const ownExport = 'Warraq’s own export'
const results: { name: string; rows: Row[] }[] = []
let isLost = false

async function takeIn(name: string, counted: CountedFile, args: string[]): Promise<void> {
  const database = `site_${results.length}`
  await admin.query(`create database ${database} template pattern`)
  await command(database, 'import', ...args, '--publish')
  const first = await standing(urlOf(database))
  const rows = compare(counted, first)
  if (values.prove && name === 'WordPress') await prove(database, counted)
  await command(database, 'import', ...args, '--publish')
  const again = await standing(urlOf(database))
  if (again.articles !== first.articles)
    rows[0]?.lost.push(`${again.articles - first.articles} came in once more the second time`)
  results.push({ name, rows })
  console.log(`\n${name}`)
  for (const row of rows) {
    const reasons = [...row.reasons].map(([why, times]) => `${why} ${times}`).join(', ')
    console.log(
      `  ${row.what.padEnd(36)} ${String(row.inFile).padStart(5)} = ${row.cameIn} + ${row.changed} + ${row.leftOut}  ${reasons}`,
    )
    for (const each of row.lost) console.log(`      LOST ${each}`)
    if (row.lost.length > 0 || row.cameIn + row.changed + row.leftOut !== row.inFile) isLost = true
  }
}

/** Whether each harm that is done to a copy of a database is found. */
async function prove(database: string, counted: CountedFile): Promise<void> {
  for (const [at, { what, sql, found }] of harms.entries()) {
    const copy = `harmed_${at}`
    await admin.query(`create database ${copy} template ${database}`)
    const harmed = new Client({ connectionString: urlOf(copy) })
    await harmed.connect()
    await harmed.query(sql)
    await harmed.end()
    const isFound = compare(counted, await standing(urlOf(copy))).some(
      (row) => row.what === found && row.lost.length > 0,
    )
    console.log(`  ${isFound ? 'found' : 'NOT FOUND'}: ${what}`)
    if (!isFound) isLost = true
  }
}

/** A database with nothing in it is made once, and is the pattern of the others. */
await admin.query('create database pattern')
await command('pattern', 'rebuild-lists')
const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name)
for (const format of formats.filter(({ name }) => isAsked(name))) {
  const files = values.file ? { [basename(values.file)]: readFileSync(values.file) } : format.files()
  const args = sent(format, files)
  const site = await format.serve?.(files)
  try {
    await takeIn(format.name, format.count(files), site ? [site.address, ...args.slice(1)] : args)
  } catch (error) {
    console.log(
      `\n${format.name}\n      LOST all of it: ${error instanceof Error ? error.message : String(error)}`,
    )
    isLost = true
  } finally {
    await site?.stop()
  }
}
if (isAsked(ownExport) && !values.file) {
  const files = wordpress.files()
  await admin.query('create database exported template pattern')
  await command('exported', 'import', ...sent(wordpress, files), '--publish')
  const paper = join(folder, 'paper')
  await command('exported', 'export', paper)
  const written = Object.fromEntries(
    readdirSync(paper)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => [name, readFileSync(join(paper, name))]),
  )
  await takeIn(ownExport, countOwn(written), [paper])
}
const page = join(root, 'docs/moving-in-figures.md')
if (values.write)
  writeFileSync(
    page,
    figuresPage(existsSync(page) ? readFileSync(page, 'utf8') : '', results, [
      ...formats.map(({ name }) => name),
      ownExport,
    ]),
  )
await admin.end()
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exitCode = isLost ? 1 : 0
