import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { rateLimit } from '../../db/tables/sign-in.ts'
import { openTestDatabase } from '../../db/testing/test-databases.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { limits } from './picture-rules.ts'
import { noisy } from './testing/strange-pictures.ts'
import { answerUpload, takeUpload } from './upload-in-parts.ts'
import { removeOldUploads } from './upload-records.ts'

const address = '/admin/media/pictures/uploads'
const siteUrl = 'https://warraq.example'

// On one engine: parts never come to the database.
describe('a picture in parts', () => {
  let db: Database
  let maryam: Actor
  let karim: Actor
  let folder: string
  beforeAll(async () => {
    db = await openTestDatabase('postgres')
    maryam = await staffMember(db, 'author')
    karim = await staffMember(db, 'editor')
  })
  afterAll(() => db.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-media-'))
    await db.orm.delete(rateLimit)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = (
    actor: Actor,
    method: string,
    id: string | undefined,
    headers: Record<string, string> = {},
    body?: Uint8Array | ReadableStream,
  ) =>
    answerUpload(
      db,
      actor,
      { id },
      new Request(siteUrl + address + (id ? `/${id}` : ''), {
        method,
        headers: { 'Tus-Resumable': '1.0.0', ...headers },
        ...(body && { body: body as BodyInit, duplex: 'half' }),
      } as RequestInit),
      { mediaFolder: folder, address, siteUrl },
    )
  const begin = async (size: number, actor = maryam): Promise<string> => {
    const answer = await ask(actor, 'POST', undefined, { 'Upload-Length': String(size) })
    expect(answer.status).toBe(201)
    const location = answer.headers.get('location')!
    expect(location.startsWith(`${address}/`)).toBe(true)
    return location.slice(address.length + 1)
  }
  const send = (id: string, offset: number, bytes: Uint8Array | ReadableStream, actor = maryam) =>
    ask(
      actor,
      'PATCH',
      id,
      { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      bytes,
    )
  const offsetOf = async (id: string) => Number((await ask(maryam, 'HEAD', id)).headers.get('upload-offset'))
  const take = (id: string, actor = maryam) => takeUpload(db, actor, { id }, folder)
  const lying = async () => (await readdir(join(folder, '.uploads')).catch(() => [])).sort()
  const refused = (subject: string) => ({ refusal: 'picture-refused', subject })

  it('goes on where it was cut off, and is kept once, however often that is asked', async () => {
    const original = await noisy(300, 200).png().toBuffer()
    const id = await begin(original.length)
    expect((await send(id, 0, original.subarray(0, 40_000))).headers.get('upload-offset')).toBe('40000')
    // What has come so far is nobody else's of this machine.
    expect((await stat(join(folder, '.uploads'))).mode & 0o077).toBe(0)
    await expect(take(id)).rejects.toMatchObject(refused('damaged'))
    // The network is lost in the middle of a part.
    const cut = new ReadableStream({
      async start(controller) {
        controller.enqueue(original.subarray(40_000, 60_000))
        await new Promise((resolve) => setTimeout(resolve, 50))
        controller.error(new Error('connection lost'))
      },
    })
    await send(id, 40_000, cut).catch(() => {})
    const came = await offsetOf(id)
    expect(came).toBeGreaterThanOrEqual(40_000)
    expect(came).toBeLessThanOrEqual(60_000)
    // What does not follow what is there is not written.
    expect((await send(id, came + 1, original.subarray(came + 1))).status).toBe(409)
    expect((await send(id, came, original.subarray(came))).status).toBe(204)

    const [first, meanwhile] = await Promise.all([take(id), take(id)])
    expect(meanwhile).toEqual(first)
    expect(first.isKnown).toBe(false)
    expect(await take(id)).toEqual(first)
    expect(await db.orm.$count(media, eq(media.id, first.mediaId))).toBe(1)
    // Its bytes are gone; what became of it is remembered for who did not hear it.
    expect(await lying()).toEqual([`${id}.json`])
  })

  it('is nobody else’s', async () => {
    const id = await begin(10)
    for (const method of ['HEAD', 'DELETE'])
      await expect(ask(karim, method, id)).rejects.toMatchObject(refused('upload-gone'))
    await expect(send(id, 0, new Uint8Array(10), karim)).rejects.toMatchObject(refused('upload-gone'))
    await expect(take(id, karim)).rejects.toMatchObject(refused('upload-gone'))
    const outside = { ...maryam, role: 'contributor' } as Actor
    for (const attempt of [ask(outside, 'POST', undefined), ask(outside, 'HEAD', id), take(id, outside)])
      await expect(attempt).rejects.toMatchObject({ refusal: 'not-allowed', subject: 'media.upload' })
    for (const strange of ['../../etc/passwd', '..', `${id}.json`, '00000000-0000-0000-0000-000000000000'])
      await expect(ask(maryam, 'HEAD', strange)).rejects.toMatchObject(refused('upload-gone'))
    expect(await offsetOf(id)).toBe(0)
  })

  it('is no larger than a picture may be, whatever its sender says', async () => {
    const asked = (size: string) => ask(maryam, 'POST', undefined, { 'Upload-Length': size })
    await expect(asked(String(limits.bytes + 1))).rejects.toMatchObject(refused('too-heavy'))
    await expect(asked('0')).rejects.toMatchObject(refused('empty'))
    for (const size of ['-1', '1e99', 'x', '']) await expect(asked(size)).rejects.toBeTruthy()
    await expect(ask(maryam, 'POST', undefined, { 'Upload-Defer-Length': '1' })).rejects.toMatchObject({
      refusal: 'malformed',
    })
    expect(await lying()).toEqual([])
    const id = await begin(100)
    // More than it said.
    await send(id, 0, new Uint8Array(5_000)).catch(() => {})
    expect((await readFile(join(folder, '.uploads', id))).length).toBeLessThanOrEqual(100)
  })

  it('that is no picture is refused when it is whole, and gone', async () => {
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const id = await begin(bytes.length)
    await send(id, 0, bytes)
    await expect(take(id)).rejects.toMatchObject(refused('svg'))
    expect(await lying()).toEqual([])
    await expect(take(id)).rejects.toMatchObject(refused('upload-gone'))
  })

  it('that was given up, or never finished, leaves nothing', async () => {
    const given = await begin(10)
    expect((await ask(maryam, 'DELETE', given)).status).toBe(204)
    expect(await lying()).toEqual([])

    const left = await begin(10)
    await send(left, 0, new Uint8Array(5))
    const stray = join(folder, '.uploads', '00000000-0000-0000-0000-000000000000')
    await writeFile(stray, 'of a record that is gone')
    await removeOldUploads(folder)
    expect(await lying()).toHaveLength(3)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + limits.unfinishedFor + 60_000 })
    await expect(ask(maryam, 'HEAD', left)).rejects.toMatchObject(refused('upload-gone'))
    await utimes(stray, new Date(0), new Date(0))
    await removeOldUploads(folder)
    expect(await lying()).toEqual([])
  })

  it('is one of as many as one person may have begun, and sent in as many parts as an hour has room for', async () => {
    const { unfinished, requests } = limits
    const most = unfinished.bytes / limits.bytes
    for (let each = 0; each < Math.floor(most); each++) await begin(limits.bytes)
    await expect(
      ask(maryam, 'POST', undefined, { 'Upload-Length': String(limits.bytes) }),
    ).rejects.toMatchObject(refused('too-many'))
    // Another person's are another person's.
    await begin(limits.bytes, karim)
    await db.orm.update(rateLimit).set({ count: requests.most })
    await expect(ask(maryam, 'POST', undefined, { 'Upload-Length': '1' })).rejects.toMatchObject({
      refusal: 'too-many-attempts',
    })
  })
})
