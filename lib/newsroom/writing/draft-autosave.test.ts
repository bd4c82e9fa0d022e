import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DraftContent } from '../stories/draft-content.ts'
import { runWith, standingOf, type WritingRun } from '../stories/writing-run.ts'
import {
  type Clock,
  DraftAutosave,
  type DraftStatus,
  type Save,
  type SaveAnswer,
  type UnsavedDraft,
} from './draft-autosave.ts'
import { sampleContent } from './testing/sample-content.ts'

/** A clock that stands still until it is moved, and lets promises settle between its ticks. */
class HandClock implements Clock {
  time = 0
  #waiting: { at: number; work: () => void }[] = []
  now = () => this.time
  after = (delay: number, work: () => void) => {
    const entry = { at: this.time + delay, work }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== entry)
    }
  }
  async move(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds
    for (;;) {
      await settled()
      const next = this.#waiting.sort((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      this.#waiting.shift()
      this.time = Math.max(this.time, next.at)
      next.work()
    }
    this.time = end
    await settled()
  }
}

const settled = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}

/** A server that keeps one draft as ours does, and can be taken away, before or after it has written. */
class Server {
  version = 1
  run: WritingRun | null = null
  content: DraftContent
  saves: { at: number; save: Save }[] = []
  /** 'before': nothing arrives. 'after': it is written, and no answer comes back. */
  away: 'before' | 'after' | null = null
  answer: SaveAnswer | null = null
  constructor(content: DraftContent) {
    this.content = content
  }
  send = async (save: Save, at: number): Promise<SaveAnswer> => {
    if (this.away === 'before') throw new TypeError('Failed to fetch')
    if (this.answer) return this.answer
    this.saves.push({ at, save })
    const saving = { ...save, tabId: 't' }
    const standing = standingOf(this, saving)
    if (standing === 'stale') return { kind: 'stale' }
    if (standing === 'next') {
      this.run = runWith(this, saving)
      this.version += 1
      this.content = save.content
    }
    if (this.away === 'after') throw new TypeError('Failed to fetch')
    return { kind: 'saved', version: this.version, savedAt: '2026-11-25T10:00:00.000Z' }
  }
  latest = async () =>
    this.away ? null : { version: this.version, content: this.content, updatedAt: '2026-11-25T10:00:00.000Z' }
}

let clock: HandClock
let server: Server
let kept: Map<string, UnsavedDraft>
let statuses: DraftStatus[]
let keeper: DraftAutosave
let words: DraftContent
let roomInBrowser: boolean
let atOnce: UnsavedDraft[]

beforeEach(() => {
  clock = new HandClock()
  words = sampleContent('عنوان', ['فقرة'])
  server = new Server(words)
  kept = new Map()
  statuses = []
  roomInBrowser = true
  atOnce = []
  keeper = new DraftAutosave({
    articleId: 'a',
    tabId: 't',
    staffId: 's',
    version: 1,
    content: words,
    savedAt: null,
    clock,
    store: {
      keep: async (each) => {
        if (!roomInBrowser) throw new Error('QuotaExceededError')
        kept.set(each.tabId, structuredClone(each))
      },
      keepAtOnce: (each) => void atOnce.push(structuredClone(each)),
      forget: async (_, tabId) => void kept.delete(tabId),
    },
    send: (save) => server.send(save, clock.now()),
    latest: () => server.latest(),
  })
  keeper.tell((status) => statuses.push(status))
})

const write = (headline: string) => {
  const written = { ...words, headline }
  words = written
  keeper.changed(() => written)
}

describe('saving', () => {
  test('words are on the server within two seconds of the last keystroke, and no longer in the browser', async () => {
    write('عنوان ج')
    write('عنوان جد')
    write('عنوان جديد')
    await clock.move(150)
    expect(kept.get('t')?.content.headline).toBe('عنوان جديد')
    expect(server.saves).toHaveLength(0)
    await clock.move(1_850)
    expect(server.content.headline).toBe('عنوان جديد')
    expect(server.saves).toHaveLength(1)
    expect(kept.size).toBe(0)
    expect(statuses.at(-1)).toEqual({ kind: 'saved', at: '2026-11-25T10:00:00.000Z' })
  })

  test('who types without a pause is saved all the same, and not more often than every two seconds', async () => {
    for (let key = 0; key < 120; key += 1) {
      write(`عنوان ${key}`)
      await clock.move(100)
    }
    expect(server.saves.length).toBeGreaterThanOrEqual(4)
    const times = server.saves.map((each) => each.at)
    for (let index = 1; index < times.length; index += 1)
      expect(times[index]! - times[index - 1]!).toBeGreaterThanOrEqual(2_000)
    await clock.move(2_000)
    expect(server.content.headline).toBe('عنوان 119')
  })

  test('any rhythm of keystrokes: never two saves within two seconds, never a word later than two after the last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 30 }),
        async (gaps) => {
          clock = new HandClock()
          const local = new Server(sampleContent('0'))
          const one = new DraftAutosave({
            articleId: 'a',
            tabId: 't',
            staffId: 's',
            version: 1,
            content: sampleContent('0'),
            savedAt: null,
            clock,
            store: { keep: async () => {}, keepAtOnce: () => {}, forget: async () => {} },
            send: (save) => local.send(save, clock.now()),
            latest: () => local.latest(),
          })
          for (const [index, gap] of gaps.entries()) {
            const text = sampleContent(String(index + 1))
            one.changed(() => text)
            await clock.move(gap)
          }
          await clock.move(Math.max(0, 2_000 - gaps.at(-1)!))
          expect(local.content.headline).toBe(String(gaps.length))
          const times = local.saves.map((each) => each.at)
          for (let index = 1; index < times.length; index += 1)
            expect(times[index]! - times[index - 1]!).toBeGreaterThanOrEqual(2_000)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('words written while a save is on its way are sent after it, upon its version', async () => {
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const send = server.send
    server.send = async (save, at) => {
      await arrived
      return send(save, at)
    }
    write('أول')
    await clock.move(1_000)
    write('ثان')
    arrive()
    await clock.move(4_000)
    expect(server.saves.map((each) => each.save.baseVersion)).toEqual([1, 2])
    expect(server.content.headline).toBe('ثان')
  })

  test('asked to save at once, it does, and says whether everything is there', async () => {
    write('الآن')
    expect(await keeper.flush()).toBe(true)
    expect(server.content.headline).toBe('الآن')
    server.away = 'before'
    write('ثم')
    expect(await keeper.flush()).toBe(false)
  })

  test('a page that goes sends what it has by a request that outlives it', async () => {
    write('وداعًا')
    keeper.leaving()
    await settled()
    expect(server.saves[0]?.save.leaving).toBe(true)
    expect(server.content.headline).toBe('وداعًا')
  })
})

test('a screen that has gone takes nothing with it: what was written last is sent until it arrives', async () => {
  server.away = 'before'
  write('قبل الرحيل')
  keeper.tell(null)
  expect(await keeper.flush()).toBe(false)
  await clock.move(10_000)
  server.away = null
  await clock.move(60_000)
  expect(server.content.headline).toBe('قبل الرحيل')
  expect(kept.size).toBe(0)
  expect(keeper.content.headline).toBe('قبل الرحيل')
})

test('hidden while the number rose over its own words, what was written since is still sent', async () => {
  server.version += 1
  write('كلمة')
  keeper.leaving()
  await clock.move(5_000)
  expect(server.content.headline).toBe('كلمة')
})

test('a page that goes while a save is on its way does not quarrel with itself when it comes back', async () => {
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const send = server.send
  let first = true
  server.send = async (save, at) => {
    const answer = await send(save, at)
    // The first is written at once, and its answer comes last.
    if (first) {
      first = false
      await arrived
    }
    return answer
  }
  write('أول')
  await clock.move(1_000)
  write('أول وثان')
  keeper.leaving()
  await settled()
  arrive()
  await settled()
  write('أول وثان وثالث')
  await clock.move(10_000)
  expect(server.content.headline).toBe('أول وثان وثالث')
  expect(statuses.some((each) => each.kind === 'conflict')).toBe(false)
})

test('the last words of a page that goes overtake a save that is on its way: neither is lost, in either order', async () => {
  for (const firstArrives of [true, false]) {
    clock = new HandClock()
    const local = new Server(sampleContent('0'))
    const waiting: (() => void)[] = []
    const one = new DraftAutosave({
      articleId: 'a',
      tabId: 't',
      staffId: 's',
      version: 1,
      content: sampleContent('0'),
      savedAt: null,
      clock,
      store: { keep: async () => {}, keepAtOnce: () => {}, forget: async () => {} },
      send: (save) => new Promise((resolve) => waiting.push(() => resolve(local.send(save, clock.now())))),
      latest: () => local.latest(),
    })
    one.changed(() => sampleContent('أول'))
    await clock.move(1_000)
    one.changed(() => sampleContent('أول وثان'))
    one.leaving()
    await settled()
    expect(waiting).toHaveLength(2)
    for (const arrive of firstArrives ? waiting : waiting.toReversed()) {
      arrive()
      await settled()
    }
    expect(local.content.headline).toBe('أول وثان')
    expect(one.hasUnsaved).toBe(false)
    expect(one.status.kind).toBe('saved')
  }
})

describe('suggestions that the words take', () => {
  const taken = () => server.saves.map(({ save }) => save.taken)
  const accept = (headline: string, id: string) => {
    write(headline)
    keeper.take({ [id]: 'what it makes' })
  }

  test('go with them, and with nothing after that', async () => {
    accept('عنوان آخر', 'one')
    await keeper.flush()
    write('عنوان آخر تمامًا')
    await keeper.flush()
    expect(taken()).toEqual([{ one: 'what it makes' }, {}])
  })

  test('wait with them for a server that is away, in the browser too, and for an answer that was lost', async () => {
    server.away = 'before'
    accept('عنوان آخر', 'one')
    await keeper.flush()
    await clock.move(200)
    expect(kept.get('t')).toMatchObject({
      content: { headline: 'عنوان آخر' },
      taken: { one: 'what it makes' },
    })
    server.away = 'after'
    await clock.move(2_000)
    accept('عنوان ثالث', 'two')
    server.away = null
    await clock.move(60_000)
    expect(taken()).toEqual([{ one: 'what it makes' }, { one: 'what it makes', two: 'what it makes' }])
    expect(kept.size).toBe(0)
  })

  test('go with a page that leaves', async () => {
    accept('عنوان آخر', 'one')
    keeper.leaving()
    expect(atOnce).toMatchObject([{ content: { headline: 'عنوان آخر' }, taken: { one: 'what it makes' } }])
    await settled()
    expect(taken()).toEqual([{ one: 'what it makes' }])
  })

  test('that were undone are told as undone, also while the save that took them is on its way', async () => {
    accept('عنوان آخر', 'one')
    keeper.leaving()
    write('عنوان')
    keeper.take({ one: null })
    await keeper.flush()
    expect(taken()).toEqual([{ one: 'what it makes' }, { one: null }])
  })

  test('are forgotten with words that others take the place of', async () => {
    server.answer = { kind: 'stale' }
    server.content = sampleContent('عنوانها')
    server.version = 7
    accept('عنوان آخر', 'one')
    await keeper.flush()
    expect(keeper.status.kind).toBe('conflict')
    server.answer = null
    keeper.adopt(7, server.content, null)
    words = server.content
    write('عنوانها وزيادة')
    await keeper.flush()
    expect(taken()).toEqual([{}])
  })
})

describe('without the server', () => {
  test('words stay in the browser, the writer is told, and they arrive when it is back', async () => {
    server.away = 'before'
    write('أثناء الانقطاع')
    await clock.move(1_500)
    expect(statuses.at(-1)).toEqual({ kind: 'away', isKept: true })
    expect(kept.get('t')).toMatchObject({ baseVersion: 1, content: { headline: 'أثناء الانقطاع' } })
    write('أثناء الانقطاع الطويل')
    await clock.move(60_000)
    expect(kept.get('t')?.content.headline).toBe('أثناء الانقطاع الطويل')
    server.away = null
    await clock.move(40_000)
    expect(server.content.headline).toBe('أثناء الانقطاع الطويل')
    expect(kept.size).toBe(0)
    expect(statuses.at(-1)?.kind).toBe('saved')
  })

  test('it is asked again ever more seldom, and at once when the network is back', async () => {
    server.away = 'before'
    let attempts = 0
    const send = server.send
    server.send = (save, at) => {
      attempts += 1
      return send(save, at)
    }
    write('س')
    await clock.move(10 * 60_000)
    expect(attempts).toBeGreaterThan(10)
    expect(attempts).toBeLessThan(40)
    server.away = null
    keeper.resume()
    await settled()
    expect(server.content.headline).toBe('س')
  })

  test('a save that was written but never answered is no conflict with oneself', async () => {
    server.away = 'after'
    write('كُتب ولم يُجب')
    await clock.move(1_500)
    expect(server.version).toBe(2)
    server.away = 'before'
    write('كُتب ولم يُجب، ثم زِيد')
    await clock.move(20_000)
    server.away = null
    await clock.move(60_000)
    expect(server.content.headline).toBe('كُتب ولم يُجب، ثم زِيد')
    expect(statuses.some((each) => each.kind === 'conflict')).toBe(false)
    expect(statuses.at(-1)?.kind).toBe('saved')
  })

  test('a browser without room says so, rather than that the words are safe', async () => {
    roomInBrowser = false
    server.away = 'before'
    write('لا مكان')
    await clock.move(1_500)
    expect(statuses.at(-1)).toEqual({ kind: 'away', isKept: false })
  })
})

describe('with others', () => {
  const somebodySaves = (headline: string) => {
    server.version += 1
    server.run = null
    server.content = sampleContent(headline)
  }

  test('a version in between is a conflict: nothing is overwritten, nothing forgotten, nothing sent', async () => {
    somebodySaves('عنوان غيري')
    write('عنواني')
    await clock.move(2_000)
    expect(statuses.at(-1)).toEqual({ kind: 'conflict' })
    expect(server.content.headline).toBe('عنوان غيري')
    expect(kept.get('t')?.content.headline).toBe('عنواني')
    write('عنواني المزيد')
    await clock.move(60_000)
    expect(server.content.headline).toBe('عنوان غيري')
    expect(kept.get('t')?.content.headline).toBe('عنواني المزيد')
    keeper.resume()
    await settled()
    expect(server.content.headline).toBe('عنوان غيري')
  })

  test('found again, words of an earlier visit stay upon the version that they were written upon', async () => {
    const left = sampleContent('عنواني من أمس')
    keeper.conflictOver(() => left, 0)
    await clock.move(60_000)
    expect(kept.get('t')).toMatchObject({ baseVersion: 0, content: left })
    expect(keeper.status).toEqual({ kind: 'conflict' })
    expect(server.saves).toEqual([])
  })

  test('a page that goes in the middle of a conflict keeps its last words before it returns', async () => {
    somebodySaves('عنوان غيري')
    write('عنواني')
    await clock.move(2_000)
    write('عنواني والمزيد')
    keeper.leaving()
    expect(atOnce.at(-1)).toMatchObject({ baseVersion: 1, content: { headline: 'عنواني والمزيد' } })
    expect(server.content.headline).toBe('عنوان غيري')
  })

  test('resolved, it goes on from the outcome', async () => {
    somebodySaves('عنوان غيري')
    write('عنواني')
    await clock.move(2_000)
    words = sampleContent('ما اتفقنا عليه')
    server.version += 2
    server.content = words
    keeper.adopt(server.version, words, '2026-11-25T11:00:00.000Z')
    await settled()
    expect(statuses.at(-1)).toEqual({ kind: 'saved', at: '2026-11-25T11:00:00.000Z' })
    expect(kept.size).toBe(0)
    write('ثم زدنا')
    await clock.move(2_000)
    expect(server.content.headline).toBe('ثم زدنا')
  })

  test('a number that rose over the same words is no conflict', async () => {
    server.version += 1
    write('كلمة')
    await clock.move(5_000)
    expect(server.content.headline).toBe('كلمة')
    expect(statuses.some((each) => each.kind === 'conflict')).toBe(false)
  })

  test('taken over from, the words stay here until they may be sent', async () => {
    server.answer = { kind: 'locked', writer: 'ليلى' }
    write('جملة لم تصل')
    await clock.move(2_000)
    expect(statuses.at(-1)).toEqual({ kind: 'locked', writer: 'ليلى', isKept: true })
    await clock.move(60_000)
    expect(kept.get('t')?.content.headline).toBe('جملة لم تصل')
    server.answer = null
    keeper.resume()
    await settled()
    expect(server.content.headline).toBe('جملة لم تصل')
  })

  test('signed out while writing, the words wait for who signs in again', async () => {
    server.answer = { kind: 'signed-out' }
    write('بعد انتهاء الجلسة')
    await clock.move(2_000)
    expect(statuses.at(-1)).toEqual({ kind: 'signed-out', isKept: true })
    server.answer = null
    keeper.resume()
    await settled()
    expect(server.content.headline).toBe('بعد انتهاء الجلسة')
    expect(kept.size).toBe(0)
  })

  test('what the server would not take is kept, with its reason', async () => {
    server.answer = { kind: 'refused', message: 'أطول مما يُقبل' }
    write('نص طويل جدًا')
    await clock.move(2_000)
    expect(statuses.at(-1)).toEqual({ kind: 'refused', message: 'أطول مما يُقبل', isKept: true })
    expect(kept.get('t')?.content.headline).toBe('نص طويل جدًا')
  })
})
