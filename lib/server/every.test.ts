import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { every, type Recurring, recurringWork } from './every.ts'

const patience = { timeout: 5_000, interval: 2 }
const started: Recurring[] = []
const start = (...given: Parameters<typeof every>): Recurring => {
  const recurring = every(...given)
  started.push(recurring)
  return recurring
}
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(async () => {
  await Promise.all(started.splice(0).map(({ stop }) => stop()))
  logged.mockClear()
})
const stateOf = (name: string) => recurringWork().find((each) => each.name === name)

it('does its work at once, and again after each interval, never twice at a time', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const { soon } = start('counting', 5, async () => {
    running += 1
    most = Math.max(most, running)
    await wait(10)
    running -= 1
    runs += 1
  })
  soon()
  soon()
  await expect.poll(() => runs, patience).toBeGreaterThan(3)
  expect(most).toBe(1)
})

it('does it soon when asked to, and once more when it was asked in the middle', async () => {
  let runs = 0
  const { soon } = start('asked', 60_000, async () => {
    await wait(5)
    runs += 1
  })
  soon()
  soon()
  await expect.poll(() => runs, patience).toBe(2)
  await wait(20)
  expect(runs).toBe(2)
  soon()
  await expect.poll(() => runs, patience).toBe(3)
})

it("does it in nobody's request, whoever asks, and so after that", async () => {
  const request = new AsyncLocalStorage<string>()
  const doneIn: (string | undefined)[] = []
  const { soon } = start('outside', 10, async () => {
    await wait(5)
    doneIn.push(request.getStore())
  })
  // In the middle, and between two times.
  request.run('of an editor', soon)
  await expect.poll(() => doneIn.length, patience).toBe(2)
  request.run('of another', soon)
  await expect.poll(() => doneIn.length, patience).toBeGreaterThan(3)
  expect(new Set(doneIn)).toEqual(new Set([undefined]))
})

it('waits as long as the work says, this once', async () => {
  let runs = 0
  start('impatient', 60_000, async () => {
    runs += 1
    return runs < 3 ? 1 : undefined
  })
  await expect.poll(() => runs, patience).toBe(3)
  await wait(20)
  expect(runs).toBe(3)
})

it('goes on after a failure, which is named in the log, counted, and to be read', async () => {
  let runs = 0
  start('The weather', 1, async () => {
    runs += 1
    if (runs <= 5) throw new Error('query', { cause: new Error('no connection') })
    return 60_000
  })
  await expect.poll(() => stateOf('The weather')?.runs, patience).toBe(6)
  expect(stateOf('The weather')).toMatchObject({
    failures: 5,
    inARow: 0,
    lastFailure: { reason: 'no connection' },
  })
  expect(logged.mock.calls.map(([line]) => /Recurring work failed .*$/m.exec(String(line))?.[0])).toEqual([
    'Recurring work failed work=The weather inARow=1',
    'Recurring work failed work=The weather inARow=2',
    'Recurring work failed work=The weather inARow=4',
  ])
})

it('stops when what it is doing is done, which it is told of', async () => {
  let isDone = false
  let wasTold = false
  const { stop, soon } = start('leaving', 1, async (signal) => {
    await wait(20)
    wasTold = signal.aborted
    isDone = true
  })
  await stop()
  expect([isDone, wasTold]).toEqual([true, true])
  expect(stateOf('leaving')).toBeUndefined()
  isDone = false
  soon()
  await wait(10)
  expect(isDone).toBe(false)
})
