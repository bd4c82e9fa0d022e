import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { notification, notificationPreference } from '../../db/tables/notifications.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { readSettings } from '../../settings/settings.ts'
import type { Actor } from '../actor.ts'
import { mailServer } from '../people/testing/mail-server.ts'
import { stubPeopleSettings } from '../people/testing/people.ts'
import { createStory } from '../stories/create-story.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { mailNext } from './mail-news.ts'
import { changeMailPreferences, mailStopAddress, readMailPreferences, stopMail } from './mail-preferences.ts'
import { markAllRead } from './mark-notifications.ts'

stubPeopleSettings()
const secret = 'of the tests, and long enough to be a secret'

describeDatabase('letters of what is unread', (opened) => {
  let post: Awaited<ReturnType<typeof mailServer>>
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let author: Actor & { staffId: string }
  let editor: Actor & { staffId: string }

  const signed = (actor: Actor) => ({ ...actor, staffId: String(actor.staffId) })
  beforeAll(async () => {
    post = await mailServer()
    ids = await smallPublication(opened())
    author = signed(await staffMember(opened(), 'author', { name: 'ليلى' }))
    editor = signed(await staffMember(opened(), 'editor', { name: 'سلمى' }))
  })
  afterAll(() => post.server.close())
  beforeEach(async () => {
    vi.stubEnv('SMTP_URL', post.url)
    vi.stubEnv('MAIL_FROM', 'desk@warraq.example')
    post.letters.length = 0
    await opened().orm.delete(notification)
    await opened().orm.delete(notificationPreference)
  })
  afterEach(() => {
    vi.stubEnv('SMTP_URL', undefined)
    vi.stubEnv('MAIL_FROM', undefined)
  })

  const wants = (way: 'now' | 'digest' | 'never', digestHour = 8) =>
    changeMailPreferences(opened(), editor, {
      ways: { mentions: way, handovers: way, mine: way },
      digestHour,
    })
  const submit = async (headline: string, note?: string) => {
    const { articleId } = await createStory(opened(), author, {
      locale: 'ar',
      headline,
      sectionId: ids.section,
    })
    await transitionArticle(opened(), author, { articleId, move: 'submit', ...(note && { note }) })
    return articleId
  }
  /** As if its moment had come. */
  const isDue = () =>
    opened()
      .orm.update(notification)
      .set({ mailDueAt: sql`now()` })
      .where(sql`${notification.mailDueAt} is not null`)
  const sendAll = async () => {
    while (await mailNext(opened(), readSettings()));
  }
  const decoded = (letter: string) =>
    letter
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const words = (letter = '') => Buffer.from(decoded(letter), 'latin1').toString('utf8')

  it('go out once, in the person’s language and direction, with a press that stops them', async () => {
    await wants('now')
    const articleId = await submit('خبر عاجل', 'راجعوا <الأرقام>')
    await sendAll()
    expect(post.letters).toEqual([])
    await isDue()
    await Promise.all([sendAll(), sendAll()])
    await sendAll()
    expect(post.letters).toHaveLength(1)
    const [letter = ''] = post.letters
    const text = words(letter)
    expect(text).toContain('dir="rtl"')
    expect(text).toContain('text/plain')
    expect(text).toContain(`/admin/stories/${articleId}`)
    expect(text).toContain('راجعوا &lt;الأرقام&gt;')
    expect(letter).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
    const [, address = ''] = /List-Unsubscribe: <([^>]+)>/.exec(letter.replaceAll(/\r\n\s+/g, ' ')) ?? []
    expect(address).toBe(`${mailStopAddress(secret, editor.staffId)}/stop`)
  })

  it('are not written of what was read meanwhile, of what nobody wants, and where no mail is set up', async () => {
    await wants('now')
    await submit('يُقرأ')
    await markAllRead(opened(), editor, { upTo: new Date(Date.now() + 1_000).toISOString() })
    await wants('never')
    await submit('لا يُراد')
    vi.stubEnv('SMTP_URL', undefined)
    vi.stubEnv('MAIL_FROM', undefined)
    await wants('now')
    await submit('بلا بريد')
    vi.stubEnv('SMTP_URL', post.url)
    vi.stubEnv('MAIL_FROM', 'desk@warraq.example')
    await isDue()
    await sendAll()
    expect(post.letters).toEqual([])
  })

  it('of a day are one, at the hour that the person chose on the paper’s clock', async () => {
    await wants('digest', 6)
    await submit('أولى')
    await submit('ثانية')
    const { rows } = await opened().orm.execute<{ hour: number; ahead: boolean }>(
      sql`select extract(hour from mail_due_at at time zone 'Asia/Dubai')::int as hour,
        mail_due_at > now() and mail_due_at <= now() + interval '1 day' as ahead from ${notification}`,
    )
    expect(rows).toEqual([
      { hour: 6, ahead: true },
      { hour: 6, ahead: true },
    ])
    await isDue()
    await sendAll()
    expect(post.letters).toHaveLength(1)
    expect(words(post.letters[0])).toContain('أولى')
    expect(words(post.letters[0])).toContain('ثانية')
  })

  it('are sent again under the same name by another process, when the one that took them ended', async () => {
    await wants('now')
    await submit('يعود')
    await isDue()
    await sendAll()
    await opened().orm.update(notification).set({ mailDueAt: sql`now()` })
    await sendAll()
    const names = post.letters.map((letter) => /Message-ID: (.*)\r/.exec(letter)?.[1])
    expect(names).toHaveLength(2)
    expect(new Set(names).size).toBe(1)
  })

  it('wait longer each time that the mail server does not take them', async () => {
    await wants('now')
    await submit('بعد حين')
    await isDue()
    const silent = { ...readSettings(), mail: { server: 'smtp://127.0.0.1:1', from: 'desk@warraq.example' } }
    expect(await mailNext(opened(), silent)).toBe(true)
    expect(await mailNext(opened(), silent)).toBe(false)
    const [row] = await opened().orm.select().from(notification)
    expect([row?.mailAttempts, row!.mailDueAt! > new Date()]).toEqual([1, true])
    await isDue()
    await sendAll()
    expect(post.letters).toHaveLength(1)
  })

  it('stop by the link in them, and by no other', async () => {
    const token = mailStopAddress(secret, editor.staffId).split('/').at(-1)!
    expect(await stopMail(opened(), secret, `${author.staffId}.${token.split('.')[1]}`)).toBe(false)
    expect(await stopMail(opened(), secret, 'nonsense')).toBe(false)
    expect(await stopMail(opened(), secret, token)).toBe(true)
    const { ways } = await readMailPreferences(opened(), editor)
    expect(ways).toEqual({ mentions: 'never', handovers: 'never', mine: 'never' })
  })
})
