import { Duplex } from 'node:stream'
import type { MessagePort } from 'node:worker_threads'
import { concatenated } from './concatenated.ts'
import type { Answer } from './worker.ts'

type Callback = (error?: Error | null) => void

/**
 * The socket that node-postgres believes in, carried by a message port to the engine's thread.
 *
 * A write is done when the engine has answered it, so a client that writes faster than the engine works is held
 * back. The other way nothing can be held back: the engine computes an answer whole.
 */
export class EngineStream extends Duplex {
  readonly #open: () => MessagePort
  #port: MessagePort | undefined
  #written: Callback | undefined

  /** `open` asks the engine for a connection and returns this end of it. */
  constructor(open: () => MessagePort) {
    super()
    this.#open = open
  }

  connect(): this {
    this.#port = this.#open()
    this.#port.on('message', ({ bytes, done }: Answer) => {
      if (bytes.length > 0) this.push(Buffer.from(bytes.buffer))
      if (done) this.#finishWrite()
    })
    this.#port.on('close', () => {
      this.destroy(new Error('The embedded database broke the connection; the log says why'))
    })
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    this.#port?.ref()
    return this
  }

  unref(): this {
    this.#port?.unref()
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: Callback): void {
    this.#post([chunk], callback)
  }

  override _writev(chunks: { chunk: Buffer }[], callback: Callback): void {
    this.#post(
      chunks.map(({ chunk }) => chunk),
      callback,
    )
  }

  override _final(callback: Callback): void {
    this.push(null)
    callback()
  }

  override _destroy(error: Error | null, callback: Callback): void {
    this.#port?.close()
    this.#finishWrite(error)
    callback(error)
  }

  #post(chunks: Buffer[], callback: Callback): void {
    const bytes = concatenated(chunks)
    this.#written = callback
    this.#port?.postMessage(bytes, [bytes.buffer])
  }

  #finishWrite(error?: Error | null): void {
    const written = this.#written
    this.#written = undefined
    written?.(error)
  }
}
