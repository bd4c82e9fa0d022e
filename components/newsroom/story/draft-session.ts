/**
 * Everything between the words on a story's screen and the server: what an opening finds, who writes, conflicts. Knows no
 * React and no browser: it is given a screen to tell, and services to ask. {@link DraftAutosave} saves; `OpenDraft` goes on
 * when the screen has gone; this is one screen's part in it.
 */
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Presence } from '@/lib/newsroom/stories/editing-tabs.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type {
  DraftAutosave,
  DraftStatus,
  Taken,
  UnsavedDraft,
  UnsavedDraftStore,
} from '@/lib/newsroom/writing/draft-autosave.ts'
import { leftWords } from '@/lib/newsroom/writing/left-words.ts'
import { sameContent } from '@/lib/newsroom/writing/same-content.ts'
import { within } from '@/lib/newsroom/writing/within.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { type askNewsroom, storyAddress } from './ask-newsroom.ts'
import type { OpenDraft } from './open-draft.client.ts'
import type { DraftFields, LatestDraft, OpenConflict } from './story-facts.ts'

/** Milliseconds between two signs of life; the server takes a tab for gone after four of them. */
const heartbeatEvery = 10_000

/** States in which a story is somebody else's turn. */
const handedOn: readonly ArticleState[] = ['draft', 'in_review', 'approved']

export type DraftState = {
  status: DraftStatus
  presence: Presence | null
  /** Earlier words have been looked for: it may be written now. */
  isReady: boolean
  conflict: OpenConflict | null
  version: number
}

/** What is told. */
export type DraftScreen = {
  changed: (state: DraftState) => void
  /** Puts other words on the screen. */
  show: (content: DraftContent) => void
  /** Puts blocks into the text on the screen, as if they were written there. */
  put: (place: number, blocks: readonly Block[]) => void
  /** Words of an earlier visit have come back. */
  restored: () => void
  /** The tab that wrote has been taken over from. */
  takenOver: (writer: string) => void
  stateIs: (state: ArticleState) => void
}

type DraftInHands = Pick<OpenDraft, 'tabId' | 'base' | 'isBaseKnown' | 'show' | 'put' | 'leave'> & {
  keeper: DraftAutosave
}

/** What is asked: the server, and this browser's memory. */
export type DraftServices = {
  ask: typeof askNewsroom
  /** `isNew` when this document did not have it in its hands. */
  open: (opened: WorkingDraft, staffId: string) => Promise<{ draft: DraftInHands; isNew: boolean }>
  latest: (articleId: string) => Promise<LatestDraft | null>
  closeTab: (articleId: string, tabId: string) => Promise<unknown>
  unsaved: (articleId: string, staffId: string) => Promise<UnsavedDraft[]>
  store: Pick<UnsavedDraftStore, 'keep' | 'forget'>
  livingTabs: () => Promise<Set<string>>
  departedTabs: (articleId: string, ownTab: string) => Promise<string[]>
}

/** Values, which say the same when the screen they stood on has gone. */
type Written = { fields: DraftFields; document: () => StoryDocument }

const wordsOf = (content: DraftContent): Written => ({
  fields: fieldsOf(content),
  document: () => content.document,
})

export const fieldsOf = ({ document: _, ...fields }: DraftContent): DraftFields => fields

export class DraftSession {
  readonly #services: DraftServices
  readonly #screen: DraftScreen
  /** What comes later comes through `follow`: the page is rendered anew after every move, and knows no newer words. */
  readonly #opened: WorkingDraft
  #state: DraftState
  #mayEdit = false
  #inHand: DraftInHands | null = null
  /** The same, also when the screen has given it back. */
  #latest: DraftInHands | null = null
  /** What stands on the screen. */
  #written: Written
  #isWriting = false
  #articleState: ArticleState | undefined
  /** The story was handed on: the pen lies down until she writes again. */
  #isResting = false
  #wasHeard = false
  /** Requests about presence are numbered: an answer that comes after a later one's says what is no longer so. */
  #asked = 0
  #answered = 0

  /** @param first what the screen begins with: `wordsToOpenWith` */
  constructor(opened: WorkingDraft, first: DraftContent, screen: DraftScreen, services: DraftServices) {
    this.#opened = opened
    this.#screen = screen
    this.#services = services
    this.#written = wordsOf(first)
    this.#state = {
      status: { kind: 'saved', at: null },
      presence: null,
      isReady: false,
      conflict: null,
      version: opened.version,
    }
  }

  get state(): DraftState {
    return this.#state
  }

  get tabId(): string | undefined {
    return this.#inHand?.tabId
  }

  /** The words as they stand. */
  content = (): DraftContent => {
    const { fields, document } = this.#written
    return { ...fields, document: document() }
  }

  /** Something was written over the text. */
  writeFields = (changed: Partial<DraftFields>): void =>
    this.#write({ fields: { ...this.#written.fields, ...changed } })

  /** Something was written in the text. `document` is asked when it is needed, and says the same ever after. */
  writeText = (document: () => StoryDocument): void => this.#write({ document })

  #write(changed: Partial<Written>): void {
    const words = { ...this.#written, ...changed }
    this.#written = words
    if (this.#isResting) {
      this.#isResting = false
      void this.beat()
    }
    this.#inHand?.keeper.changed(() => ({ ...words.fields, document: words.document() }))
  }

  /** What was written last takes suggestions, or has them undone. */
  take = (taken: Taken): void => this.#inHand?.keeper.take(taken)

  /** Puts blocks before the one at a place of the text, whether or not its screen still stands. */
  putLater = (place: number, blocks: readonly Block[]): void => this.#latest?.put(place, blocks)

  /** The screen stands. @returns what ends it */
  begin(staffId: string, mayEdit: boolean): () => void {
    let isGone = false
    let timer: ReturnType<typeof setInterval> | undefined
    this.#mayEdit = mayEdit
    const run = async () => {
      const isOpen = await this.#open(staffId, () => isGone)
      if (!isOpen) return
      // Not before: what is typed now would be typed over. A server that does not answer is no reason to wait long.
      await within(this.beat(), undefined)
      if (isGone) return
      this.#set({ isReady: true })
      timer = setInterval(this.beat, heartbeatEvery)
    }
    void run()
    return () => {
      isGone = true
      clearInterval(timer)
      this.#inHand?.leave()
      this.#inHand = null
    }
  }

  /** Whether whoever sits here writes in the draft now: while she only suggests, others may. */
  wants = (writes: boolean): void => {
    if (this.#mayEdit === writes) return
    this.#mayEdit = writes
    void this.beat()
  }

  /** Whoever handed a story on and stays here does not keep it from whose turn it is. */
  isIn = (state: ArticleState): void => {
    const before = this.#articleState
    this.#articleState = state
    if (before === undefined || before === state || !this.#isWriting || !handedOn.includes(state)) return
    this.#isResting = true
    void this.beat()
  }

  /** Takes the draft into this screen's hands, with what an earlier visit left. @returns false when it has gone */
  async #open(staffId: string, isGone: () => boolean): Promise<boolean> {
    const { articleId } = this.#opened
    const { open, unsaved, livingTabs, departedTabs, closeTab } = this.#services
    const { draft, isNew } = await open(this.#opened, staffId)
    const { keeper, tabId } = draft
    const [kept, tabs, departed] = await Promise.all([
      within(unsaved(articleId, staffId), []),
      within(livingTabs(), new Set<string>()),
      within(departedTabs(articleId, tabId), []),
    ])
    if (isGone()) return false
    this.#inHand = draft
    this.#latest = draft
    const shown = draft.show({
      hear: (status) => {
        this.#set({ status, version: keeper.version })
        if (status.kind === 'conflict') void this.#compare(keeper.content, draft.base)
      },
      put: this.#screen.put,
    })
    this.#set({ status: keeper.status, version: keeper.version })
    // What came into the words while this screen was being made, such as a picture that was on its way.
    if (!isNew && !sameContent(keeper.content, this.content())) this.#show(keeper.content)
    if (isNew) this.#restore(draft, kept, tabs)
    else if (keeper.status.kind === 'conflict') void this.#compare(keeper.content, draft.base)
    await Promise.all([shown, ...departed.map((each) => closeTab(articleId, each))])
    return !isGone()
  }

  /** What an earlier document left in this browser goes on, or is compared with what the server has. */
  #restore(draft: DraftInHands, kept: readonly UnsavedDraft[], tabs: ReadonlySet<string>): void {
    if (!this.#mayEdit) return
    const { keeper, tabId } = draft
    const { articleId, version } = this.#opened
    const { found, needless } = leftWords(kept, this.#opened, tabs, tabId)
    for (const each of needless) void this.#services.store.forget(articleId, each.tabId).catch(() => {})
    if (found.kind === 'none') return
    const { words } = found
    this.#show(words.content)
    if (found.kind === 'restore') {
      keeper.changed(() => words.content)
      keeper.take(words.taken ?? {})
      this.#screen.restored()
    } else {
      draft.isBaseKnown = false
      keeper.conflictOver(() => words.content, words.baseVersion)
    }
    void this.#adoptRecord(words, tabId, found.kind === 'restore' ? version : words.baseVersion)
  }

  /** Keeps the words of another tab as this one's, and only then forgets the other's. */
  async #adoptRecord(words: UnsavedDraft, tabId: string, baseVersion: number): Promise<void> {
    if (words.tabId === tabId) return
    const { store } = this.#services
    try {
      await store.keep({ ...words, tabId, baseVersion })
      await store.forget(words.articleId, words.tabId)
    } catch {
      // They stay where they are, and are found again.
    }
  }

  /** A sign of life, and what is so now. */
  beat = async (): Promise<void> => {
    const own = this.#inHand
    if (!own) return
    const turn = ++this.#asked
    const answer = await this.#services.ask<Presence>(storyAddress(this.#opened.articleId, '/tab'), {
      method: 'POST',
      body: { tabId: own.tabId, wantsToWrite: this.#mayEdit && !this.#isResting },
    })
    if (answer.ok) await this.#hear(answer.value, turn)
    else if (answer.refusal === 'signed-out') own.keeper.signedOut()
  }

  /** @returns whether this tab writes now */
  takeOver = async (): Promise<boolean> => {
    const own = this.#inHand
    if (!own) return false
    const turn = ++this.#asked
    const answer = await this.#services.ask<Presence>(
      storyAddress(this.#opened.articleId, '/tab/take-over'),
      { method: 'POST', body: { tabId: own.tabId } },
    )
    if (answer.ok) await this.#hear(answer.value, turn)
    return answer.ok
  }

  async #hear(next: Presence, turn: number): Promise<void> {
    const own = this.#inHand?.keeper
    if (!own || turn < this.#answered) return
    this.#answered = turn
    const wrote = this.#isWriting
    const writes = next.writer?.isMe ?? false
    this.#isWriting = writes
    const isBehind = () => !own.hasUnsaved && next.version > own.version && own.status.kind !== 'saving'
    // Before the text may be written in: what is typed into an older version quarrels with the newer one.
    if (writes && isBehind()) await this.follow()
    this.#set({ presence: next })
    this.#screen.stateIs(next.state)
    this.isIn(next.state)
    if (!writes && next.writer && this.#mayEdit) {
      if (wrote && this.#wasHeard) this.#screen.takenOver(next.writer.name)
      if (own.hasUnsaved) own.lock(next.writer.name)
    }
    this.#wasHeard = true
    if (isBehind()) await this.follow()
    const isWaiting = own.status.kind === 'locked' || own.status.kind === 'signed-out'
    if (isWaiting && (writes || !own.hasUnsaved)) own.resume()
  }

  /** The newest words are shown; nothing of this tab is unsaved. */
  follow = async (): Promise<void> => {
    const theirs = await this.#services.latest(this.#opened.articleId)
    const own = this.#inHand?.keeper
    // What was typed in the meantime, or came by a later answer, stands.
    if (!theirs || !own || own.hasUnsaved || theirs.version < own.version) return
    if (theirs.version !== own.version) this.#show(theirs.content)
    own.adopt(theirs.version, theirs.content, theirs.updatedAt)
    this.#set({ version: theirs.version })
  }

  /** Sends what is unsaved. Resolves to the version that the server then has, with every word; null when some is missing. */
  flush = async (): Promise<number | null> => {
    const own = this.#inHand?.keeper
    if (!own) return this.#opened.version
    return (await own.flush()) ? own.version : null
  }

  retry = (): void => {
    this.#inHand?.keeper.resume()
    void this.beat()
  }

  /** Shows the conflict again that somebody put off. */
  openConflict = (): Promise<void> => this.#compare(this.content(), this.#inHand?.base)

  closeConflict = (): void => this.#set({ conflict: null })

  async #compare(mine: DraftContent, base: DraftContent | undefined): Promise<void> {
    const theirs = await this.#services.latest(this.#opened.articleId)
    if (theirs) this.#set({ conflict: { mine, theirs, base } })
  }

  /**
   * Has the outcome of a conflict saved.
   * @param conflict as the person who decided saw it
   * @returns why it was not, '' when it was
   */
  async resolve(conflict: OpenConflict, outcome: DraftContent): Promise<string> {
    const own = this.#inHand
    if (!own) return ''
    const answer = await this.#services.ask<{ version: number; savedAt: string }>(
      storyAddress(this.#opened.articleId, '/draft/resolution'),
      {
        method: 'POST',
        body: {
          tabId: own.tabId,
          baseVersion: conflict.theirs.version,
          mine: conflict.mine,
          outcome,
        },
      },
    )
    if (!answer.ok) {
      if (answer.refusal === 'stale-version') await this.#compare(conflict.mine, conflict.base)
      return answer.refusal === 'away'
        ? 'away'
        : answer.refusal === 'stale-version'
          ? 'moved'
          : answer.message
    }
    this.#show(outcome)
    own.isBaseKnown = true
    own.keeper.adopt(answer.value.version, outcome, answer.value.savedAt)
    this.#set({ version: answer.value.version, conflict: null })
    return ''
  }

  #show(content: DraftContent): void {
    this.#written = wordsOf(content)
    this.#screen.show(content)
  }

  #set(changed: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...changed }
    this.#screen.changed(this.#state)
  }
}
