import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { publication } from '../../db/tables/publication.ts'
import { invitation, rateLimit } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../actor.ts'
import { askForReset } from './ask-for-reset.ts'
import { limits } from './attempts.ts'
import { suspend } from './change-person.ts'
import { readLink, redeemLink } from './links.ts'
import { sendLink } from './mail.ts'
import { mailServer } from './testing/mail-server.ts'
import { joined, requestHeaders, signedIn, siteUrl, stubPeopleSettings } from './testing/people.ts'

stubPeopleSettings()

/** The words of a letter's plain part: quoted-printable or base 64 (RFC 2045, 6). */
function plainText(letter: string): string {
  const part = letter.split(/--[-\w]+\r\n/).find((each) => /content-type: text\/plain/i.test(each)) ?? ''
  const [head = '', body = ''] = part.split(/\r\n\r\n(.*)/s)
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describeDatabase('a forgotten password', (opened) => {
  let mail: Awaited<ReturnType<typeof mailServer>>
  const settings = () => ({ siteUrl, mail: { server: mail.url, from: 'ورّاق <desk@news.example>' } })
  const asked = async (email: string, address = '192.0.2.1') => {
    const { wait, sending } = await askForReset(opened(), settings(), requestHeaders('', address), email)
    await sending
    return wait
  }
  beforeAll(async () => {
    mail = await mailServer()
    await opened()
      .orm.insert(publication)
      .values({
        names: { ar: 'ورّاق', en: 'Warraq' },
        taglines: { ar: '' },
        timeZone: 'Asia/Dubai',
      })
  })
  afterAll(() => mail.server.close())
  beforeEach(async () => {
    mail.letters.length = 0
    await opened().orm.delete(rateLimit)
  })

  it('is answered by a letter with a link that works', async () => {
    const db = opened()
    const person = await joined(db, 'author', 'سالم')
    expect(await asked(` ${person.email.toUpperCase()}`)).toBe(0)
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]).toContain(person.email)
    const words = plainText(mail.letters[0]!)
    expect(words).toContain('مرحبًا سالم')
    const token = words.match(/\/admin\/welcome\/(\S+)/)![1]!
    expect(words).toContain(`${siteUrl}/admin/welcome/${token}`)
    await redeemLink(db, token, { password: 'كلمة أخرى طويلة جدا' })
    await signedIn(db, { email: person.email, password: 'كلمة أخرى طويلة جدا' })
  })

  it('tells nothing of who is not there, was suspended or has no way in: the same answer, and no letter', async () => {
    const db = opened()
    const suspended = await joined(db, 'author')
    await suspend(db, operator, { staffId: suspended.staffId })
    const contributor = await joined(db, 'contributor')
    for (const email of ['nobody@news.example', '', 'no address', suspended.email, contributor.email])
      expect(await asked(email), email).toBe(0)
    expect(mail.letters).toEqual([])
    const links = await db.orm.select().from(invitation).where(eq(invitation.staffId, suspended.staffId))
    expect(links.filter(({ usedAt }) => usedAt === null)).toEqual([])
  })

  it('answers before it looks for anybody', async () => {
    const person = await joined(opened(), 'author')
    const before = await opened().orm.select().from(invitation)
    const { sending } = await askForReset(opened(), settings(), requestHeaders(), person.email)
    // Nothing was done yet that would have taken longer for somebody than for nobody.
    expect(mail.letters).toEqual([])
    await sending
    expect(mail.letters).toHaveLength(1)
    expect((await opened().orm.select().from(invitation)).length).toBe(before.length + 1)
  })

  it('sends three letters an hour to one person, and takes twenty questions from one place', async () => {
    const person = await joined(opened(), 'author')
    for (let i = 0; i < limits.resetPerAddress.most; i += 1) expect(await asked(person.email)).toBe(0)
    expect(mail.letters).toHaveLength(limits.resetPerAccount.most)
    expect(await asked(person.email)).toBeGreaterThan(60)
    expect(await asked(person.email, '198.51.100.7')).toBe(0)
  })

  it('survives a mail server that is not there', async () => {
    const person = await joined(opened(), 'author')
    const away = { siteUrl, mail: { server: 'smtp://127.0.0.1:1', from: 'a@b.example' } }
    const { wait, sending } = await askForReset(opened(), away, requestHeaders(), person.email)
    await sending
    expect(wait).toBe(0)
  })

  it('sends nothing when no mail is set up', async () => {
    const person = await joined(opened(), 'author')
    const { sending } = await askForReset(
      opened(),
      { siteUrl, mail: undefined },
      requestHeaders(),
      person.email,
    )
    await sending
    expect(mail.letters).toEqual([])
    const letter = { purpose: 'join' as const, token: 'x', to: { ...person, locale: 'ar' as const } }
    expect(await sendLink(opened(), { siteUrl, mail: undefined }, letter)).toBe(false)
  })

  it('writes in the language of whom it is for, and nobody’s name can add a header', async () => {
    const to = {
      name: 'Eve\r\nBcc: everybody@news.example',
      email: 'eve@news.example',
      locale: 'en' as const,
    }
    await sendLink(opened(), settings(), { purpose: 'join', token: 'token', to })
    expect(mail.letters).toHaveLength(1)
    const [head = ''] = mail.letters[0]!.split('\r\n\r\n')
    expect(head).not.toMatch(/^bcc:/im)
    expect(head).toContain('Invitation to the newsroom of Warraq')
    expect(await readLink(opened(), 'token')).toBeNull()
  })
})
