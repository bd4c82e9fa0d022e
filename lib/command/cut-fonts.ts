/** `npm run fonts`: the files and the style sheet of readers' faces, anew from the complete faces in node_modules. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { projectPath } from '../db/project-path.ts'
import { fontSheet } from '../fonts/font-sheet.ts'
import { narrowOnes } from '../fonts/narrow-one.ts'
import { firstFaces } from '../fonts/web-faces.ts'

const style = projectPath('components/reader/style')

for (const { family, file, source, characters } of firstFaces) {
  const whole = await readFile(projectPath(`node_modules/${source}`))
  const plain = await subsetFont(whole, String.fromCodePoint(...characters), { targetFormat: 'sfnt' })
  if (family === 'Markazi Text') narrowOnes(plain)
  const cut = await subsetFont(plain, '', { keepAllGlyphs: true, targetFormat: 'woff2' })
  await writeFile(join(style, 'fonts', `${file}.woff2`), cut)
  console.log(`${file}: ${(cut.length / 1000).toFixed(1)} KB of ${characters.size} characters`)
}
await writeFile(join(style, 'fonts.css'), await fontSheet())
