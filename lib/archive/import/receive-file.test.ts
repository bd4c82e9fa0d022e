import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveFile } from './receive-file.ts'
import { bytesOf } from './testing/archive-of.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-receive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let number = 0
const place = () => join(folder, String(++number))
const type = 'multipart/form-data; boundary=----b'
const part = (head: string, content: string) =>
  `------b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const end = '------b--\r\n'

describe('a file that a form sends', () => {
  it.each([1, 2, 7, 64, 100_000])('is what it was, in pieces of %s bytes', async (piece) => {
    // Its own beginning of an end is none.
    const content = 'نصّ\r\n------\r\n----\r\n------\r\n\r\nآخر'
    const to = place()
    const body =
      part('name="note"', 'x') + part('name="file"; filename="C:\\\\dir\\\\الميناء.xml"', content) + end
    expect(await receiveFile(type, bytesOf(body, piece)(), to, 1_000)).toBe('الميناء.xml')
    expect(await readFile(to, 'utf8')).toBe(content)
  })

  it('is none where none was chosen', async () => {
    expect(
      await receiveFile(type, bytesOf(part('name="file"; filename=""', '') + end)(), place(), 1_000),
    ).toBeNull()
    expect(await receiveFile(type, bytesOf(part('name="note"', 'x') + end)(), place(), 1_000)).toBeNull()
  })

  it.each([
    ['that ends early', type, part('name="file"; filename="a"', 'x').slice(0, -2), 'not-whole'],
    ['of no form', 'text/plain', 'x', 'not-whole'],
    ['without an end to its names', type, `------b\r\n${'x'.repeat(100_000)}`, 'not-whole'],
    ['that is too large', type, part('name="file"; filename="a"', 'x'.repeat(2_000)) + end, 'too-large'],
  ])('%s is refused', async (_, contentType, body, reason) => {
    await expect(receiveFile(contentType, bytesOf(body, 100)(), place(), 1_000)).rejects.toMatchObject({
      reason,
    })
  })
})
