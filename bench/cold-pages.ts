/**
 * What a page costs that is not kept, by kind, and what a storm of them does to the kept ones: `node bench/cold-pages.ts`,
 * on a PostgreSQL of its own with an archive of 5,000 stories. Two minutes; needs Linux (`/proc`). What is over its goal
 * is «NOT reached». Beside it, in the same rounds, what a story's page costs when it is a constant (`bench/bare-next`).
 *
 * V8 compiles what runs often in steps, over a thousand pages and more: pages are measured soon after the start, and once
 * more when `--long=1500` other stories were made. So are the constants.
 *
 * `--stories=5000`, `--pages=60` of each kind, `--only=pages|storm|again`. `again` reads every story twice, has the paper
 * closed and opened, and reads them once more; `--processes=2` has several serve.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { projectPath } from '../lib/db/project-path.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { generateArchive, rareWord } from '../lib/testing/generated-archive.ts'
import { freePort } from '../lib/testing/newspaper.ts'
import type { Load } from './load.ts'
import { paperProcess } from './paper-process.ts'
import { usageOf } from './process-usage.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '5000' },
    pages: { type: 'string', default: '60' },
    long: { type: 'string', default: '1500' },
    only: { type: 'string' },
    processes: { type: 'string', default: '1' },
  },
})
const wants = (part: string) => values.only === undefined || values.only === part
const quantile = (numbers: number[], q: number) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ??
  Number.NaN

// The same each time: it stands in the addresses of which pages are full.
const port = await freePort()
const folder = mkdtempSync(join(tmpdir(), 'warraq-cold-'))
const server = await startPostgres(['shared_buffers=512MB'])
let child: ChildProcess | undefined
let bare: ChildProcess | undefined

async function fill(): Promise<void> {
  const db = await openDatabase({ databaseUrl: server.url, dataFolder: folder })
  await migrateDatabase(db)
  const size = { stories: Number(values.stories), authors: 300, topics: 600 }
  await generateArchive(db, size, () => {})
  await db.close()
}

/** Opens the paper. @returns the process that serves, and its port */
async function open(): Promise<{ pid: number; port: number }> {
  child = spawn(process.execPath, paperProcess(), {
    env: {
      ...process.env,
      PORT: String(port),
      WARRAQ_DATA: folder,
      DATABASE_URL: server.url,
      // One process, unless told otherwise: what it uses is what its pages cost.
      WEB_CONCURRENCY: values.processes,
      PRESS_DISK_MEGABYTES: '8192',
      TRUSTED_PROXIES: '127.0.0.1,::1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  while (!said.includes('is open')) said += String((await once(child.stdout!, 'data'))[0])
  return { pid: child.pid!, port }
}

/** Next and React with a page that has nothing to ask. @param html a finished page of ours */
async function openBare(html: string): Promise<{ pid: number; port: number }> {
  const page = join(folder, 'page.html')
  writeFileSync(page, html)
  const dir = join(import.meta.dirname, 'bare-next')
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    BARE_PAGE: page,
  }
  const build = spawn(process.execPath, [projectPath('node_modules/next/dist/bin/next'), 'build', dir], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if ((await once(build, 'exit'))[0] !== 0) throw new Error('bench/bare-next could not be built')
  bare = spawn(process.execPath, [join(dir, 'serve.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  // Next says a line of its own before.
  let said = ''
  while (!/^\d+$/m.test(said)) said += String((await once(bare.stdout!, 'data'))[0])
  return { pid: bare.pid!, port: Number(/^\d+$/m.exec(said)?.[0]) }
}

type Asked = { status: number; ms: number; body: string }
const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })

function ask(port: number, path: string, client = '192.0.2.1'): Promise<Asked> {
  const from = performance.now()
  return new Promise((resolve, reject) => {
    get({ port, path, agent, headers: { 'x-forwarded-for': client } }, async (response) => {
      const body = Buffer.concat(await response.toArray()).toString()
      resolve({ status: response.statusCode ?? 0, ms: performance.now() - from, body })
    }).on('error', reject)
  })
}

/** The addresses of Arabic stories, newest months first, from the paper's own maps. */
async function storyPaths(port: number): Promise<string[]> {
  const locations = async (path: string) =>
    [...(await ask(port, path)).body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => {
      const { pathname, search } = new URL(address!.replaceAll('&amp;', '&'))
      return pathname + search
    })
  const months = (await locations('/sitemap.xml')).filter((each) => /ar-\d{4}-\d\d/.test(each))
  const found: string[] = []
  for (const month of months) found.push(...(await locations(month)))
  return found.filter((each) => each.split('/').length === 3)
}

type Kind = {
  name: string
  /** Milliseconds; none for what we are held against. */
  goal?: number
  status?: number
  paths: string[]
  /** Of another server than the paper. */
  server?: { pid: number; port: number }
}

/** @param skip how many of each kind were asked for before */
function kindsOf(stories: string[], pages: number, skip: number): Kind[] {
  const numbers = Array.from({ length: pages }, (_, i) => i + 2 + skip)
  const sections = [...new Set(stories.map((each) => each.split('/')[1]!))]
  return [
    { name: 'story', goal: 15, paths: stories.slice(skip, skip + pages) },
    { name: 'latest, a page of it', goal: 25, paths: numbers.map((n) => `/latest?page=${n}`) },
    {
      name: 'section, a page of it',
      goal: 18,
      paths: numbers.map(
        (n) => `/${sections[n % sections.length]}?page=${2 + Math.floor(n / sections.length)}`,
      ),
    },
    { name: 'author', goal: 18, paths: numbers.map((n) => `/author/author-${n}`) },
    { name: 'topic', goal: 18, paths: numbers.map((n) => `/topic/topic-${n}`) },
    { name: 'search', goal: 18, paths: numbers.map(() => `/search?q=${encodeURIComponent(rareWord())}`) },
    { name: 'not found', goal: 3, status: 404, paths: numbers.map((n) => `/economy/no-such-story-${n}`) },
    { name: 'feed of an author', goal: 25, paths: numbers.map((n) => `/feed/ar/author/author-${n}.rss`) },
  ]
}

/** The page of a story as constants. */
async function bareKinds(html: string, pages: number): Promise<Kind[]> {
  const server = await openBare(html)
  const kind = (name: string, path: string): Kind => ({ name, server, paths: Array(pages).fill(path) })
  return [
    kind('bare: Next, one text', '/text'),
    kind('bare: Next, all elements', '/elements'),
    kind('bare: React, static', '/react'),
  ]
}

/** Processor milliseconds of a page of each kind, soon after the start and long after it. */
async function measurePages(pid: number, port: number, stories: string[]): Promise<void> {
  const pages = Number(values.pages)
  const long = Number(values.long)
  const constants = await bareKinds((await ask(port, stories.at(-1)!)).body, pages)
  const warm = async (paths: string[]) => {
    for (const path of paths) await ask(port, path)
    for (const { server, paths: same } of constants)
      for (let i = 0; i < paths.length; i += 1) await ask(server!.port, same[0]!)
  }
  const soon = 120
  await warm(stories.slice(-soon))
  await measureKinds(`After ${soon} stories`, pid, port, [...kindsOf(stories, pages, 0), ...constants])
  await warm(stories.slice(-soon - long, -soon))
  await measureKinds(`After ${soon + long}`, pid, port, [...kindsOf(stories, pages, pages), ...constants])
}

/** In rounds of ten, so that all meet the same moments. */
async function measureKinds(when: string, pid: number, port: number, kinds: Kind[]): Promise<void> {
  const measured = new Map(kinds.map(({ name }) => [name, { cpu: 0, count: 0, times: [] as number[] }]))
  const rounds = Math.ceil(Number(values.pages) / 10)
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, status = 200, paths, server = { pid, port } } of kinds) {
      const now = paths.slice(round * 10, round * 10 + 10)
      const before = usageOf(server.pid).cpu
      for (const path of now) {
        const answer = await ask(server.port, path)
        if (answer.status !== status) throw new Error(`${path} answered ${answer.status}`)
        measured.get(name)!.times.push(answer.ms)
      }
      await pause(50)
      const figures = measured.get(name)!
      figures.cpu += usageOf(server.pid).cpu - before
      figures.count += now.length
    }
  }
  console.log(`\n${when.padEnd(28)} processor ms    to its reader p50   p95`)
  for (const { name, goal } of kinds) {
    const { cpu, count, times } = measured.get(name)!
    const each = cpu / count
    const held = goal === undefined ? '' : `≤ ${goal}: ${each <= goal ? 'reached' : 'NOT reached'}, `
    console.log(
      `${name.padEnd(28)} ${each.toFixed(1).padStart(6)}          ${quantile(times, 0.5).toFixed(0).padStart(6)} ms ${quantile(times, 0.95).toFixed(0).padStart(8)} ms   (${held}${count} of them)`,
    )
  }
}

/** Two hundred distinct pages a second, of a crawler with one address, while others read the front and single stories. */
async function measureStorm(port: number, stories: string[]): Promise<void> {
  const seconds = 10
  const perSecond = 200
  await ask(port, '/')
  const crawled: Promise<Asked>[] = []
  const kept: Promise<Asked>[] = []
  const read: Promise<Asked>[] = []
  for (let tick = 0; tick < seconds * 20; tick += 1) {
    for (let i = 0; i < perSecond / 20; i += 1)
      crawled.push(ask(port, stories[(tick * 10 + i) % stories.length]!, '198.51.100.7'))
    kept.push(ask(port, '/', `192.0.2.${tick % 200}`))
    // Once in half a second a reader comes to a story that nobody has read.
    if (tick % 10 === 0) read.push(ask(port, stories.at(-1 - tick)!, `203.0.113.${tick % 250}`))
    await pause(50)
  }
  const [crawler, front, readers] = await Promise.all([crawled, kept, read].map((each) => Promise.all(each)))
  const told = (answers: Asked[]) => {
    const times = answers.map(({ ms }) => ms)
    const byStatus = [...Map.groupBy(answers, ({ status }) => status)].map(
      ([status, of]) => `${of.length} × ${status}`,
    )
    return `${byStatus.join(', ')}; p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`
  }
  const p99 = quantile(
    front!.map(({ ms }) => ms),
    0.99,
  )
  console.log(`\n${perSecond} cold pages a second from one address, ${seconds} s:`)
  console.log(`  the crawler:                ${told(crawler!)}`)
  console.log(`  readers of cold stories:    ${told(readers!)}`)
  console.log(
    `  readers of the kept front:  ${told(front!)} (p99 ≤ 20: ${p99 <= 20 ? 'reached' : 'NOT reached'})`,
  )
}

async function close(): Promise<void> {
  if (!child || child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Every story, by sixteen connections, as a crawler that takes brotli reads them. */
async function crawl(pid: number, port: number, stories: string[], when: string): Promise<number> {
  const list = join(folder, 'paths')
  writeFileSync(list, stories.join('\n'))
  const before = usageOf(pid)
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'load.ts'),
    `http://localhost:${port}/`,
    `--paths=${list}`,
    '--connections=16',
  ])
  const { answers, failures, perSecond, p50, p99 } = JSON.parse(stdout) as Load
  const { cpu, memory } = usageOf(pid)
  console.log(
    `  ${when.padEnd(26)} ${answers} pages, ${failures} failed, ${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, ` +
      `p99 ${p99.toFixed(1)} ms, ${((cpu - before.cpu) / answers).toFixed(2)} ms of processor each, ${memory.toFixed(0)} MB held`,
  )
  return perSecond
}

/** Every story twice, and once more after a restart. */
async function measureAgain(pid: number, port: number, stories: string[]): Promise<void> {
  console.log(`\nAll ${stories.length} stories, ${values.processes} processes:`)
  await crawl(pid, port, stories, 'the first time')
  const told = (rate: number) =>
    console.log(`    (≥ 3,000 a second: ${rate >= 3_000 ? 'reached' : 'NOT reached'})`)
  told(await crawl(pid, port, stories, 'the second time'))
  await close()
  const again = await open()
  // So that no connection has to be made.
  await ask(again.port, '/healthz')
  const first = await ask(again.port, stories[Math.floor(stories.length / 2)]!)
  console.log(
    `  the first request after a restart: ${first.status}, ${first.ms.toFixed(1)} ms (≤ 5: ${first.ms <= 5 ? 'reached' : 'NOT reached'})`,
  )
  told(await crawl(again.pid, again.port, stories, 'after it'))
}

try {
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} processors, Node ${process.version}`)
  await fill()
  const { pid, port } = await open()
  const stories = await storyPaths(port)
  const counted = Number(values.pages)
  if (wants('pages')) await measurePages(pid, port, stories)
  if (values.only === 'again') await measureAgain(pid, port, stories)
  if (wants('storm')) await measureStorm(port, stories.slice(counted, -120))
} finally {
  agent.destroy()
  bare?.kill()
  await close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
