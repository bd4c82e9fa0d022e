import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newId } from '../db/id.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { isDatabaseAway } from '../db/sql-state.ts'
import { apiKey } from '../db/tables/connections.ts'
import { createServerDatabase, type ServerDatabase } from '../db/testing/server-databases.ts'
import { type SilentNetwork, silentNetwork } from '../db/testing/silent-network.ts'
import type { Actor } from '../newsroom/actor.ts'
import { makeKey } from '../newsroom/keys/make-key.ts'
import { staffMember } from '../newsroom/testing/staff-member.ts'
import { answerApi } from './answer.ts'
import { answeredOnce } from './answered-once.ts'

describe('a request that names itself, and a database that goes away', () => {
  let home: ServerDatabase
  let network: SilentNetwork
  let db: Database
  let key: string
  let owner: Actor

  beforeAll(async () => {
    const { url, template } = inject('postgres')
    home = await createServerDatabase(url, { template })
    network = await silentNetwork(home.url)
    db = await openDatabase({ databaseUrl: network.url, dataFolder: '' })
    owner = await staffMember(db, 'owner')
    key = newId()
    await db.orm
      .insert(apiKey)
      .values({ id: key, name: 'wire', keyHash: key, hint: 'x', scopes: [], madeBy: owner.staffId! })
  })
  afterAll(async () => {
    await db.close()
    await network.close()
    await home.remove()
  })

  const ask = (name: string, work: () => Promise<void>) =>
    answeredOnce(db, key, name, ['createDraft'], async () => {
      await work()
      return { status: 201, headers: {}, body: '{}' }
    })
  const failed = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: unknown) => error,
    )

  it('is not done again when it was done and could not be noted', async () => {
    let times = 0
    const work = async () => {
      times += 1
      network.cut()
    }
    expect(isDatabaseAway(await failed(ask('noted', work)))).toBe(true)
    // Connections are refused, too.
    expect(isDatabaseAway(await failed(db.orm.execute(sql`select 1`)))).toBe(true)
    network.recover()
    await expect(ask('noted', work)).rejects.toMatchObject({ code: 'in-progress' })
    expect(times).toBe(1)
  })

  it('is not done again when nobody knows whether it was done', async () => {
    // As a server says it that ends.
    const ended = () => db.orm.execute(sql`select pg_terminate_backend(pg_backend_pid())`).then(() => {})
    expect(isDatabaseAway(await failed(ask('ended', ended)))).toBe(true)
    await expect(ask('ended', async () => {})).rejects.toMatchObject({ code: 'in-progress' })
  })

  it('is done again when the database refused it', async () => {
    const refused = () => db.orm.execute(sql`select 1 / 0`).then(() => {})
    expect(isDatabaseAway(await failed(ask('refused', refused)))).toBe(false)
    expect(await ask('refused', async () => {})).toMatchObject({ status: 201 })
  })
  it('is told to come again while nothing can be written, as on a standby', async () => {
    const readOnly = new URL(home.url)
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on')
    const standby = await openDatabase({ databaseUrl: readOnly.href, dataFolder: '' })
    try {
      const { key: secret } = await makeKey(db, owner, { name: 'wire', scopes: ['story.create'], days: 7 })
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
      const body = JSON.stringify({ locale: 'ar', sectionId: 'x', headline: 'خبر' })
      const sent = new Request('http://localhost/api/v1/drafts', { method: 'POST', headers, body })
      const answer = await answerApi(standby, sent, '/drafts')
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('10')
      expect(await answer.json()).toMatchObject({ code: 'read-only' })
    } finally {
      await standby.close()
    }
  })
})
