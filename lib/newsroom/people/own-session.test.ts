import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from '../../db/open.ts'
import { isDatabaseAway } from '../../db/sql-state.ts'
import { createServerDatabase, type ServerDatabase } from '../../db/testing/server-databases.ts'
import { type SilentNetwork, silentNetwork } from '../../db/testing/silent-network.ts'
import { readSession } from './own-session.ts'
import { joined, requestHeaders, signedIn, stubPeopleSettings, whoIs } from './testing/people.ts'

stubPeopleSettings()

let home: ServerDatabase
let network: SilentNetwork
let db: Database

beforeAll(async () => {
  const { url, template } = inject('postgres')
  home = await createServerDatabase(url, { template })
  network = await silentNetwork(home.url)
  db = await openDatabase({ databaseUrl: network.url, dataFolder: '' })
})
afterAll(async () => {
  await db.close()
  await network.close()
  await home.remove()
})

it('says that the database is away, rather than only that there was a failure', async () => {
  const { cookie } = await signedIn(db, await joined(db, 'editor'))
  network.cut()
  const why: unknown = await readSession(db, requestHeaders(cookie)).catch((error: unknown) => error)
  expect(isDatabaseAway(why)).toBe(true)
  network.recover()
  await expect.poll(() => whoIs(db, cookie).catch(() => null)).not.toBeNull()
})
