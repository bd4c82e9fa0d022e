/** Asks for a small kept file all the time, on a thread that does nothing else, until it is told to stop (`still-serving.ts`). */
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

const agent = new Agent({ keepAlive: true })
const answered = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    get(`${workerData}/robots.txt`, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(performance.now() - from))
    }).once('error', reject)
  })

let isOver = false
parentPort?.once('message', () => {
  isOver = true
})
// The first opens the connection.
await answered()
parentPort?.postMessage('begun')
let longest = 0
while (!isOver) {
  longest = Math.max(longest, await answered())
  await wait(2)
}
agent.destroy()
parentPort?.postMessage(longest)
