/** Somebody suggests: between her editor, which it knows nothing of, and the server. What she writes stays in this browser until it is there. */

import { applyChanges, changesBetween, followerOf, makeable } from '@/lib/newsroom/suggestions/changes.ts'
import { headWordsOf } from '@/lib/newsroom/suggestions/lines.ts'
import type { StorySuggestions, Suggestion } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { keyOfAll, type Piece, textOf } from '@/lib/newsroom/suggestions/pieces.ts'
import { settledLine } from '@/lib/newsroom/writing/same-content.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import { type HeadWords, headLines, type SuggestedPlace } from '@/lib/vocabulary.ts'
import { type Answered, askNewsroom, type Refused, storyAddress } from '../story/ask-newsroom.ts'

export type SuggestingStatus = { kind: 'saved' | 'saving' } | { kind: 'failed'; refused: Refused }

type SuggestingScreen = {
  list: (list: StorySuggestions) => void
  status: (status: SuggestingStatus) => void
  /** Puts another text in place of hers, where it differs. @returns false when it cannot be done now */
  adopt: (document: StoryDocument) => boolean
  /** Shows the lines over the text as she would have them. */
  lines: (lines: HeadWords) => void
}

/** What both were made from, and what they are. */
type Lines = { base: HeadWords; words: HeadWords }
/** `place` is null for one that was told of when her text could not be changed. */
type Known = { id: string; place: SuggestedPlace | null; makes: string }
/** A version before wrote neither what she knew nor when she had heard. */
type Left = { base: StoryDocument; document: StoryDocument; lines?: Lines; known?: Known[]; heard?: string }

const saveAfter = 1_000
const retryAfter = 5_000

const asDocument = (blocks: readonly Piece[]): StoryDocument => ({
  type: 'doc',
  content: blocks as Block[],
})

/** What the actor suggests for the text, but for what another of hers stands in the way of. */
const ownChanges = ({ open }: StorySuggestions): Suggestion[] =>
  makeable(open.filter((each) => each.isOwn && !each.isGone && each.part === null)).together

/** The draft with that. */
const ownText = (list: StorySuggestions): readonly Piece[] =>
  applyChanges(list.document.content, ownChanges(list))

/** The same of the lines over it. */
function ownLines({ lines, open }: StorySuggestions): HeadWords {
  const own = open.filter((each) => each.isOwn && !each.isGone)
  const would = own.flatMap(({ part, after }) => (part ? [[part, textOf(after)] as const] : []))
  return { ...lines, ...Object.fromEntries(would) }
}

export class Suggesting {
  readonly #articleId: string
  /** What is left here begins with it: each tab keeps its own. */
  readonly #keys: string
  readonly #key: string
  readonly #screen: SuggestingScreen
  /** What is in hand: the suggestions as the server last told them, and the text that they make. */
  #list: StorySuggestions
  #synced: readonly Piece[]
  #mine: () => StoryDocument
  #lines: HeadWords
  /** As the server has them from her. */
  #syncedLines: HeadWords
  /** What her text was found to make, where the rest of that answer could not be taken yet. */
  #made: Known[] = []
  /** How often she has written. */
  #turn = 0
  #sent = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | null = null
  #hasEnded = false

  constructor(articleId: string, staffId: string, list: StorySuggestions, screen: SuggestingScreen) {
    this.#articleId = articleId
    this.#keys = `warraq suggesting ${articleId} ${staffId}`
    this.#key = `${this.#keys} ${Math.random().toString(36).slice(2)}`
    this.#screen = screen
    this.#list = list
    this.#synced = ownText(list)
    const begun = asDocument(this.#synced)
    this.#mine = () => begun
    this.#lines = ownLines(list)
    this.#syncedLines = this.#lines
  }

  /** The text to begin with. */
  get document(): StoryDocument {
    return this.#mine()
  }

  /** The lines over it. */
  get lines(): HeadWords {
    return this.#lines
  }

  /** Sends what earlier visits left here. */
  begin = async (): Promise<void> => {
    this.#hasEnded = false
    await this.#alone(this.#sendLeft())
  }

  async #sendLeft(): Promise<boolean> {
    for (const { key, left } of this.#left()) {
      const answer = await this.#put(left)
      if (!answer.ok) {
        this.#fail(answer)
        return false
      }
      this.#forget(key)
      this.#take(answer.value)
    }
    return true
  }

  /** One answer after the other. */
  async #alone(saving: Promise<boolean>): Promise<boolean> {
    this.#saving = saving
    try {
      return await saving
    } finally {
      this.#saving = null
    }
  }

  /** Something was written. */
  write = (document: () => StoryDocument): void => {
    this.#mine = document
    this.#written()
  }

  /** The same over the text. */
  writeLines = (changed: Partial<Readonly<Record<keyof HeadWords, string | null>>>): void => {
    this.#lines = headWordsOf({ ...this.#lines, ...changed })
    this.#screen.lines(this.#lines)
    this.#written()
  }

  #written(): void {
    this.#turn += 1
    this.#screen.status({ kind: 'saving' })
    this.#later(saveAfter)
  }

  /** Words that the server has not are written down before the page goes. */
  keep = (): void => {
    if (this.#turn === this.#sent) return
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#inHand()))
    } catch {
      // The browser has no room, or allows none.
    }
  }

  /** Has what she suggests saved. @returns whether the server has all of it */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer)
    // Whoever waited here may find that another who did saves already.
    while (this.#saving) await this.#saving
    if (this.#turn === this.#sent) return true
    const isSaved = await this.#alone(this.#save())
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
    const sent = this.#inHand()
    const answer = await this.#put(sent)
    if (!answer.ok) {
      this.keep()
      this.#fail(answer)
      return false
    }
    this.#sent = turn
    this.#synced = sent.document.content as readonly Piece[]
    this.#syncedLines = sent.lines.words
    if (turn === this.#turn) this.#forget()
    this.#made = madeBy(sent, answer.value)
    this.#take(answer.value)
    return true
  }

  #inHand(): Required<Left> {
    const { document, lines, open, stamp } = this.#list
    const known = [...ownChanges(this.#list), ...open.filter(({ isOwn, part }) => isOwn && part)].map(
      ({ id, path, from, to, after }): Known => ({ id, place: { path, from, to }, makes: keyOfAll(after) }),
    )
    const byId = new Map(known.map((each) => [each.id, each]))
    for (const each of this.#made)
      if (byId.get(each.id)?.makes !== each.makes || each.place) byId.set(each.id, each)
    return {
      base: asDocument(document.content),
      document: this.#mine(),
      lines: { base: lines, words: this.#lines },
      // What her text does not show she cannot have taken out of it. What was told last is what she knows.
      known: [...byId.values()],
      heard: stamp,
    }
  }

  #put({ base, document, lines, known, heard }: Left): Promise<Answered<StorySuggestions>> {
    return askNewsroom<StorySuggestions>(storyAddress(this.#articleId, '/suggestions'), {
      method: 'PUT',
      body: { base, document, lines: lines ?? null, known, heard },
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
    this.#takeLines(ownLines(list))
    this.#list = list
    this.#made = []
    this.#synced = target
    this.#screen.list(list)
    if (this.#turn === this.#sent) this.#screen.status({ kind: 'saved' })
    else this.#later(saveAfter)
  }

  /** A line that she has not written on since is as the server has it, but for a space that she is about to write after. */
  #takeLines(target: HeadWords): void {
    const next = { ...this.#lines }
    const synced = { ...this.#syncedLines }
    for (const part of headLines) {
      if (next[part] !== synced[part]) continue
      if ((settledLine(next[part]) ?? '') !== target[part]) next[part] = target[part]
      synced[part] = next[part]
    }
    const isOther = headLines.some((part) => next[part] !== this.#lines[part])
    this.#lines = next
    this.#syncedLines = synced
    if (isOther && !this.#hasEnded) this.#screen.lines(next)
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

  #left(): { key: string; left: Left }[] {
    try {
      return Object.keys(localStorage).flatMap((key) => {
        const left = key.startsWith(this.#keys) ? readLeft(localStorage.getItem(key)) : null
        return left ? [{ key, left }] : []
      })
    } catch {
      return []
    }
  }

  #forget(key = this.#key): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // Nothing was kept there.
    }
  }
}

/** Which suggestions her words were found to make. */
function madeBy({ base, document, lines }: Required<Left>, { open }: StorySuggestions): Known[] {
  const changes = Map.groupBy(changesBetween(base.content, document.content), ({ after }) => keyOfAll(after))
  return open.flatMap(({ id, isOwn, part, after }): Known[] => {
    const makes = keyOfAll(after)
    if (!isOwn) return []
    if (part)
      return textOf(after) === (settledLine(lines.words[part]) ?? '') ? [{ id, place: null, makes }] : []
    const [change, ...others] = changes.get(makes) ?? []
    if (!change) return []
    const isOne =
      others.length === 0 && open.filter((each) => each.isOwn && keyOfAll(each.after) === makes).length === 1
    return [{ id, place: isOne ? { path: change.path, from: change.from, to: change.to } : null, makes }]
  })
}

function readLeft(text: string | null): Left | null {
  try {
    return JSON.parse(text ?? 'null') as Left | null
  } catch {
    return null
  }
}
