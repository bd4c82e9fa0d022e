declare module 'linebreak' {
  /** Unicode line breaking (UAX #14). The package ships no types of its own. */
  export default class LineBreaker {
    constructor(text: string)
    /** The next place a line may end, as an offset in UTF-16 units; null after the last, the end of the text. */
    nextBreak(): { position: number; required: boolean } | null
  }
}
