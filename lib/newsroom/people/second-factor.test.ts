import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { rateLimit, roleRule, twoFactor } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../actor.ts'
import { limits } from './attempts.ts'
import { changePerson, setRoleRule } from './change-person.ts'
import { prove } from './own-account.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  recoveryCodesLeft,
  renewRecoveryCodes,
  resetSecondFactor,
} from './second-factor.ts'
import { answerCode, type SignedIn, signIn } from './sign-in.ts'
import {
  cookieHeader,
  joined,
  requestHeaders,
  signedIn,
  stubPeopleSettings,
  type TestPerson,
  whoIs,
} from './testing/people.ts'
import { totp } from './testing/totp.ts'

stubPeopleSettings()

const refusal = (refused: string) => expect.objectContaining({ name: 'RefusedByNewsroom', refusal: refused })
const soon = 30_000

/** Somebody with an authenticator app, signed in. */
async function enrolled(db: Database) {
  const person = await joined(db, 'editor')
  const { cookie: before, visitor } = await signedIn(db, person)
  const { secret } = await beginSecondFactor(db, visitor.actor)
  const { recoveryCodes, setCookies } = await confirmSecondFactor(
    db,
    visitor.actor,
    // Of the half minute before: the one of this is still good.
    { code: totp(secret, Date.now() - soon) },
    requestHeaders(before),
  )
  return { person, secret, recoveryCodes, cookie: cookieHeader(setCookies, before), actor: visitor.actor }
}

/** The first step; what comes back is a browser that is asked for a code. */
async function askedForCode(db: Database, person: TestPerson): Promise<string> {
  const came = await signIn(db, requestHeaders(), person)
  if (came.outcome !== 'code-needed') throw new Error(came.outcome)
  return cookieHeader(came.setCookies)
}

const answered = (db: Database, cookie: string, code: string, kind: 'app' | 'recovery' = 'app') =>
  answerCode(db, requestHeaders(cookie), { code, kind })

const visitorAfter = async (db: Database, came: SignedIn) =>
  came.outcome === 'in' ? whoIs(db, cookieHeader(came.setCookies)) : came.outcome

describeDatabase('a second factor', (opened) => {
  it('is not asked for before it is confirmed', async () => {
    const db = opened()
    const person = await joined(db, 'editor')
    const { cookie, visitor } = await signedIn(db, person)
    const { secret, address } = await beginSecondFactor(db, visitor.actor)
    expect(address).toMatch(/^otpauth:\/\/totp\/localhost:/)
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('in')
    for (const wrong of ['000000', '', 'nonsense', totp(secret, Date.now() - 10 * 60_000)])
      await expect(
        confirmSecondFactor(db, visitor.actor, { code: wrong }, requestHeaders(cookie)),
        wrong,
      ).rejects.toEqual(refusal('malformed'))
    expect((await whoIs(db, cookie))?.hasSecondFactor).toBe(false)
    // Begun again, what was scanned first is void.
    const again = await beginSecondFactor(db, visitor.actor)
    await expect(
      confirmSecondFactor(db, visitor.actor, { code: totp(secret) }, requestHeaders(cookie)),
    ).rejects.toEqual(refusal('malformed'))
    await confirmSecondFactor(db, visitor.actor, { code: totp(again.secret) }, requestHeaders(cookie))
  })

  it('is asked for after the password, and lets in with a code of the app', async () => {
    const db = opened()
    const { person, secret, cookie } = await enrolled(db)
    expect((await whoIs(db, cookie))?.hasSecondFactor).toBe(true)
    const asked = await askedForCode(db, person)
    // The password alone has opened nothing.
    expect(await whoIs(db, asked)).toBeNull()
    expect(await answered(db, asked, '000000')).toEqual({ outcome: 'wrong' })
    expect(await visitorAfter(db, await answered(db, asked, totp(secret)))).toMatchObject({
      email: person.email,
    })
  })

  it('takes a code in Arabic digits and with a space in it', async () => {
    const db = opened()
    const { person, secret } = await enrolled(db)
    const asked = await askedForCode(db, person)
    const arabic = totp(secret).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    const came = await answered(db, asked, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)
    expect(came.outcome).toBe('in')
  })

  it('takes no code that confirmed it, neither at the door nor as a proof', async () => {
    const db = opened()
    const person = await joined(db, 'editor')
    const { cookie: before, visitor } = await signedIn(db, person)
    const { secret } = await beginSecondFactor(db, visitor.actor)
    const code = totp(secret)
    const { setCookies } = await confirmSecondFactor(db, visitor.actor, { code }, requestHeaders(before))
    expect(await answered(db, await askedForCode(db, person), code)).toEqual({ outcome: 'wrong' })
    const headers = requestHeaders(cookieHeader(setCookies, before))
    await expect(prove(db, visitor.actor, { code }, headers, visitor.sessionId)).rejects.toEqual(
      refusal('proof-needed'),
    )
    expect(
      (await answered(db, await askedForCode(db, person), totp(secret, Date.now() + soon))).outcome,
    ).toBe('in')
  })

  it('says of what can be no code that it is a wrong one', async () => {
    const db = opened()
    const { person } = await enrolled(db)
    const asked = await askedForCode(db, person)
    for (const strange of ['123\u0000456', '1234567', '\ud800', 'x'.repeat(5_000)])
      expect(await answered(db, asked, strange), JSON.stringify(strange)).toEqual({ outcome: 'wrong' })
  })

  it('takes no code twice, though its time is not over', async () => {
    const db = opened()
    const { person, secret } = await enrolled(db)
    const code = totp(secret)
    expect((await answered(db, await askedForCode(db, person), code)).outcome).toBe('in')
    const again = await askedForCode(db, person)
    expect(await answered(db, again, code)).toEqual({ outcome: 'wrong' })
    expect((await answered(db, again, totp(secret, Date.now() + soon))).outcome).toBe('in')
  })

  it('begins again after five wrong codes, and waits after ten for one person', async () => {
    const db = opened()
    const { person, secret } = await enrolled(db)
    const asked = await askedForCode(db, person)
    for (let i = 0; i < 5; i += 1) expect((await answered(db, asked, `00000${i}`)).outcome).toBe('wrong')
    expect((await answered(db, asked, totp(secret))).outcome).toBe('begin-again')
    const second = await askedForCode(db, person)
    for (let i = 0; i < 5; i += 1) await answered(db, second, `11111${i}`)
    const third = await askedForCode(db, person)
    expect((await answered(db, third, totp(secret, Date.now() + soon))).outcome).toBe('wait')
  })

  it('asks for nothing of who did not give a password', async () => {
    for (const cookie of ['', 'warraq.two_factor=made.up', 'warraq.session_token=made.up'])
      expect(await answered(opened(), cookie, '000000')).toEqual({ outcome: 'begin-again' })
  })

  it('hands out ten recovery codes; each lets in once, however it is written', async () => {
    const db = opened()
    const { person, recoveryCodes } = await enrolled(db)
    expect(new Set(recoveryCodes).size).toBe(10)
    const [code = '', next = ''] = recoveryCodes
    const written = ` ${code.toUpperCase().replace('-', ' ')} `
    expect((await answered(db, await askedForCode(db, person), written, 'recovery')).outcome).toBe('in')
    expect(await recoveryCodesLeft(db, person.staffId)).toBe(9)
    const asked = await askedForCode(db, person)
    expect((await answered(db, asked, code, 'recovery')).outcome).toBe('wrong')
    expect((await answered(db, asked, next, 'recovery')).outcome).toBe('in')
    const [row] = await db.orm.select().from(twoFactor).where(eq(twoFactor.userId, person.staffId))
    for (const each of recoveryCodes) expect(row!.backupCodes).not.toContain(each)
  })

  it('lets one of two in who use a recovery code at the same moment', async () => {
    const db = opened()
    const { person, recoveryCodes } = await enrolled(db)
    const browsers = [await askedForCode(db, person), await askedForCode(db, person)]
    const came = await Promise.all(
      browsers.map((cookie) => answered(db, cookie, recoveryCodes[0]!, 'recovery')),
    )
    expect(came.filter(({ outcome }) => outcome === 'in')).toHaveLength(1)
  })

  it('voids the old recovery codes when new ones are made', async () => {
    const db = opened()
    const { person, actor, recoveryCodes } = await enrolled(db)
    const renewed = await renewRecoveryCodes(db, actor)
    const asked = await askedForCode(db, person)
    expect((await answered(db, asked, recoveryCodes[0]!, 'recovery')).outcome).toBe('wrong')
    expect((await answered(db, asked, renewed[0]!, 'recovery')).outcome).toBe('in')
  })

  it('proves who is asking', async () => {
    const db = opened()
    const { secret, cookie, actor } = await enrolled(db)
    const visitor = (await whoIs(db, cookie))!
    await db.orm.execute(
      sql`update session set proved_at = now() - interval '11 minutes' where id = ${visitor.sessionId}`,
    )
    expect((await whoIs(db, cookie))?.actor.hasProved).toBe(false)
    const giving = (code: string) => prove(db, actor, { code }, requestHeaders(cookie), visitor.sessionId)
    await expect(giving('000000')).rejects.toEqual(refusal('proof-needed'))
    expect((await whoIs(db, cookie))?.actor.hasProved).toBe(false)
    const code = totp(secret, Date.now() + soon)
    await giving(code)
    expect((await whoIs(db, cookie))?.actor.hasProved).toBe(true)
    await expect(giving(code)).rejects.toEqual(refusal('proof-needed'))
  })

  it('cannot be confirmed by way of a proof', async () => {
    const db = opened()
    const person = await joined(db, 'editor')
    const { cookie, visitor } = await signedIn(db, person)
    const { secret } = await beginSecondFactor(db, visitor.actor)
    await expect(
      prove(db, visitor.actor, { code: totp(secret) }, requestHeaders(cookie), visitor.sessionId),
    ).rejects.toEqual(refusal('proof-needed'))
    expect((await whoIs(db, cookie))?.hasSecondFactor).toBe(false)
  })

  it('asks for a fresh proof before it is begun, confirmed, renewed or dropped', async () => {
    const db = opened()
    const { actor, cookie, secret } = await enrolled(db)
    const stale = { ...actor, hasProved: false }
    for (const work of [
      () => beginSecondFactor(db, stale),
      () => confirmSecondFactor(db, stale, { code: totp(secret) }, requestHeaders(cookie)),
      () => renewRecoveryCodes(db, stale),
      () => dropSecondFactor(db, stale),
    ])
      await expect(work()).rejects.toEqual(refusal('proof-needed'))
    // And begun again while there is one, it would lock its owner out.
    await expect(beginSecondFactor(db, actor)).rejects.toEqual(refusal('malformed'))
  })

  it('is dropped by its owner, unless the role must have one', async () => {
    const db = opened()
    const { person, actor } = await enrolled(db)
    await setRoleRule(db, operator, { role: 'editor', needsSecondFactor: true })
    await expect(dropSecondFactor(db, actor)).rejects.toEqual(refusal('second-factor-needed'))
    await setRoleRule(db, operator, { role: 'editor', needsSecondFactor: false })
    await dropSecondFactor(db, actor)
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('in')
    expect(await recoveryCodesLeft(db, person.staffId)).toBe(0)
    await expect(renewRecoveryCodes(db, actor)).rejects.toEqual(refusal('malformed'))
  })

  it('must be made, by a rule of the role, from the next request on', async () => {
    const db = opened()
    const person = await joined(db, 'translator')
    const { cookie } = await signedIn(db, person)
    await setRoleRule(db, operator, { role: 'translator', needsSecondFactor: true })
    expect(await whoIs(db, cookie)).toMatchObject({ mustEnrol: true, needsSecondFactor: true })
    await changePerson(db, operator, { staffId: person.staffId, role: 'author' })
    expect(await whoIs(db, cookie)).toMatchObject({ mustEnrol: false })
    await db.orm.delete(roleRule)
  })

  it('is taken, with every session, from who lost it', async () => {
    const db = opened()
    const { person, cookie } = await enrolled(db)
    await resetSecondFactor(db, operator, { staffId: person.staffId })
    expect(await whoIs(db, cookie)).toBeNull()
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('in')
  })

  it('counts codes that are guessed from within a session', async () => {
    const db = opened()
    const { actor, cookie } = await enrolled(db)
    await db.orm.delete(rateLimit)
    const visitor = (await whoIs(db, cookie))!
    const guess = (code: string) => prove(db, actor, { code }, requestHeaders(cookie), visitor.sessionId)
    for (let i = 0; i < limits.codePerAccount.most; i += 1)
      await expect(guess(String(100_000 + i))).rejects.toEqual(refusal('proof-needed'))
    await expect(guess('999999')).rejects.toEqual(refusal('too-many-attempts'))
  })

  it('stays when the password is forgotten', async () => {
    const db = opened()
    const { person } = await enrolled(db)
    const [row] = await db.orm.select().from(staff).where(eq(staff.id, person.staffId))
    expect(row!.twoFactorEnabled).toBe(true)
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('code-needed')
  })
})
