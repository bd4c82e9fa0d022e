/** A paper as `npm start` runs it, that is broken by the harness, and what it answers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../lib/testing/newspaper.ts'
import { paperProcess } from '../paper-process.ts'
import { ask } from './ask.ts'

/** Of all papers of one run; removed with the process. */
export const folder = mkdtempSync(join(tmpdir(), 'warraq-faults-'))
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

export const secret = 'a secret that all instances of the harness share'
// Keys and sessions that the harness makes itself are good at the papers.
Object.assign(process.env, { WARRAQ_SECRET: secret, WARRAQ_DATA: join(folder, 'harness') })

export type Paper = { port: number; metricsPort: number; child: ChildProcess; ended: Promise<unknown> }

/** Starts a paper; it may not be open yet. @param name of its own data folder */
export async function startPaper(
  name: string,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Paper & { opened: Promise<boolean> }> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, paperProcess(), {
    env: {
      ...process.env,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      WARRAQ_DATA: join(folder, name),
      WARRAQ_SECRET: secret,
      DATABASE_URL: databaseUrl,
      WEB_CONCURRENCY: '1',
      LOG_LEVEL: 'silent',
      ...settings,
    },
    // What Next says of each page that could not be made would hide the table.
    stdio: ['ignore', 'pipe', openSync(join(folder, `${name}.log`), 'a')],
  })
  running.add(child)
  const ended = once(child, 'exit').then(() => running.delete(child))
  let said = ''
  const opened = new Promise<boolean>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('is open')) resolve(true)
    })
    void ended.then(() => resolve(false))
  })
  return { port, metricsPort, child, ended, opened }
}

/** A paper, open. @throws when it ends before that */
export async function openPaper(
  name: string,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Paper> {
  const { opened, ...paper } = await startPaper(name, databaseUrl, settings)
  if (!(await opened)) throw new Error(`The paper “${name}” ended before it was open`)
  return paper
}

/** Ends a paper as a lost machine does. */
export async function kill({ child, ended }: Paper): Promise<void> {
  child.kill('SIGKILL')
  await ended
}

/** How many pages a paper has made since it started. */
export async function pagesMade({ metricsPort }: Paper): Promise<number> {
  const { text } = await ask({ port: metricsPort }, '/metrics')
  return Number(/^warraq_press_render_duration_seconds_count (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}

/** `37 × 200, 2 × no answer`. */
export function toldStatuses(statuses: readonly number[]): string {
  const times = new Map<number, number>()
  for (const status of statuses) times.set(status, (times.get(status) ?? 0) + 1)
  return [...times]
    .map(([status, count]) => `${count.toLocaleString('en')} × ${status || 'no answer'}`)
    .join(', ')
}

export const seconds = (ms: number | undefined): string =>
  ms === undefined || Number.isNaN(ms)
    ? '—'
    : ms < 1_000
      ? `${Math.round(ms)} ms`
      : `${(ms / 1000).toFixed(1)} s`

/** What is told of a bound: `NOT reached` stands beside what is above it. */
export const bound = (is: boolean, text: string): string => (is ? text : `${text} **NOT reached**`)

/** What came of one fault, a cell for each column of the table. */
export type Row = {
  fault: string
  readers: string
  slowest: string
  editors: string
  lost: string
  readyz: string
  wellAgain: string
}

/** The cells of what is not asked of a fault. */
export const nothing: Omit<Row, 'fault'> = {
  readers: '—',
  slowest: '—',
  editors: '—',
  lost: '—',
  readyz: '—',
  wellAgain: '—',
}
