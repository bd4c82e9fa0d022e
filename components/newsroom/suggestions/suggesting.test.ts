import { afterEach, expect, it, vi } from 'vitest'
import type { StorySuggestions, Suggestion } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { doc, p } from '@/lib/story/compose.ts'
import { Suggesting } from './suggesting.ts'

afterEach(() => vi.unstubAllGlobals())

it('sends one text after the other, however many ask for it at once', async () => {
  const lines = { kicker: '', headline: 'عنوان', standfirst: '', dateline: '' }
  const list: StorySuggestions = { open: [], stamp: '0 ', version: 1, document: doc(p('أول')), lines }
  let under = 0
  let most = 0
  vi.stubGlobal('fetch', async () => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => setImmediate(resolve))
    under -= 1
    return Response.json({ ok: false, refusal: 'malformed', subject: '', message: '' })
  })
  const screen = { list: () => {}, status: () => {}, adopt: () => true, lines: () => {} }
  const suggesting = new Suggesting('article', 'staff', list, screen)
  suggesting.write(() => doc(p('أول الكلام')))
  await Promise.all([suggesting.flush(), suggesting.flush(), suggesting.flush()])
  suggesting.end()
  expect(most).toBe(1)
})

it('knows what the server last made of her words, also where the rest of that answer could not be taken', async () => {
  const lines = { kicker: '', headline: 'عنوان', standfirst: '', dateline: '' }
  const suggested = (path: number, words: string): Suggestion => ({
    id: 'one',
    kind: 'line',
    part: null,
    path: [path],
    from: 3,
    to: 3,
    before: [],
    after: [{ type: 'text', text: words }],
    isGone: false,
    by: 'هند',
    isOwn: true,
    at: '2026-11-25T10:00:00.000Z',
  })
  const first = { open: [suggested(0, ' كلام')], stamp: '1 ', version: 1, document: doc(p('أول')), lines }
  const sent: { known: { id: string; makes: string }[] }[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    // A colleague has written a paragraph before hers.
    const value = { ...first, open: [suggested(1, ' كلامها')], document: doc(p('صفر'), p('أول')) }
    return Response.json({ ok: true, value })
  })
  // A word is being composed.
  const screen = { list: () => {}, status: () => {}, adopt: () => false, lines: () => {} }
  const suggesting = new Suggesting('article', 'staff', first, screen)
  suggesting.write(() => doc(p('أول كلامها')))
  await suggesting.flush()
  suggesting.write(() => doc(p('أول')))
  await suggesting.flush()
  suggesting.end()
  expect(sent.map(({ known }) => known.map(({ makes }) => JSON.parse(makes)))).toMatchObject([
    [{ text: ' كلام' }],
    [{ text: ' كلامها' }],
  ])
})
