import { Duplex } from 'node:stream'
import type { MessagePort } from 'node:worker_threads'
import type { Answer } from './worker.ts'

/**
 * The socket that node-postgres believes in, carried by a message port to the engine's thread. A write is done
 * when the engine has answered it, so a client that writes faster than the engine works is held back. In the
 * other direction nothing can be held back: the engine computes an answer whole.
 */
export class EngineStream extends Duplex {
  readonly #open: () => MessagePort
  #port: MessagePort | undefined
  #written: ((error?: Error | null) => void) | undefined

  /** `open` asks the engine for a connection and returns this end of it. */
  constructor(open: () => MessagePort) {
    super()
    this.#open = open
  }

  connect(): this {
    try {
      this.#port = this.#open()
    } catch (error) {
      this.destroy(error as Error)
      return this
    }
    this.#port.on('message', ({ bytes, done }: Answer) => {
      if (bytes.length > 0) this.push(Buffer.from(bytes.buffer))
      if (done) this.#finishWrite()
    })
    this.#port.on('close', () => {
      if (!this.destroyed) this.destroy(new Error('The embedded database closed the connection'))
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

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#post([chunk], callback)
  }

  override _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#post(
      chunks.map(({ chunk }) => chunk),
      callback,
    )
  }

  override _final(callback: () => void): void {
    this.push(null)
    callback()
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#port?.close()
    this.#finishWrite(error)
    callback(error)
  }

  #post(chunks: Buffer[], callback: (error?: Error | null) => void): void {
    // A buffer of its own: small buffers of Node are slices of a shared pool, which cannot be handed over.
    const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
    let offset = 0
    for (const chunk of chunks) {
      bytes.set(chunk, offset)
      offset += chunk.length
    }
    this.#written = callback
    this.#port!.postMessage(bytes, [bytes.buffer])
  }

  #finishWrite(error?: Error | null): void {
    const written = this.#written
    this.#written = undefined
    written?.(error)
  }
}
