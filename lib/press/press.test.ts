import { AsyncLocalStorage } from 'node:async_hooks'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { dependsOn } from './cache-dependencies.ts'
import { ChangesUnknown, Press, type PressOptions } from './press.ts'
import { surrogateKey } from './purge.ts'
import type { Rendered } from './render.ts'
import { TooBusy } from './render-queue.ts'

const page = (text: string, status = 200): Rendered => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(text.padEnd(600, ' ')),
})
const asked = (url: string) => ({ key: url, url })

/** A press over a site whose pages say how often they were made, and whose clock the test moves. */
function pressOver(render: PressOptions['render'], options: Partial<PressOptions> = {}) {
  const clock = { now: 0 }
  const press = new Press({ render, budget: 10_000_000, now: () => clock.now, ...options })
  const text = async (url: string) => (await press.respond(asked(url), {})).body.toString().trim()
  return { press, clock, text }
}

function countingSite(tag = 'article:1') {
  let made = 0
  return {
    render: async () => {
      dependsOn(tag)
      made += 1
      return page(`edition ${made}`)
    },
    get made() {
      return made
    },
  }
}

describe('Press', () => {
  it('renders a page once for any number of readers who wait for it', async () => {
    const site = countingSite()
    const { text } = pressOver(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return site.render()
    })
    const read = await Promise.all(Array.from({ length: 50 }, () => text('/a')))
    expect(new Set(read)).toEqual(new Set(['edition 1']))
    expect(site.made).toBe(1)
  })

  it('makes no more at once than it can: kept pages go out, old ones rather than none, others are refused', async () => {
    const waiting: (() => void)[] = []
    let isSlow = false
    const { press, clock, text } = pressOver(
      async ({ url }) => {
        if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve))
        return page(`${url} at ${clock.now}`)
      },
      { rendering: { atOnce: 2, waiting: 1, longest: 60_000 } },
    )
    await text('/kept')
    await text('/old')
    isSlow = true
    const underWay = [text('/1'), text('/2')]
    const next = text('/3')
    await expect(text('/4')).rejects.toBeInstanceOf(TooBusy)
    expect(await text('/kept')).toBe('/kept at 0')
    // Past the time in which it is sent without asking.
    clock.now = 3_600_000
    expect(await text('/old')).toBe('/old at 0')
    // Drawn elsewhere, it does not wait behind pages.
    const card = text('/card/story/ar/1')
    expect(waiting).toHaveLength(3)
    isSlow = false
    for (const finish of waiting) finish()
    expect((await Promise.all([...underWay, next, card])).length).toBe(4)
    press.forgetAll()
    expect(await text('/4')).toBe('/4 at 3600000')
  })

  it('makes again at once what was read often, the most read first, and nothing else', async () => {
    const made: string[] = []
    const { press, text } = pressOver(
      async ({ url }) => {
        dependsOn('front:ar')
        made.push(url)
        return page(url)
      },
      { rendering: { atOnce: 1 } },
    )
    const read = async (url: string, times: number) => {
      for (let i = 0; i < times; i += 1) await text(url)
    }
    await read('/often', 4)
    await read('/once', 1)
    await read('/most', 40)
    made.length = 0
    press.forget([{ tag: 'front:ar' }])
    await expect.poll(() => made).toEqual(['/most', '/often'])
    // Nobody asked for them since: half as often counts, and half of that no more.
    press.forget([{ tag: 'front:ar' }])
    await expect.poll(() => made).toEqual(['/most', '/often', '/most'])
    expect(press.ready(asked('/often'), {})).toBeUndefined()
    await expect.poll(() => press.ready(asked('/most'), {})?.body.toString().trim()).toBe('/most')
  })

  it('sends an old page at once when a new one is long in coming, and the new one when it is there', async () => {
    let finish = (_: Rendered): void => {}
    let isSlow = false
    const { clock, text } = pressOver(() =>
      isSlow
        ? new Promise<Rendered>((resolve) => {
            finish = resolve
          })
        : Promise.resolve(page('old')),
    )
    expect(await text('/a')).toBe('old')
    isSlow = true
    // Past all bounds but that of six hours.
    clock.now += 3_600_000
    expect(await Promise.all([text('/a'), text('/a')])).toEqual(['old', 'old'])
    // Nobody waits a second time for what did not come.
    const waited = await Promise.race([text('/a'), new Promise((resolve) => setImmediate(resolve, 'waited'))])
    expect(waited).toBe('old')
    finish(page('new'))
    await expect.poll(() => text('/a')).toBe('new')
  })

  it('lets nobody wait for longer than whoever stands in front does, and has the page for the next', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { press, text } = pressOver(() => promise.then(() => page('made after all')), { longestWait: 20 })
    await expect(text('/a')).rejects.toBeInstanceOf(TooBusy)
    resolve()
    await expect.poll(() => press.size.pages).toBe(1)
    expect(await text('/a')).toBe('made after all')
  })

  it('waits as long as it takes in development, where code is compiled first', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const options = { longestWait: 20, keepsNothing: true }
    const { text } = pressOver(() => promise.then(() => page('compiled')), options)
    const asked = text('/a')
    setTimeout(resolve, 60)
    expect(await asked).toBe('compiled')
  })

  it('makes it in nobody’s context, whoever changed it', async () => {
    const request = new AsyncLocalStorage<string>()
    const contexts: (string | undefined)[] = []
    const { press, text } = pressOver(async ({ url }) => {
      dependsOn('front:ar')
      contexts.push(request.getStore())
      return page(url)
    })
    for (let i = 0; i < 4; i += 1) await text('/')
    request.run('of an editor', () => press.forget([{ tag: 'front:ar' }]))
    await expect.poll(() => contexts).toEqual([undefined, undefined])
  })

  it('keeps what is read again when a crawler reads a thousand pages once', async () => {
    const made: string[] = []
    const { text } = pressOver(
      async ({ url }) => {
        made.push(url)
        return page(url)
      },
      { budget: 50 * 3_000 },
    )
    await text('/front')
    await text('/front')
    for (let i = 0; i < 1_000; i += 1) await text(`/${i}`)
    await text('/front')
    expect(made.filter((url) => url === '/front')).toHaveLength(1)
    expect(made).toHaveLength(1_001)
    await text('/0')
    expect(made).toHaveLength(1_002)
  })

  it('makes a page anew once something it read is touched, and no other', async () => {
    const sites = { '/a': countingSite('article:a'), '/b': countingSite('article:b') }
    const { press, text } = pressOver(({ url }) => sites[url as '/a'].render())
    await Promise.all([text('/a'), text('/b')])
    press.forget([{ tag: 'article:a' }, { tag: 'article:nobody-read-this' }])
    expect(await text('/a')).toBe('edition 2')
    expect(await text('/b')).toBe('edition 1')
  })

  it('does not keep, nor send, what was touched while it was being made', async () => {
    let release: () => void = () => {}
    let edition = 'old'
    const { press, text } = pressOver(async () => {
      dependsOn('article:1')
      const seen = edition
      if (seen === 'old') await new Promise<void>((resolve) => (release = resolve))
      return page(seen)
    })
    const waiting = text('/a')
    await new Promise(setImmediate)
    edition = 'new'
    press.forget([{ tag: 'article:1' }])
    release()
    expect(await waiting).toBe('new')
    expect(await text('/a')).toBe('new')
  })

  it('sends nothing for which it waited past what it may be behind', async () => {
    const resume: (() => void)[] = []
    const longest = 10_000
    const { press, clock, text } = pressOver(
      async () => {
        await new Promise<void>((resolve) => resume.push(resolve))
        return page('of before')
      },
      { following: { longest, isAlone: false } },
    )
    press.followed(new Date())
    const waiting = text('/a')
    await expect.poll(() => resume.length).toBe(1)
    // As a process that was suspended sees it.
    clock.now += longest
    resume.pop()?.()
    await expect(waiting).rejects.toBeInstanceOf(ChangesUnknown)
    press.followed(new Date())
    expect(await text('/a'), 'nothing of it was touched').toBe('of before')
  })

  it('sends nothing that was touched time and again and took too long to make', async () => {
    const longest = 10_000
    const options = { following: { longest, isAlone: true } }
    let took = longest
    const { press, clock, text } = pressOver(async () => {
      dependsOn('article:1')
      await new Promise(setImmediate)
      clock.now += took
      press.forget([{ tag: 'article:1' }])
      return page('of before')
    }, options)
    await expect(text('/a')).rejects.toBeInstanceOf(ChangesUnknown)
    took -= 1
    expect(await text('/a')).toBe('of before')
  })

  it('sends no old page that was touched while a new one was long in coming', async () => {
    const resume: (() => void)[] = []
    let edition = 'old'
    const { press, clock, text } = pressOver(async () => {
      dependsOn('article:1')
      const made = page(edition)
      if (edition !== 'old') await new Promise<void>((resolve) => resume.push(resolve))
      return made
    })
    expect(await text('/a')).toBe('old')
    edition = 'new'
    // Past all bounds but that of six hours.
    clock.now += 3_600_000
    const waiting = text('/a')
    await expect.poll(() => resume.length).toBe(1)
    press.forget([{ tag: 'article:1' }])
    // It has been waited for a second, after which the old one would be sent.
    setTimeout(() => resume.pop()?.(), 1_500)
    await expect.poll(() => resume.length, { timeout: 5_000 }).toBe(1)
    resume.pop()?.()
    expect(await waiting).toBe('new')
  })

  it('keeps nothing that was being made when everything was dropped', async () => {
    const resume: (() => void)[] = []
    let edition = 'old'
    const { press, text } = pressOver(async () => {
      const made = page(edition)
      await new Promise<void>((resolve) => resume.push(resolve))
      return made
    })
    const waiting = text('/a')
    await expect.poll(() => resume.length).toBe(1)
    edition = 'new'
    press.forgetAll()
    resume.pop()?.()
    await expect.poll(() => resume.length).toBe(1)
    resume.pop()?.()
    expect(await waiting).toBe('new')
    expect(await text('/a')).toBe('new')
  })

  it('dates what machines read, and tells who has it since then', async () => {
    const site = countingSite()
    const { press, clock } = pressOver(site.render)
    const machine = asked('/feed/ar.rss')
    const get = (headers = {}) => press.respond(machine, headers)
    clock.now = 5_100
    expect((await get()).headers['last-modified'], 'not before its second has come').toBeUndefined()
    clock.now = 6_000
    const since = (await get()).headers['last-modified']!
    expect(since).toBe('Thu, 01 Jan 1970 00:00:06 GMT')
    expect((await get({ ifModifiedSince: since })).status).toBe(304)
    expect((await get({ ifModifiedSince: 'Thu, 01 Jan 1970 00:00:05 GMT' })).status).toBe(200)
    expect((await get({ ifModifiedSince: 'yesterday' })).status).toBe(200)
    expect((await get({ ifModifiedSince: since, ifNoneMatch: '"another"' })).status, 'a tag goes first').toBe(
      200,
    )

    // In the same second: its date must be another.
    press.forget([{ tag: 'article:1' }])
    expect((await get({ ifModifiedSince: since })).status).toBe(200)
    clock.now = 7_000
    expect((await get({ ifModifiedSince: since })).status).toBe(200)
    expect((await get()).headers['last-modified']).toBe('Thu, 01 Jan 1970 00:00:07 GMT')
  })

  it('keeps the date of what was made again and is the same', async () => {
    const { press, clock } = pressOver(async () => page('the same'))
    const get = () => press.respond(asked('/feed/ar.rss'), {})
    await get()
    clock.now = 1_000
    const { headers } = await get()
    clock.now = 302_000
    await get()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await get()).headers['last-modified']).toBe(headers['last-modified'])
  })

  it('dates no page for people', async () => {
    const { press, clock } = pressOver(async () => page('front'))
    const front = { key: '/', url: '/', edition: 'full' as const }
    await press.respond(front, {})
    clock.now = 10_000
    expect((await press.respond(front, {})).headers['last-modified']).toBeUndefined()
  })

  it('sends the old page while one refresh runs, and the new one after', async () => {
    const site = countingSite()
    const { clock, text } = pressOver(site.render)
    await text('/a')
    clock.now = 310_000
    expect(await Promise.all([text('/a'), text('/a'), text('/a')])).toEqual([
      'edition 1',
      'edition 1',
      'edition 1',
    ])
    await expect.poll(() => text('/a')).toBe('edition 2')
    expect(site.made).toBe(2)
  })

  it('makes readers of a long forgotten page wait for a new one', async () => {
    const site = countingSite()
    const { clock, text } = pressOver(site.render)
    await text('/a')
    clock.now = 3_600_000
    expect(await text('/a')).toBe('edition 2')
  })

  it('sends an old page rather than an error, and recovers', async () => {
    let broken = false
    let made = 0
    const { clock, text, press } = pressOver(async () => {
      dependsOn('article:1')
      if (broken) throw new Error('the database is away')
      made += 1
      return page(`edition ${made}`)
    })
    await text('/a')
    broken = true
    clock.now = 3_600_000
    expect(await text('/a')).toBe('edition 1')
    await expect(press.respond(asked('/never-made'), {})).rejects.toThrow('away')
    broken = false
    clock.now += 600_000
    expect(await text('/a')).toBe('edition 2')
  })

  it('does not send a withdrawn story because its replacement cannot be made', async () => {
    let broken = false
    const { press, text } = pressOver(async () => {
      dependsOn('article:1')
      if (broken) throw new Error('away')
      return page('the story')
    })
    await text('/a')
    broken = true
    press.forget([{ tag: 'article:1' }])
    await expect(text('/a')).rejects.toThrow('away')
  })

  it('keeps an error for seconds, not for minutes', async () => {
    let made = 0
    const { clock, press } = pressOver(async () => {
      made += 1
      return page('broken', 500)
    })
    await press.respond(asked('/a'), {})
    await press.respond(asked('/a'), {})
    expect(made).toBe(1)
    clock.now = 70_000
    await press.respond(asked('/a'), {})
    expect(made).toBe(2)
  })

  it('is not filled by a scan for pages that do not exist', async () => {
    const { press, text } = pressOver(async ({ url }) =>
      url === '/real' ? page('real') : page('missing', 404),
    )
    await text('/real')
    for (let i = 0; i < 2_200; i += 1) await text(`/scan/${i}`)
    expect(press.size.pages).toBe(1)
    expect(await text('/real')).toBe('real')
  })

  it('is not filled by searches for whatever a stranger thinks of, yet keeps the latest', async () => {
    let made = 0
    const { press, text } = pressOver(async ({ url }) => {
      made += 1
      return page(url)
    })
    await text('/real')
    const search = (i: number) => press.respond({ ...asked(`/search?q=${i}`), isBoundless: true }, {})
    for (let i = 0; i < 2_200; i += 1) await search(i)
    expect(press.size.pages).toBe(1)
    made = 0
    await search(2_199)
    expect(made).toBe(0)
  })

  it('stays within its budget, and lets the least recently read go', async () => {
    const made = new Map<string, number>()
    const { press, text } = pressOver(
      async ({ url }) => {
        made.set(url, (made.get(url) ?? 0) + 1)
        return {
          ...page(url),
          body: Buffer.from(Array.from({ length: 3_000 }, (_, i) => `${url}${i}`).join('')),
        }
      },
      { budget: 400_000 },
    )
    for (let i = 0; i < 40; i += 1) {
      await text(`/p${i}`)
      await text('/p0')
    }
    expect(press.size.bytes).toBeLessThanOrEqual(400_000)
    expect(made.get('/p0')).toBe(1)
    await text('/p1')
    expect(made.get('/p1')).toBe(2)
  })

  it('sends each encoding what it asked for, whole, under its own strong tag', async () => {
    const { press } = pressOver(async () => page('ورّاق '.repeat(200)))
    const plain = await press.respond(asked('/a'), {})
    const decoders = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync }
    const tags = new Set([plain.headers.etag])
    for (const [encoding, decode] of Object.entries(decoders)) {
      const sent = await press.respond(asked('/a'), { acceptEncoding: encoding })
      expect(sent.headers['content-encoding']).toBe(encoding)
      expect(sent.headers.vary).toBe('Accept-Encoding')
      expect(Number(sent.headers['content-length'])).toBe(sent.body.length)
      expect(decode(sent.body).equals(plain.body)).toBe(true)
      tags.add(sent.headers.etag)
      const again = await press.respond(asked('/a'), {
        acceptEncoding: encoding,
        ifNoneMatch: `W/${sent.headers.etag}`,
      })
      expect(again).toMatchObject({ status: 304, headers: { etag: sent.headers.etag } })
      expect(again.body.length).toBe(0)
    }
    expect(tags.size).toBe(4)
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, zstd;q=1', 'zstd'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['GZIP', 'gzip'],
    ['', undefined],
    ['gzip;q=abc', 'gzip'],
  ])('answers Accept-Encoding %j with %s', async (acceptEncoding, encoding) => {
    const { press } = pressOver(async () => page('x'.repeat(2_000)))
    const sent = await press.respond(asked('/a'), { acceptEncoding })
    expect(sent.headers['content-encoding']).toBe(encoding)
  })

  it('compresses as tightly as it can what is asked for often, under another tag, and nothing else', async () => {
    const words = Array.from({ length: 4_000 }, (_, i) => `كلمة${(i * 7_919) % 997}`).join(' ')
    const { press } = pressOver(async () => page(words))
    const print = () => press.respond(asked('/a'), { acceptEncoding: 'br' })
    const first = await print()
    for (let i = 0; i < 8; i += 1) expect((await print()).body).toBe(first.body)
    await expect.poll(async () => (await print()).body.length).toBeLessThan(first.body.length)
    const tight = await print()
    expect(brotliDecompressSync(tight.body).toString()).toBe(words)
    expect(tight.headers.etag).not.toBe(first.headers.etag)
    expect(tight.headers['content-length']).toBe(String(tight.body.length))
  })

  it('tells caches which header chose the edition, where there are editions', async () => {
    const { press } = pressOver(async () => page('a'))
    const sent = await press.respond({ key: '/a lite', url: '/a', edition: 'lite' }, {})
    expect(sent.headers.vary).toBe('Accept-Encoding, Save-Data')
    expect((await press.respond(asked('/card'), {})).headers.vary).toBe('Accept-Encoding')
  })

  it('lets a shared cache show a page while it asks, and no browser', async () => {
    const { press } = pressOver(async () => page('a'))
    const { headers } = await press.respond(asked('/a'), {})
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=30, stale-if-error=600')
    expect(headers['cdn-cache-control']).toContain('stale-while-revalidate')
    const own = await press.respond({ ...asked('/a'), key: '/a arab', cookie: 'reading=x' }, {})
    expect(own.headers['cache-control']).toContain('private')
    expect(own.headers['cdn-cache-control']).toBeUndefined()
  })

  it('lets a file be kept for ever under the hash of its content, and under no other', async () => {
    const { press } = pressOver(async () => page('export {}'))
    const policy = async (version?: string) => {
      const { headers } = await press.respond({ ...asked('/reader.js'), ...(version && { version }) }, {})
      return headers['cache-control']
    }
    const { headers } = await press.respond(asked('/reader.js'), {})
    expect(await policy(headers.etag?.replaceAll('"', ''))).toContain('immutable')
    expect(await policy('of-another-release')).not.toContain('immutable')
    expect(await policy()).not.toContain('immutable')
  })

  it('says nothing of what it was made from, unless a cache in front asks for it', async () => {
    const render = async () => {
      dependsOn('article:1', 'address:ar:مؤشر')
      return page('a')
    }
    const quiet = await pressOver(render).press.respond(asked('/a'), {})
    expect(quiet.headers['surrogate-key']).toBeUndefined()
    expect(quiet.headers['cache-tag']).toBeUndefined()
    const { press } = pressOver(render, { keyHeaders: ['surrogate-key', 'cache-tag'] })
    const { headers } = await press.respond(asked('/a'), {})
    const hashed = surrogateKey('address:ar:مؤشر')
    expect(headers['surrogate-key']).toBe(`article:1 ${hashed}`)
    expect(headers['cache-tag']).toBe(`article:1,${hashed}`)
  })

  it('sends no list of keys that a proxy would refuse the answer for', async () => {
    const render = async () => {
      dependsOn(...Array.from({ length: 1_000 }, (_, i) => `article:${i}`))
      return page('a')
    }
    const { press } = pressOver(render, { keyHeaders: ['cache-tag'] })
    expect((await press.respond(asked('/a'), {})).headers['cache-tag']).toBeUndefined()
  })
})
