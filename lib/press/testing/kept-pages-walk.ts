/**
 * A walk at random over everything that may happen to instances that keep pages on one disk: publishing, also slowly, by any
 * of them or by none, reading, restarts, kill -9, pauses, disks that are full. No page may ever be older than what its
 * instance has had the time to hear of.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { withInvalidation } from '../invalidation.ts'
import { factsOf, type InstanceAnswer, type InstanceOrder, tagOf } from './kept-pages-facts.ts'

export const pages = 120
const facts = 48

type Order = InstanceOrder extends infer T ? (T extends unknown ? Omit<T, 'number'> : never) : never

/** One instance, and the versions of facts that it must have heard of. */
class Instance {
  readonly child: ChildProcess
  readonly heard: number[]
  readonly #asked = new Map<
    number,
    { resolve: (answer: InstanceAnswer) => void; reject: (e: Error) => void }
  >()
  #last = 0
  /** Pages made anew. */
  made = 0
  readonly ready: Promise<unknown>

  /** @param mostBytes of any file that it writes, as on a disk that is full */
  constructor(
    { databaseUrl, path, hearing }: { databaseUrl: string; path: string; hearing: string },
    heard: readonly number[],
    mostBytes?: number,
  ) {
    this.heard = [...heard]
    const file = new URL('./kept-pages-instance.ts', import.meta.url).pathname
    const limit = mostBytes ? `ulimit -f ${Math.ceil(mostBytes / 512)}; ` : ''
    this.child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, file, path, hearing], {
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.ready = new Promise((resolve) => this.#asked.set(0, { resolve, reject: resolve }))
    this.child.on('message', (answer: InstanceAnswer) => {
      this.made = answer.made
      const asked = this.#asked.get(answer.number)
      this.#asked.delete(answer.number)
      if (answer.failed) asked?.reject(new Error(answer.failed))
      else asked?.resolve(answer)
    })
    this.child.on('exit', () => {
      for (const { reject } of this.#asked.values()) reject(new Error('The instance has ended'))
      this.#asked.clear()
    })
  }

  ask(order: Order): Promise<InstanceAnswer> {
    this.#last += 1
    const number = this.#last
    return new Promise((resolve, reject) => {
      this.#asked.set(number, { resolve, reject })
      this.child.send({ number, ...order }, (error) => error && reject(error))
    })
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit')
  }
}

export type Walked = {
  read: number
  made: number
  published: number
  restarts: number
  kills: number
  fullDisks: number
}

/**
 * @param random in [0, 1), so that a walk can be taken again
 * @throws when a page is older than its instance may say
 */
export async function walk(
  { db, databaseUrl, path }: { db: Database; databaseUrl: string; path: string },
  { steps, instances: count, random }: { steps: number; instances: number; random: () => number },
): Promise<Walked> {
  await db.orm.execute(sql`create table if not exists fact (id int primary key, version int not null)`)
  await db.orm.execute(
    sql`insert into fact select id, 1 from generate_series(0, ${facts}) id on conflict do nothing`,
  )
  const versions = async (): Promise<number[]> => {
    const { rows } = await db.orm.execute<{ version: number }>(sql`select version from fact order by id`)
    return rows.map(({ version }) => version)
  }
  const walked: Walked = { read: 0, made: 0, published: 0, restarts: 0, kills: 0, fullDisks: 0 }
  const below = (n: number) => Math.floor(random() * n)
  const start = async (mostBytes?: number): Promise<Instance> => {
    const instance = new Instance(
      { databaseUrl, path, hearing: random() < 0.5 ? 'notified' : 'late' },
      await versions(),
      mostBytes,
    )
    await instance.ready
    return instance
  }
  const running = await Promise.all(Array.from({ length: count }, () => start()))
  const anyone = () => running[below(count)]!

  const read = async (instance: Instance, page: number) => {
    const atLeast = factsOf(page).map((fact) => instance.heard[fact]!)
    const { text = '' } = await instance.ask({ get: `/${page}` })
    walked.read += 1
    const shown = text.split(' ').map(Number)
    if (shown.some((version, index) => version < atLeast[index]!))
      throw new Error(
        `Page ${page} of facts ${factsOf(page)} shows ${shown}, where ${atLeast} had been heard of (step ${step})`,
      )
  }
  const publish = async (fact: number, by: Instance | undefined, slowly: boolean) => {
    if (by) await by.ask({ publish: fact, slowly })
    else
      await withInvalidation(db, async (tx, touch) => {
        touch(tagOf(fact))
        await tx.execute(sql`update fact set version = version + 1 where id = ${fact}`)
      })
    walked.published += 1
    // It has forgotten it itself; to the others it has to get.
    if (by) by.heard[fact] = Math.max(by.heard[fact]!, (await versions())[fact]!)
  }
  const settle = async (instance: Instance) => {
    const now = await versions()
    await instance.ask({ look: true })
    for (const [fact, version] of now.entries())
      instance.heard[fact] = Math.max(instance.heard[fact]!, version)
  }
  const replace = async (index: number, mostBytes?: number) => {
    walked.made += running[index]?.made ?? 0
    running[index] = await start(mostBytes)
  }

  let step = 0
  try {
    for (; step < steps; step += 1) {
      const dice = random()
      const fact = random() < 0.06 ? 0 : below(facts)
      if (dice < 0.5) await Promise.all(Array.from({ length: 20 }, () => read(anyone(), below(pages))))
      else if (dice < 0.7) {
        const publishing = publish(fact, random() < 0.6 ? anyone() : undefined, random() < 0.3)
        // While it is published, pages of it are made.
        await Promise.all([publishing, ...Array.from({ length: 6 }, () => read(anyone(), below(pages)))])
      } else if (dice < 0.85) await settle(anyone())
      else if (dice < 0.9) await new Promise((resolve) => setTimeout(resolve, 300))
      else if (dice < 0.93) {
        const index = below(count)
        await running[index]!.ask({ stop: true })
        walked.restarts += 1
        if (random() < 0.5) await publish(fact, undefined, false)
        await replace(index)
      } else if (dice < 0.97) {
        const index = below(count)
        const instance = running[index]!
        // In the middle of it all.
        const busy = [
          publish(fact, instance, random() < 0.5),
          ...Array.from({ length: 4 }, () => instance.ask({ get: `/${below(pages)}` })),
        ].map((each) => Promise.resolve(each).catch(() => {}))
        await new Promise((resolve) => setTimeout(resolve, random() * 60))
        await instance.kill()
        await Promise.all(busy)
        walked.kills += 1
        await replace(index)
      } else if (dice < 0.985) {
        const instance = anyone()
        instance.child.kill('SIGSTOP')
        await publish(fact, undefined, false)
        await new Promise((resolve) => setTimeout(resolve, 200))
        instance.child.kill('SIGCONT')
      } else {
        const index = below(count)
        await running[index]!.kill()
        walked.fullDisks += 1
        await replace(index, random() < 0.5 ? 100_000 : 600_000)
      }
    }
    for (const { made } of running) walked.made += made
  } finally {
    await Promise.all(running.map((each) => each.kill()))
  }
  return walked
}
