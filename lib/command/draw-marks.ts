/** Pictures that are the same whatever is published: our mark for browsers that take no SVG, and the cards of last resort. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type CardShape, cardShapes } from '../card/card.ts'
import { renderCard } from '../card/render-card.ts'
import { palette } from '../card/sheet.ts'
import { projectPath } from '../db/project-path.ts'
import { publication } from '../demo/directory.ts'
import { iconHrefs } from '../publication/addresses.ts'

const publicFile = (href: string) => join(projectPath('public'), href)

/** Writes them into `public/`. */
export async function drawMarks(): Promise<void> {
  const mark = await readFile(publicFile(iconHrefs.svg))
  const png = (size: number) => sharp(mark, { density: 144 }).resize(size, size).png({ palette: true })
  await writeFile(publicFile(iconHrefs.ico), await ico([16, 32, 48], (size) => png(size).toBuffer()))
  await png(192).toFile(publicFile(iconHrefs.small))
  await png(512).toFile(publicFile(iconHrefs.large))
  // Launchers cut their own corners: the ground reaches them, and the mark stays in the middle four fifths
  // (https://www.w3.org/TR/appmanifest/#icon-masks).
  const square = (size: number) => png(size).flatten({ background: palette.accent }).toBuffer()
  await sharp(await square(180)).toFile(publicFile(iconHrefs.apple))
  await sharp(await square(440))
    .extend({ top: 36, bottom: 36, left: 36, right: 36, background: palette.accent })
    .toFile(publicFile(iconHrefs.maskable))
  for (const shape of Object.keys(cardShapes) as CardShape[]) {
    const { body } = await renderCard(
      {
        kind: 'front',
        locale: 'ar',
        publicationName: publication.names.ar,
        tagline: publication.taglines.ar,
        headlines: [],
      },
      shape,
    )
    await writeFile(publicFile(`/card-${shape}.png`), body)
  }
}

/**
 * Pictures in the container that machines ask for without having read a page
 * (https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)): a head, an entry for each, their PNGs.
 */
async function ico(sizes: readonly number[], png: (size: number) => Promise<Buffer>): Promise<Buffer> {
  const pictures = await Promise.all(sizes.map(png))
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [index, picture] of pictures.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8(sizes[index] ?? 0, entry)
    head.writeUInt8(sizes[index] ?? 0, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(picture.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += picture.length
  }
  return Buffer.concat([head, ...pictures])
}
