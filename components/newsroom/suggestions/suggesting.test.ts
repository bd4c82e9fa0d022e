import { afterEach, expect, it, vi } from 'vitest'
import type { StorySuggestions } from '@/lib/newsroom/suggestions/list-suggestions.ts'
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
