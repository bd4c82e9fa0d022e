import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rendition } from '../db/tables/people-and-pictures.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { picturesById } from '../publication/picture.ts'
import { storePicture } from './store-picture.ts'

/** Blue, with an orange corner: a picture whose average colour nobody has to guess at. */
const original = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2040c0' } })
    .composite([
      { input: { create: { width: 40, height: 40, channels: 3, background: '#f08020' } }, left: 0, top: 0 },
    ])
    .png()
    .toBuffer()

describeDatabase('storePicture', (opened) => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-media-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('keeps a picture in every format and size up to its own, each file what its name says', async () => {
    const id = await storePicture(opened(), folder, {
      original: await original(700, 350),
      alts: { ar: 'بحر' },
    })
    const picture = (await picturesById(opened().orm, 'ar', [id])).get(id)!
    expect(picture).toMatchObject({ width: 700, height: 350, alt: 'بحر' })
    // sharp names AVIF by its container.
    for (const [format, name] of [
      ['avif', 'heif'],
      ['webp', 'webp'],
      ['jpeg', 'jpeg'],
    ] as const) {
      expect(picture[format].map((file) => file.width)).toEqual([160, 320, 640, 700])
      for (const { path, width, height } of picture[format])
        expect(await sharp(join(folder, path)).metadata()).toMatchObject({ format: name, width, height })
    }
    const rows = await opened().orm.select().from(rendition)
    for (const { path, bytes } of rows) expect((await readFile(join(folder, path))).length).toBe(bytes)
  })

  it('knows the colour to paint where a picture will be', async () => {
    const id = await storePicture(opened(), folder, { original: await original(800, 500), alts: {} })
    const { colour } = (await picturesById(opened().orm, 'ar', [id])).get(id)!
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    expect(Math.abs(red! - 0x20)).toBeLessThan(24)
    expect(Math.abs(green! - 0x40)).toBeLessThan(24)
    expect(Math.abs(blue! - 0xc0)).toBeLessThan(24)
  })

  it('keeps the same picture once, and a small one as it is', async () => {
    const given = { original: await original(90, 60), alts: {} }
    const id = await storePicture(opened(), folder, given)
    expect(await storePicture(opened(), folder, given)).toBe(id)
    expect((await picturesById(opened().orm, 'ar', [id])).get(id)!.avif.map((file) => file.width)).toEqual([
      90,
    ])
  })
})
