/**
 * Encodes the demo's drawings and photographs ahead of whoever fills a database with them: in a fresh checkout most of what filling
 * takes. `npm test` does it beside the build.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectPath } from '../db/project-path.ts'
import { encodeDrawing } from '../demo/encoded-drawings.ts'

const folder = await mkdtemp(join(tmpdir(), 'warraq-drawings-'))
try {
  for (const kind of ['pictures', 'portraits', 'photographs']) {
    const originals = join(projectPath('lib/demo'), kind)
    for (const file of (await readdir(originals)).filter((name) => /\.(svg|avif)$/.test(name)))
      await encodeDrawing(await readFile(join(originals, file)), join(folder, file))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
