/**
 * What the tidy pass would change in the lines over the text. They are fields of the screen and no part of the editor's
 * document, so what is accepted is typed into them: the screen hears of it as of a person's typing, and can undo it so.
 */
import type { Locale } from '@/lib/locale/table.ts'
import { type HeadLine, headLines, plainLine, proposedChanges } from '@/lib/story/tidied-lines.ts'
import { isSameChange, type LineChange } from './same-change.ts'

export type HeadProposal = LineChange & { place: 'head'; line: HeadLine }

type HeadWords = Readonly<Record<HeadLine, string | null>>

/** What the fields themselves can do. */
export type HeadFields = {
  /** Types in place of a stretch of a line, at UTF-16 offsets. */
  type: (line: HeadLine, start: number, end: number, text: string) => void
  /** Puts the cursor into a line, over a stretch of it. */
  select: (line: HeadLine, start: number, end: number) => void
}

export type HeadFound = {
  /** Every proposal nobody has answered, in the order of the lines. */
  proposals: readonly HeadProposal[]
  refusedCount: number
}

const nothing: HeadFound = { proposals: [], refusedCount: 0 }

export class HeadTidying {
  readonly #locale: Locale
  readonly #listeners = new Set<() => void>()
  readonly #lines = new Map<HeadLine, { words: string; found: HeadProposal[] }>()
  #refused: HeadProposal[] = []
  /** Where the fields are, once they stand. */
  readonly fields: { current: HeadFields | null } = { current: null }
  #found: HeadFound = nothing

  constructor(locale: Locale) {
    this.#locale = locale
  }

  /** The same object until there are other proposals. */
  get found(): HeadFound {
    return this.#found
  }

  /** Tells of every change of {@link found}. @returns what stops it */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks over the lines that are not as they were. */
  read(fields: HeadWords): void {
    let hasChanged = false
    for (const line of headLines) {
      const words = fields[line] ?? ''
      if ((this.#lines.get(line)?.words ?? '') === words) continue
      hasChanged = true
      const found = proposedChanges(plainLine(words), this.#locale).map(
        (change): HeadProposal => ({ ...change, place: 'head', line, words }),
      )
      this.#lines.set(line, { words, found })
    }
    if (hasChanged) this.#tell()
  }

  accept(accepted: readonly HeadProposal[]): void {
    const standing = accepted.filter(({ line, words }) => this.#lines.get(line)?.words === words)
    // From the end of each line, so that no change moves another.
    for (const { line, start, end, after } of standing.toSorted((a, b) => b.start - a.start))
      this.fields.current?.type(line, start, end, after)
  }

  refuse(refused: readonly HeadProposal[]): void {
    this.#refused.push(...refused)
    this.#tell()
  }

  /** Proposes again what was refused. */
  restoreRefused(): void {
    this.#refused = []
    this.#tell()
  }

  show({ line, start, end }: HeadProposal): void {
    this.fields.current?.select(line, start, end)
  }

  #tell(): void {
    const isRefused = (each: HeadProposal) =>
      this.#refused.some((other) => other.line === each.line && isSameChange(each, other))
    const proposals = headLines
      .flatMap((line) => this.#lines.get(line)?.found ?? [])
      .filter((each) => !isRefused(each))
    const refusedCount = this.#refused.length
    const before = this.#found
    if (proposals.length + before.proposals.length === 0 && refusedCount === before.refusedCount) return
    this.#found = { proposals, refusedCount }
    for (const listener of this.#listeners) listener()
  }
}
