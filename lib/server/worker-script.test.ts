import { Script } from 'node:vm'
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
})
