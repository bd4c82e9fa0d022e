import { runInNewContext, Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { workerScript } from './worker-script.ts'

const scripts = (...names: string[]) =>
  new Map(names.map((name) => [`/${name}`, `/${name}?v=${name.length}`]))

describe('the worker’s script', () => {
  it('is another one when any script of the paper is, and names the parts that others have', () => {
    const plain = workerScript({ scripts: scripts('reader.js', 'service-worker.js') }, true)
    const other = workerScript({ scripts: scripts('reader-two.js', 'service-worker.js') }, true)
    const withPart = workerScript({ scripts: scripts('service-worker.js', 'push-worker.js') }, true)
    expect(other).not.toBe(plain)
    expect(plain).toContain('"parts":[]')
    expect(withPart).toContain('"parts":["/push-worker.js?v=14"]')
  })

  it.each([true, false])('is a script that can be read (on: %s)', (isOn) => {
    expect(() => new Script(workerScript({ scripts: scripts() }, isOn))).not.toThrow()
  })

  it('takes everything away where the paper wants none', () => {
    const text = workerScript({ scripts: scripts() }, false)
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
    runInNewContext(workerScript({ scripts: scripts() }, false), {
      self: { addEventListener, registration, skipWaiting: () => {} },
      caches,
    })
    await Promise.all(done)
    expect([...names].filter((name) => name !== 'anothers')).toEqual([])
    expect(registration.isGone).toBe(isGone)
  })
})
