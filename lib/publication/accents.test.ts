import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { accentsOf, houseAccents } from './accents.ts'

it('names the colours that the stylesheet prints in', () => {
  const css = readFileSync('components/reader/style/tokens.css', 'utf8')
  expect(css).toContain(`--accent: light-dark(${houseAccents.light}, ${houseAccents.dark})`)
})

it('leaves what nobody chose to the house', () => {
  expect(accentsOf(null)).toBe(null)
  expect(accentsOf({ light: '', dark: '' })).toBe(null)
  expect(accentsOf({ light: '#0a5c36', dark: '' })).toEqual({ light: '#0a5c36', dark: houseAccents.dark })
  expect(accentsOf({ light: '', dark: '#7fd1a8' })).toEqual({ light: houseAccents.light, dark: '#7fd1a8' })
})
