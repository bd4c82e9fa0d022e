import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { breakingNotice } from '../../db/tables/front.ts'
import {
  mailSuppression,
  newsletter,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  subscriber,
  subscriptionRequest,
} from '../../db/tables/newsletters.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { readSettings } from '../../settings/settings.ts'
import type { Actor } from '../actor.ts'
import { stubPeopleSettings } from '../people/testing/people.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { readReport, recordFailure } from './bounces.ts'
import { changeNewsletter, closeNewsletter, makeNewsletter, readNewsletter } from './change-newsletter.ts'
import { askNext } from './confirm-mail.ts'
import { gatherIssues } from './gather-issues.ts'
import { addressHash } from './mail-address.ts'
import type { NewsletterSettings } from './newsletter-mail.ts'
import { openSending } from './send-issues.ts'
import { hasEnded, openJournal, processName } from './sent-journal.ts'
import { bounceAddress, readConfirm, readReader, readStop } from './signed-links.ts'
import { askToSubscribe, changePreferences, confirmRequest, readPreferences, stopOne } from './subscribe.ts'
import { eraseSubscriber, exportSubscribers, importSubscribers } from './subscribers.ts'
import { mailSink } from './testing/mail-sink.ts'
import { previewIssue, sendIssue, stopIssueNow, testIssue, writeIssue } from './write-issue.ts'

const secret = 'of the tests, and long enough to be a secret'
stubPeopleSettings({ MAIL_FROM: 'ورّاق <news@warraq.example>', MAIL_BOUNCES_TO: 'bounces@warraq.example' })

describeDatabase('newsletters', (opened) => {
  let post: Awaited<ReturnType<typeof mailSink>>
  let owner: Actor
  let folder: string
  let refused: string | null = null
  let number = 0
  const db = () => opened()
  const orm = () => opened().orm

  beforeAll(async () => {
    post = await mailSink((to) =>
      to === refused ? Object.assign(new Error('5.1.1 nobody is called so'), { responseCode: 550 }) : null,
    )
    vi.stubEnv('SMTP_URL', post.url)
    folder = await mkdtemp(join(tmpdir(), 'warraq-newsletters-'))
    vi.stubEnv('WARRAQ_DATA', folder)
    await smallPublication(db())
    owner = await staffMember(db(), 'owner')
  })
  afterAll(async () => {
    vi.stubEnv('SMTP_URL', undefined)
    vi.stubEnv('WARRAQ_DATA', undefined)
    await post.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    post.letters.length = 0
    refused = null
    await orm().delete(newsletter)
    await orm().delete(subscriber)
    await orm().delete(subscriptionRequest)
    await orm().delete(mailSuppression)
    await orm().execute(sql`delete from rate_limit`)
  })

  const settings = (): NewsletterSettings => readSettings()
  const make = async (given: Partial<Parameters<typeof makeNewsletter>[2]> = {}) =>
    (
      await makeNewsletter(db(), owner, {
        locale: 'ar',
        kind: 'written',
        name: 'نشرة الصباح',
        description: '',
        list: 'latest',
        hour: 7,
        weekday: 6,
        timeZone: 'Asia/Dubai',
        ...given,
      })
    ).id
  const story = async (headline: string, more: Partial<Parameters<typeof addStory>[1]> = {}) =>
    (await addStory(db(), { slug: `s-${++number}`, headline, ...more })).articleId
  /** Readers who have confirmed. */
  const readers = async (newsletterId: string, count: number) => {
    const people = Array.from({ length: count }, (_, n) => ({
      id: `r${String(n).padStart(9, '0')}`,
      email: `reader${n}@example.com`,
      emailKey: `reader${n}@example.com`,
      locale: 'ar' as const,
    }))
    await orm().insert(subscriber).values(people).onConflictDoNothing()
    await orm()
      .insert(newsletterSubscription)
      .values(
        people.map(({ id }) => ({
          newsletterId,
          subscriberId: id,
          source: 'form' as const,
          consentedAt: new Date(),
        })),
      )
  }
  const write = (newsletterId: string, given: Partial<Parameters<typeof writeIssue>[2]> = {}) =>
    writeIssue(db(), owner, {
      newsletterId,
      id: null,
      baseVersion: 0,
      subject: '',
      introduction: '',
      articleIds: [],
      ...given,
    })
  const sendAll = async (onNoted?: () => void) => {
    const sending = openSending(db(), settings(), onNoted)!
    await sending.sendDue()
    await sending.close()
  }
  const sendNow = (id: string) => sendIssue(db(), owner, { id, baseVersion: 1, at: null }, settings())
  const stateOf = async (id: string) =>
    (await orm().select().from(newsletterIssue).where(eq(newsletterIssue.id, id)))[0]!
  const read = (source: string) => PostalMime.parse(source)
  const header = (letter: Awaited<ReturnType<typeof read>>, key: string) =>
    letter.headers.find((each) => each.key === key)?.value ?? ''
  const linkIn = (text: string, kind: string) =>
    new RegExp(`http://localhost:3000/newsletter/${kind}/(\\S+)`).exec(text)?.[1] ?? ''

  it('reach each reader once, as a letter that a parser of others reads whole', async () => {
    const id = await make()
    await readers(id, 3)
    const lead = await story('افتتاح Metro الرياض')
    const issue = await write(id, {
      subject: 'صباح\r\nBcc: all@example.com الخير',
      introduction: 'أهلًا <بكم>.\n\nIn English, too.',
      articleIds: [lead],
    })
    await sendNow(issue.id)
    await sendAll()
    expect(post.letters.map(({ to }) => to).sort()).toEqual([0, 1, 2].map((n) => `reader${n}@example.com`))
    expect(await stateOf(issue.id)).toMatchObject({ state: 'sent', sent: 3, failed: 0 })

    const [first] = post.letters
    const letter = await read(first!.source)
    expect(first!.from).toMatch(/^bounces\+r00000000\d-[0-9a-f]{20}@warraq\.example$/)
    // What was typed into a subject begins no other header.
    expect(letter.subject).toBe('صباح Bcc: all@example.com الخير')
    expect(letter.bcc).toBeUndefined()
    expect(letter.from).toEqual({ name: 'ورّاق', address: 'news@warraq.example' })
    expect(header(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const stop = /^<http:\/\/localhost:3000\/newsletter\/stop\/(.+)>$/.exec(
      header(letter, 'list-unsubscribe'),
    )![1]!
    expect(readStop(secret, stop)?.newsletterId).toBe(id)
    expect(letter.text).toContain('أهلًا <بكم>.')
    expect(letter.text).toContain('افتتاح Metro الرياض')
    expect(readReader(secret, linkIn(letter.text!, 'reader'))).toMatch(/^r0/)
    expect(letter.html).toContain('<td dir="rtl" align="right"')
    expect(letter.html).toMatch(/<td dir="ltr" align="left"[^>]*>In English, too\./)
    expect(letter.html).toContain('أهلًا &lt;بكم&gt;.')
    expect(letter.html).toContain('<bdi dir="ltr">Metro</bdi>')
    expect(letter.html).not.toMatch(/<script|<link|src="http:\/\/(?!localhost)|[\u0001\u0002]/)
    expect(new Set(post.letters.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)![1])).size).toBe(3)
  })

  it('reach each once though two processes send, and one that died had noted nothing but its journal', async () => {
    const id = await make()
    await readers(id, 60)
    const issue = await write(id, { introduction: 'مرحبًا' })
    await sendNow(issue.id)
    // One that was killed: it had taken ten rows and the server had said yes to four of them.
    const dead = openSending(db(), settings())!
    await dead.close()
    const [{ name } = { name: '' }] = [{ name: 'elsewhere.1.x' }]
    await orm().update(newsletterIssue).set({ state: 'filling' }).where(eq(newsletterIssue.id, issue.id))
    const fill = openSending(db(), settings())!
    const aborted = new AbortController()
    aborted.abort()
    await fill.sendDue(aborted.signal)
    await fill.close()
    await orm().execute(sql`insert into newsletter_delivery (issue_id, subscriber_id, next_at, taken_by)
      select ${issue.id}, id, now() - interval '1 second', ${name} from subscriber where id < 'r000000010'
      on conflict (issue_id, subscriber_id) do update set next_at = excluded.next_at, taken_by = excluded.taken_by`)
    const journal = openJournal(folder, name)
    for (let n = 0; n < 4; n++) journal.add({ issueId: issue.id, subscriberId: `r00000000${n}` })

    const both = [openSending(db(), settings())!, openSending(db(), settings())!]
    await Promise.all(both.map((each) => each.sendDue()))
    await Promise.all(both.map((each) => each.sendDue()))
    await Promise.all(both.map((each) => each.close()))
    const got = post.letters.map(({ to }) => to)
    expect(new Set(got).size).toBe(got.length)
    expect(got).toHaveLength(56)
    expect(got).not.toContain('reader0@example.com')
    expect(await stateOf(issue.id)).toMatchObject({ state: 'sent', sent: 60 })
    journal.close()
    expect(await readdir(join(folder, 'sent-letters'))).toEqual([])
  })

  it('know a process that has ended by its name, also where another has its number', () => {
    const own = processName()
    const [machine, pid] = own.split('.')
    expect(hasEnded(own)).toBe(false)
    expect(hasEnded(`${machine}.${pid}.before`)).toBe(true)
    expect(hasEnded(`elsewhere.${pid}.before`)).toBe(false)
  })

  it('hold no story that was killed meanwhile, and nothing at all once nothing is left', async () => {
    const id = await make()
    await readers(id, 40)
    const [kept, killed] = [await story('يبقى'), await story('يُسحب')]
    const issue = await write(id, { articleIds: [killed, kept] })
    await sendNow(issue.id)
    let isKilled = false
    let after = 0
    const sending = openSending(
      db(),
      { ...settings(), newsletters: { ...settings().newsletters, connections: 1 } },
      () => {},
    )!
    const watch = setInterval(() => {}, 1_000)
    const kill = (async () => {
      while (post.letters.length < 5) await new Promise((resolve) => setTimeout(resolve, 1))
      await transitionArticle(db(), owner, { articleId: killed, move: 'kill', note: 'خطأ' })
      isKilled = true
      after = post.letters.length
    })()
    await sending.sendDue()
    await kill
    clearInterval(watch)
    await sending.close()
    expect(isKilled).toBe(true)
    expect(post.letters).toHaveLength(40)
    // One may have been on its way.
    for (const { source } of post.letters.slice(after + 1))
      expect((await read(source)).text).not.toContain('يُسحب')
    expect((await read(post.letters.at(-1)!.source)).text).toContain('يبقى')

    post.letters.length = 0
    const second = await write(id, { articleIds: [kept] })
    await sendNow(second.id)
    await transitionArticle(db(), owner, { articleId: kept, move: 'kill', note: 'خطأ' })
    await sendAll()
    expect(post.letters).toEqual([])
    expect((await stateOf(second.id)).state).toBe('stopped')
  })

  it('are sent each morning on the clock of the list, and not on a day without stories', async () => {
    const { rows } = await orm().execute<{ hour: number }>(
      sql`select extract(hour from now() at time zone 'Asia/Tokyo')::int as hour`,
    )
    const id = await make({ kind: 'daily', timeZone: 'Asia/Tokyo', hour: rows[0]!.hour })
    await readers(id, 1)
    // It was begun after its hour.
    await gatherIssues(db())
    const issues = () => orm().select().from(newsletterIssue).where(eq(newsletterIssue.newsletterId, id))
    expect(await issues()).toEqual([])
    const yesterday = () =>
      orm()
        .update(newsletter)
        .set({ gatheredUntil: sql`now() - interval '23 hours'` })
        .where(eq(newsletter.id, id))
    await orm().update(article).set({ publishedAt: sql`now() - interval '5 days'` })
    await yesterday()
    await gatherIssues(db())
    expect(await issues()).toEqual([])
    const fresh = await story('خبر الصباح', { publishedIn: -2 })
    await story('خبر قديم', { publishedIn: -80 })
    await yesterday()
    await Promise.all([gatherIssues(db()), gatherIssues(db())])
    await gatherIssues(db())
    const made = await issues()
    expect(made).toMatchObject([{ state: 'filling', articleIds: [fresh] }])
    await sendAll()
    const [only, ...more] = post.letters
    expect(more).toEqual([])
    expect((await read(only!.source)).subject).toBe('نشرة الصباح: خبر الصباح')
  })

  it('of a week come on its day', async () => {
    const { rows } = await orm().execute<{ day: number; hour: number }>(
      sql`select extract(dow from now() at time zone 'Asia/Dubai')::int as day, extract(hour from now() at time zone 'Asia/Dubai')::int as hour`,
    )
    const { day, hour } = rows[0]!
    const due = await make({ kind: 'weekly', weekday: day, hour })
    const notYet = await make({ kind: 'weekly', weekday: (day + 1) % 7, hour })
    await story('حصاد', { publishedIn: -30 })
    await orm().update(newsletter).set({ gatheredUntil: sql`now() - interval '5 days'` })
    await gatherIssues(db())
    const made = await orm().select().from(newsletterIssue)
    expect(made.map((each) => each.newsletterId)).toEqual([due])
    expect(made.map((each) => each.newsletterId)).not.toContain(notYet)
  })

  it('tell of what is breaking once, and of nothing that was withdrawn', async () => {
    const id = await make({ kind: 'breaking' })
    await readers(id, 2)
    const at = sql`clock_timestamp()`
    await orm().insert(breakingNotice).values({
      id: 'notice0001',
      locale: 'ar',
      text: 'زلزال في الغرب',
      startedAt: at,
      startedBy: 'سلمى',
      expiresAt: sql`now() + interval '1 hour'`,
    })
    await gatherIssues(db())
    await gatherIssues(db())
    await sendAll()
    expect(await Promise.all(post.letters.map(async ({ source }) => (await read(source)).subject))).toEqual([
      'عاجل: زلزال في الغرب',
      'عاجل: زلزال في الغرب',
    ])
    await orm().update(newsletterIssue).set({ state: 'sending', finishedAt: null })
    await orm().update(newsletterDelivery).set({ nextAt: sql`now()`, sentAt: null })
    await orm().update(breakingNotice).set({ endedAt: sql`now()` })
    await sendAll()
    expect(post.letters).toHaveLength(2)
    await orm().delete(breakingNotice)
  })

  it('come only to who has confirmed, once, with one letter for two askings at once', async () => {
    const [first, second] = [await make(), await make({ name: 'الحصاد', kind: 'weekly' })]
    const address = { email: 'Layla@example.com', emailKey: 'layla@example.com' }
    const ask = (newsletterIds: string[]) =>
      askToSubscribe(db(), address, { locale: 'ar', newsletterIds, client: '192.0.2.1' })
    await Promise.all([ask([first]), ask([second])])
    while (await askNext(db(), settings()));
    expect(post.letters).toHaveLength(1)
    const letter = await read(post.letters[0]!.source)
    expect(letter.text).toContain('نشرة الصباح')
    expect(letter.text).toContain('الحصاد')
    const requestId = readConfirm(secret, linkIn(letter.text!, 'confirm'))!
    expect(await orm().select().from(subscriber)).toEqual([])

    const whose = await confirmRequest(db(), secret, requestId)
    expect(await confirmRequest(db(), secret, requestId)).toBe(whose)
    const preferences = await readPreferences(db(), whose!)
    expect(preferences?.newsletters.map(({ isWanted }) => isWanted)).toEqual([true, true])

    // Who is known already is answered and written to alike.
    post.letters.length = 0
    expect(await ask([first])).toBe(0)
    while (await askNext(db(), settings()));
    expect(post.letters).toHaveLength(1)
    // A fourth time in an hour a stranger is told the same, and nothing is sent.
    expect([await ask([first]), await ask([first])]).toEqual([0, 0])
    while (await askNext(db(), settings()));
    expect(post.letters).toHaveLength(1)

    await orm().update(subscriptionRequest).set({ expiresAt: sql`now() - interval '1 second'` })
    expect(await confirmRequest(db(), secret, requestId)).toBeNull()

    await stopOne(db(), secret, { newsletterId: first, subscriberId: whose! })
    await stopOne(db(), secret, { newsletterId: first, subscriberId: whose! })
    expect((await readPreferences(db(), whose!))?.newsletters.map(({ isWanted }) => isWanted)).toEqual([
      false,
      true,
    ])
    await changePreferences(db(), secret, whose!, [first, '\0', 'nothing'])
    expect((await readPreferences(db(), whose!))?.newsletters.map(({ isWanted }) => isWanted)).toEqual([
      true,
      false,
    ])
  })

  it('are counted by where they are asked for', async () => {
    const id = await make()
    const waits: number[] = []
    for (let n = 0; n < 32; n++)
      waits.push(
        await askToSubscribe(
          db(),
          { email: `a${n}@example.com`, emailKey: `a${n}@example.com` },
          { locale: 'ar', newsletterIds: [id], client: '192.0.2.9' },
        ),
      )
    expect(waits.slice(0, 30).every((wait) => wait === 0)).toBe(true)
    expect(waits.slice(30).every((wait) => wait > 0)).toBe(true)
  })

  it('forget who asks for it, whose mailbox is gone, and who complained; no import brings them back', async () => {
    const id = await make()
    await readers(id, 4)
    expect(await eraseSubscriber(db(), owner, { email: 'READER0@example.com' }, secret)).toBe(true)
    expect(await eraseSubscriber(db(), owner, { email: 'nobody@example.com' }, secret)).toBe(false)
    const back = (subscriberId: string) => bounceAddress(secret, 'bounces@warraq.example', subscriberId)
    const dsn = `To: ${back('r000000001')}\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n`
    expect(readReport(secret, 'message/rfc822', dsn)).toEqual({ subscriberId: 'r000000001', kind: 'hard' })
    expect(readReport(secret, 'message/rfc822', dsn.replace('failed', 'delayed'))).toBeNull()
    expect(
      readReport(secret, 'message/rfc822', dsn.replace(/-[0-9a-f]{20}@/, `-${'0'.repeat(20)}@`)),
    ).toBeNull()
    const complaint = { address: back('r000000002'), kind: 'complaint' }
    const report = readReport(secret, 'application/json', JSON.stringify(complaint))!
    await recordFailure(db(), secret, 'r000000001', 'hard')
    await recordFailure(db(), secret, report.subscriberId, report.kind)
    refused = 'reader3@example.com'
    await sendNow((await write(id, { introduction: 'مرحبًا' })).id)
    await sendAll()
    expect(await orm().select().from(subscriber)).toEqual([])
    expect(await orm().select().from(newsletterDelivery)).toEqual([])
    const kept = JSON.stringify(await orm().select().from(mailSuppression))
    expect(kept).not.toContain('example.com')
    expect(kept).toContain(addressHash(secret, 'reader0@example.com'))

    const path = join(folder, 'again.csv')
    await writeFile(
      path,
      `email,consented_at\n${[0, 1, 2, 3, 4].map((n) => `reader${n}@example.com,2024-05-01`).join('\n')}\n`,
    )
    const report2 = await importSubscribers(
      db(),
      owner,
      { newsletterId: id, consent: 'معرض الكتاب' },
      { path, secret },
    )
    expect(report2).toMatchObject({ format: 'csv', added: 1, suppressed: 4 })
  })

  it('take a proof without what no database keeps: U+0000, half a letter, a new line', async () => {
    const id = await make()
    const path = join(folder, 'odd.csv')
    await writeFile(path, 'email,consented_at,source\none@example.com,2024-05-01,"a\u0000b\nc"\n')
    const report = await importSubscribers(
      db(),
      owner,
      { newsletterId: id, consent: 'معرض الكتاب' },
      { path, secret },
    )
    expect(report).toMatchObject({ added: 1, broken: { count: 0 } })
    const [kept] = await orm().select().from(newsletterSubscription)
    expect(kept?.proof).toBe('2024-05-01 · a b c · معرض الكتاب')
  })

  it('take subscribers of Ghost, Mailchimp and a sheet, and name the lines that are broken', async () => {
    const id = await make()
    const bring = async (name: string, text: string) => {
      const path = join(folder, name)
      await writeFile(path, text)
      return importSubscribers(db(), owner, { newsletterId: id, consent: 'نموذج الموقع' }, { path, secret })
    }
    const ghost = await bring(
      'ghost.csv',
      [
        'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers',
        'a1,one@example.com,"Ali, Omar","two\nlines",true,false,,2023-01-02T10:00:00.000Z,,,',
        'a2,two@example.com,,,false,false,,2023-01-02T10:00:00.000Z,,,',
      ].join('\n'),
    )
    expect(ghost).toMatchObject({ format: 'ghost', added: 1, broken: { byFault: { left: 1 } } })
    const chimp = await bring(
      'chimp.csv',
      '"Email Address","First Name",OPTIN_TIME,CONFIRM_TIME,CONFIRM_IP\n"three@example.com",x,"2022-03-04 10:11:12","2022-03-04 10:12:00",192.0.2.7\none@example.com,,2022-01-01 00:00:00,,\n',
    )
    expect(chimp).toMatchObject({ format: 'mailchimp', added: 1, known: 1, broken: { count: 0 } })
    const sheet = await bring(
      'sheet.csv',
      [
        '\ufeffEmail;consented_at',
        'four@example.com;2024-01-01',
        'ليلى@example.com;2024-01-01',
        'five@;2024-01-01',
        'six@example.com;',
        '"seven@example.com;2024-01-01',
        ...Array.from({ length: 40 }, (_, n) => `x${n}@example.com;2024-01-01`),
        'نُشر@موقع.عرب;2024-01-01',
        'name@موقع.شبكة;2024-01-01',
        ';2024-01-01',
        'eight@example.com;2999-01-01',
      ].join('\r\n'),
    )
    expect(sheet).toMatchObject({
      format: 'csv',
      added: 42,
      broken: { count: 7, byFault: { letters: 2, domain: 1, consent: 2, quotes: 1, missing: 1 } },
    })
    expect(sheet.broken.first.find(({ fault }) => fault === 'quotes')?.line).toBe(6)
    await expect(bring('none.csv', 'name,age\nx,3\n')).rejects.toMatchObject({ refusal: 'subscriber-file' })
    await expect(bring('nothing.csv', '')).rejects.toMatchObject({ refusal: 'subscriber-file' })

    const rows = []
    for await (const row of exportSubscribers(db(), owner, {})) rows.push(row)
    expect(rows).toHaveLength(44)
    expect(rows.find(({ email }) => email === 'three@example.com')).toMatchObject({
      source: 'mailchimp',
      newsletter: 'نشرة الصباح',
      proof: '2022-03-04 10:12:00 · 192.0.2.7 · نموذج الموقع',
    })
    expect(rows.map(({ email }) => email)).toContain('name@xn--4gbrim.xn--ngbc5azd')
  })

  it('are previewed and tried as they go out, and say why they do not', async () => {
    const id = await make()
    const empty = await write(id)
    expect(await previewIssue(db(), owner, { id: empty.id })).toBeNull()
    await expect(sendNow(empty.id)).rejects.toMatchObject({ refusal: 'issue-empty' })
    const issue = await write(id, { articleIds: [await story('مادة')] })
    expect((await previewIssue(db(), owner, { id: issue.id }))?.subject).toBe('نشرة الصباح: مادة')
    await testIssue(db(), owner, { id: issue.id, to: 'me@example.com' }, settings())
    expect((await read(post.letters[0]!.source)).subject).toBe('[تجربة] نشرة الصباح: مادة')
    const tryAt = (to: string) => testIssue(db(), owner, { id: issue.id, to }, settings())
    await expect(tryAt('ليلى@example.com')).rejects.toMatchObject({
      refusal: 'mailbox-unfit',
      subject: 'letters',
    })
    refused = 'gone@example.com'
    await expect(tryAt('gone@example.com')).rejects.toMatchObject({ refusal: 'letter-refused' })
    await expect(
      sendIssue(db(), owner, { id: issue.id, baseVersion: 1, at: null }, { mail: undefined }),
    ).rejects.toMatchObject({ refusal: 'mail-unset' })
    await expect(
      sendIssue(db(), owner, { id: issue.id, baseVersion: 1, at: new Date(Date.now() - 1_000) }, settings()),
    ).rejects.toMatchObject({ refusal: 'moment-passed' })

    await sendIssue(
      db(),
      owner,
      { id: issue.id, baseVersion: 1, at: new Date(Date.now() + 60_000) },
      settings(),
    )
    await stopIssueNow(db(), owner, { id: issue.id })
    expect((await stateOf(issue.id)).state).toBe('draft')
    await sendNow(issue.id)
    await expect(write(id, { id: issue.id, baseVersion: 1 })).rejects.toMatchObject({ refusal: 'issue-gone' })
    await closeNewsletter(db(), owner, { id, closes: true })
    expect((await stateOf(issue.id)).state).toBe('stopped')
    await sendAll()
    expect(post.letters).toHaveLength(1)
    const { newsletter: row } = await readNewsletter(db(), owner, { id })
    await expect(
      changeNewsletter(db(), owner, { ...row, baseVersion: row.version + 1 }),
    ).rejects.toMatchObject({ refusal: 'entry-changed' })
  })
})
