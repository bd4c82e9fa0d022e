/**
 * A load generator: keeps connections busy with one request each, for some seconds, and prints what came back as JSON.
 * `node bench/load.ts http://localhost:3000/ --connections=32 --seconds=5 --encoding=br`; with `--paths=FILE` each path of
 * a file, one on a line, is asked for once, however long that takes.
 *
 * It speaks to sockets, because an HTTP client costs more processor than the server it measures. All it reads of an
 * answer is its status and where it ends.
 */
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { parseArgs } from 'node:util'

export type Load = {
  /** Answers with status 200. */
  answers: number
  /** Other statuses, broken connections. */
  failures: number
  seconds: number
  perSecond: number
  /** Milliseconds between a request and the last byte of its answer. */
  p50: number
  p99: number
  /** Bytes of one answer's body. */
  bytes: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    connections: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '5' },
    encoding: { type: 'string', default: 'br' },
    paths: { type: 'string' },
    /** `Name: value`, as many as there are. */
    header: { type: 'string', multiple: true, default: [] },
  },
})
const url = new URL(positionals[0]!)
const requestFor = (path: string) =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: ${url.host}\r\nAccept-Encoding: ${values.encoding}\r\n${values.header.map((each) => `${each}\r\n`).join('')}\r\n`,
  )
const request = requestFor(url.pathname + url.search)
const paths = values.paths
  ? readFileSync(values.paths, 'utf8').split('\n').filter(Boolean).values()
  : undefined
const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('\r\n0\r\n\r\n')
const times: number[] = []
let failures = 0
let bytes = 0
const until = paths ? Number.POSITIVE_INFINITY : performance.now() + Number(values.seconds) * 1000

function keepBusy(): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true })
    let sent = 0
    /** Bytes of the answer still to come; not known of one that comes in chunks, until the last. */
    let left = 0
    let isChunked = false
    /** What is read before its head is complete. */
    let head: Buffer | undefined
    /** The end of what has been read of an answer in chunks: its last chunk may come in pieces. */
    let tail: Buffer = Buffer.alloc(0)
    const ask = () => {
      sent = performance.now()
      const next = paths?.next()
      if (sent >= until || next?.done) {
        socket.off('close', giveUp)
        socket.destroy()
        resolve()
      } else socket.write(next ? requestFor(next.value) : request)
    }
    socket.on('connect', ask)
    socket.on('data', (chunk) => {
      if (left === 0) {
        const read = head ? Buffer.concat([head, chunk]) : chunk
        const end = read.indexOf(headEnd)
        if (end < 0) {
          head = read
          return
        }
        head = undefined
        const text = read.toString('latin1', 0, end)
        if (!text.startsWith('HTTP/1.1 200')) failures += 1
        const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
        isChunked = length === undefined
        tail = Buffer.alloc(0)
        bytes = isChunked ? 0 : Number(length)
        left = isChunked ? 1 : end + headEnd.length + bytes - read.length
      } else if (!isChunked) left -= chunk.length
      if (isChunked) {
        bytes += chunk.length
        tail = Buffer.concat([tail, chunk.subarray(-lastChunk.length)]).subarray(-lastChunk.length)
        if (tail.equals(lastChunk)) left = 0
      }
      if (left === 0) {
        times.push(performance.now() - sent)
        ask()
      }
    })
    const giveUp = () => {
      if (performance.now() < until) failures += 1
      resolve()
    }
    socket.on('error', giveUp)
    socket.on('close', giveUp)
  })
}

const started = performance.now()
await Promise.all(Array.from({ length: Number(values.connections) }, keepBusy))
const seconds = (performance.now() - started) / 1000
times.sort((a, b) => a - b)
const at = (share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
const load: Load = {
  answers: times.length,
  failures,
  seconds,
  perSecond: times.length / seconds,
  p50: at(0.5),
  p99: at(0.99),
  bytes,
}
console.log(JSON.stringify(load))
