/**
 * HTML that stands for a command in a Markdown text while that is read, so that nothing in it is taken for Markdown: two
 * characters of private use with a number between them.
 */
const [before, after] = ['\uE000', '\uE001']
const marks = /[\uE000\uE001]/g
/** As it stands in a text, or in an address that was made of it. */
const written = /(?:\uE000|%EE%80%80)(\d{1,7})(?:\uE001|%EE%80%81)/g

export class Pieces {
  readonly #html: string[] = []

  /** What a text must be freed of first: nobody else's marks are ours. */
  static clean(text: string): string {
    return text.replace(marks, '')
  }

  put(html: string): string {
    this.#html.push(html)
    return `${before}${this.#html.length - 1}${after}`
  }

  /** On lines of its own, behind as many spaces as the command stood. */
  putBlock(html: string, indent = ''): string {
    return `\n\n${indent}${this.put(html)}\n\n${indent}`
  }

  fill(html: string): string {
    return html.replace(written, (_, number: string) => this.#html[Number(number)] ?? '')
  }
}
