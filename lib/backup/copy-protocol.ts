/**
 * Rows as PostgreSQL itself writes and reads them: the text format of `COPY`, which is the same on every server and engine
 * and takes no detour through values of ours (https://www.postgresql.org/docs/current/sql-copy.html).
 */
import type { ClientBase } from 'pg'

/** What node-postgres has and does not type: https://github.com/brianc/node-postgres/blob/master/packages/pg/lib/connection.js */
type Connection = {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Uint8Array) => void
  endCopyFrom: () => void
}

/** Bytes that are handed to the socket at a time. */
const chunk = 256 * 1024

/** A statement whose answer is not rows. */
class Copying {
  readonly #text: string
  readonly #given: Buffer | undefined
  readonly #pieces: Buffer[] = []
  readonly #done = Promise.withResolvers<Buffer>()
  #failed = false

  constructor(text: string, given?: Buffer) {
    this.#text = text
    this.#given = given
  }

  get done(): Promise<Buffer> {
    return this.#done.promise
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: Connection): void {
    const given = this.#given ?? Buffer.alloc(0)
    for (let at = 0; at < given.length; at += chunk)
      connection.sendCopyFromChunk(given.subarray(at, at + chunk))
    connection.endCopyFrom()
  }

  handleCopyData({ chunk: piece }: { chunk: Buffer }): void {
    // A copy: the parser uses the memory again.
    this.#pieces.push(Buffer.from(piece))
  }

  handleError(error: Error): void {
    this.#failed = true
    this.#done.reject(error)
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#done.resolve(Buffer.concat(this.#pieces))
  }

  handleCommandComplete(): void {}
}

const run = async (client: ClientBase, copying: Copying): Promise<Buffer> => {
  client.query(copying as unknown as Parameters<ClientBase['query']>[0])
  return copying.done
}

/** What a `COPY … TO STDOUT` writes: a line for each row. All of it is held in memory. */
export const copyOut = (client: ClientBase, statement: string): Promise<Buffer> =>
  run(client, new Copying(statement))

/** Feeds lines to a `COPY … FROM STDIN`. A server alone can do that. */
export async function copyIn(client: ClientBase, statement: string, lines: Buffer): Promise<void> {
  await run(client, new Copying(statement, lines))
}
