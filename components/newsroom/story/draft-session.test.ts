import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Presence } from '@/lib/newsroom/stories/editing-tabs.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import {
  DraftAutosave,
  type SaveAnswer,
  type Taken,
  type UnsavedDraft,
} from '@/lib/newsroom/writing/draft-autosave.ts'
import { sampleContent } from '@/lib/newsroom/writing/testing/sample-content.ts'
import type { Answered } from './ask-newsroom.ts'
import { DraftSession } from './draft-session.ts'

const written = sampleContent('عنوان', ['فقرة'])
const savedAt = '2026-11-25T10:00:00.000Z'
const me = { name: 'سلمى', isMe: true }
const her = { name: 'هند', isMe: false }
const away: Answered<never> = { ok: false, refusal: 'away', subject: '', message: '' }
const never = new Promise<never>(() => {})

const presence = (rest: Partial<Presence> = {}): Presence => ({
  writer: me,
  others: [],
  version: 3,
  state: 'draft',
  sourceRevision: null,
  notes: { open: 0, stamp: '' },
  suggestions: { open: 0, stamp: '' },
  ...rest,
})

/** What the server has, and says. */
let server: {
  version: number
  content: DraftContent
  heartbeat: () => Promise<Answered<Presence>>
  resolution: () => Promise<Answered<{ version: number; savedAt: string }>>
  save: () => Promise<SaveAnswer>
  sent: DraftContent[]
  taken: Taken[]
  asked: { address: string; body: unknown }[]
}
/** What this browser remembers, and what was done to it. */
let browser: { kept: UnsavedDraft[]; living: Set<string>; departed: string[]; did: string[] }
/** What the screen was told, in order. */
let told: string[]
let heard: Presence | null
let keeper: DraftAutosave
let inHands: { isNew: boolean; base: DraftContent | undefined; left: number; put: string[] }
let session: DraftSession
let end: () => void

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T10:00:00Z') })
  server = {
    version: 3,
    content: written,
    heartbeat: async () => ({ ok: true, value: presence() }),
    resolution: async () => ({ ok: true, value: { version: 9, savedAt } }),
    save: async () => ({ kind: 'saved', version: ++server.version, savedAt }),
    sent: [],
    taken: [],
    asked: [],
  }
  browser = { kept: [], living: new Set(), departed: [], did: [] }
  told = []
  heard = null
  inHands = { isNew: true, base: written, left: 0, put: [] }
  keeper = new DraftAutosave({
    articleId: 'a',
    tabId: 'mine',
    staffId: 's',
    version: 3,
    content: written,
    savedAt: null,
    store: { keep: async () => {}, keepAtOnce: () => {}, forget: async () => {} },
    send: async ({ content, taken }) => {
      server.sent.push(content)
      server.taken.push(taken)
      return server.save()
    },
    latest: async () => ({ version: server.version, content: server.content, updatedAt: savedAt }),
  })
  session = makeSession()
  end = () => {}
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

function makeSession(first = written): DraftSession {
  const opened = { articleId: 'a', version: 3, run: null, content: written } as WorkingDraft
  const draft = {
    tabId: 'mine',
    keeper,
    isBaseKnown: true,
    get base() {
      return this.isBaseKnown ? inHands.base : undefined
    },
    show: async (screen: { hear: Parameters<DraftAutosave['tell']>[0] }) => keeper.tell(screen.hear),
    put: (place: number) => void inHands.put.push(`put at ${place}`),
    leave: () => {
      inHands.left += 1
      keeper.tell(null)
    },
  }
  return new DraftSession(
    opened,
    first,
    {
      changed: (state) => {
        if (state.presence !== heard) told.push(`${state.presence?.writer?.name} writes`)
        heard = state.presence
      },
      show: ({ headline }) => told.push(`show ${headline}`),
      put: () => {},
      restored: () => told.push('restored'),
      takenOver: (writer) => told.push(`taken over by ${writer}`),
      stateIs: () => {},
    },
    {
      ask: async <T>(address: string, { body }: { body?: unknown } = {}) => {
        server.asked.push({ address, body })
        const answer = address.endsWith('/resolution') ? server.resolution() : server.heartbeat()
        return (await answer) as Answered<T>
      },
      open: async () => ({ draft, isNew: inHands.isNew }),
      latest: async () => ({
        version: server.version,
        content: server.content,
        updatedAt: savedAt,
        updatedBy: 'هند',
      }),
      closeTab: async (_, tabId) => void browser.did.push(`close ${tabId}`),
      unsaved: async () => browser.kept,
      store: {
        keep: async ({ tabId, baseVersion }) => void browser.did.push(`keep ${tabId} upon ${baseVersion}`),
        forget: async (_, tabId) => void browser.did.push(`forget ${tabId}`),
      },
      livingTabs: async () => browser.living,
      departedTabs: async () => browser.departed,
    },
  )
}

const settle = () => vi.advanceTimersByTimeAsync(0)
/** The next sign of life. */
const beat = async (answer: Partial<Presence>) => {
  server.heartbeat = async () => ({ ok: true, value: presence(answer) })
  await session.beat()
}
const begin = async ({ mayEdit = true } = {}) => {
  end = session.begin('s', mayEdit)
  await settle()
}
const left = (headline: string, rest: Partial<UnsavedDraft> = {}): UnsavedDraft => ({
  articleId: 'a',
  tabId: 'earlier',
  staffId: 's',
  baseVersion: 3,
  turn: 1,
  content: sampleContent(headline),
  keptAt: 1,
  ...rest,
})
/** Somebody saves elsewhere. */
const saveElsewhere = (version: number, headline: string) => {
  server.version = version
  server.content = sampleContent(headline)
}
const type = (headline: string) => session.writeFields({ headline })

describe('what an opening finds', () => {
  it('nothing: it may be written once the server has said who writes', async () => {
    let answer: (value: Answered<Presence>) => void = () => {}
    server.heartbeat = () => new Promise((resolve) => (answer = resolve))
    await begin()
    expect(session.state).toMatchObject({ isReady: false, presence: null })
    answer({ ok: true, value: presence() })
    await settle()
    expect(session.state).toMatchObject({
      isReady: true,
      presence: { writer: me },
      version: 3,
      conflict: null,
    })
    expect(told).not.toContainEqual(expect.stringContaining('show'))
    expect(server.asked).toEqual([
      { address: '/admin/stories/a/tab', body: { tabId: 'mine', wantsToWrite: true } },
    ])
  })

  it('a server that does not answer is waited for no longer than two seconds', async () => {
    server.heartbeat = () => never
    await begin()
    await vi.advanceTimersByTimeAsync(1_900)
    expect(session.state.isReady).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(session.state.isReady).toBe(true)
  })

  it('words that were written upon what the server has: they go on, and are this tab’s before the other’s are forgotten', async () => {
    browser.kept = [left('من الأمس')]
    await begin()
    expect(told).toEqual(['show من الأمس', 'restored', 'سلمى writes'])
    expect(session.content().headline).toBe('من الأمس')
    expect(browser.did).toEqual(['keep mine upon 3', 'forget earlier'])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(server.sent.map(({ headline }) => headline)).toEqual(['من الأمس'])
    expect(session.state).toMatchObject({ status: { kind: 'saved' }, version: 4 })
  })

  it('words that take suggestions: these are accepted with them, and not before', async () => {
    browser.kept = [left('من الأمس', { taken: { one: 'what it makes' } })]
    await begin()
    expect(server.taken).toEqual([])
    await session.flush()
    expect(server.taken).toEqual([{ one: 'what it makes' }])
  })

  it('words over which somebody has saved since: both are compared, without a base, and nothing is sent', async () => {
    browser.kept = [left('لي', { baseVersion: 2 })]
    server.content = sampleContent('لها')
    await begin()
    expect(told).toContain('show لي')
    expect(told).not.toContain('restored')
    expect(session.state.status).toEqual({ kind: 'conflict' })
    expect(session.state.conflict).toMatchObject({
      mine: { headline: 'لي' },
      theirs: { version: 3, content: { headline: 'لها' } },
    })
    expect(session.state.conflict?.base).toBeUndefined()
    expect(browser.did).toEqual(['keep mine upon 2', 'forget earlier'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.sent).toEqual([])
  })

  it('words that the server has: they are forgotten, and nothing is shown', async () => {
    browser.kept = [left('عنوان', { content: written })]
    await begin()
    expect(browser.did).toEqual(['forget earlier'])
    expect(told).not.toContain('restored')
  })

  it('words of a tab that is open: they are its own affair', async () => {
    browser.kept = [left('في نافذة أخرى')]
    browser.living = new Set(['earlier'])
    await begin()
    expect(browser.did).toEqual([])
    expect(session.content().headline).toBe('عنوان')
  })

  it('nothing, for who may not write', async () => {
    browser.kept = [left('من الأمس')]
    await begin({ mayEdit: false })
    expect(browser.did).toEqual([])
    expect(session.content().headline).toBe('عنوان')
    expect(server.asked[0]?.body).toEqual({ tabId: 'mine', wantsToWrite: false })
  })

  it('tabs that are gone without having said so: the server is told before it is asked who writes', async () => {
    browser.departed = ['crashed']
    server.heartbeat = async () => {
      browser.did.push('beat')
      return { ok: true, value: presence() }
    }
    await begin()
    expect(browser.did).toEqual(['close crashed', 'beat'])
  })

  it('words that came while the screen was being made: they are shown', async () => {
    inHands.isNew = false
    keeper.changed(() => sampleContent('وصلت الصورة'))
    await begin()
    expect(told).toContain('show وصلت الصورة')
    expect(session.content().headline).toBe('وصلت الصورة')
  })

  it('the words that the screen begins with: they are not shown again', async () => {
    inHands.isNew = false
    const mine = sampleContent('لي')
    keeper.changed(() => mine)
    session = makeSession(mine)
    await begin()
    expect(told).not.toContain('show لي')
  })

  it('a conflict that was left open: it is shown again', async () => {
    inHands.isNew = false
    keeper.conflictOver(() => sampleContent('لي'), 2)
    server.content = sampleContent('لها')
    await begin()
    expect(session.state.conflict).toMatchObject({
      mine: { headline: 'لي' },
      theirs: { content: { headline: 'لها' } },
    })
  })
})

describe('what a sign of life makes of a draft', () => {
  it('lays the pen down when the story is handed on, until something is written', async () => {
    await begin()
    const wanted = () => server.asked.map(({ body }) => (body as { wantsToWrite: boolean }).wantsToWrite)
    await beat({ state: 'in_review' })
    await settle()
    expect(wanted()).toEqual([true, true, false])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(wanted().at(-1)).toBe(false)
    session.writeFields({ headline: 'غيره' })
    expect(wanted().at(-1)).toBe(true)
  })

  it('asks for the pen on where a colleague had it when the story was handed on', async () => {
    await begin()
    await beat({ writer: her })
    await beat({ writer: null, state: 'in_review' })
    await settle()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.asked.at(-1)?.body).toMatchObject({ wantsToWrite: true })
  })

  it('somebody saved, and nothing is unsaved here: her words are shown', async () => {
    await begin()
    saveElsewhere(5, 'لها')
    await beat({ version: 5, writer: her })
    expect(told).toContain('show لها')
    expect(session.state).toMatchObject({ version: 5, status: { kind: 'saved' } })
    expect(session.content().headline).toBe('لها')
  })

  it('this tab may write now: it has the newest words before it says so', async () => {
    await begin()
    await beat({ writer: her })
    saveElsewhere(5, 'لها')
    told = []
    await beat({ version: 5, writer: me })
    expect(told).toEqual(['show لها', 'سلمى writes'])
  })

  it('what is unsaved here is never shown over', async () => {
    await begin()
    type('لي')
    saveElsewhere(5, 'لها')
    await beat({ version: 5 })
    expect(told).not.toContain('show لها')
    expect(session.content().headline).toBe('لي')
  })

  it('nor what was typed while the newest words were on their way', async () => {
    await begin()
    saveElsewhere(5, 'لها')
    const following = session.follow()
    type('لي')
    await following
    expect(told).not.toContain('show لها')
    expect(session.content().headline).toBe('لي')
  })

  it('nor by an answer that is older than what this tab has saved', async () => {
    await begin()
    keeper.adopt(7, written, savedAt)
    saveElsewhere(5, 'قديم')
    await session.follow()
    expect(told).not.toContain('show قديم')
    expect(keeper.version).toBe(7)
  })

  it('another tab writes: what is unsaved here waits, and is sent when this one writes again', async () => {
    await begin()
    type('لي')
    await beat({ writer: her })
    expect(session.state.status).toMatchObject({ kind: 'locked', writer: 'هند' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.sent).toEqual([])
    await beat({ writer: me })
    await settle()
    expect(server.sent.map(({ headline }) => headline)).toEqual(['لي'])
    expect(session.state.status).toMatchObject({ kind: 'saved' })
  })

  it('who only reads is never locked out of anything', async () => {
    await begin({ mayEdit: false })
    type('لي')
    await beat({ writer: her })
    expect(session.state.status.kind).not.toBe('locked')
    expect(told).not.toContain('taken over by هند')
  })

  it('the tab that wrote was taken over from: that is said once', async () => {
    await begin()
    await beat({ writer: her })
    await beat({ writer: her })
    expect(told.filter((each) => each.startsWith('taken over'))).toEqual(['taken over by هند'])
  })

  it('somebody wrote before this tab came: nothing was taken', async () => {
    server.heartbeat = async () => ({ ok: true, value: presence({ writer: her }) })
    await begin()
    expect(told).not.toContain('taken over by هند')
  })

  it('an answer that comes after a later one’s is not heard', async () => {
    await begin()
    let late: (value: Answered<Presence>) => void = () => {}
    server.heartbeat = () => new Promise((resolve) => (late = resolve))
    const first = session.beat()
    await beat({ writer: me })
    late({ ok: true, value: presence({ writer: her }) })
    await first
    expect(session.state.presence?.writer).toEqual(me)
    expect(told).not.toContain('taken over by هند')
  })

  it('nobody is signed in: what is unsaved waits until somebody is', async () => {
    await begin()
    type('لي')
    server.heartbeat = async () => ({ ok: false, refusal: 'signed-out', subject: '', message: '' })
    await session.beat()
    expect(session.state.status).toMatchObject({ kind: 'signed-out' })
    await beat({ writer: me })
    await settle()
    expect(server.sent.map(({ headline }) => headline)).toEqual(['لي'])
  })

  it('no answer changes nothing', async () => {
    await begin()
    const before = session.state
    server.heartbeat = async () => away
    await session.beat()
    expect(session.state).toBe(before)
  })

  it('it is given every ten seconds, and no longer once the screen has gone', async () => {
    await begin()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(server.asked).toHaveLength(3)
    end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.asked).toHaveLength(3)
  })
})

describe('a conflict', () => {
  const mine = sampleContent('لي')
  const conflict = async () => {
    await begin()
    type('لي')
    server.save = async () => ({ kind: 'stale' })
    saveElsewhere(5, 'لها')
    await vi.advanceTimersByTimeAsync(2_000)
    const open = session.state.conflict
    if (!open) throw new Error('There is no conflict')
    return open
  }

  it('is shown with both versions, and what they were made from', async () => {
    expect(await conflict()).toMatchObject({
      mine: { headline: 'لي' },
      theirs: { version: 5, content: { headline: 'لها' } },
      base: { headline: 'عنوان' },
    })
  })

  it('can be put off, and is there again when it is asked for', async () => {
    await conflict()
    session.closeConflict()
    expect(session.state).toMatchObject({ conflict: null, status: { kind: 'conflict' } })
    await session.openConflict()
    expect(session.state.conflict).toMatchObject({ mine: { headline: 'لي' } })
  })

  it('ends with what was decided, upon the version that was seen', async () => {
    const open = await conflict()
    const outcome = sampleContent('معًا')
    expect(await session.resolve(open, outcome)).toBe('')
    expect(server.asked.at(-1)).toEqual({
      address: '/admin/stories/a/draft/resolution',
      body: { tabId: 'mine', baseVersion: 5, mine: expect.objectContaining({ headline: 'لي' }), outcome },
    })
    expect(session.state).toMatchObject({ conflict: null, version: 9, status: { kind: 'saved' } })
    expect(session.content().headline).toBe('معًا')
    expect(told).toContain('show معًا')
  })

  it('is compared anew where the server’s words have moved on', async () => {
    const open = await conflict()
    saveElsewhere(6, 'لها أيضًا')
    server.resolution = async () => ({ ok: false, refusal: 'stale-version', subject: '6', message: '' })
    expect(await session.resolve(open, mine)).toBe('moved')
    expect(session.state.conflict?.theirs).toMatchObject({ version: 6, content: { headline: 'لها أيضًا' } })
  })

  it('stays open while the server is away', async () => {
    const open = await conflict()
    server.resolution = async () => away
    expect(await session.resolve(open, mine)).toBe('away')
    expect(session.state.conflict).toBe(open)
  })
})

describe('a screen that goes', () => {
  it('gives the draft back once, and what comes later goes into it', async () => {
    await begin()
    end()
    expect(inHands.left).toBe(1)
    session.putLater(2, [])
    expect(inHands.put).toEqual(['put at 2'])
  })

  it('before the draft was open: nothing is heard, and nothing shown', async () => {
    browser.kept = [left('من الأمس')]
    end = session.begin('s', true)
    end()
    await settle()
    expect(told).toEqual([])
    expect(server.asked).toEqual([])
    expect(browser.did).toEqual([])
  })

  it('and stands again: it goes on with the words in hand', async () => {
    await begin()
    type('لي')
    end()
    inHands.isNew = false
    await begin()
    expect(session.content().headline).toBe('لي')
    expect(told).not.toContain('show لي')
    expect(session.state.isReady).toBe(true)
  })

  it('leaves an answer that was on its way unheard', async () => {
    await begin()
    let late: (value: Answered<Presence>) => void = () => {}
    server.heartbeat = () => new Promise((resolve) => (late = resolve))
    const asking = session.beat()
    end()
    saveElsewhere(5, 'لها')
    late({ ok: true, value: presence({ version: 5 }) })
    await asking
    expect(told).not.toContain('show لها')
  })
})
