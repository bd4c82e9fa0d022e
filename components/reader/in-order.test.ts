import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { inOrder } from './in-order.ts'

it('keeps the order of however many children: 600 KB can change script at every letter', () => {
  const letters = 'كw'.repeat(300_000)
  expect(renderToStaticMarkup(inOrder(letters.split(''))) === letters).toBe(true)
})
