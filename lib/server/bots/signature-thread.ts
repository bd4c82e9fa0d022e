/** The thread that checks who has signed requests (`bot-watch.ts` asks). */
import { workerData } from 'node:worker_threads'
import { answerOrders } from '../answer-orders.ts'
import { SignatureChecker, type SignedRequest } from './check-signature.ts'

export type SignatureOrder =
  | { kind: 'check'; request: SignedRequest }
  /** `lasting`: milliseconds. */
  | { kind: 'keys'; agent: string; directory: string; lasting: number }

const checker = new SignatureChecker(workerData as { notBefore: number })

answerOrders<SignatureOrder>((order) =>
  order.kind === 'check'
    ? checker.check(order.request)
    : checker.takeKeys(order.agent, order.directory, order.lasting),
)
