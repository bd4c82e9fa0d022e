/** One change of a text: what stood at `start`–`end` of the input (UTF-16 units) and what stands there now. */
export type Change<Rule extends string = string> = {
  rule: Rule
  start: number
  end: number
  before: string
  after: string
}

export type Edit<Rule extends string = string> = { rule: Rule; start: number; end: number; text: string }

/** A stretch of the input, what it has become, and what rules may see of it. */
type Cell<Rule> = { start: number; end: number; out: string; seen: string; rule: Rule | null }

/** Stands, one for one, for what rules may not look into. A private-use character: no rule names it otherwise. */
export const hidden = '\uE000'

/**
 * A text under correction. Rules are run one after another, each on the result of those before it; the buffer
 * remembers what every character was in the input, so that in the end the changes are disjoint, in order, and
 * each can be taken or refused alone.
 */
export class EditBuffer<Rule extends string> {
  #cells: Cell<Rule>[]
  readonly #input: string

  constructor(input: string) {
    this.#input = input
    this.#cells = input
      .split('')
      .map((char, index) => ({ start: index, end: index + 1, out: char, seen: char, rule: null }))
  }

  get text(): string {
    return this.#cells.map((cell) => cell.out).join('')
  }

  /** The text with hidden stretches replaced; positions are those of {@link text}. */
  get seen(): string {
    return this.#cells.map((cell) => cell.seen).join('')
  }

  /** Hides stretches of the present text, and shows everything else again. */
  hide(spans: { start: number; end: number }[]): void {
    let position = 0
    let next = 0
    for (const cell of this.#cells) {
      while ((spans[next]?.end ?? Infinity) <= position) next++
      const inside = position >= (spans[next]?.start ?? Infinity)
      cell.seen = inside ? hidden.repeat(cell.out.length) : cell.out
      position += cell.out.length
    }
  }

  /**
   * Makes edits, given in order, at positions of the present text. An edit that falls into what an earlier one
   * of the same call has replaced is dropped: rules are run until none has anything to say.
   */
  edit(edits: Edit<Rule>[]): void {
    if (edits.length === 0) return
    const old = this.#cells
    const cells: Cell<Rule>[] = []
    let index = 0
    let position = 0
    const lengthAt = (i: number) => old[i]?.out.length ?? 0
    for (const { rule, start, end, text } of edits) {
      for (; index < old.length && position + lengthAt(index) <= start; index++) {
        cells.push(old[index] as Cell<Rule>)
        position += lengthAt(index)
      }
      if (start < position) continue
      const at = old[index]?.start ?? this.#input.length
      if (start === end && start === position) {
        cells.push({ start: at, end: at, out: text, seen: text, rule })
        continue
      }
      let before = ''
      let inputEnd = at
      let reason: Rule | null = null
      const from = position
      do {
        before += old[index]?.out ?? ''
        reason ??= old[index]?.rule ?? null
        inputEnd = old[index]?.end ?? inputEnd
        position += lengthAt(index++)
      } while (position < end && index < old.length)
      const out = before.slice(0, start - from) + text + before.slice(end - from)
      // What a later rule does to a change is a consequence of it.
      cells.push({ start: at, end: inputEnd, out, seen: out, rule: reason ?? rule })
    }
    this.#cells = [...cells, ...old.slice(index)]
  }

  /** What has changed, in the order of the input. */
  get changes(): Change<Rule>[] {
    return this.#cells.flatMap(({ start, end, out, rule }) => {
      const before = this.#input.slice(start, end)
      return rule && out !== before ? [{ rule, start, end, before, after: out }] : []
    })
  }
}
