import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { session } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../actor.ts'
import { limits } from './attempts.ts'
import { suspend } from './change-person.ts'
import { invite } from './invite.ts'
import { readSession } from './own-session.ts'
import { signIn, signOut } from './sign-in.ts'
import {
  cookieHeader,
  cookiesOf,
  goodPassword,
  joined,
  requestHeaders,
  signedIn,
  stubPeopleSettings,
  type TestPerson,
  whoIs,
} from './testing/people.ts'

stubPeopleSettings()

describeDatabase('signing in', (opened) => {
  let huda: TestPerson
  beforeAll(async () => {
    huda = await joined(opened(), 'editor', 'هدى')
  })

  it('gives a session that is hers, freshly proved', async () => {
    const { visitor } = await signedIn(opened(), huda)
    expect(visitor).toMatchObject({
      email: huda.email,
      locale: 'ar',
      mustEnrol: false,
      actor: { staffId: huda.staffId, name: 'هدى', role: 'editor', hasProved: true },
    })
  })

  it('takes the address in any case and with spaces around it', async () => {
    const came = await signIn(opened(), requestHeaders(), {
      email: `  ${huda.email.toUpperCase()} `,
      password: goodPassword,
    })
    expect(came.outcome).toBe('in')
  })

  it('says the same of a wrong password, a wrong address, somebody invited, suspended or without a way in', async () => {
    const db = opened()
    const { staffId } = await joined(db, 'author').then(async (person) => {
      await suspend(db, operator, { staffId: person.staffId })
      return person
    })
    const [suspended] = await db.orm.select().from(staff).where(eq(staff.id, staffId))
    await invite(db, operator, { email: 'invited@news.example', name: 'مدعوة', role: 'author' })
    const contributor = await joined(db, 'contributor')
    const wrong = [
      { email: huda.email, password: 'سبع نخلات على الضفه' },
      { email: 'nobody@news.example', password: goodPassword },
      { email: suspended!.email, password: goodPassword },
      { email: 'invited@news.example', password: goodPassword },
      { email: contributor.email, password: goodPassword },
      { email: 'no address', password: goodPassword },
      { email: '', password: '' },
    ]
    for (const given of wrong)
      expect(await signIn(db, requestHeaders(), given), given.email).toEqual({ outcome: 'wrong' })
  })

  it('hashes a password also where there is nobody, so that the time it takes tells nothing', async () => {
    // Processor time, not the clock's: scrypt at this cost is tens of milliseconds wherever it runs.
    const cost = async (email: string) => {
      const before = process.cpuUsage()
      await signIn(opened(), requestHeaders('', '198.51.100.9'), { email, password: 'wrong wrong wrong' })
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    await cost('warm-up@news.example')
    const ofNobody = await cost('nobody-else@news.example')
    const ofHer = await cost(huda.email)
    expect(ofNobody).toBeGreaterThan(ofHer / 3)
  })

  it('is nobody once it has ended: signed out, expired, or gone from the database', async () => {
    const db = opened()
    const first = await signedIn(db, huda)
    const left = cookieHeader(await signOut(db, requestHeaders(first.cookie)), first.cookie)
    expect(left).not.toContain('session_token')
    expect(await whoIs(db, first.cookie)).toBeNull()

    const second = await signedIn(db, huda)
    await db.orm
      .update(session)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(session.id, second.visitor.sessionId))
    expect(await whoIs(db, second.cookie)).toBeNull()

    const third = await signedIn(db, huda)
    await db.orm.delete(session).where(eq(session.id, third.visitor.sessionId))
    expect(await whoIs(db, third.cookie)).toBeNull()
  })

  it('is nobody with a cookie that was made up, altered, or signed by another secret', async () => {
    const { cookie } = await signedIn(opened(), huda)
    const [name, value = ''] = cookie.split('=')
    const token = decodeURIComponent(value).split('.')[0]
    for (const made of [
      `${name}=${token}`,
      `${name}=${token}.${'A'.repeat(43)}%3D`,
      `${name}=x${value}`,
      `${name}=`,
      `${name}=%`,
      'session_token=1; DROP TABLE session',
    ])
      expect(await whoIs(opened(), made), made).toBeNull()
    expect(await whoIs(opened(), cookie)).not.toBeNull()
  })

  it('sends a cookie that scripts and other sites do not get', async () => {
    const came = await signIn(opened(), requestHeaders(), { email: huda.email, password: goodPassword })
    if (came.outcome !== 'in') throw new Error(came.outcome)
    const cookie = came.setCookies.find((each) => each.includes('session_token'))!
    expect(cookie).toMatch(/^warraq\.session_token=/)
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).toMatch(/; Path=\/(;|$)/i)
    expect(cookie).not.toMatch(/domain/i)
  })

  it('lasts longer when it is used, once a day', async () => {
    const db = opened()
    const { cookie, visitor } = await signedIn(db, huda)
    const fresh = await readSession(db, requestHeaders(cookie), { lengthen: true })
    expect(fresh.setCookies).toEqual([])
    await db.orm
      .update(session)
      .set({ expiresAt: sql`now() + interval '12 days'` })
      .where(eq(session.id, visitor.sessionId))
    const older = await readSession(db, requestHeaders(cookie), { lengthen: true })
    expect(older.setCookies.join()).toContain('session_token')
    const [row] = await db.orm
      .select({ lasts: sql<boolean>`${session.expiresAt} > now() + interval '13 days'` })
      .from(session)
      .where(eq(session.id, visitor.sessionId))
    expect(row!.lasts).toBe(true)
  })

  it('is asked to wait after ten wrong passwords for one account, from wherever they come, and others are not', async () => {
    const db = opened()
    const target = await joined(db, 'author')
    const other = await joined(db, 'author')
    const guess = (address: string) =>
      signIn(db, requestHeaders('', address), { email: target.email, password: 'not this one' })
    for (let i = 0; i < limits.signInPerAccount.most; i += 1)
      expect((await guess(`203.0.113.${i}`)).outcome).toBe('wrong')
    const eleventh = await guess('203.0.113.99')
    expect(eleventh.outcome).toBe('wait')
    if (eleventh.outcome === 'wait') {
      expect(eleventh.wait).toBeGreaterThan(60)
      expect(eleventh.wait).toBeLessThanOrEqual(limits.signInPerAccount.within)
    }
    // Also with the right password, or the wait would tell that it was right.
    expect((await signIn(db, requestHeaders(), target)).outcome).toBe('wait')
    expect((await signIn(db, requestHeaders(), other)).outcome).toBe('in')
  })

  it('counts for an address that nobody has as for any other', async () => {
    const guess = () =>
      signIn(opened(), requestHeaders('', '203.0.113.200'), { email: 'ghost@news.example', password: 'x' })
    for (let i = 0; i < limits.signInPerAccount.most; i += 1) expect((await guess()).outcome).toBe('wrong')
    expect((await guess()).outcome).toBe('wait')
  })

  it('does not count those who know their password', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    for (let i = 0; i < limits.signInPerAccount.most + 2; i += 1)
      expect(cookiesOf(await signIn(db, requestHeaders(), person))).toContain('session_token')
  })
})
