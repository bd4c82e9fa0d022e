/**
 * What readers feel while an archive moves in: `node bench/import-beside-readers.ts [--stories=100000] [--engine=postgres]`.
 * (`--before=60` seconds are read first, `--every=250` milliseconds pass between two readers of a kind.)
 * Starts the paper with the demo, reads it for a while, then has the running paper import a WordPress export, and reads
 * on until it is in. Prints both, and «NOT reached» where the 99th percentile while it comes in is above twice that of
 * before. Needs Linux (`/proc`).
 *
 * Readers ask for pages in the press (the front, Latest, a story), four a second each, and for a story, a topic or an author that
 * is not in it, four a second.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { projectPath } from '../lib/db/project-path.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { freePort } from '../lib/testing/newspaper.ts'
import { wordPress } from './generated-export.ts'
import { paperProcess } from './paper-process.ts'
import { usageOf } from './process-usage.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '100000' },
    engine: { type: 'string', default: 'embedded' },
    /** Seconds of reading before the import starts. */
    before: { type: 'string', default: '60' },
    /** Milliseconds between two readers of a kind; more of them on a machine that does much else. */
    every: { type: 'string', default: '250' },
  },
})
const stories = Number(values.stories)
const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-beside-'))
const postgres = values.engine === 'postgres' ? await startPostgres(['shared_buffers=512MB']) : null
const port = await freePort()
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PORT: String(port),
  WARRAQ_DATA: folder,
  WEB_CONCURRENCY: '1',
  ...(postgres && { DATABASE_URL: postgres.url }),
}
const server = spawn(process.execPath, paperProcess(), { env, stdio: ['ignore', 'pipe', 'inherit'] })
let printed = ''
while (!printed.includes('is open')) printed += String((await once(server.stdout!, 'data'))[0])
server.stdout!.pipe(process.stderr)

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
let failures = 0

/** Milliseconds to the last byte. */
function ask(path: string): Promise<{ ms: number; text: string }> {
  const from = performance.now()
  return new Promise((resolve) => {
    const failed = () => {
      failures += 1
      resolve({ ms: performance.now() - from, text: '' })
    }
    get({ port, path, agent }, async (response) => {
      const text = Buffer.concat(await response.toArray().catch(() => [])).toString()
      if (response.statusCode !== 200) failed()
      else resolve({ ms: performance.now() - from, text })
    }).on('error', failed)
  })
}

const linked = [...(await ask('/')).text.matchAll(/href="(\/[^"?#]*)"/g)].map(([, href]) => href!)
const story = linked.find((each) => /^\/[a-z-]+\/[a-z-]+$/.test(each) && !each.startsWith('/author/'))!
const every = Number(values.every)
const kinds: { name: string; every: number; path: (n: number) => string }[] = [
  { name: 'front, kept', every, path: () => '/' },
  { name: 'latest, kept', every, path: () => '/latest' },
  { name: 'story, kept', every, path: () => story },
  // A query that no page knows makes no page of its own: words that nobody has searched for do.
  { name: 'search, made anew', every, path: (n) => `/search?q=${encodeURIComponent(`ميناء ${n}`)}` },
]

/** Reads until told to stop; the times of each kind. */
function read(): () => Promise<Map<string, number[]>> {
  let isOver = false
  const times = new Map(kinds.map(({ name }) => [name, [] as number[]]))
  const reading = kinds.map(async ({ name, every, path }) => {
    const pending: Promise<unknown>[] = []
    while (!isOver) {
      // At a steady rate, not after the last answer: a reader who waits does not keep others from coming.
      pending.push(ask(path(Math.floor(Math.random() * 1e9))).then(({ ms }) => times.get(name)!.push(ms)))
      await wait(every)
    }
    await Promise.all(pending)
  })
  return async () => {
    isOver = true
    await Promise.all(reading)
    return times
  }
}

const at = (times: number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN

try {
  const path = join(folder, 'export.xml')
  await pipeline(Readable.from(wordPress(stories)), createWriteStream(path))
  console.log(
    `${values.engine}: ${stories.toLocaleString('en')} stories, ${Math.round(statSync(path).size / 1e6)} MB of XML`,
  )
  // What is compiled at first use is not what readers meet.
  const warm = read()
  await wait(5_000)
  await warm()
  const stopBefore = read()
  await wait(Number(values.before) * 1_000)
  const before = await stopBefore()
  if (failures > 0)
    console.log(`No measure: ${failures} answers failed before the import began. Ask --every more.`)

  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, usageOf(server.pid!).memory)
  }, 1_000)
  const stopDuring = read()
  const from = performance.now()
  const command = spawn(
    process.execPath,
    [projectPath('lib/command/run.mjs'), 'warraq', 'import', path, '--publish'],
    {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let told = ''
  command.stdout.on('data', (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-50_000)
  })
  const [code] = await once(command, 'close')
  const seconds = (performance.now() - from) / 1_000
  const during = await stopDuring()
  const cameIn = Number(/^\s*([\d,]+)\s+new$/m.exec(told)?.[1]?.replaceAll(',', '') ?? 0)
  if (code !== 0 || cameIn !== stories) process.exitCode = 1
  if (code !== 0) throw new Error(`The import ended with ${code}: ${told}`)
  clearInterval(watching)
  console.log(
    `in the file ${stories}, came in ${cameIn}, in ${seconds.toFixed(0)} s, ${Math.round((stories * 60) / seconds).toLocaleString('en')} a minute; ${Math.round(most)} MB at most; ${failures} answers failed\n${told.trim().split('\n').slice(-6).join('\n')}`,
  )
  for (const { name } of kinds) {
    const [was, is] = [before.get(name)!, during.get(name)!]
    const ratio = at(is, 0.99) / at(was, 0.99)
    console.log(
      `${name.padEnd(18)} before p50 ${at(was, 0.5).toFixed(1)} p99 ${at(was, 0.99).toFixed(1)} ms; during p50 ${at(is, 0.5).toFixed(1)} p99 ${at(is, 0.99).toFixed(1)} max ${at(is, 1).toFixed(0)} ms; × ${ratio.toFixed(1)}${ratio > 2 ? ' NOT reached' : ''}`,
    )
  }
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}
