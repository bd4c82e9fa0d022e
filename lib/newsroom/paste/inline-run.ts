/** A line in the making: text with marks, its white space collapsed as HTML prints it. */
import type { Inline, Mark, NoteText, TextNode } from '../../story/inline.ts'

const isSameMarks = (a: Mark[] = [], b: Mark[] = []): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Spaces, tabs and line ends in a row are one space; so are several no-break spaces, by which Word indents. A single
 * no-break space between words stays: it may be meant.
 */
const collapsed = (text: string): string =>
  text.replace(/[\u00A0]*[ \t\r\n\f]+[ \t\r\n\f\u00A0]*/g, ' ').replace(/\u00A0{2,}/g, ' ')

export class InlineRun {
  #inlines: Inline[] = []

  get isEmpty(): boolean {
    return this.#inlines.every((each) => each.type === 'text' && !each.text.trim())
  }

  add(text: string, marks: Mark[], isPreformatted = false): void {
    let clean = isPreformatted ? text : collapsed(text)
    const last = this.#inlines.at(-1)
    const endsOpen =
      last === undefined || last.type === 'hardBreak' || (last.type === 'text' && /[ \n]$/.test(last.text))
    if (!isPreformatted && endsOpen) clean = clean.replace(/^ +/, '')
    if (!clean) return
    if (last?.type === 'text' && isSameMarks(last.marks, marks)) last.text += clean
    else
      this.#inlines.push(marks.length ? { type: 'text', text: clean, marks } : { type: 'text', text: clean })
  }

  /** A footnote stands at the word before it. */
  note(content: NoteText[]): void {
    if (content.length === 0) return
    this.#trimEnd()
    this.#inlines.push({ type: 'footnote', content })
  }

  break(): void {
    this.#trimEnd()
    this.#inlines.push({ type: 'hardBreak' })
  }

  /** Whether the line ends in a break: the next one parts it from what follows. */
  get endsInBreak(): boolean {
    return this.#inlines.at(-1)?.type === 'hardBreak'
  }

  #trimEnd(): void {
    for (let last = this.#inlines.at(-1); last?.type === 'text'; last = this.#inlines.at(-1)) {
      last.text = last.text.replace(/[ \t\u00A0]+$/, '')
      if (last.text) return
      this.#inlines.pop()
    }
  }

  /** The line, without white space and breaks at its edges; empty where there is nothing to read. */
  take(): Inline[] {
    const taken = this.#inlines
    for (;;) {
      this.#trimEnd()
      if (taken.at(-1)?.type !== 'hardBreak') break
      taken.pop()
    }
    while (taken[0]?.type === 'hardBreak') taken.shift()
    const first = taken[0]
    if (first?.type === 'text') first.text = first.text.replace(/^[ \t\u00A0]+/, '')
    this.#inlines = []
    return taken.filter((each) => each.type !== 'text' || each.text !== '')
  }
}

/** The words of a line. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((each) => (each.type === 'text' ? each.text : each.type === 'hardBreak' ? '\n' : '')).join('')

export const textNode = (text: string, marks: Mark[] = []): TextNode =>
  marks.length ? { type: 'text', text, marks } : { type: 'text', text }
