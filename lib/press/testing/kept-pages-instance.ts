/**
 * An instance of a paper whose pages are made of facts in a table: a process of its own that keeps pages on disk, follows what
 * changes, and does what its parent asks for. `DATABASE_URL` names the database, the first argument the file.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../db/open.ts'
import { dependsOn } from '../cache-dependencies.ts'
import { followChanges, setPress, withInvalidation } from '../invalidation.ts'
import { KeptPages } from '../kept-pages.ts'
import { Press } from '../press.ts'
import { remember } from '../remembered.ts'
import { factsOf, type InstanceAnswer, type InstanceOrder, tagOf } from './kept-pages-facts.ts'

const [path = '', hearing] = process.argv.slice(2)
const databaseUrl = process.env.DATABASE_URL!

const db = await openDatabase({ databaseUrl, dataFolder: '' })
const read = async (fact: number): Promise<number> => {
  dependsOn(tagOf(fact))
  const { rows } = await db.orm.execute<{ version: number }>(sql`select version from fact where id = ${fact}`)
  return rows[0]!.version
}
let made = 0
const press = new Press({
  // Too small for all of them: some come from the disk also where nothing was started anew.
  budget: 40_000,
  keptPages: (heard) => new KeptPages({ path, budget: 4_000_000, heard }),
  render: async ({ url }) => {
    made += 1
    const page = Number(url.slice(1))
    const [everywhere = 0, shared = 0, own = 0] = factsOf(page)
    const versions = [await remember('everywhere', () => read(everywhere)), await read(shared)]
    await wait(Math.random() * 20)
    versions.push(await read(own))
    return {
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: Buffer.from(versions.join(' ').padEnd(3_000)),
    }
  },
})
setPress(press)
let looks = 0
const { followed } = press
press.followed = (until) => {
  looks += 1
  followed.call(press, until)
}
const following = followChanges(
  // One that is not notified hears of everything a second later.
  hearing === 'notified' ? db : { ...db, address: () => undefined },
  { press },
)
await following.firstLook

const carryOut = async (order: InstanceOrder): Promise<string | undefined> => {
  if ('get' in order) {
    const { body } = await press.respond({ key: order.get, url: order.get }, {})
    return body.toString().trim()
  }
  if ('publish' in order)
    await withInvalidation(db, async (tx, touch) => {
      touch(tagOf(order.publish))
      await tx.execute(sql`update fact set version = version + 1 where id = ${order.publish}`)
      if (order.slowly) await tx.execute(sql`select pg_sleep(0.3)`)
    })
  else if ('look' in order) {
    const enough = looks + 2
    while (looks < enough) {
      await db.orm.execute(sql`select pg_notify('warraq_touch', '')`)
      await wait(10)
    }
  } else {
    await press.keptPages?.close()
    await following.stop()
    await db.close()
  }
}
const say = (answer: Omit<InstanceAnswer, 'made'>) =>
  process.send!({ ...answer, made } satisfies InstanceAnswer)
process.on('message', (order: InstanceOrder) => {
  const { number } = order
  carryOut(order).then(
    (text) => {
      say({ number, ...(text !== undefined && { text }) })
      if ('stop' in order) process.disconnect()
    },
    (error: unknown) => say({ number, failed: String(error) }),
  )
})
say({ number: 0 })
