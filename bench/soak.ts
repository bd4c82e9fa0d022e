/**
 * Whether the server stays as it is: `node bench/soak.ts --minutes=60`. Readers come at a steady rate, most for a few
 * pages; one in twenty asks for an address that nobody has, or searches for words that nobody has searched for; every
 * few seconds a story is published, and now and then one is killed. Prints a line a minute and, at the end, how memory
 * grew from the first fifth, when caches fill, to the last. Needs Linux (`/proc`).
 *
 * `--rate=200` requests a second, `--every=5` seconds between publications.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { askServer } from '../lib/server/command-socket.ts'
import { freePort } from '../lib/testing/newspaper.ts'
import { paperProcess } from './paper-process.ts'
import { usageOf } from './process-usage.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '200' },
    every: { type: 'string', default: '5' },
  },
})
const minutes = Number(values.minutes)

const folder = mkdtempSync(join(tmpdir(), 'warraq-soak-'))
const port = await freePort()
const server = spawn(process.execPath, paperProcess(), {
  env: { ...process.env, PORT: String(port), WARRAQ_DATA: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let printed = ''
await new Promise<void>((resolve, reject) => {
  server.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
    if (printed.includes('is open')) resolve()
  })
  server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${printed}`)))
})

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const counts = { answers: 0, failures: 0, published: 0, killed: 0 }
const times: number[] = []

function ask(path: string): Promise<string> {
  const from = performance.now()
  return new Promise((resolve) => {
    const failed = () => {
      counts.failures += 1
      resolve('')
    }
    const asked = get(`http://localhost:${port}${path}`, { agent }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', failed)
      response.on('end', () => {
        counts.answers += 1
        if ((response.statusCode ?? 500) >= 500) counts.failures += 1
        times.push(performance.now() - from)
        resolve(text)
      })
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a quiet connection just as it was used again: a browser asks once more, and so do we.
      // https://nodejs.org/api/http.html#requestreusedsocket
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(ask(path))
      else failed()
    })
  })
}

const links = [...(await ask('/')).matchAll(/href="(\/[^"?#]*)"/g)].map(([, href]) => href!)
const pages = ['/', ...new Set(links.filter((href) => !/^\/(_next|media|admin|reading)/.test(href)))]
/** Zipf's law: the page of rank n is asked for 1/n as often as the first. */
const popular = (): string => pages[Math.floor(pages.length ** Math.random()) - 1] ?? '/'

let asked = 0
function next(): string {
  asked += 1
  if (asked % 40 === 0) return `/economy/${Math.random().toString(36).slice(2)}`
  if (asked % 40 === 20) return `/search?q=${Math.random().toString(36).slice(2, 8)}`
  return popular()
}

async function command(name: string, args: string[], file?: string): Promise<string> {
  const answer = await askServer(folder, {
    command: name,
    args,
    ...(file && { file: { name: 'story.txt', base64: Buffer.from(file).toString('base64') } }),
  })
  if (!answer || answer.failed) counts.failures += 1
  return answer?.output ?? ''
}

async function edit(until: number): Promise<void> {
  while (performance.now() < until) {
    await wait(Number(values.every) * 1000)
    counts.published += 1
    const text = `سفينة تجريبية رقم ${counts.published} ترسو في الميناء\n\nوصلت السفينة صباح اليوم.\n\n-----\nمؤلف: هدى سالم\n`
    const output = await command('import', ['story.txt', '--publish'], text)
    const id = /\/s\/(\w+)/.exec(output)?.[1]
    // What is published is withdrawn again, or the paper itself would grow, and be measured.
    if (!id) continue
    await command('kill', [id])
    counts.killed += 1
  }
}

async function read(until: number): Promise<void> {
  const gap = 1000 / Number(values.rate)
  let due = performance.now()
  while (performance.now() < until) {
    void ask(next())
    due += gap
    const early = due - performance.now()
    if (early > 1) await wait(early)
  }
}

const memories: number[] = []
async function watch(until: number): Promise<void> {
  let cpu = usageOf(server.pid!).cpu
  for (let minute = 1; performance.now() < until; minute += 1) {
    await wait(Math.min(60_000, until - performance.now()))
    const usage = usageOf(server.pid!)
    memories.push(usage.memory)
    const sorted = times.splice(0).sort((a, b) => a - b)
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
    console.log(
      `minute ${minute}: ${usage.memory.toFixed(0)} MB, ${((usage.cpu - cpu) / 600).toFixed(1)} % of a processor, ` +
        `p99 ${p99.toFixed(1)} ms; ${counts.answers} answers, ${counts.failures} failures, ` +
        `${counts.published} published, ${counts.killed} killed`,
    )
    cpu = usage.cpu
  }
}

try {
  const until = performance.now() + minutes * 60_000
  await Promise.all([read(until), edit(until), watch(until)])
  const fifth = Math.max(1, Math.floor(memories.length / 5))
  const mean = (of: number[]) => of.reduce((sum, each) => sum + each, 0) / of.length
  const [early, late] = [mean(memories.slice(fifth, 2 * fifth)), mean(memories.slice(-fifth))]
  console.log(
    `\nMemory: ${early.toFixed(0)} MB in the second fifth, ${late.toFixed(0)} in the last ` +
      `(${((late / early - 1) * 100).toFixed(1)} %); ${counts.failures} failures`,
  )
} finally {
  agent.destroy()
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}
