import { parentPort } from 'node:worker_threads'
import { present } from '../present.ts'
import type { ThreadAnswer, ThreadOrder } from './asked-thread.ts'

/**
 * Carries out, in a thread, what an `AskedThread` is asked, one order after the other.
 * @param refusalOf what whoever asked is to be told of an error; undefined where it is a fault
 */
export function answerOrders<Order>(
  carryOut: (order: Order) => Promise<unknown>,
  refusalOf: (error: unknown) => unknown = () => undefined,
): void {
  const port = present(parentPort, 'thread that started this one')
  const failed = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
  let turn: Promise<void> = Promise.resolve()
  port.on('message', ({ number, order }: ThreadOrder<Order>) => {
    turn = turn.then(async () => {
      const answer = await carryOut(order).then(
        (given): ThreadAnswer => ({ number, given }),
        (error: unknown): ThreadAnswer => {
          const refused = refusalOf(error)
          return refused === undefined ? { number, failed: failed(error) } : { number, refused }
        },
      )
      try {
        port.postMessage(answer)
      } catch (error) {
        // Nested deeper than can be handed over.
        port.postMessage({ number, failed: failed(error) } satisfies ThreadAnswer)
      }
    })
  })
}
