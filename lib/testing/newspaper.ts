/** Starting Warraq as an operator does, and giving it commands. */
import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Newspaper = {
  url: string
  process: ChildProcess
  /** Everything it has printed. */
  output: () => string
  /** Asks it to stop, as a service manager does; resolves to whether it said that it closed in good order. */
  stop: () => Promise<boolean>
}

/** The last thing a server prints that was asked to stop and did. */
const closedWell = 'Closed.'

/**
 * `npm start`, as shipped, until it says that it is open.
 * @param options.script another one that opens a paper
 * @param options.project a copy of the project's files to start it in; this checkout without
 * @throws with its output when it ends before that
 */
export async function openNewspaper(
  environment: Record<string, string>,
  { script = 'start', project }: { script?: 'start' | 'dev'; project?: string } = {},
): Promise<Newspaper> {
  const port = environment.PORT ?? String(await freePort())
  const child = spawn('npm', ['run', script, '--silent'], {
    ...(project && { cwd: project }),
    env: environmentWith({ ...environment, PORT: port }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, to be told to stop as a whole: npm does not pass every signal on.
    detached: true,
  })
  let printed = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  const opened = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('is open')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
  })
  const first = await Promise.race([opened.then(() => 'opened' as const), ended])
  if (first !== 'opened') throw new Error(`Warraq ended with ${first} before it was open:\n${printed}`)
  return {
    url: `http://localhost:${port}`,
    process: child,
    output: () => printed,
    stop: async () => {
      // npm itself ends by the signal, so its exit code says nothing.
      process.kill(-child.pid!, 'SIGTERM')
      await ended
      return printed.includes(closedWell)
    },
  }
}

/**
 * Puts the demo publication into a paper's data folder, as its first start would: a copy of the one that
 * `open-newspaper.ts` filled for this run of the tests. Outside of one the folder stays as it is, and the paper fills it.
 */
export async function copyDemo(dataFolder: string): Promise<void> {
  const filled = process.env.E2E_FILLED
  if (filled) await cp(filled, dataFolder, { recursive: true, mode: constants.COPYFILE_FICLONE })
}

/** A new temporary data folder with the demo publication in it: see {@link copyDemo}. */
export async function demoFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `warraq-${name}-`))
  await copyDemo(folder)
  return folder
}

export type Ended = { code: number | null; output: string }

/** `npm run warraq -- …` on a data folder. */
export function warraq(environment: Record<string, string>, ...args: string[]): Promise<Ended> {
  return run('npm', ['run', '--silent', 'warraq', '--', ...args], environment)
}

export function run(command: string, args: string[], environment: Record<string, string>): Promise<Ended> {
  const child = spawn(command, args, { env: environmentWith(environment) })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

/** The tests' environment with other settings than ours. */
const settings = new Set([
  'PORT',
  'HOST',
  'SITE_URL',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DATABASE_REPLICA_URL',
  'DATABASE_CONNECTIONS',
  'DATABASE_SECONDS',
  'WARRAQ_DATA',
  'NODE_ENV',
  'PRESS_MEGABYTES',
  'PRESS_DISK_MEGABYTES',
  'IMPORT_PICTURES_MEGABYTES',
  'UPLOAD_MEGABYTES',
  'WEB_CONCURRENCY',
  'DRAIN_SECONDS',
  'UNHEARD_SECONDS',
  'LISTENERS_PER_ADDRESS',
  'AUDIENCE',
  'HSTS_SECONDS',
  'EARLY_HINTS',
  'DEVICE_COPIES',
  'METRICS_PORT',
  'METRICS_HOST',
  'BACKUP_TO',
  'BACKUP_EVERY',
  'BACKUP_KEEP',
  'BACKUP_PASSPHRASE',
  'BACKUP_ENDPOINT',
  'BACKUP_REGION',
  'BACKUP_KEY_ID',
  'BACKUP_KEY_SECRET',
  'PURGE_URL',
  'PURGE_TOKEN',
  'WARRAQ_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_BOUNCES_TO',
  'MAIL_BOUNCES_SECRET',
  'MAIL_CONNECTIONS',
  'TRUSTED_PROXIES',
  'PRIVATE_DESTINATIONS',
  'MEDIA_BUCKET',
  'MEDIA_ENDPOINT',
  'MEDIA_REGION',
  'MEDIA_KEY_ID',
  'MEDIA_KEY_SECRET',
  'CONTENT_CREDENTIALS_CERTIFICATE',
  'CONTENT_CREDENTIALS_KEY',
  'CONTENT_CREDENTIALS_TRUST',
  'WEBSUB_HUB',
  'INDEXNOW_KEY',
  'LOG_LEVEL',
])
const environmentWith = (given: Record<string, string>) => {
  const rest = Object.entries(process.env).filter(([name]) => !settings.has(name))
  // Next's types demand a NODE_ENV of every environment; `npm start` sets its own.
  return Object.fromEntries([...rest, ...Object.entries(given)]) as unknown as NodeJS.ProcessEnv
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
