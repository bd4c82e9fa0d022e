import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/(machines)/media/[...path]/route.ts'
import type { Database } from '../db/open.ts'
import { rendition } from '../db/tables/people-and-pictures.ts'
import { openTestDatabase } from '../db/testing/test-databases.ts'
import { deletePicture } from '../newsroom/pictures/delete-picture.ts'
import { noisy } from '../newsroom/pictures/testing/strange-pictures.ts'
import { uploadPicture } from '../newsroom/pictures/upload-picture.ts'
import { staffMember } from '../newsroom/testing/staff-member.ts'
import { mediaStore } from './media-store.ts'
import { bucketServer } from './testing/bucket-server.ts'

describe('pictures in a bucket', () => {
  const { server, objects, asked, faults } = bucketServer()
  let folder: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-bucket-'))
    vi.stubEnv('MEDIA_BUCKET', 'pictures/paper')
    vi.stubEnv('MEDIA_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    vi.stubEnv('MEDIA_REGION', 'eu-test-1')
    vi.stubEnv('MEDIA_KEY_ID', 'the-key')
    vi.stubEnv('MEDIA_KEY_SECRET', 'the-secret')
    vi.stubEnv('WARRAQ_DATA', folder)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    objects.clear()
    asked.length = 0
    await rm(folder, { recursive: true, force: true })
  })
  const path = `${'0a'.repeat(12)}/640.webp`
  const key = `/pictures/paper/${path}`
  const store = () => mediaStore(join(folder, 'media'))
  const keep = async (words: string) => {
    await writeFile(join(folder, 'file'), words)
    await store().keep(path, join(folder, 'file'))
  }

  it('are kept, opened, read, asked for and removed', async () => {
    expect(await store().has(path)).toBe(false)
    expect(await store().open(path)).toBeNull()
    await expect(store().read(path)).rejects.toMatchObject({ name: 'NoSuchKey' })
    await keep('bytes')
    expect(objects.get(key)).toEqual({
      bytes: Buffer.from('bytes'),
      type: 'image/webp',
      cache: 'public, max-age=31536000, immutable',
    })
    expect(await store().has(path)).toBe(true)
    expect((await store().read(path)).toString()).toBe('bytes')
    const opened = (await store().open(path))!
    expect(opened.bytes).toBe(5)
    expect(await new Response(opened.body).text()).toBe('bytes')
    await store().remove(path)
    await store().remove(path)
    expect(objects.size).toBe(0)
  })

  it('are asked for again on a bad day, and a bucket that refuses is no picture that is missing', async () => {
    await keep('bytes')
    faults.push(503, 503)
    expect((await store().read(path)).toString()).toBe('bytes')
    expect(asked.filter((each) => each === `GET ${key}`)).toHaveLength(3)
    vi.stubEnv('MEDIA_KEY_ID', 'another-key')
    await expect(store().open(path)).rejects.toMatchObject({ name: 'AccessDenied' })
    await expect(store().has(path)).rejects.toBeTruthy()
  })

  it('reach readers by the paper’s own addresses, and are gone when they are deleted', async () => {
    const db: Database = await openTestDatabase('postgres')
    try {
      const editor = await staffMember(db, 'editor')
      const media = join(folder, 'media')
      const { mediaId } = await uploadPicture(db, editor, {}, media, [await noisy(200, 100).png().toBuffer()])
      const files = await db.orm.select().from(rendition).where(eq(rendition.mediaId, mediaId))
      expect([...objects.keys()].sort()).toEqual(files.map((file) => `/pictures/paper/${file.path}`).sort())
      // Nothing of them stays on this machine.
      expect(await readdir(join(media, '.incoming'))).toEqual([])
      expect(await readdir(media)).toEqual(['.incoming'])

      const get = (of: string, headers: Record<string, string> = {}) =>
        GET(new Request(`https://warraq.example/media/${of}`, { headers }), {
          params: Promise.resolve({ path: of.split('/') }),
        })
      const file = files.find((each) => each.format === 'webp')!
      const answer = await get(file.path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/webp')
      expect(answer.headers.get('content-length')).toBe(String(file.bytes))
      expect((await answer.arrayBuffer()).byteLength).toBe(file.bytes)
      const known = { 'if-none-match': answer.headers.get('etag')! }
      expect((await get(file.path, known)).status).toBe(304)

      await deletePicture(db, editor, { mediaId }, media)
      expect(objects.size).toBe(0)
      for (const headers of [{}, known]) expect((await get(file.path, headers)).status).toBe(404)
      const before = asked.length
      // What is no path of a picture is not asked for at all.
      for (const strange of ['../secrets/1.webp', 'paper', `${'0a'.repeat(12)}/640.svg`])
        expect((await get(strange)).status).toBe(404)
      expect(asked).toHaveLength(before)
    } finally {
      await db.close()
    }
  })
})
