import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { POST as askApi } from '@/app/(machines)/api/v1/[...path]/route.ts'
import { POST as askKept } from '@/app/(machines)/kept/route.ts'
import { GET as askMedia } from '@/app/(machines)/media/[...path]/route.ts'
import {
  GET as openLetter,
  POST as pressInLetter,
} from '@/app/(machines)/newsletter/[action]/[token]/route.ts'
import { POST as tellBounce } from '@/app/(machines)/newsletter/bounces/route.ts'
import { POST as subscribe } from '@/app/(machines)/newsletter/route.ts'
import { POST as changePush, GET as pushKey } from '@/app/(machines)/push/route.ts'
import { POST as stopMail } from '@/app/admin/(entrance)/mail/[token]/stop/route.ts'
import { GET as readPlan } from '@/app/admin/(entrance)/plan-feed/[token]/route.ts'
import { GET as askPasskey } from '@/app/admin/auth/[...all]/route.ts'
import { forReaders } from '../db/connection-shares.ts'
import { newId } from '../db/id.ts'
import { database, openDatabase } from '../db/open.ts'
import { newsletter, newsletterSubscription, subscriber } from '../db/tables/newsletters.ts'
import { publication } from '../db/tables/publication.ts'
import { createServerDatabase, type ServerDatabase } from '../db/testing/server-databases.ts'
import { type SilentNetwork, silentNetwork } from '../db/testing/silent-network.ts'
import { mailStopAddress } from '../newsroom/inbox/mail-preferences.ts'
import {
  bounceAddress,
  confirmAddress,
  readerAddress,
  stopAddress,
} from '../newsroom/newsletters/signed-links.ts'
import { authPath } from '../newsroom/people/auth.ts'
import { feedAddress } from '../newsroom/plan/plan-feeds.ts'
import { staffMember } from '../newsroom/testing/staff-member.ts'
import { present } from '../present.ts'
import { smallPublication } from '../publication/testing/small-publication.ts'
import { readSettings } from '../settings/settings.ts'

const secret = 'a secret for what readers write down'
const reader = newId()
const letters = newId()
const before = { ...process.env }
let home: ServerDatabase
let network: SilentNetwork
let member = ''

beforeAll(async () => {
  const { url, template } = inject('postgres')
  home = await createServerDatabase(url, { template })
  const db = await openDatabase({ databaseUrl: home.url, dataFolder: '' })
  await smallPublication(db)
  member = String((await staffMember(db, 'editor')).staffId)
  await db.orm.update(publication).set({ offersPush: true })
  await db.orm
    .insert(newsletter)
    .values({ id: letters, locale: 'en', kind: 'breaking', name: 'News', timeZone: 'UTC' })
  await db.orm
    .insert(subscriber)
    .values({ id: reader, email: 'a@b.example', emailKey: 'a@b.example', locale: 'en' })
  await db.orm
    .insert(newsletterSubscription)
    .values({ newsletterId: letters, subscriberId: reader, source: 'form', consentedAt: new Date() })
  await db.pool.query(`alter database ${home.name} set default_transaction_read_only = on`)
  await db.close()
  network = await silentNetwork(home.url)
  Object.assign(process.env, {
    DATABASE_URL: network.url,
    DATABASE_SECONDS: '2',
    WARRAQ_SECRET: secret,
    SMTP_URL: 'smtp://localhost:9',
    MAIL_FROM: 'News <news@news.example>',
    MAIL_BOUNCES_TO: 'bounces@news.example',
    MAIL_BOUNCES_SECRET: 'a-word-of-bounces',
  })
})
afterAll(async () => {
  network.recover()
  await (await database()).close()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  await network.close()
  await home.remove()
})

const post = (path: string, body: string, headers: Record<string, string> = {}): Request => {
  const { siteUrl } = readSettings()
  return new Request(new URL(path, siteUrl), {
    method: 'POST',
    body,
    headers: { origin: siteUrl, 'sec-fetch-site': 'same-origin', ...headers },
  })
}
const device = {
  endpoint: 'https://push.example/device',
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
}
const pushed = (data: object) => changePush(post('/push', JSON.stringify({ device, ...data })))
const inLetter = (action: string, address: string, body = '') => {
  const token = present(new URL(address, 'http://localhost').pathname.split('/').at(-1), 'token')
  return pressInLetter(post(`/newsletter/${action}/${token}?locale=en`, body), {
    params: Promise.resolve({ action, token }),
  })
}

/** Everything that a reader, a device, a mail program or a partner sends and that is written down, or asked of the database. */
const writes: Record<string, () => Promise<Response>> = {
  'somebody subscribes': () =>
    subscribe(post('/newsletter', `locale=en&email=new%40b.example&newsletter=${letters}`)),
  'changes what she is sent': () => inLetter('reader', readerAddress(secret, reader), 'does=save'),
  'has her address erased': () => inLetter('reader', readerAddress(secret, reader), 'does=erase'),
  'stops a letter': () =>
    inLetter('stop', stopAddress(secret, letters, reader), 'List-Unsubscribe=One-Click'),
  'a letter came back': () =>
    tellBounce(
      post(
        '/newsletter/bounces',
        JSON.stringify({ address: bounceAddress(secret, 'bounces@news.example', reader), kind: 'hard' }),
        {
          authorization: 'Bearer a-word-of-bounces',
          'content-type': 'application/json',
        },
      ),
    ),
  'a device wants notices': () => pushed({ do: 'set', locale: 'en', lists: ['breaking'] }),
  'a device wants none': () => pushed({ do: 'stop' }),
  'a colleague signs in with a passkey': () =>
    askPasskey(
      new Request(new URL(`${authPath}/passkey/generate-authenticate-options`, readSettings().siteUrl), {
        headers: { 'sec-fetch-site': 'same-origin' },
      }),
    ),
  'a colleague stops letters': () => {
    const token = present(mailStopAddress(secret, member).split('/').at(-1), 'token')
    return stopMail(post(`/admin/mail/${token}/stop`, ''), { params: Promise.resolve({ token }) })
  },
}
const questions: Record<string, () => Promise<Response>> = {
  'what a letter leads to': () => {
    const token = present(readerAddress(secret, reader).split('/').at(-1), 'token')
    return openLetter(new Request(`http://localhost/newsletter/reader/${token}`), {
      params: Promise.resolve({ action: 'reader', token }),
    })
  },
  'a request to confirm': () => inLetter('confirm', confirmAddress(secret, newId()), 'x=y'),
  'with which key a device subscribes': () => pushKey(),
  'which kept stories may still be read': () => askKept(post('/kept', JSON.stringify({ of: [newId()] }))),
  'what somebody’s calendar has of the plan': () => {
    const token = present(new URL(feedAddress(secret, newId())).pathname.split('/').at(-1), 'token')
    return readPlan(new Request(`http://localhost/admin/plan-feed/${token}`), {
      params: Promise.resolve({ token }),
    })
  },
  'what is said in a recording': () =>
    askMedia(new Request('http://localhost/media/x'), {
      params: Promise.resolve({ path: [newId(), 'en-00000000.vtt'] }),
    }),
  'a program writes': () =>
    askApi(
      post('/api/v1/drafts', '{}', {
        authorization: `Bearer wq_${'a'.repeat(43)}`,
        'content-type': 'application/json',
      }),
    ),
}
/** In milliseconds; a test that hangs would otherwise take a minute to say so. */
const longest = 15_000

it.each(Object.entries(writes))(
  'on a database that can only be read: %s',
  { timeout: longest },
  async (_, write) => {
    const { status, headers } = await write()
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('10')
  },
)

it.each(Object.entries(questions))(
  'on a database that can only be read: %s',
  { timeout: longest },
  async (_, ask) => {
    expect((await ask()).status).not.toBe(500)
  },
)

it.each(Object.entries({ ...writes, ...questions }))(
  'without a database: %s',
  { timeout: longest },
  async (_, ask) => {
    network.cut()
    const { status, headers } = await ask()
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBeTruthy()
    network.recover()
  },
)

/** Milliseconds that a reader may wait for the database; a statement ends sooner here (`DATABASE_SECONDS`). */
const bound = 11_000
const all = Object.entries({ ...writes, ...questions })

describe('at all doors at once', () => {
  /** Past the network, and past whatever is wrong with it. */
  let own: Client
  beforeAll(async () => {
    network.recover()
    own = new Client({ connectionString: home.url })
    await own.connect()
    await own.query(
      `begin read write; alter database ${home.name} set default_transaction_read_only = off; commit`,
    )
    // Sessions of before can only read.
    network.cut()
    network.recover()
  })
  afterAll(() => own.end())

  /** What is written down of readers and their devices. */
  const standing = async (): Promise<unknown> => {
    const { rows } = await own.query(`
      select (select jsonb_agg(s order by s.id) from subscriber s) as people,
             (select jsonb_agg(s order by s.newsletter_id, s.subscriber_id) from newsletter_subscription s) as lists,
             (select jsonb_agg(s.email_key order by s.email_key) from subscription_request s) as requests,
             (select jsonb_agg(s order by s.email_hash) from mail_suppression s) as suppressed,
             (select jsonb_agg(s.endpoint) from push_subscription s) as devices,
             (select jsonb_agg(s order by s.list) from push_wish s) as wishes`)
    return rows
  }

  type Trouble = {
    begins: () => Promise<unknown> | unknown
    ends: () => Promise<unknown> | unknown
    /** It may be that something arrives and is done, and only that it was is not heard. */
    mayDo?: boolean
  }
  const lent: { release: () => void }[] = []
  const troubles: Record<string, Trouble> = {
    'a network that takes packets and answers nothing': {
      begins: () => network.fallSilent(),
      ends: () => network.recover(),
      mayDo: true,
    },
    'a server that does not get to run': {
      begins: () => network.hold(),
      ends: () => network.recover(),
      mayDo: true,
    },
    'somebody who has locked everything': {
      begins: () =>
        own.query(`begin; do $$ declare each regclass; begin
          for each in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
          loop execute 'lock table ' || each; end loop; end $$`),
      ends: () => own.query('rollback'),
    },
    'no connection that is free': {
      begins: async () => {
        const pool = present((await database()).pools.readers, 'pool of readers')
        for (let n = 0; n < pool.options.max; n += 1) lent.push(await pool.connect())
      },
      ends: () => {
        for (const client of lent.splice(0)) client.release()
      },
    },
  }

  it.each(Object.entries(troubles))(
    'beside %s: 503 in time, nothing half done, and well again at once',
    { timeout: 2 * longest },
    async (_, { begins, ends, mayDo }) => {
      const before = await standing()
      await begins()
      const from = performance.now()
      const asked = await Promise.all(
        all.map(async ([name, ask]) => {
          const { status, headers } = await forReaders(ask)
          const isInTime = performance.now() - from < bound
          return { name, status, comesAgain: headers.has('retry-after'), isInTime }
        }),
      ).finally(ends)
      for (const told of asked)
        expect(told).toEqual({ name: told.name, status: 503, comesAgain: true, isInTime: true })
      if (!mayDo) expect(await standing()).toEqual(before)
      await expect
        .poll(
          () => Promise.all(all.map(async ([name, ask]) => `${name} ${(await forReaders(ask)).status}`)),
          { timeout: 5_000 },
        )
        .not.toContainEqual(expect.stringMatching(/ 50\d$/))
      // Nobody stands in the middle of anything, and keeps what it has locked.
      const busy = `select query from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`
      await expect.poll(async () => (await own.query(busy)).rows, { timeout: 6_000 }).toEqual([])
    },
  )
})
