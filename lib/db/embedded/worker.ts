/**
 * PGlite in a thread of its own, speaking the PostgreSQL wire protocol over message ports.
 *
 * In the main thread a 50 ms query stops the whole server. Over the wire protocol the embedded engine needs no
 * driver of its own: node-postgres talks to it exactly as to a server (`docs/decisions/0002`).
 *
 * The parent sends a `MessagePort` for each new connection and `stop` once. There is one session, as PGlite has:
 * a connection is served from its first byte to its close, and the next one waits.
 */
import { MessagePort as Port, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { type Request, WireFrames } from './wire-frames.ts'

/** Sent to the client: bytes to read, and whether everything it has sent so far is answered. */
export type Answer = { bytes: Uint8Array<ArrayBuffer>; done: boolean }

export type EngineSettings = { folder: string }

/** The engine hands over its answer 8 KB at a time: post it in pieces that are worth a message. */
const pieceSize = 256 * 1024

const typedMessage = (type: string, body = ''): Uint8Array => {
  const message = Buffer.alloc(5 + Buffer.byteLength(body))
  message.write(type, 0)
  message.writeInt32BE(message.length - 1, 1)
  message.write(body, 5)
  return message
}
const sync = typedMessage('S')
const query = (sql: string): Uint8Array => typedMessage('Q', `${sql}\0`)

const { folder } = workerData as EngineSettings
const engine = await PGlite.create(folder, { extensions: { pg_trgm } })

/** Runs whole messages and sends each piece of the answer as it comes. */
async function run(messages: Uint8Array, send: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const post = () => {
    if (size === 0) return
    const piece = new Uint8Array(size)
    let offset = 0
    for (const part of waiting) {
      piece.set(part, offset)
      offset += part.length
    }
    waiting = []
    size = 0
    send(piece)
  }
  await engine.execProtocolRawStream(messages, {
    onRawData: (bytes) => {
      // A view of the engine's memory, which the next step overwrites.
      waiting.push(new Uint8Array(bytes))
      size += bytes.length
      if (size >= pieceSize) post()
    },
  })
  post()
}

async function answer(requests: Request[], send: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  for (const request of requests) {
    if (request.kind === 'messages') await run(request.bytes, send)
    if (request.kind === 'refuse-encryption') send(Uint8Array.of(0x4e /* N */))
  }
}

/** What a server does when a client goes: an open transaction, prepared statements and settings go with it. */
async function leaveSession(): Promise<void> {
  const ignore = () => {}
  for (const message of [sync, query('ROLLBACK'), query('DISCARD ALL')]) await run(message, ignore)
}

/** Serves one connection until its port closes. */
function serve(port: Port): Promise<void> {
  const frames = new WireFrames()
  const send = (bytes: Uint8Array<ArrayBuffer>, done = false) => {
    const message: Answer = { bytes, done }
    port.postMessage(message, [bytes.buffer])
  }
  let work = Promise.resolve()
  return new Promise((resolve, reject) => {
    port.on('close', () => work.then(leaveSession).then(resolve, reject))
    port.on('message', (piece: Uint8Array) => {
      work = work
        .then(() => answer(frames.push(piece), send))
        .then(() => send(new Uint8Array(0), true))
        .catch((error) => {
          console.error('The embedded database gave up a connection:', error)
          port.close()
        })
    })
  })
}

let served = Promise.resolve()
parentPort!.on('message', (message: Port | 'stop') => {
  if (message instanceof Port) {
    served = served.then(() => serve(message))
    return
  }
  served = served.then(async () => {
    await run(query('CHECKPOINT'), () => {})
    await engine.close()
    parentPort!.close()
  })
})
parentPort!.postMessage('ready')
