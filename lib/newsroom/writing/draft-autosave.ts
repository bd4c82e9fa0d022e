/**
 * What stands between a writer's keyboard and the server, so that no word is lost: every change is kept in the browser
 * until the server has acknowledged it, sent within two seconds, and sent again until it arrives. It holds the words
 * themselves and never looks at a screen, so that it goes on when the screen they were written on has gone. Knows no
 * React and no browser: it is given a store, a way to send and a clock.
 */
import { itemAt } from '../../present.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { canonical } from './canonical.ts'
import { sameContent } from './same-content.ts'

/**
 * The words of a draft at one moment: put together only when they are needed, and the same whenever they are asked for.
 * Never a look at an editor: what is read of one that is gone is not what was written.
 */
export type Words = () => DraftContent

/** Words that the server is not known to have, as a browser keeps them. */
export type UnsavedDraft = {
  articleId: string
  tabId: string
  /** Whose they are: another person at the same machine is not shown them. */
  staffId: string
  /** The version that they were written upon. */
  baseVersion: number
  /** Their place among what this tab wrote. */
  turn: number
  content: DraftContent
  /** What they take of what was suggested; a version before kept none. */
  taken?: Taken
  /** Milliseconds of the epoch. */
  keptAt: number
}

/**
 * Suggestions that are in the words: what each makes (`keyOfAll`), or null where its writer has undone it. It goes to the
 * server with them, so that nothing is accepted that is not in the text.
 */
export type Taken = Readonly<Record<string, string | null>>

export type UnsavedDraftStore = {
  /** @throws when the browser has no room, or keeps nothing for anybody */
  keep: (words: UnsavedDraft) => Promise<void>
  /** Keeps them before it returns, for a page that may be gone in the next moment; does nothing where there is no room. */
  keepAtOnce: (words: UnsavedDraft) => void
  forget: (articleId: string, tabId: string) => Promise<void>
}

/** What the server answered to a save. */
export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  /** Somebody saved since: nothing was written. */
  | { kind: 'stale' }
  /** Another tab writes. */
  | { kind: 'locked'; writer: string }
  | { kind: 'signed-out' }
  /** Understood and not taken; `message` says why, in the writer's language. */
  | { kind: 'refused'; message: string }
  /** No answer, or none of ours. */
  | { kind: 'away' }

export type Save = {
  baseVersion: number
  /** Higher than that of everything the tab wrote before: what it sends may overtake itself. */
  turn: number
  content: DraftContent
  taken: Taken
  /** The page is going: the request must outlive it. */
  leaving: boolean
}

export type DraftStatus =
  /** The server has every word; `at` is when it last took some (ISO 8601). */
  | { kind: 'saved'; at: string | null }
  /** Words of the last two seconds. */
  | { kind: 'typing' }
  | { kind: 'saving' }
  /** The server is away: kept in this browser, or (`isKept` false) only on this screen. */
  | { kind: 'away'; isKept: boolean }
  | { kind: 'signed-out'; isKept: boolean }
  | { kind: 'locked'; writer: string; isKept: boolean }
  | { kind: 'refused'; message: string; isKept: boolean }
  /** Somebody saved in between: both versions wait to be compared. */
  | { kind: 'conflict' }

type Options = {
  articleId: string
  tabId: string
  staffId: string
  /** The version that the writer started from, and its words. */
  version: number
  content: DraftContent
  savedAt: string | null
  store: UnsavedDraftStore
  send: (save: Save) => Promise<SaveAnswer>
  /** The version that the server has now; null when it does not say. */
  latest: () => Promise<{ version: number; content: DraftContent; updatedAt: string } | null>
  /** A clock, for tests to move by hand. */
  clock?: Clock
}

export type Clock = {
  now: () => number
  /** Runs `work` after `delay` milliseconds; the answer cancels it. */
  after: (delay: number, work: () => void) => () => void
}

const wallClock: Clock = {
  now: () => Date.now(),
  after: (delay, work) => {
    const timer = setTimeout(work, delay)
    return () => clearTimeout(timer)
  },
}

/** Milliseconds without a keystroke after which words are sent. */
const pause = 900
/** Words wait no longer than this, and are not sent more often, however fast somebody types. */
const longestWait = 2_000
/** A burst of keystrokes is one change to the browser's own store. */
const burst = 120
/** Between attempts while the server is away, milliseconds; the last one repeats. */
const backoff = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

type Hold = 'conflict' | 'locked' | 'signed-out' | 'refused'

export class DraftAutosave {
  readonly #options: Options
  readonly #clock: Clock
  #words: Words
  /** What the server is not known to have been told. */
  #taken: Taken = {}
  #version: number
  /** What the server has, as far as we know. */
  #acknowledged: DraftContent
  #savedAt: string | null
  /** Numbers what is written, also across documents: never below the clock. The server has what is up to `#savedTurn`. */
  #turn = 0
  #savedTurn = 0
  #firstUnsent = 0
  #lastSend = Number.NEGATIVE_INFINITY
  #attempts = 0
  #sending: Promise<void> | null = null
  #cancelSend: (() => void) | null = null
  #cancelStore: (() => void) | null = null
  #keeping: Promise<void> = Promise.resolve()
  #isKept = true
  /** Nothing is sent until somebody has decided what to do. */
  #held: Hold | null = null
  #status: DraftStatus
  #hear: ((status: DraftStatus) => void) | null = null

  constructor(options: Options) {
    this.#options = options
    this.#clock = options.clock ?? wallClock
    this.#version = options.version
    this.#acknowledged = options.content
    this.#words = () => options.content
    this.#savedAt = options.savedAt
    this.#status = { kind: 'saved', at: options.savedAt }
  }

  get version(): number {
    return this.#version
  }

  get status(): DraftStatus {
    return this.#status
  }

  /** The last words that the server is known to have: the common ground of a conflict. */
  get acknowledged(): DraftContent {
    return this.#acknowledged
  }

  /** The words as they stand, whether or not the server has them. */
  get content(): DraftContent {
    return this.#words()
  }

  get hasUnsaved(): boolean {
    return this.#turn > this.#savedTurn
  }

  /** Tells `hear` of every new status, instead of whoever was told before; null, and nobody is told. */
  tell(hear: ((status: DraftStatus) => void) | null): void {
    this.#hear = hear
  }

  /** Something was written: these are the words now. */
  changed(words: Words): void {
    this.#words = words
    if (!this.hasUnsaved) this.#firstUnsent = this.#clock.now()
    this.#turn = Math.max(this.#turn + 1, this.#clock.now())
    this.#storeSoon()
    if (this.#held) return
    if (this.#attempts > 0) this.#say({ kind: 'away', isKept: this.#isKept })
    else {
      if (!this.#sending) this.#say({ kind: 'typing' })
      this.#sendSoon()
    }
  }

  /** What was written last takes these suggestions. */
  take(taken: Taken): void {
    this.#taken = { ...this.#taken, ...taken }
  }

  /** Sends what is unsaved now. Resolves to whether the server then has every word. */
  async flush(): Promise<boolean> {
    this.#attempts = 0
    this.#cancelSend?.()
    await this.#sending
    while (this.hasUnsaved && !this.#held && this.#attempts === 0) await this.#send(false)
    return !this.hasUnsaved
  }

  /** The page is about to go, perhaps for good: one last request that outlives it, and the browser's own copy. */
  leaving(): void {
    if (!this.hasUnsaved) return
    // What is written in the background may not be finished by a page that goes.
    this.#options.store.keepAtOnce(this.#record())
    this.#storeNow()
    if (!this.#held) void this.#post({ leaving: true }).finally(() => this.#goOn())
  }

  /** Something may have changed for the better: the network is back, somebody signed in, the other tab has gone. */
  resume(): void {
    if (this.#held === 'conflict') return
    this.#held = null
    this.#attempts = 0
    if (this.hasUnsaved) void this.flush()
    else this.#say({ kind: 'saved', at: this.#savedAt })
  }

  /** The server has this version now, with these words: after a move, a restored revision, a resolved conflict. */
  adopt(version: number, content: DraftContent, savedAt: string | null): void {
    this.#version = version
    this.#acknowledged = content
    this.#words = () => content
    this.#savedAt = savedAt
    this.#savedTurn = this.#turn
    this.#taken = {}
    this.#held = null
    this.#attempts = 0
    this.#cancelSend?.()
    this.#forget()
    this.#say({ kind: 'saved', at: savedAt })
  }

  /** Another tab writes: nothing is sent until it has gone or is taken over from. */
  lock(writer: string): void {
    if (this.#held === 'conflict') return
    this.#hold('locked', { kind: 'locked', writer, isKept: this.#isKept })
  }

  /** Nobody is signed in any longer, as another request was told. */
  signedOut(): void {
    if (this.#held === null) this.#hold('signed-out', { kind: 'signed-out', isKept: this.#isKept })
  }

  /** The server's version is not the one that these words were written upon. */
  conflict(): void {
    this.#storeNow()
    this.#hold('conflict', { kind: 'conflict' })
  }

  /**
   * Words that an earlier document left, upon a version that is not the latest any longer. They stay upon it: kept as if
   * they had been written upon what the server has now, they would be put in its place the next time.
   */
  conflictOver(words: Words, baseVersion: number): void {
    this.changed(words)
    this.#version = baseVersion
    this.conflict()
  }

  #sendSoon(): void {
    if (this.#sending) return
    const now = this.#clock.now()
    const due = Math.max(
      Math.min(now + pause, this.#firstUnsent + longestWait),
      Math.min(this.#lastSend + longestWait, now + longestWait),
    )
    this.#cancelSend?.()
    this.#cancelSend = this.#clock.after(due - now, () => void this.#send(false))
  }

  #send(leaving: boolean): Promise<void> {
    this.#cancelSend?.()
    this.#sending ??= this.#post({ leaving }).finally(() => {
      this.#sending = null
      this.#goOn()
    })
    return this.#sending
  }

  /** What the last answer left unsaved is sent in its turn. */
  #goOn(): void {
    if (this.hasUnsaved && !this.#held && this.#attempts === 0) this.#sendSoon()
  }

  async #post({ leaving }: { leaving: boolean }): Promise<void> {
    const turn = this.#turn
    const content = this.#words()
    const taken = this.#taken
    this.#lastSend = this.#clock.now()
    this.#firstUnsent = this.#lastSend
    if (this.#attempts === 0) this.#say({ kind: 'saving' })
    const answer = await this.#options
      .send({ baseVersion: this.#version, turn, content, taken, leaving })
      .catch((): SaveAnswer => ({ kind: 'away' }))
    switch (answer.kind) {
      case 'saved':
        return this.#saved(turn, content, taken, answer.version, answer.savedAt)
      case 'stale':
        return this.#stale(turn, content, taken)
      case 'locked':
        return this.#hold('locked', { kind: 'locked', writer: answer.writer, isKept: this.#isKept })
      case 'signed-out':
        return this.#hold('signed-out', { kind: 'signed-out', isKept: this.#isKept })
      case 'refused':
        return this.#hold('refused', { kind: 'refused', message: answer.message, isKept: this.#isKept })
      case 'away':
        return this.#away()
    }
  }

  #saved(turn: number, content: DraftContent, taken: Taken, version: number, savedAt: string): void {
    this.#taken = Object.fromEntries(Object.entries(this.#taken).filter(([id, makes]) => taken[id] !== makes))
    // The answer to an earlier save may come after that to a later one: a page that goes does not wait its turn.
    if (turn >= this.#savedTurn) {
      this.#acknowledged = content
      this.#savedTurn = turn
    }
    if (version >= this.#version) {
      this.#version = version
      this.#savedAt = savedAt
    }
    this.#attempts = 0
    if (this.hasUnsaved) {
      this.#storeSoon()
      this.#say({ kind: 'typing' })
    } else {
      this.#forget()
      this.#say({ kind: 'saved', at: savedAt })
    }
  }

  /** The number may have risen over words that nobody changed: another hand put them back, say. */
  async #stale(turn: number, content: DraftContent, taken: Taken): Promise<void> {
    const latest = await this.#options.latest().catch(() => null)
    if (!latest) return this.#away()
    if (sameContent(latest.content, content))
      return this.#saved(turn, content, taken, latest.version, latest.updatedAt)
    if (sameContent(this.#acknowledged, latest.content)) {
      this.#version = Math.max(this.#version, latest.version)
      this.#attempts = 0
      return
    }
    this.conflict()
  }

  #away(): void {
    const delay = itemAt(backoff, Math.min(this.#attempts, backoff.length - 1))
    this.#attempts += 1
    this.#say({ kind: 'away', isKept: this.#isKept })
    this.#storeNow()
    this.#cancelSend?.()
    // Many browsers lost the same server at the same moment; they do not all come back at the same one.
    const spread = delay * (0.75 + Math.random() / 2)
    this.#cancelSend = this.#clock.after(spread, () => {
      if (this.hasUnsaved && !this.#held) void this.#send(false)
    })
  }

  #hold(why: Hold, status: DraftStatus): void {
    this.#held = why
    this.#cancelSend?.()
    if (this.hasUnsaved) this.#storeNow()
    this.#say(status)
  }

  #storeSoon(): void {
    if (this.#cancelStore) return
    this.#cancelStore = this.#clock.after(burst, () => this.#storeNow())
  }

  /** One write at a time; the last one has the last words. */
  #storeNow(): void {
    this.#cancelStore?.()
    this.#cancelStore = null
    if (!this.hasUnsaved) return
    this.#keeping = this.#keeping
      .then(async () => {
        if (!this.hasUnsaved) return
        await this.#options.store.keep(this.#record())
        this.#confirmStored(true)
      })
      .catch(() => this.#confirmStored(false))
  }

  #record(): UnsavedDraft {
    const { articleId, tabId, staffId } = this.#options
    return {
      articleId,
      tabId,
      staffId,
      baseVersion: this.#version,
      turn: this.#turn,
      content: this.#words(),
      taken: this.#taken,
      keptAt: this.#clock.now(),
    }
  }

  #confirmStored(isKept: boolean): void {
    this.#isKept = isKept
    if ('isKept' in this.#status && this.#status.isKept !== isKept) this.#say({ ...this.#status, isKept })
  }

  #forget(): void {
    this.#cancelStore?.()
    this.#cancelStore = null
    const { articleId, tabId, store } = this.#options
    this.#keeping = this.#keeping
      .then(() => (this.hasUnsaved ? undefined : store.forget(articleId, tabId)))
      .catch(() => {})
  }

  #say(status: DraftStatus): void {
    // At every keystroke it is “typing” again: nobody need draw a screen anew for that.
    if (canonical(status) === canonical(this.#status)) return
    this.#status = status
    this.#hear?.(status)
  }
}
