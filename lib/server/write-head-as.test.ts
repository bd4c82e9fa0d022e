import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { writeHeadAs } from './write-head-as.ts'

async function answered(
  instead: Parameters<typeof writeHeadAs>[1],
  answer: (response: ServerResponse) => void,
): Promise<{ status: number; location: string | null; text: string }> {
  const server = createServer((_, response) => {
    writeHeadAs(response, instead)
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const got = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      redirect: 'manual',
    })
    return { status: got.status, location: got.headers.get('location'), text: await got.text() }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

it('says another status, and where to, however the head is sent', async () => {
  const moved = () => ({ status: 301, location: '/there' })
  for (const answer of [
    (response: ServerResponse) => response.writeHead(404).end('x'),
    (response: ServerResponse) => {
      response.statusCode = 404
      response.end('x')
    },
  ])
    expect(await answered(moved, answer)).toEqual({ status: 301, location: '/there', text: 'x' })
})

it('says another text, whole, in the place of what is answered in one piece', async () => {
  const refused = (status: number) => (status === 500 ? { status: 400, text: 'لم يصل كله' } : { status })
  expect(
    await answered(refused, (response) => {
      response.statusCode = 500
      response.setHeader('content-length', 21)
      response.end('Internal Server Error')
    }),
  ).toEqual({ status: 400, location: null, text: 'لم يصل كله' })
  expect(await answered(refused, (response) => response.end('نعم'))).toMatchObject({
    status: 200,
    text: 'نعم',
  })
})
