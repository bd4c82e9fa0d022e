import { createServer, IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Socket } from 'node:net'
import { component, createSignature, webcrypto as signatures } from 'http-message-sig'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saysCrawler } from '../../syndication/terms/crawlers.ts'
import { botCounts } from './bot-counts.ts'
import { BotWatch } from './bot-watch.ts'
import { SignatureChecker, type SignedRequest } from './check-signature.ts'

const site = 'https://palm.example'
const start = 1_800_000_000

/** An agent with a key of its own, and what its directory says. */
async function agentWithKey() {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { crv, kty, x } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(JSON.stringify({ crv, kty, x })),
  )
  return {
    signer: signatures.signer(pair.privateKey),
    keyid: Buffer.from(digest).toString('base64url'),
    directory: JSON.stringify({ keys: [{ kty, crv, x, use: 'sig' }] }),
  }
}
type Agent = Awaited<ReturnType<typeof agentWithKey>>

type Asking = {
  at?: number
  for?: number
  named?: string
  form?: 'dictionary' | 'string'
  covers?: string[]
  tag?: string
  keyid?: string
  path?: string
  origin?: string
}

/** A request as an agent signs it. */
async function signed(agent: Agent, asking: Asking = {}): Promise<SignedRequest> {
  const { at = start, named = 'https://bot.example', form = 'dictionary', covers = ['@authority'] } = asking
  const targetUri = (asking.origin ?? site) + (asking.path ?? '/')
  const fields: Record<string, string> = {
    'signature-agent': form === 'dictionary' ? `sig1="${named}"` : `"${named}"`,
    'user-agent': 'Reader/1.0',
  }
  const message = {
    kind: 'request' as const,
    method: 'GET',
    targetUri,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  }
  const { signature, signatureInput } = await createSignature(message, {
    components: [
      ...covers,
      form === 'dictionary' ? component('signature-agent', { key: 'sig1' }) : 'signature-agent',
    ],
    parameters: {
      created: at,
      expires: at + (asking.for ?? 60),
      keyid: asking.keyid ?? agent.keyid,
      tag: asking.tag ?? 'web-bot-auth',
    },
    signer: agent.signer,
  })
  return { method: 'GET', targetUri, fields: { ...fields, signature, 'signature-input': signatureInput } }
}

describe('who has signed a request', () => {
  let agent: Agent
  let now = start
  const checker = async () => {
    const made = new SignatureChecker({ notBefore: start - 1_000, now: () => now * 1000 })
    await made.takeKeys('https://bot.example', agent.directory, 3_600_000)
    return made
  }
  beforeAll(async () => {
    agent = await agentWithKey()
  })

  it.each(['dictionary', 'string'] as const)(
    'is known by the key of the agent that it names (%s)',
    async (form) => {
      now = start
      expect(await (await checker()).check(await signed(agent, { form }))).toEqual({
        is: 'verified',
        agent: 'https://bot.example',
      })
    },
  )

  it('is asked for where its keys are not known, or are too old', async () => {
    now = start
    const unfetched = { is: 'unfetched', agent: 'https://other.example' }
    const check = await checker()
    expect(await check.check(await signed(agent, { named: 'https://other.example/path' }))).toEqual(unfetched)
    now = start + 3_601
    expect(await check.check(await signed(agent, { at: now }))).toMatchObject({ is: 'unfetched' })
  })

  it.each<[string, Asking, ((request: SignedRequest) => SignedRequest)?]>([
    ['signed with another key under its name', {}, undefined],
    ['signed for another site', { origin: 'https://other.example' }],
    ['for nowhere', { covers: ['@method'] }],
    ['made for something else', { tag: 'other' }],
    ['six minutes old', { at: start - 360, for: 3_600 }],
    ['of the future', { at: start + 120 }],
    ['over', { at: start - 100, for: 10 }],
    ['older than whoever checks', { at: start - 1_001, for: 3_600 }],
  ])('is not told from what is %s', async (name, asking) => {
    now = start
    const forger = await agentWithKey()
    const request = name.startsWith('signed with another key')
      ? await signed({ ...forger, keyid: agent.keyid }, asking)
      : await signed(agent, asking)
    // It came to us, whatever it was signed for.
    const found = await (await checker()).check({ ...request, targetUri: `${site}/` })
    expect(found).toEqual({ is: 'unknown' })
  })

  it('is told of what was signed alone', async () => {
    now = start
    const request = await signed(agent)
    const check = await checker()
    const changed = [
      { ...request.fields, 'signature-agent': 'sig1="https://bot.example/other"' },
      { ...request.fields, signature: request.fields.signature!.replace(/:./, ':A') },
      {
        ...request.fields,
        'signature-input': request.fields['signature-input']!.replace(';expires=', ';expires=9'),
      },
      { ...request.fields, 'signature-input': 'sig1=(' },
      { ...request.fields, 'signature-input': '' },
      { ...request.fields, 'signature-agent': 'sig1="data:application/json,{}"' },
    ]
    for (const fields of changed) {
      const found = await check.check({ ...request, fields })
      expect(found.is, JSON.stringify(fields)).not.toBe('verified')
    }
    // An agent that is named and not signed is whoever wrote it there.
    const unsigned = await createSignature(
      { kind: 'request', method: 'GET', targetUri: `${site}/`, fields: [] },
      {
        components: ['@authority'],
        parameters: { created: start, expires: start + 60, keyid: agent.keyid, tag: 'web-bot-auth' },
        signer: agent.signer,
      },
    )
    const { signature, signatureInput } = unsigned
    const fields = {
      'signature-agent': 'sig1="https://bot.example"',
      signature,
      'signature-input': signatureInput,
    }
    expect(await check.check({ ...request, fields })).toEqual({ is: 'unknown' })
    // And none of that has used it up.
    expect(await check.check(request)).toMatchObject({ is: 'verified' })
  })

  it('is known once by each signature: who copies one comes second', async () => {
    now = start
    const check = await checker()
    const request = await signed(agent, { for: 3_600 })
    expect(await check.check(request)).toMatchObject({ is: 'verified' })
    for (const later of [0, 100, 299, 331, 400]) {
      now = start + later
      expect(await check.check(request)).toEqual({ is: 'unknown' })
    }
  })

  it('has no keys of a directory that is none', async () => {
    now = start
    const check = await checker()
    await expect(check.takeKeys('https://bot.example', '<html>', 1_000)).rejects.toThrow()
    await check.takeKeys(
      'https://bot.example',
      '{"keys":[null,7,{"kty":"OKP","crv":"Ed25519","x":7},{"kty":"EC"}]}',
      1_000,
    )
    await check.takeKeys('https://bot.example', 'null', 1_000)
    expect(await check.check(await signed(agent))).toMatchObject({ is: 'unfetched' })
  })
})

it.each([
  [
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    true,
  ],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)', true],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    false,
  ],
  ['NotGPTBot-like', false],
])('%s: %s', (userAgent, is) => expect(saysCrawler(userAgent)).toBe(is))

describe('requests that are watched', () => {
  let agent: Agent
  let asked = 0
  const directory = createServer((request, response) => {
    asked += 1
    response.statusCode = request.url === '/.well-known/http-message-signatures-directory' ? 200 : 404
    response.end(agent.directory)
  })
  let named = ''
  let watch: BotWatch
  beforeAll(async () => {
    agent = await agentWithKey()
    await new Promise<void>((resolve) => directory.listen(0, '127.0.0.1', resolve))
    named = `http://127.0.0.1:${(directory.address() as AddressInfo).port}`
    watch = new BotWatch({ siteUrl: site, privateDestinations: ['127.0.0.0/8'] })
  })
  afterAll(async () => {
    await watch.close()
    directory.close()
  })

  const saw = (fields: Record<string, string>, by = watch) => {
    const request = new IncomingMessage(new Socket())
    Object.assign(request, { method: 'GET', url: '/', headers: fields })
    by.saw(request)
  }
  const now = () => Math.floor(Date.now() / 1000)
  const counted = async (change: () => unknown, total: number) => {
    const before = botCounts()
    await change()
    await expect
      .poll(
        () => {
          const after = botCounts()
          return (
            after.verified + after.claimed + after.unknown - before.verified - before.claimed - before.unknown
          )
        },
        { timeout: 10_000 },
      )
      .toBe(total)
    const after = botCounts()
    return {
      verified: after.verified - before.verified,
      claimed: after.claimed - before.claimed,
      unknown: after.unknown - before.unknown,
    }
  }

  it('are counted by what they prove, and keys are asked for once', async () => {
    const first = await signed(agent, { named, at: now() })
    const second = await signed(agent, { named, at: now(), for: 61 })
    const forged = await signed({ ...(await agentWithKey()), keyid: agent.keyid }, { named, at: now() })
    const found = await counted(() => {
      saw(first.fields)
      saw(second.fields)
      saw(first.fields)
      saw({ ...forged.fields, 'user-agent': 'GPTBot/1.2' })
      saw({ signature: 'x', 'signature-input': 'y' })
      saw({ 'user-agent': 'ClaudeBot/1.0' })
      saw({ 'user-agent': 'Mozilla/5.0' })
    }, 6)
    // The second of the same signature, and what is no signature, are nobody's.
    expect(found).toEqual({ verified: 2, claimed: 2, unknown: 2 })
    expect(botCounts().agents[new URL(named).host]).toBe(2)
    expect(asked).toBe(1)
  })

  it('have no address of this house asked, where that was not allowed', async () => {
    const careful = new BotWatch({ siteUrl: site, privateDestinations: [] })
    const before = asked
    const request = await signed(agent, { named, at: now(), for: 62 })
    expect(await counted(() => saw(request.fields, careful), 1)).toEqual({
      verified: 0,
      claimed: 0,
      unknown: 1,
    })
    expect(asked).toBe(before)
    await careful.close()
  })

  it('are not looked into without end', async () => {
    const fields = { signature: 'sig1=:AA==:', 'signature-input': 'sig1=(', 'user-agent': 'x' }
    const found = await counted(() => {
      for (let each = 0; each < 5_000; each += 1) saw(fields)
    }, 5_000)
    expect(found).toEqual({ verified: 0, claimed: 0, unknown: 5_000 })
  })
})
