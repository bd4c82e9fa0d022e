import { concatenated } from './concatenated.ts'

/**
 * What a client's bytes ask for: https://www.postgresql.org/docs/current/protocol-flow.html
 * - `messages`: whole messages for the engine. With `endsReady` their answer has to end with ReadyForQuery.
 * - `refuse-encryption`: the client asks whether it may encrypt; the answer is the single byte `N`.
 */
export type Request =
  | { kind: 'messages'; bytes: Uint8Array; endsReady: boolean }
  | { kind: 'refuse-encryption' }

/** The bytes cannot be the PostgreSQL protocol. */
export class ProtocolViolation extends Error {}

/** Requests without a type byte: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const cancelRequest = 80_877_102
const sslRequest = 80_877_103
const gssEncryptionRequest = 80_877_104

const lengthSize = 4
const query = 0x51 // Q
const sync = 0x53 // S
const terminate = 0x58 // X

/**
 * Cuts one client's bytes into requests, however they were split or joined on the way: the engine takes half a
 * message for a lost client. Terminate and cancel requests ask nothing of an engine that has one session, and are
 * dropped; the connection's close says the same.
 */
export class WireFrames {
  #rest: Uint8Array = new Uint8Array(0)
  #started = false

  /** The next bytes from the client, in order; what they complete is returned, the remainder kept. */
  push(piece: Uint8Array): Request[] {
    const bytes = this.#rest.length === 0 ? piece : concatenated([this.#rest, piece])
    const requests: Request[] = []
    let start = 0
    while (!this.#started) {
      const end = messageEnd(bytes, start)
      if (end === undefined) break
      const code = end - start < 8 ? 0 : int32(bytes, start + lengthSize)
      if (code === sslRequest || code === gssEncryptionRequest) {
        requests.push({ kind: 'refuse-encryption' })
      } else if (code !== cancelRequest) {
        // Alone: the engine knows a startup message by its first byte.
        requests.push({ kind: 'messages', bytes: bytes.subarray(start, end), endsReady: true })
        this.#started = true
      }
      start = end
    }
    let end = start
    let last: number | undefined
    while (this.#started && end < bytes.length) {
      const next = messageEnd(bytes, end + 1)
      if (next === undefined || bytes[end] === terminate) break
      last = bytes[end]
      end = next
    }
    if (end > start) {
      const endsReady = last === query || last === sync
      requests.push({ kind: 'messages', bytes: bytes.subarray(start, end), endsReady })
    }
    this.#rest = bytes.slice(end)
    return requests
  }
}

/** Where the message whose length field is at `lengthAt` ends, or undefined if it is not all there. */
function messageEnd(bytes: Uint8Array, lengthAt: number): number | undefined {
  if (bytes.length < lengthAt + lengthSize) return undefined
  const length = int32(bytes, lengthAt)
  if (length < lengthSize) throw new ProtocolViolation(`A message cannot be ${length} bytes long`)
  const end = lengthAt + length
  return end <= bytes.length ? end : undefined
}

const int32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getInt32(at)
