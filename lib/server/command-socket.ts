/**
 * How a command reaches the server that has the data folder open: a socket in that folder, which only the
 * folder's owner may open. One request and one answer per connection, each one line of JSON.
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
}
/** `output` is for the terminal; `failed` gives the command's exit code 1. */
export type CommandAnswer = { output: string; failed: boolean }

/** A file of 5 MB in base64, and room for the rest. */
const longestRequest = 8 * 1024 * 1024

/** Socket paths are cut at about 104 bytes by the system; a deep data folder gets one in the temporary folder. */
export function socketPath(dataFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\warraq-${name}`
  const inside = join(dataFolder, 'command.sock')
  return Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `warraq-${name}.sock`)
}

/** Answers commands until closed. Call it only while holding the data folder: a leftover socket is removed. */
export async function listenForCommands(
  dataFolder: string,
  run: (request: CommandRequest) => Promise<CommandAnswer>,
): Promise<() => Promise<void>> {
  const path = socketPath(dataFolder)
  await rm(path, { force: true })
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    readLine(socket)
      .then((line) => run(JSON.parse(line) as CommandRequest))
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
    await new Promise((resolve) => server.close(resolve))
    await rm(path, { force: true })
  }
}

/** Has the running server carry out a command; null when no server has this data folder open. */
export async function askServer(dataFolder: string, request: CommandRequest): Promise<CommandAnswer | null> {
  const socket = await connect(socketPath(dataFolder))
  if (!socket) return null
  socket.write(`${JSON.stringify(request)}\n`)
  return JSON.parse(await readLine(socket)) as CommandAnswer
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // No socket, or one that a killed server left behind: nobody is there.
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
      else reject(error)
    })
  })
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    socket.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > longestRequest) {
        reject(new Error('The command is too large.'))
        socket.pause()
        return
      }
      chunks.push(chunk)
      if (chunk.includes(10)) resolve(Buffer.concat(chunks).toString('utf8').split('\n')[0]!)
    })
    socket.on('error', reject)
    socket.on('end', () => reject(new Error('The connection ended before an answer came.')))
  })
}
