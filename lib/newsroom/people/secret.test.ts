import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newsroomSecret } from './secret.ts'

describe('newsroomSecret', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-secret-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is made once, for its owner alone, and then is the same', async () => {
    const dataFolder = join(folder, 'not', 'there yet')
    const secret = newsroomSecret({ secret: undefined, dataFolder })
    expect(secret.length).toBeGreaterThanOrEqual(43)
    expect(newsroomSecret({ secret: undefined, dataFolder })).toBe(secret)
    expect(await readFile(join(dataFolder, 'secret'), 'utf8')).toBe(secret)
    expect((await stat(join(dataFolder, 'secret'))).mode & 0o777).toBe(0o600)
    expect(newsroomSecret({ secret: undefined, dataFolder: join(folder, 'other') })).not.toBe(secret)
  })

  it('is the one that was given, and then no file is written', async () => {
    const dataFolder = join(folder, 'given')
    expect(newsroomSecret({ secret: 'a given one', dataFolder })).toBe('a given one')
    await expect(stat(dataFolder)).rejects.toThrow('ENOENT')
  })
})
