/**
 * What handing a breaking notice over to so many devices takes: push services in a process of their own, which behave as real
 * ones do (of a hundred devices 94 take it, two are gone, one is unknown, one has to wait, two are slow), and a process that
 * sends. Then the same again, and the process is killed (`kill -9`) twice on the way: every device’s messages are counted
 * at the services, which are the only ones who know.
 *
 *   node bench/push.ts              # 100,000 devices; about two minutes
 *   node bench/push.ts 10000 4      # fewer devices, and killed four times
 *
 * It starts a PostgreSQL of its own, as the tests do. Services and sender share the machine’s processors, over TLS.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:http2'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { breakingNotice } from '../lib/db/tables/front.ts'
import { pushMessage } from '../lib/db/tables/push.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { createServerDatabase } from '../lib/db/testing/server-databases.ts'
import { announceBreaking, withdrawBreaking } from '../lib/newsroom/front/announce-breaking.ts'
import { encryptMessage } from '../lib/newsroom/push/encrypt-message.ts'
import { openPushing, type PushSettings } from '../lib/newsroom/push/send-messages.ts'
import { serverKey, serverKeyName } from '../lib/newsroom/push/server-key.ts'
import { ca, pushService } from '../lib/newsroom/push/testing/push-service.ts'
import { staffMember } from '../lib/newsroom/testing/staff-member.ts'
import { present } from '../lib/present.ts'
import { smallPublication } from '../lib/publication/testing/small-publication.ts'

const secret = 'of the bench, and long enough to be a secret'
const hosts = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4']
/** Of a hundred devices. */
const behaviours = [
  ...Array.from({ length: 94 }, () => 'ok'),
  'gone',
  'gone',
  'missing',
  'busy',
  'slow',
  'slow',
]

const [, , role = '', ...rest] = process.argv
if (role === 'services') await services()
else if (role === 'send') await send(present(rest[0], 'settings'))
else await bench(Number(role || 100_000), Number(rest[0] ?? 2))

/** Takes messages, and tells how many each device has had, and when the last of those that answer at once had its first. */
async function services(): Promise<void> {
  const had = new Map<string, number>()
  let last = 0
  const onTaken = (path: string): void => {
    const before = had.get(path) ?? 0
    had.set(path, before + 1)
    if (before === 0 && path.startsWith('/ok/')) last = Date.now()
  }
  const opened = await Promise.all(
    hosts.map((host) => pushService({ host, onTaken, slow: 5_000, retryAfter: 2 })),
  )
  process.on('disconnect', () => process.exit())
  process.on('message', (asked) => {
    if (asked === 'forget') had.clear()
    const counts = [...had.values()]
    const { user, system } = process.cpuUsage()
    process.send?.({
      devices: had.size,
      atOnce: [...had.keys()].filter((path) => path.startsWith('/ok/')).length,
      messages: counts.reduce((sum, each) => sum + each, 0),
      twice: counts.filter((each) => each > 1).length,
      last,
      cpu: (user + system) / 1e6,
    })
  })
  process.send?.(opened.map(({ origin }) => origin))
}

/** A process that sends, as one that serves does. */
async function send(given: string): Promise<void> {
  const { databaseUrl, ...settings } = JSON.parse(given) as PushSettings & { databaseUrl: string }
  const db = await openDatabase({ databaseUrl, dataFolder: settings.dataFolder })
  const pushing = openPushing(db, settings, { ca })
  process.on('disconnect', () => process.exit())
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: (user + system) / 1e6, megabytes: Math.round(process.memoryUsage().rss / 2 ** 20) })
  })
  process.send?.('ready')
  for (;;) {
    await pushing.sendDue()
    await wait(200)
  }
}

async function bench(devices: number, kills: number): Promise<void> {
  process.env.WARRAQ_SECRET = secret
  const started = fork(fileURLToPath(import.meta.url), ['services'])
  const origins = (await heard(started)) as string[]
  const server = await startPostgres(['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'])
  const { url } = await createServerDatabase(server.url)
  const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-push-'))
  const db = await openDatabase({ databaseUrl: url, dataFolder })
  try {
    await migrateDatabase(db)
    await smallPublication(db)
    const owner = await staffMember(db, 'owner')
    console.log(
      `${cpus()[0]?.model}, ${availableParallelism()} processors, Node ${process.version}; ${devices} devices`,
    )
    const [encrypting, carrying] = [encryptingTakes(), await carryingTakes(origins)]
    console.log(
      `of a processor, encrypting one message takes ${encrypting} µs, and carrying one over HTTP/2 ${carrying} µs: nothing else would be ${(((encrypting + carrying) * devices) / 1e6).toFixed(1)} s for all`,
    )
    const settings = JSON.stringify({
      databaseUrl: url,
      dataFolder,
      secret,
      siteUrl: 'https://news.example',
      privateDestinations: ['127.0.0.0/8'],
      concurrency: 1,
    })

    for (const killed of [0, kills]) {
      await subscribeAll(db, devices, origins)
      started.send('forget')
      await heard(started)
      let sender = fork(fileURLToPath(import.meta.url), ['send', settings])
      await heard(sender)
      const cpuBefore = ((await ask(started)) as { cpu: number }).cpu
      const senderBefore = ((await ask(sender)) as { cpu: number }).cpu
      const began = Date.now()
      const noticeId = await announceBreaking(db, owner, {
        locale: 'ar',
        text: 'انقطاع الكهرباء عن أحياء المدينة الشرقية',
        expiresAt: new Date(began + 3_600_000).toISOString(),
      })
      const announced = Date.now() - began
      const atOnce = behaviours.filter((each) => each === 'ok').length / behaviours.length
      for (let n = 1; n <= killed; n += 1) {
        while (((await ask(started)) as { devices: number }).devices < (devices * n) / (killed + 1))
          await wait(50)
        sender.kill('SIGKILL')
        await once(sender, 'exit')
        sender = fork(fileURLToPath(import.meta.url), ['send', settings])
        await heard(sender)
      }
      for (;;) {
        const [message] = await db.orm
          .select()
          .from(pushMessage)
          .where(sql`${pushMessage.key} = ${`breaking:${noticeId}`}`)
        if (message?.finishedAt) break
        await wait(200)
      }
      const counted = (await ask(started)) as Counted
      const [message] = await db.orm
        .select()
        .from(pushMessage)
        .where(sql`${pushMessage.key} = ${`breaking:${noticeId}`}`)
      const took = (counted.last - began) / 1_000
      const used = (await ask(sender)) as { cpu: number; megabytes: number }
      console.log(`\n${killed ? `killed ${killed} times` : 'left alone'}; announcing took ${announced} ms`)
      console.log(
        `  ${counted.atOnce} of ${Math.round(devices * atOnce)} devices whose service answers at once had it after ${took.toFixed(1)} s (${Math.round(counted.atOnce / took)} a second)`,
      )
      console.log(`  all that was put off was done after ${((Date.now() - began) / 1_000).toFixed(1)} s`)
      console.log(
        `  ${counted.devices} devices had it, ${counted.twice} of them twice; noted: ${message?.sent} sent, ${message?.gone} gone, ${message?.failed} failed`,
      )
      if (!killed)
        console.log(
          `  processor: ${(used.cpu - senderBefore).toFixed(1)} s of the sender, ${(counted.cpu - cpuBefore).toFixed(1)} s of the services, which are one thread (${Math.round(((counted.cpu - cpuBefore) / took) * 100)} % of a processor); the sender has ${used.megabytes} MB; load ${loadavg()[0]?.toFixed(1)}`,
        )
      sender.kill('SIGKILL')
      await once(sender, 'exit')
      await withdrawBreaking(db, owner, { noticeId })
      await db.orm.delete(breakingNotice)
    }
  } finally {
    await db.close()
    await server.stop()
    started.disconnect()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

type Counted = { devices: number; atOnce: number; messages: number; twice: number; last: number; cpu: number }

/** A message that a process sent, the next one. */
async function heard(of: ChildProcess): Promise<unknown> {
  const [message] = await once(of, 'message')
  return message
}
function ask(of: ChildProcess): Promise<unknown> {
  const answered = heard(of)
  of.send('count')
  return answered
}

/** µs of one message of the usual length. */
function encryptingTakes(): number {
  const pair = createECDH('prime256v1')
  const key = pair.generateKeys()
  const auth = randomBytes(16)
  const text = randomBytes(500)
  for (let n = 0; n < 500; n += 1) encryptMessage(text, key, auth)
  const before = process.cpuUsage()
  for (let n = 0; n < 5_000; n += 1) encryptMessage(text, key, auth)
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 5_000)
}

/** µs of this process for a bare request to a service, of as many bytes as a message has, and its answer. */
async function carryingTakes(origins: readonly string[]): Promise<number> {
  const [body, requests, atOnce] = [randomBytes(600), 10_000, 128]
  const carry = async (origin: string, count: number): Promise<void> => {
    const session = connect(origin, { ca })
    let left = count
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        const stream = session.request({ ':method': 'POST', ':path': `/ok/bare-${origin}-${left}` })
        stream.on('error', () => {}).resume()
        const answered = once(stream, 'response')
        stream.end(body)
        const [head] = (await answered) as [{ ':status'?: number }]
        if (head[':status'] !== 201) throw new Error('A service took no bare request')
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
    session.close()
  }
  await Promise.all(origins.map((origin) => carry(origin, 200)))
  const before = process.cpuUsage()
  await Promise.all(origins.map((origin) => carry(origin, requests / origins.length)))
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / requests)
}

/** Devices, all over again: those of before may be gone. Their keys are few, which changes nothing of the work. */
async function subscribeAll(
  { orm }: Awaited<ReturnType<typeof openDatabase>>,
  devices: number,
  origins: readonly string[],
): Promise<void> {
  const keys = Array.from({ length: 64 }, () => {
    const pair = createECDH('prime256v1')
    return { p256dh: pair.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
  })
  await orm.execute(sql`truncate push_subscription, push_message cascade`)
  await orm.execute(sql`
    insert into push_subscription (id, endpoint, endpoint_hash, host, p256dh, auth, server_key)
    select substr(md5(n::text), 1, 10) || lpad(n::text, 7, '0'),
      (${sql.param(origins)}::text[])[1 + n % ${origins.length}] || '/' || (${sql.param(behaviours)}::text[])[1 + (n / 4) % ${behaviours.length}] || '/' || n,
      'h' || n, '127.0.0.1',
      (${sql.param(keys.map(({ p256dh }) => p256dh))}::text[])[1 + n % ${keys.length}],
      (${sql.param(keys.map(({ auth }) => auth))}::text[])[1 + n % ${keys.length}],
      ${serverKeyName(serverKey(secret))}
    from generate_series(1, ${devices}::int) as n`)
  await orm.execute(sql`
    insert into push_wish (locale, list, subscription_id) select 'ar', 'breaking', id from push_subscription`)
  await orm.execute(sql`analyze push_subscription, push_wish`)
}
