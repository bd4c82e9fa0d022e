/**
 * Somebody suggests: her text, the draft under it, and the server. Knows no React and no editor. What she writes is kept in
 * this browser until the server has it; where the draft goes on meanwhile, her text goes on with it.
 */

import { applyChanges, changesBetween, followerOf, makeable } from '@/lib/newsroom/suggestions/changes.ts'
import type { StorySuggestions } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { keyOfAll, type Piece } from '@/lib/newsroom/suggestions/pieces.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import { type Answered, askNewsroom, type Refused, storyAddress } from '../story/ask-newsroom.ts'

export type SuggestingStatus = { kind: 'saved' | 'saving' } | { kind: 'failed'; refused: Refused }

type SuggestingScreen = {
  list: (list: StorySuggestions) => void
  status: (status: SuggestingStatus) => void
  /** Puts another text in place of hers, where it differs. @returns false when it cannot be done now */
  adopt: (document: StoryDocument) => boolean
}

type Left = { base: StoryDocument; document: StoryDocument }

const saveAfter = 1_000
const retryAfter = 5_000

const asDocument = (blocks: readonly Piece[]): StoryDocument => ({
  type: 'doc',
  content: blocks as Block[],
})

/** The draft with everything that the actor suggests for it. */
function ownText({ document, open }: StorySuggestions): readonly Piece[] {
  return applyChanges(document.content, makeable(open.filter((each) => each.isOwn && !each.isGone)).together)
}

export class Suggesting {
  readonly #articleId: string
  readonly #key: string
  readonly #screen: SuggestingScreen
  /** What is in hand: the suggestions as the server last told them, and the text that they make. */
  #list: StorySuggestions
  #synced: readonly Piece[]
  #mine: () => StoryDocument
  /** How often she has written. */
  #turn = 0
  #sent = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | null = null
  #hasEnded = false

  constructor(articleId: string, staffId: string, list: StorySuggestions, screen: SuggestingScreen) {
    this.#articleId = articleId
    this.#key = `warraq suggesting ${articleId} ${staffId}`
    this.#screen = screen
    this.#list = list
    this.#synced = ownText(list)
    const begun = asDocument(this.#synced)
    this.#mine = () => begun
  }

  /** The text to begin with. */
  get document(): StoryDocument {
    return this.#mine()
  }

  /** Sends what an earlier visit left here. */
  async begin(): Promise<void> {
    this.#hasEnded = false
    const left = this.#left()
    if (!left) return
    const answer = await this.#put(left.base, left.document, [])
    if (!answer.ok) return this.#fail(answer)
    this.#forget()
    this.#take(answer.value)
  }

  /** Something was written. */
  write = (document: () => StoryDocument): void => {
    this.#mine = document
    this.#turn += 1
    this.#screen.status({ kind: 'saving' })
    this.#later(saveAfter)
  }

  /** Words that the server has not are written down before the page goes. */
  keep = (): void => {
    if (this.#turn === this.#sent) return
    const left: Left = { base: asDocument(this.#list.document.content), document: this.#mine() }
    try {
      localStorage.setItem(this.#key, JSON.stringify(left))
    } catch {
      // The browser has no room, or allows none.
    }
  }

  /** Has what she suggests saved. @returns whether the server has all of it */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer)
    if (this.#saving) await this.#saving
    if (this.#turn === this.#sent) return true
    this.#saving = this.#save()
    const isSaved = await this.#saving
    this.#saving = null
    return isSaved && (this.#turn === this.#sent || this.flush())
  }

  /** The server has others. */
  hear = async (): Promise<void> => {
    if (this.#turn !== this.#sent || this.#saving) {
      await this.flush()
      return
    }
    const turn = this.#turn
    const answer = await askNewsroom<StorySuggestions>(storyAddress(this.#articleId, '/suggestions'))
    if (answer.ok && turn === this.#turn && !this.#saving) this.#take(answer.value)
  }

  /** The screen goes. */
  end = (): void => {
    this.keep()
    void this.flush()
    this.#hasEnded = true
  }

  async #save(): Promise<boolean> {
    const turn = this.#turn
    const document = this.#mine()
    const known = this.#list.open.flatMap(({ id, isOwn }) => (isOwn ? [id] : []))
    const answer = await this.#put(asDocument(this.#list.document.content), document, known)
    if (!answer.ok) {
      this.keep()
      this.#fail(answer)
      return false
    }
    this.#sent = turn
    this.#synced = document.content as readonly Piece[]
    if (turn === this.#turn) this.#forget()
    this.#take(answer.value)
    return true
  }

  #put(base: StoryDocument, document: StoryDocument, known: string[]): Promise<Answered<StorySuggestions>> {
    return askNewsroom<StorySuggestions>(storyAddress(this.#articleId, '/suggestions'), {
      method: 'PUT',
      body: { base, document, known },
    })
  }

  /** Goes on from what the server has, with what she has written since. */
  #take(list: StorySuggestions): void {
    const target = ownText(list)
    const mine = this.#mine().content as readonly Piece[]
    const follow = followerOf(this.#synced, target)
    const since = changesBetween(this.#synced, mine).flatMap((change) => {
      const place = follow(change)
      return place === 'made' ? [] : [place && { ...change, ...place }]
    })
    const placed = since.filter((each) => each !== null)
    // What fits nowhere is saved first: the server keeps it, and says that its words are gone.
    if (placed.length < since.length) {
      this.#later(0)
      return
    }
    const next = applyChanges(target, placed)
    if (keyOfAll(next) !== keyOfAll(mine)) {
      const document = asDocument(next)
      if (!this.#hasEnded && !this.#screen.adopt(document)) {
        this.#later(saveAfter)
        return
      }
      this.#mine = () => document
    }
    this.#list = list
    this.#synced = target
    this.#screen.list(list)
    if (this.#turn === this.#sent) this.#screen.status({ kind: 'saved' })
    else this.#later(saveAfter)
  }

  #later(milliseconds: number): void {
    if (this.#hasEnded) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => void (this.#turn === this.#sent ? this.hear() : this.flush()),
      milliseconds,
    )
  }

  #fail(refused: Refused): void {
    this.#screen.status({ kind: 'failed', refused })
    // Of what it does not take, asking again changes nothing until something else is written.
    if (refused.refusal === 'away' || refused.refusal === 'signed-out') this.#later(retryAfter)
  }

  #left(): Left | null {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Left | null
    } catch {
      return null
    }
  }

  #forget(): void {
    try {
      localStorage.removeItem(this.#key)
    } catch {
      // Nothing was kept there.
    }
  }
}
