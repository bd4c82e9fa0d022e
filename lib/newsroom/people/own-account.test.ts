import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { passkey, session } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { limits } from './attempts.ts'
import {
  changeOwnAccount,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  listOwnPasskeys,
  listOwnSessions,
  prove,
  removeOwnPasskey,
} from './own-account.ts'
import { signIn } from './sign-in.ts'
import { joined, requestHeaders, signedIn, stubPeopleSettings, whoIs } from './testing/people.ts'

stubPeopleSettings()

const refusal = (refused: string) => expect.objectContaining({ name: 'RefusedByNewsroom', refusal: refused })

describeDatabase('one’s own account', (opened) => {
  it('changes the name and the language', async () => {
    const db = opened()
    const { cookie, visitor } = await signedIn(db, await joined(db, 'author'))
    await changeOwnAccount(db, visitor.actor, { name: '  سالم\u202e  الخطيب ', locale: 'en' })
    expect(await whoIs(db, cookie)).toMatchObject({ locale: 'en', actor: { name: 'سالم الخطيب' } })
    for (const given of [
      { name: ' ', locale: 'ar' as const },
      { name: 'x'.repeat(101), locale: 'ar' as const },
      { name: 'سالم', locale: 'fr' as 'ar' },
    ])
      await expect(changeOwnAccount(db, visitor.actor, given)).rejects.toEqual(refusal('malformed'))
  })

  it('changes the password, and every other session ends', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    const here = await signedIn(db, person)
    const elsewhere = await signedIn(db, person)
    const next = 'قمر فوق سطوح المدينة'
    const stale = { ...here.visitor.actor, hasProved: false }
    await expect(changeOwnPassword(db, stale, { password: next }, here.visitor.sessionId)).rejects.toEqual(
      refusal('proof-needed'),
    )
    await expect(
      changeOwnPassword(db, here.visitor.actor, { password: person.email }, here.visitor.sessionId),
    ).rejects.toEqual(refusal('password-weak'))
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('in')
    await changeOwnPassword(db, here.visitor.actor, { password: next }, here.visitor.sessionId)
    expect(await whoIs(db, here.cookie)).not.toBeNull()
    expect(await whoIs(db, elsewhere.cookie)).toBeNull()
    expect((await signIn(db, requestHeaders(), person)).outcome).toBe('wrong')
    expect((await signIn(db, requestHeaders(), { ...person, password: next })).outcome).toBe('in')
  })

  it('lists its sessions and ends them at once, and nobody else’s', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    const here = await signedIn(db, person)
    const elsewhere = await signedIn(db, person)
    const stranger = await signedIn(db, await joined(db, 'author'))
    const { actor, sessionId } = here.visitor
    expect(await listOwnSessions(db, actor, {}, sessionId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: sessionId, isThis: true, address: '192.0.2.1' }),
        expect.objectContaining({ id: elsewhere.visitor.sessionId, isThis: false }),
      ]),
    )
    await endOwnSession(db, actor, { sessionId: stranger.visitor.sessionId })
    expect(await whoIs(db, stranger.cookie)).not.toBeNull()
    await endOwnSession(db, actor, { sessionId: elsewhere.visitor.sessionId })
    expect(await whoIs(db, elsewhere.cookie)).toBeNull()
    const third = await signedIn(db, person)
    await endOtherSessions(db, actor, {}, sessionId)
    expect(await whoIs(db, third.cookie)).toBeNull()
    expect(await whoIs(db, here.cookie)).not.toBeNull()
    expect(await whoIs(db, stranger.cookie)).not.toBeNull()
    expect(await listOwnSessions(db, actor, {}, sessionId)).toHaveLength(1)
  })

  it('does not list a session that is over', async () => {
    const db = opened()
    const { visitor } = await signedIn(db, await joined(db, 'author'))
    await db.orm
      .update(session)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(session.id, visitor.sessionId))
    expect(await listOwnSessions(db, visitor.actor, {}, '')).toEqual([])
  })

  it('is proved anew by the password, for this session alone', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    const here = await signedIn(db, person)
    const elsewhere = await signedIn(db, person)
    await db.orm.update(session).set({ provedAt: sql`now() - interval '10 minutes'` })
    const { actor, sessionId } = here.visitor
    expect((await whoIs(db, here.cookie))?.actor.hasProved).toBe(false)
    const giving = (password: string) =>
      prove(db, actor, { password }, requestHeaders(here.cookie), sessionId)
    await expect(giving('not this one at all')).rejects.toEqual(refusal('proof-needed'))
    await expect(giving('')).rejects.toEqual(refusal('proof-needed'))
    expect((await whoIs(db, here.cookie))?.actor.hasProved).toBe(false)
    await giving(person.password)
    expect((await whoIs(db, here.cookie))?.actor.hasProved).toBe(true)
    expect((await whoIs(db, elsewhere.cookie))?.actor.hasProved).toBe(false)
  })

  it('counts wrong proofs', async () => {
    const db = opened()
    const person = await joined(db, 'author')
    const { visitor, cookie } = await signedIn(db, person)
    const giving = (password: string) =>
      prove(db, visitor.actor, { password }, requestHeaders(cookie), visitor.sessionId)
    for (let i = 0; i < limits.proofPerAccount.most; i += 1)
      await expect(giving('wrong wrong wrong')).rejects.toEqual(refusal('proof-needed'))
    await expect(giving(person.password)).rejects.toEqual(refusal('too-many-attempts'))
  })

  it('removes its passkeys, with a fresh proof, and nobody else’s', async () => {
    const db = opened()
    const mine = await signedIn(db, await joined(db, 'author'))
    const theirs = await joined(db, 'author')
    const ids = [newId(), newId()] as const
    const made = { publicKey: '', counter: 0, deviceType: 'singleDevice', backedUp: false }
    await db.orm.insert(passkey).values([
      { id: ids[0], userId: mine.visitor.actor.staffId, credentialID: ids[0], name: 'هاتفي', ...made },
      { id: ids[1], userId: theirs.staffId, credentialID: ids[1], ...made },
    ])
    const { actor } = mine.visitor
    expect(await listOwnPasskeys(db, actor)).toMatchObject([{ id: ids[0], name: 'هاتفي' }])
    await expect(removeOwnPasskey(db, { ...actor, hasProved: false }, { id: ids[0] })).rejects.toEqual(
      refusal('proof-needed'),
    )
    await removeOwnPasskey(db, actor, { id: ids[1] })
    await removeOwnPasskey(db, actor, { id: ids[0] })
    const left = await db.orm.select({ id: passkey.id }).from(passkey)
    expect(left.map(({ id }) => id)).toEqual([ids[1]])
    await db.orm.delete(staff).where(eq(staff.id, theirs.staffId))
    expect(await db.orm.select().from(passkey)).toEqual([])
  })
})
