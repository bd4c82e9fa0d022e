/** The thread in which messages are encrypted and handed over, so that no reader waits for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { present } from '../../present.ts'
import type { ThreadAnswer, ThreadOrder } from '../../server/asked-thread.ts'
import { type HandingData, type HandOver, openHanding } from './hand-over.ts'

const port = present(parentPort, 'thread that started this one')
const { handOver } = openHanding(workerData as HandingData)

// Beside each other: what a slow service holds up is one order, and not the next.
port.on('message', ({ number, order }: ThreadOrder<HandOver>) => {
  handOver(order).then(
    (given) => port.postMessage({ number, given } satisfies ThreadAnswer),
    (error: unknown) => port.postMessage({ number, failed: String(error) } satisfies ThreadAnswer),
  )
})
