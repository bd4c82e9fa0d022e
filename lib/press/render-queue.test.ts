import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { RenderQueue, type RenderQueueOptions, TooBusy } from './render-queue.ts'

/** A queue whose work ends when it is told to; `done` says in which order it was begun. */
function queueOf(options: Partial<RenderQueueOptions> = {}) {
  const queue = new RenderQueue({ atOnce: 1, waiting: 100, longest: 60_000, ...options })
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (client: string, name: string): Promise<string> =>
    queue.run(client, async () => {
      begun.push(name)
      await new Promise<void>((resolve) => ends.push(resolve))
      return name
    })
  const endAll = async () => {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      for (const end of ends.splice(0)) {
        end()
        quiet = 0
      }
      await turn()
    }
  }
  return { ask, begun, endAll }
}

describe('what waits to be made', () => {
  it('is made so many at once, and no more', async () => {
    const { ask, begun, endAll } = queueOf({ atOnce: 2 })
    const asked = ['1', '2', '3'].map((name) => ask('a', name))
    await turn()
    expect(begun).toEqual(['1', '2'])
    await endAll()
    expect(await Promise.all(asked)).toEqual(['1', '2', '3'])
  })

  it('takes turns: a reader’s page comes before a crawler’s hundreds', async () => {
    const { ask, begun, endAll } = queueOf()
    const asked = Array.from({ length: 50 }, (_, i) => ask('crawler', `c${i}`))
    asked.push(ask('reader', 'r1'), ask('reader', 'r2'), ask('other', 'o1'))
    await endAll()
    await Promise.all(asked)
    expect(begun.slice(0, 7)).toEqual(['c0', 'c1', 'r1', 'o1', 'c2', 'r2', 'c3'])
    expect(begun).toHaveLength(53)
  })

  it('that fails gives way as what succeeds does', async () => {
    const queue = new RenderQueue({ atOnce: 1, waiting: 10, longest: 60_000 })
    const failed = queue.run('a', () => Promise.reject(new Error('no')))
    const next = queue.run('a', async () => 'made')
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('made')
  })

  it('is refused when too much waits, at the expense of whoever waits for most', async () => {
    const { ask, begun, endAll } = queueOf({ waiting: 3 })
    const crawler = Array.from({ length: 5 }, (_, i) => ask('crawler', `c${i}`))
    const reader = ask('reader', 'r')
    const ended = Promise.allSettled(crawler)
    await endAll()
    expect(await reader).toBe('r')
    const refused = (await ended).flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toEqual([expect.any(TooBusy), expect.any(TooBusy)])
    expect(begun).toEqual(['c0', 'c1', 'r', 'c2'])
  })

  it('is refused when it has waited too long, and its place is free', async () => {
    const { ask, begun, endAll } = queueOf({ longest: 20 })
    const first = ask('a', '1')
    await expect(ask('a', '2')).rejects.toBeInstanceOf(TooBusy)
    await endAll()
    await first
    const third = ask('a', '3')
    await endAll()
    await third
    expect(begun).toEqual(['1', '3'])
  })
})
