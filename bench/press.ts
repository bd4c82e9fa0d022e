/**
 * What the press costs and what it saves, on this machine: `node bench/press.ts`. Prints one table of servers, all
 * measured in one run with their rounds interleaved, then what a cold page and a change cost, then what a phone on a
 * slow network gets. Takes about four minutes; needs Linux (`/proc`). nginx is measured where it is installed.
 *
 * `--rounds=5 --seconds=2 --connections=32`, and `--only=servers|cold|change|phone` for a part.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get as httpGet, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { projectPath } from '../lib/db/project-path.ts'
import { askServer } from '../lib/server/command-socket.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { freePort, openNewspaper } from '../lib/testing/newspaper.ts'
import type { Load } from './load.ts'
import { paperProcess } from './paper-process.ts'
import { usageOf } from './process-usage.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string' },
  },
})
const wants = (part: string) => values.only === undefined || values.only === part

const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-'))
const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]

const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
const round = (value: number, digits = 0): string => value.toFixed(digits)

type Contestant = { name: string; pid: number; url: (page: string) => string; encoding: string }
type Result = Load & { cpuPerThousand: number }

async function load({ pid, url, encoding }: Contestant, page: string, seconds: string): Promise<Result> {
  const before = usageOf(pid).cpu
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'load.ts'),
    url(page),
    `--seconds=${seconds}`,
    `--connections=${values.connections}`,
    `--encoding=${encoding}`,
  ])
  const result = JSON.parse(stdout) as Load
  if (result.failures > 0) throw new Error(`${url(page)} failed ${result.failures} times`)
  return { ...result, cpuPerThousand: ((usageOf(pid).cpu - before) * 1000) / result.answers }
}

/** A child that is ready when it prints something that matches. */
async function startChild(
  file: string,
  args: string[],
  ready: RegExp,
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  closing.unshift(async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        if (ready.test(printed)) resolve()
      })
    child.on('exit', (code) => reject(new Error(`${file} ended with ${code}:\n${printed}`)))
  })
  return child
}

/** The server that `npm start` runs, without npm before it: its own process is what is measured. */
async function startOurs(dataFolder: string): Promise<Contestant & { port: number }> {
  const port = await freePort()
  const child = await startChild(process.execPath, paperProcess(), /is open/, {
    PORT: String(port),
    WARRAQ_DATA: dataFolder,
  })
  return {
    name: 'Warraq',
    pid: child.pid!,
    port,
    url: (page) => `http://localhost:${port}${page}`,
    encoding: 'br',
  }
}

/** The same pages from Next alone, as `next start` serves them. */
async function startNext(dataFolder: string): Promise<Contestant> {
  const port = await freePort()
  const child = await startChild(
    process.execPath,
    [projectPath('node_modules/next/dist/bin/next'), 'start', projectPath('.'), '-p', String(port)],
    /Ready/,
    { WARRAQ_DATA: dataFolder, SITE_URL: `http://localhost:${port}`, NODE_ENV: 'production' },
  )
  return {
    name: 'next start',
    pid: child.pid!,
    url: (page) => `http://localhost:${port}${page}`,
    encoding: 'gzip',
  }
}

/** What our server sends of each page, to be sent by others. */
type Copy = { file: string; headers: [string, string][] }

async function copyOf(ours: Contestant, page: string, index: number): Promise<Copy> {
  await getAsSent(ours.url(page))
  // Until the tightest encoding, made in the background, is there.
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const { headers, body } = await getAsSent(ours.url(page))
  const file = join(folder, `page-${index}`)
  writeFileSync(file, body)
  const kept = Object.entries(headers).filter(([name]) => !/^(date|connection|keep-alive)$/.test(name))
  return { file, headers: kept.map(([name, value]) => [name, String(value)]) }
}

/** An answer with its body as it was sent, compressed. */
async function getAsSent(url: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  const request = httpGet(url, { headers: { 'accept-encoding': 'br' } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { headers: response.headers, body: Buffer.concat(await response.toArray()) }
}

/** The least that a Node server can do: headers made beforehand, a body in memory. */
async function startBare(copies: Copy[]): Promise<Contestant> {
  const port = await freePort()
  const program = `
    const { createServer } = require('node:http')
    const { readFileSync } = require('node:fs')
    const pages = JSON.parse(process.argv[1]).map(({ file, headers }) => ({
      body: readFileSync(file), headers: headers.flat()
    }))
    createServer((request, response) => {
      const { body, headers } = pages[Number(request.url.slice(1))]
      response.writeHead(200, headers)
      response.end(body)
    }).listen(${port}, () => console.log('listening'))`
  const child = await startChild(
    process.execPath,
    ['--input-type=commonjs', '-e', program, JSON.stringify(copies)],
    /listening/,
  )
  return {
    name: 'bare Node',
    pid: child.pid!,
    url: (index) => `http://localhost:${port}/${index}`,
    encoding: 'br',
  }
}

async function startNginx(copies: Copy[]): Promise<Contestant | null> {
  const port = await freePort()
  const locations = copies.map(
    ({ file, headers }, index) => `location = /${index} { alias ${file}; default_type text/html;
      ${headers
        .filter(([name]) => !/^(content-type|content-length|etag)$/.test(name))
        .map(([name, value]) => `add_header ${name} '${value}';`)
        .join(' ')} }`,
  )
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(
    configuration,
    `daemon off; worker_processes 1; user root; pid ${folder}/nginx.pid; error_log stderr;
     events { worker_connections 1024; }
     http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
       server { listen 127.0.0.1:${port}; listen [::1]:${port}; ${locations.join('\n')} } }`,
  )
  const child = spawn('nginx', ['-c', configuration, '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  const failed = await Promise.race([
    once(child, 'error').then(() => true),
    once(child, 'exit').then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false)),
  ])
  if (failed) return null
  closing.unshift(async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  })
  return {
    name: 'nginx',
    pid: child.pid!,
    url: (index) => `http://localhost:${port}/${index}`,
    encoding: 'br',
  }
}

function table(head: string[], rows: string[][]): void {
  const widths = head.map((each, column) =>
    Math.max(...[each, ...rows.map((row) => row[column] ?? '')].map((text) => text.length)),
  )
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows])
    console.log(
      row.map((text, i) => (i < 2 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  '),
    )
}

async function measureServers(ours: Contestant, next: Contestant, pages: [string, string][]): Promise<void> {
  const copies: Copy[] = []
  for (const [, page] of pages) copies.push(await copyOf(ours, page, copies.length))
  const bare = await startBare(copies)
  const nginx = await startNginx(copies)
  if (!nginx) console.log('nginx is not installed, or does not start: left out.')
  const contestants = [...(nginx ? [nginx] : []), bare, ours, next]
  const address = (contestant: Contestant, index: number) =>
    contestant === bare || contestant === nginx ? String(index) : pages[index]![1]

  const results = new Map<string, Result[]>()
  for (const [index] of pages.entries())
    for (const each of contestants) {
      results.set(`${index} ${each.name}`, [])
      await load(each, address(each, index), '1')
    }
  for (let turn = 0; turn < Number(values.rounds); turn += 1)
    // In turn from the other end, so that nobody always comes after the heaviest.
    for (const [index] of pages.entries())
      for (const each of turn % 2 === 0 ? contestants : contestants.toReversed())
        results.get(`${index} ${each.name}`)!.push(await load(each, address(each, index), values.seconds))

  const of = (index: number, { name }: Contestant) => results.get(`${index} ${name}`)!
  const middle = (all: Result[], figure: keyof Result) => median(all.map((each) => each[figure]))
  /** The middle of the ratios of each round: both were measured within the same seconds. */
  const ratio = (index: number, other: Contestant, figure: keyof Result) =>
    median(of(index, ours).map((each, turn) => each[figure] / of(index, other)[turn]![figure]))

  console.log(
    `\n${values.connections} connections, ${values.rounds} rounds of ${values.seconds} s, medians\n`,
  )
  table(
    ['page', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/1000', 'body KB', 'memory MB'],
    pages.flatMap(([name], index) =>
      contestants.map((each) => {
        const all = of(index, each)
        return [
          name,
          each.name,
          round(middle(all, 'perSecond')),
          round(middle(all, 'p50'), 2),
          round(middle(all, 'p99'), 2),
          round(middle(all, 'cpuPerThousand'), 1),
          round(middle(all, 'bytes') / 1000, 1),
          round(usageOf(each.pid).memory),
        ]
      }),
    ),
  )
  console.log()
  for (const [index, [name]] of pages.entries()) {
    const judge = (figure: string, value: number, isReached: boolean, bound: string) =>
      console.log(
        `${name}: ${figure} ${round(value, 2)} (${bound}: ${isReached ? 'reached' : 'NOT reached'})`,
      )
    const perSecond = ratio(index, bare, 'perSecond')
    judge('requests/s, of the bare server’s', perSecond, perSecond >= 0.9, '≥ 0.9')
    const cpu = ratio(index, bare, 'cpuPerThousand')
    judge('CPU, of the bare server’s', cpu, cpu <= 1.1, '≤ 1.1')
    const p99 = ratio(index, bare, 'p99')
    judge('p99, of the bare server’s', p99, p99 <= 2, '≤ 2')
    const faster = ratio(index, next, 'perSecond')
    judge('requests/s, of next start’s', faster, faster >= 30, '≥ 30')
  }
}

const textOf = async (url: string): Promise<string> => (await fetch(url)).text()

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo()));
}

/** Stories nobody has asked for yet; the first of them warm the compiler up, and are not counted. */
async function measureCold(ours: Contestant, stories: string[]): Promise<void> {
  const settle = () => new Promise((resolve) => setTimeout(resolve, 1_500))
  const warm = stories.slice(0, stories.length / 2)
  const counted = stories.slice(stories.length / 2)
  for (const story of warm) await textOf(ours.url(story))
  await settle()
  const idleFrom = usageOf(ours.pid).cpu
  await settle()
  const idle = usageOf(ours.pid).cpu - idleFrom
  const before = usageOf(ours.pid).cpu
  const times: number[] = []
  for (const story of counted) {
    const from = performance.now()
    await textOf(ours.url(story))
    times.push(performance.now() - from)
  }
  const served = usageOf(ours.pid).cpu - before
  await settle()
  const all = usageOf(ours.pid).cpu - before - idle
  const perStory = served / counted.length
  console.log(
    `\nA cold article on the embedded engine (\`bench/cold-pages.ts\` has every kind of page): ` +
      `${round(median(times))} ms to its reader, ` +
      `${round(perStory)} ms of processor while being served ` +
      `(≤ 22: ${perStory <= 22 ? 'reached' : 'NOT reached'}), ` +
      `${round(all / counted.length)} ms with the tightest compression, made afterwards ` +
      `(${counted.length} stories)`,
  )
}

/** From a publish command, as the newsroom sends it, to the front page that has the story. */
async function measureChange(ours: Contestant, dataFolder: string): Promise<void> {
  const sinceSent: number[] = []
  const sinceCommitted: number[] = []
  for (let i = 0; i < 7; i += 1) {
    await textOf(ours.url('/'))
    const headline = `سفينة تجريبية رقم ${i} ترسو في الميناء`
    const text = `${headline}\n\nوصلت السفينة التجريبية رقم ${i} إلى الميناء صباحا.\n\n-----\nمؤلف: هدى سالم\n`
    const sent = performance.now()
    const answer = await askServer(dataFolder, {
      command: 'import',
      args: ['story.txt', '--publish'],
      file: { name: 'story.txt', base64: Buffer.from(text).toString('base64') },
    })
    const committed = performance.now()
    if (!answer || answer.failed)
      throw new Error(answer?.output ?? 'The server does not listen for commands.')
    await until(async () => (await textOf(ours.url('/'))).includes(headline))
    sinceSent.push(performance.now() - sent)
    sinceCommitted.push(performance.now() - committed)
  }
  const visible = median(sinceCommitted)
  console.log(
    `\nPublish to visible on the front page: ${round(visible)} ms after the commit was answered ` +
      `(≤ 60: ${visible <= 60 ? 'reached' : 'NOT reached'}), ` +
      `${round(median(sinceSent))} ms after the story was sent to be imported`,
  )
}

/** Lighthouse's “slow 4G”: 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a processor four times slower. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }

type Vitals = { fcp: number; lcp: number; cls: number; tbt: number }

/** Figures of a first visit, with an empty cache. */
async function visit(url: string): Promise<{ vitals: Vitals; requests: number; bytes: Map<string, number> }> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
  try {
    const page = await browser.newPage({
      viewport: { width: 360, height: 780 },
      deviceScaleFactor: 2.625,
      isMobile: true,
      hasTouch: true,
    })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', slow4G)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const kinds = new Map<string, string>()
    const bytes = new Map<string, number>()
    devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'Other'
      bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength)
    })
    await page.addInitScript(() => {
      const vitals = { fcp: 0, lcp: 0, cls: 0, tbt: 0 }
      const watch = (type: string, see: (entry: PerformanceEntry) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })
      watch('paint', (entry) => {
        if (entry.name === 'first-contentful-paint') vitals.fcp = entry.startTime
      })
      watch('largest-contentful-paint', (entry) => {
        vitals.lcp = entry.startTime
      })
      watch('layout-shift', (entry) => {
        vitals.cls += (entry as PerformanceEntry & { value: number }).value
      })
      watch('longtask', (entry) => {
        vitals.tbt += Math.max(0, entry.duration - 50)
      })
      Object.assign(window, { vitals })
    })
    await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 })
    const vitals = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals)
    return { vitals, requests: kinds.size, bytes }
  } finally {
    await browser.close()
  }
}

async function measurePhone(pages: [string, string][]): Promise<void> {
  const kinds = ['Document', 'Stylesheet', 'Script', 'Font', 'Image']
  const rows: string[][] = []
  for (const [name, url] of pages) {
    const visits = [await visit(url), await visit(url), await visit(url)]
    const [{ bytes, requests }] = visits as [(typeof visits)[0]]
    const of = (figure: keyof Vitals) => median(visits.map(({ vitals }) => vitals[figure]))
    const total = [...bytes.values()].reduce((sum, each) => sum + each, 0)
    const rest = total - kinds.reduce((sum, kind) => sum + (bytes.get(kind) ?? 0), 0)
    rows.push([
      name,
      String(requests),
      round(total / 1000, 1),
      ...kinds.map((kind) => round((bytes.get(kind) ?? 0) / 1000, 1)),
      round(rest / 1000, 1),
      round(of('fcp')),
      round(of('lcp')),
      round(of('cls'), 3),
      round(of('tbt')),
    ])
  }
  console.log('\nA phone on slow 4G, first visit, median of three; KB as sent, with headers\n')
  table(
    [
      'page',
      'requests',
      'KB',
      'HTML',
      'CSS',
      'JS',
      'fonts',
      'images',
      'other',
      'FCP ms',
      'LCP ms',
      'CLS',
      'TBT ms',
    ],
    rows,
  )
}

async function measure(): Promise<void> {
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} processors, Node ${process.version}`)
  const data = [join(folder, 'ours'), join(folder, 'next')] as const
  mkdirSync(data[0])
  // Once, to build what is not built and fill what is empty.
  const first = await openNewspaper({ WARRAQ_DATA: data[0] })
  await first.stop()
  cpSync(data[0], data[1], { recursive: true })
  const ours = await startOurs(data[0])

  const front = await textOf(ours.url('/'))
  const links = [...front.matchAll(/href="(\/[^"/?]+\/[^"/?]+)"/g)].map(([, href]) => href!)
  const stories = [...new Set(links)].filter(
    (href) => !/^\/(_next|author|desk|topic|s|feed|card|en|fa|fr|he|ur)\/|\./.test(href),
  )
  const article = stories[0]!
  if (wants('cold')) await measureCold(ours, stories.slice(1))
  if (wants('change')) await measureChange(ours, data[0])
  const needsNext = wants('servers') || wants('phone')
  const next = needsNext ? await startNext(data[1]) : ours
  if (wants('servers'))
    await measureServers(ours, next, [
      ['article', article],
      ['front', '/'],
      ['feed', '/feed/ar.rss'],
    ])
  if (wants('phone'))
    await measurePhone([
      ['article', ours.url(article)],
      ['article, lite', ours.url(`${article}?lite`)],
      ['article, next start', next.url(article)],
      ['front', ours.url('/')],
      ['front, lite', ours.url('/?lite')],
      ['front, next start', next.url('/')],
    ])
}

try {
  await measure()
} finally {
  for (const close of closing) await close()
}
