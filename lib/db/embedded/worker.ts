/**
 * PGlite in a thread of its own, speaking the PostgreSQL wire protocol over message ports.
 *
 * In the main thread a 50 ms query stops the whole server. And over the wire protocol the embedded engine needs no
 * driver of its own: node-postgres talks to it as to a server (docs/decisions/0002-one-driver-two-engines.md).
 *
 * The parent sends a `MessagePort` for each connection, and `stop` once; it is told when the engine is open. PGlite has one session: a connection is
 * served from its first byte to its close, and the next one waits.
 */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { present } from '../../present.ts'
import { concatenated } from './concatenated.ts'
import { beginMaking, DurableFolder, durable, endMaking, removeServersMark } from './durable-folder.ts'
import { FolderInMemory } from './folder-in-memory.ts'
import { type Request, WireFrames } from './wire-frames.ts'

const parent = present(parentPort, 'process that began this worker')

/**
 * @property isDurable what was acknowledged outlives a power cut
 * @property isCopy opened from a copy in memory, of which nothing comes to the folder
 */
export type EngineSettings = { folder: string; isDurable: boolean; isCopy: boolean }

type Bytes = Uint8Array<ArrayBuffer>
type Send = (piece: Bytes) => void

/** For the client: bytes to read, and whether everything it has sent so far is answered. */
export type Answer = { bytes: Bytes; done: boolean }

const { folder, isDurable, isCopy } = workerData as EngineSettings
const isNew = !isCopy && beginMaking(folder)
if (!isCopy) removeServersMark(folder)
const params = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']
const engine = await PGlite.create({
  fs: isCopy ? new FolderInMemory(folder) : new DurableFolder(folder),
  extensions: { pg_trgm },
  startParams: isDurable ? durable(params) : params,
})
if (isNew) endMaking(folder)
parent.postMessage('open')

/** The engine hands over 8 KB at a time: collected until they are worth a message between threads. */
const pieceSize = 256 * 1024

/** ReadyForQuery, without the byte for the transaction's state that ends it. */
const readyForQuery = [0x5a, 0, 0, 0, 5]

/**
 * Runs whole messages and sends each piece of the answer as it comes.
 *
 * PostgreSQL's errors are part of the answer; this throws when the engine itself fails. PGlite swallows a trap of
 * WebAssembly (a stack overflow, say) and goes on in whatever state that left: then the answer has no end.
 */
async function run(messages: Uint8Array, endsReady: boolean, send: Send): Promise<void> {
  let waiting: Bytes[] = []
  let size = 0
  let tail: Uint8Array = new Uint8Array(0)
  const sendWaiting = () => {
    if (size > 0) send(concatenated(waiting))
    waiting = []
    size = 0
  }
  const streaming = engine.execProtocolRawStream(messages, {
    onRawData(view) {
      // A copy: the view is of the engine's memory, which the next step overwrites.
      const bytes = new Uint8Array(view)
      waiting.push(bytes)
      size += bytes.length
      tail = concatenated([tail, bytes.subarray(-readyForQuery.length - 1)]).subarray(
        -readyForQuery.length - 1,
      )
      if (size >= pieceSize) sendWaiting()
    },
  })
  // What Emscripten throws is not an error with a stack, and would cross to the parent as nothing at all.
  await streaming.catch((reason) => {
    throw new Error(`The engine failed: ${reason instanceof Error ? reason.message : JSON.stringify(reason)}`)
  })
  sendWaiting()
  if (endsReady && !readyForQuery.every((byte, index) => tail[index] === byte)) {
    throw new Error('The engine broke off in the middle of an answer')
  }
}

async function answer(request: Request, send: Send): Promise<void> {
  if (request.kind === 'refuse-encryption') send(Uint8Array.of(0x4e /* N */))
  else await run(request.bytes, request.endsReady, send)
}

async function command(type: string, sql?: string): Promise<void> {
  const body = sql === undefined ? Buffer.alloc(0) : Buffer.from(`${sql}\0`)
  const header = Buffer.alloc(5)
  header.write(type)
  header.writeInt32BE(4 + body.length, 1)
  await run(concatenated([header, body]), true, () => {})
}

/** As when a client leaves a server: its open transaction, prepared statements and settings go with it. */
async function leaveSession(): Promise<void> {
  await command('S')
  await command('Q', 'ROLLBACK')
  await command('Q', 'DISCARD ALL')
}

/** Serves one connection until its port closes. */
function serve(port: MessagePort): Promise<void> {
  const frames = new WireFrames()
  const post = (bytes: Bytes, done: boolean) => {
    const message: Answer = { bytes, done }
    port.postMessage(message, [bytes.buffer])
  }
  let work = Promise.resolve()
  return new Promise((resolve, reject) => {
    port.on('message', (piece: Uint8Array) => {
      work = work.then(async () => {
        // The last piece says that it is the last: each message between threads costs as much as a small query.
        let last: Bytes = new Uint8Array(0)
        const send = (bytes: Bytes) => {
          if (last.length > 0) post(last, false)
          last = bytes
        }
        for (const request of frames.push(piece)) await answer(request, send)
        post(last, true)
      })
      work.catch(reject)
    })
    port.on('close', () => work.then(leaveSession).then(resolve, reject))
  })
}

async function stop(): Promise<void> {
  await command('Q', 'CHECKPOINT')
  await engine.close()
  parent.close()
}

let served = Promise.resolve()
parent.on('message', (message: MessagePort | 'stop') => {
  // A failure is left unhandled on purpose: it ends the thread, for an engine that failed cannot be trusted with
  // another byte. The next connection starts a new one, which replays the log, as a server does after a crash.
  served = served.then(() => (message === 'stop' ? stop() : serve(message)))
})
