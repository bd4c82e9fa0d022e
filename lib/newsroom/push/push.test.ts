import { createPublicKey, verify } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { breakingNotice } from '../../db/tables/front.ts'
import { notification } from '../../db/tables/notifications.ts'
import { publication } from '../../db/tables/publication.ts'
import { pushChunk, pushDelivery, pushMessage, pushSubscription, pushWish } from '../../db/tables/push.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { present } from '../../present.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { readSettings } from '../../settings/settings.ts'
import type { Actor } from '../actor.ts'
import { announceBreaking, withdrawBreaking } from '../front/announce-breaking.ts'
import { stubPeopleSettings } from '../people/testing/people.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { openHanding } from './hand-over.ts'
import { queueInbox } from './queue-messages.ts'
import { openPushing, type Pushing } from './send-messages.ts'
import { serverKey, serverKeyName } from './server-key.ts'
import { changeWishes, moveDevice, pushRequest, readWishes, refusalOf, stopDevice } from './subscribe.ts'
import { ca, type PushService, pushService, testDevice } from './testing/push-service.ts'

const secret = 'of the tests, and long enough to be a secret'
stubPeopleSettings({ WARRAQ_SECRET: secret, PRIVATE_DESTINATIONS: '127.0.0.0/8' })

describeDatabase('push', (opened) => {
  let service: PushService
  let pushing: Pushing
  let owner: Actor
  let number = 0
  const db = () => opened()
  const orm = () => opened().orm
  const keyName = serverKeyName(serverKey(secret))

  beforeAll(async () => {
    service = await pushService()
    await smallPublication(db())
    pushing = openPushing(db(), readSettings(), { ca })
    owner = await staffMember(db(), 'owner')
  })
  afterAll(async () => {
    await pushing.close()
    await service.close()
  })
  beforeEach(async () => {
    service.taken.length = 0
    await orm().delete(pushMessage)
    await orm().delete(pushSubscription)
    await orm().delete(breakingNotice)
    await orm().update(publication).set({ offersPush: true })
  })

  /** A device of our service that behaves as it is called. */
  const device = (behaviour = 'ok') => {
    const made = testDevice()
    number += 1
    return { endpoint: `${service.origin}/${behaviour}/${number}`, ...made }
  }
  const wants = (each: ReturnType<typeof device>, lists: string[]) =>
    changeWishes(
      db(),
      { endpoint: each.endpoint, keys: each.keys },
      { locale: 'ar', lists, how: 'set', serverKey: keyName },
    )
  const announce = (text: string) =>
    announceBreaking(db(), owner, {
      locale: 'ar',
      text,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
  const send = () => pushing.sendDue()
  const takenBy = ({ endpoint }: { endpoint: string }) =>
    service.taken.filter(({ path }) => endpoint.endsWith(path))

  it('tells a device what is breaking, in words that its browser alone can open', async () => {
    const [mine, other] = [device(), device()]
    await wants(mine, ['breaking'])
    await wants(other, [])
    await announce('انقطاع الكهرباء عن المدينة')
    await send()
    expect(service.taken).toHaveLength(1)
    const { headers, body } = present(takenBy(mine)[0], 'message')
    expect(mine.open(body)).toMatchObject({
      web_push: 8030,
      notification: {
        title: expect.stringContaining('عاجل'),
        body: 'انقطاع الكهرباء عن المدينة',
        lang: 'ar',
        dir: 'rtl',
        tag: headers.topic,
        navigate: expect.stringMatching(/^http/),
      },
    })
    expect(headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(headers.topic).toMatch(/^[\w-]{32}$/)
    expect(Number(headers.ttl)).toBeGreaterThan(3_500)
    const [, signed = '', signature = '', key = ''] =
      /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
    const point = Buffer.from(key, 'base64url')
    expect(key).toBe(serverKey(secret).publicKey)
    expect(
      verify(
        'sha256',
        Buffer.from(signed),
        {
          key: createPublicKey({
            format: 'jwk',
            key: {
              kty: 'EC',
              crv: 'P-256',
              x: point.subarray(1, 33).toString('base64url'),
              y: point.subarray(33).toString('base64url'),
            },
          }),
          dsaEncoding: 'ieee-p1363',
        },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true)
    expect(JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      aud: service.origin,
      sub: readSettings().siteUrl,
    })
    const [message] = await orm().select().from(pushMessage)
    expect(message).toMatchObject({ sent: 1, gone: 0, failed: 0, finishedAt: expect.any(Date) })
  })

  it('forgets devices that are no more, and comes again to those whose service asks it to wait', async () => {
    const [fine, gone, missing, busy, broken] = ['ok', 'gone', 'missing', 'busy', 'broken'].map(device) as [
      ReturnType<typeof device>,
      ...ReturnType<typeof device>[],
    ]
    for (const each of [fine, gone, missing, busy, broken]) if (each) await wants(each, ['breaking'])
    await announce('خبر')
    await send()
    const left = await orm().select({ endpoint: pushSubscription.endpoint }).from(pushSubscription)
    expect(left.map(({ endpoint }) => endpoint.split('/')[3]).sort()).toEqual(['broken', 'busy', 'ok'])
    const waiting = await orm().select().from(pushDelivery)
    expect(waiting).toHaveLength(2)
    expect(takenBy(fine)).toHaveLength(1)
    await orm().update(pushDelivery).set({ nextAt: sql`now()` })
    await send()
    expect(takenBy(fine)).toHaveLength(1)
    expect(busy && takenBy(busy)).toHaveLength(1)
    // What fails again and again is given up.
    for (let n = 0; n < 5; n += 1) {
      await orm().update(pushDelivery).set({ nextAt: sql`now()` })
      await send()
    }
    const [message] = await orm().select().from(pushMessage)
    expect(message).toMatchObject({ sent: 2, gone: 2, failed: 1, finishedAt: expect.any(Date) })
    expect(await orm().$count(pushDelivery)).toBe(0)
  })

  it('tells of a new story those who follow its section, once, and not of one that is withdrawn by then', async () => {
    const follower = device()
    const story = await addStory(db(), {
      slug: 'followed',
      headline: 'متابعة',
      state: 'approved',
      publishedIn: null,
    })
    const [{ section } = { section: '' }] = (
      await orm().execute<{ section: string }>(
        sql`select section_id as section from story join article on article.story_id = story.id where article.id = ${story.articleId}`,
      )
    ).rows
    await wants(follower, [`section:${section}`])
    await transitionArticle(db(), owner, { articleId: story.articleId, move: 'publish' })
    await send()
    expect(takenBy(follower)).toHaveLength(1)
    expect(follower.open(takenBy(follower)[0]?.body ?? Buffer.alloc(0)).notification.title).toBe('متابعة')
    const second = await addStory(db(), {
      slug: 'killed',
      headline: 'سُحبت',
      state: 'approved',
      publishedIn: null,
    })
    await transitionArticle(db(), owner, { articleId: second.articleId, move: 'publish' })
    expect(await orm().$count(pushMessage, eq(pushMessage.articleId, second.articleId))).toBe(1)
    await transitionArticle(db(), owner, { articleId: second.articleId, move: 'kill', note: 'خطأ' })
    await send()
    expect(takenBy(follower)).toHaveLength(1)
    expect(await orm().$count(pushMessage, sql`${pushMessage.finishedAt} is null`)).toBe(0)
  })

  it('sends nothing of a notice that was withdrawn, or once the paper sends no more', async () => {
    const each = device()
    await wants(each, ['breaking'])
    await withdrawBreaking(db(), owner, { noticeId: await announce('سُحب') })
    await announce('أُوقفت')
    await orm().update(publication).set({ offersPush: false })
    await send()
    expect(service.taken).toHaveLength(0)
    expect(await orm().$count(pushMessage, sql`${pushMessage.finishedAt} is null`)).toBe(0)
  })

  it('takes up what a process that has died had in hand', async () => {
    const each = device()
    await wants(each, ['breaking'])
    await announce('خبر')
    const [message] = await orm().select().from(pushMessage)
    const [row] = await orm().select().from(pushSubscription)
    await orm()
      .insert(pushChunk)
      .values({
        id: 'c000000001',
        messageId: message?.id ?? '',
        after: '',
        upTo: row?.id ?? '',
        leaseEnds: sql`now() + interval '3 minutes'`,
        // Of another machine, which nobody here knows to be gone.
        takenBy: 'elsewhere.1.x',
      })
    await orm().update(pushMessage).set({ takenTo: null })
    await send()
    expect(service.taken).toHaveLength(0)
    await orm().update(pushChunk).set({ leaseEnds: sql`now()` })
    await send()
    expect(takenBy(each)).toHaveLength(1)
    expect((await orm().select().from(pushMessage))[0]).toMatchObject({
      sent: 1,
      finishedAt: expect.any(Date),
    })
  })

  it('tells a device of somebody of the newsroom what stands in her inbox, unless she has read it', async () => {
    const each = device()
    const story = await addStory(db(), { slug: 'mine', headline: 'مادتي' })
    await orm()
      .insert(pushSubscription)
      .values({
        id: 'd000000001',
        endpoint: each.endpoint,
        endpointHash: 'x',
        host: '127.0.0.1',
        ...each.keys,
        serverKey: keyName,
        staffId: owner.staffId,
        groups: ['mentions'],
      })
    const entry = async (kind: 'mentioned' | 'published') => {
      const [made] = await orm()
        .insert(notification)
        .values({ staffId: owner.staffId ?? '', kind, articleId: story.articleId, actorName: 'ليلى' })
        .returning({ id: notification.id, staffId: notification.staffId })
      await orm().transaction((tx) => queueInbox(tx, kind, made ? [made] : []))
      return made?.id ?? 0
    }
    await entry('published')
    const mentioned = await entry('mentioned')
    expect(await orm().$count(pushDelivery)).toBe(1)
    await orm().update(pushDelivery).set({ nextAt: sql`now()` })
    await send()
    expect(each.open(takenBy(each)[0]?.body ?? Buffer.alloc(0)).notification).toMatchObject({
      title: expect.stringContaining('مادتي'),
      navigate: expect.stringContaining(`/admin/stories/${story.articleId}`),
    })
    await orm().update(notification).set({ readAt: sql`now()` }).where(eq(notification.id, mentioned))
    await orm().transaction((tx) =>
      queueInbox(tx, 'mentioned', [{ id: mentioned, staffId: owner.staffId ?? '' }]),
    )
    await orm().update(pushDelivery).set({ nextAt: sql`now()` })
    await send()
    expect(service.taken).toHaveLength(1)
  })

  it('lets only who knows a device’s secret say what it wants, and forgets one that wants nothing', async () => {
    const each = device()
    const given = { endpoint: each.endpoint, keys: each.keys }
    const forged = { endpoint: each.endpoint, keys: testDevice().keys }
    await wants(each, ['breaking', 'topic:nowhere', 'section:§'])
    expect(await readWishes(db(), given, 'ar', keyName)).toEqual([{ list: 'breaking', name: '' }])
    expect(await readWishes(db(), forged, 'ar', keyName)).toBeNull()
    expect(await readWishes(db(), given, 'ar', 'of another secret')).toBeNull()
    expect(
      await changeWishes(db(), forged, { locale: 'ar', lists: [], how: 'set', serverKey: keyName }),
    ).toBe('keys')
    await stopDevice(db(), forged)
    expect(await orm().$count(pushWish)).toBe(1)
    await stopDevice(db(), given)
    expect(await orm().$count(pushSubscription)).toBe(0)
    // What no database could look for is no device.
    for (const wrong of [
      { ...given, endpoint: `${given.endpoint}\0` },
      { ...given, keys: { ...given.keys, auth: '\0' } },
      { ...given, keys: { ...given.keys, p256dh: 'ا' } },
    ])
      expect(pushRequest.safeParse({ do: 'stop', device: wrong }).success).toBe(false)
    expect(pushRequest.safeParse({ do: 'stop', device: given }).success).toBe(true)
  })

  it('notes a device whose service was late before one whose service says nothing', async () => {
    const [late, silent] = [device('slow'), device('never')]
    const key = serverKey(secret)
    const handing = openHanding({ key, contact: 'https://news.example', allowed: ['127.0.0.0/8'], ca })
    const devices = [late, silent].map(({ endpoint, keys }) => ({ endpoint, ...keys }))
    const { rest, ...first } = await handing.handOver({
      ...{ devices, text: '{}', ttl: 60, urgency: 'high' },
      topic: 'a'.repeat(32),
    })
    expect(first).toEqual({ outcomes: [], open: [0, 1] })
    let next = await rest()
    while (next.open.includes(0)) next = await rest()
    expect(next).toEqual({ outcomes: [], open: [1] })
    handing.close()
    expect(await rest()).toMatchObject({ outcomes: [{ at: 1, status: 0 }], open: [] })

    await wants(late, ['breaking'])
    await announce('متأخرة')
    await send()
    expect(takenBy(late)).toHaveLength(2)
    expect(await orm().select().from(pushDelivery)).toEqual([])
    expect(await orm().select().from(pushMessage)).toMatchObject([{ sent: 1, failed: 0 }])
  })

  it('is told of many devices before the few of them whose services are slow', async () => {
    const key = serverKey(secret)
    const handing = openHanding({ key, contact: 'https://news.example', allowed: ['127.0.0.0/8'], ca })
    const handOver = (...doing: string[]) =>
      handing.handOver({
        ...{ text: '{}', ttl: 60, urgency: 'high', topic: 'a'.repeat(32) },
        devices: doing.map(device).map(({ endpoint, keys }) => ({ endpoint, ...keys })),
      })
    const order: string[] = []
    const half = handOver('ok', 'never').then(() => order.push('half'))
    const most = handOver(...Array<string>(19).fill('ok'), 'never').then(({ open, outcomes }) => {
      order.push('most')
      expect({ open, outcomes }).toEqual({ open: [19], outcomes: [] })
    })
    await Promise.all([half, most])
    expect(order).toEqual(['most', 'half'])
    handing.close()
  })

  it('refuses addresses that no push service has, and few devices at services that nobody knows', async () => {
    const { keys } = testDevice()
    for (const endpoint of [
      'http://push.example/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://169.254.169.254/latest',
      'https://localhost/x',
      'https://user:word@push.example/x',
      'javascript:alert(1)',
      '',
    ])
      expect(refusalOf({ endpoint, keys }, [])).toBe('endpoint')
    expect(refusalOf({ endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys }, [])).toBeNull()
    expect(refusalOf({ endpoint: 'https://push.example/x', keys: { p256dh: 'x', auth: 'y' } }, [])).toBe(
      'keys',
    )
    await orm().execute(sql`insert into push_subscription (id, endpoint, endpoint_hash, host, p256dh, auth, server_key)
      select 'f' || n, 'https://push.example/' || n, 'f' || n, 'push.example', '', '', '' from generate_series(1, 1000) as n`)
    const asks = (host: string) =>
      changeWishes(
        db(),
        { endpoint: `https://${host}/new`, keys },
        { locale: 'ar', lists: ['breaking'], how: 'set', serverKey: keyName },
      )
    expect(await asks('push.example')).toBe('full')
    expect(await asks('fcm.googleapis.com')).toEqual([{ list: 'breaking', name: '' }])
    // Nor do they get there from elsewhere, or by as many names as somebody has.
    const known = { endpoint: 'https://fcm.googleapis.com/new', keys }
    await moveDevice(
      db(),
      known,
      { endpoint: 'https://push.example/moved', keys: testDevice().keys },
      keyName,
    )
    expect(await readWishes(db(), known, 'ar', keyName)).toHaveLength(1)
    await orm().execute(sql`insert into rate_limit (id, "key", "count", last_request)
      values ('strangers0', 'push stranger', 1000, (extract(epoch from now()) * 1000)::bigint)
      on conflict ("key") do update set "count" = 1000, last_request = excluded.last_request`)
    expect(await asks('another.example')).toBe('full')
    // A private address behind a public name is found out when it is connected to: `guarded-fetch.test.ts`.
  })
})
