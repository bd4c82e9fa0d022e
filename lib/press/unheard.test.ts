import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { forFollower } from '../db/connection-shares.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { instance } from '../db/tables/instances.ts'
import { article } from '../db/tables/stories.ts'
import { touch } from '../db/tables/touches.ts'
import { startPostgres, startStandby } from '../db/testing/postgres-server.ts'
import { createServerDatabase, type ServerDatabase } from '../db/testing/server-databases.ts'
import { type SilentNetwork, silentNetwork } from '../db/testing/silent-network.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { dependsOn, tags } from './cache-dependencies.ts'
import { type FollowingChanges, followChanges } from './invalidation.ts'
import { ChangesUnknown, Press } from './press.ts'

/** Far more than it takes, on a machine that does other things too. */
const patience = { timeout: 25_000, interval: 50 }
const asked = { key: '/story', url: '/story' }

let home: ServerDatabase
let network: SilentNetwork
/** Ours, behind a network that falls silent; and another instance's, beside which nothing happens. */
let db: Database
let elsewhere: Database
let articleId: string
let press: Press
const following: FollowingChanges[] = []

const facts = (secretMark = 'one') => ({ build: 'b', secretMark, isWorker: false })

beforeEach(async () => {
  const { url, template } = inject('postgres')
  home = await createServerDatabase(url, { template })
  network = await silentNetwork(home.url)
  elsewhere = await openDatabase({ databaseUrl: home.url, dataFolder: '' })
  db = await openDatabase({ databaseUrl: network.url, dataFolder: '' })
  await smallPublication(elsewhere)
  articleId = (await addStory(elsewhere, { slug: 'خبر' })).articleId
  press = new Press({
    budget: 1e6,
    following: { longest: 8_000, isAlone: false },
    render: async () => {
      dependsOn(tags.article(articleId))
      const { rows } = await db.pool.query('select state from article where id = $1', [articleId])
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(String(rows[0]?.state)),
      }
    },
  })
})
afterEach(async () => {
  network.recover()
  await Promise.all(following.splice(0).map(({ stop }) => stop()))
  await db.close()
  await elsewhere.close()
  await network.close()
  await home.remove()
})

const follow = () => following.push(followChanges(db, { press }, { facts: facts() }))
/** Another machine: what it is called is all that tells it from ours. */
const another = (secretMark: string) =>
  elsewhere.orm
    .insert(instance)
    .values({ id: `other-${secretMark}`, machine: 'elsewhere:1', build: 'b', secretMark })
/** As the operation does it, but in no process of ours: what is done in this one, this one's press hears of by itself. */
const killElsewhere = () =>
  elsewhere.orm.transaction(async (tx) => {
    await tx.update(article).set({ state: 'killed' }).where(eq(article.id, articleId))
    await tx.insert(touch).values({ tag: tags.article(articleId) })
  })
const text = async () => (await press.respond(asked, {})).body.toString()

it('sends nothing that another may have withdrawn once it cannot know, and is itself again when it can', async () => {
  expect(press.unheardFor, 'nothing was ever heard: since it was opened').toBeLessThan(60_000)
  await another('one')
  follow()
  await expect.poll(() => press.hearing, patience).toBe('current')
  expect(press.isAlone).toBe(false)
  expect(await text()).toBe('published')

  const policy = async () => (await press.respond(asked, {})).headers['cache-control']
  expect(await policy()).toContain('s-maxage')
  network.fallSilent()
  await killElsewhere()
  await expect.poll(() => press.hearing, patience).toBe('late')
  // Whoever asks may have it for some seconds more; a cache would keep it past those, and past every purge.
  const { headers } = await press.respond(asked, {})
  expect(headers['cache-control']).toBe('private, max-age=0')
  expect(headers['cdn-cache-control']).toBe('private, max-age=0')
  await expect.poll(() => press.hearing, patience).toBe('lost')
  expect(press.ready(asked, {})).toBeUndefined()
  await expect(text()).rejects.toBeInstanceOf(ChangesUnknown)

  network.recover()
  await expect.poll(() => press.hearing, patience).toBe('current')
  await expect.poll(() => text(), patience).toBe('killed')
}, 60_000)

it('that is the only one goes on sending what it keeps: nobody else can withdraw it', async () => {
  follow()
  await expect.poll(() => press.isAlone, patience).toBe(true)
  expect(await text()).toBe('published')
  network.fallSilent()
  await expect.poll(() => press.hearing, patience).toBe('late')
  await expect.poll(() => press.unheardFor, patience).toBeGreaterThan(8_500)
  expect(press.hearing).toBe('late')
  expect(await text()).toBe('published')
  expect((await press.respond(asked, {})).headers['cache-control']).toContain('s-maxage')
}, 60_000)

it('does not take itself for the only one where no instance can say that it is there', async () => {
  const readOnly = await openDatabase({
    databaseUrl: `${network.url}?options=-c%20default_transaction_read_only%3Don`,
    dataFolder: '',
  })
  following.push(followChanges(readOnly, { press }, { facts: facts() }))
  await expect.poll(() => press.hearing, patience).toBe('current')
  expect(press.isAlone).toBe(false)
  await following.pop()?.stop()
  await readOnly.close()
}, 60_000)

it('frees every connection on which nothing is answered', async () => {
  network.fallSilent()
  const stuck = await Promise.allSettled(
    Array.from({ length: 3 }, () => forFollower(() => db.pool.query('select 1'))),
  )
  expect(stuck.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  network.recover()
  await expect
    .poll(() => forFollower(() => db.pool.query('select 1')).then(({ rowCount }) => rowCount), patience)
    .toBe(1)
}, 60_000)

it('that speaks to a standby sends nothing that was withdrawn where the standby is not yet', async ({
  onTestFinished,
}) => {
  const primary = await startPostgres()
  onTestFinished(primary.stop)
  const written = await openDatabase({ databaseUrl: primary.url, dataFolder: '' })
  onTestFinished(written.close)
  await migrateDatabase(written)
  await written.pool.query(`create table words as select 'published' as state`)
  const standby = await startStandby(primary)
  onTestFinished(standby.stop)
  const read = await openDatabase({ databaseUrl: standby.url, dataFolder: '' })
  onTestFinished(read.close)
  const front = new Press({
    budget: 1e6,
    following: { longest: 4_000, isAlone: false },
    render: async () => {
      dependsOn('front:ar')
      const { rows } = await read.pool.query<{ state: string }>('select state from words')
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(rows[0]?.state ?? ''),
      }
    },
  })
  const sent = async () => (await front.respond(asked, {})).body.toString()
  const follower = followChanges(read, { press: front }, { facts: facts() })
  onTestFinished(follower.stop)
  await expect.poll(() => front.hearing, patience).toBe('current')
  expect(await sent()).toBe('published')

  // As it is on a machine that has too much to do: what comes is kept, and carried out later.
  await read.pool.query('select pg_wal_replay_pause()')
  await written.orm.transaction(async (tx) => {
    await tx.execute(`update words set state = 'killed'`)
    await tx.insert(touch).values({ tag: 'front:ar' })
  })
  await expect.poll(() => front.hearing, patience).toBe('lost')
  await expect(sent()).rejects.toBeInstanceOf(ChangesUnknown)
  await read.pool.query('select pg_wal_replay_resume()')
  await expect.poll(() => front.hearing, patience).toBe('current')
  expect(await sent()).toBe('killed')
}, 60_000)
