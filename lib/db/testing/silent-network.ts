/**
 * A network between us and a PostgreSQL that can fall silent, as a real one does (what is sent is taken, and nothing comes),
 * or break.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type SilentNetwork = {
  /** The database of the given address, through this network. */
  url: string
  /** From now on nothing arrives, in either direction, on the connections there are and on new ones. */
  fallSilent: () => void
  /** From now on connections are broken, those there are and new ones. */
  cut: () => void
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
    client.on('data', (bytes) => !isSilent && database.write(bytes))
    database.on('data', (bytes) => !isSilent && client.write(bytes))
    client.on('close', () => database.destroy())
    database.on('close', () => !isSilent && client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `postgres://${to.username}${to.password && `:${to.password}`}@127.0.0.1:${(server.address() as AddressInfo).port}${to.pathname}`,
    fallSilent: () => {
      isSilent = true
      // What was on its way is lost for good, also when the network is back.
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
    recover: () => {
      isSilent = false
      isCut = false
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
