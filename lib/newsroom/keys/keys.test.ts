import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { apiKey } from '../../db/tables/connections.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { roleRule } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { reinstate, suspend } from '../people/change-person.ts'
import { actions, may } from '../permissions.ts'
import { createStory } from '../stories/create-story.ts'
import { openDraft } from '../stories/working-draft.ts'
import { staffMember } from '../testing/staff-member.ts'
import { actorOfKey } from './actor-of-key.ts'
import { hashOf, keyIn, newKey } from './key-text.ts'
import { listKeys } from './list-keys.ts'
import { makeKey } from './make-key.ts'
import { revokeKey } from './revoke-key.ts'

const proved = (actor: Actor): Actor => ({ ...actor, hasProved: true })

describe('the key in a header', () => {
  const key = newKey()
  it.each([`Bearer ${key}`, `bearer ${key}`, `Bearer  ${key} `])('%s', (header) =>
    expect(keyIn(header)).toBe(key),
  )
  it.each([
    ...[null, '', 'Bearer', `Basic ${key}`, key, `Bearer ${key}x`, `Bearer ${key} ${key}`, 'Bearer wq_short'],
    `Bearer wq_${randomBytes(32).toString('base64')}`,
    `Token ${key}`,
  ])('none in %s', (header) => expect(keyIn(header)).toBeNull())
})

describeDatabase('keys', (opened) => {
  let db: Database
  let owner: Actor
  let editor: Actor
  let sectionId: string

  beforeAll(async () => {
    db = opened()
    sectionId = (await smallPublication(db)).section
    owner = proved(await staffMember(db, 'owner'))
    editor = proved(await staffMember(db, 'editor'))
  })

  const reading = { name: 'لوحة', scopes: ['story.read'], days: 30 }

  it('is seen once, and kept as a hash', async () => {
    const { id, key } = await makeKey(db, editor, reading)
    const { rows } = await db.orm.execute(
      sql`select to_jsonb(k)::text as row from api_key k where id = ${id}`,
    )
    expect(JSON.stringify(rows)).not.toContain(key)
    expect(JSON.stringify(rows)).toContain(hashOf(key))
    expect(JSON.stringify(await listKeys(db, editor))).not.toContain(key)
    const events = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, id))
    expect(events.map((each) => each.action)).toEqual(['keys.make'])
    expect(JSON.stringify(events)).not.toContain(key)
  })

  it('acts as its maker, in its scopes alone', async () => {
    const { key, id } = await makeKey(db, editor, reading)
    const found = (await actorOfKey(db, key))!
    expect(found.actor).toMatchObject({ staffId: editor.staffId, role: 'editor', key: { id } })
    expect(actions.filter((action) => may(found.actor, action))).toEqual(['story.read'])
    // Through the operations: it reads, and is refused a write.
    const { articleId } = await createStory(db, editor, { locale: 'ar', headline: 'خبر', sectionId })
    expect((await openDraft(db, found.actor, { articleId })).content.headline).toBe('خبر')
    await expect(
      createStory(db, found.actor, { locale: 'ar', headline: 'خبر', sectionId }),
    ).rejects.toMatchObject({ refusal: 'not-allowed', subject: 'story.create' })
    // Not even what its maker may otherwise: it cannot make another key, or prove anything.
    await expect(makeKey(db, { ...found.actor, hasProved: true }, reading)).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
  })

  it('says in the log that a program did it, and which', async () => {
    const { key, id } = await makeKey(db, editor, { ...reading, name: 'ناشر', scopes: ['story.create'] })
    const { actor } = (await actorOfKey(db, key))!
    const { articleId } = await createStory(db, actor, { locale: 'ar', headline: 'من برنامج', sectionId })
    const [event] = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(event).toMatchObject({ staffId: editor.staffId, actorName: 'editor (ناشر)', details: { key: id } })
  })

  it('never reaches further than its maker does now', async () => {
    const maker = await staffMember(db, 'editor')
    const { key } = await makeKey(db, proved(maker), { ...reading, scopes: ['story.publish', 'story.edit'] })
    expect(may((await actorOfKey(db, key))!.actor, 'story.publish')).toBe(true)
    await db.orm.update(staff).set({ role: 'author' }).where(eq(staff.id, maker.staffId!))
    const { actor } = (await actorOfKey(db, key))!
    expect(may(actor, 'story.publish')).toBe(false)
    expect(may(actor, 'story.edit', { createdBy: 'somebody' })).toBe(false)
    expect(may(actor, 'story.edit', { createdBy: maker.staffId })).toBe(true)
  })

  it('is nothing once revoked, over, or never made', async () => {
    const { id, key } = await makeKey(db, editor, reading)
    await revokeKey(db, editor, { id })
    expect(await actorOfKey(db, key)).toBeNull()
    const over = await makeKey(db, editor, reading)
    await db.orm.update(apiKey).set({ expiresAt: sql`now()` }).where(eq(apiKey.id, over.id))
    expect(await actorOfKey(db, over.key)).toBeNull()
    expect(await actorOfKey(db, newKey())).toBeNull()
    const states = (await listKeys(db, editor)).map((each) => [each.id, each.state])
    expect(Object.fromEntries(states)).toMatchObject({ [id]: 'revoked', [over.id]: 'expired' })
  })

  it('dies when its maker is suspended, and stays dead', async () => {
    const maker = await staffMember(db, 'editor')
    const { key } = await makeKey(db, proved(maker), reading)
    expect(await actorOfKey(db, key)).not.toBeNull()
    await suspend(db, owner, { staffId: maker.staffId! })
    expect(await actorOfKey(db, key)).toBeNull()
    await reinstate(db, owner, { staffId: maker.staffId! })
    expect(await actorOfKey(db, key)).toBeNull()
  })

  it('also where suspension did not reach it', async () => {
    const maker = await staffMember(db, 'editor')
    const { key } = await makeKey(db, proved(maker), reading)
    await db.orm.update(staff).set({ suspendedAt: sql`now()` }).where(eq(staff.id, maker.staffId!))
    expect(await actorOfKey(db, key)).toBeNull()
    await db.orm
      .update(staff)
      .set({ suspendedAt: null, role: 'contributor' })
      .where(eq(staff.id, maker.staffId!))
    expect(await actorOfKey(db, key)).toBeNull()
  })

  it('waits until its maker has the second factor that their role must have', async () => {
    const maker = await staffMember(db, 'owner')
    const { key } = await makeKey(db, proved(maker), reading)
    await db.orm.insert(roleRule).values({ role: 'owner', needsSecondFactor: true })
    expect(await actorOfKey(db, key)).toBeNull()
    await db.orm.update(staff).set({ twoFactorEnabled: true }).where(eq(staff.id, maker.staffId!))
    expect(await actorOfKey(db, key)).not.toBeNull()
    await db.orm.delete(roleRule)
  })

  it('is made by who may, who proved it, for what they may themselves', async () => {
    for (const role of ['author', 'translator', 'contributor'] as const)
      await expect(makeKey(db, proved(await staffMember(db, role)), reading)).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
    await expect(makeKey(db, { ...editor, hasProved: false }, reading)).rejects.toMatchObject({
      refusal: 'proof-needed',
    })
    for (const scopes of [[], ['people.invite'], ['story.read', 'keys.manage'], ['everything']])
      await expect(makeKey(db, owner, { ...reading, scopes })).rejects.toMatchObject({ refusal: 'malformed' })
    for (const days of [0, -1, 3_650, 1.5])
      await expect(makeKey(db, owner, { ...reading, days })).rejects.toMatchObject({ refusal: 'malformed' })
    await expect(makeKey(db, owner, { ...reading, name: ' ' })).rejects.toMatchObject({
      refusal: 'malformed',
    })
  })

  it('is another’s to see and to end only for an owner', async () => {
    const other = proved(await staffMember(db, 'editor'))
    const { id, key } = await makeKey(db, editor, reading)
    expect((await listKeys(db, other)).map((each) => each.id)).not.toContain(id)
    await expect(revokeKey(db, other, { id })).rejects.toMatchObject({ refusal: 'not-allowed' })
    expect(await actorOfKey(db, key)).not.toBeNull()
    expect((await listKeys(db, owner)).map((each) => each.id)).toContain(id)
    // A stolen screen may end keys, not make them.
    await revokeKey(db, { ...owner, hasProved: false }, { id })
    expect(await actorOfKey(db, key)).toBeNull()
    await expect(revokeKey(db, owner, { id: 'nothing' })).rejects.toMatchObject({
      refusal: 'unknown-connection',
    })
    await expect(listKeys(db, await staffMember(db, 'author'))).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
  })
})
