import { DrizzleQueryError } from 'drizzle-orm'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { cleanError } from './clean-error.ts'
import { log, loggedPath, requestIdFor, withRequestId } from './log.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('an error in the log', () => {
  it('has the query that failed and why, without the values', () => {
    const cause = Object.assign(new Error('duplicate key value violates "person_email"'), {
      code: '23505',
      detail: 'Key (email)=(huda@news.example) already exists.',
    })
    const error = new DrizzleQueryError(
      'insert into person values ($1, $2)',
      ['huda@news.example', 'هدى'],
      cause,
    )
    const { stack, ...rest } = cleanError(error)
    expect(JSON.stringify(rest) + stack).not.toMatch(/huda|هدى/)
    expect(rest.message).toBe('Failed query: insert into person values ($1, $2)')
    expect(stack).toMatch(/because of Error 23505: duplicate key value violates "person_email"\n\s+at /)
  })

  it('names nobody whom a letter was for', () => {
    const { message, stack } = cleanError(
      new Error("Can't send to huda@news.example: 550 <huda@news.example> unknown"),
    )
    expect(message).toBe("Can't send to [e-mail]: 550 <[e-mail]> unknown")
    expect(stack).not.toContain('huda')
  })

  it('may be no error at all, or its own cause', () => {
    expect(cleanError('mail for huda@news.example failed').message).toBe('mail for [e-mail] failed')
    expect(cleanError(undefined).message).toBe('undefined')
    const own = new Error('round')
    own.cause = own
    expect(cleanError(own).stack).not.toContain('because of')
  })
})

test.each([
  ['/search?q=كلمة', '/search'],
  ['/preview/2Xk9_secret', '/preview/…'],
  ['/admin/welcome/2Xk9/more?x', '/admin/welcome/…'],
  ['/en/economy', '/en/economy'],
])('%s is logged as %s', (address, logged) => expect(loggedPath(address)).toBe(logged))

test.each([
  undefined,
  'short',
  'a'.repeat(65),
  'with space in it',
  'new\nline-in-it',
  'خبر-وطول-كاف',
  ['twice-1', 'twice-2'],
])('a request that calls itself %j is given another name', (given) =>
  expect(requestIdFor(given)).toMatch(/^[0-9a-f-]{36}$/),
)

test('a plain name of a request is taken over, and named by all that it causes', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await withRequestId(requestIdFor('edge-0123456789'), async () => {
    await null
    log.error({ err: new Error('broken'), path: '/en' }, 'A page could not be made')
  })
  log.warn('Outside of any')
  const [inside, outside] = write.mock.calls.map(([line]) => JSON.parse(String(line)))
  expect(inside).toMatchObject({
    level: 'error',
    requestId: 'edge-0123456789',
    path: '/en',
    msg: 'A page could not be made',
    err: { type: 'Error', message: 'broken' },
  })
  expect(Object.keys(outside).sort()).toEqual(['level', 'msg', 'pid', 'time'])
})

test('elsewhere than under npm start a line is for people', () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  log.error({ err: new Error('broken'), path: '/en' }, 'A page could not be made')
  expect(said.mock.calls[0]![0]).toMatch(
    /^\d\d:\d\d:\d\d error A page could not be made path=\/en\nError: broken\n\s+at /,
  )
})
