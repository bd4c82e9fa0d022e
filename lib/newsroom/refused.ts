/** Why the newsroom would not do something. Each reason is worded for people where it is shown. */
export type Refusal =
  /** No article has this id. */
  | 'unknown-article'
  /** Another article of this language has, or once had, this slug. */
  | 'slug-taken'
  /** Only what was public can be withdrawn from the public. */
  | 'never-published'
  /** It was withdrawn for good. */
  | 'killed'

/** An operation that was understood and not carried out; nothing was written. */
export class RefusedByNewsroom extends Error {
  override name = 'RefusedByNewsroom'
  readonly refusal: Refusal
  readonly subject: string
  constructor(refusal: Refusal, subject: string) {
    super(`${refusal}: ${subject}`)
    this.refusal = refusal
    this.subject = subject
  }
}
