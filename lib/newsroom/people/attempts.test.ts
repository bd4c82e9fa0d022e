import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { invitation, rateLimit, session, verification } from '../../db/tables/sign-in.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { attempt, giveBack, sweepAttempts } from './attempts.ts'
import { sweepAccess } from './sweep.ts'
import { added, joined, signedIn, stubPeopleSettings } from './testing/people.ts'

stubPeopleSettings()

const limit = { most: 3, within: 60 }

describeEachEngine('counting attempts', (opened) => {
  const age = (seconds: number) =>
    opened().orm.execute(sql`update rate_limit set last_request = last_request - ${seconds * 1000}::bigint`)

  it('lets as many through as are allowed, then says how long to wait', async () => {
    for (let i = 0; i < 3; i += 1) expect(await attempt(opened(), 'a', limit)).toBe(0)
    await age(20)
    for (let i = 0; i < 3; i += 1) {
      const wait = await attempt(opened(), 'a', limit)
      expect(wait).toBeGreaterThan(30)
      expect(wait).toBeLessThanOrEqual(40)
    }
    expect(await attempt(opened(), 'b', limit)).toBe(0)
  })

  it('begins anew when the window is over, however often was asked meanwhile', async () => {
    for (let i = 0; i < 9; i += 1) await attempt(opened(), 'c', limit)
    await age(61)
    for (let i = 0; i < 3; i += 1) expect(await attempt(opened(), 'c', limit)).toBe(0)
    expect(await attempt(opened(), 'c', limit)).toBeGreaterThan(0)
  })

  it('lets no more through when all come at once', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => attempt(opened(), 'd', limit)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  })

  it('gives back what succeeded', async () => {
    for (let i = 0; i < 10; i += 1) {
      expect(await attempt(opened(), 'e', limit)).toBe(0)
      await giveBack(opened(), 'e')
    }
    await giveBack(opened(), 'nobody counted')
    for (let i = 0; i < 3; i += 1) expect(await attempt(opened(), 'e', limit)).toBe(0)
  })

  it('is swept of what no limit looks at any longer', async () => {
    await opened().orm.delete(rateLimit)
    await attempt(opened(), 'old', limit)
    await age(2 * 86_400)
    await attempt(opened(), 'new', limit)
    await sweepAttempts(opened())
    const left = await opened().orm.select({ key: rateLimit.key }).from(rateLimit)
    expect(left).toEqual([{ key: 'new' }])
  })
})

describeEachEngine('sweeping', (opened) => {
  it('removes sessions, links and challenges that are over, and no other', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    const over = await signedIn(db, person)
    const going = await signedIn(db, person)
    await db.orm
      .update(session)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(session.id, over.visitor.sessionId))
    const challenge = (id: string, expiresAt: number) => ({
      id,
      identifier: id,
      value: '',
      expiresAt: new Date(expiresAt),
    })
    await db.orm
      .insert(verification)
      .values([challenge('over', Date.now() - 60_000), challenge('going', Date.now() + 60_000)])
    await added(db, 'author')
    await sweepAccess(db)
    expect((await db.orm.select().from(session)).map(({ id }) => id)).toEqual([going.visitor.sessionId])
    expect((await db.orm.select().from(verification)).map(({ id }) => id)).toEqual(['going'])
    const links = await db.orm.select().from(invitation)
    expect(links).toHaveLength(2)
    await db.orm.update(invitation).set({ expiresAt: sql`now() - interval '1 second'` })
    await sweepAccess(db)
    // The one that was used says who came in by it.
    expect((await db.orm.select().from(invitation)).map(({ staffId }) => staffId)).toEqual([person.staffId])
  })
})
