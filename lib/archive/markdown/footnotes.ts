/** Footnotes: a sign where one is referred to, and all of them at the end, where `placeNotes` finds them by their ids. */
import type { Pieces } from './pieces.ts'

export class Footnotes {
  readonly #pieces: Pieces
  readonly #defined = new Map<string, string>()
  /** Of those that were referred to, in that order, as Markdown. */
  readonly #texts: string[] = []
  readonly #numbers = new Map<string, number>()
  #open: { name: string; lines: string[] } | null = null

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  /** The text without the lines that define notes, which are remembered. */
  take(text: string): string {
    if (!text.includes('[^')) return text
    const kept: string[] = []
    let fence = ''
    for (const line of text.split('\n')) {
      const [, marks = ''] = /^[ \t>]{0,24}(`{3,}|~{3,})/.exec(line.slice(0, 60)) ?? []
      if (fence ? marks.startsWith(fence) : marks) fence = fence ? '' : marks
      const found = fence || marks ? null : /^ {0,3}\[\^([^\]\s]{1,100})\]:[ \t]{0,99}(.*)$/.exec(line)
      if (found) {
        this.#define()
        this.#open = { name: found[1] ?? '', lines: [found[2] ?? ''] }
      } else if (!this.#goesOn(line)) kept.push(...(this.#define() ? ['', line] : [line]))
    }
    this.#define()
    return kept.join('\n')
  }

  /** Whether a line belongs to the note before it: indented, or right behind a line of it, as in any paragraph. */
  #goesOn(line: string): boolean {
    if (!this.#open) return false
    const { lines } = this.#open
    if (line.trim() && !/^(?: {2,}|\t)/.test(line) && !lines.at(-1)?.trim()) return false
    lines.push(line.replace(/^(?: {1,4}|\t)/, ''))
    return true
  }

  #define(): boolean {
    if (!this.#open) return false
    const { name, lines } = this.#open
    this.#open = null
    if (!this.#defined.has(name)) this.#defined.set(name, lines.join('\n').trim())
    return true
  }

  /** The number of a note; null where none of that name is defined. */
  refer(name: string): string | null {
    const text = this.#defined.get(name)
    if (text === undefined) return null
    const number = this.#numbers.get(name) ?? this.#texts.push(text)
    this.#numbers.set(name, number)
    return this.#marker(number)
  }

  addInline(text: string): string {
    return this.#marker(this.#texts.push(text))
  }

  #marker = (number: number): string => this.#pieces.put(`<sup data-fn="fn-${number}">${number}</sup>`)

  /** @param htmlOf reads the Markdown of one note, which may refer to others */
  html(htmlOf: (markdown: string) => string): string {
    const items: string[] = []
    for (let index = 0; index < this.#texts.length; index += 1)
      items.push(`<li id="fn-${index + 1}">${htmlOf(this.#texts[index] ?? '')}</li>`)
    // Notes that nothing refers to are words as well.
    for (const [name, text] of this.#defined)
      if (!this.#numbers.has(name)) items.push(`<li>${htmlOf(text)}</li>`)
    return items.length ? `<hr>\n<ol>${items.join('\n')}</ol>` : ''
  }
}
