import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { tags } from './cache-dependencies.ts'
import { keyHeadersFor, type Purging, startPurging, surrogateKey } from './purge.ts'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Heard = { headers: IncomingHttpHeaders; keys: string[]; status: number }

/** A cache that hears purges, and answers them as told. */
async function cache(answer: () => number = () => 200) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const status = answer()
      heard.push({ headers: request.headers, keys: (JSON.parse(body) as { tags: string[] }).tags, status })
      response.writeHead(status).end('answered')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return { heard, url: `http://localhost:${(server.address() as AddressInfo).port}/purge?secret=s3cret` }
}

function purging(url: string, token?: string) {
  const reports: string[] = []
  const started: Purging = startPurging(
    { url, token },
    { again: [50, 100], retry: 10, report: (problem) => reports.push(problem) },
  )
  closing.unshift(started.stop)
  return { ...started, reports }
}

describe('startPurging', () => {
  it('tells what was touched at once, and again when every instance has forgotten its copy, or sends it to no cache', async () => {
    const { heard, url } = await cache()
    purging(url, 'word').send(['article:a', 'front:ar'])
    await expect.poll(() => heard.length).toBe(3)
    expect(heard.map(({ keys }) => keys)).toEqual([
      ['article:a', 'front:ar'],
      ['article:a', 'front:ar'],
      ['article:a', 'front:ar'],
    ])
    expect(heard[0]?.headers).toMatchObject({
      authorization: 'Bearer word',
      'content-type': 'application/json',
    })
  })

  it('counts from when it was touched last', async () => {
    const { heard, url } = await cache()
    const { send } = startPurging({ url }, { again: [300] })
    send(['article:a'])
    await expect.poll(() => heard.length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const touchedAgain = Date.now()
    send(['article:a'])
    await expect.poll(() => heard.length).toBe(3)
    expect(Date.now() - touchedAgain).toBeGreaterThanOrEqual(290)
  })

  it('asks until it is answered, with what comes meanwhile, and reports once', async () => {
    let down = true
    const { heard, url } = await cache(() => (down ? 503 : 200))
    const { send, reports } = purging(url)
    send(['article:a'])
    await expect.poll(() => heard.length).toBeGreaterThan(2)
    send(['article:b'])
    down = false
    const told = () => heard.flatMap(({ status, keys }) => (status === 200 ? keys : [])).sort()
    await expect.poll(told).toEqual([...Array(3).fill('article:a'), ...Array(3).fill('article:b')])
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain('503')
    expect(reports[0]).not.toContain('s3cret')
  })

  it('sends a hundred keys at a time, and each of them', async () => {
    const { heard, url } = await cache()
    const touched = Array.from({ length: 250 }, (_, i) => tags.article(`${i}`))
    purging(url).send(touched)
    await expect.poll(() => heard.flatMap(({ keys }) => keys).length).toBe(750)
    expect(Math.max(...heard.map(({ keys }) => keys.length))).toBe(100)
    expect(new Set(heard.flatMap(({ keys }) => keys))).toEqual(new Set(touched))
  })

  it('lets the oldest go rather than fill memory while a cache is away, and says so', async () => {
    const { heard, url } = await cache(() => 500)
    const { send, reports } = purging(url)
    for (let i = 0; i < 12; i += 1) send(Array.from({ length: 1_000 }, (_, j) => `article:${i}-${j}`))
    await expect.poll(() => heard.length).toBeGreaterThan(1)
    expect(reports.filter((each) => each.includes('let go'))).not.toHaveLength(0)
    await expect.poll(() => heard.at(-1)?.keys[0]).toBe('article:2-0')
  })

  it('does not repeat what was refused for good, and goes on with the rest', async () => {
    let refusing = true
    const { heard, url } = await cache(() => (refusing ? 401 : 200))
    const { send, reports } = purging(url)
    send(['article:a'])
    await expect.poll(() => reports).toHaveLength(1)
    refusing = false
    send(['article:b'])
    await expect
      .poll(() => heard.map(({ keys }) => keys[0]))
      .toEqual(['article:a', 'article:b', 'article:b', 'article:b'])
  })

  it('sends what is still waiting when it is stopped', async () => {
    const { heard, url } = await cache()
    const { send, stop } = startPurging({ url }, { again: [3_600_000] })
    send(['article:a'])
    await stop()
    expect(heard.map(({ keys }) => keys)).toEqual([['article:a'], ['article:a']])
  })

  it('ends when it is stopped while a cache is away', async () => {
    const { url } = await cache(() => 500)
    const reports: string[] = []
    const { send, stop } = startPurging({ url }, { retry: 3_600_000, report: (each) => reports.push(each) })
    send(['article:a'])
    await stop()
    expect(reports.at(-1)).toContain('not told of 1 ')
  })
})

describe('surrogateKey', () => {
  it('leaves what every cache can read, and gives the rest a name of its own', () => {
    expect(surrogateKey(tags.storyIn('0a1b2c3d4e', 'ar'))).toBe('story:0a1b2c3d4e:ar')
    const others = [
      tags.address('ar', 'مؤشر-الموانئ'),
      tags.address('ar', 'مؤشر-الموانى'),
      tags.address('en', 'Two-Words'),
      tags.address('en', 'a,b'),
      tags.address('en', 'a b'),
      `address:en:${'x'.repeat(200)}`,
    ].map(surrogateKey)
    expect(new Set(others).size).toBe(others.length)
    for (const key of others) expect(key).toMatch(/^[!-+\--@[-~]{1,128}$/)
  })
})

describe('keyHeadersFor', () => {
  it('names a page’s keys in the header that the cache reads, and in none without a cache', () => {
    expect(keyHeadersFor(undefined)).toEqual([])
    expect(keyHeadersFor({ url: 'https://api.fastly.com/service/x/purge' })).toEqual(['surrogate-key'])
    expect(keyHeadersFor({ url: 'https://api.cloudflare.com/client/v4/zones/x/purge_cache' })).toEqual([
      'cache-tag',
    ])
    expect(keyHeadersFor({ url: 'http://localhost:1/' })).toEqual(['surrogate-key', 'cache-tag'])
  })
})
