/** Milliseconds without a change after which the text is reported. */
const pause = 400
/** Milliseconds after the first change in which it is reported though typing goes on. */
const longest = 1500

type Reports = { report: () => void; reportFirst: () => void }

/**
 * Tells of changes when typing pauses, so that nothing is done with the whole text at a keystroke. A text that is being
 * typed without a pause is still told of often enough for autosave to keep its two seconds.
 */
export class ChangeReporter {
  readonly #reports: Reports
  #pausing: ReturnType<typeof setTimeout> | undefined
  #lasting: ReturnType<typeof setTimeout> | undefined
  #first: ReturnType<typeof setTimeout> | undefined

  constructor(reports: Reports) {
    this.#reports = reports
  }

  /** Something has changed. */
  note(): void {
    if (this.#lasting === undefined) {
      // Not while the key is being handled: what is drawn of it must not stand between a letter and the screen.
      this.#first = setTimeout(this.#reports.reportFirst)
      this.#lasting = setTimeout(() => this.flush(), longest)
    }
    clearTimeout(this.#pausing)
    this.#pausing = setTimeout(() => this.flush(), pause)
  }

  /** Reports at once what has not been reported, if anything. */
  flush(): void {
    if (this.#lasting === undefined) return
    this.forget()
    this.#reports.report()
  }

  /** What has changed is known already. */
  forget(): void {
    clearTimeout(this.#first)
    clearTimeout(this.#pausing)
    clearTimeout(this.#lasting)
    this.#pausing = undefined
    this.#lasting = undefined
  }
}
