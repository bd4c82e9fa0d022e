/** A film in a backup: larger than what should be held in memory, so it comes and goes in pieces. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bucketServer } from '../picture/testing/bucket-server.ts'
import { checkMediaFile } from './media-list.ts'
import { type BackupPlace, openPlace, readPlace } from './place.ts'

const piece = Buffer.alloc(1024 * 1024, 'film')
const pieces = 9
const sha256 = () => {
  const hash = createHash('sha256')
  for (let i = 0; i < pieces; i++) hash.update(piece)
  return hash.digest('hex')
}

/** @param breaksAt the number of the piece in whose place there is an error */
async function* film(breaksAt?: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < pieces; i++) {
    if (i === breaksAt) throw new Error('the disk under the film went')
    yield piece
  }
}
const content = (breaksAt?: number) => ({
  bytes: pieces * piece.length,
  open: async () => film(breaksAt),
})
const nobody = { endpoint: undefined, region: 'eu-test-1', credentials: undefined }
const path = `${'a'.repeat(24)}/file.mp4`

async function placeOf(kind: string): Promise<BackupPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-place-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (kind !== 'a bucket')
    return openPlace(readPlace(kind === 'a ZIP' ? join(folder, 'one.zip') : folder, '/', nobody))
  const { server } = bucketServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return openPlace(
    readPlace('s3://backups/paper', '/', {
      endpoint,
      region: 'eu-test-1',
      credentials: { accessKeyId: 'the-key', secretAccessKey: 'the-secret' },
    }),
  )
}

describe.each(['a folder', 'a ZIP', 'a bucket'])('a film in %s', (kind) => {
  it('is written and read in pieces, and told from one that was changed', async () => {
    const place = await placeOf(kind)
    await place.write(`media/${path}`, content())
    await place.finish()
    const file = { path, bytes: pieces * piece.length, sha256: sha256() }
    await checkMediaFile(place, file)
    await expect(checkMediaFile(place, { ...file, sha256: 'f'.repeat(64) })).rejects.toMatchObject({
      reason: 'damaged',
    })
    await expect(checkMediaFile(place, { ...file, path: path.replaceAll('a', 'b') })).rejects.toMatchObject({
      reason: 'damaged',
    })
    await place.close()
  })

  it('is not there when what it came from broke off', async () => {
    const place = await placeOf(kind)
    await expect(place.write(`media/${path}`, content(5))).rejects.toThrow()
    expect(await place.has(`media/${path}`)).toBe(false)
    expect(await place.open(`media/${path}`)).toBeNull()
    await place.close()
  })
})
