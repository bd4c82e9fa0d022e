import { afterEach, beforeEach, expect, it } from 'vitest'
import { dependsOn, recordDependencies } from './cache-dependencies.ts'
import { forgetAllRemembered, forgetRemembered, remember, rememberWhile } from './remembered.ts'

let reads = 0
const read = async (tag = 'publication') => {
  dependsOn(tag)
  reads += 1
  return reads
}
beforeEach(() => {
  reads = 0
  rememberWhile(true)
})
afterEach(() => rememberWhile(false))

it('is read once, and each page made from it depends on what it depends on', async () => {
  const pages = await Promise.all([1, 2].map(() => recordDependencies(() => remember('a', read))))
  pages.push(await recordDependencies(() => remember('a', read)))
  expect(pages.map(({ made }) => made)).toEqual([1, 1, 1])
  for (const page of pages) expect([...page.read]).toEqual(['publication'])
})

it('is read again when what it depends on was touched, and only then', async () => {
  await remember('a', read)
  forgetRemembered(['article:1'])
  expect(await remember('a', read)).toBe(1)
  forgetRemembered(['article:1', 'publication'])
  expect(await remember('a', read)).toBe(2)
  forgetAllRemembered()
  expect(await remember('a', read)).toBe(3)
})

it('is not kept when something was touched while it was being read', async () => {
  let go = () => {}
  const slow = remember('a', async () => {
    const value = await read()
    await new Promise<void>((resolve) => {
      go = resolve
    })
    return value
  })
  await Promise.resolve()
  forgetRemembered(['publication'])
  // Who comes now is not given what was begun before.
  expect(await remember('a', read)).toBe(2)
  go()
  expect(await slow).toBe(1)
  expect(await remember('a', read)).toBe(2)
})

it('is not kept when reading it failed, nor where nobody tells of changes', async () => {
  await expect(remember('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await remember('a', read)).toBe(1)
  rememberWhile(false)
  expect(await remember('a', read)).toBe(2)
  expect(await remember('a', read)).toBe(3)
})
