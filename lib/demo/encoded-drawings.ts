/**
 * The demo's drawings and photographs, encoded once in a checkout: that is nine tenths of what filling a database takes,
 * and whoever works on Warraq, or runs its tests, fills many.
 */
import { createHash, randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { projectPath } from '../db/project-path.ts'
import { type Encoded, reEncode } from '../newsroom/pictures/re-encode.ts'

/** Beside what Next keeps from one build to the next. */
const kept = join(dirname(projectPath('package.json')), '.next/cache/drawings')
const description = 'encoded.json'

/** Another encoder makes other files of the same drawing. */
const encoder = readFile(projectPath('lib/newsroom/pictures/re-encode.ts')).then((source) =>
  createHash('sha256').update(source).update(JSON.stringify(sharp.versions)).digest('hex'),
)

/** As {@link reEncode}, of a drawing or photograph of this repository. */
export async function encodeDrawing(original: Buffer, folder: string): Promise<Encoded> {
  const key = createHash('sha256')
    .update(await encoder)
    .update(original)
    .digest('hex')
  const known = join(kept, key)
  const encoded = await readFile(join(known, description), 'utf8').catch(() => null)
  if (encoded !== null) {
    await cp(known, folder, { recursive: true })
    return JSON.parse(encoded)
  }
  const made = await reEncode(sharp(original), folder)
  // A project that its server may not write to has only the pictures.
  await keep(known, folder, made).catch(() => {})
  return made
}

async function keep(known: string, folder: string, made: Encoded): Promise<void> {
  const unfinished = `${known}.${randomUUID()}`
  await mkdir(kept, { recursive: true })
  try {
    await cp(folder, unfinished, { recursive: true })
    await writeFile(join(unfinished, description), JSON.stringify(made))
    // Somebody else may have put theirs there meanwhile: it is the same.
    await rename(unfinished, known)
  } catch {
    await rm(unfinished, { recursive: true, force: true })
  }
}
