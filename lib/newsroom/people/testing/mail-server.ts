import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'

/** A mail server (RFC 5321) that takes everything and keeps it. */
export async function mailServer(): Promise<{ url: string; letters: string[]; server: Server }> {
  const letters: string[] = []
  const server = createServer((socket) => {
    let letter: string | null = null
    socket.setEncoding('utf8').write('220 ready\r\n')
    socket.on('data', (chunk: string) => {
      if (letter !== null) {
        letter += chunk
        if (!letter.endsWith('\r\n.\r\n')) return
        letters.push(letter)
        letter = null
        socket.write('250 kept\r\n')
      } else if (/^DATA/i.test(chunk)) {
        letter = ''
        socket.write('354 go on\r\n')
      } else socket.write(/^QUIT/i.test(chunk) ? '221 bye\r\n' : '250 ok\r\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters, server }
}
