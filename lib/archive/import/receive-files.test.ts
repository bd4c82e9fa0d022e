import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveFiles } from './receive-files.ts'
import { bytesOf } from './testing/archive-of.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-receive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let number = 0
const place = async () => {
  const path = join(folder, String(++number))
  await mkdir(path)
  return path
}
const wanted = { fields: ['file', 'pictures'], most: 1_000 }
const type = 'multipart/form-data; boundary=----b'
const part = (head: string, content: string) =>
  `------b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const end = '------b--\r\n'

describe('files that a form sends', () => {
  it.each([1, 2, 7, 64, 100_000])('is what it was, in pieces of %s bytes', async (piece) => {
    // Its own beginning of an end is none.
    const content = 'نصّ\r\n------\r\n----\r\n------\r\n\r\nآخر'
    const to = await place()
    const body =
      part('name="note"', 'x') +
      part('name="file"; filename="C:\\\\dir\\\\الميناء--1.xml"', content) +
      part('name="other"; filename="c"', 'nobody asked for it') +
      part('name="pictures"; filename="صور.zip"', `PK${content}`) +
      end
    expect(await receiveFiles(type, bytesOf(body, piece)(), to, wanted)).toEqual([
      { field: 'file', name: 'الميناء--1.xml', path: join(to, 'file') },
      { field: 'pictures', name: 'صور.zip', path: join(to, 'pictures') },
    ])
    expect(await readFile(join(to, 'file'), 'utf8')).toBe(content)
    expect(await readFile(join(to, 'pictures'), 'utf8')).toBe(`PK${content}`)
    expect(await readdir(to)).toEqual(['file', 'pictures'])
  })

  it('are none where none was chosen, and the one where one was', async () => {
    const to = await place()
    const none = part('name="file"; filename=""', '') + part('name="note"', 'x')
    expect(await receiveFiles(type, bytesOf(none + end)(), to, wanted)).toEqual([])
    const one = part('name="file"; filename="a.xml"', 'x') + part('name="pictures"; filename=""', '') + end
    expect(await receiveFiles(type, bytesOf(one)(), to, wanted)).toMatchObject([{ field: 'file' }])
    expect(await readdir(to)).toEqual(['file'])
  })

  it.each([
    ['that ends early', type, part('name="file"; filename="a"', 'x').slice(0, -2), 'not-whole'],
    ['of no form', 'text/plain', 'x', 'not-whole'],
    ['without an end to its names', type, `------b\r\n${'x'.repeat(100_000)}`, 'not-whole'],
    ['that is too large', type, part('name="file"; filename="a"', 'x'.repeat(2_000)) + end, 'too-large'],
  ])('%s is refused', async (_, contentType, body, reason) => {
    await expect(
      receiveFiles(contentType, bytesOf(body, 100)(), await place(), wanted),
    ).rejects.toMatchObject({ reason })
  })
})
