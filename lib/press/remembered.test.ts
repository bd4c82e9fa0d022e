import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dependsOn, recordDependencies } from './cache-dependencies.ts'
import { forgetAllRemembered, forgetRemembered, remember, rememberEach, rememberWhile } from './remembered.ts'

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

describe('several of a kind', () => {
  let asked: string[][] = []
  const readAll = async (missing: string[]) => {
    asked.push(missing)
    return new Map(
      missing.filter((id) => id !== 'none').map((id) => [id, { value: `${id}!`, read: [`item:${id}`] }]),
    )
  }
  const page = (ids: string[]) => recordDependencies(() => rememberEach('items', ids, readAll))
  beforeEach(() => {
    asked = []
  })

  it('are read together, those that are not remembered, and each page depends on its own', async () => {
    await page(['a', 'b'])
    const { made, read } = await page(['b', 'c', 'none'])
    expect([...made]).toEqual([
      ['b', 'b!'],
      ['c', 'c!'],
    ])
    expect([...read]).toEqual(['item:b', 'item:c'])
    await page(['none'])
    expect(asked).toEqual([['a', 'b'], ['c', 'none'], ['none']])
  })

  it('are forgotten one by one', async () => {
    await page(['a', 'b'])
    forgetRemembered(['item:b'])
    await page(['a', 'b'])
    forgetAllRemembered()
    await page(['a'])
    expect(asked).toEqual([['a', 'b'], ['b'], ['a']])
  })

  it('are not kept when anything was touched while they were read', async () => {
    await recordDependencies(() =>
      rememberEach('items', ['a'], async (missing) => {
        const made = await readAll(missing)
        forgetRemembered(['item:b'])
        return made
      }),
    )
    await page(['a'])
    expect(asked).toHaveLength(2)
  })

  it('are read every time outside of a page, as in a transaction', async () => {
    await page(['a'])
    expect([...(await rememberEach('items', ['a'], readAll))]).toEqual([['a', 'a!']])
    expect(asked).toHaveLength(2)
  })

  it('are no more than memory has room for', async () => {
    await page(Array.from({ length: 6_001 }, (_, i) => String(i)))
    await page(['0', '6000'])
    expect(asked[1]).toEqual(['0'])
  })
})
