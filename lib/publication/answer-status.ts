/**
 * Statuses that Next's App Router cannot say: 410 for a killed story, 301 for a moved one (it sends 308), and 404
 * with a page that is complete without a script (after `notFound()` it sends an empty document and lets the
 * browser render the rest).
 * Our server (`lib/server/next-inside.ts`) runs each request inside this store and writes the status the page asked
 * for, and knows which address it is. Under a bare `next dev` nothing listens, and a page answers with what Next chose.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

export type Answer = {
  status: 301 | 404 | 410 | null
  /** An action of ours has begun: what fails from here on is no longer for what it was sent. */
  hasBegun?: true
  /**
   * Who asks may not, or nothing can be saved just now: an action says so with this, where Next would say 200, or 500 if
   * nobody words it.
   */
  refusal?: 401 | 403 | 503
  /** It failed for a passing reason: whoever asked may ask again. */
  mayComeAgain?: true
  /** Of the page that is rendered, percent-encoded, without its query. */
  path: string
}

// On globalThis, because the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.answer-status')
const shared = globalThis as { [key]?: AsyncLocalStorage<Answer> }
shared[key] ??= new AsyncLocalStorage<Answer>()
export const answerStatus: AsyncLocalStorage<Answer> = shared[key]

/** Says that an action of ours has begun. */
export function actionHasBegun(): void {
  const answer = answerStatus.getStore()
  if (answer) answer.hasBegun = true
}

/** Says with what this request is refused; a route says it by itself. */
export function refuseWith(status: NonNullable<Answer['refusal']>): void {
  const answer = answerStatus.getStore()
  if (answer) answer.refusal = status
}

/** Says that this request fails for a passing reason: a 500 goes out as 503, with `Retry-After`. */
export function comeAgainLater(): void {
  const answer = answerStatus.getStore()
  if (answer) answer.mayComeAgain = true
}

/**
 * The status of a page that is rendered: what it asked for, unless something failed after it did, such as what stands
 * around it; what is sent then is no page.
 */
export const statusSaid = ({ status }: Pick<Answer, 'status'>, ofNext: number): number =>
  ofNext >= 500 ? ofNext : (status ?? ofNext)

/**
 * Has the response of the request being rendered go out with this status.
 * @returns false when no server of ours listens (a bare `next dev`): the caller then lets Next answer in its own way
 */
export function answerWith(status: NonNullable<Answer['status']>): boolean {
  const answer = answerStatus.getStore()
  if (answer) answer.status = status
  return answer !== undefined
}

/**
 * The address of the page that is being rendered, percent-encoded, without its query: what stands around a page, such as
 * its menu, has no other way to know. '' where no server of ours listens.
 */
export const renderedPath = (): string => answerStatus.getStore()?.path ?? ''
