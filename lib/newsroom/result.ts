import type { Refusal } from './newsroom-error.ts'

/** What was not done, and why. */
export type FailedResult = {
  ok: false
  /**
   * `no-room`: nothing can be written, because a disk is full or only read; `no-primary`: none of the database's servers takes
   * what is written just now. Both may be over when somebody asks again.
   */
  refusal: Refusal | 'signed-out' | 'foreign-origin' | 'failed' | 'no-room' | 'no-primary'
  subject: string
  /** For the person, in their language. */
  message: string
}

/** What came of what somebody asked for: of an action, and of a JSON route. */
export type Result<T> = { ok: true; value: T } | FailedResult
