/**
 * Drafts in the hands of this browser. A link of the newsroom takes the screen of a story away and leaves the document:
 * what was written goes on from here until the server has it, and is what the story opens with when somebody comes back.
 */
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import { isWhole } from '@/lib/newsroom/stories/draft-fields.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import {
  DraftAutosave,
  type DraftStatus,
  type Save,
  type SaveAnswer,
} from '@/lib/newsroom/writing/draft-autosave.ts'
import { tabIdentity } from '@/lib/newsroom/writing/tab-identity.ts'
import { unsavedDraftStore } from '@/lib/newsroom/writing/unsaved-drafts.ts'
import { within } from '@/lib/newsroom/writing/within.ts'
import type { Block } from '@/lib/story/document.ts'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import type { LatestDraft } from './story-facts.ts'

/** Says that a tab is gone, by a request that outlives the page. */
export const closeTabOf = (articleId: string, tabId: string) =>
  askNewsroom(storyAddress(articleId, '/tab'), { method: 'DELETE', body: { tabId }, leaving: true })

/** The draft as the server has it now; null when it does not say, or does not know all fields that this page knows. */
export async function latestDraft(articleId: string): Promise<LatestDraft | null> {
  const answer = await askNewsroom<LatestDraft>(storyAddress(articleId, '/draft'))
  return answer.ok && isWhole(answer.value.content) ? answer.value : null
}

async function send(articleId: string, tabId: string, save: Save): Promise<SaveAnswer> {
  const { leaving, taken, ...words } = save
  const all = Object.entries(taken)
  const body = {
    ...words,
    accepts: all.flatMap(([id, makes]) => (makes === null ? [] : [{ id, makes }])),
    reopens: all.flatMap(([id, makes]) => (makes === null ? [id] : [])),
  }
  const answer = await askNewsroom<{ version: number; savedAt: string }>(storyAddress(articleId, '/draft'), {
    method: 'PUT',
    body: { tabId, ...body },
    leaving,
  })
  if (answer.ok) return { kind: 'saved', ...answer.value }
  switch (answer.refusal) {
    case 'stale-version':
      return { kind: 'stale' }
    case 'locked':
      return { kind: 'locked', writer: answer.subject }
    case 'signed-out':
      return { kind: 'signed-out' }
    // A fault of the server's may be over in a moment, as its absence may.
    case 'away':
    case 'failed':
    case 'no-room':
    case 'no-primary':
    // One that was not brought up to date yet, while others were: it would keep less than was written.
    case 'older-server':
      return { kind: 'away' }
    default:
      return { kind: 'refused', message: answer.message }
  }
}

/** In these, nothing more is sent until a person has done something. */
const isHeld = ({ kind }: DraftStatus) =>
  kind === 'conflict' || kind === 'locked' || kind === 'signed-out' || kind === 'refused'

/** What a draft tells the screen that shows it. */
export type Screen = {
  hear: (status: DraftStatus) => void
  put: (place: number, blocks: readonly Block[]) => void
}

export class OpenDraft {
  readonly articleId: string
  readonly tabId: string
  readonly keeper: DraftAutosave
  /** Words that an earlier document left are compared without the version that they were written upon: nobody kept it. */
  isBaseKnown = true
  #screen: Screen | null = null
  #closing: Promise<unknown> = Promise.resolve()

  constructor(opened: WorkingDraft, staffId: string, tabId: string) {
    const { articleId, version, content } = opened
    this.articleId = articleId
    this.tabId = tabId
    this.keeper = new DraftAutosave({
      articleId,
      tabId,
      staffId,
      version,
      content,
      savedAt: null,
      store: unsavedDraftStore,
      send: (save) => send(articleId, tabId, save),
      latest: () => latestDraft(articleId),
    })
  }

  /** What both sides of a conflict were made from, where it is known. */
  get base(): DraftContent | undefined {
    return this.isBaseKnown ? this.keeper.acknowledged : undefined
  }

  /** A screen shows it. Resolves when the server may be told that the tab is there. */
  async show(screen: Screen): Promise<void> {
    this.#screen = screen
    this.keeper.tell(screen.hear)
    await this.#closing
  }

  /** Puts blocks before the one at a place of the text, on the screen that shows it, or where none does. */
  put(place: number, blocks: readonly Block[]): void {
    if (this.#screen) {
      this.#screen.put(place, blocks)
      return
    }
    const { document, ...fields } = this.keeper.content
    const content = document.content.toSpliced(place, 0, ...blocks)
    this.keeper.changed(() => ({ ...fields, document: { ...document, content } }))
    void this.keeper.flush()
  }

  /** The screen has gone, the document has not: what is unsaved is sent, and then the story is given back. */
  leave(): void {
    this.#screen = null
    this.keeper.tell(() => this.#closeWhenDone())
    void this.keeper.flush()
    this.#closeWhenDone()
  }

  /** The document goes, perhaps for good. */
  pageHides(): void {
    this.keeper.leaving()
    if (this.#screen || this.keeper.hasUnsaved) void closeTabOf(this.articleId, this.tabId)
  }

  #closeWhenDone(): void {
    if (this.#screen || (this.keeper.hasUnsaved && !isHeld(this.keeper.status))) return
    this.#closing = closeTabOf(this.articleId, this.tabId)
  }
}

/** By person and article; only ever filled by what runs in a browser. */
const openDrafts = new Map<string, OpenDraft>()
const keyOf = (articleId: string, staffId: string) => `${staffId} ${articleId}`

/** The draft that this document has in hand already, unless the server's is newer. */
function living(opened: WorkingDraft, staffId: string): OpenDraft | undefined {
  const draft = openDrafts.get(keyOf(opened.articleId, staffId))
  const isBehind = draft && !draft.keeper.hasUnsaved && draft.keeper.version < opened.version
  return isBehind ? undefined : draft
}

/**
 * What a story's screen begins with: the words in hand, which may be newer than those the page was made with (the way
 * back shows a page as it was).
 */
export const wordsToOpenWith = (opened: WorkingDraft, staffId: string): DraftContent =>
  living(opened, staffId)?.keeper.content ?? opened.content

/** Takes a draft into this browser's hands. `isNew` when it was not there: an earlier document may have left words. */
export async function openDraft(
  opened: WorkingDraft,
  staffId: string,
): Promise<{ draft: OpenDraft; isNew: boolean }> {
  const known = living(opened, staffId)
  if (known) return { draft: known, isNew: false }
  const tabId = await within(tabIdentity(opened.articleId), `tab-${Math.random().toString(36).slice(2)}`)
  const draft = new OpenDraft(opened, staffId, tabId)
  if (openDrafts.size === 0) hearOfThePage()
  openDrafts.set(keyOf(opened.articleId, staffId), draft)
  return { draft, isNew: true }
}

function hearOfThePage(): void {
  const each = (work: (draft: OpenDraft) => void) => openDrafts.forEach(work)
  window.addEventListener('pagehide', () => each((draft) => draft.pageHides()))
  window.addEventListener('online', () => each(({ keeper }) => keeper.resume()))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') each(({ keeper }) => keeper.leaving())
  })
}
