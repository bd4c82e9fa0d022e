import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { checkDestination, guardedFetch, mayConnectTo } from './guarded-fetch.ts'

const own = ['127.0.0.1', '::1']
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server on this machine; `heard` counts what reaches it. */
async function listening(answer: RequestListener): Promise<{ address: string; heard: () => number }> {
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard: () => count }
}

describe('what may be connected to', () => {
  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1'],
    ...[
      '240.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '0:0:0:0:0:ffff:a00:1',
    ],
    ...['fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::'],
    ...['2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:db8::1', '::127.0.0.1', 'not an address', ''],
  ])('not %s', (address) => expect(mayConnectTo(address)).toBe(false))

  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    '%s',
    (address) => expect(mayConnectTo(address)).toBe(true),
  )

  it('what the settings allow, and only that', () => {
    expect(mayConnectTo('10.0.0.7', ['10.0.0.0/24'])).toBe(true)
    expect(mayConnectTo('::ffff:10.0.0.7', ['10.0.0.0/24'])).toBe(true)
    expect(mayConnectTo('10.0.1.7', ['10.0.0.0/24'])).toBe(false)
    expect(mayConnectTo('::1', ['::1'])).toBe(true)
  })
})

describe('an address, before it is asked', () => {
  it.each([
    ['nothing', 'malformed'],
    ['https://user:secret@receiver.example/', 'malformed'],
    [`https://receiver.example/${'a'.repeat(2_000)}`, 'malformed'],
    ['http://receiver.example/', 'scheme'],
    ['ftp://receiver.example/', 'scheme'],
    ['file:///etc/passwd', 'malformed'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://0177.0.0.1/', 'private'],
    ['https://127.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:127.0.0.1]/', 'private'],
    ['https://[::ffff:a9fe:a9fe]/latest/meta-data', 'private'],
    ['https://localhost/', 'private'],
    ['https://printer.local/', 'private'],
    ['https://metadata.google.internal/', 'private'],
  ])('%s is refused: %s', (address, refusal) => {
    expect(() => checkDestination(address)).toThrow(expect.objectContaining({ refusal }))
  })

  it('by http is taken where that will do, and only to what is public', () => {
    expect(checkDestination('http://old.example/a.jpg', [], true).protocol).toBe('http:')
    for (const [address, refusal] of [
      ['http://127.0.0.1/', 'private'],
      ['http://localhost/', 'private'],
      ['ftp://old.example/', 'scheme'],
    ] as const)
      expect(() => checkDestination(address, [], true)).toThrow(expect.objectContaining({ refusal }))
  })

  it('of another machine is taken', () => {
    expect(checkDestination('https://receiver.example:8443/news?a=1').port).toBe('8443')
  })
})

describe('asking', () => {
  it('looks at what a name resolves to', async () => {
    const { address, heard } = await listening((_request, response) => response.end('secret'))
    // Whoever owns a domain can have it name this machine. (`localhost` is known in every house; its port is ours.)
    const named = address.replace('127.0.0.1', 'localhost')
    await expect(guardedFetch(named, { allowed: ['192.0.2.1'] })).rejects.toMatchObject({
      refusal: 'private',
    })
    expect(heard()).toBe(0)
    expect((await guardedFetch(named, { allowed: own })).body.toString()).toBe('secret')
    expect(heard()).toBe(1)
  })

  it('follows no redirect', async () => {
    const target = await listening((_request, response) => response.end('secret'))
    const { address } = await listening((_request, response) => {
      response.writeHead(302, { location: target.address })
      response.end()
    })
    await expect(guardedFetch(address, { allowed: own })).rejects.toMatchObject({ refusal: 'redirect' })
    expect(target.heard()).toBe(0)
  })

  it('follows as many as it is told, each looked at as the first was', async () => {
    const target = await listening((request, response) => response.end(`here ${request.url}`))
    let to = '/moved'
    const { address } = await listening((request, response) => {
      if (request.url === '/moved') response.writeHead(301, { location: `${target.address}there` })
      else response.writeHead(302, { location: to })
      response.end()
    })
    const following = { allowed: own, redirects: 2 }
    expect((await guardedFetch(address, following)).body.toString()).toBe('here /there')
    await expect(guardedFetch(address, { ...following, redirects: 1 })).rejects.toMatchObject({
      refusal: 'redirect',
    })
    for (const [location, refusal] of [
      ['http://10.0.0.1/', 'private'],
      ['http://[::ffff:169.254.169.254]/latest/meta-data', 'private'],
      ['file:///etc/passwd', 'malformed'],
      ['ftp://receiver.example/', 'scheme'],
      ['http://user:secret@receiver.example/', 'malformed'],
      ['', 'redirect'],
      ['http://', 'redirect'],
    ] as const) {
      to = location
      await expect(guardedFetch(address, following), location).rejects.toMatchObject({ refusal })
    }
    expect(target.heard()).toBe(1)
  })

  it('is ended by a signal', async () => {
    const { address } = await listening(() => {})
    const stopping = new AbortController()
    const asked = guardedFetch(address, { allowed: own, signal: stopping.signal })
    setTimeout(() => stopping.abort(new Error('enough')), 50)
    await expect(asked).rejects.toThrow('enough')
  })

  it('gives an answer that leads elsewhere to who asks for it, and asks nobody there', async () => {
    const target = await listening((_request, response) => response.end('secret'))
    const { address } = await listening((_request, response) => {
      response.writeHead(301, { location: target.address })
      response.end()
    })
    const { status, headers } = await guardedFetch(address, { allowed: own, givesRedirects: true })
    expect({ status, location: headers.location }).toEqual({ status: 301, location: target.address })
    expect(target.heard()).toBe(0)
  })

  it('asks without TLS whom it may, and no private address for that', async () => {
    expect(checkDestination('http://receiver.example/', [], true).protocol).toBe('http:')
    const { address, heard } = await listening((_request, response) => response.end('secret'))
    await expect(guardedFetch(address, { plain: true })).rejects.toMatchObject({ refusal: 'private' })
    expect(heard()).toBe(0)
  })

  it('waits no longer than it was told, also for an answer that trickles', async () => {
    const { address } = await listening((_request, response) => {
      const trickle = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(trickle))
    })
    await expect(guardedFetch(address, { allowed: own, within: 150 })).rejects.toMatchObject({
      refusal: 'too-slow',
    })
  })

  it('reads no more than it was told', async () => {
    const { address } = await listening((_request, response) => response.end('a'.repeat(100_000)))
    await expect(guardedFetch(address, { allowed: own, most: 1_000 })).rejects.toMatchObject({
      refusal: 'too-long',
    })
    const { body } = await guardedFetch(address, { allowed: own, most: 1_000, cut: true })
    expect(body.length).toBe(1_000)
  })

  it('sends what it was given, and gives what came back', async () => {
    const { address } = await listening((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(201, { 'x-said': String(request.headers['x-say']) })
        response.end(`${request.method} ${Buffer.concat(chunks)}`)
      })
    })
    const answer = await guardedFetch(address, {
      allowed: own,
      method: 'POST',
      headers: { 'x-say': 'yes' },
      body: 'نبأ',
    })
    expect(answer).toMatchObject({ status: 201, headers: { 'x-said': 'yes' } })
    expect(answer.body.toString()).toBe('POST نبأ')
  })
})
