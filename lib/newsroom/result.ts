import type { Refusal } from './newsroom-error.ts'

/** What was not done, and why. */
export type FailedResult = {
  ok: false
  /** `no-room`: nothing can be written, because a disk is full or only read. */
  refusal: Refusal | 'signed-out' | 'foreign-origin' | 'failed' | 'no-room'
  subject: string
  /** For the person, in their language. */
  message: string
}

/** What came of what somebody asked for: of an action, and of a JSON route. */
export type Result<T> = { ok: true; value: T } | FailedResult
