import { expect, it } from 'vitest'
import { doc, p } from './compose.ts'
import { opening } from './opening.ts'

it('begins as the story does, and ends after a whole word', () => {
  expect(opening(doc(p('رست السفينة صباح اليوم.'), p('وغادرت مساءً.')))).toBe(
    'رست السفينة صباح اليوم. وغادرت مساءً.',
  )
  const cut = opening(doc(p('كلمة '.repeat(100))))
  expect(cut).toMatch(/^(كلمة )+كلمة…$/)
  expect(cut.length).toBeLessThanOrEqual(201)
})

it('cuts what has no space, and says nothing of nothing', () => {
  expect(opening(doc(p('🪙'.repeat(300))))).toBe(`${'🪙'.repeat(200)}…`)
  expect(opening(doc())).toBe('')
})
