import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { author, desk, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { invitation, session } from '../../db/tables/sign-in.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { type Role, roles } from '../../vocabulary.ts'
import { type Actor, operator } from '../actor.ts'
import { writeNote } from '../notes/write-note.ts'
import { planCoverage } from '../plan/plan-coverage.ts'
import { assignStory } from '../stories/assign-story.ts'
import { saveView } from '../stories/board-views.ts'
import { createStory } from '../stories/create-story.ts'
import { staffMember } from '../testing/staff-member.ts'
import { changePerson, reinstate, removePerson, setRoleRule, suspend } from './change-person.ts'
import { invite, makeLinkFor } from './invite.ts'
import { listPeople, listRoleRules, readPerson } from './list-people.ts'
import { resetSecondFactor } from './second-factor.ts'
import {
  added,
  goodPassword,
  joined,
  signedIn,
  stubPeopleSettings,
  type TestPerson,
  whoIs,
} from './testing/people.ts'

stubPeopleSettings()

const refusal = (refused: string) => expect.objectContaining({ name: 'RefusedByNewsroom', refusal: refused })

/** As if they had just signed in. */
const actorOf = (person: TestPerson, hasProved = true): Actor => ({
  ...person,
  deskIds: [],
  authorId: null,
  hasProved,
})

/** Everything an owner may do about people. */
const operations: Record<string, (db: Database, actor: Actor, staffId: string) => Promise<unknown>> = {
  invite: (db, actor) =>
    invite(db, actor, { email: `${newId()}@news.example`, name: 'جديد', role: 'author' }),
  'make a link': (db, actor, staffId) => makeLinkFor(db, actor, { staffId }),
  'change the role': (db, actor, staffId) => changePerson(db, actor, { staffId, role: 'editor' }),
  'change desks': (db, actor, staffId) => changePerson(db, actor, { staffId, deskIds: [] }),
  'change the byline': (db, actor, staffId) => changePerson(db, actor, { staffId, authorId: null }),
  suspend: (db, actor, staffId) => suspend(db, actor, { staffId }),
  reinstate: (db, actor, staffId) => reinstate(db, actor, { staffId }),
  'take a second factor': (db, actor, staffId) => resetSecondFactor(db, actor, { staffId }),
  'rule a role': (db, actor) => setRoleRule(db, actor, { role: 'translator', needsSecondFactor: true }),
  remove: (db, actor, staffId) => removePerson(db, actor, { staffId }),
}

describeDatabase('changing people', (opened) => {
  let owner: TestPerson
  beforeAll(async () => {
    owner = await joined(opened(), 'owner', 'ليلى')
  })

  /** Everything that such operations write. */
  const written = async () => ({
    people: await opened().orm.select().from(staff).orderBy(staff.id),
    desks: await opened().orm.select().from(staffDesk),
    links: await opened().orm.select().from(invitation).orderBy(invitation.tokenHash),
    rules: await listRoleRules(opened(), operator),
    log: (await opened().orm.select({ id: auditEvent.id }).from(auditEvent)).length,
  })

  describe.each(Object.entries(operations))('%s', (_name, operation) => {
    it('is refused to everybody but owners, and writes nothing', async () => {
      const db = opened()
      const target = await added(db, 'author')
      const others = await Promise.all(
        roles.filter((role) => role !== 'owner').map(async (role) => actorOf(await added(db, role))),
      )
      const before = await written()
      for (const actor of others)
        await expect(operation(db, actor, target.staffId), actor.role).rejects.toEqual(refusal('not-allowed'))
      expect(await written()).toEqual(before)
    })

    it('asks an owner who has not proved who she is lately, and writes nothing', async () => {
      const db = opened()
      const target = await added(db, 'author')
      const before = await written()
      await expect(operation(db, actorOf(owner, false), target.staffId)).rejects.toEqual(
        refusal('proof-needed'),
      )
      expect(await written()).toEqual(before)
    })

    it('is an owner’s, and recorded', async () => {
      const db = opened()
      const target = await added(db, 'author')
      // So that letting her in again is something.
      if (_name === 'reinstate') await suspend(db, operator, { staffId: target.staffId })
      const before = (await written()).log
      await operation(db, actorOf(owner), target.staffId)
      expect((await written()).log).toBe(before + 1)
      const [last] = await db.orm
        .select()
        .from(auditEvent)
        .where(eq(auditEvent.staffId, owner.staffId))
        .orderBy(auditEvent.id)
        .then((rows) => rows.slice(-1))
      expect(last).toMatchObject({ actorName: 'ليلى' })
    })
  })

  it.each(['make a link', 'change the role', 'suspend', 'reinstate', 'take a second factor', 'remove'])(
    'refuses to %s of nobody',
    async (name) => {
      await expect(operations[name]!(opened(), operator, 'nobody')).rejects.toEqual(refusal('unknown-person'))
    },
  )

  it('lets who reads people see them, and nobody else', async () => {
    for (const role of roles) {
      const actor = actorOf(await added(opened(), role))
      const reading = listPeople(opened(), actor)
      if (role === 'owner' || role === 'editor') expect((await reading).length).toBeGreaterThan(0)
      else await expect(reading).rejects.toEqual(refusal('not-allowed'))
    }
  })

  it('shows who joined, who was invited, and who is seen', async () => {
    const db = opened()
    const came = await joined(db, 'author')
    await signedIn(db, came)
    const { staffId: waits } = await invite(db, operator, {
      email: 'w@news.example',
      name: 'ت',
      role: 'author',
    })
    expect(await readPerson(db, operator, { staffId: came.staffId })).toMatchObject({
      hasJoined: true,
      linkUntil: null,
      lastSeen: expect.stringMatching(/^\d{4}-/),
      isSuspended: false,
    })
    expect(await readPerson(db, operator, { staffId: waits })).toMatchObject({
      hasJoined: false,
      linkUntil: expect.stringMatching(/^\d{4}-/),
      lastSeen: null,
    })
    expect(await readPerson(db, operator, { staffId: 'nobody' })).toBeNull()
  })

  it('refuses an address that somebody has, in whatever case', async () => {
    const { email } = await joined(opened(), 'author')
    await expect(
      invite(opened(), operator, { email: email.toUpperCase(), name: 'ثانية', role: 'author' }),
    ).rejects.toEqual(refusal('email-taken'))
  })

  it('reaches from the next request as far as the new role does', async () => {
    const db = opened()
    const person = await joined(db, 'editor')
    const { cookie } = await signedIn(db, person)
    await changePerson(db, operator, { staffId: person.staffId, role: 'translator' })
    expect((await whoIs(db, cookie))?.actor.role).toBe('translator')
    await changePerson(db, operator, { staffId: person.staffId, role: 'contributor' })
    expect(await whoIs(db, cookie)).toBeNull()
    // Nor does the session come back with a role.
    await changePerson(db, operator, { staffId: person.staffId, role: 'editor' })
    expect(await whoIs(db, cookie)).toBeNull()
  })

  it('sets desks and the byline, which their requests then carry', async () => {
    const db = opened()
    const [deskId, authorId] = [newId(), newId()]
    await db.orm.insert(desk).values({ id: deskId, slug: `d-${deskId}`, names: { ar: 'مكتب' } })
    await db.orm.insert(author).values({ id: authorId, slug: `a-${authorId}`, names: { ar: 'كاتب' } })
    const person = await joined(db, 'author')
    const { cookie } = await signedIn(db, person)
    await changePerson(db, operator, { staffId: person.staffId, deskIds: [deskId, deskId], authorId })
    expect((await whoIs(db, cookie))?.actor).toMatchObject({ deskIds: [deskId], authorId })

    const other = await joined(db, 'author')
    await expect(changePerson(db, operator, { staffId: other.staffId, authorId })).rejects.toEqual(
      refusal('byline-taken'),
    )
    for (const change of [{ authorId: 'nothing' }, { deskIds: ['nothing'] }])
      await expect(changePerson(db, operator, { staffId: person.staffId, ...change })).rejects.toEqual(
        refusal('unknown-reference'),
      )
    await changePerson(db, operator, { staffId: person.staffId, deskIds: [], authorId: null })
    expect((await whoIs(db, cookie))?.actor).toMatchObject({ deskIds: [], authorId: null })
  })

  it('ends sessions and links at once when somebody is suspended, and none comes back with her', async () => {
    const db = opened()
    const person = await joined(db, 'editor')
    const first = await signedIn(db, person)
    const second = await signedIn(db, person)
    await suspend(db, operator, { staffId: person.staffId })
    expect(await whoIs(db, first.cookie)).toBeNull()
    expect(await whoIs(db, second.cookie)).toBeNull()
    expect(await db.orm.select().from(session).where(eq(session.userId, person.staffId))).toEqual([])
    // One that began in the same moment.
    await db.orm.insert(session).values({
      id: newId(),
      token: newId(),
      userId: person.staffId,
      expiresAt: new Date(Date.now() + 1e6),
    })
    await expect(makeLinkFor(db, operator, { staffId: person.staffId })).rejects.toEqual(
      refusal('unknown-person'),
    )
    await reinstate(db, operator, { staffId: person.staffId })
    expect(await db.orm.select().from(session).where(eq(session.userId, person.staffId))).toEqual([])
    expect((await signedIn(db, person)).visitor.actor.role).toBe('editor')
  })

  it('removes somebody and keeps their name in the log', async () => {
    const db = opened()
    const person = await joined(db, 'author', 'راحل')
    const { cookie } = await signedIn(db, person)
    await removePerson(db, operator, { staffId: person.staffId })
    expect(await whoIs(db, cookie)).toBeNull()
    const log = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, person.staffId))
    expect(log.map(({ action }) => action)).toContain('people.remove')
    expect(JSON.stringify(log)).toContain('راحل')
  })
})

describeDatabase('who is removed while somebody works', (opened) => {
  it('is refused what she was at, and named by nobody any more', async () => {
    const db = opened()
    const { section: sectionId } = await smallPublication(db)
    const editor = await staffMember(db, 'editor')
    const gone = await staffMember(db, 'editor')
    const { articleId } = await createStory(db, editor, { locale: 'ar', headline: 'عنوان', sectionId })
    await assignStory(db, editor, { articleId, ownerId: gone.staffId! })
    await db.orm.delete(touch)
    await removePerson(db, operator, { staffId: gone.staffId! })
    // A board that is open said that she has it in hand.
    expect((await db.orm.select().from(touch)).map(({ tag }) => tag)).toContain(tags.newsroom())
    const made = { kind: 'text', locale: 'ar', headline: 'عنوان' } as const
    for (const attempt of [
      () => writeNote(db, gone, { articleId, words: 'ملاحظة' }),
      () => planCoverage(db, gone, made),
      () => createStory(db, gone, { locale: 'ar', sectionId }),
      () => saveView(db, gone, { name: 'لوحتي', sharing: 'me', question: '' }),
    ])
      await expect(attempt()).rejects.toEqual(refusal('not-allowed'))
    await expect(planCoverage(db, editor, { ...made, staffId: gone.staffId! })).rejects.toEqual(
      refusal('unknown-person'),
    )
  })

  it('is waited for by who gives her something to do', async () => {
    const db = opened()
    const editor = await staffMember(db, 'editor')
    const leaving = await staffMember(db, 'author')
    const made = { kind: 'text', locale: 'ar', headline: 'عنوان', staffId: leaving.staffId! } as const
    let planning: Promise<unknown> | undefined
    await db.orm.transaction(async (tx) => {
      await tx.delete(staff).where(eq(staff.id, leaving.staffId!))
      planning = planCoverage(db, editor, made)
      planning.catch(() => {})
      await expect
        .poll(() =>
          db.orm.execute(sql`select 1 from pg_locks where not granted`).then(({ rows }) => rows.length),
        )
        .toBeGreaterThan(0)
    })
    await expect(planning).rejects.toEqual(refusal('unknown-person'))
  })
})

describeDatabase('the last owner', (opened) => {
  const ownersLeft = () =>
    opened()
      .orm.select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.role, 'owner'), isNull(staff.suspendedAt)))

  const ways: [string, (actor: Actor, staffId: string) => Promise<void>][] = [
    ['suspended', (actor, staffId) => suspend(opened(), actor, { staffId })],
    ['removed', (actor, staffId) => removePerson(opened(), actor, { staffId })],
    ...roles
      .filter((role): role is Exclude<Role, 'owner'> => role !== 'owner')
      .map((role): [string, (actor: Actor, staffId: string) => Promise<void>] => [
        `made ${role}`,
        (actor, staffId) => changePerson(opened(), actor, { staffId, role }),
      ]),
  ]

  it.each(ways)('cannot be %s, by herself or by the machine', async (_way, lose) => {
    await opened().orm.delete(staff)
    const laila = await joined(opened(), 'owner')
    // An owner who cannot come in is none, nor is one who never came.
    const away = await joined(opened(), 'owner')
    await suspend(opened(), operator, { staffId: away.staffId })
    await added(opened(), 'owner')
    for (const actor of [actorOf(laila), operator])
      await expect(lose(actor, laila.staffId)).rejects.toEqual(refusal('last-owner'))
    await expect(signedIn(opened(), { ...laila, password: goodPassword })).resolves.toBeDefined()
  })

  it.each(ways)(
    'stays when two owners would each have the other %s in the same moment',
    async (_way, lose) => {
      for (let round = 0; round < 2; round += 1) {
        await opened().orm.delete(staff)
        const one = await joined(opened(), 'owner')
        const two = await joined(opened(), 'owner')
        const outcomes = await Promise.allSettled([
          lose(actorOf(one), two.staffId),
          lose(actorOf(two), one.staffId),
        ])
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
        expect(await ownersLeft()).toHaveLength(1)
      }
    },
  )

  it('stays when three leave together, each in another way', async () => {
    await opened().orm.delete(staff)
    const people = await Promise.all(Array.from({ length: 3 }, () => joined(opened(), 'owner')))
    await Promise.allSettled(people.map((person, index) => ways[index]![1](operator, person.staffId)))
    expect(await ownersLeft()).toHaveLength(1)
    const ids = people.map(({ staffId }) => staffId)
    expect((await opened().orm.select().from(staff).where(inArray(staff.id, ids))).length).toBeGreaterThan(0)
  })
})
