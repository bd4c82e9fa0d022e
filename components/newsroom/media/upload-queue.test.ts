import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answered } from '../story/ask-newsroom.ts'
import type { UploadedPicture } from './upload-picture.client.ts'
import { UploadQueue, type UploadWays } from './upload-queue.ts'

const picture = (mediaId: string) => ({ ok: true, value: { mediaId } as UploadedPicture }) as const
const refused = (refusal: string, subject = '') => ({ ok: false, refusal, subject, message: '' }) as const

/** A server and a browser's memory that do as they are told. */
function world() {
  type Sent = Parameters<UploadWays['send']>[1] & {
    file: Blob
    answer: (answered: Answered<UploadedPicture>) => void
  }
  const sent: Sent[] = []
  const kept = new Map<string, { id: string; name: string; file: Blob; address: string | null }>()
  const given: string[] = []
  let count = 0
  let hasRoom = true
  const ways: UploadWays = {
    send: (file, sending) =>
      new Promise((resolve) => {
        sending.signal.addEventListener('abort', () => resolve(refused('cancelled')))
        sent.push({ ...sending, file, answer: resolve })
      }),
    giveUp: (address) => given.push(address),
    keep: async (id, name, file) => {
      if (!hasRoom) throw new Error('QuotaExceededError')
      kept.set(id, { id, name, file, address: null })
    },
    storeUploadAddress: async (id, address) => {
      const own = kept.get(id)
      if (own) own.address = address
    },
    forget: async (id) => {
      kept.delete(id)
    },
    left: async () => [...kept.values()],
    newId: () => `upload-${++count}`,
  }
  return { ways, sent, kept, given, fill: () => (hasRoom = false) }
}

const files = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}.jpg`, file: new Blob([String(at)]) }))
const states = (queue: UploadQueue) => queue.uploads().map((each) => each.state)
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('sends three at a time, in their order; a broken one keeps none from going on', async () => {
  const { ways, sent, kept } = world()
  const queue = new UploadQueue(ways)
  queue.add(files(5))
  await settle()
  expect(states(queue)).toEqual(['sending', 'sending', 'sending', 'waiting', 'waiting'])
  sent[1]!.answer(refused('picture-refused', 'damaged'))
  await settle()
  expect(states(queue)).toEqual(['sending', 'failed', 'sending', 'sending', 'waiting'])
  sent[0]!.onProgress(1)
  expect(states(queue)[0]).toBe('opening')
  for (let each = 0; each < 5; each++) {
    sent[each]?.answer(picture(`picture-${each}`))
    await settle()
  }
  expect(states(queue)).toEqual(['done', 'failed', 'done', 'done', 'done'])
  expect(queue.uploads()[4]!.picture!.mediaId).toBe('picture-4')
  // Nothing of what came to an end is taken up again.
  expect(kept.size).toBe(0)
  queue.clear()
  expect(queue.uploads()).toEqual([])
})

it('goes on by itself where there was no answer, at the address where it was begun', async () => {
  const { ways, sent } = world()
  const queue = new UploadQueue(ways)
  queue.add(files(1))
  sent[0]!.onBegun('/uploads/a')
  sent[0]!.answer(refused('away'))
  await settle()
  expect(states(queue)).toEqual(['paused'])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent[1]!.address).toBe('/uploads/a')
  sent[1]!.answer(refused('away'))
  await settle()
  // Or as soon as somebody knows better.
  queue.resume()
  expect(states(queue)).toEqual(['sending'])
  // The server no longer has it: from the beginning, when asked to.
  sent[2]!.answer(refused('picture-refused', 'upload-gone'))
  await settle()
  queue.retry('upload-1')
  expect(sent[3]!.address).toBeNull()
})

it('takes up what a page left that is gone, once, each at its address', async () => {
  const { ways, sent, kept } = world()
  kept.set('old-1', { id: 'old-1', name: 'ميناء.jpg', file: new Blob(['x']), address: '/uploads/a' })
  kept.set('old-2', { id: 'old-2', name: 'سوق.jpg', file: new Blob(['y']), address: null })
  const queue = new UploadQueue(ways)
  await queue.takeUpLeft()
  await queue.takeUpLeft()
  expect(queue.uploads().map((each) => each.name)).toEqual(['ميناء.jpg', 'سوق.jpg'])
  expect(sent.map((each) => each.address)).toEqual(['/uploads/a', null])
  sent[0]!.answer(picture('a'))
  await settle()
  await queue.takeUpLeft()
  expect(states(queue)).toEqual(['done', 'sending'])
})

it('gives up what is taken out of the list, and nothing that has become a picture', async () => {
  const { ways, sent, kept, given } = world()
  const queue = new UploadQueue(ways)
  queue.add(files(4))
  sent[0]!.onBegun('/uploads/a')
  sent[1]!.onBegun('/uploads/b')
  sent[1]!.answer(picture('b'))
  await settle()
  queue.remove('upload-1')
  queue.remove('upload-2')
  await settle()
  expect(given).toEqual(['/uploads/a'])
  expect([...kept.keys()]).toEqual(['upload-3', 'upload-4'])
  // The place is free for the next.
  expect(states(queue)).toEqual(['sending', 'sending'])
})

it('says what the browser has no room for', async () => {
  const { ways, sent, fill } = world()
  fill()
  const queue = new UploadQueue(ways)
  queue.add(files(1))
  await settle()
  expect(queue.uploads()[0]!.isFleeting).toBe(true)
  sent[0]!.answer(picture('a'))
  await settle()
  expect(states(queue)).toEqual(['done'])
})
