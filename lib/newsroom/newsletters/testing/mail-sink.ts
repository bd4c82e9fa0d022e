/** A mail server (RFC 5321, by the library `smtp-server`) that keeps what it takes. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

type SunkLetter = { from: string; to: string; source: string }

/**
 * @param refuse what it says to an address, with `responseCode`; null takes it
 * @param heard of a letter that has come; its yes is said when this has ended
 */
export async function mailSink(
  refuse: (to: string) => (Error & { responseCode?: number }) | null = () => null,
  heard: (letter: SunkLetter) => unknown = () => {},
): Promise<{ url: string; letters: SunkLetter[]; close: () => Promise<void> }> {
  const letters: SunkLetter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refuse(address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const letter = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address).join(),
          source: Buffer.concat(chunks).toString('utf8'),
        }
        letters.push(letter)
        Promise.resolve(heard(letter)).then(() => done(), done)
      })
    },
  })
  // Who sends may be killed in the middle.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
