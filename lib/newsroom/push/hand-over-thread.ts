/** The thread in which messages are encrypted and handed over, so that no reader waits for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { present } from '../../present.ts'
import type { ThreadAnswer, ThreadOrder } from '../../server/asked-thread.ts'
import { type Answered, type HandingData, type HandOver, openHanding } from './hand-over.ts'

/** To hand over; or to say what came meanwhile of those that were open when the order of this name was last answered. */
export type PushOrder = ({ handOver: HandOver } | { restOf: true }) & { name: string }

const port = present(parentPort, 'thread that started this one')
const { handOver } = openHanding(workerData as HandingData)
const rests = new Map<string, () => Promise<Answered>>()

// Beside each other: what a slow service holds up is one order, and not the next.
port.on('message', ({ number, order }: ThreadOrder<PushOrder>) => {
  carryOut(order).then(
    (given) => port.postMessage({ number, given } satisfies ThreadAnswer),
    (error: unknown) => port.postMessage({ number, failed: String(error) } satisfies ThreadAnswer),
  )
})

async function carryOut(order: PushOrder): Promise<Answered> {
  if ('restOf' in order) {
    const rest = (await rests.get(order.name)?.()) ?? { outcomes: [], open: [] }
    if (rest.open.length === 0) rests.delete(order.name)
    return rest
  }
  const { rest, ...answered } = await handOver(order.handOver)
  if (answered.open.length > 0) rests.set(order.name, rest)
  return answered
}
