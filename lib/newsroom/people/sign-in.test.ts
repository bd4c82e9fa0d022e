import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { session } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../actor.ts'
import { limits } from './attempts.ts'
import { authOf, authPath } from './auth.ts'
import { suspend } from './change-person.ts'
import { dismissGuesses, worthTelling } from './guesses.ts'
import { invite } from './invite.ts'
import { readSession } from './own-session.ts'
import { parseEmail } from './parse-person.ts'
import { signIn, signOut } from './sign-in.ts'
import {
  cookieHeader,
  cookiesOf,
  goodPassword,
  joined,
  requestHeaders,
  signedIn,
  siteUrl,
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

  it('is asked to wait after ten wrong passwords from one address, the right one included, and nobody else is', async () => {
    const db = opened()
    const target = await joined(db, 'author')
    const other = await joined(db, 'author')
    const stranger = '203.0.113.1'
    const guess = () =>
      signIn(db, requestHeaders('', stranger), { email: target.email, password: 'not this one' })
    for (let i = 0; i < limits.signInPerPlace.most; i += 1) expect((await guess()).outcome).toBe('wrong')
    const eleventh = await guess()
    expect(eleventh.outcome).toBe('wait')
    if (eleventh.outcome === 'wait') {
      expect(eleventh.wait).toBeGreaterThan(60)
      expect(eleventh.wait).toBeLessThanOrEqual(limits.signInPerPlace.within)
    }
    // Also with the right password, or the wait would tell that it was right.
    expect((await signIn(db, requestHeaders('', stranger), target)).outcome).toBe('wait')
    expect((await signIn(db, requestHeaders('', stranger), other)).outcome).toBe('in')
    // Whom it is about is not shut out.
    expect((await signIn(db, requestHeaders(), target)).outcome).toBe('in')
  })

  it('is asked to wait after a hundred from many addresses, but not where its owner has signed in before', async () => {
    const db = opened()
    const target = await joined(db, 'author')
    const came = await signIn(db, requestHeaders(), target)
    if (came.outcome !== 'in') throw new Error(came.outcome)
    const browser = cookieHeader(came.setCookies.filter((each) => each.includes('-known')))
    const guess = (address: string, cookie = '') =>
      signIn(db, requestHeaders(cookie, address), { email: target.email, password: 'not this one' })
    for (let i = 0; i < limits.signInPerAccount.most; i += 1) await guess(`198.51.100.${i}`)
    expect((await guess('198.51.100.200')).outcome).toBe('wait')
    expect((await signIn(db, requestHeaders('', '198.51.100.201'), target)).outcome).toBe('wait')
    expect((await signIn(db, requestHeaders(browser, '198.51.100.201'), target)).outcome).toBe('in')
    // What marks it opens nothing, is another person's for nobody, and is counted itself.
    const other = await joined(db, 'author')
    expect(await whoIs(db, browser)).toBeNull()
    const forged = browser.replace(/=..../, '=AAAA')
    expect((await signIn(db, requestHeaders(forged, '198.51.100.202'), target)).outcome).toBe('wait')
    for (let i = 0; i < limits.signInPerPlace.most; i += 1)
      expect((await guess(`198.51.100.${210 + i}`, browser)).outcome).toBe('wrong')
    expect((await guess('198.51.100.230', browser)).outcome).toBe('wait')
    expect((await signIn(db, requestHeaders(browser, '198.51.100.231'), other)).outcome).toBe('in')
  })

  it('is told that others guessed at their password, until they say that they know', async () => {
    const db = opened()
    const target = await joined(db, 'author')
    const came = await signIn(db, requestHeaders(), target)
    if (came.outcome !== 'in') throw new Error(came.outcome)
    const cookie = cookieHeader(came.setCookies)
    const me = await whoIs(db, cookie)
    const told = async () => (await whoIs(db, cookie))!.guesses
    const guess = (known = '') =>
      signIn(db, requestHeaders(known, '203.0.113.77'), { email: target.email, password: 'not this one' })
    // Their own mistakes, in a browser of theirs.
    const browser = cookieHeader(came.setCookies.filter((each) => each.includes('-known')))
    for (let i = 0; i < worthTelling; i += 1) await guess(browser)
    expect(await told()).toBeNull()
    for (let i = 0; i < worthTelling - 1; i += 1) await guess()
    expect(await told()).toBeNull()
    await guess()
    expect(await told()).toEqual({
      count: worthTelling,
      lastAt: expect.stringMatching(/^\d{4}-/),
    })
    await dismissGuesses(db, me!.actor)
    expect(await told()).toBeNull()
  })

  it('counts for an address that nobody has as for any other', async () => {
    const guess = () =>
      signIn(opened(), requestHeaders('', '203.0.113.200'), { email: 'ghost@news.example', password: 'x' })
    for (let i = 0; i < limits.signInPerPlace.most; i += 1) expect((await guess()).outcome).toBe('wrong')
    expect((await guess()).outcome).toBe('wait')
  })

  it('does not count those who know their password', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    for (let i = 0; i < limits.signInPerPlace.most + 2; i += 1)
      expect(cookiesOf(await signIn(db, requestHeaders(), person))).toContain('session_token')
  })

  it('asks a passkey for what its owner knows or is', async () => {
    const answer = await authOf(opened()).handler(
      new Request(`${siteUrl}${authPath}/passkey/generate-authenticate-options`),
    )
    expect(answer.headers.getSetCookie().join()).toContain('passkey')
    const options = await answer.json()
    expect(options).toMatchObject({ userVerification: 'required' })
    expect(options.challenge).toMatch(/^[\w-]{20,}$/)
  })
})

it.each([
  'a@news.example>',
  'a@<news.example',
  'a@news.example,b@c.example',
  'a@news .example',
  'a@news',
  '@news.example',
])('takes %s for no address', (text) => {
  expect(() => parseEmail(text)).toThrow(expect.objectContaining({ refusal: 'malformed', subject: 'email' }))
  expect(parseEmail(' A@News.Example ')).toBe('a@news.example')
})
