/** A thread that is asked for work within bounds on time and memory, and ended when it takes more. */
import { Worker } from 'node:worker_threads'
import { projectPath } from '../db/project-path.ts'

/** It did not answer in time, or took all the memory there was for it. */
export class ThreadStopped extends Error {
  override name = 'ThreadStopped'
}

/** What the thread says of what it was given, instead of an answer. */
export class ThreadRefusal extends Error {
  override name = 'ThreadRefusal'
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('The thread has refused')
    this.refusal = refusal
  }
}

export type ThreadOrder<T> = { number: number; order: T }
export type ThreadAnswer = { number: number; failed?: string; refused?: unknown; given?: unknown }

export class AskedThread<Order> {
  readonly #worker: Worker
  readonly #asked = new Map<number, (answer: ThreadAnswer) => void>()
  #last = 0
  #ended: Error | undefined

  /**
   * @param file from the project's root; it calls `answerOrders`
   * @param memory megabytes
   * @param isKept it waits for questions, and keeps no process from ending
   */
  constructor(
    file: string,
    {
      name,
      data,
      memory,
      isKept = false,
    }: { name: string; data?: unknown; memory: number; isKept?: boolean },
  ) {
    this.#worker = new Worker(projectPath(file), {
      name: `warraq-${name}`,
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    this.#worker.on('message', (answer: ThreadAnswer) => {
      this.#asked.get(answer.number)?.(answer)
      this.#asked.delete(answer.number)
    })
    // Out of memory, or it could not start.
    this.#worker.on('error', (error) => this.#end(new ThreadStopped(error.message)))
    this.#worker.on('exit', () => this.#end(new ThreadStopped('The thread has ended')))
    if (isKept) this.#worker.unref()
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined
  }

  #end(error: Error): void {
    this.#ended ??= error
    for (const [number, tell] of this.#asked) tell({ number, failed: error.message })
    this.#asked.clear()
  }

  /**
   * @param longest milliseconds
   * @throws {ThreadRefusal} as the thread does; {ThreadStopped} when it takes longer, and then this thread is no more
   */
  async ask<T>(order: Order, longest: number): Promise<T> {
    if (this.#ended) throw this.#ended
    this.#last += 1
    const number = this.#last
    const answered = Promise.withResolvers<ThreadAnswer>()
    this.#asked.set(number, answered.resolve)
    this.#worker.postMessage({ number, order } satisfies ThreadOrder<Order>)
    const timer = setTimeout(() => {
      this.#end(new ThreadStopped(`It took longer than ${longest} ms`))
      this.#worker.terminate()
    }, longest)
    const { failed, refused, given } = await answered.promise.finally(() => clearTimeout(timer))
    if (this.#ended) throw this.#ended
    if (refused !== undefined) throw new ThreadRefusal(refused)
    if (failed !== undefined) throw new Error(failed)
    return given as T
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
