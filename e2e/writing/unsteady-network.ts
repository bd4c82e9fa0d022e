/** The network between a browser and a server, which can be slow, cut, or lose answers: a proxy on this machine. */
import { request as ask, createServer, type Server } from 'node:http'

/**
 * `slow`: half a second each way. `cut`: nothing arrives. `deaf`: saves arrive, their answers do not. `failing`: every
 * other save does not arrive.
 */
export type Weather = 'clear' | 'slow' | 'cut' | 'deaf' | 'failing'

/** Half a second each way, as from a village to a data centre two continents away. */
const slowness = 500

const isSave = (method = '', url = '') => method !== 'GET' && /^\/admin\/stories\/\w+\/(draft|tab)/.test(url)

export class UnsteadyNetwork {
  weather: Weather = 'clear'
  #server: Server
  #saves = 0

  private constructor(server: Server) {
    this.#server = server
  }

  /** Opens `port` of this machine towards the server at `target`. */
  static async open(port: number, target: number): Promise<UnsteadyNetwork> {
    const server = createServer((incoming, outgoing) => {
      const weather = network.weather
      const save = isSave(incoming.method, incoming.url)
      if (save) network.#saves += 1
      const isLost = weather === 'cut' || (weather === 'failing' && save && network.#saves % 2 === 1)
      if (isLost) return void incoming.socket.destroy()
      const wait = weather === 'slow' ? slowness : 0
      setTimeout(() => {
        const onward = ask(
          {
            port: target,
            host: 'localhost',
            method: incoming.method,
            path: incoming.url,
            headers: incoming.headers,
          },
          (answer) => {
            if (weather === 'deaf' && save) {
              answer.resume()
              answer.on('end', () => incoming.socket.destroy())
              return
            }
            setTimeout(() => {
              outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
              answer.pipe(outgoing)
            }, wait)
          },
        )
        onward.on('error', () => incoming.socket.destroy())
        incoming.pipe(onward)
      }, wait)
    })
    const network = new UnsteadyNetwork(server)
    await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
    return network
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
