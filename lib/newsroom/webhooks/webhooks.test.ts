import { createHmac } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { toldArticle, webhook, webhookAttempt, webhookDelivery } from '../../db/tables/connections.ts'
import { article, correction } from '../../db/tables/stories.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { createStory } from '../stories/create-story.ts'
import { fileStory } from '../stories/file-story.ts'
import { publishDue } from '../stories/publish-due.ts'
import { setEmbargo } from '../stories/set-embargo.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { withMutation } from '../with-mutation.ts'
import {
  changeWebhook,
  makeWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  stopWebhook,
} from './change-webhook.ts'
import { deliverNext, retryAfter } from './deliver.ts'
import { listWebhooks, readWebhookLog } from './list-webhooks.ts'
import { tellOfAppearances, type WebhookBody } from './outbox.ts'
import { redeliver, testWebhook } from './send-again.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

const allowed = ['127.0.0.1']
const everything = [
  'story.published',
  'story.changed',
  'story.corrected',
  'story.unpublished',
  'story.killed',
]

describeEachEngine('webhooks', (opened) => {
  let db: Database
  let owner: Actor
  let sectionId: string
  let receiver: Receiver
  let hook: { id: string; secret: string }

  beforeAll(async () => {
    db = opened()
    sectionId = (await smallPublication(db)).section
    owner = { ...(await staffMember(db, 'owner')), hasProved: true }
  })
  beforeEach(async () => {
    receiver = await openReceiver()
    hook = await makeWebhook(
      db,
      owner,
      { name: 'شريك', address: receiver.address, events: everything },
      allowed,
    )
  })
  afterEach(async () => {
    await db.orm.delete(webhook)
    await receiver.close()
  })

  /** Sends everything that is due. */
  const deliver = async () => {
    while ((await deliverNext(db, allowed)) !== null);
  }
  const dueNow = () =>
    db.orm
      .update(webhookDelivery)
      .set({ nextAt: sql`now()` })
      .where(sql`${webhookDelivery.nextAt} is not null`)
  const bodies = (): WebhookBody[] => receiver.received.map((each) => JSON.parse(each.body) as WebhookBody)
  const told = () => bodies().map((each) => each.type)
  const log = async () => (await readWebhookLog(db, owner, { id: hook.id })).deliveries
  const begin = async (headline = 'خبر') =>
    (await createStory(db, operator, { locale: 'ar', headline, sectionId })).articleId
  const write = async (articleId: string, change: Record<string, unknown>) => {
    const { content, version } = await openDraft(db, operator, { articleId })
    await saveDraft(db, operator, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, ...change },
    })
  }

  it('are told of hand-overs only where that was asked for, and of no word of the draft', async () => {
    await changeWebhook(
      db,
      owner,
      {
        id: hook.id,
        name: 'محادثة',
        address: receiver.address,
        events: ['story.submitted', 'story.returned', 'story.approved'],
      },
      allowed,
    )
    const articleId = await begin('عنوان سري لم يُنشر')
    await transitionArticle(db, operator, { articleId, move: 'submit', note: 'سر' })
    await transitionArticle(db, operator, { articleId, move: 'return', note: 'سر' })
    await transitionArticle(db, operator, { articleId, move: 'submit' })
    await transitionArticle(db, operator, { articleId, move: 'approve' })
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    await deliver()
    expect(told()).toEqual(['story.submitted', 'story.returned', 'story.submitted', 'story.approved'])
    expect(bodies()[0]?.data).toEqual({
      id: articleId,
      storyId: expect.any(String),
      language: 'ar',
      state: 'in_review',
      newsroom: expect.stringMatching(new RegExp(`/admin/stories/${articleId}$`)),
      by: operator.name,
    })
    expect(JSON.stringify(bodies())).not.toContain('سر')
  })

  it('tells of what readers see differently, of each once, and of nothing else', async () => {
    const articleId = await begin('أول خبر')
    await write(articleId, { standfirst: 'مقدمة' })
    await transitionArticle(db, operator, { articleId, move: 'submit' })
    await deliver()
    expect(told()).toEqual([])
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    await deliver()
    const { slug, storyId } = await openDraft(db, operator, { articleId })
    expect(bodies()).toEqual([
      {
        type: 'story.published',
        timestamp: expect.any(String),
        data: {
          id: articleId,
          storyId,
          language: 'ar',
          url: expect.stringContaining(encodeURIComponent(slug)),
          api: expect.stringMatching(new RegExp(`/api/v1/stories/${articleId}$`)),
          headline: 'أول خبر',
          publishedAt: expect.any(String),
          updatedAt: null,
        },
      },
    ])
    // A draft of what is public is nobody's business.
    await write(articleId, { headline: 'عنوان سري لم يُنشر' })
    // The same again is no change.
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    await fileStory(db, operator, { articleId, kind: 'analysis' })
    await transitionArticle(db, operator, { articleId, move: 'unpublish', note: 'تدقيق' })
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    await transitionArticle(db, operator, { articleId, move: 'unpublish', note: 'تدقيق' })
    await transitionArticle(db, operator, { articleId, move: 'kill', note: 'لم يكن صحيحًا' })
    await deliver()
    expect(told()).toEqual([
      ...['story.published', 'story.changed', 'story.changed', 'story.unpublished'],
      ...['story.published', 'story.unpublished', 'story.killed'],
    ])
    // Of what is withdrawn no word is repeated.
    const last = bodies().at(-1)!.data
    expect(last).toMatchObject({ id: articleId, reason: 'لم يكن صحيحًا' })
    expect(last).not.toHaveProperty('headline')
  })

  it('tells of what the schedule publishes', async () => {
    const articleId = await begin('مجدول')
    await transitionArticle(db, operator, { articleId, move: 'schedule', at: new Date(Date.now() + 60_000) })
    await db.orm.update(article).set({ scheduledFor: sql`now()` }).where(eq(article.id, articleId))
    await publishDue(db)
    await deliver()
    expect(told()).toEqual(['story.published'])
  })

  it('says of a change that corrects that it does', async () => {
    const { articleId } = await addStory(db, { slug: 'تُصحح' })
    await withMutation(db, async (tx, emit) => {
      const [correctionId, note] = [newId(), 'الصحيح ٤٢']
      await tx.insert(correction).values({ id: correctionId, articleId, note })
      await emit(operator, {
        type: 'CorrectionPublished',
        articleId,
        locale: 'ar',
        correctionId,
        kind: 'correction',
        note,
        revision: 1,
        previous: null,
        amendsId: null,
      })
    })
    await fileStory(db, operator, { articleId, kind: 'opinion' })
    await deliver()
    expect(told()).toEqual(['story.corrected', 'story.changed'])
  })

  it('tells when an embargo hides a story, and when its end shows it', async () => {
    const { articleId } = await addStory(db, { slug: 'تحت-الحظر' })
    await setEmbargo(db, operator, { articleId, until: new Date(Date.now() + 3_600_000) })
    await tellOfAppearances(db)
    await deliver()
    expect(told()).toEqual(['story.unpublished'])
    await db.orm
      .update(article)
      .set({ embargoUntil: sql`now() - interval '1 second'` })
      .where(eq(article.id, articleId))
    // Every process looks; one of them tells.
    await Promise.all([tellOfAppearances(db), tellOfAppearances(db)])
    await tellOfAppearances(db)
    await deliver()
    expect(told()).toEqual(['story.unpublished', 'story.published'])
    expect(await db.orm.select().from(toldArticle).where(eq(toldArticle.articleId, articleId))).toEqual([
      { articleId, as: 'public' },
    ])
  })

  it('stands in the outbox if and only if it happened', async () => {
    const articleId = await begin('يُرفض')
    await setEmbargo(db, operator, { articleId, until: new Date(Date.now() + 3_600_000) })
    await expect(transitionArticle(db, operator, { articleId, move: 'publish' })).rejects.toMatchObject({
      refusal: 'embargoed',
    })
    expect(await log()).toEqual([])
    // Written with it, not sent by it: a server that ends at once loses nothing.
    await setEmbargo(db, operator, { articleId, until: null })
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    expect(receiver.received).toEqual([])
    expect((await log()).map((each) => [each.event, each.state])).toEqual([['story.published', 'waiting']])
  })

  it('is signed as Standard Webhooks says', async () => {
    await testWebhook(db, owner, { id: hook.id })
    await deliver()
    const [{ headers, body }] = receiver.received as [Receiver['received'][0]]
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(body)).toMatchObject({ type: 'test', data: {} })
    new Webhook(hook.secret).verify(body, headers as Record<string, string>)
    expect(() => new Webhook(hook.secret).verify(`${body} `, headers as Record<string, string>)).toThrow()
    // Written out from its text, https://github.com/standard-webhooks/standard-webhooks “Signature scheme”.
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(hook.secret.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    )
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(60)
  })

  it('is tried again after a failure, later each time, under the same id, and given up in the end', async () => {
    receiver.answer(503, 302, 200)
    await testWebhook(db, owner, { id: hook.id })
    await deliver()
    expect(receiver.received).toHaveLength(1)
    // Not before its time.
    await deliver()
    expect(receiver.received).toHaveLength(1)
    const wait = async () => {
      const { rows } = await db.orm.execute<{ wait: number }>(
        sql`select extract(epoch from next_at - clock_timestamp())::float8 as wait from webhook_delivery`,
      )
      return Number(rows[0]!.wait)
    }
    expect(await wait()).toBeGreaterThan(0)
    expect(await wait()).toBeLessThan(retryAfter[0] * 1.2)
    await dueNow()
    await deliver()
    const second = await wait()
    expect(second).toBeGreaterThan(retryAfter[1] * 0.9)
    expect(second).toBeLessThan(retryAfter[1] * 1.2)
    await dueNow()
    await deliver()
    expect(receiver.received).toHaveLength(3)
    expect(new Set(receiver.received.map((each) => each.headers['webhook-id'])).size).toBe(1)
    for (const { headers, body } of receiver.received)
      new Webhook(hook.secret).verify(body, headers as Record<string, string>)
    const [delivery] = await log()
    expect(delivery).toMatchObject({ state: 'arrived', nextAt: null })
    expect(delivery!.attempts.map((each) => [each.number, each.status, each.failure, each.answer])).toEqual([
      [1, 503, null, 'answered 503'],
      [2, null, 'redirect', null],
      [3, 200, null, 'answered 200'],
    ])
    for (const attempt of delivery!.attempts) expect(attempt.took).toBeGreaterThanOrEqual(0)
    expect((await listWebhooks(db, owner))[0]!.failingSince).toBeNull()

    receiver.answer(500)
    await testWebhook(db, owner, { id: hook.id })
    for (let attempt = 0; attempt <= retryAfter.length; attempt += 1) {
      await dueNow()
      await deliver()
    }
    const lost = (await log())[0]!
    expect(lost).toMatchObject({ state: 'lost', nextAt: null })
    expect(lost.attempts).toHaveLength(retryAfter.length + 1)
    await dueNow()
    await deliver()
    expect((await log())[0]!.attempts).toHaveLength(retryAfter.length + 1)

    // By hand, once.
    receiver.answer(200)
    await redeliver(db, owner, { id: lost.id })
    await deliver()
    expect((await log())[0]).toMatchObject({ id: lost.id, state: 'arrived' })
    expect(receiver.received.at(-1)!.headers['webhook-id']).toBe(lost.id)
  })

  it('is sent once, however many processes look', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => testWebhook(db, owner, { id: hook.id })))
    await Promise.all(Array.from({ length: 5 }, deliver))
    expect(receiver.received.map((each) => each.headers['webhook-id']).sort()).toEqual([...ids].sort())
  })

  it('is sent by another process when the first one ended in the middle', async () => {
    const id = await testWebhook(db, owner, { id: hook.id })
    // As it is left by a process that took it and was killed.
    await db.orm
      .update(webhookDelivery)
      .set({ attempts: 1, nextAt: sql`now() - interval '1 second'` })
      .where(eq(webhookDelivery.id, id))
    await deliver()
    expect((await log())[0]).toMatchObject({ state: 'arrived' })
    expect((await db.orm.select().from(webhookAttempt)).map((each) => each.number)).toEqual([2])
  })

  it('is signed with both secrets for a day after a rotation', async () => {
    const next = await rotateSecret(db, owner, { id: hook.id })
    await testWebhook(db, owner, { id: hook.id })
    await deliver()
    const headers = receiver.received[0]!.headers as Record<string, string>
    const { body } = receiver.received[0]!
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2)
    for (const secret of [hook.secret, next]) new Webhook(secret).verify(body, headers)

    await db.orm.update(webhook).set({ formerSecretUntil: sql`now()` }).where(eq(webhook.id, hook.id))
    await testWebhook(db, owner, { id: hook.id })
    await deliver()
    const later = receiver.received[1]!
    expect(() =>
      new Webhook(hook.secret).verify(later.body, later.headers as Record<string, string>),
    ).toThrow()
    new Webhook(next).verify(later.body, later.headers as Record<string, string>)
    const { rows } = await db.orm.execute(sql`select details, note from audit_event`)
    for (const secret of [hook.secret, next]) expect(JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(await readWebhookLog(db, owner, { id: hook.id }))).not.toContain(next)
  })

  it('is stopped when nothing has arrived for days, and says so', async () => {
    await receiver.close()
    await testWebhook(db, owner, { id: hook.id })
    await deliver()
    const [failing] = await listWebhooks(db, owner)
    expect(failing).toMatchObject({ stoppedAt: null, failingSince: expect.any(String) })
    expect((await log())[0]!.attempts[0]).toMatchObject({ status: null, failure: 'ECONNREFUSED' })
    await db.orm.update(webhook).set({ failingSince: sql`now() - interval '121 hours'` })
    await dueNow()
    await deliver()
    expect((await listWebhooks(db, owner))[0]).toMatchObject({ stoppedFor: 'failing' })
    const events = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, hook.id))
    expect(events.at(-1)).toMatchObject({ action: 'webhooks.stopped', details: { why: 'failing' } })
    // Nothing waits for it, and nothing is written for it, until somebody resumes it.
    const articleId = await begin()
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    expect(await log()).toHaveLength(1)
    await expect(testWebhook(db, owner, { id: hook.id })).rejects.toMatchObject({ refusal: 'wrong-state' })
    receiver = await openReceiver()
    await changeWebhook(
      db,
      owner,
      { id: hook.id, name: 'شريك', address: receiver.address, events: everything },
      allowed,
    )
    await resumeWebhook(db, owner, { id: hook.id })
    await transitionArticle(db, operator, { articleId, move: 'kill' })
    await deliver()
    expect(told()).toEqual(['story.killed'])
    expect((await listWebhooks(db, owner))[0]).toMatchObject({ stoppedAt: null, failingSince: null })
  })

  it('is stopped at once by a receiver that says it is gone, and by hand', async () => {
    receiver.answer(410)
    await testWebhook(db, owner, { id: hook.id })
    await deliver()
    expect((await listWebhooks(db, owner))[0]).toMatchObject({ stoppedFor: 'gone' })
    await resumeWebhook(db, owner, { id: hook.id })
    const id = await testWebhook(db, owner, { id: hook.id })
    await stopWebhook(db, owner, { id: hook.id })
    await deliver()
    expect((await log()).find((each) => each.id === id)).toMatchObject({ state: 'lost', attempts: [] })
    await removeWebhook(db, owner, { id: hook.id })
    expect(await listWebhooks(db, owner)).toEqual([])
  })

  it('is told of what it asked for alone', async () => {
    await changeWebhook(
      db,
      owner,
      { id: hook.id, name: 'شريك', address: receiver.address, events: ['story.killed'] },
      allowed,
    )
    const articleId = await begin()
    await transitionArticle(db, operator, { articleId, move: 'publish' })
    await transitionArticle(db, operator, { articleId, move: 'kill' })
    await deliver()
    expect(told()).toEqual(['story.killed'])
  })

  it('is never sent to a private address that the settings do not allow', async () => {
    await expect(
      makeWebhook(db, owner, { name: 'x', address: receiver.address, events: everything }, []),
    ).rejects.toMatchObject({ refusal: 'address-refused', subject: 'scheme' })
    for (const address of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://10.0.0.1/x',
      'https://localhost/',
    ])
      await expect(
        makeWebhook(db, owner, { name: 'x', address, events: everything }, []),
      ).rejects.toMatchObject({ refusal: 'address-refused', subject: 'private' })
    // Allowed when it was made, and no longer: looked at again at every attempt.
    await testWebhook(db, owner, { id: hook.id })
    expect(await deliverNext(db, ['192.0.2.0/24'])).not.toBeNull()
    expect(receiver.received).toEqual([])
    expect((await log())[0]!.attempts[0]).toMatchObject({ failure: 'private' })
  })

  it('is for who may, who proved it', async () => {
    const facts = { name: 'x', address: 'https://receiver.example/', events: everything }
    const id = await testWebhook(db, owner, { id: hook.id })
    for (const role of ['author', 'translator', 'contributor'] as const) {
      const actor = { ...(await staffMember(db, role)), hasProved: true }
      for (const attempt of [
        () => makeWebhook(db, actor, facts, allowed),
        () => changeWebhook(db, actor, { id: hook.id, ...facts }, allowed),
        () => stopWebhook(db, actor, { id: hook.id }),
        () => resumeWebhook(db, actor, { id: hook.id }),
        () => rotateSecret(db, actor, { id: hook.id }),
        () => removeWebhook(db, actor, { id: hook.id }),
        () => testWebhook(db, actor, { id: hook.id }),
        () => redeliver(db, actor, { id }),
        () => listWebhooks(db, actor),
        () => readWebhookLog(db, actor, { id: hook.id }),
      ])
        await expect(attempt(), role).rejects.toMatchObject({ refusal: 'not-allowed' })
    }
    const unproved = { ...owner, hasProved: false }
    for (const attempt of [
      () => makeWebhook(db, unproved, facts, allowed),
      () => changeWebhook(db, unproved, { id: hook.id, ...facts }, allowed),
      () => rotateSecret(db, unproved, { id: hook.id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ refusal: 'proof-needed' })
    for (const wrong of [{ events: [] }, { events: ['story.read'] }, { name: '' }])
      await expect(makeWebhook(db, owner, { ...facts, ...wrong }, allowed)).rejects.toMatchObject({
        refusal: 'malformed',
      })
    await expect(testWebhook(db, owner, { id: 'nothing' })).rejects.toMatchObject({
      refusal: 'unknown-connection',
    })
    await expect(redeliver(db, owner, { id: 'nothing' })).rejects.toMatchObject({
      refusal: 'unknown-connection',
    })
  })
})
