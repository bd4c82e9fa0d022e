/** A thread in which readers ask, all in one moment, so that whoever watches meanwhile is not kept waiting by them. */
import { parentPort, workerData } from 'node:worker_threads'
import { ask } from './ask.ts'

const { port, path, people } = workerData as { port: number; path: string; people: number }
const answers = await Promise.all(Array.from({ length: people }, () => ask({ port }, path)))
parentPort?.postMessage(answers.map(({ status, ms }) => ({ status, ms })))
