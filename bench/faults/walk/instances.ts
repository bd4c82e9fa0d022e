/**
 * Instances of one paper that can be killed, asked to end, suspended and cut off, and that come back. Each has a network of its
 * own to both servers of the database.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type SilentNetwork, silentNetwork } from '../../../lib/db/testing/silent-network.ts'
import { present } from '../../../lib/present.ts'
import { freePort } from '../../../lib/testing/newspaper.ts'
import { paperProcess } from '../../paper-process.ts'

export type Network = SilentNetwork & {
  /** The first of the two servers is not there any more, for good. */
  loseFirst: () => void
}

export async function networkTo(servers: readonly [string, string]): Promise<Network> {
  const [first, second] = [await silentNetwork(servers[0]), await silentNetwork(servers[1])]
  let there = [first, second]
  const each = (does: (one: SilentNetwork) => void) => there.forEach(does)
  return {
    // Several hosts, as libpq writes it.
    url: first.url.replace(/@([^/]+)/, `@$1,${new URL(second.url).host}`),
    fallSilent: () => each((one) => one.fallSilent()),
    cut: () => each((one) => one.cut()),
    hold: () => each((one) => one.hold()),
    slowDown: (ms) => each((one) => one.slowDown(ms)),
    recover: () => each((one) => one.recover()),
    loseFirst: () => {
      first.recover()
      first.cut()
      there = [second]
    },
    close: async () => {
      await Promise.all([first.close(), second.close()])
    },
  }
}

export type Instance = {
  name: string
  port: number
  network: Network
  /** The checkout of which it is; unset: this one. Looked at when it is started. */
  project?: string
  /** Unset while it does not run. */
  child?: ChildProcess
  /** What is wrong with it just now, in a word; undefined for nothing. */
  trouble?: string | undefined
  start: () => Promise<void>
  /** Ends it by a signal. @returns milliseconds it took */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number>
}

/**
 * @param folder of all, with `media` in it, which they share
 * @param servers the primary of the database, and its standby
 * @param skew seconds by which its clock is wrong
 */
export async function makeInstance(
  folder: string,
  name: string,
  servers: readonly [string, string],
  environment: Record<string, string>,
  skew: number,
  died: (code: string) => void,
): Promise<Instance> {
  const data = join(folder, name)
  mkdirSync(data)
  symlinkSync(join(folder, 'media'), join(data, 'media'))
  const log = createWriteStream(join(folder, `${name}.log`))
  const network = await networkTo(servers)
  const isEnding = new WeakSet<ChildProcess>()
  const instance: Instance = {
    name,
    port: await freePort(),
    network,
    start: async () => {
      const child = spawn(
        process.execPath,
        [
          ...(skew ? [`--import=${pathToFileURL(join(import.meta.dirname, 'wrong-clock.ts'))}`] : []),
          ...paperProcess(instance.project),
        ],
        {
          cwd: instance.project,
          env: {
            ...process.env,
            ...environment,
            CLOCK_SKEW_SECONDS: String(skew),
            PORT: String(instance.port),
            WARRAQ_DATA: data,
            DATABASE_URL: network.url,
            WEB_CONCURRENCY: '1',
            LOG_LEVEL: 'warn',
          },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      child.stdout.pipe(log, { end: false })
      child.stderr.pipe(log, { end: false })
      let said = ''
      const opened = new Promise<boolean>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          if (said.includes('is open')) resolve(true)
        })
        child.once('exit', () => resolve(false))
      })
      if (!(await opened)) throw new Error(`${name} ended before it was open; see ${log.path}`)
      instance.child = child
      // Nobody asked it to.
      child.once('exit', (code, signal) => {
        if (instance.child !== child || isEnding.has(child)) return
        delete instance.child
        died(`${code ?? signal}`)
      })
    },
    end: async (signal) => {
      const child = present(instance.child, 'process')
      isEnding.add(child)
      const from = performance.now()
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      child.kill(signal)
      await ended
      delete instance.child
      return performance.now() - from
    },
  }
  return instance
}

/** What `/readyz` says; 0 when nobody answers. */
export function readiness({ port }: Instance): Promise<number> {
  return new Promise((resolve) => {
    const request = get({ port, path: '/readyz', agent: false, timeout: 5_000 }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(0))
  })
}

export const isReady = async (instance: Instance): Promise<boolean> => (await readiness(instance)) === 200

/** Starts it, as a service manager does: again, if it ends before it is open. */
export async function startAgain(instance: Instance): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await instance.start()
      return attempt
    } catch (error) {
      if (attempt === 20) throw error
      await wait(1_000)
    }
  }
}
