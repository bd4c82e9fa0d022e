import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runInNewContext, Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { sendWorker, workerBodies, workerScript } from './worker-script.ts'

const scripts = (...names: string[]) =>
  new Map(names.map((name) => [`/${name}`, `/${name}?v=${name.length}`]))

const written = readFileSync(new URL('../../public/service-worker.js', import.meta.url), 'utf8')

describe('the worker’s script', () => {
  it('is another one when any script of the paper is, and names the parts that others have', () => {
    const plain = workerScript({ scripts: scripts('reader.js', 'service-worker.js') }, written)
    const other = workerScript({ scripts: scripts('reader-two.js', 'service-worker.js') }, written)
    const withPart = workerScript({ scripts: scripts('service-worker.js', 'push-worker.js') }, written)
    expect(other).not.toBe(plain)
    expect(plain).toContain('"parts":[]')
    expect(withPart).toContain('"parts":["/push-worker.js?v=14"]')
  })

  it.each([true, false])('is a script that can be read (on: %s)', (isOn) => {
    expect(() => new Script(workerScript({ scripts: scripts() }, isOn ? written : null))).not.toThrow()
  })

  it('takes everything away where the paper wants none', () => {
    const text = workerScript({ scripts: scripts() }, null)
    expect(text).toContain('unregister()')
    expect(text).not.toContain("addEventListener('fetch'")
  })

  it.each([
    ['copies that were kept go, and the worker with them', ['warraq-pages-1', 'anothers'], {}, null, true],
    ['it goes where there was no room for any copy', [], {}, null, true],
    ['it stays for who is told of news', ['warraq-pages-1'], {}, {}, false],
    ['it stays for who has it register to be told, before there is a subscription', [], null, null, false],
  ])('where the paper wants nothing kept: %s', async (_, kept, active, subscription, isGone) => {
    const done: Promise<unknown>[] = []
    const registration = {
      isGone: false,
      active,
      pushManager: { getSubscription: async () => subscription },
      unregister: async () => {
        registration.isGone = true
      },
    }
    const names = new Set(kept)
    const caches = { keys: async () => [...names], delete: async (name: string) => names.delete(name) }
    const addEventListener = (name: string, act: (event: object) => void) => {
      if (name === 'install' || name === 'activate')
        act({ waitUntil: (work: Promise<unknown>) => done.push(work) })
    }
    runInNewContext(workerScript({ scripts: scripts() }, null), {
      self: { addEventListener, registration, skipWaiting: () => {} },
      caches,
    })
    await Promise.all(done)
    expect([...names].filter((name) => name !== 'anothers')).toEqual([])
    expect(registration.isGone).toBe(isGone)
  })
})

it('is sent packed, and not again to who has it', async () => {
  const script = workerScript({ scripts: scripts('service-worker.js') }, written)
  const bodies = workerBodies(script)
  const server = createServer((request, response) => void sendWorker(request, response, bodies))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/service-worker.js`
  try {
    for (const encoding of ['br', 'gzip', 'zstd', 'identity']) {
      const first = await fetch(address, { headers: { 'accept-encoding': encoding } })
      expect(first.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
      expect(await first.text()).toBe(script)
      const again = { 'accept-encoding': encoding, 'if-none-match': first.headers.get('etag') ?? '' }
      const second = await fetch(address, { headers: again })
      expect([second.status, second.headers.get('cache-control')]).toEqual([304, 'no-cache'])
      const changed = await fetch(address, { headers: { ...again, 'if-none-match': '"another"' } })
      expect(await changed.text()).toBe(script)
    }
  } finally {
    server.close()
  }
})
