import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { archiveInThread } from './archive-in-thread.ts'
import { mediaAssets } from './media-assets.ts'
import { zipOf } from './testing/zip-of.ts'

let folder: string
const feed = `<rss version="2.0"><channel><title>الميناء</title><item><title>خبر</title><description>كلام</description></item></channel></rss>`
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-beside-'))
  await mkdir(join(folder, 'uploads/2019'), { recursive: true })
  await writeFile(join(folder, 'uploads/2019/a.jpg'), 'in a folder')
  await writeFile(join(folder, 'uploads.zip'), await zipOf({ 'uploads/2019/a.jpg': 'in a ZIP' }))
  await writeFile(join(folder, 'cut.zip'), (await zipOf({ 'a.jpg': 'x'.repeat(5_000) })).subarray(0, 200))
  await writeFile(join(folder, 'slip.zip'), await zipOf({ '../a.jpg': 'x' }))
  await writeFile(join(folder, 'words.txt'), 'كلام')
  await writeFile(join(folder, 'feed.xml'), feed)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.each(['uploads', 'uploads.zip'])('%s is looked through for pictures by their addresses', async (media) => {
  const archive = await archiveInThread(join(folder, 'feed.xml'), { media: join(folder, media) })
  const address = 'https://old.example/wp-content/uploads/2019/a.jpg'
  const open = await archive.shelf!.find(address)
  const pieces: Uint8Array[] = []
  for await (const piece of open!()) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe(media === 'uploads' ? 'in a folder' : 'in a ZIP')
  expect(await archive.shelf!.find('https://old.example/b.jpg')).toBeNull()
  await archive.close()
})

it.each([
  ['nothing', 'no-pictures'],
  ['words.txt', 'no-pictures'],
  ['feed.xml', 'no-pictures'],
  ['cut.zip', 'broken-zip'],
  ['slip.zip', 'unsafe-zip'],
])('%s is refused in a sentence: %s', async (media, reason) => {
  await expect(mediaAssets(join(folder, media))).rejects.toMatchObject({ reason })
  await expect(
    archiveInThread(join(folder, 'feed.xml'), { media: join(folder, media) }),
  ).rejects.toMatchObject({ name: 'ImportRefused', reason, message: expect.stringMatching(/^[^\n]+\.$/) })
})
