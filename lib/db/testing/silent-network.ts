/**
 * A network between us and a PostgreSQL that can fall silent, as a real one does (what is sent is taken, and nothing comes),
 * break, be slow, or hold everything back, as it is when the server does not get to run.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export type SilentNetwork = {
  /** The database of the given address, through this network. */
  url: string
  /** From now on nothing arrives, in either direction, on the connections there are and on new ones. */
  fallSilent: () => void
  /** From now on connections are broken, those there are and new ones. */
  cut: () => void
  /** From now on everything arrives so many milliseconds later, in either direction. */
  slowDown: (ms: number) => void
  /** From now on nothing arrives, and nothing is lost: it arrives when the network has recovered. */
  hold: () => void
  /** New connections work again. Those that were caught stay caught, as those are whose packets were lost. */
  recover: () => void
  close: () => Promise<void>
}

/** @param databaseUrl of a server on a port, or on a socket in a folder */
export async function silentNetwork(databaseUrl: string): Promise<SilentNetwork> {
  const to = new URL(databaseUrl)
  const host = decodeURIComponent(to.hostname)
  const port = Number(to.port || 5432)
  const sockets = new Set<Socket>()
  let isSilent = false
  let isCut = false
  let latency = 0
  let held: PromiseWithResolvers<void> | undefined
  /** What was on its way when the network fell silent is lost for good. */
  let silences = 0
  /** Carries what one sends to the other, in order. */
  const carry = (from: Socket, into: Socket) => {
    let before = Promise.resolve()
    let onTheirWay = 0
    from.on('data', (bytes) => {
      if (isSilent) return
      if (onTheirWay === 0 && latency === 0 && !held) return void into.write(bytes)
      const [due, silencesThen] = [wait(latency), silences]
      onTheirWay += 1
      before = before.then(async () => {
        await due
        await held?.promise
        onTheirWay -= 1
        if (silences === silencesThen && !into.destroyed) into.write(bytes)
      })
    })
  }
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => {})
    client.on('close', () => sockets.delete(client))
    if (isCut) return void client.resetAndDestroy()
    // Taken, and never answered.
    if (isSilent) return void client.resume()
    const database = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
    sockets.add(database)
    database.on('error', () => {})
    database.on('close', () => sockets.delete(database))
    carry(client, database)
    carry(database, client)
    client.on('close', () => database.destroy())
    database.on('close', () => !isSilent && client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `postgres://${to.username}${to.password && `:${to.password}`}@127.0.0.1:${(server.address() as AddressInfo).port}${to.pathname}`,
    fallSilent: () => {
      isSilent = true
      silences += 1
      // Also when the network is back.
      for (const socket of sockets) {
        socket.removeAllListeners('data')
        socket.resume()
      }
    },
    cut: () => {
      isCut = true
      // Only TCP has a reset: the server may be at a socket in a folder.
      for (const socket of sockets) {
        if (socket.remoteAddress) socket.resetAndDestroy()
        else socket.destroy()
      }
    },
    slowDown: (ms) => {
      latency = ms
    },
    hold: () => {
      held ??= Promise.withResolvers()
    },
    recover: () => {
      isSilent = false
      isCut = false
      latency = 0
      held?.resolve()
      held = undefined
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
