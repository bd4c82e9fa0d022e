import { expect, it } from 'vitest'
import { patient } from './patient-refresh.client.ts'

const page = 'http://paper.example/admin/stories/1'
const rsc = { headers: { rsc: '1' } }
const cut = () =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('half'))
        controller.error(new TypeError('network error'))
      },
    }),
  )

/** Answers with each of these in turn, and counts. */
function server(...answers: (Error | (() => Response))[]) {
  const asked: string[] = []
  const plain = (async (input: RequestInfo | URL) => {
    asked.push(String(input))
    const answer = answers[asked.length - 1] ?? (() => new Response('whole'))
    if (answer instanceof Error) throw answer
    return answer()
  }) as typeof fetch
  return { asked, plain }
}

it('asks again for the page itself when nobody answers, or the answer breaks off', async () => {
  const { asked, plain } = server(new TypeError('failed to fetch'), cut)
  const answer = await patient(plain, () => page, 1)(`${page}?_rsc=x`, rsc)
  expect(await answer.text()).toBe('whole')
  expect(asked).toHaveLength(3)
})

it.each([
  ['another page', 'http://paper.example/admin', rsc],
  ['what is no refresh', page, {}],
  ['an action', page, { ...rsc, method: 'POST' }],
])('does not wait for %s', async (_, address, init) => {
  const { asked, plain } = server(new TypeError('failed to fetch'))
  await expect(patient(plain, () => page, 1)(address, init)).rejects.toThrow('failed to fetch')
  expect(asked).toHaveLength(1)
})

it('ends when the page is left, or the refresh is taken back', async () => {
  let here = page
  const away = server(...Array.from({ length: 100 }, () => new TypeError('failed to fetch')))
  const waiting = patient(away.plain, () => here, 1)(page, rsc)
  here = 'http://paper.example/admin'
  await expect(waiting).rejects.toThrow('failed to fetch')
  const given = new AbortController()
  given.abort()
  await expect(patient(away.plain, () => page, 1)(page, { ...rsc, signal: given.signal })).rejects.toThrow()
})
