/**
 * Files of tests follow each other in one process (`isolate: false`): none may leave other settings to the next than it
 * found.
 */
import { afterAll, expect } from 'vitest'

const environment = process.env
/** Without what sharp says to the library under it when it is first loaded. */
const settings = () => ({ ...process.env, VIPSHOME: undefined })
const found = settings()
afterAll(() => {
  expect(process.env, 'the environment itself, not a copy of it').toBe(environment)
  expect(settings()).toEqual(found)
})
