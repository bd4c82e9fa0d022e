/** How requests were answered, counted as cheaply as an answer from memory is sent. */

/** From what is kept; after a page was made; by what is no page (the newsroom, files, the API); not at all. */
const answeredBy = ['kept', 'made', 'passed', 'refused'] as const
export type AnsweredBy = (typeof answeredBy)[number]

export class AnswerCounts {
  /** By the first digit of the status. */
  readonly #counts = Object.fromEntries(answeredBy.map((each) => [each, [0, 0, 0, 0, 0, 0]])) as Record<
    AnsweredBy,
    number[]
  >

  count(by: AnsweredBy, status: number): void {
    const counts = this.#counts[by]
    const digit = (status / 100) | 0
    counts[digit] = (counts[digit] ?? 0) + 1
  }

  /** How many answers there were of each kind: `2xx`, `3xx` … */
  *all(): Generator<{ by: AnsweredBy; status: string; answers: number }> {
    for (const by of answeredBy)
      for (const [digit, answers] of this.#counts[by].entries())
        if (answers > 0) yield { by, status: `${digit}xx`, answers }
  }
}
