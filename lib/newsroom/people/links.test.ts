import { and, eq, isNull, sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { account, invitation, session } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../actor.ts'
import { changePerson, suspend } from './change-person.ts'
import { invite, makeLinkFor } from './invite.ts'
import { makeFirstOwnerLink, readLink, redeemLink } from './links.ts'
import { signIn } from './sign-in.ts'
import {
  added,
  goodPassword,
  joined,
  requestHeaders,
  signedIn,
  stubPeopleSettings,
  whoIs,
} from './testing/people.ts'

stubPeopleSettings()

const refusal = (refused: string) => expect.objectContaining({ name: 'RefusedByNewsroom', refusal: refused })

describeDatabase('links that let somebody in', (opened) => {
  const invited = (role: 'author' | 'contributor' = 'author') =>
    invite(opened(), operator, {
      email: `${Math.random().toString(36).slice(2)}@news.example`,
      name: 'نور',
      role,
    })

  it('let somebody choose a password, once', async () => {
    const db = opened()
    const { token, staffId } = await invited()
    expect(await readLink(db, token!)).toEqual({
      purpose: 'join',
      person: expect.objectContaining({ name: 'نور', role: 'author', locale: 'ar' }),
    })
    const { email } = await redeemLink(db, token!, {
      password: goodPassword,
      name: 'نور الدين',
      locale: 'en',
    })
    const { visitor } = await signedIn(db, { email, password: goodPassword })
    expect(visitor).toMatchObject({ locale: 'en', actor: { staffId, name: 'نور الدين' } })
    expect(await readLink(db, token!)).toBeNull()
    await expect(redeemLink(db, token!, { password: 'another good one 77' })).rejects.toEqual(
      refusal('invitation-void'),
    )
    expect((await signIn(db, requestHeaders(), { email, password: goodPassword })).outcome).toBe('in')
  })

  it('let only one of two who use them at the same moment in', async () => {
    const { token } = await invited()
    const both = await Promise.allSettled([
      redeemLink(opened(), token!, { password: 'أول من يصل إلى الباب' }),
      redeemLink(opened(), token!, { password: 'ثاني من يصل إلى الباب' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are kept as a hash that nobody can come in by', async () => {
    const { token } = await invited()
    const [row] = await opened().orm.select().from(invitation).where(isNull(invitation.usedAt)).limit(1)
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await readLink(opened(), row!.tokenHash)).toBeNull()
  })

  it('end: when their time is over, when another is made, when the person is suspended or loses their way in', async () => {
    const db = opened()
    const old = await invited()
    await db.orm
      .update(invitation)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(invitation.staffId, old.staffId))
    const replaced = await invited()
    const latest = await makeLinkFor(db, operator, { staffId: replaced.staffId })
    const gone = await invited()
    await suspend(db, operator, { staffId: gone.staffId })
    const demoted = await invited()
    await changePerson(db, operator, { staffId: demoted.staffId, role: 'contributor' })
    for (const { token } of [old, replaced, gone, demoted]) {
      expect(await readLink(db, token!)).toBeNull()
      await expect(redeemLink(db, token!, { password: goodPassword })).rejects.toEqual(
        refusal('invitation-void'),
      )
    }
    expect(await readLink(db, latest)).not.toBeNull()
  })

  it('are none for made-up tokens', async () => {
    for (const token of ['', 'x', '../../etc', 'A'.repeat(43), 'ا'.repeat(5000)])
      expect(await readLink(opened(), token)).toBeNull()
  })

  it('refuse a weak password and stay good', async () => {
    const { token } = await invited()
    for (const password of ['short', 'password1234', '123456789012', 'aaaaaaaaaaaaaa'])
      await expect(redeemLink(opened(), token!, { password }), password).rejects.toEqual(
        refusal('password-weak'),
      )
    await redeemLink(opened(), token!, { password: goodPassword })
  })

  it('end every session of whoever forgot their password', async () => {
    const db = opened()
    const person = await joined(db, 'editor')
    const before = await signedIn(db, person)
    const token = await makeLinkFor(db, operator, { staffId: person.staffId })
    expect((await readLink(db, token))?.purpose).toBe('reset')
    await redeemLink(db, token, { password: 'كلمة أخرى طويلة جدا' })
    expect(await whoIs(db, before.cookie)).toBeNull()
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('wrong')
    await signedIn(db, { email: person.email, password: 'كلمة أخرى طويلة جدا' })
    const passwords = await db.orm.select().from(account).where(eq(account.userId, person.staffId))
    expect(passwords).toHaveLength(1)
  })

  it('are recorded', async () => {
    const person = await joined(opened(), 'author')
    const events = await opened()
      .orm.select({ action: auditEvent.action, by: auditEvent.actorName })
      .from(auditEvent)
      .where(and(eq(auditEvent.subjectKind, 'staff'), eq(auditEvent.subjectId, person.staffId)))
      .orderBy(auditEvent.id)
    expect(events).toEqual([
      { action: 'people.invite', by: 'operator' },
      { action: 'people.join', by: person.name },
    ])
  })
})

describeDatabase('the first owner', (opened) => {
  beforeEach(async () => {
    await opened().orm.delete(session)
    await opened().orm.delete(staff)
  })
  const first = { name: 'ليلى', email: 'Laila@News.Example', password: goodPassword }

  it('comes in by the link that is printed while there is none', async () => {
    const db = opened()
    const token = await makeFirstOwnerLink(db)
    expect(await readLink(db, token!)).toEqual({ purpose: 'first-owner', person: null })
    const { email } = await redeemLink(db, token!, first)
    expect((await signedIn(db, { email, password: goodPassword })).visitor.actor.role).toBe('owner')
    expect(await makeFirstOwnerLink(db)).toBeNull()
    await expect(redeemLink(db, token!, { ...first, email: 'b@news.example' })).rejects.toEqual(
      refusal('invitation-void'),
    )
  })

  it('has one working link: the last that was printed', async () => {
    const earlier = await makeFirstOwnerLink(opened())
    const later = await makeFirstOwnerLink(opened())
    expect(await readLink(opened(), earlier!)).toBeNull()
    expect(await readLink(opened(), later!)).not.toBeNull()
  })

  it('is one, of two who use it at once', async () => {
    const token = await makeFirstOwnerLink(opened())
    await Promise.allSettled([
      redeemLink(opened(), token!, first),
      redeemLink(opened(), token!, { ...first, email: 'second@news.example' }),
    ])
    const owners = await opened().orm.select().from(staff).where(eq(staff.role, 'owner'))
    expect(owners).toHaveLength(1)
  })

  it('cannot be had by a link that was printed before there was another', async () => {
    const db = opened()
    const token = await makeFirstOwnerLink(db)
    await joined(db, 'owner')
    await expect(redeemLink(db, token!, first)).rejects.toEqual(refusal('invitation-void'))
  })

  it('is asked for again when the only owner cannot come in', async () => {
    const db = opened()
    await added(db, 'owner')
    expect(await makeFirstOwnerLink(db)).not.toBeNull()
    const { staffId } = await joined(db, 'owner')
    expect(await makeFirstOwnerLink(db)).toBeNull()
    await db.orm.update(staff).set({ suspendedAt: sql`now()` }).where(eq(staff.id, staffId))
    expect(await makeFirstOwnerLink(db)).not.toBeNull()
  })

  it.each([
    { ...first, name: '' },
    { ...first, name: ' \u202e ' },
    { ...first, email: '' },
    { ...first, email: 'laila' },
    { ...first, email: 'a@b' },
    { ...first, email: 'a b@news.example' },
    { ...first, email: 'a@news.example, c@news.example' },
  ])('must say who they are: %j', async (given) => {
    const token = await makeFirstOwnerLink(opened())
    await expect(redeemLink(opened(), token!, given)).rejects.toEqual(refusal('malformed'))
    expect(await readLink(opened(), token!)).not.toBeNull()
  })
})
