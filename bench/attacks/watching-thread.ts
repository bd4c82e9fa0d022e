/** Asks for a small kept file all the time, on a thread that does nothing else, until it is told to stop (`still-serving.ts`). */
import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

const { url, serving } = workerData as { url: string; serving: number | null }
const agent = new Agent({ keepAlive: true })

/** Milliseconds: of the thread that serves on a processor, where it can be seen; else of the clock. */
const spent = (): number =>
  serving === null
    ? performance.now()
    : Number(readFileSync(`/proc/${serving}/task/${serving}/schedstat`, 'utf8').split(' ')[0]) / 1e6

/** How much was done before an answer came. */
const answered = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = spent()
    get(`${url}/robots.txt`, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(spent() - from))
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
