import { expect, it } from 'vitest'
import { cropOffset, focusOf } from './crops.ts'

it('keeps the focal point in the middle of a crop, and the crop inside its picture', () => {
  expect(cropOffset(0.5, 1000, 400)).toBe(300)
  expect(cropOffset(0.6, 1000, 400)).toBe(400)
  expect(cropOffset(0.05, 1000, 400)).toBe(0)
  expect(cropOffset(1, 1000, 400)).toBe(600)
  expect(cropOffset(0.5, 1000, 400, 0.25)).toBe(400)
})

it('looks at a place of the crop’s own, or else at the picture’s', () => {
  const picture = { focalX: 0.2, focalY: 0.3, crops: { '1x1': { x: 0.9, y: 0.1 } } }
  expect(focusOf(picture, '1x1')).toEqual({ x: 0.9, y: 0.1 })
  expect(focusOf(picture, '16x9')).toEqual({ x: 0.2, y: 0.3 })
})
