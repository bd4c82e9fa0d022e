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
