import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reEncode } from './re-encode.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-re-encode-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const size = { width: 640, height: 400, channels: 3 } as const

/** The AVIF file of a picture, and how many bytes it would be at the quality that most pictures have. */
async function bytesOf(name: string, picture: Buffer) {
  const { files } = await reEncode(sharp(picture), join(folder, name))
  const made = files.find((file) => file.format === 'avif' && file.width === size.width)
  const usual = await sharp(picture).avif({ quality: 48, effort: 1 }).toBuffer()
  return { made: made?.bytes ?? 0, usual: usual.length }
}

it('spends fewer bytes on a picture that is all grain, and as many as before on any other', async () => {
  const grain = await sharp({
    create: { ...size, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
    .png()
    .toBuffer()
  const ofGrain = await bytesOf('grain', grain)
  expect(ofGrain.made).toBeLessThan(ofGrain.usual * 0.9)

  const plain = await sharp({ create: { ...size, background: '#9e2b25' } })
    .png()
    .toBuffer()
  const ofPlain = await bytesOf('plain', plain)
  expect(ofPlain.made).toBe(ofPlain.usual)
})
