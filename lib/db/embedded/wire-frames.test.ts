import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concatenated } from './concatenated.ts'
import { ProtocolViolation, type Request, WireFrames } from './wire-frames.ts'

const untyped = (...numbers: number[]): Buffer => {
  const message = Buffer.alloc(4 + numbers.length * 4)
  message.writeInt32BE(message.length)
  for (const [index, number] of numbers.entries()) message.writeInt32BE(number, 4 + index * 4)
  return message
}
const startup = untyped(196_608, 0)
const sslRequest = untyped(80_877_103)
const gssRequest = untyped(80_877_104)
const cancelRequest = untyped(80_877_102, 1, 2)
const typed = (type: string, body: Uint8Array = Buffer.alloc(0)): Buffer => {
  const header = Buffer.alloc(5)
  header.write(type)
  header.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([header, body])
}
const query = typed('Q', Buffer.from('SELECT 1\0'))

/** Everything that goes to the engine after the startup message, and how often encryption was asked for. */
const summary = (requests: Request[]) => {
  const messages = requests.filter((request) => request.kind === 'messages')
  return {
    refusals: requests.length - messages.length,
    engineBytes: Buffer.from(concatenated(messages.map(({ bytes }) => bytes))).toString('hex'),
    endsReady: messages.at(-1)?.endsReady,
  }
}

test('whatever the pieces, the engine gets the same bytes, and whole messages only', () => {
  const message = fc
    .tuple(fc.constantFrom('P', 'B', 'D', 'E', 'S', 'Q', 'd'), fc.uint8Array({ maxLength: 40 }))
    .map(([type, body]) => typed(type, body))
  const opening = fc.constantFrom([startup], [sslRequest, startup], [gssRequest, sslRequest, startup])
  fc.assert(
    fc.property(opening, fc.array(message), fc.array(fc.nat()), (first, messages, cuts) => {
      const bytes = Buffer.concat([...first, ...messages])
      const frames = new WireFrames()
      const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
      const requests = places
        .slice(1)
        .flatMap((end, index) => frames.push(bytes.subarray(places[index], end)))
      expect(summary(requests)).toMatchObject({
        refusals: first.length - 1,
        engineBytes: Buffer.concat([startup, ...messages]).toString('hex'),
      })
      for (const request of requests) {
        if (request.kind !== 'messages' || request.bytes[0] === 0) continue
        let at = 0
        while (at < request.bytes.length) at += 1 + Buffer.from(request.bytes).readInt32BE(at + 1)
        expect(at).toBe(request.bytes.length)
      }
    }),
  )
})

test('the startup message reaches the engine alone', () => {
  const requests = new WireFrames().push(Buffer.concat([startup, query]))
  expect(requests.map((request) => request.kind === 'messages' && request.bytes.length)).toEqual([
    startup.length,
    query.length,
  ])
})

test.each([
  ['Q', true],
  ['S', true],
  ['P', false],
  ['d', false],
])('after %s the answer must end ready: %s', (type, endsReady) => {
  const frames = new WireFrames()
  frames.push(startup)
  expect(summary(frames.push(Buffer.concat([query, typed(type)]))).endsReady).toBe(endsReady)
})

test('a terminated or cancelling client asks nothing more of the engine', () => {
  const frames = new WireFrames()
  frames.push(startup)
  expect(summary(frames.push(Buffer.concat([query, typed('X')]))).engineBytes).toBe(query.toString('hex'))
  expect(frames.push(query)).toEqual([])
  expect(new WireFrames().push(cancelRequest)).toEqual([])
})

test('a length that no message can have ends the connection', () => {
  expect(() => new WireFrames().push(Buffer.from([0, 0, 0, 3]))).toThrow(ProtocolViolation)
  const frames = new WireFrames()
  frames.push(startup)
  expect(() => frames.push(Buffer.from('Q\xff\xff\xff\xff', 'latin1'))).toThrow(ProtocolViolation)
})
