/** https://www.postgresql.org/docs/current/protocol-message-formats.html: requests that carry no type byte. */
const cancelRequest = 80_877_102
const sslRequest = 80_877_103
const gssEncryptionRequest = 80_877_104

const headerLength = { startup: 4, typed: 5 } as const

/**
 * What a client's bytes ask for. `messages` are whole frontend messages, one or several, ready for the engine.
 * `refuse-encryption` wants the single byte `N`. `leave` is Terminate, or a cancel request, which opens no session.
 */
export type Request =
  | { kind: 'messages'; bytes: Uint8Array }
  | { kind: 'refuse-encryption' }
  | { kind: 'leave' }

/** Thrown when the bytes cannot be the PostgreSQL protocol; the connection has to be given up. */
export class ProtocolViolation extends Error {}

/**
 * Cuts one client's bytes into requests, however they were split or joined on the way: the engine treats half a
 * message as a lost client. Call `push` with each piece in order.
 */
export class WireFrames {
  #pending = new Uint8Array(0)
  #started = false

  push(piece: Uint8Array): Request[] {
    const bytes = this.#pending.length === 0 ? piece : concatenated(this.#pending, piece)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const requests: Request[] = []
    let start = 0
    let end = 0
    const flush = () => {
      if (end > start) requests.push({ kind: 'messages', bytes: bytes.subarray(start, end) })
    }

    while (bytes.length - end >= (this.#started ? headerLength.typed : headerLength.startup)) {
      const lengthAt = this.#started ? end + 1 : end
      const length = view.getInt32(lengthAt)
      if (length < 4) throw new ProtocolViolation(`A message cannot be ${length} bytes long`)
      const next = lengthAt + length
      if (next > bytes.length) break

      if (this.#started && bytes[end] === 0x58 /* X, Terminate */) {
        flush()
        requests.push({ kind: 'leave' })
        start = end = next
        continue
      }
      const code = this.#started || length < 8 ? 0 : view.getInt32(end + 4)
      if (code === sslRequest || code === gssEncryptionRequest) {
        requests.push({ kind: 'refuse-encryption' })
        start = end = next
      } else if (code === cancelRequest) {
        requests.push({ kind: 'leave' })
        start = end = next
      } else if (!this.#started) {
        // The engine tells a startup message by its first byte, so it has to come alone.
        requests.push({ kind: 'messages', bytes: bytes.subarray(end, next) })
        this.#started = true
        start = end = next
      } else {
        end = next
      }
    }
    flush()
    this.#pending = bytes.slice(end)
    return requests
  }
}

const concatenated = (a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
