import { beforeAll, expect, it, vi } from 'vitest'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { operator } from '../actor.ts'
import { invite } from './invite.ts'
import { redeemLink } from './links.ts'
import { readSession } from './own-session.ts'
import { signIn } from './sign-in.ts'

vi.stubEnv('WARRAQ_SECRET', 'a secret of the tests, long enough to be one')
vi.stubEnv('SITE_URL', 'http://localhost:3000')

describeEachEngine('signing in', (opened) => {
  const password = 'سبع نخلات على الضفة'
  beforeAll(async () => {
    const { token } = await invite(opened(), operator, {
      email: 'Huda@news.example',
      name: 'هدى',
      role: 'editor',
    })
    await redeemLink(opened(), token!, { password })
  })
  const headers = (given: Record<string, string> = {}) =>
    new Headers({ 'x-forwarded-for': '192.0.2.1', ...given })

  it('gives a session that is theirs', async () => {
    const came = await signIn(opened(), headers(), { email: 'huda@news.example', password })
    if (came.outcome !== 'in') throw new Error(came.outcome)
    const cookie = came.setCookies.map((each) => each.split(';')[0]).join('; ')
    const { visitor } = await readSession(opened(), headers({ cookie }))
    expect(visitor).toMatchObject({ email: 'huda@news.example', actor: { role: 'editor', hasProved: true } })
  })
  it('wrong', async () => {
    expect(await signIn(opened(), headers(), { email: 'huda@news.example', password: 'x' })).toEqual({
      outcome: 'wrong',
    })
    expect(await signIn(opened(), headers(), { email: 'nobody@news.example', password })).toEqual({
      outcome: 'wrong',
    })
  })
})
