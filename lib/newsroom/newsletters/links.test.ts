/** Links of letters, as readers press them and as programs follow them: what is done is done by a POST, once, to whom it names. */
import { sql } from 'drizzle-orm'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { GET, POST } from '@/app/(machines)/newsletter/[action]/[token]/route.ts'
import { useDatabase } from '../../db/open.ts'
import { newsletter, subscriber } from '../../db/tables/newsletters.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { firstOf, present } from '../../present.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { readSettings } from '../../settings/settings.ts'
import { stubPeopleSettings } from '../people/testing/people.ts'
import { askNext } from './confirm-mail.ts'
import { confirmAddress, readerAddress, stopAddress } from './signed-links.ts'
import { askToSubscribe } from './subscribe.ts'
import { mailSink } from './testing/mail-sink.ts'

const secret = 'of the tests, and long enough to be a secret'
stubPeopleSettings({ MAIL_FROM: 'News <news@warraq.example>' })

describeDatabase('links in letters', (opened) => {
  let post: Awaited<ReturnType<typeof mailSink>>
  const list = 'list000001'

  beforeAll(async () => {
    post = await mailSink()
    vi.stubEnv('SMTP_URL', post.url)
    useDatabase(opened())
    await smallPublication(opened())
  })
  afterAll(async () => {
    useDatabase(undefined)
    vi.stubEnv('SMTP_URL', undefined)
    await post.close()
  })
  beforeEach(async () => {
    post.letters.length = 0
    const { orm } = opened()
    await orm.execute(sql`delete from rate_limit`)
    await orm.execute(sql`delete from subscription_request`)
    await orm.execute(sql`delete from mail_suppression`)
    await orm.delete(subscriber)
    await orm.delete(newsletter)
    await orm
      .insert(newsletter)
      .values({ id: list, locale: 'en', kind: 'written', name: 'News', timeZone: 'UTC' })
  })

  const at = (address: string) => {
    const { pathname } = new URL(address, 'http://localhost:3000')
    const [, , action = '', token = ''] = pathname.split('/')
    return { params: Promise.resolve({ action, token }) }
  }
  const open = (address: string) => GET(new Request(new URL(address, 'http://localhost:3000')), at(address))
  const press = (address: string, body = 'List-Unsubscribe=One-Click') =>
    POST(
      new Request(new URL(address, 'http://localhost:3000'), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      at(address),
    )
  const standing = async () =>
    (
      await opened().pool.query(`
        select (select jsonb_agg(s order by s.id) from subscriber s) as people,
               (select jsonb_agg(s) from newsletter_subscription s) as lists,
               (select jsonb_agg(s) from subscription_request s) as requests,
               (select jsonb_agg(s order by s.email_hash) from mail_suppression s) as suppressed`)
    ).rows
  const links = (html: string) =>
    [...html.matchAll(/(?:href="|)((?:https?:\/\/localhost:3000)?\/newsletter\/[^"\s<]+)/g)].flatMap(
      ([, link]) => link ?? [],
    )
  /** Follows every link that there is, and those of what each leads to. */
  const followAll = async (text: string): Promise<string[]> => {
    const found = new Set(links(text))
    for (const link of found) {
      const page = await open(link)
      expect(page.status).toBeLessThan(500)
      for (const more of links(await page.text())) found.add(more)
    }
    return [...found]
  }
  /** Somebody has asked, and was sent a letter. @returns the link in it, and all that it says */
  const asked = async () => {
    const address = { email: 'layla@example.com', emailKey: 'layla@example.com' }
    await askToSubscribe(opened(), address, { locale: 'en', newsletterIds: [list], client: '192.0.2.1' })
    await askNext(opened(), readSettings())
    const letter = await PostalMime.parse(firstOf(post.letters).source)
    const text = `${letter.text} ${letter.html}`
    return { text, confirm: present(links(text)[0], 'link') }
  }
  const confirmed = async () => {
    const { confirm } = await asked()
    const led = present((await press(confirm)).headers.get('location'), 'address')
    const preferences = led.replace('?said=confirmed', '')
    const id = firstOf(await opened().orm.select().from(subscriber)).id
    return { confirm, preferences, id, stop: stopAddress(secret, list, id) }
  }

  it('do nothing for a program that follows all of them, before a reader has confirmed and after', async () => {
    const { text } = await asked()
    const before = await standing()
    expect((await followAll(text)).length).toBeGreaterThan(0)
    expect(await standing()).toEqual(before)
    post.letters.length = 0
    await opened().orm.execute(sql`delete from subscription_request`)
    const { preferences, stop, confirm } = await confirmed()
    const after = await standing()
    expect((await followAll(`${preferences} ${stop} ${confirm}`)).length).toBeGreaterThan(2)
    expect(await standing()).toEqual(after)
  })

  it('do once what they are for, however often they are pressed', async () => {
    const { confirm, preferences, stop } = await confirmed()
    const once = await standing()
    expect((await press(confirm)).headers.get('location')).toBe(`${preferences}?said=confirmed`)
    expect(await standing()).toEqual(once)
    expect((await press(stop)).status).toBe(200)
    expect(firstOf(await standing()).lists).toBeNull()
    expect((await press(stop)).status).toBe(200)
    // Whoever has stopped is not begun again by the letter of before.
    expect((await press(confirm)).status).toBe(303)
    expect(firstOf(await standing()).lists).toBeNull()
    expect((await press(preferences, 'does=erase')).status).toBe(200)
    expect(firstOf(await standing())).toMatchObject({ people: null, requests: null })
    for (const old of [confirm, preferences, stop]) {
      expect((await press(old, 'does=save')).status).toBeLessThan(500)
      expect((await open(old)).status).toBeLessThan(500)
    }
    expect(firstOf(await standing())).toMatchObject({ people: null, lists: null, requests: null })
  })

  it('do nothing where they are forged, of another purpose or another house, or old', async () => {
    const { confirm, preferences, stop, id } = await confirmed()
    const before = await standing()
    const changed = (address: string) => address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const other = 'another secret, and long enough to be one'
    const forged = [
      ...[confirm, stop, preferences].map(changed),
      readerAddress(other, id),
      stopAddress(other, list, id),
      confirmAddress(other, id),
      stop.replace('/stop/', '/reader/'),
      preferences.replace('/reader/', '/confirm/'),
      preferences.replace('/reader/', '/stop/'),
      `/newsletter/stop/${list}.${id}.`,
      '/newsletter/stop/..%2f..',
      '/newsletter/bounce/x',
    ]
    for (const address of forged)
      for (const body of ['List-Unsubscribe=One-Click', 'does=erase', 'does=stop-all']) {
        expect((await open(address)).status, address).toBeGreaterThanOrEqual(400)
        expect((await press(address, body)).status, address).toBeGreaterThanOrEqual(400)
      }
    expect(await standing()).toEqual(before)
    await opened().orm.execute(
      sql`update subscription_request set confirmed_at = null, expires_at = now() - interval '1 second'`,
    )
    expect((await press(confirm)).status).toBeGreaterThanOrEqual(400)
  })
})
