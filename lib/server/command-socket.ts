/**
 * How a command reaches the server that has the data folder open: a socket in that folder, which only the
 * folder's owner may open. One request per connection, then how far it has come, then one answer, each one line of JSON.
 */

import { createHash } from 'node:crypto'
import { chmod, rm } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type CommandRequest = {
  command: string
  args: string[]
  file?: { name: string; base64: string } | undefined
  /**
   * Absolute: a file or folder too large to send, which the server reads itself, and the pictures and the mapping that go
   * with it.
   */
  paths?: { file: string; media?: string | undefined; mapping?: string | undefined } | undefined
  /** Where a backup is to go, or what is to be moved: absolute paths, or addresses. */
  backup?: { place?: string | undefined; to?: string | undefined; media?: string | undefined } | undefined
  /** A WordPress that is running, with who asks it. */
  site?:
    | {
        address: string
        media?: string | undefined
        mapping?: string | undefined
        user: string
        password: string
      }
    | undefined
}
/** Says how far a long command has come. */
export type Tell = (line: string) => void
/** `output` is for the terminal; `failed` gives the command's exit code 1. */
export type CommandAnswer = { output: string; failed: boolean }

/** A file of 5 MB in base64, and room for the rest. */
const longestRequest = 8 * 1024 * 1024

/** Socket paths are cut at about 104 bytes by the system; a deep data folder gets one in the temporary folder. */
function socketPath(dataFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\warraq-${name}`
  const inside = join(dataFolder, 'command.sock')
  return Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `warraq-${name}.sock`)
}

/**
 * Answers commands until closed. Call it only while holding the data folder: a leftover socket is removed.
 * @param run its signal is aborted when whoever asked has gone (Ctrl-C), and when this is closed, which waits for it
 */
export async function listenForCommands(
  dataFolder: string,
  run: (request: CommandRequest, tell: Tell, signal: AbortSignal) => Promise<CommandAnswer>,
): Promise<() => Promise<void>> {
  const path = socketPath(dataFolder)
  await rm(path, { force: true })
  const closing = new AbortController()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const tell: Tell = (progress) => {
      if (socket.writable) socket.write(`${JSON.stringify({ progress })}\n`)
    }
    const gone = new AbortController()
    const lines = readLines(socket)
    lines
      .next()
      .then(({ value }) => {
        // Nothing more is said on this side: the next line is the end.
        lines.next().then(
          () => gone.abort(),
          () => gone.abort(),
        )
        const signal = AbortSignal.any([gone.signal, closing.signal])
        return run(JSON.parse(value ?? 'null') as CommandRequest, tell, signal)
      })
      .catch(
        (error: unknown): CommandAnswer => ({
          output: error instanceof Error ? error.message : String(error),
          failed: true,
        }),
      )
      .then((answer) => socket.end(`${JSON.stringify(answer)}\n`))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  if (process.platform !== 'win32') await chmod(path, 0o600)
  return async () => {
    closing.abort()
    await new Promise((resolve) => server.close(resolve))
    await rm(path, { force: true })
  }
}

/** Has the running server carry out a command; null when no server has this data folder open. */
export async function askServer(
  dataFolder: string,
  request: CommandRequest,
  tell: Tell = () => {},
): Promise<CommandAnswer | null> {
  const socket = await connect(socketPath(dataFolder))
  if (!socket) return null
  socket.write(`${JSON.stringify(request)}\n`)
  for await (const line of readLines(socket)) {
    const heard = JSON.parse(line) as CommandAnswer | { progress: string }
    if (!('progress' in heard)) return heard
    tell(heard.progress)
  }
  throw new Error('The connection ended before an answer came.')
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // No socket, no folder, or one that a killed server left behind: nobody is there.
      if (['ENOENT', 'ENOTDIR', 'ECONNREFUSED'].includes(error.code ?? '')) resolve(null)
      else reject(error)
    })
  })
}

async function* readLines(socket: Socket): AsyncGenerator<string, undefined> {
  let pending: Buffer[] = []
  let length = 0
  // The other direction goes on when a line has been read.
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    let rest = chunk
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8')
      pending = []
      length = 0
      rest = rest.subarray(end + 1)
    }
    pending.push(rest)
    length += rest.length
    if (length > longestRequest) throw new Error('The command is too large.')
  }
}
