import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { projectPath } from '../db/project-path.ts'
import { iconHrefs } from '../publication/addresses.ts'

it('the icon that is looked for unasked holds three pictures of their sizes', async () => {
  const file = await readFile(join(projectPath('public'), iconHrefs.ico))
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3])
  for (const [index, size] of [16, 32, 48].entries()) {
    const entry = 6 + 16 * index
    const from = file.readUInt32LE(entry + 12)
    const { format, width, height } = await sharp(
      file.subarray(from, from + file.readUInt32LE(entry + 8)),
    ).metadata()
    expect({ format, width, height, stated: file.readUInt8(entry) }).toEqual({
      format: 'png',
      width: size,
      height: size,
      stated: size,
    })
  }
})
